//! Payments and their history, as operators read them.

use std::fmt::Write as _;

use checkout::entry_code::EntryCode;
use checkout::payment::{Payment, RequestId, Status};
use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::any::AnyArguments;
use sqlx::{Arguments as _, AssertSqlSafe};

use super::{Database, row, unavailable};

/// Which payments to list.
#[derive(Clone, Debug, Default)]
pub struct PaymentFilter {
    /// Only this code's.
    pub code: Option<EntryCode>,
    /// Only those that stand here.
    pub status: Option<Status>,
    /// Only those made at this time or later.
    pub since: Option<Timestamp>,
}

/// One line of a payment's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// When we learnt of it.
    pub at: Timestamp,
    /// What happened.
    pub fact: String,
    /// Where the payment stood afterwards.
    pub status: String,
    /// The result code that came with it.
    pub result_code: Option<String>,
    /// What the operator has to know.
    pub alarm: Option<String>,
    /// The refund that it happened to, if it was one.
    pub refund: Option<String>,
    /// SHA-256 of the signed message, in hexadecimal digits.
    pub digest: Option<String>,
}

impl Database {
    /// The payments that `filter` lets through, newest first, at most `limit`.
    ///
    /// # Errors
    /// The database's.
    pub async fn payments(&self, filter: &PaymentFilter, limit: u32) -> Result<Vec<Payment>, StoreError> {
        // Only the conditions that are asked for stand in the query, so that each kind finds its index.
        let mut conditions = vec!["TRUE".to_owned()];
        let mut values = AnyArguments::default();
        let bind = |result: Result<(), sqlx::error::BoxDynError>| {
            result.map_err(|error| StoreError::Unavailable(error.to_string()))
        };
        if let Some(code) = &filter.code {
            bind(values.add(code.to_string()))?;
            conditions.push(format!("code = ${}", values.len()));
        }
        if let Some(status) = filter.status {
            bind(values.add(status.name()))?;
            conditions.push(format!("status = ${}", values.len()));
        }
        if let Some(since) = filter.since {
            bind(values.add(since.as_millis()))?;
            conditions.push(format!("created_at >= ${}", values.len()));
        }
        bind(values.add(i64::from(limit)))?;
        let sql = format!(
            "SELECT * FROM payment WHERE {} ORDER BY created_at DESC, request_id DESC LIMIT ${}",
            conditions.join(" AND "),
            values.len()
        );
        let query = sqlx::query_with(AssertSqlSafe(sql), values);
        let rows = query.fetch_all(&self.pool).await.map_err(unavailable)?;
        rows.iter().map(row::payment).collect()
    }

    /// A payment's history, from its beginning.
    ///
    /// # Errors
    /// The database's.
    pub async fn history(&self, request_id: &RequestId) -> Result<Vec<HistoryLine>, StoreError> {
        let rows = sqlx::query("SELECT * FROM payment_event WHERE request_id = $1 ORDER BY version")
            .bind(request_id.as_str())
            .fetch_all(&self.pool)
            .await
            .map_err(unavailable)?;
        rows.iter()
            .map(|row| {
                Ok(HistoryLine {
                    at: row::time(row, "at")?,
                    fact: row::get(row, "fact")?,
                    status: row::get(row, "status")?,
                    result_code: row::get(row, "result_code")?,
                    alarm: row::get(row, "alarm")?,
                    refund: row::get(row, "refund_id")?,
                    digest: row::get::<Option<Vec<u8>>>(row, "digest")?.map(|digest| hex(&digest)),
                })
            })
            .collect()
    }
}

/// The hexadecimal digits of a digest, as `sha256sum` prints them.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
