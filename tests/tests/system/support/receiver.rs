//! A merchant's own system, which hears of results.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use checkout::port::Clock as _;
use serde_json::Value;
use standee::clock::SystemClock;
use standee::sql::Doer;
use standee::webhook::Secret;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::{MERCHANT, Shop, eventually};

/// What it answers to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// That it took it.
    Taken,
    /// This status.
    Status(u16),
    /// That it is elsewhere, on the same machine.
    Elsewhere,
    /// Nothing, for as long as somebody waits.
    Nothing,
}

/// A message as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Heard {
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

/// What it answers, and what it has heard.
type Shared = Arc<Mutex<(Answer, Vec<Heard>)>>;

/// A system that listens on this machine.
#[derive(Clone, Debug)]
pub(crate) struct Receiver {
    /// The webhook's id.
    pub(crate) id: String,
    pub(crate) secret: Secret,
    state: Shared,
}

impl Receiver {
    /// Listens to what happens in the shop from now on.
    pub(crate) async fn of(shop: &Shop, answer: Answer) -> Self {
        Self::of_merchant(shop, MERCHANT, answer).await
    }

    /// Listens to what happens in the stores of this merchant from now on.
    pub(crate) async fn of_merchant(shop: &Shop, merchant: &str, answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hooks", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new((answer, Vec::new())));
        let router = Router::new().fallback(hear).with_state(state.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let (id, secret) = (standee::random::id('W'), Secret::new());
        let doer = Doer { by: "a test", at: SystemClock.now() };
        assert!(shop.database().add_webhook((&id, merchant), &url, &secret, doer).await.unwrap());
        Self { id, secret, state }
    }

    /// Answers like this from now on.
    pub(crate) fn answers(&self, answer: Answer) {
        self.state.lock().unwrap().0 = answer;
    }

    /// What it has heard.
    pub(crate) fn heard(&self) -> Vec<Heard> {
        self.state.lock().unwrap().1.clone()
    }

    /// The same, once there are so many.
    pub(crate) async fn hears(&self, count: usize) -> Vec<Heard> {
        eventually(&format!("{count} messages came"), async || {
            let heard = self.heard();
            (heard.len() >= count).then_some(heard)
        })
        .await
    }
}

impl Heard {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

async fn hear(State(state): State<Shared>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let body = String::from_utf8(body.to_vec()).unwrap();
    let answer = {
        let mut state = state.lock().unwrap();
        state.1.push(Heard { path: uri.path().to_owned(), headers, body });
        state.0
    };
    match answer {
        Answer::Taken => StatusCode::NO_CONTENT.into_response(),
        Answer::Status(status) => StatusCode::from_u16(status).unwrap().into_response(),
        Answer::Elsewhere => {
            (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, "/elsewhere")]).into_response()
        }
        Answer::Nothing => {
            // Nobody ever hands out a permit.
            let _ = Semaphore::new(0).acquire().await;
            StatusCode::OK.into_response()
        }
    }
}
