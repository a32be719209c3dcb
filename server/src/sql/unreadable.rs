//! Signed notifications that could not be read.

use checkout::payment::Digest;
use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::any::AnyRow;

use super::{Database, row, unavailable};

const INSERT: &str = "INSERT INTO unreadable_notification (digest, at, request_id, payment_id, reason) \
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT (digest) DO NOTHING";

/// A notification that Alipay+ signed and that could not be read: it was not acknowledged, and
/// may come again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableNotification {
    /// When it came.
    pub at: Timestamp,
    /// Its `paymentRequestId`, where it could be found.
    pub request_id: Option<String>,
    /// Its `paymentId`, where it could be found.
    pub payment_id: Option<String>,
    /// What could not be read, and where.
    pub reason: String,
    /// The digest of the signed message: what comes twice is kept once.
    pub digest: Digest,
}

impl Database {
    /// Keeps a notification that could not be read; one that is kept already changes nothing.
    ///
    /// # Errors
    /// The database's.
    pub async fn keep_unreadable(&self, notification: &UnreadableNotification) -> Result<(), StoreError> {
        let query = sqlx::query(INSERT)
            .bind(notification.digest.to_vec())
            .bind(notification.at.as_millis())
            .bind(notification.request_id.clone())
            .bind(notification.payment_id.clone())
            .bind(notification.reason.clone());
        self.writer.execute(query).await.map(drop)
    }

    /// The notifications that could not be read, newest first, at most `limit`.
    ///
    /// # Errors
    /// The database's.
    pub async fn unreadable_notifications(
        &self,
        limit: u32,
    ) -> Result<Vec<UnreadableNotification>, StoreError> {
        let rows = sqlx::query("SELECT * FROM unreadable_notification ORDER BY at DESC, digest LIMIT $1")
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await
            .map_err(unavailable)?;
        rows.iter().map(read).collect()
    }
}

fn read(row: &AnyRow) -> Result<UnreadableNotification, StoreError> {
    let digest: Vec<u8> = row::get(row, "digest")?;
    Ok(UnreadableNotification {
        at: row::time(row, "at")?,
        request_id: row::get(row, "request_id")?,
        payment_id: row::get(row, "payment_id")?,
        reason: row::get(row, "reason")?,
        digest: row::parsed("digest", digest.try_into().ok())?,
    })
}
