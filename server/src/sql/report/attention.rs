//! What needs somebody: alarms that nobody has settled, and payments that have had no result for too long.

use checkout::access::Scope;
use checkout::payment::{Alarm, RequestId};
use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::{AnyArguments, AnyRow};

use super::super::scope::{placeholder, within};
use super::super::{Database, Doer, row, unavailable};
use super::{BESIDE, PaymentRow};

/// How long ago an alarm may have been, in days, to be told here. In the payment's history it stays.
const ALARM_DAYS_MAX: i64 = 90;

/// How old a payment without result is, in seconds, before somebody should know: the time to pay, and five minutes for
/// the inquiry and the cancel after it.
const UNRESOLVED_SECONDS: i64 = 15 * 60;

/// A payment that needs somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// The payment.
    pub row: PaymentRow,
    /// Why.
    pub worry: Worry,
    /// Since when.
    pub since: Timestamp,
    /// How many there are for this reason, this one among them.
    pub count: u64,
}

/// Why a payment needs somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worry {
    /// A line of its history has an alarm, and nobody has settled it.
    Alarm {
        /// What it is.
        alarm: Alarm,
        /// Which line, by the payment's version.
        version: u32,
    },
    /// Nobody knows how it ended.
    Unresolved,
}

impl Database {
    /// The payments within `scope` that need somebody at `now`: alarms first, each kind newest first, at most `limit` of
    /// each kind.
    ///
    /// # Errors
    /// The database's.
    pub async fn concerns(
        &self,
        scope: &Scope,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<Concern>, StoreError> {
        let mut concerns = self.alarms(scope, now, limit).await?;
        concerns.extend(self.unresolved(scope, now, limit).await?);
        Ok(concerns)
    }

    /// Writes down that somebody has seen to an alarm; `false` when the payment has none there within `scope`, or it is
    /// settled already.
    ///
    /// # Errors
    /// The database's.
    pub async fn settle_alarm(
        &self,
        scope: &Scope,
        id: &RequestId,
        version: u32,
        doer: Doer<'_>,
    ) -> Result<bool, StoreError> {
        let mut values = AnyArguments::default();
        let at = placeholder(&mut values, doer.at.as_millis())?;
        let by = placeholder(&mut values, doer.by.to_owned())?;
        let id = placeholder(&mut values, id.to_string())?;
        let version = placeholder(&mut values, i64::from(version))?;
        let within = within(scope, "payment.store_id", &mut values)?;
        let sql = format!(
            "INSERT INTO alarm_settled (request_id, version, at, by_whom) \
             SELECT payment_event.request_id, payment_event.version, {at}, {by} FROM payment_event \
             JOIN payment ON payment.request_id = payment_event.request_id \
             WHERE payment_event.request_id = {id} AND payment_event.version = {version} \
             AND payment_event.alarm IS NOT NULL AND {within} ON CONFLICT (request_id, version) DO NOTHING"
        );
        let settled = self.writer.execute(sqlx::query_with(AssertSqlSafe(sql), values)).await?;
        Ok(settled == 1)
    }

    async fn alarms(&self, scope: &Scope, now: Timestamp, limit: u32) -> Result<Vec<Concern>, StoreError> {
        let mut values = AnyArguments::default();
        let since = placeholder(&mut values, now.plus_seconds(-ALARM_DAYS_MAX * 24 * 3600).as_millis())?;
        let limit = placeholder(&mut values, i64::from(limit))?;
        let within = within(scope, "payment.store_id", &mut values)?;
        // Of each kind the newest, so that many of one do not bury another.
        let sql = format!(
            "SELECT payment.*, {BESIDE}, event.alarm AS alarm, event.at AS alarm_at, \
             event.version AS alarm_version, event.alarms AS alarms FROM \
             (SELECT alarmed.request_id, alarmed.version, alarmed.alarm, alarmed.at, \
             COUNT(*) OVER (PARTITION BY alarmed.alarm) AS alarms, ROW_NUMBER() OVER (PARTITION BY alarmed.alarm \
             ORDER BY alarmed.at DESC, alarmed.request_id, alarmed.version) AS place \
             FROM payment_event AS alarmed JOIN payment ON payment.request_id = alarmed.request_id \
             WHERE alarmed.alarm IS NOT NULL AND alarmed.at >= {since} AND {within} AND NOT EXISTS \
             (SELECT 1 FROM alarm_settled AS settled WHERE settled.request_id = alarmed.request_id \
             AND settled.version = alarmed.version)) AS event \
             JOIN payment ON payment.request_id = event.request_id \
             JOIN store ON store.id = payment.store_id JOIN entry_code ON entry_code.code = payment.code \
             WHERE event.place <= {limit} ORDER BY event.at DESC"
        );
        let rows = sqlx::query_with(AssertSqlSafe(sql), values).fetch_all(&self.pool).await;
        rows.map_err(unavailable)?.iter().map(alarm).collect()
    }

    async fn unresolved(
        &self,
        scope: &Scope,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<Concern>, StoreError> {
        let mut values = AnyArguments::default();
        let before = placeholder(&mut values, now.plus_seconds(-UNRESOLVED_SECONDS).as_millis())?;
        let limit = placeholder(&mut values, i64::from(limit))?;
        let within = within(scope, &self.kind.looked_at("payment.store_id"), &mut values)?;
        let sql = format!(
            "SELECT payment.*, {BESIDE}, COUNT(*) OVER () AS unresolved FROM payment \
             JOIN store ON store.id = payment.store_id \
             JOIN entry_code ON entry_code.code = payment.code WHERE payment.status <> 'succeeded' \
             AND payment.status IN ('created', 'processing', 'cancelling') \
             AND payment.created_at < {before} AND {within} ORDER BY payment.created_at DESC LIMIT {limit}"
        );
        let rows = sqlx::query_with(AssertSqlSafe(sql), values).fetch_all(&self.pool).await;
        rows.map_err(unavailable)?.iter().map(unresolved).collect()
    }
}

fn alarm(row: &AnyRow) -> Result<Concern, StoreError> {
    let name: String = row::get(row, "alarm")?;
    let alarm = Alarm::ALL.into_iter().find(|alarm| alarm.name() == name);
    let version: i64 = row::get(row, "alarm_version")?;
    let version = u32::try_from(version).map_err(|error| row::corrupt("version", error))?;
    let worry = Worry::Alarm { alarm: row::parsed("alarm", alarm)?, version };
    let (since, count) = (row::time(row, "alarm_at")?, count(row, "alarms")?);
    Ok(Concern { row: PaymentRow::read(row)?, worry, since, count })
}

fn unresolved(row: &AnyRow) -> Result<Concern, StoreError> {
    let count = count(row, "unresolved")?;
    let row = PaymentRow::read(row)?;
    let since = row.payment.order.created_at;
    Ok(Concern { row, worry: Worry::Unresolved, since, count })
}

fn count(row: &AnyRow, column: &'static str) -> Result<u64, StoreError> {
    let count: i64 = row::get(row, column)?;
    u64::try_from(count).map_err(|error| row::corrupt(column, error))
}
