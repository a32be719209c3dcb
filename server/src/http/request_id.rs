//! Every request has an id, which its log lines, its answer and its error page carry.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Names one request: 16 hexadecimal digits, 64 random bits.
#[derive(Clone, Debug)]
pub(super) struct RequestId(pub(super) String);

/// Gives the request its id. What the client sends as one is not taken over: it is not ours to vouch for.
pub(super) async fn layer(mut request: Request, next: Next) -> Response {
    let id = format!("{:016x}", u64::from_be_bytes(crate::random::bytes()));
    let span = tracing::info_span!("request", id, method = %request.method());
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).instrument(span).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}
