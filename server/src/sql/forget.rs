//! What is forgotten once it is old, since no money hangs on it and it would grow for ever: what merchants' systems were
//! told with every try of it, and what they asked for with an Idempotency-Key. A few rows at a time, so that nobody
//! waits for it; what is on its way to a system is never forgotten, and the database refuses that (migration 0009).

use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyArguments;

use super::api_request::KEPT_SECONDS;
use super::scope::one_of;
use super::writer::Change;
use super::{Database, unavailable};

/// How long it is kept what systems were told, in seconds: 90 days. The last try of a message is made within three days,
/// unless somebody sends it again by hand.
pub const TOLD_SECONDS: i64 = 90 * 24 * 3600;

/// An event's tries, its deliveries, and itself: in this order, since each refers to the next. The list of events takes the
/// place of the braces.
const FORGET_TOLD: [&str; 3] = [
    "DELETE FROM webhook_try WHERE (webhook_id, event_id) IN \
     (SELECT webhook_id, event_id FROM webhook_delivery WHERE {})",
    "DELETE FROM webhook_delivery WHERE {}",
    "DELETE FROM webhook_event WHERE {}",
];

impl Database {
    /// Forgets at most `limit` of the oldest events that were told long before `now`, and as many old requests; how many of
    /// both.
    ///
    /// # Errors
    /// The database's. Then nothing of it was forgotten.
    pub async fn forget(&self, now: Timestamp, limit: u32) -> Result<u64, StoreError> {
        Ok(self.forget_told(now, limit).await? + self.forget_requests(now, limit).await?)
    }

    async fn forget_told(&self, now: Timestamp, limit: u32) -> Result<u64, StoreError> {
        let skipping = self.kind.skipping_taken_rows();
        let forgotten = self.writer.write(move |connection| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT id FROM webhook_event WHERE at <= $1 AND NOT EXISTS (SELECT 1 FROM webhook_delivery \
                     WHERE webhook_delivery.event_id = webhook_event.id AND webhook_delivery.due_at IS NOT NULL) \
                     ORDER BY at LIMIT $2{skipping}"
                );
                let query = sqlx::query_scalar(AssertSqlSafe(sql));
                let query = query.bind(now.plus_seconds(-TOLD_SECONDS).as_millis()).bind(i64::from(limit));
                let events: Vec<String> = query.fetch_all(&mut *connection).await.map_err(unavailable)?;
                let mut changed = 0;
                for (sql, column) in FORGET_TOLD.into_iter().zip(["event_id", "event_id", "id"]) {
                    let mut values = AnyArguments::default();
                    let sql = sql.replace("{}", &one_of(column, &events, &mut values)?);
                    let query = sqlx::query_with(AssertSqlSafe(sql), values);
                    changed = query.execute(&mut *connection).await.map_err(unavailable)?.rows_affected();
                }
                Ok(Change::Keep(changed))
            })
        });
        forgotten.await
    }

    async fn forget_requests(&self, now: Timestamp, limit: u32) -> Result<u64, StoreError> {
        let query = sqlx::query(
            "DELETE FROM api_request WHERE (merchant_id, key) IN \
             (SELECT merchant_id, key FROM api_request WHERE at <= $1 ORDER BY at LIMIT $2)",
        );
        let query = query.bind(now.plus_seconds(-KEPT_SECONDS).as_millis()).bind(i64::from(limit));
        self.writer.execute(query).await
    }
}
