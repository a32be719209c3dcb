//! Each request as a span, for whoever gathers traces.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

use super::Shared;
use super::access::NO_ROUTE;
use super::request_id::RequestId;
use crate::trace;

/// A proxy of the operator's own may have begun the trace; what strangers send along begins none of theirs here.
pub(super) async fn layer(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let extensions = request.extensions();
    let route = extensions.get::<MatchedPath>().map_or(NO_ROUTE, MatchedPath::as_str);
    let id = extensions.get().map_or("", |RequestId(id)| id.as_str());
    let span = trace::request(name_of(request.method()), route, id);
    if span.is_disabled() {
        return next.run(request).await;
    }
    if shared.trusted_proxies.is_some() {
        trace::goes_on(&span, request.headers());
    }
    let response = next.run(request).instrument(span.clone()).await;
    trace::answered(&span, response.status().as_u16());
    response
}

/// The method by its name where HTTP itself defines it; anybody may make up others.
fn name_of(method: &Method) -> &str {
    match method.as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "PATCH" | "OPTIONS" | "CONNECT" | "TRACE") => {
            known
        }
        _ => "_OTHER",
    }
}
