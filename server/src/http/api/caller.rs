//! Whose system asks. Stands before every route: no handler runs without a key that is good.

use std::net::IpAddr;
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

use super::super::client::Client;
use super::super::{FORM_BYTES_MAX, Shared};
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

/// Lets in whoever has a key that is good. The body is there by now: see [`capacity`](super::super::capacity).
pub(super) async fn guard(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, FORM_BYTES_MAX).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let client = parts.extensions.get::<Client>().and_then(|client| client.0);
    match caller(&shared, client, &parts.headers).await {
        Ok(caller) => {
            let mut request = Request::from_parts(parts, Body::from(body));
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Err(problem) => problem.into_response(),
    }
}

async fn caller(shared: &Shared, client: Option<IpAddr>, headers: &HeaderMap) -> Result<Caller, Problem> {
    let now = shared.checkout.clock().now();
    let hash = bearer(headers).and_then(hash).ok_or_else(Problem::unauthorized)?;
    let (wrong_keys, is_counted) = (&shared.capacity.wrong_keys, !shared.capacity.is_unlimited(client));
    if is_counted {
        // Before the database is asked.
        wrong_keys.may_be_heard(client, &hash).map_err(Problem::too_many_wrong_keys)?;
    }
    let Some(key) = shared.checkout.store().api_key_of(&hash, now).await? else {
        wrong_keys.forget(&hash);
        if is_counted {
            wrong_keys.was_wrong(client);
        }
        return Err(Problem::unauthorized());
    };
    wrong_keys.was_right(hash);
    shared.api_limits.count(&key.id, now).map_err(Problem::too_many)?;
    let name = format!("API key {} ({})", key.id, key.name);
    Ok(Caller { key, name })
}

/// Whether a request carries what looks like a key; whether it is good, only the database knows.
pub(in super::super) fn has_key(headers: &HeaderMap) -> bool {
    bearer(headers).and_then(hash).is_some()
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
