//! What is deleted once it is old, because no money depends on it, it would grow without end, or it is about a person. A
//! few rows at a time, so that no payer waits for it. The database refuses to delete anything else (migrations 0009 and
//! 0013): messages on their way, payments under way, and payments that moved money.

use checkout::payment::Status;
use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyArguments;

use super::api_request::KEPT_SECONDS;
use super::scope::one_of;
use super::session::{AGE_SECONDS_MAX, IDLE_SECONDS_MAX};
use super::tries::KEPT_SECONDS as TRIES_SECONDS;
use super::writer::Change;
use super::{Database, unavailable};

/// How long it is kept what systems were told, in seconds: 90 days. The last try of a message is made within three days,
/// unless somebody sends it again by hand.
pub const TOLD_SECONDS: i64 = 90 * 24 * 3600;

/// How long it is kept with which browser and from which address somebody paid, in seconds: 30 days. Alipay+ is told both
/// when it is asked to take the payment, which is over within minutes.
pub const PERSONAL_SECONDS: i64 = 30 * 24 * 3600;

/// How long a payment is kept that ended without money, in seconds: a year.
pub const WITHOUT_MONEY_SECONDS: i64 = 365 * 24 * 3600;

/// The payments that may be deleted. One with an alarm is kept, because then it is in doubt what became of the money.
const WITHOUT_MONEY: &str = "status = $1 AND status <> 'succeeded' AND created_at <= $2 AND paid_at IS NULL \
    AND due_at IS NULL \
    AND NOT EXISTS (SELECT 1 FROM refund WHERE refund.request_id = payment.request_id) \
    AND NOT EXISTS (SELECT 1 FROM webhook_event WHERE webhook_event.request_id = payment.request_id) \
    AND NOT EXISTS (SELECT 1 FROM payment_event WHERE payment_event.request_id = payment.request_id \
        AND payment_event.alarm IS NOT NULL)";

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

    /// Forgets of at most `limit` payments with which browser and from which address they were begun; of how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_personal(&self, now: Timestamp, limit: u32) -> Result<u64, StoreError> {
        // The words of the index.
        let query = sqlx::query(
            "UPDATE payment SET user_agent = '', client_ip = NULL WHERE request_id IN (SELECT request_id FROM payment \
             WHERE (user_agent <> '' OR client_ip IS NOT NULL) AND created_at <= $1 ORDER BY created_at LIMIT $2)",
        );
        let query = query.bind(now.plus_seconds(-PERSONAL_SECONDS).as_millis()).bind(i64::from(limit));
        self.writer.execute(query).await
    }

    /// Deletes at most `limit` of the oldest payments that ended without money, with their history; how many.
    ///
    /// # Errors
    /// The database's. Then none was deleted.
    pub async fn forget_payments(&self, now: Timestamp, limit: u32) -> Result<u64, StoreError> {
        let mut forgotten = 0;
        for status in [Status::Failed, Status::Cancelled] {
            forgotten += self.forget_ended(status, now, limit).await?;
        }
        Ok(forgotten)
    }

    async fn forget_ended(&self, status: Status, now: Timestamp, limit: u32) -> Result<u64, StoreError> {
        let skipping = self.kind.skipping_taken_rows();
        let forgotten = self.writer.write(move |connection| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT request_id FROM payment WHERE {WITHOUT_MONEY} ORDER BY created_at LIMIT $3{skipping}"
                );
                let query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(status.name());
                let query = query.bind(now.plus_seconds(-WITHOUT_MONEY_SECONDS).as_millis());
                let payments: Vec<String> =
                    query.bind(i64::from(limit)).fetch_all(&mut *connection).await.map_err(unavailable)?;
                let mut changed = 0;
                for table in ["payment_event", "payment"] {
                    let mut values = AnyArguments::default();
                    let chosen = one_of("request_id", &payments, &mut values)?;
                    let sql = format!("DELETE FROM {table} WHERE {chosen}");
                    let query = sqlx::query_with(AssertSqlSafe(sql), values);
                    changed = query.execute(&mut *connection).await.map_err(unavailable)?.rows_affected();
                }
                Ok(Change::Keep(changed))
            })
        });
        forgotten.await
    }

    /// Deletes at most `limit` each of sessions that are over, counts of tries to sign in that are a day old, and links that
    /// set no password any more; how many in all.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_sign_ins(&self, now: Timestamp, limit: u32) -> Result<u64, StoreError> {
        let limit = i64::from(limit);
        let sessions = sqlx::query(
            "DELETE FROM console_session WHERE token_hash IN (SELECT token_hash FROM console_session \
             WHERE created_at <= $1 OR seen_at <= $2 LIMIT $3)",
        );
        let sessions = sessions.bind(now.plus_seconds(-AGE_SECONDS_MAX).as_millis());
        let sessions = sessions.bind(now.plus_seconds(-IDLE_SECONDS_MAX).as_millis()).bind(limit);
        let tries = sqlx::query(
            "DELETE FROM sign_in_tries WHERE key IN (SELECT key FROM sign_in_tries WHERE tried_at <= $1 LIMIT $2)",
        );
        let tries = tries.bind(now.plus_seconds(-TRIES_SECONDS).as_millis()).bind(limit);
        let links = sqlx::query(
            "DELETE FROM password_link WHERE token_hash IN (SELECT token_hash FROM password_link \
             WHERE expires_at <= $1 LIMIT $2)",
        );
        let links = links.bind(now.as_millis()).bind(limit);
        let mut forgotten = 0;
        for query in [sessions, tries, links] {
            forgotten += self.writer.execute(query).await?;
        }
        Ok(forgotten)
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
