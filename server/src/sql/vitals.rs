//! How the checkout is doing, for whoever watches over it: few numbers, each from an index and bounded.

use checkout::payment::{Alarm, Status};
use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::{CONNECTIONS_MAX, Database, row, unavailable};

/// Rows that are counted of one kind at most: beyond it the number does not matter any more, and the look would.
const COUNTED_MAX: i64 = 10_000;

/// How long alarms are told, in days: as the console does.
const ALARM_DAYS_MAX: i64 = 90;

/// How long notifications that fit no payment or could not be read are told, in days: as the console does.
const UNMATCHED_DAYS_MAX: i64 = 7;

/// The statuses of payments that have no result yet.
const OPEN: [Status; 3] = [Status::Created, Status::Processing, Status::Cancelling];

/// What stands in the database at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vitals {
    /// Payments without a result, by status.
    pub payments_open: Vec<(&'static str, i64)>,
    /// When the oldest of them began.
    pub payment_oldest_open_at: Option<Timestamp>,
    /// Refunds without a result.
    pub refunds_open: i64,
    /// When the oldest of them began.
    pub refund_oldest_open_at: Option<Timestamp>,
    /// Since when the payment or refund that is due longest has been.
    pub oldest_due_at: Option<Timestamp>,
    /// Alarms that nobody has settled, by kind.
    pub alarms_unsettled: Vec<(&'static str, i64)>,
    /// Signed notifications that fit no payment or could not be read.
    pub notifications_unmatched: i64,
}

/// How many connections to the database there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolUse {
    /// In somebody's hand.
    pub busy: u32,
    /// Waiting for somebody.
    pub idle: u32,
    /// There may be.
    pub max: u32,
}

impl Database {
    /// How the checkout is doing at `now`.
    ///
    /// # Errors
    /// The database's.
    pub async fn vitals(&self, now: Timestamp) -> Result<Vitals, StoreError> {
        let mut payments_open = Vec::new();
        let mut payment_oldest_open_at = None;
        for status in OPEN {
            // Read from the index `payment_not_paid` alone, whose condition has to stand here.
            let oldest = "FROM (SELECT created_at FROM payment WHERE status <> 'succeeded' AND status = $1 \
                ORDER BY created_at LIMIT $2) AS open";
            let (count, since) = self.count(oldest, Bound::Text(status.name())).await?;
            payments_open.push((status.name(), count));
            payment_oldest_open_at = earlier(payment_oldest_open_at, since);
        }
        let refunds =
            "FROM (SELECT created_at FROM refund WHERE due_at > $1 ORDER BY due_at LIMIT $2) AS open";
        let (refunds_open, refund_oldest_open_at) =
            self.count(refunds, Bound::Time(Timestamp::from_millis(0))).await?;
        let week_ago = days_before(now, UNMATCHED_DAYS_MAX);
        let mut notifications_unmatched = 0;
        for unmatched in [
            "FROM (SELECT at AS created_at FROM unmatched_notification WHERE at >= $1 ORDER BY at LIMIT $2) AS kept",
            "FROM (SELECT at AS created_at FROM unreadable_notification WHERE at >= $1 ORDER BY at LIMIT $2) AS kept",
        ] {
            notifications_unmatched += self.count(unmatched, Bound::Time(week_ago)).await?.0;
        }
        Ok(Vitals {
            payments_open,
            payment_oldest_open_at,
            refunds_open,
            refund_oldest_open_at,
            oldest_due_at: self.oldest_due_at(now).await?,
            alarms_unsettled: self.alarms_unsettled(now).await?,
            notifications_unmatched,
        })
    }

    /// How its connections are used.
    #[must_use]
    pub fn pool_use(&self) -> PoolUse {
        let idle = u32::try_from(self.pool.num_idle()).unwrap_or(u32::MAX);
        PoolUse { busy: self.pool.size().saturating_sub(idle), idle, max: CONNECTIONS_MAX }
    }

    /// How many rows there are, and when the oldest of them was made.
    async fn count(&self, from: &str, bound: Bound) -> Result<(i64, Option<Timestamp>), StoreError> {
        let sql = format!("SELECT COUNT(*) AS number, MIN(created_at) AS oldest {from}");
        let query = sqlx::query(AssertSqlSafe(sql));
        let query = match bound {
            Bound::Text(text) => query.bind(text),
            Bound::Time(time) => query.bind(time.as_millis()),
        };
        let found = query.bind(COUNTED_MAX).fetch_one(&self.pool).await.map_err(unavailable)?;
        Ok((row::get(&found, "number")?, row::time_if_any(&found, "oldest")?))
    }

    async fn oldest_due_at(&self, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let mut oldest = None;
        for table in ["payment", "refund"] {
            let sql = format!("SELECT MIN(due_at) AS oldest FROM {table} WHERE due_at <= $1");
            let found = sqlx::query(AssertSqlSafe(sql)).bind(now.as_millis()).fetch_one(&self.pool).await;
            oldest = earlier(oldest, row::time_if_any(&found.map_err(unavailable)?, "oldest")?);
        }
        Ok(oldest)
    }

    async fn alarms_unsettled(&self, now: Timestamp) -> Result<Vec<(&'static str, i64)>, StoreError> {
        let rows = sqlx::query(
            "SELECT alarm, COUNT(*) AS number FROM (SELECT event.alarm AS alarm FROM payment_event AS event \
             WHERE event.alarm IS NOT NULL AND event.at >= $1 AND NOT EXISTS \
             (SELECT 1 FROM alarm_settled AS settled WHERE settled.request_id = event.request_id \
             AND settled.version = event.version) ORDER BY event.at DESC LIMIT $2) AS unsettled GROUP BY alarm",
        )
        .bind(days_before(now, ALARM_DAYS_MAX).as_millis())
        .bind(COUNTED_MAX)
        .fetch_all(&self.pool)
        .await
        .map_err(unavailable)?;
        let counts = rows.iter().map(|found| Ok((row::get::<String>(found, "alarm")?, number(found)?)));
        let counts = counts.collect::<Result<Vec<_>, StoreError>>()?;
        let count_of = |alarm: Alarm| {
            let found = counts.iter().find(|(name, _)| name == alarm.name());
            (alarm.name(), found.map_or(0, |(_, number)| *number))
        };
        Ok(Alarm::ALL.map(count_of).to_vec())
    }
}

/// What a count is of.
enum Bound {
    Text(&'static str),
    Time(Timestamp),
}

fn number(found: &AnyRow) -> Result<i64, StoreError> {
    row::get(found, "number")
}

fn days_before(now: Timestamp, days: i64) -> Timestamp {
    now.plus_seconds(-days * 24 * 3600)
}

fn earlier(one: Option<Timestamp>, other: Option<Timestamp>) -> Option<Timestamp> {
    [one, other].into_iter().flatten().min_by_key(|time| time.as_millis())
}
