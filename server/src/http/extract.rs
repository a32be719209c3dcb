//! What a request brings in its address and its forms, read tolerantly. What cannot be read all the same is answered with
//! a page: axum's own extractors would answer with a line of English, in a wallet that shows nothing else.
//!
//! A field that stands twice counts where it stands first.

use std::borrow::Cow;
use std::collections::HashSet;
use std::convert::Infallible;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use url::form_urlencoded;

/// The content type of a form without files.
const FORM_TYPE: &str = "application/x-www-form-urlencoded";

/// The query of the address. One that cannot be read is as if there were none: a link with something odd in it still
/// leads to its page.
pub(super) struct Query<T>(pub(super) T);

/// A form that was posted.
pub(super) struct Form<T>(pub(super) T);

/// What stands in a route's place for it.
pub(super) struct Path<T>(pub(super) T);

/// Marks an answer that says nothing yet: the payers' pages and the console each put it into their words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unreadable(pub(super) StatusCode);

impl IntoResponse for Unreadable {
    fn into_response(self) -> Response {
        let mut response = self.0.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl<T: DeserializeOwned + Default, S: Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(query(&parts.uri)))
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Unreadable;

    async fn from_request(request: Request, state: &S) -> Result<Self, Unreadable> {
        if !is_form(request.headers()) {
            return Err(Unreadable(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|rejection| Unreadable(rejection.status()))?;
        fields(&body).map(Self).ok_or(Unreadable(StatusCode::UNPROCESSABLE_ENTITY))
    }
}

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Unreadable;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Unreadable> {
        let path = axum::extract::Path::from_request_parts(parts, state).await;
        path.map(|axum::extract::Path(path)| Self(path)).map_err(|_| Unreadable(StatusCode::NOT_FOUND))
    }
}

/// The query of an address, where there is no extractor.
pub(super) fn query<T: DeserializeOwned + Default>(uri: &Uri) -> T {
    fields(uri.query().unwrap_or_default().as_bytes()).unwrap_or_default()
}

/// A path's first part in small letters, and what stands behind it as it was typed: bytes that are no UTF-8, as a chat in
/// another encoding hangs on to a link, become U+FFFD.
pub(super) fn link(uri: &Uri) -> (String, Cow<'_, str>) {
    let (first, rest) = uri.path().trim_start_matches('/').split_once('/').unwrap_or_default();
    (first.to_ascii_lowercase(), percent_decode_str(rest).decode_utf8_lossy())
}

/// Reads fields; where one stands twice and the type takes it once, only the first of each name.
fn fields<T: DeserializeOwned>(encoded: &[u8]) -> Option<T> {
    serde_urlencoded::from_bytes(encoded).ok().or_else(|| {
        let mut names = HashSet::new();
        let mut once = form_urlencoded::Serializer::new(String::new());
        for (name, value) in form_urlencoded::parse(encoded) {
            if names.insert(name.clone()) {
                once.append_pair(&name, &value);
            }
        }
        serde_urlencoded::from_str(&once.finish()).ok()
    })
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let essence = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default();
    essence.trim().eq_ignore_ascii_case(FORM_TYPE)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Default, Deserialize, PartialEq)]
    struct Brought {
        amount: Option<String>,
        round: Option<u32>,
    }

    fn brought(amount: &str, round: u32) -> Brought {
        Brought { amount: Some(amount.to_owned()), round: Some(round) }
    }

    // field.md 10
    #[test]
    fn a_field_that_stands_twice_counts_where_it_stands_first() {
        for text in ["amount=5&round=1", "amount=5&round=1&amount=6", "amount=5&x=1&x=2&round=1&round=x"] {
            assert_eq!(fields(text.as_bytes()), Some(brought("5", 1)), "{text}");
        }
        let all: Option<Vec<(String, String)>> = fields(b"store=1&store=2");
        assert_eq!(all.map(|all| all.len()), Some(2), "what may stand several times is all kept");
    }

    #[test]
    fn a_query_that_cannot_be_read_is_none_and_a_form_is_refused() {
        let uri = Uri::from_static("/e/X?amount=5&round=x");
        assert_eq!(query::<Brought>(&uri), Brought::default());
        assert_eq!(fields::<Brought>(b"amount=5&round=x"), None);
        let uri = Uri::from_static("/e/X?amount=%a3%ac&round=1");
        assert_eq!(query::<Brought>(&uri), brought("\u{fffd}\u{fffd}", 1));
    }

    // field.md 9
    #[test]
    fn a_link_is_taken_apart_as_it_was_typed() {
        for (uri, first, rest) in [
            ("/e/ABC", "e", "ABC"),
            ("/E/ABC/", "e", "ABC/"),
            ("//e/ABC%A3%AC", "e", "ABC\u{fffd}\u{fffd}"),
            ("/e/ABC%E3%80%82", "e", "ABC。"),
            ("/", "", ""),
            ("/e", "", ""),
        ] {
            let uri = uri.parse().unwrap();
            assert_eq!(link(&uri), (first.to_owned(), rest.into()), "{uri}");
        }
    }
}
