//! Payments written: stored once, moved step by step, each step with its line of history.

use checkout::payment::{Payment, Record, RequestId, Step};
use checkout::port::{HURRY_PAUSE_MILLIS, LEASE_SECONDS, Opened, PaymentKey, Room, StoreError};
use checkout::refund::RefundId;
use checkout::time::Timestamp;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::{Any, AnyConnection, AssertSqlSafe};

use super::kind::Kind;
use super::scope::{one_of, placeholder};
use super::writer::Change;
use super::{Database, row, unavailable};
use crate::metrics::MoneyCounts;

/// Every column of a payment, in the order `insert` binds them.
const INSERT: &str = "INSERT INTO payment (request_id, token, attempt, code, store_id, currency, amount, note, \
    user_agent, client_ip, wallet, language, created_at, expires_at, status, payment_id, payment_url, \
    wallet_brand, reason, result_code, paid_at, maybe_sent, asking_until, asks, status_since, checks, given_up, \
    notified, refunds_claimed, refunded, cancel_refused, due_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, \
    $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, \
    $31, $32, $33) \
    ON CONFLICT (attempt) DO NOTHING";

/// A step ends its taker's lease, and says itself when the payment is due.
const UPDATE: &str = "UPDATE payment SET status = $1, payment_id = $2, payment_url = $3, wallet_brand = $4, \
    reason = $5, result_code = $6, paid_at = $7, maybe_sent = $8, asking_until = $9, asks = $10, \
    status_since = $11, checks = $12, given_up = $13, notified = $14, refunds_claimed = $15, refunded = $16, \
    cancel_refused = $17, due_at = $18, version = $19, taken_until = NULL \
    WHERE request_id = $20 AND version = $21";

/// The line of history that goes with either of them, in the order `bind_event` binds it: behind the values of `INSERT`,
/// and behind those of `UPDATE`.
const EVENT: &str = "INSERT INTO payment_event (request_id, version, at, fact, status, result_code, alarm, digest, refund_id)";
const EVENT_OF_INSERT: &str = "SELECT $34, $35, $36, $37, $38, $39, $40, $41, $42";
const EVENT_OF_UPDATE: &str = "SELECT $22, $23, $24, $25, $26, $27, $28, $29, $30";

/// Makes an open payment due at once, unless something happened to it a moment ago or a worker has it in hand. A lease that
/// is longer than one can be was taken by a server whose clock was wrong.
const HURRY: &str = "UPDATE payment SET due_at = $1 WHERE request_id = $2 AND (due_at IS NULL OR due_at > $1) \
    AND status IN ('processing', 'cancelling') \
    AND (taken_until IS NULL OR taken_until <= $1 OR taken_until > $4) \
    AND NOT EXISTS (SELECT 1 FROM payment_event WHERE payment_event.request_id = payment.request_id \
    AND payment_event.at > $3 AND payment_event.at <= $1)";

pub(super) type Query<'query> = sqlx::query::Query<'query, Any, AnyArguments>;

impl Database {
    pub(super) async fn insert_payment(&self, payment: &Payment) -> Result<Opened, StoreError> {
        let sql = self.kind.if_changed(INSERT, EVENT, EVENT_OF_INSERT);
        if self.writer.write_at_once(&sql, |query| bind_insert(query, payment)).await? {
            self.counts.iter().for_each(MoneyCounts::started);
            return Ok(Opened::New);
        }
        let existing = self.find_payment(PaymentKey::Attempt(&payment.order.attempt)).await?;
        existing.map(|existing| Opened::Existing(Box::new(existing))).ok_or_else(|| {
            StoreError::Corrupt("an attempt is taken, and its payment is not there".to_owned())
        })
    }

    pub(super) async fn find_payment(&self, key: PaymentKey<'_>) -> Result<Option<Payment>, StoreError> {
        let query = match key {
            PaymentKey::RequestId(id) => {
                sqlx::query("SELECT * FROM payment WHERE request_id = $1").bind(id.as_str())
            }
            PaymentKey::Token(token) => {
                sqlx::query("SELECT * FROM payment WHERE token = $1").bind(token.as_str())
            }
            PaymentKey::Attempt(attempt) => {
                sqlx::query("SELECT * FROM payment WHERE attempt = $1").bind(attempt.as_bytes().as_slice())
            }
        };
        let found = query.fetch_optional(&self.pool).await.map_err(unavailable)?;
        found.as_ref().map(row::payment).transpose()
    }

    pub(super) async fn store_step(&self, step: &Step) -> Result<bool, StoreError> {
        let order = &step.payment.order;
        let sql = self.kind.if_changed(UPDATE, EVENT, EVENT_OF_UPDATE);
        let stored = self.writer.write_at_once(&sql, |query| bind_step(query, step)).await?;
        if stored {
            self.counts.iter().for_each(|counts| counts.stepped(step));
            self.herald.tell_of(&order.request_id, &order.store_id);
        }
        Ok(stored)
    }

    pub(super) async fn take_due_payments(
        &self,
        now: Timestamp,
        until: Timestamp,
        room: Room<'_>,
    ) -> Result<Vec<Payment>, StoreError> {
        let rows = self.take_due_payment_rows(now, until, room).await?;
        Ok(row::readable(&rows, row::payment, "request_id"))
    }

    /// Each code's longest due comes before any code's second, and what is being cancelled before all others: the inner
    /// query gives every payment its turn.
    async fn take_due_payment_rows(
        &self,
        now: Timestamp,
        until: Timestamp,
        room: Room<'_>,
    ) -> Result<Vec<AnyRow>, StoreError> {
        let mut values = AnyArguments::default();
        let until = placeholder(&mut values, until.as_millis())?;
        let ahead = placeholder(&mut values, room.due.ahead_of(now).as_millis())?;
        let now = placeholder(&mut values, now.as_millis())?;
        let busy: Vec<String> = room.busy.iter().map(ToString::to_string).collect();
        let busy = one_of("code", &busy, &mut values)?;
        let each = placeholder(&mut values, i64::from(room.of_one_code))?;
        let limit = placeholder(&mut values, i64::from(room.limit))?;
        let is_due = format!("(due_at <= {now} OR due_at > {ahead})");
        let skipping = self.kind.skipping_taken_rows();
        let sql = format!(
            "UPDATE payment SET due_at = {until}, taken_until = {until} WHERE request_id IN (SELECT request_id \
             FROM payment WHERE request_id IN (SELECT request_id FROM (SELECT request_id, due_at, \
             CASE status WHEN 'cancelling' THEN 0 ELSE 1 END AS urgency, \
             ROW_NUMBER() OVER (PARTITION BY code, status = 'cancelling' ORDER BY due_at) AS turn \
             FROM payment WHERE {is_due} AND NOT {busy}) AS due WHERE turn <= {each} \
             ORDER BY urgency, turn, due_at LIMIT {limit}) AND {is_due}{skipping}) RETURNING *"
        );
        let taken = self.writer.write(move |connection| {
            Box::pin(async move {
                let rows = sqlx::query_with(AssertSqlSafe(sql), values).fetch_all(connection).await;
                rows.map(Change::Keep).map_err(unavailable)
            })
        });
        taken.await
    }

    pub(super) async fn hurry_payment(
        &self,
        request_id: &RequestId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let query = sqlx::query(HURRY)
            .bind(now.as_millis())
            .bind(request_id.as_str().to_owned())
            .bind(now.plus_millis(-HURRY_PAUSE_MILLIS).as_millis())
            .bind(now.plus_seconds(2 * LEASE_SECONDS).as_millis());
        self.writer.execute(query).await.map(drop)
    }
}

/// A new payment with the first line of its history; a row comes back, unless its attempt has a payment.
fn bind_insert(query: Query<'static>, payment: &Payment) -> Query<'static> {
    let query = bind_progress(bind_order(query, payment), payment);
    bind_event(query.bind(i64::from(payment.version)), payment, &Record::opened(payment))
}

/// A step with its line of history; a row comes back, unless the payment has another version than the step's.
fn bind_step(query: Query<'static>, step: &Step) -> Query<'static> {
    let payment = &step.payment;
    let query = bind_progress(query, payment)
        .bind(i64::from(payment.version))
        .bind(payment.order.request_id.as_str())
        .bind(i64::from(payment.version) - 1);
    bind_event(query, payment, &step.record)
}

/// Writes a step among the other writes of a change; `false`, and nothing written, over any other version than its own.
pub(super) async fn write_step(
    kind: Kind,
    connection: &mut AnyConnection,
    step: &Step,
) -> Result<bool, StoreError> {
    let sql = kind.if_changed(UPDATE, EVENT, EVENT_OF_UPDATE);
    let written = bind_step(sqlx::query(AssertSqlSafe(sql)), step);
    written.fetch_all(connection).await.map(|rows| !rows.is_empty()).map_err(unavailable)
}

fn bind_event(query: Query<'static>, payment: &Payment, record: &Record) -> Query<'static> {
    query
        .bind(payment.order.request_id.as_str())
        .bind(i64::from(payment.version))
        .bind(record.at.as_millis())
        .bind(record.fact)
        .bind(record.status.name())
        .bind(record.result_code.as_deref())
        .bind(record.alarm.map(checkout::payment::Alarm::name))
        .bind(record.digest.as_ref().map(<[u8; 32]>::as_slice))
        .bind(record.refund.as_ref().map(RefundId::as_str))
}

fn bind_order(query: Query<'static>, payment: &Payment) -> Query<'static> {
    let order = &payment.order;
    query
        .bind(order.request_id.as_str())
        .bind(order.token.as_str())
        .bind(order.attempt.as_bytes().as_slice())
        .bind(order.code.to_string())
        .bind(order.store_id.as_str())
        .bind(order.amount.currency().code())
        .bind(units(order.amount.minor_units()))
        .bind(order.note.as_deref())
        .bind(order.payer.user_agent.as_str())
        .bind(order.payer.client_ip.as_deref())
        .bind(order.payer.wallet.as_str())
        .bind(order.payer.language.tag())
        .bind(order.created_at.as_millis())
        .bind(order.expires_at.as_millis())
}

fn bind_progress(query: Query<'static>, payment: &Payment) -> Query<'static> {
    let progress = &payment.progress;
    query
        .bind(progress.status.name())
        .bind(progress.payment_id.as_deref())
        .bind(progress.payment_url.as_deref())
        .bind(progress.wallet_brand.as_deref())
        .bind(progress.reason.map(checkout::result_code::Reason::name))
        .bind(progress.result_code.as_deref())
        .bind(progress.paid_at.map(Timestamp::as_millis))
        .bind(i64::from(progress.maybe_sent))
        .bind(progress.asking_until.map(Timestamp::as_millis))
        .bind(i64::from(progress.asks))
        .bind(progress.status_since.as_millis())
        .bind(i64::from(progress.checks))
        .bind(i64::from(progress.given_up))
        .bind(i64::from(progress.notified))
        .bind(units(progress.refunds_claimed.minor_units()))
        .bind(units(progress.refunded.minor_units()))
        .bind(i64::from(progress.cancel_refused))
        .bind(progress.due_at.map(Timestamp::as_millis))
}

/// Smallest units as the database holds them. Amounts are bounded far below its largest number.
pub(super) fn units(minor_units: u64) -> i64 {
    i64::try_from(minor_units).unwrap_or(i64::MAX)
}
