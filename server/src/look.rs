//! How pages look now: what all of them share, and the pictures on them. It changes while the server runs, when somebody
//! uploads a picture here or on another server.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use app::shell::Shell;
use checkout::port::StoreError;
use checkout::time::Timestamp;
use poster::PictureFile;
use tokio::sync::watch;

use crate::brand::Brand;
use crate::sql::Database;

/// How often it is seen whether another server was given a picture: a look at the names, at most a thousand.
const LOOK_INTERVAL: Duration = Duration::from_secs(2);

/// How pages look, to be asked anew for each.
#[derive(Debug)]
pub struct Looks {
    /// What stands where nothing was uploaded.
    of_folder: Brand,
    shell: Shell,
    now: RwLock<Arc<Look>>,
}

/// How pages look at one moment.
#[derive(Debug)]
pub struct Look {
    /// What all pages share.
    pub shell: Shell,
    /// The pictures.
    pub brand: Brand,
    /// Their files, by their addresses.
    pub files: HashMap<String, PictureFile>,
    /// What was uploaded, and since when each is as it is.
    since: Vec<(String, Timestamp)>,
}

impl Look {
    fn new(shell: &Shell, brand: Brand, since: Vec<(String, Timestamp)>) -> Arc<Self> {
        let shell = Shell { mark: brand.mark(), ..shell.clone() };
        Arc::new(Self { shell, files: brand.files().collect(), brand, since })
    }

    /// Whether the picture of this was uploaded.
    pub fn is_uploaded(&self, about: &str) -> bool {
        self.since.iter().any(|(uploaded, _)| uploaded == about)
    }
}

impl Looks {
    /// With the pictures of the operator's folder, and those that were uploaded.
    ///
    /// # Errors
    /// The database's.
    pub async fn new(shell: Shell, of_folder: Brand, database: &Database) -> Result<Self, StoreError> {
        let now = RwLock::new(Look::new(&shell, of_folder.clone(), Vec::new()));
        let looks = Self { of_folder, shell, now };
        looks.renew(database).await?;
        Ok(looks)
    }

    /// How a page looks that is made now.
    pub fn now(&self) -> Arc<Look> {
        // Nobody can leave half a look behind: it is only ever replaced.
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes up what was uploaded since.
    ///
    /// # Errors
    /// The database's.
    pub async fn renew(&self, database: &Database) -> Result<(), StoreError> {
        let since = database.pictures_since().await?;
        if since == self.now().since {
            return Ok(());
        }
        let brand = self.of_folder.with(database.pictures().await?);
        let look = Look::new(&self.shell, brand, since);
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
