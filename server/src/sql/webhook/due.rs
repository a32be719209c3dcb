//! Messages that are due to endpoints: taken by one server at a time, with all that sending them needs.

use checkout::money::{Currency, Money};
use checkout::payment::RequestId;
use checkout::port::StoreError;
use checkout::refund::{RefundId, RefundReason};
use checkout::time::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::{AnyArguments, AnyRow};

use super::super::scope::{looked_for, one_of, placeholder};
use super::super::writer::Change;
use super::super::{Database, row, unavailable};
use super::Webhook;
use crate::webhook::{Event, RefundFacts, Secret};

/// A message with all that sending it needs.
const DUE: &str = "SELECT webhook.url, webhook.secret, webhook.old_secret, webhook.old_secret_until, \
    webhook.failing_since, delivery.step, event.id, event.event, event.at, event.request_id, event.refund_id, \
    event.alipayplus_id, event.wallet_brand, event.reason, event.result_code, event.done_at, payment.code, \
    payment.store_id, payment.currency, payment.amount, payment.created_at, refund.amount AS refund_amount, \
    refund.reason AS refund_reason, refund.created_at AS refund_created_at FROM webhook_delivery AS delivery \
    JOIN webhook ON webhook.id = delivery.webhook_id JOIN webhook_event AS event ON event.id = delivery.event_id \
    JOIN payment ON payment.request_id = event.request_id LEFT JOIN refund ON refund.id = event.refund_id \
    WHERE delivery.webhook_id = $1 AND delivery.event_id = $2 AND webhook.state = 'on'";

/// Which message, to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryKey {
    /// The endpoint's id.
    pub webhook_id: String,
    /// The event's.
    pub event_id: String,
}

/// A message that is about to be sent.
#[derive(Clone, Debug)]
pub struct DueDelivery {
    /// Where to.
    pub url: String,
    /// What signs it.
    pub secrets: Vec<Secret>,
    /// How often it was tried by the schedule.
    pub step: u32,
    /// Since when its endpoint has taken nothing.
    pub failing_since: Option<Timestamp>,
    /// What it tells.
    pub event: Event,
}

impl Database {
    /// Takes messages that are due at `now` to endpoints that are not `busy`: to so many endpoints, so many each. They are
    /// due again at `until`: nobody else takes them before, and a crash of the taker loses none.
    ///
    /// # Errors
    /// The database's.
    pub async fn take_due_deliveries(
        &self,
        now: Timestamp,
        until: Timestamp,
        busy: &[String],
        (endpoints_max, each_max): (u32, u32),
    ) -> Result<Vec<DeliveryKey>, StoreError> {
        // Nearly always there is nothing, and this is all that it costs.
        let any = sqlx::query("SELECT 1 FROM webhook_delivery WHERE due_at <= $1 LIMIT 1")
            .bind(now.as_millis())
            .fetch_optional(&self.pool)
            .await;
        if any.map_err(unavailable)?.is_none() {
            return Ok(Vec::new());
        }
        let mut taken = Vec::new();
        for webhook_id in self.endpoints_due(now, busy, endpoints_max).await? {
            let events = self.take_due_of(&webhook_id, now, until, each_max).await?;
            let key = |event_id| DeliveryKey { webhook_id: webhook_id.clone(), event_id };
            taken.extend(events.into_iter().map(key));
        }
        Ok(taken)
    }

    /// In any order: where more are due than fit, none is always the last.
    async fn endpoints_due(
        &self,
        now: Timestamp,
        busy: &[String],
        limit: u32,
    ) -> Result<Vec<String>, StoreError> {
        let mut values = AnyArguments::default();
        let place = placeholder(&mut values, now.as_millis())?;
        let busy = one_of("id", busy, &mut values)?;
        let limit = placeholder(&mut values, i64::from(limit))?;
        let sql = format!(
            "SELECT id FROM webhook WHERE state = 'on' AND NOT {busy} AND EXISTS (SELECT 1 FROM webhook_delivery \
             WHERE webhook_delivery.webhook_id = webhook.id AND webhook_delivery.due_at <= {place}) \
             ORDER BY random() LIMIT {limit}"
        );
        let found = sqlx::query_scalar_with(AssertSqlSafe(sql), values).fetch_all(&self.pool).await;
        found.map_err(unavailable)
    }

    async fn take_due_of(
        &self,
        webhook_id: &str,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<String>, StoreError> {
        let sql = format!(
            "UPDATE webhook_delivery SET due_at = $1 WHERE webhook_id = $2 AND event_id IN \
             (SELECT event_id FROM webhook_delivery WHERE webhook_id = $2 AND due_at <= $3 \
             ORDER BY due_at LIMIT $4{}) RETURNING event_id",
            self.kind.skipping_taken_rows()
        );
        let webhook_id = webhook_id.to_owned();
        let taken = self.writer.write(move |connection| {
            Box::pin(async move {
                let query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(until.as_millis()).bind(webhook_id);
                let query = query.bind(now.as_millis()).bind(i64::from(limit));
                query.fetch_all(connection).await.map(Change::Keep).map_err(unavailable)
            })
        });
        taken.await
    }

    /// A message with what sending it at `now` needs; none, when its endpoint is not on.
    ///
    /// # Errors
    /// The database's.
    pub async fn due_delivery(
        &self,
        key: &DeliveryKey,
        now: Timestamp,
    ) -> Result<Option<DueDelivery>, StoreError> {
        let query = sqlx::query(DUE).bind(key.webhook_id.as_str()).bind(key.event_id.as_str());
        let found = query.fetch_optional(&self.pool).await.map_err(unavailable)?;
        found.map(|row| read_due(&row, now)).transpose()
    }

    /// Makes a message due at once, and lets its schedule begin anew; `false` when its endpoint is not on, or was never
    /// sent it.
    ///
    /// # Errors
    /// The database's.
    pub async fn resend(
        &self,
        webhook: &Webhook,
        event_id: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(
            "UPDATE webhook_delivery SET state = 'waiting', step = 0, due_at = $1 \
             WHERE webhook_id = $2 AND event_id = $3 AND EXISTS \
             (SELECT 1 FROM webhook WHERE webhook.id = webhook_delivery.webhook_id AND webhook.state = 'on')",
        );
        let query = query.bind(now.as_millis()).bind(webhook.id.clone()).bind(looked_for(event_id));
        Ok(self.writer.execute(query).await? == 1)
    }
}

fn read_due(row: &AnyRow, now: Timestamp) -> Result<DueDelivery, StoreError> {
    let secret = |column, bytes: Vec<u8>| row::parsed(column, Secret::from_bytes(bytes));
    let mut secrets = vec![secret("secret", row::get(row, "secret")?)?];
    let until = row::time_if_any(row, "old_secret_until")?;
    if until.is_some_and(|until| now < until)
        && let Some(old) = row::get::<Option<Vec<u8>>>(row, "old_secret")?
    {
        secrets.push(secret("old_secret", old)?);
    }
    Ok(DueDelivery {
        url: row::get(row, "url")?,
        secrets,
        step: row::count(row, "step")?,
        failing_since: row::time_if_any(row, "failing_since")?,
        event: read_event(row)?,
    })
}

fn read_event(row: &AnyRow) -> Result<Event, StoreError> {
    let currency = row::currency(row)?;
    let amount = |column| row::parsed(column, row::money(row, column, currency)?);
    Ok(Event {
        id: row::get(row, "id")?,
        event: row::get(row, "event")?,
        at: row::time(row, "at")?,
        payment: row::parsed("request_id", RequestId::parse(&row::get::<String>(row, "request_id")?))?,
        code: row::entry_code(row)?,
        store_id: row::get(row, "store_id")?,
        amount: amount("amount")?,
        made_at: row::time(row, "created_at")?,
        alipayplus_id: row::get(row, "alipayplus_id")?,
        wallet_brand: row::get(row, "wallet_brand")?,
        reason: row::get(row, "reason")?,
        result_code: row::get(row, "result_code")?,
        done_at: row::time_if_any(row, "done_at")?,
        refund: read_refund(row, currency)?,
    })
}

fn read_refund(row: &AnyRow, currency: Currency) -> Result<Option<RefundFacts>, StoreError> {
    let Some(id) = row::get::<Option<String>>(row, "refund_id")? else { return Ok(None) };
    let amount: Option<Money> = row::money(row, "refund_amount", currency)?;
    Ok(Some(RefundFacts {
        id: row::parsed("refund_id", RefundId::parse(&id))?,
        amount: row::parsed("refund_amount", amount)?,
        reason: RefundReason::stored(row::get(row, "refund_reason")?),
        made_at: row::time(row, "refund_created_at")?,
    }))
}
