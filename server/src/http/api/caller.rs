//! Whose system asks. Stands before every route: no handler runs without a key that is good.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use checkout::access::Scope;
use checkout::port::Clock as _;
use checkout::time::Timestamp;

use super::super::Shared;
use super::BODY_BYTES_MAX;
use super::problem::Problem;
use crate::catalogue::api_key::hash;
use crate::sql::{ApiKey, Doer};

/// A system with a key. Only [`guard`] makes one.
#[derive(Clone, Debug)]
pub(super) struct Caller {
    key: ApiKey,
    /// Who it is in a trail.
    name: String,
}

impl Caller {
    /// Whose system it is.
    pub(super) fn merchant_id(&self) -> &str {
        &self.key.merchant_id
    }

    /// Where it may look: for every query.
    pub(super) fn scope(&self) -> Scope {
        Scope::Merchants(vec![self.key.merchant_id.clone()])
    }

    /// It, as whoever does something now.
    pub(super) fn doer(&self, at: Timestamp) -> Doer<'_> {
        Doer { by: &self.name, at }
    }
}

/// Reads the whole request before anything is answered: a connection on which something is left unread is closed, and
/// whoever uses it again right then gets no answer at all.
pub(super) async fn guard(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_BYTES_MAX).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    match caller(&shared, &parts.headers).await {
        Ok(caller) => {
            let mut request = Request::from_parts(parts, Body::from(body));
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Err(problem) => problem.into_response(),
    }
}

async fn caller(shared: &Shared, headers: &HeaderMap) -> Result<Caller, Problem> {
    let now = shared.checkout.clock().now();
    let hash = bearer(headers).and_then(hash).ok_or_else(Problem::unauthorized)?;
    let key = shared.checkout.store().api_key_of(&hash, now).await?.ok_or_else(Problem::unauthorized)?;
    shared.api_limits.count(&key.id, now).map_err(Problem::too_many)?;
    let name = format!("API key {} ({})", key.id, key.name);
    Ok(Caller { key, name })
}

/// What stands behind `Bearer`, whose letters may be large or small.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, key) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or_else(Problem::unauthorized)
    }
}
