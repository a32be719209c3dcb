//! The database. One SQL serves both kinds through sqlx's `any`; what differs between them stands in `kind`.

mod api_key;
mod api_request;
mod browser;
mod catalogue;
mod deed;
mod forget;
mod history;
mod kind;
mod migrate;
mod news;
mod of_merchant;
mod password;
mod payment;
mod picture;
mod pooler;
mod refund;
mod report;
mod row;
mod scope;
mod scoped;
mod second_factor;
mod session;
mod store;
mod trail;
mod tries;
mod unmatched;
mod unreadable;
mod used;
mod user;
mod vitals;
mod webhook;
mod writer;

use std::path::{Path, PathBuf};
use std::time::Duration;

use checkout::port::StoreError;
use sqlx::any::AnyPoolOptions;
use sqlx::error::DatabaseError;
use sqlx::{AnyPool, Connection as _, Executor};

use kind::Kind;
pub(crate) use kind::file_of;
use news::Herald;
use writer::Writer;

use crate::metrics::MoneyCounts;
use crate::private_file::{self, PrivateFileError};

pub use api_key::ApiKey;
pub use api_request::KnownRequest;
pub use browser::KNOWN_SECONDS;
pub use catalogue::{CodeRow, NewCode, NewStore};
pub use deed::{DeedRow, Doer};
pub use forget::{PERSONAL_SECONDS, TOLD_SECONDS, WITHOUT_MONEY_SECONDS};
pub use history::{HistoryLine, PaymentFilter, hex};
pub use news::News;
pub use password::Credentials;
pub use report::{Concern, PaymentRow, PaymentSearch, Period, Position, Reference, Span, Takings, Worry};
pub use scoped::StoreChange;
pub use session::{AGE_SECONDS_MAX, IDLE_SECONDS_MAX, Session, Stage};
pub use tries::Patience;
pub use unreadable::UnreadableNotification;
pub use used::Used;
pub use user::{GRANTS_MAX, User};
pub use vitals::{PoolUse, Vitals};
pub use webhook::{Delivery, DeliveryKey, DeliveryState, DueDelivery, Tried, Try, Webhook, WebhookState};

/// Connections to the database that are open at most.
const CONNECTIONS_MAX: u32 = 16;

/// How long a request waits for a connection, and a connection for its turn to write.
const WAIT_MAX: Duration = Duration::from_secs(5);

/// The database, shared by all who ask for it.
#[derive(Clone, Debug)]
pub struct Database {
    kind: Kind,
    /// Where it is, if it is a file.
    file: Option<PathBuf>,
    pool: AnyPool,
    writer: Writer,
    herald: Herald,
    /// Counts what is stored, in a server that is watched.
    counts: Option<MoneyCounts>,
}

impl Database {
    /// Opens the database that `url` names, makes it if it is a file that is not there, and brings it up to date.
    ///
    /// # Errors
    /// What the database says, and never the URL with its password.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        Self::open_or_make(url, true).await
    }

    /// The same, of a database that there is already: none is made.
    ///
    /// # Errors
    /// What the database says, or where it was looked for and not found.
    pub async fn open_existing(url: &str) -> Result<Self, StoreError> {
        Self::open_or_make(url, false).await
    }

    async fn open_or_make(url: &str, makes: bool) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let kind = Kind::of(url);
        if !makes {
            kind.must_be_there(url)?;
        }
        let address = kind.address(url)?;
        migrate::bring_up_to_date(kind, &address, makes).await?;
        let pool = AnyPoolOptions::new()
            .max_connections(CONNECTIONS_MAX)
            .acquire_timeout(WAIT_MAX)
            .after_connect(move |connection, _| {
                Box::pin(async move { connection.execute(kind.connection_settings()).await.map(drop) })
            })
            .test_before_acquire(kind.can_lose_connections())
            // A transaction that SQLite ended by itself, on a full disk, cannot be rolled back any more; sqlx then takes
            // the connection to be in it for ever. Nothing that is free is in one, so such a connection is let go.
            .before_acquire(|connection, _| {
                let is_free = !connection.is_in_transaction();
                Box::pin(async move { Ok(is_free) })
            })
            .connect(&address)
            .await
            .map_err(unavailable)?;
        let writer = Writer::new(kind, &pool);
        let herald = Herald::new(kind, &pool, url);
        let file = kind.file(url).map(Path::to_owned);
        Ok(Self { kind, file, pool, writer, herald, counts: None })
    }

    /// The same database; what is stored through it is counted.
    #[must_use]
    pub(crate) fn counted(self, counts: MoneyCounts) -> Self {
        Self { counts: Some(counts), ..self }
    }

    /// Which kind of database it is and up to which step it was brought: never where, for that may hold a password.
    #[must_use]
    pub fn in_words(&self) -> String {
        migrate::in_words(self.kind)
    }

    /// What others on the machine may read, of a database that is a file: payers' addresses, secrets of second factors
    /// and of webhooks are in it. With the command that mends it.
    #[must_use]
    pub fn exposed_files(&self) -> Vec<PrivateFileError> {
        let Some(file) = &self.file else { return Vec::new() };
        let beside = ["", "-wal", "-shm"].map(|ending| {
            let mut path = file.clone().into_os_string();
            path.push(ending);
            PathBuf::from(path)
        });
        beside.iter().filter_map(|path| private_file::exposure(path)).collect()
    }

    /// Whether the database takes what is written: a change like any other is stored in it, and lasts. That it can be
    /// read does not say so: its disk may be full, or it may be read-only for a while.
    ///
    /// # Errors
    /// What it says when it does not.
    pub async fn takes_changes(&self) -> Result<(), StoreError> {
        let sql = "INSERT INTO setting (name, value) VALUES ('written', $1) \
            ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        // Another value than before, so that there is something to write.
        let query = sqlx::query(sql).bind(crate::random::bytes::<8>().to_vec());
        self.writer.execute(query).await.map(drop)
    }

    /// The secret of this name that all servers on this database share; `fresh` becomes it when there is none.
    ///
    /// # Errors
    /// The database's, or that what it holds is not 32 bytes.
    pub async fn secret(&self, name: &str, fresh: [u8; 32]) -> Result<[u8; 32], StoreError> {
        let insert =
            sqlx::query("INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING");
        self.writer.execute(insert.bind(name.to_owned()).bind(fresh.to_vec())).await?;
        let value: Vec<u8> = sqlx::query_scalar("SELECT value FROM setting WHERE name = $1")
            .bind(name)
            .fetch_one(&self.pool)
            .await
            .map_err(unavailable)?;
        value.try_into().map_err(|_| StoreError::Corrupt(format!("the secret {name} is not 32 bytes long")))
    }

    /// Closes all connections, once what is under way is done and other servers were told of it.
    pub async fn close(&self) {
        self.herald.has_told().await;
        self.pool.close().await;
    }
}

/// A failure of the database in the rules' terms: a constraint's refusal says that somebody wanted what must never
/// be; anything else may be different in a minute.
#[expect(clippy::needless_pass_by_value, reason = "it is what map_err hands over")]
fn unavailable(error: sqlx::Error) -> StoreError {
    let code = error.as_database_error().and_then(DatabaseError::code);
    if code.as_deref().is_some_and(is_constraint) {
        return StoreError::Corrupt(error.to_string());
    }
    if pooler::is_named_by(&error) {
        return StoreError::Unavailable(pooler::WORDS.to_owned());
    }
    StoreError::Unavailable(error.to_string())
}

/// PostgreSQL: class 23, integrity constraint violation, and P0001, what a trigger raises. SQLite: 19,
/// `SQLITE_CONSTRAINT`, in the low byte of its extended codes.
fn is_constraint(code: &str) -> bool {
    const SQLITE_CONSTRAINT: u32 = 19;
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => number & 0xff == SQLITE_CONSTRAINT,
        _ => code.starts_with("23") || code == "P0001",
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// defects.md D4: on SQLite, a write past the single writer waits for the lock and fails where it is busy.
    #[test]
    fn nothing_is_written_past_the_writer() {
        fn look(folder: &Path, found: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    look(&path, found);
                } else {
                    let source = std::fs::read_to_string(&path).unwrap();
                    // Split, so that this line does not find itself.
                    let direct = concat!("execute(&self.", "pool)");
                    found.extend(source.contains(direct).then(|| path.display().to_string()));
                }
            }
        }
        let mut found = Vec::new();
        look(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sql"), &mut found);
        assert_eq!(found, [""; 0]);
    }
}
