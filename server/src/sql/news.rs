//! News of payments: told within this process at once, and between the servers on one PostgreSQL by LISTEN and NOTIFY.
//!
//! The NOTIFY is not part of the transaction that changes the payment. PostgreSQL lets transactions with a NOTIFY commit
//! one after the other, each with its own flush of the disk: measured with pgbench, 32 connections on two cores commit
//! 8,400 one-row transactions in a second without and 800 with one. So one task for each server gathers what was changed
//! and tells of it right after, many changes at once, without waiting for the disk. What a crash keeps from being told
//! is found by whoever looks again after a while: news make pages quick, and nothing else depends on them.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use checkout::payment::RequestId;
use serde::{Deserialize, Serialize};
use sqlx::AnyPool;
use sqlx::postgres::PgListener;
use tokio::sync::{broadcast, mpsc, oneshot, watch};

use super::Database;
use super::kind::Kind;

/// Where servers tell each other.
const CHANNEL: &str = "standee_payment";

/// How much news the slowest listener may lag behind before it has to look for itself.
const NEWS_MAX: usize = 1024;

/// Changes that wait to be told to other servers at most. Beyond it, they are told that they missed some.
const QUEUE_MAX: usize = 1024;

/// Changes that are told at once at most: PostgreSQL takes 8,000 bytes, and one is 100 at most.
const TOLD_AT_ONCE_MAX: usize = 64;

/// How long a connection may be silent before it is made anew: a dead one is silent too.
const SILENCE_MAX: Duration = Duration::from_mins(1);

/// How long to wait before a connection that failed is tried again.
const RECONNECT_PAUSE: Duration = Duration::from_secs(1);

/// Nothing to read comes back: the cast is for sqlx's `any`, which has no name for PostgreSQL's `void`.
const NOTIFY: &str = "SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, $2)::text";

/// What those who listen are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// A payment changed, or one of its refunds.
    Payment {
        /// Which.
        id: RequestId,
        /// Its store's id.
        store_id: String,
    },
    /// Payments may have changed of which nobody could tell: whoever wants to know has to look.
    Missed,
}

/// Tells news, here and elsewhere.
#[derive(Clone, Debug)]
pub(super) struct Herald {
    here: broadcast::Sender<News>,
    /// Where there are other servers.
    elsewhere: Option<Elsewhere>,
}

#[derive(Clone, Debug)]
struct Elsewhere {
    /// Tells what this server said from what others did.
    name: Arc<str>,
    address: Address,
    queue: mpsc::Sender<Errand>,
    /// Set when the queue was full.
    overflowed: Arc<AtomicBool>,
}

/// A database's URL, which may carry its password.
#[derive(Clone)]
struct Address(Arc<str>);

impl fmt::Debug for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Address(hidden)")
    }
}

/// What the task that tells other servers is asked to do.
enum Errand {
    Tell {
        id: RequestId,
        store_id: String,
    },
    /// To answer once everything before it was told.
    Answer(oneshot::Sender<()>),
}

/// What one server tells the others; without a change, that they missed some.
#[derive(Debug, Deserialize, Serialize)]
struct Announcement {
    from: String,
    changed: Vec<(String, String)>,
}

impl Herald {
    /// Must be called where a runtime runs: the task that tells others lives there, until nobody is left to ask it.
    pub(super) fn new(kind: Kind, pool: &AnyPool, url: &str) -> Self {
        let here = broadcast::Sender::new(NEWS_MAX);
        let elsewhere = (kind == Kind::Postgres).then(|| {
            let (queue, errands) = mpsc::channel(QUEUE_MAX);
            let name: Arc<str> = crate::random::id('H').into();
            let overflowed = Arc::new(AtomicBool::new(false));
            tokio::spawn(tell_others(pool.clone(), errands, name.clone(), overflowed.clone()));
            Elsewhere { name, address: Address(url.into()), queue, overflowed }
        });
        Self { here, elsewhere }
    }

    /// Tells of a payment that has changed for good. Nobody may be listening; those who do look for themselves.
    pub(super) fn tell_of(&self, id: &RequestId, store_id: &str) {
        let _ = self.here.send(News::Payment { id: id.clone(), store_id: store_id.to_owned() });
        let Some(Elsewhere { queue, overflowed, .. }) = &self.elsewhere else { return };
        if queue.try_send(Errand::Tell { id: id.clone(), store_id: store_id.to_owned() }).is_err() {
            overflowed.store(true, Ordering::Relaxed);
        }
    }

    /// Returns when everything that was to be told to other servers has been.
    pub(super) async fn has_told(&self) {
        let Some(Elsewhere { queue, .. }) = &self.elsewhere else { return };
        let (sender, answer) = oneshot::channel();
        if queue.send(Errand::Answer(sender)).await.is_ok() {
            let _ = answer.await;
        }
    }

    /// Passes on what another server told.
    fn hear(&self, payload: &str) {
        let Ok(Announcement { from, changed }) = serde_json::from_str(payload) else {
            // A newer server's, maybe.
            let _ = self.here.send(News::Missed);
            return;
        };
        if self.elsewhere.as_ref().is_some_and(|elsewhere| *elsewhere.name == *from) {
            return;
        }
        if changed.is_empty() {
            let _ = self.here.send(News::Missed);
        }
        for (id, store_id) in changed {
            let news = RequestId::parse(&id).map_or(News::Missed, |id| News::Payment { id, store_id });
            let _ = self.here.send(news);
        }
    }
}

impl Database {
    /// Hears the news from now on. Who lags misses some, and is told so.
    pub fn news(&self) -> broadcast::Receiver<News> {
        self.herald.here.subscribe()
    }

    /// Hears what other servers on this database change, until `stop` turns true. A connection that is lost is
    /// made anew; whoever listens here is then told that something may have been missed.
    pub async fn hear_others(&self, mut stop: watch::Receiver<bool>) {
        let Some(Elsewhere { address, .. }) = &self.herald.elsewhere else { return };
        let hearing = async {
            loop {
                if let Err(error) = self.listen(address).await {
                    tracing::warn!(%error, "other servers cannot be heard; pages look again by themselves");
                }
                tokio::time::sleep(RECONNECT_PAUSE).await;
            }
        };
        tokio::select! {
            () = hearing => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
    }

    /// Listens on one connection, until it is lost for good or silent for too long.
    async fn listen(&self, address: &Address) -> Result<(), sqlx::Error> {
        let mut listener = PgListener::connect(&address.0).await?;
        listener.listen(CHANNEL).await?;
        let _ = self.herald.here.send(News::Missed);
        while let Ok(heard) = tokio::time::timeout(SILENCE_MAX, listener.try_recv()).await {
            match heard? {
                Some(notification) => self.herald.hear(notification.payload()),
                // The connection was lost, and is there again.
                None => drop(self.herald.here.send(News::Missed)),
            }
        }
        Ok(())
    }
}

async fn tell_others(
    pool: AnyPool,
    mut errands: mpsc::Receiver<Errand>,
    name: Arc<str>,
    overflowed: Arc<AtomicBool>,
) {
    let mut batch = Vec::with_capacity(TOLD_AT_ONCE_MAX);
    while errands.recv_many(&mut batch, TOLD_AT_ONCE_MAX).await > 0 {
        let (mut changed, mut waiting) = (Vec::new(), Vec::new());
        for errand in batch.drain(..) {
            match errand {
                Errand::Tell { id, store_id } => changed.push((id.to_string(), store_id)),
                Errand::Answer(sender) => waiting.push(sender),
            }
        }
        if !changed.is_empty() {
            announce(&pool, &name, changed).await;
        }
        if overflowed.swap(false, Ordering::Relaxed) {
            announce(&pool, &name, Vec::new()).await;
        }
        for sender in waiting {
            // Whoever waited may have gone.
            let _ = sender.send(());
        }
    }
}

async fn announce(pool: &AnyPool, name: &str, changed: Vec<(String, String)>) {
    let announcement = Announcement { from: name.to_owned(), changed };
    let Ok(payload) = serde_json::to_string(&announcement) else { return };
    if let Err(error) = sqlx::query(NOTIFY).bind(CHANNEL).bind(payload).execute(pool).await {
        tracing::warn!(%error, "other servers could not be told of a change; their pages look again by themselves");
    }
}
