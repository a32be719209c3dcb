//! How often signing in was tried, by name and by address: in the database, so that two servers count together.
//!
//! A try is counted before it is made, so that many at once do not slip through; one that succeeds is taken back.

use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::AssertSqlSafe;

use super::writer::Change;
use super::{Database, row, unavailable};
use crate::token::TokenHash;

/// How long a count counts after the last try, in seconds. It is deleted in the background.
pub(super) const KEPT_SECONDS: i64 = 24 * 3600;

/// How many tries are free, and how long others then wait.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// So many tries, one after the other, wait for nothing.
    pub free: u32,
    /// The longest wait between two, in seconds. The first is of one second, and each is twice the one before.
    pub wait_seconds_max: u32,
}

impl Patience {
    /// How long the next try has to wait after so many.
    fn wait_seconds(self, tries: u32) -> u32 {
        match tries.checked_sub(self.free) {
            None => 0,
            Some(beyond) => 1_u32.checked_shl(beyond).unwrap_or(u32::MAX).min(self.wait_seconds_max),
        }
    }
}

impl Database {
    /// Counts a try for `key`; if it has to wait, says for how many seconds, and counts nothing.
    ///
    /// # Errors
    /// The database's.
    pub async fn count_try(
        &self,
        key: &TokenHash,
        patience: Patience,
        now: Timestamp,
    ) -> Result<Result<(), u32>, StoreError> {
        let (key, lock) = (*key, self.kind.locking_rows());
        let counted = self.writer.write(move |connection| {
            Box::pin(async move {
                sqlx::query(
                    "INSERT INTO sign_in_tries (key, tries, tried_at, next_at) VALUES ($1, 0, $2, 0) \
                     ON CONFLICT (key) DO UPDATE SET tries = 0, next_at = 0 WHERE sign_in_tries.tried_at <= $3",
                )
                .bind(key.as_bytes())
                .bind(now.as_millis())
                .bind(now.plus_seconds(-KEPT_SECONDS).as_millis())
                .execute(&mut *connection)
                .await
                .map_err(unavailable)?;
                // Whoever tries at the same time waits here.
                let sql = format!("SELECT tries, next_at FROM sign_in_tries WHERE key = $1{lock}");
                let query = sqlx::query(AssertSqlSafe(sql)).bind(key.as_bytes());
                let found = query.fetch_one(&mut *connection).await.map_err(unavailable)?;
                let next_at = row::time(&found, "next_at")?;
                if now < next_at {
                    let millis = next_at.as_millis().saturating_sub(now.as_millis());
                    let seconds = u32::try_from(millis.saturating_add(999) / 1000).unwrap_or(u32::MAX);
                    return Ok(Change::Keep(Err(seconds)));
                }
                let tries = row::count(&found, "tries")?.saturating_add(1);
                // Who came a moment before, and had to wait here for this one, does not wait for what is free.
                let wait_seconds = patience.wait_seconds(tries);
                let next_at = if wait_seconds == 0 { next_at } else { now.plus_seconds(wait_seconds.into()) };
                sqlx::query("UPDATE sign_in_tries SET tries = $1, tried_at = $2, next_at = $3 WHERE key = $4")
                    .bind(i64::from(tries))
                    .bind(now.as_millis())
                    .bind(next_at.as_millis())
                    .bind(key.as_bytes())
                    .execute(connection)
                    .await
                    .map(|_| Change::Keep(Ok(())))
                    .map_err(unavailable)
            })
        });
        counted.await
    }

    /// Forgets the tries of `key`: the last was right.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_tries(&self, key: &TokenHash) -> Result<(), StoreError> {
        self.change_tries(key, "DELETE FROM sign_in_tries WHERE key = $1").await
    }

    /// Takes a try that was counted back: nothing was tried with it, or it was right.
    ///
    /// # Errors
    /// The database's.
    pub async fn take_back_try(&self, key: &TokenHash) -> Result<(), StoreError> {
        const TAKE_BACK: &str =
            "UPDATE sign_in_tries SET tries = tries - 1, next_at = 0 WHERE key = $1 AND tries > 0";
        self.change_tries(key, TAKE_BACK).await
    }

    async fn change_tries(&self, key: &TokenHash, sql: &'static str) -> Result<(), StoreError> {
        self.writer.execute(sqlx::query(sql).bind(key.as_bytes())).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_tries_on_waits_ever_longer_and_not_for_ever() {
        let patience = Patience { free: 5, wait_seconds_max: 300 };
        let waits = [0, 1, 4, 5, 6, 7, 10, 13, 14, 40, u32::MAX];
        let expected = [0, 0, 0, 1, 2, 4, 32, 256, 300, 300, 300];
        assert_eq!(waits.map(|tries| patience.wait_seconds(tries)), expected);
    }
}
