//! Compresses answers. A page is compressed whole before its first byte goes out, and a stream part by part: an encoder
//! takes a megabyte, and must not live for as long as a client takes to read.

use axum::body::{Body, Bytes, HttpBody as _, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use futures::stream::{self, Stream, StreamExt as _};

use super::coding::{Coding, GzipInParts};

/// What is shorter gets longer by compressing, in bytes.
const BYTES_MIN: u64 = 32;

/// What is longer is compressed as it comes: no page is.
const BYTES_MAX: u64 = 1024 * 1024;

/// Kinds of text that do not begin with `text/`.
const TEXTS: [&str; 3] = ["application/json", "application/problem+json", "image/svg+xml"];

pub(super) async fn layer(request: Request, next: Next) -> Response {
    let (gzip, best) = (Coding::Gzip.is_taken(request.headers()), Coding::chosen(request.headers()));
    let is_head = request.method() == Method::HEAD;
    let mut response = next.run(request).await;
    if !is_worth_it(&response) {
        return response;
    }
    let vary = HeaderValue::from_static("accept-encoding");
    response.headers_mut().append(header::VARY, vary);
    if is_head {
        // There is nothing to compress. Its length is that of the plain form.
        return response;
    }
    match (response.body().size_hint().exact(), best) {
        (Some(length), Some(coding)) if length <= BYTES_MAX => whole(response, coding).await,
        (None, _) if gzip => in_parts(response),
        _ => response,
    }
}

fn is_worth_it(response: &Response) -> bool {
    let headers = response.headers();
    let length = response.body().size_hint().exact().or_else(|| announced(headers));
    !headers.contains_key(header::CONTENT_ENCODING)
        && length.is_none_or(|length| length >= BYTES_MIN)
        && headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).is_some_and(is_text)
}

/// The length of an answer to HEAD, whose body is left out.
fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn is_text(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or_default().trim();
    (kind.starts_with("text/") && kind != "text/event-stream") || TEXTS.contains(&kind)
}

async fn whole(response: Response, coding: Coding) -> Response {
    let (mut head, body) = response.into_parts();
    // It is in memory, and as long as it said.
    let Ok(plain) = to_bytes(body, usize::try_from(BYTES_MAX).unwrap_or(usize::MAX)).await else {
        return Response::from_parts(head, Body::empty());
    };
    let body = match coding.compress(&plain) {
        Ok(packed) => {
            head.headers.insert(header::CONTENT_ENCODING, coding.into());
            packed
        }
        Err(error) => {
            tracing::warn!(%error, "an answer could not be compressed");
            plain
        }
    };
    // The server says the length of what there is now.
    head.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(head, Body::from(body))
}

fn in_parts(response: Response) -> Response {
    let (mut head, body) = response.into_parts();
    head.headers.insert(header::CONTENT_ENCODING, Coding::Gzip.into());
    head.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(head, Body::from_stream(gzipped(body)))
}

/// The same in gzip, each part as it comes. What breaks off has no end, so that nobody takes it for the whole.
fn gzipped(body: Body) -> impl Stream<Item = Result<Bytes, axum::Error>> {
    let begun = Some((body.into_data_stream(), GzipInParts::default()));
    stream::unfold(begun, async |state| {
        let (mut parts, mut gzip) = state?;
        match parts.next().await {
            Some(Ok(part)) => {
                let packed = gzip.part(&part).map_err(axum::Error::new);
                Some((packed, Some((parts, gzip))))
            }
            Some(Err(error)) => Some((Err(error), None)),
            None => Some((Ok(gzip.end()), None)),
        }
    })
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::middleware::from_fn;
    use axum::response::Html;
    use axum::routing::get;
    use tower::ServiceExt as _;

    use super::*;

    const PAGE: &str = "<p>Kopi Corner</p><p>Kopi Corner</p><p>Kopi Corner</p><p>Kopi Corner</p>";

    async fn asked(method: Method, path: &str, takes: &str) -> (HeaderMap, Bytes) {
        let stream = async || {
            let parts = [PAGE, PAGE].map(|part| Ok::<_, std::io::Error>(Bytes::from(part)));
            ([(header::CONTENT_TYPE, "text/csv")], Body::from_stream(stream::iter(parts)))
        };
        let events = async || ([(header::CONTENT_TYPE, "text/event-stream")], Body::from(PAGE));
        let picture = async || ([(header::CONTENT_TYPE, "image/png")], PAGE);
        let routes = Router::new()
            .route("/page", get(async || Html(PAGE)))
            .route("/csv", get(stream))
            .route("/events", get(events))
            .route("/picture", get(picture))
            .layer(from_fn(layer));
        let request = Request::builder().method(method).uri(path).header(header::ACCEPT_ENCODING, takes);
        let answer = routes.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (head, body) = answer.into_parts();
        (head.headers, to_bytes(body, 10_000).await.unwrap())
    }

    #[tokio::test]
    async fn texts_go_out_in_the_best_form_that_the_browser_takes() {
        for (path, takes, expected) in [
            ("/page", "gzip, br", Some("br")),
            ("/page", "gzip", Some("gzip")),
            ("/page", "", None),
            // Part by part there is gzip alone.
            ("/csv", "gzip, br", Some("gzip")),
            ("/csv", "br", None),
            ("/events", "gzip, br", None),
            ("/picture", "gzip, br", None),
        ] {
            let (headers, body) = asked(Method::GET, path, takes).await;
            let coding = headers.get(header::CONTENT_ENCODING).map(|coding| coding.to_str().unwrap());
            assert_eq!(coding, expected, "{path} {takes}");
            assert_eq!(coding.is_some(), !body.starts_with(PAGE.as_bytes()), "{path} {takes}");
            let varies = matches!(path, "/page" | "/csv");
            assert_eq!(headers.contains_key(header::VARY), varies, "{path} {takes}");
        }
    }

    /// security.md H1: a body whose length is known holds no encoder.
    #[tokio::test]
    async fn a_page_is_compressed_before_it_goes_out() {
        let response = Response::builder().header(header::CONTENT_TYPE, "text/html").body(Body::from(PAGE));
        let packed = whole(response.unwrap(), Coding::Brotli).await;
        let length = packed.body().size_hint().exact().unwrap();
        assert!(length < PAGE.len() as u64);
    }

    #[tokio::test]
    async fn head_tells_of_the_plain_form() {
        let (headers, body) = asked(Method::HEAD, "/page", "gzip, br").await;
        assert!(body.is_empty());
        assert_eq!(headers[header::CONTENT_LENGTH], PAGE.len().to_string());
        assert!(!headers.contains_key(header::CONTENT_ENCODING));
        assert_eq!(headers[header::VARY], "accept-encoding");
    }
}
