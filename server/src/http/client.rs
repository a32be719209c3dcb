//! Where a request comes from: the one place that decides it. Everything that counts, keeps or passes on an address takes
//! it from here.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use ipnet::IpNet;

use super::{Shared, plain};
use crate::seldom::Seldom;

/// How many proxies are followed back: more than anybody has in a row.
const PROXIES_MAX: usize = 16;

/// Where a request comes from; `None` where the proxy does not say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Client(pub(super) Option<IpAddr>);

/// Finds out where a request comes from. Behind a proxy only the operator's own are answered, and what they say came over
/// plain HTTP is led to https.
pub(super) async fn layer(State(shared): State<Arc<Shared>>, mut request: Request, next: Next) -> Response {
    static STRANGERS: Seldom = Seldom::new(1, Duration::from_mins(1));
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical());
    let client = match &shared.trusted_proxies {
        None => peer,
        Some(trusted) => {
            if !peer.is_some_and(|peer| is_of(trusted, peer)) {
                if let Some(left_out) = STRANGERS.may_say() {
                    tracing::warn!(left_out, "requests came past the proxies: see trusted_proxies");
                }
                let what = "This server answers its own proxies alone; its operator names them in trusted_proxies.\n";
                return (StatusCode::FORBIDDEN, what).into_response();
            }
            if came_plainly(request.headers()) {
                return plain::answer(&shared.public_url, request.method(), request.uri());
            }
            forwarded_for(request.headers(), trusted)
        }
    };
    request.extensions_mut().insert(Client(client));
    next.run(request).await
}

/// Whether the proxy says that it was reached without TLS. One that says nothing is taken at the setting's word.
fn came_plainly(headers: &HeaderMap) -> bool {
    let said = headers.get_all("x-forwarded-proto").into_iter().next_back();
    let last = said.map(|said| said.as_bytes().rsplit(|byte| *byte == b',').next().unwrap_or_default());
    last.is_some_and(|last| !last.trim_ascii().eq_ignore_ascii_case(b"https"))
}

/// The last address that is none of our proxies: what stands before it, anybody may have written.
fn forwarded_for(headers: &HeaderMap, trusted: &[IpNet]) -> Option<IpAddr> {
    let lines = headers.get_all("x-forwarded-for").into_iter().rev();
    let hops = lines.flat_map(|line| line.as_bytes().rsplit(|byte| *byte == b','));
    let mut found = None;
    for hop in hops.take(PROXIES_MAX) {
        let address = address(hop)?;
        found = Some(address);
        if !is_of(trusted, address) {
            break;
        }
    }
    found
}

/// An address as proxies write it: with a port, some of them.
fn address(hop: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(hop).ok()?.trim();
    let with_port = || text.parse().map(|address: SocketAddr| address.ip());
    text.parse().or_else(|_| with_port()).ok().map(|address: IpAddr| address.to_canonical())
}

fn is_of(trusted: &[IpNet], address: IpAddr) -> bool {
    trusted.iter().any(|network| network.contains(&address))
}

/// Whether whoever asks reads pages: browsers say so when they go somewhere, and what says nothing may be an old one.
pub(super) fn reads_pages(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).map(HeaderValue::as_bytes);
    accepted.is_none_or(|accepted| accepted.windows(9).any(|part| part == b"text/html"))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderName;

    use super::*;

    fn headers(name: &'static str, lines: &[&'static str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static(line));
        }
        headers
    }

    #[test]
    fn an_address_is_the_last_that_is_none_of_our_proxies() {
        let trusted: Vec<IpNet> = ["10.0.0.0/8", "2001:db8::/32"].map(|net| net.parse().unwrap()).into();
        let from = |lines: &[&'static str]| {
            forwarded_for(&headers("x-forwarded-for", lines), &trusted).map(|address| address.to_string())
        };
        for (lines, expected) in [
            (&["192.0.2.1"][..], Some("192.0.2.1")),
            (&["6.6.6.6, 192.0.2.1"], Some("192.0.2.1")),
            (&["6.6.6.6", "198.51.100.7"], Some("198.51.100.7")),
            (&["6.6.6.6, 192.0.2.1, 10.1.2.3"], Some("192.0.2.1")),
            (&["6.6.6.6, 192.0.2.1", "10.1.2.3,2001:db8::1"], Some("192.0.2.1")),
            (&["192.0.2.1:50123"], Some("192.0.2.1")),
            (&["[2001:4860::1]:443"], Some("2001:4860::1")),
            (&["::ffff:192.0.2.1"], Some("192.0.2.1")),
            (&["10.0.0.9, 10.1.2.3"], Some("10.0.0.9")),
            (&["192.0.2.1, unknown"], None),
            (&["unknown, 10.1.2.3"], None),
            (&[""], None),
            (&[], None),
        ] {
            assert_eq!(from(lines).as_deref(), expected, "{lines:?}");
        }
    }

    #[test]
    fn only_the_nearest_proxy_says_whether_there_was_tls() {
        for (lines, expected) in [
            (&["https"][..], false),
            (&["HTTPS"], false),
            (&[], false),
            (&["http"], true),
            (&["https, http"], true),
            (&["http, https"], false),
            (&["https", "http"], true),
            (&["", ""], true),
        ] {
            assert_eq!(came_plainly(&headers("x-forwarded-proto", lines)), expected, "{lines:?}");
        }
    }
}
