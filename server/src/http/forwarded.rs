//! What the operator's proxies say of a request: where it came from, and whether over TLS. `X-Forwarded-For` and
//! `X-Forwarded-Proto` count; where a request has neither, `Forwarded` (RFC 7239).

use std::net::IpAddr;

use axum::http::header::{AsHeaderName, FORWARDED};
use axum::http::{HeaderMap, HeaderValue};
use ipnet::IpNet;

/// How many proxies are followed back: more than anybody has in a row.
const PROXIES_MAX: usize = 16;

/// How much of what is no address is shown, in characters.
const SHAPE_MAX: usize = 60;

/// What is said of one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The last address that is none of our proxies; `None` where nothing is said.
    pub(super) client: Result<Option<IpAddr>, Unreadable>,
    /// Whether the nearest proxy says that it was reached without TLS. One that says nothing is taken at the setting's
    /// word.
    pub(super) came_plainly: bool,
}

/// What stands where an address should, with its letters and digits made alike: a log has no addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unreadable(pub(super) String);

/// Reads what stands in the headers. What stands before the last address that is not `trusted`, anybody may have written.
pub(super) fn read(headers: &HeaderMap, trusted: &[IpNet]) -> Told {
    let (fors, protos) = (list(headers, "x-forwarded-for"), list(headers, "x-forwarded-proto"));
    if fors.is_empty() && protos.is_empty() {
        let elements = list(headers, FORWARDED);
        let client = client(elements.iter().filter_map(|element| parameter(element, "for")), trusted);
        let proto = elements.last().and_then(|element| parameter(element, "proto"));
        return Told { client, came_plainly: proto.is_some_and(|proto| !is_https(&proto)) };
    }
    let came_plainly = protos.last().is_some_and(|proto| !is_https(proto));
    Told { client: client(fors.into_iter().filter(|hop| !hop.trim().is_empty()), trusted), came_plainly }
}

/// The parts of a header that is a list, of all its lines; what stands in quotes is not divided.
fn list(headers: &HeaderMap, name: impl AsHeaderName) -> Vec<String> {
    let lines = headers.get_all(name).into_iter().map(HeaderValue::as_bytes);
    lines.flat_map(|line| divided(&String::from_utf8_lossy(line), ',')).collect()
}

fn divided(text: &str, separator: char) -> Vec<String> {
    let mut in_quotes = false;
    let parts = text.split(|letter| {
        in_quotes ^= letter == '"';
        letter == separator && !in_quotes
    });
    parts.map(|part| part.trim().to_owned()).collect()
}

fn is_https(proto: &str) -> bool {
    proto.eq_ignore_ascii_case("https")
}

/// A parameter of one element of `Forwarded`.
fn parameter(element: &str, name: &str) -> Option<String> {
    divided(element, ';').iter().find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

fn client(
    hops: impl DoubleEndedIterator<Item = String>,
    trusted: &[IpNet],
) -> Result<Option<IpAddr>, Unreadable> {
    let mut found = None;
    for hop in hops.rev().take(PROXIES_MAX) {
        let address = address(&hop).ok_or_else(|| Unreadable(shape(&hop)))?;
        found = Some(address);
        if !is_of(trusted, address) {
            break;
        }
    }
    Ok(found)
}

/// An address as proxies write it: some with a port, in brackets, with a zone, or in quotes.
fn address(hop: &str) -> Option<IpAddr> {
    let text = hop.trim().trim_matches('"').trim();
    let bare = match (text.strip_prefix('['), text.split_once(':')) {
        (Some(rest), _) => {
            let (inside, behind) = rest.split_once(']')?;
            (behind.is_empty() || behind.strip_prefix(':').is_some_and(is_port)).then_some(inside)?
        }
        // One colon alone: IPv6 has two.
        (None, Some((host, port))) if is_port(port) => host,
        _ => text,
    };
    let bare = bare.split_once('%').map_or(bare, |(address, _)| address);
    bare.parse().ok().map(|address: IpAddr| address.to_canonical())
}

/// A port, or a word in its place (RFC 7239, 6.3).
fn is_port(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

fn shape(hop: &str) -> String {
    let alike = |letter: char| match letter {
        '0'..='9' => '9',
        _ if letter.is_alphabetic() => 'a',
        _ if letter.is_control() => '?',
        _ => letter,
    };
    hop.trim().chars().take(SHAPE_MAX).map(alike).collect()
}

pub(super) fn is_of(trusted: &[IpNet], address: IpAddr) -> bool {
    trusted.iter().any(|network| network.contains(&address))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderName;

    use super::*;

    fn told(lines: &[(&'static str, &'static str)]) -> Told {
        let trusted: Vec<IpNet> = ["10.0.0.0/8", "2001:db8::/32"].map(|net| net.parse().unwrap()).into();
        let mut headers = HeaderMap::new();
        for (name, line) in lines {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static(line));
        }
        read(&headers, &trusted)
    }

    fn address_of(name: &'static str, lines: &[&'static str]) -> Option<String> {
        let lines: Vec<_> = lines.iter().map(|line| (name, *line)).collect();
        told(&lines).client.ok().flatten().map(|address| address.to_string())
    }

    #[test]
    fn an_address_is_the_last_that_is_none_of_our_proxies() {
        for (lines, expected) in [
            (&["192.0.2.1"][..], Some("192.0.2.1")),
            (&["6.6.6.6, 192.0.2.1"], Some("192.0.2.1")),
            (&["6.6.6.6", "198.51.100.7"], Some("198.51.100.7")),
            (&["6.6.6.6, 192.0.2.1, 10.1.2.3"], Some("192.0.2.1")),
            (&["6.6.6.6, 192.0.2.1", "10.1.2.3,2001:db8::1"], Some("192.0.2.1")),
            (&["192.0.2.1, "], Some("192.0.2.1")),
            (&["10.0.0.9, 10.1.2.3"], Some("10.0.0.9")),
            (&["192.0.2.1, unknown"], None),
            (&["unknown, 10.1.2.3"], None),
            (&[""], None),
            (&[], None),
        ] {
            assert_eq!(address_of("x-forwarded-for", lines).as_deref(), expected, "{lines:?}");
        }
    }

    /// field.md 11: one that was not read stood for everybody behind that proxy.
    #[test]
    fn an_address_is_read_as_any_proxy_writes_it() {
        for (hop, expected) in [
            ("192.0.2.1:50123", "192.0.2.1"),
            ("[2001:4860::1]:443", "2001:4860::1"),
            ("[2001:4860::1]", "2001:4860::1"),
            ("2001:4860::1", "2001:4860::1"),
            ("\"[2001:4860::1]:443\"", "2001:4860::1"),
            ("\"192.0.2.1\"", "192.0.2.1"),
            ("fe80::1%eth0", "fe80::1"),
            ("[fe80::1%25eth0]:443", "fe80::1"),
            ("::ffff:192.0.2.1", "192.0.2.1"),
            ("[::ffff:192.0.2.1]:80", "192.0.2.1"),
        ] {
            assert_eq!(address_of("x-forwarded-for", &[hop]).as_deref(), Some(expected), "{hop}");
        }
        for hop in
            ["[2001:4860::1", "[2001:4860::1]443", "192.0.2.1:", "shop.example", "192.0.2", "_hidden", "[]"]
        {
            assert_eq!(address_of("x-forwarded-for", &[hop]), None, "{hop}");
        }
    }

    #[test]
    fn what_is_no_address_is_told_without_what_stands_in_it() {
        let told = told(&[("x-forwarded-for", "10.1.2.3, 203.0.113.9;tok3n")]);
        assert_eq!(told.client, Err(Unreadable("999.9.999.9;aaa9a".to_owned())));
    }

    #[test]
    fn forwarded_is_read_where_nothing_else_is_said() {
        for (lines, expected) in [
            (&["for=192.0.2.43"][..], Some("192.0.2.43")),
            (&["For=\"[2001:4860::17]:4711\";proto=https"], Some("2001:4860::17")),
            (&["for=6.6.6.6, for=192.0.2.43;by=10.0.0.1;host=\"a,b;for=1.1.1.1\""], Some("192.0.2.43")),
            (&["for=6.6.6.6, for=192.0.2.43", "for=\"10.1.2.3:80\""], Some("192.0.2.43")),
            (&["proto=https"], None),
            (&["for=_hidden"], None),
        ] {
            assert_eq!(address_of("forwarded", lines).as_deref(), expected, "{lines:?}");
        }
        // A proxy that writes the one header lets the other through from anybody.
        let both = told(&[("forwarded", "for=6.6.6.6;proto=http"), ("x-forwarded-for", "192.0.2.1")]);
        assert_eq!(both, Told { client: Ok(Some([192, 0, 2, 1].into())), came_plainly: false });
        let both = told(&[("forwarded", "for=6.6.6.6"), ("x-forwarded-proto", "https")]);
        assert_eq!(both, Told { client: Ok(None), came_plainly: false });
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
            let lines: Vec<_> = lines.iter().map(|line| ("x-forwarded-proto", *line)).collect();
            assert_eq!(told(&lines).came_plainly, expected, "{lines:?}");
        }
        for (line, expected) in [("proto=http", true), ("proto=http, for=1.1.1.1;Proto=\"https\"", false)] {
            assert_eq!(told(&[("forwarded", line)]).came_plainly, expected, "{line}");
        }
    }
}
