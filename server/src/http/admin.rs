//! What the operator's machines ask, on a listener of its own that is never public.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::Shared;

/// How long an answer to `/readyz` is given again: whoever asks, and however often, each server writes once in a while.
const KEPT: Duration = Duration::from_secs(2);

/// How long the database may take to store a change before we are not ready. It waits behind payers' changes.
const WRITE_TIME_MAX: Duration = Duration::from_secs(4);

/// What the routes work with.
#[derive(Debug)]
struct Admin {
    shared: Arc<Shared>,
    /// When the database was asked last, and what is wrong with it. One asks at a time.
    last: Mutex<Option<(Instant, Result<(), String>)>>,
}

/// `/healthz`: the process lives. `/readyz`: it can take a payment. `/metrics`: for Prometheus.
pub fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "alive\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state(Arc::new(Admin { shared, last: Mutex::new(None) }))
}

async fn ready(State(admin): State<Arc<Admin>>) -> (StatusCode, String) {
    if admin.shared.is_stopping.load(Ordering::Relaxed) {
        return (StatusCode::SERVICE_UNAVAILABLE, "not ready: stopping\n".to_owned());
    }
    match admin.database().await {
        Ok(()) => (StatusCode::OK, "ready\n".to_owned()),
        Err(problem) => (
            StatusCode::SERVICE_UNAVAILABLE,
            format!("not ready: the database takes no changes: {problem}\n"),
        ),
    }
}

impl Admin {
    /// Whether the database takes changes, as it was seen a moment ago or is now.
    async fn database(&self) -> Result<(), String> {
        let mut last = self.last.lock().await;
        if let Some((at, known)) = &*last
            && at.elapsed() < KEPT
        {
            return known.clone();
        }
        let store = self.shared.checkout.store();
        let asked = tokio::time::timeout(WRITE_TIME_MAX, store.takes_changes()).await;
        let known = match asked {
            Ok(stored) => stored.map_err(|error| error.to_string()),
            Err(_) => Err(format!("no answer within {} s", WRITE_TIME_MAX.as_secs())),
        };
        *last = Some((Instant::now(), known.clone()));
        known
    }
}

async fn metrics(State(admin): State<Arc<Admin>>) -> Response {
    match admin.shared.metrics.text(&admin.shared).await {
        Ok(text) => ([(header::CONTENT_TYPE, prometheus::TEXT_FORMAT)], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "the metrics cannot be told");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
