//! The simulator's HTTP: what it serves, and within which bounds.

mod control;
mod hangup;
mod operations;
mod wallet;

pub(crate) use hangup::HangUpService;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post, put};
use tokio::sync::Semaphore;

use crate::gateway::Gateway;

/// Longest body that is read, in bytes.
const BODY_BYTES_MAX: usize = 64 * 1024;
/// How long a body may take to arrive.
const BODY_TIMEOUT: Duration = Duration::from_secs(10);
/// How many requests are worked on at once, those included that a fault holds back.
const REQUESTS_MAX: usize = 2_048;

/// Everything that the simulator serves.
pub(crate) fn routes(gateway: Arc<Gateway>) -> Router {
    let in_flight = Arc::new(Semaphore::new(REQUESTS_MAX));
    Router::new()
        .route("/aps/{*path}", any(operations::handle))
        .route("/wallet/style.css", get(wallet::style))
        .route("/wallet/{payment_id}", get(wallet::show))
        .route("/wallet/{payment_id}/pay", post(wallet::pay))
        .route("/wallet/{payment_id}/decline", post(wallet::decline))
        .route("/simulator/payments", get(control::list))
        .route("/simulator/counts", get(control::counts))
        .route("/simulator/payments/{payment_id}/approve", post(control::approve))
        .route("/simulator/payments/{payment_id}/decline", post(control::decline))
        .route(
            "/simulator/faults",
            put(control::set_faults).get(control::show_faults).delete(control::clear_faults),
        )
        .with_state(gateway)
        .layer(middleware::from_fn_with_state(in_flight, within_bounds))
}

/// Reads the body before anything else looks at the request, and turns away what is too much.
async fn within_bounds(State(in_flight): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    let Ok(_permit) = in_flight.try_acquire() else {
        return (StatusCode::SERVICE_UNAVAILABLE, "too many requests at once").into_response();
    };
    let (head, body) = request.into_parts();
    let body = match tokio::time::timeout(BODY_TIMEOUT, axum::body::to_bytes(body, BODY_BYTES_MAX)).await {
        Err(_) => return (StatusCode::REQUEST_TIMEOUT, "the body came too slowly").into_response(),
        Ok(Err(_)) => return (StatusCode::PAYLOAD_TOO_LARGE, "the body is too long").into_response(),
        Ok(Ok(body)) => body,
    };
    next.run(Request::from_parts(head, Body::from(body))).await
}
