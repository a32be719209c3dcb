//! Payments and their history, as operators read them.

use std::fmt::Write as _;

use checkout::entry_code::EntryCode;
use checkout::payment::{Payment, RequestId, Status};
use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::{Any, QueryBuilder};

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
    /// SHA-256 of the signed message, in hexadecimal digits.
    pub digest: Option<String>,
}

impl Database {
    /// The payments that `filter` lets through, newest first, at most `limit`.
    ///
    /// # Errors
    /// The database's.
    pub async fn payments(&self, filter: &PaymentFilter, limit: u32) -> Result<Vec<Payment>, StoreError> {
        let mut query = QueryBuilder::<Any>::new("SELECT * FROM payment WHERE TRUE");
        if let Some(code) = &filter.code {
            query.push(" AND code = ").push_bind(code.to_string());
        }
        if let Some(status) = filter.status {
            query.push(" AND status = ").push_bind(status.name());
        }
        if let Some(since) = filter.since {
            query.push(" AND created_at >= ").push_bind(since.as_millis());
        }
        query.push(" ORDER BY created_at DESC, request_id DESC LIMIT ").push_bind(i64::from(limit));
        let rows = query.build().fetch_all(&self.pool).await.map_err(unavailable)?;
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
                    digest: row::get::<Option<Vec<u8>>>(row, "digest")?.map(|digest| hex(&digest)),
                })
            })
            .collect()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
