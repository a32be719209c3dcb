//! The keys by which merchants' systems ask. The database knows their hashes alone.

use checkout::access::Scope;
use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::deed::Doer;
use super::trail::TrailLine;
use super::writer::Change;
use super::{Database, row, unavailable};
use crate::token::TokenHash;

/// The most keys of a merchant that are good at the same time.
const KEYS_MAX: u32 = 20;

/// How exactly it is known when a key was used last, in milliseconds: not every request writes.
const USED_MILLIS: i64 = 60_000;

const FOUND: &str = "SELECT id, merchant_id, name, created_at, used_at, revoked_at FROM api_key WHERE TRUE";

/// A key, without what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKey {
    /// Its id.
    pub id: String,
    /// Whose payments it is for.
    pub merchant_id: String,
    /// What it was called when it was made.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was used last, to a minute.
    pub used_at: Option<Timestamp>,
    /// Since when it is good no more.
    pub revoked_at: Option<Timestamp>,
}

impl ApiKey {
    fn read(row: &AnyRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row::get(row, "id")?,
            merchant_id: row::get(row, "merchant_id")?,
            name: row::get(row, "name")?,
            created_at: row::time(row, "created_at")?,
            used_at: row::time_if_any(row, "used_at")?,
            revoked_at: row::time_if_any(row, "revoked_at")?,
        })
    }
}

impl Database {
    /// Adds a key; `false` when the merchant has as many as it may.
    ///
    /// # Errors
    /// The database's.
    pub async fn add_api_key(
        &self,
        (id, merchant_id): (&str, &str),
        name: &str,
        hash: &TokenHash,
        doer: Doer<'_>,
    ) -> Result<bool, StoreError> {
        let line = TrailLine::new(merchant_id, "API key added", Some(format!("{id} {name}")), doer);
        let insert = sqlx::query(
            "INSERT INTO api_key (id, merchant_id, name, key_hash, created_at) VALUES ($1, $2, $3, $4, $5)",
        );
        let insert = insert.bind(id.to_owned()).bind(merchant_id.to_owned()).bind(name.to_owned());
        let insert = insert.bind(hash.as_bytes().to_vec()).bind(doer.at.as_millis());
        let counted = "SELECT COUNT(*) FROM api_key WHERE merchant_id = $1 AND revoked_at IS NULL";
        self.add_to_merchant(merchant_id, (counted, KEYS_MAX), insert, line).await
    }

    /// The keys of the merchants within `scope`, oldest first, at most `limit`. Staff have none.
    ///
    /// # Errors
    /// The database's.
    pub async fn api_keys_within(&self, scope: &Scope, limit: u32) -> Result<Vec<ApiKey>, StoreError> {
        let rows = self.of_merchants_within(FOUND, scope, limit).await?;
        rows.iter().map(ApiKey::read).collect()
    }

    /// The key of this id, if it is within `scope`.
    ///
    /// # Errors
    /// The database's.
    pub async fn api_key_within(&self, scope: &Scope, id: &str) -> Result<Option<ApiKey>, StoreError> {
        let found = self.of_merchant_within(FOUND, scope, id).await?;
        found.as_ref().map(ApiKey::read).transpose()
    }

    /// The key that has this hash, while it is good; that it was used is written down, a minute at least apart.
    ///
    /// # Errors
    /// The database's.
    pub async fn api_key_of(&self, hash: &TokenHash, now: Timestamp) -> Result<Option<ApiKey>, StoreError> {
        let sql = format!("{FOUND} AND key_hash = $1 AND revoked_at IS NULL");
        let found = sqlx::query(AssertSqlSafe(sql)).bind(hash.as_bytes()).fetch_optional(&self.pool).await;
        let Some(key) = found.map_err(unavailable)?.as_ref().map(ApiKey::read).transpose()? else {
            return Ok(None);
        };
        if key.used_at.is_none_or(|used_at| now >= used_at.plus_millis(USED_MILLIS)) {
            let query = sqlx::query("UPDATE api_key SET used_at = $1 WHERE id = $2");
            self.writer.execute(query.bind(now.as_millis()).bind(key.id.clone())).await?;
        }
        Ok(Some(key))
    }

    /// Ends a key: from now on it is good no more. That it ended before changes nothing.
    ///
    /// # Errors
    /// The database's.
    pub async fn revoke_api_key(&self, key: &ApiKey, doer: Doer<'_>) -> Result<(), StoreError> {
        let line = TrailLine::new(&key.merchant_id, "API key revoked", Some(key.id.clone()), doer);
        let (id, at) = (key.id.clone(), doer.at);
        let revoked = self.writer.write(move |connection| {
            Box::pin(async move {
                let query =
                    sqlx::query("UPDATE api_key SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL");
                let done = query.bind(at.as_millis()).bind(id).execute(&mut *connection).await;
                if done.map_err(unavailable)?.rows_affected() == 0 {
                    return Ok(Change::Undo(()));
                }
                line.write(connection).await.map(Change::Keep)
            })
        });
        revoked.await
    }
}
