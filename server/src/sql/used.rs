//! What this database has been used with before: so that a change that mixes what must stay apart is seen.

use checkout::port::StoreError;
use checkout::time::Timestamp;

use super::{Database, unavailable};

/// How many of one kind are told; a database that has seen more has seen too many in any case.
const TOLD_MAX: i64 = 20;

/// A kind of thing that is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Used {
    /// A client id of Alipay+'s, which is of the sandbox or of production.
    ClientId,
    /// A public URL that posters were made with.
    PosterUrl,
}

impl Used {
    /// What the names of these settings begin with.
    const fn prefix(self) -> &'static str {
        match self {
            Self::ClientId => "used client id: ",
            Self::PosterUrl => "used poster url: ",
        }
    }
}

impl Database {
    /// Remembers that `what` was used, for the first time at `now`.
    ///
    /// # Errors
    /// The database's.
    pub async fn remember(&self, kind: Used, what: &str, now: Timestamp) -> Result<(), StoreError> {
        let query =
            sqlx::query("INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
                .bind(format!("{}{what}", kind.prefix()))
                .bind(now.as_millis().to_be_bytes().to_vec());
        self.writer.execute(query).await.map(drop)
    }

    /// What was used, in alphabetical order, at most twenty.
    ///
    /// # Errors
    /// The database's.
    pub async fn remembered(&self, kind: Used) -> Result<Vec<String>, StoreError> {
        let prefix = kind.prefix();
        let query = "SELECT name FROM setting WHERE substr(name, 1, $1) = $2 ORDER BY name LIMIT $3";
        // PostgreSQL's substr takes an integer of 32 bits.
        let length = i32::try_from(prefix.len()).unwrap_or(i32::MAX);
        let names: Vec<String> = sqlx::query_scalar(query)
            .bind(length)
            .bind(prefix)
            .bind(TOLD_MAX)
            .fetch_all(&self.pool)
            .await
            .map_err(unavailable)?;
        Ok(names.into_iter().map(|name| name[prefix.len()..].to_owned()).collect())
    }
}
