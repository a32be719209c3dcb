//! Where a request comes from: the one place that decides it. Everything that counts, keeps or passes on an address takes
//! it from here.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::Shared;
use super::access::Lines;
use super::forwarded::{self, Unreadable, is_of};
use super::plain::{self, By};

/// What is told to who comes past the proxies. The doctor looks for it.
pub(crate) const STRANGER: &str =
    "This server answers its own proxies alone; its operator names them in trusted_proxies.";

/// Where a request comes from; `None` where the proxy does not say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Client(pub(super) Option<IpAddr>);

/// Finds out where a request comes from. Behind a proxy only the operator's own are answered, and what they say came over
/// plain HTTP is led to https.
pub(super) async fn layer(State(shared): State<Arc<Shared>>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical());
    let client = match &shared.trusted_proxies {
        None => peer,
        Some(trusted) => {
            if !peer.is_some_and(|peer| is_of(trusted, peer)) {
                return refused_stranger(shared.metrics.lines());
            }
            let told = forwarded::read(request.headers(), trusted);
            if told.came_plainly {
                say_plain(shared.metrics.lines());
                return plain::answer(&shared.public_url, request.method(), request.uri(), By::Proxy);
            }
            told.client.unwrap_or_else(|hop| {
                say_unreadable(shared.metrics.lines(), &hop);
                None
            })
        }
    };
    request.extensions_mut().insert(Client(client));
    next.run(request).await
}

fn refused_stranger(lines: &Lines) -> Response {
    if let Some(left_out) = lines.strangers.may_say() {
        tracing::warn!(left_out, "requests came past the proxies: see trusted_proxies");
    }
    (StatusCode::FORBIDDEN, format!("{STRANGER}\n")).into_response()
}

fn say_plain(lines: &Lines) {
    if let Some(left_out) = lines.plain.may_say() {
        tracing::warn!(
            left_out,
            "a proxy says that it was asked over plain http (X-Forwarded-Proto): pages are led to https, and nothing else \
             is taken. If it was asked over TLS, it has to say https; `standee doctor` tells"
        );
    }
}

fn say_unreadable(lines: &Lines, Unreadable(shape): &Unreadable) {
    if let Some(left_out) = lines.unreadable.may_say() {
        tracing::warn!(
            left_out,
            shape,
            "a proxy says where a request came from, and it is no address: all such count as one"
        );
    }
}

/// Whether whoever asks reads pages: browsers say so when they go somewhere, and what says nothing may be an old one.
pub(super) fn reads_pages(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).map(HeaderValue::as_bytes);
    accepted.is_none_or(|accepted| accepted.windows(9).any(|part| part == b"text/html"))
}
