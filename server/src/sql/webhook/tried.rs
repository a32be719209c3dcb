//! What became of messages to endpoints: each try, and where a message and its endpoint stand after it.

use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::super::scope::{one_of, placeholder};
use super::super::writer::Change;
use super::super::{Database, row, unavailable};
use super::{DeliveryKey, Webhook};
use crate::webhook::{After, Failure};

const DELIVERIES: &str = "SELECT delivery.event_id, delivery.made_at, delivery.state, delivery.tries, \
    delivery.due_at, event.event, event.request_id, event.refund_id FROM webhook_delivery AS delivery \
    JOIN webhook_event AS event ON event.id = delivery.event_id WHERE delivery.webhook_id = $1 \
    ORDER BY delivery.made_at DESC, delivery.event_id DESC LIMIT $2";

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
