//! Everything that one address can hold, held at once and again as soon as the server lets go of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Method, Request};
use tokio::task::JoinSet;

use super::attacker::{Begun, Client, form, page, request};

/// How many requests go over one connection at once: as many as the server lets.
const AT_ONCE: usize = 16;

/// Slow requests: forms, notifications and the API's.
const SLOW_FORMS: usize = 2_112;
const SLOW_NOTIFICATIONS: usize = 304;
const SLOW_API_REQUESTS: usize = 208;

/// Answers that are not read.
const UNREAD: usize = 640;

/// Streams of one payment's page.
const STREAMS: usize = 10_000;

/// How many press pay at once, as fast as they are answered but for this pause.
const PRESSERS: usize = 48;
const PRESS_PAUSE: Duration = Duration::from_millis(50);

/// When what was refused or ended is tried again.
const AGAIN: Duration = Duration::from_secs(10);

/// The siege; over when it is dropped.
pub(super) struct Siege {
    _tasks: JoinSet<()>,
    begun: Arc<AtomicUsize>,
}

impl Siege {
    /// Lays siege from the client's address, with a payment of its own to listen for.
    pub(super) fn laid(client: &Client, code: &str, outcome_path: &str, attempts: &[String]) -> Self {
        let begun = Arc::new(AtomicUsize::new(0));
        let mut tasks = JoinSet::new();
        let pay = format!("/e/{code}/pay");
        let slow = [
            (SLOW_FORMS, form(&pay, "")),
            (SLOW_NOTIFICATIONS, form("/alipayplus/notifyPayment", "")),
            (SLOW_API_REQUESTS, api_request()),
        ];
        for (count, request) in slow {
            for _ in 0..count / AT_ONCE {
                tasks.spawn(is_slow(client.clone(), request.clone(), begun.clone()));
            }
        }
        for _ in 0..UNREAD / AT_ONCE {
            tasks.spawn(reads_nothing(client.clone(), page(&format!("/e/{code}")), begun.clone()));
        }
        for _ in 0..STREAMS / AT_ONCE {
            let events = page(&format!("{outcome_path}/events"));
            tasks.spawn(listens(client.clone(), events, begun.clone()));
        }
        for number in 0..PRESSERS {
            let attempt = attempts[number % attempts.len()].clone();
            tasks.spawn(presses(client.clone(), pay.clone(), attempt));
        }
        Self { _tasks: tasks, begun }
    }

    /// How many requests have been begun, those that press left out.
    pub(super) fn begun(&self) -> usize {
        self.begun.load(Ordering::Relaxed)
    }

    /// How many there are to be at once.
    pub(super) const fn all() -> usize {
        SLOW_FORMS + SLOW_NOTIFICATIONS + SLOW_API_REQUESTS + UNREAD + STREAMS
    }
}

/// With a key that is none of the server's.
fn api_request() -> Request<Bytes> {
    let key = format!("Bearer sk_standee_{}", "A".repeat(43));
    let headers = [("authorization", key.as_str()), ("content-type", "application/json")];
    request(Method::POST, "/api/v1/payments/x/refunds", &headers, "")
}

/// Sends heads, and never a body. Some are refused at once, and some when they have taken too long.
async fn is_slow(client: Client, request: Request<Bytes>, begun: Arc<AtomicUsize>) {
    asks_again_and_again(client, request, false, begun).await;
}

/// Asks for pages with a window of no bytes, and says now and then that it is there.
async fn reads_nothing(client: Client, request: Request<Bytes>, begun: Arc<AtomicUsize>) {
    loop {
        if let Some(connection) = client.connects(0).await {
            let mut unread = Vec::new();
            for _ in 0..AT_ONCE {
                let Some(asked) = connection.begins(request.clone(), true).await else { break };
                begun.fetch_add(1, Ordering::Relaxed);
                unread.extend(asked.head().await);
            }
            while !connection.is_over() {
                tokio::time::sleep(AGAIN).await;
            }
        }
        tokio::time::sleep(AGAIN).await;
    }
}

async fn listens(client: Client, request: Request<Bytes>, begun: Arc<AtomicUsize>) {
    asks_again_and_again(client, request, true, begun).await;
}

/// Keeps as many requests under way on one connection as there may be.
async fn asks_again_and_again(
    client: Client,
    request: Request<Bytes>,
    is_whole: bool,
    begun: Arc<AtomicUsize>,
) {
    loop {
        let Some(connection) = client.connects(65_535).await else {
            tokio::time::sleep(AGAIN).await;
            continue;
        };
        while !connection.is_over() {
            let mut under_way = JoinSet::new();
            for _ in 0..AT_ONCE {
                if let Some(asked) = connection.begins(request.clone(), is_whole).await {
                    under_way.spawn(Begun::answer(asked));
                    begun.fetch_add(1, Ordering::Relaxed);
                }
            }
            while under_way.join_next().await.is_some() {}
            tokio::time::sleep(AGAIN).await;
        }
    }
}

async fn presses(client: Client, path: String, attempt: String) {
    let body = format!("attempt={attempt}&amount=12.50&note=");
    loop {
        let Some(connection) = client.connects(65_535).await else { continue };
        while connection.asks(form(&path, &body)).await.is_some() {
            tokio::time::sleep(PRESS_PAUSE).await;
        }
        tokio::time::sleep(AGAIN).await;
    }
}
