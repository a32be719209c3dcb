//! How pages look now: what all of them share, and the pictures on them. It changes while the server runs, when somebody
//! uploads a picture here or on another server.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use app::shell::Shell;
use checkout::port::StoreError;
use checkout::time::Timestamp;
use tokio::sync::{Mutex, Semaphore, watch};

use crate::brand::{Brand, Shown};
use crate::sql::Database;

/// How often it is seen whether another server was given a picture: a look at the names, at most a thousand.
const LOOK_INTERVAL: Duration = Duration::from_secs(2);

/// Pictures that are looked at, here or when they are uploaded, at once.
pub(crate) static PICTURE_PLACES: Semaphore = Semaphore::const_new(1);

/// How pages look, to be asked anew for each.
#[derive(Debug)]
pub struct Looks {
    /// What stands where nothing was uploaded.
    of_folder: Brand,
    shell: Shell,
    now: RwLock<Arc<Look>>,
    turn: Mutex<()>,
}

/// How pages look at one moment.
#[derive(Debug)]
pub struct Look {
    /// What all pages share.
    pub shell: Shell,
    /// The pictures.
    pub brand: Brand,
    /// They, by their addresses.
    pub(crate) files: HashMap<String, Arc<Shown>>,
    /// What was uploaded, since when each is as it is, and what was made of it: nothing, of what cannot be shown.
    uploaded: BTreeMap<String, (Timestamp, Option<Arc<Shown>>)>,
}

impl Look {
    fn new(
        shell: &Shell,
        of_folder: &Brand,
        uploaded: BTreeMap<String, (Timestamp, Option<Arc<Shown>>)>,
    ) -> Arc<Self> {
        let mut brand = of_folder.clone();
        for (about, (_, shown)) in &uploaded {
            if let Some(shown) = shown {
                brand.put(about, shown.clone());
            }
        }
        let shell = Shell { mark: brand.mark(), ..shell.clone() };
        Arc::new(Self { shell, files: brand.files().collect(), brand, uploaded })
    }

    /// Whether the picture of this was uploaded.
    pub fn is_uploaded(&self, about: &str) -> bool {
        self.uploaded.contains_key(about)
    }

    /// Whether it shows what was uploaded until now.
    fn is_of(&self, since: &[(String, Timestamp)]) -> bool {
        let shown = self.uploaded.iter().map(|(about, (at, _))| (about, at));
        shown.eq(since.iter().map(|(about, at)| (about, at)))
    }
}

impl Looks {
    /// With the pictures of the operator's folder, and those that were uploaded.
    ///
    /// # Errors
    /// The database's.
    pub async fn new(shell: Shell, of_folder: Brand, database: &Database) -> Result<Self, StoreError> {
        let now = RwLock::new(Look::new(&shell, &of_folder, BTreeMap::new()));
        let looks = Self { of_folder, shell, now, turn: Mutex::new(()) };
        looks.renew(database).await?;
        Ok(looks)
    }

    /// How a page looks that is made now.
    pub fn now(&self) -> Arc<Look> {
        // Nobody can leave half a look behind: it is only ever replaced.
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes up what was uploaded since. Only what changed is read again, on threads where it holds no payer up: a
    /// picture can take a tenth of a second.
    ///
    /// # Errors
    /// The database's.
    pub async fn renew(&self, database: &Database) -> Result<(), StoreError> {
        // One after the other, so that an older look never replaces a newer one.
        let _turn = self.turn.lock().await;
        let since = database.pictures_since().await?;
        let before = self.now();
        if before.is_of(&since) {
            return Ok(());
        }
        let mut uploaded = BTreeMap::new();
        for (about, at) in since {
            let known = before.uploaded.get(&about).filter(|(known_at, _)| *known_at == at);
            let shown = match known {
                Some((_, shown)) => shown.clone(),
                // Taken away meanwhile, perhaps: then the next look is without it.
                None => match database.picture(&about).await? {
                    Some(file) => read(about.clone(), file).await?,
                    None => continue,
                },
            };
            uploaded.insert(about, (at, shown));
        }
        let look = Look::new(&self.shell, &self.of_folder, uploaded);
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = look;
        Ok(())
    }

    /// Takes up what other servers are given, until `stop` turns true.
    pub async fn follow(&self, database: &Database, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            tokio::select! {
                () = tokio::time::sleep(LOOK_INTERVAL) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
            if let Err(error) = self.renew(database).await {
                tracing::warn!(%error, "pictures that were uploaded elsewhere cannot be read");
            }
        }
    }
}

/// Reads a picture on a thread of its own; one at a time, for each may take tens of megabytes.
async fn read(about: String, file: Vec<u8>) -> Result<Option<Arc<Shown>>, StoreError> {
    let gone = |error: String| StoreError::Unavailable(format!("looking at a picture: {error}"));
    let place = PICTURE_PLACES.acquire().await.map_err(|error| gone(error.to_string()))?;
    let read = tokio::task::spawn_blocking(move || {
        let _place = place;
        Shown::uploaded(&about, file)
    });
    read.await.map_err(|error| gone(error.to_string()))
}

#[cfg(test)]
mod tests {
    use app::shell::Style;

    use super::*;
    use crate::sql::Doer;

    fn svg(width: u8) -> Vec<u8> {
        let view = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} 20\">");
        format!("{view}<rect width=\"{width}\" height=\"20\"/></svg>").into_bytes()
    }

    // security.md M4
    #[tokio::test]
    async fn only_a_picture_that_changed_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}/standee.db", folder.path().display());
        let database = Database::open(&url).await.unwrap();
        let shell = Shell {
            script_url: String::new(),
            wasm_url: String::new(),
            style: Style::Linked(String::new()),
            mark: None,
            reload_port: None,
        };
        let looks = Looks::new(shell, Brand::default(), &database).await.unwrap();
        let shown = |about: &str| looks.now().uploaded.get(about).and_then(|(_, shown)| shown.clone());
        let uploads = async |about: &str, file| {
            let doer = Doer { by: "a test", at: Timestamp::from_millis(1) };
            assert!(database.keep_picture(about, file, (9, 9), doer).await.unwrap());
            looks.renew(&database).await.unwrap();
        };
        uploads("S0000000000000001", svg(20)).await;
        uploads("S0000000000000002", b"nothing that can be shown".to_vec()).await;
        let first = shown("S0000000000000001").unwrap();
        assert!(shown("S0000000000000002").is_none() && looks.now().is_uploaded("S0000000000000002"));
        uploads("S0000000000000002", svg(40)).await;
        assert!(Arc::ptr_eq(&first, &shown("S0000000000000001").unwrap()), "it did not change");
        assert!(shown("S0000000000000002").is_some());
        uploads("S0000000000000001", svg(60)).await;
        assert!(!Arc::ptr_eq(&first, &shown("S0000000000000001").unwrap()));
        assert_eq!(looks.now().files.len(), 2);
    }
}
