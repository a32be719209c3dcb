//! The job that sends what is due. What is due lives in the database; several servers share it, and what a crash
//! interrupted comes due again.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use checkout::port::{Clock as _, StoreError};
use tokio::sync::watch;
use tokio::task::{Id, JoinSet};
use tracing::Instrument as _;

use super::schedule::after;
use super::send::Message;
use crate::http::Shared;
use crate::sql::{DeliveryKey, Tried};
use crate::trace;

/// How long the worker rests when nothing is due.
const REST: Duration = Duration::from_millis(500);

/// Messages that are under way at once at most.
const AT_ONCE_MAX: usize = 64;

/// Messages that are under way to one endpoint at once at most: however slow it is, it holds up itself.
const AT_ONCE_TO_ONE_MAX: u32 = 4;

/// How long a taken message is ours, in seconds: longer than sending it may take.
const LEASE_SECONDS: i64 = 60;

/// Works until `stop` turns true, then ends what it began.
pub(crate) async fn run(shared: Arc<Shared>, mut stop: watch::Receiver<bool>) {
    let mut at_work = JoinSet::new();
    // An endpoint gets its next messages when all that it got are over.
    let mut endpoints: HashMap<Id, String> = HashMap::new();
    while !*stop.borrow() {
        for key in take(&shared, AT_ONCE_MAX.saturating_sub(at_work.len()), &endpoints).await {
            let endpoint = key.webhook_id.clone();
            let task = at_work.spawn(deliver(shared.clone(), key));
            endpoints.insert(task.id(), endpoint);
        }
        tokio::select! {
            Some(ended) = at_work.join_next_with_id() => {
                let id = ended.map_or_else(|failed| failed.id(), |(id, ())| id);
                endpoints.remove(&id);
            }
            () = tokio::time::sleep(REST) => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
    }
    while at_work.join_next().await.is_some() {}
}

async fn take(shared: &Shared, room: usize, endpoints: &HashMap<Id, String>) -> Vec<DeliveryKey> {
    // Each endpoint may get as many as it may have at once.
    let Some(limit) =
        u32::try_from(room).ok().map(|room| room / AT_ONCE_TO_ONE_MAX).filter(|limit| *limit > 0)
    else {
        return Vec::new();
    };
    let now = shared.checkout.clock().now();
    let mut busy: Vec<String> = endpoints.values().cloned().collect();
    busy.sort();
    busy.dedup();
    let until = now.plus_seconds(LEASE_SECONDS);
    let taken =
        shared.checkout.store().take_due_deliveries(now, until, &busy, (limit, AT_ONCE_TO_ONE_MAX)).await;
    taken.unwrap_or_else(|error| {
        tracing::error!(%error, "which webhooks are due cannot be read");
        Vec::new()
    })
}

async fn deliver(shared: Arc<Shared>, key: DeliveryKey) {
    if let Err(error) = try_to_deliver(&shared, &key).await {
        let DeliveryKey { webhook_id, event_id } = &key;
        tracing::error!(webhook = %webhook_id, event = %event_id, %error, "what became of a webhook is not stored");
    }
}

async fn try_to_deliver(shared: &Shared, key: &DeliveryKey) -> Result<(), StoreError> {
    let database = shared.checkout.store();
    let now = shared.checkout.clock().now();
    // None, where the endpoint was switched off meanwhile: then nothing is due to it any more.
    let Some(due) = database.due_delivery(key, now).await? else { return Ok(()) };
    let body = due.event.body();
    let message = Message { url: &due.url, id: &due.event.id, body: &body, secrets: &due.secrets };
    let begun = Instant::now();
    let span = trace::webhook(&key.webhook_id, &key.event_id);
    let answer = shared.webhooks.send(message, now).instrument(span.clone()).await;
    match answer {
        Ok(status) => trace::answered(&span, status),
        Err(_) => trace::failed(&span),
    }
    drop(span);
    let duration_millis = u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX);
    let after = after(answer.ok(), due.step, due.failing_since, now);
    tracing::info!(
        webhook = %key.webhook_id,
        event = %key.event_id,
        status = answer.ok(),
        failure = answer.err().map(super::Failure::name),
        duration_millis,
        ?after,
        "webhook sent"
    );
    database.keep_try(key, Tried { at: now, answer, duration_millis }, after).await
}
