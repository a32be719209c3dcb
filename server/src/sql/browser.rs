//! Browsers in which somebody has signed in before: the tries of strangers under the same name do not count for these.

use checkout::port::StoreError;
use checkout::time::Timestamp;
use checkout::user::UserName;

use super::writer::Change;
use super::{Database, unavailable};
use crate::token::TokenHash;

/// How long a browser is known in which the user has not signed in again, in seconds.
pub const KNOWN_SECONDS: i64 = 180 * 24 * 3600;

impl Database {
    /// Whether the user of this name has signed in in this browser before.
    ///
    /// # Errors
    /// The database's.
    pub async fn is_known_browser(
        &self,
        browser: &TokenHash,
        name: &UserName,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let found: Option<i64> = sqlx::query_scalar(
            "SELECT CAST(1 AS BIGINT) FROM known_browser JOIN console_user ON console_user.id = known_browser.user_id \
             WHERE browser_hash = $1 AND console_user.name = $2 AND seen_at > $3",
        )
        .bind(browser.as_bytes())
        .bind(name.as_str())
        .bind(now.plus_seconds(-KNOWN_SECONDS).as_millis())
        .fetch_optional(&self.pool)
        .await
        .map_err(unavailable)?;
        Ok(found.is_some())
    }

    /// Remembers that a user has signed in in this browser, and forgets what is too long ago.
    ///
    /// # Errors
    /// The database's.
    pub async fn remember_browser(
        &self,
        browser: &TokenHash,
        user_id: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (browser, user_id) = (*browser, user_id.to_owned());
        let remembered = self.writer.write(move |connection| {
            Box::pin(async move {
                sqlx::query("DELETE FROM known_browser WHERE seen_at <= $1")
                    .bind(now.plus_seconds(-KNOWN_SECONDS).as_millis())
                    .execute(&mut *connection)
                    .await
                    .map_err(unavailable)?;
                sqlx::query(
                    "INSERT INTO known_browser (browser_hash, user_id, seen_at) VALUES ($1, $2, $3) \
                     ON CONFLICT (browser_hash, user_id) DO UPDATE SET seen_at = excluded.seen_at",
                )
                .bind(browser.as_bytes())
                .bind(user_id)
                .bind(now.as_millis())
                .execute(connection)
                .await
                .map(|_| Change::Keep(()))
                .map_err(unavailable)
            })
        });
        remembered.await
    }
}
