//! What was done to merchants, stores and users, and who did it. Codes have a trail of their own (`deed`).

use checkout::payment::RequestId;
use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::deed::{DeedRow, Doer};
use super::writer::Change;
use super::{Database, unavailable};

/// The next line of a trail, to be written with the change that it tells of.
#[derive(Clone, Debug)]
pub(super) struct TrailLine {
    about: String,
    at: Timestamp,
    by: String,
    deed: &'static str,
    detail: Option<String>,
}

impl TrailLine {
    pub(super) fn new(about: &str, deed: &'static str, detail: Option<String>, doer: Doer<'_>) -> Self {
        Self { about: about.to_owned(), at: doer.at, by: doer.by.to_owned(), deed, detail }
    }

    /// Of two that are written at once, the primary key refuses one.
    pub(super) async fn write(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO deed (about, number, at, by_whom, deed, detail) \
             SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4, $5 FROM deed WHERE about = $6",
        )
        .bind(self.about.as_str())
        .bind(self.at.as_millis())
        .bind(self.by.as_str())
        .bind(self.deed)
        .bind(self.detail.as_deref())
        .bind(self.about.as_str())
        .execute(connection)
        .await
        .map(drop)
        .map_err(unavailable)
    }
}

/// How often a line is written anew that another one came before.
const TRIES_MAX: u32 = 4;

impl Database {
    /// Writes down what somebody is about to do to a payment.
    ///
    /// # Errors
    /// The database's.
    pub async fn record_payment_deed(
        &self,
        payment: &RequestId,
        deed: &'static str,
        detail: Option<String>,
        doer: Doer<'_>,
    ) -> Result<(), StoreError> {
        let line = TrailLine::new(payment.as_str(), deed, detail, doer);
        let mut tries = 0;
        loop {
            let line = line.clone();
            let written = self.writer.write(move |connection| {
                Box::pin(async move { line.write(connection).await.map(Change::Keep) })
            });
            tries += 1;
            match written.await {
                Err(StoreError::Corrupt(_)) if tries < TRIES_MAX => {}
                written => return written,
            }
        }
    }

    /// Whether `by` has refunded this payment in part or cancelled it, or tried to.
    ///
    /// # Errors
    /// The database's.
    pub async fn has_returned(&self, payment: &RequestId, by: &str) -> Result<bool, StoreError> {
        let found: Option<i64> = sqlx::query_scalar(
            "SELECT CAST(1 AS BIGINT) FROM deed WHERE about = $1 AND by_whom = $2 \
             AND deed IN ('refund', 'cancel') LIMIT 1",
        )
        .bind(payment.as_str())
        .bind(by)
        .fetch_optional(&self.pool)
        .await
        .map_err(unavailable)?;
        Ok(found.is_some())
    }

    /// What was done to the merchant, store or user of this id, from its beginning, at most `limit` lines.
    ///
    /// # Errors
    /// The database's.
    pub async fn trail(&self, about: &str, limit: u32) -> Result<Vec<DeedRow>, StoreError> {
        self.lines_of_trail(about, "number", limit).await
    }

    /// The same, but the newest first: the last of them, where there are more than `limit`.
    ///
    /// # Errors
    /// The database's.
    pub async fn newest_of_trail(&self, about: &str, limit: u32) -> Result<Vec<DeedRow>, StoreError> {
        self.lines_of_trail(about, "number DESC", limit).await
    }

    async fn lines_of_trail(
        &self,
        about: &str,
        order: &'static str,
        limit: u32,
    ) -> Result<Vec<DeedRow>, StoreError> {
        let sql = format!("SELECT * FROM deed WHERE about = $1 ORDER BY {order} LIMIT $2");
        let query = sqlx::query(AssertSqlSafe(sql)).bind(about).bind(i64::from(limit));
        let rows = query.fetch_all(&self.pool).await.map_err(unavailable)?;
        rows.iter().map(DeedRow::read).collect()
    }
}
