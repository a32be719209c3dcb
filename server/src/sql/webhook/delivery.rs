//! Messages on their way to endpoints: taken when they are due, and what became of each try.

use checkout::money::{Currency, Money};
use checkout::payment::RequestId;
use checkout::port::StoreError;
use checkout::refund::{RefundId, RefundReason};
use checkout::time::Timestamp;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::super::scope::{looked_for, one_of, placeholder};
use super::super::writer::Change;
use super::super::{Database, row, unavailable};
use super::Webhook;
use crate::webhook::{After, Event, Failure, RefundFacts, Secret};

/// A message with all that sending it needs.
const DUE: &str = "SELECT webhook.url, webhook.secret, webhook.old_secret, webhook.old_secret_until, \
    webhook.failing_since, delivery.step, event.id, event.event, event.at, event.request_id, event.refund_id, \
    event.alipayplus_id, event.wallet_brand, event.reason, event.result_code, event.done_at, payment.code, \
    payment.store_id, payment.currency, payment.amount, payment.created_at, refund.amount AS refund_amount, \
    refund.reason AS refund_reason, refund.created_at AS refund_created_at FROM webhook_delivery AS delivery \
    JOIN webhook ON webhook.id = delivery.webhook_id JOIN webhook_event AS event ON event.id = delivery.event_id \
    JOIN payment ON payment.request_id = event.request_id LEFT JOIN refund ON refund.id = event.refund_id \
    WHERE delivery.webhook_id = $1 AND delivery.event_id = $2 AND webhook.state = 'on'";

const DELIVERIES: &str = "SELECT delivery.event_id, delivery.made_at, delivery.state, delivery.tries, \
    delivery.due_at, event.event, event.request_id, event.refund_id FROM webhook_delivery AS delivery \
    JOIN webhook_event AS event ON event.id = delivery.event_id WHERE delivery.webhook_id = $1 \
    ORDER BY delivery.made_at DESC, delivery.event_id DESC LIMIT $2";

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

/// What came of a try.
#[derive(Clone, Copy, Debug)]
pub struct Tried {
    /// When it began.
    pub at: Timestamp,
    /// The status of the answer, or why none came.
    pub answer: Result<u16, Failure>,
    /// How long it took, in milliseconds.
    pub duration_millis: u32,
}

/// A message, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The event's id.
    pub event_id: String,
    /// What it tells: `payment.succeeded` and its like.
    pub event: String,
    /// The payment that it is about.
    pub payment: String,
    /// The refund of it.
    pub refund: Option<String>,
    /// When it happened.
    pub made_at: Timestamp,
    /// Where it stands.
    pub state: DeliveryState,
    /// When it is sent again.
    pub due_at: Option<Timestamp>,
    /// Every try, the first first.
    pub tries: Vec<Try>,
}

/// A try, read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Try {
    /// When it began.
    pub at: Timestamp,
    /// The status of the answer.
    pub status_code: Option<u32>,
    /// Why none came.
    pub failure: Option<String>,
    /// How long it took, in milliseconds.
    pub duration_millis: u32,
}

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryState {
    /// It is sent, or sent again, when it is due.
    Waiting,
    /// It was taken.
    Delivered,
    /// It is sent no more by itself.
    GivenUp,
}

impl DeliveryState {
    /// The name that is stored and printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::GivenUp => "given_up",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::Waiting, Self::Delivered, Self::GivenUp].into_iter().find(|state| state.name() == name)
    }
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

    /// Keeps a try, and what becomes of the message and its endpoint after it.
    ///
    /// # Errors
    /// The database's: then the message comes due again.
    pub async fn keep_try(&self, key: &DeliveryKey, tried: Tried, after: After) -> Result<(), StoreError> {
        let DeliveryKey { webhook_id, event_id } = key.clone();
        let kept = self.writer.write(move |connection| {
            Box::pin(async move {
                sqlx::query(
                    "INSERT INTO webhook_try (webhook_id, event_id, number, at, status_code, failure, duration_millis) \
                     SELECT webhook_id, event_id, tries + 1, $1, $2, $3, $4 FROM webhook_delivery \
                     WHERE webhook_id = $5 AND event_id = $6",
                )
                .bind(tried.at.as_millis())
                .bind(tried.answer.ok().map(i64::from))
                .bind(tried.answer.err().map(Failure::name))
                .bind(i64::from(tried.duration_millis))
                .bind(webhook_id.as_str())
                .bind(event_id.as_str())
                .execute(&mut *connection)
                .await
                .map_err(unavailable)?;
                sqlx::query(
                    "UPDATE webhook_delivery SET tries = tries + 1, step = step + 1 \
                     WHERE webhook_id = $1 AND event_id = $2",
                )
                .bind(webhook_id.as_str())
                .bind(event_id.as_str())
                .execute(&mut *connection)
                .await
                .map_err(unavailable)?;
                let (state, due_at) = match after {
                    After::Delivered => (DeliveryState::Delivered, None),
                    After::Again { at } => (DeliveryState::Waiting, Some(at)),
                    After::GivenUp | After::SwitchedOff => (DeliveryState::GivenUp, None),
                };
                // A message whose endpoint was switched off meanwhile stays given up, unless it was taken.
                let unless = if after == After::Delivered { "" } else { "AND due_at IS NOT NULL" };
                let sql = format!(
                    "UPDATE webhook_delivery SET state = $1, due_at = $2 \
                     WHERE webhook_id = $3 AND event_id = $4 {unless}"
                );
                sqlx::query(AssertSqlSafe(sql))
                    .bind(state.name())
                    .bind(due_at.map(Timestamp::as_millis))
                    .bind(webhook_id.as_str())
                    .bind(event_id.as_str())
                    .execute(&mut *connection)
                    .await
                    .map_err(unavailable)?;
                keep_health(&webhook_id, tried.at, after, connection).await.map(Change::Keep)
            })
        });
        kept.await
    }

    /// The messages to an endpoint with their tries, newest first, at most `limit`.
    ///
    /// # Errors
    /// The database's.
    pub async fn deliveries(&self, webhook: &Webhook, limit: u32) -> Result<Vec<Delivery>, StoreError> {
        let query = sqlx::query(DELIVERIES).bind(webhook.id.as_str()).bind(i64::from(limit));
        let rows = query.fetch_all(&self.pool).await.map_err(unavailable)?;
        let mut deliveries = rows.iter().map(read_delivery).collect::<Result<Vec<_>, _>>()?;
        let events: Vec<String> = deliveries.iter().map(|delivery| delivery.event_id.clone()).collect();
        let mut values = AnyArguments::default();
        let id = placeholder(&mut values, webhook.id.clone())?;
        let events = one_of("event_id", &events, &mut values)?;
        let sql = format!(
            "SELECT * FROM webhook_try WHERE webhook_id = {id} AND {events} ORDER BY event_id, number"
        );
        let rows = sqlx::query_with(AssertSqlSafe(sql), values).fetch_all(&self.pool).await;
        for row in rows.map_err(unavailable)? {
            let event_id: String = row::get(&row, "event_id")?;
            if let Some(delivery) = deliveries.iter_mut().find(|delivery| delivery.event_id == event_id) {
                delivery.tries.push(read_try(&row)?);
            }
        }
        Ok(deliveries)
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

/// What a try says of its endpoint.
async fn keep_health(
    webhook_id: &str,
    at: Timestamp,
    after: After,
    connection: &mut AnyConnection,
) -> Result<(), StoreError> {
    let sql = match after {
        After::Delivered => "UPDATE webhook SET failing_since = NULL WHERE id = $1 AND failing_since <= $2",
        After::Again { .. } | After::GivenUp => {
            "UPDATE webhook SET failing_since = $2 WHERE id = $1 AND failing_since IS NULL AND state = 'on'"
        }
        After::SwitchedOff => {
            "UPDATE webhook SET state = 'failed', failing_since = COALESCE(failing_since, $2) \
             WHERE id = $1 AND state = 'on'"
        }
    };
    let query = sqlx::query(sql).bind(webhook_id).bind(at.as_millis());
    query.execute(&mut *connection).await.map_err(unavailable)?;
    if after == After::SwitchedOff {
        tracing::warn!(
            webhook = webhook_id,
            "a webhook took nothing for days, or is gone: it was switched off"
        );
        give_up_all(webhook_id, connection).await?;
    }
    Ok(())
}

/// What waits for an endpoint is sent no more by itself.
pub(super) async fn give_up_all(webhook_id: &str, connection: &mut AnyConnection) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE webhook_delivery SET state = 'given_up', due_at = NULL WHERE webhook_id = $1 AND due_at IS NOT NULL",
    )
    .bind(webhook_id)
    .execute(connection)
    .await
    .map(drop)
    .map_err(unavailable)
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

fn read_delivery(row: &AnyRow) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        event_id: row::get(row, "event_id")?,
        event: row::get(row, "event")?,
        payment: row::get(row, "request_id")?,
        refund: row::get(row, "refund_id")?,
        made_at: row::time(row, "made_at")?,
        state: row::parsed("state", DeliveryState::from_name(&row::get::<String>(row, "state")?))?,
        due_at: row::time_if_any(row, "due_at")?,
        tries: Vec::new(),
    })
}

fn read_try(row: &AnyRow) -> Result<Try, StoreError> {
    let status_code = row::get::<Option<i64>>(row, "status_code")?;
    Ok(Try {
        at: row::time(row, "at")?,
        status_code: status_code.and_then(|code| u32::try_from(code).ok()),
        failure: row::get(row, "failure")?,
        duration_millis: row::count(row, "duration_millis")?,
    })
}
