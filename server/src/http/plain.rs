//! What came over plain HTTP: pages are led to https, and nothing is taken. What was posted is already out in the open:
//! leading it on would only hide that.

use axum::Router;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::from_fn;
use axum::response::{IntoResponse as _, Response};
use url::Url;

use super::api;

/// The whole of a listener that leads to `public_url`.
pub(crate) fn router(public_url: Url) -> Router {
    let answer =
        move |method: Method, uri: Uri| async move { answer(&public_url, &method, &uri, By::Connection) };
    Router::new().fallback(answer).layer(from_fn(api::problems))
}

/// What is told where a proxy says that there was no TLS. The doctor looks for it.
pub(crate) const SAID_BY_PROXY: &str = "the proxy before this server says so, by X-Forwarded-Proto";

/// How it is known that a request came over plain HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// It came here so.
    Connection,
    /// A proxy says so, and may be mistaken.
    Proxy,
}

pub(super) fn answer(public_url: &Url, method: &Method, uri: &Uri, by: By) -> Response {
    const NOSNIFF: (HeaderName, HeaderValue) =
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    const NO_STORE: (HeaderName, HeaderValue) = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let origin = public_url.origin().ascii_serialization();
    let because = if by == By::Proxy { format!(" ({SAID_BY_PROXY})") } else { String::new() };
    let what = format!("Nothing is taken over plain HTTP{because}. Open {origin} instead.\n");
    let refused = || (StatusCode::FORBIDDEN, [NOSNIFF, NO_STORE], what.clone()).into_response();
    if !matches!(*method, Method::GET | Method::HEAD) {
        return refused();
    }
    // Our own origin before it: wherever the path would lead by itself, it leads nowhere else.
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    match HeaderValue::from_str(&format!("{origin}{path}")) {
        Ok(location) if path.starts_with('/') => {
            (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location), NOSNIFF], what.clone())
                .into_response()
        }
        _ => refused(),
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::extract::Request;
    use tower::Service as _;

    use super::*;

    #[test]
    fn pages_are_led_to_our_own_origin_and_posts_are_refused() {
        let public_url = Url::parse("https://pay.example:8443").unwrap();
        let asked =
            |method, uri: &'static str| answer(&public_url, &method, &Uri::from_static(uri), By::Connection);
        for (uri, expected) in [
            ("/e/ABC?lang=de", "https://pay.example:8443/e/ABC?lang=de"),
            ("/", "https://pay.example:8443/"),
            ("//evil.example/x", "https://pay.example:8443//evil.example/x"),
            ("http://evil.example/e/ABC", "https://pay.example:8443/e/ABC"),
        ] {
            let response = asked(Method::GET, uri);
            assert_eq!(response.status(), StatusCode::PERMANENT_REDIRECT, "{uri}");
            assert_eq!(response.headers()[header::LOCATION], expected);
        }
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS, Method::TRACE] {
            let response = asked(method, "/e/ABC/pay");
            assert_eq!(response.status(), StatusCode::FORBIDDEN);
            assert!(!response.headers().contains_key(header::LOCATION));
        }
    }

    /// coverage.md F10
    #[tokio::test]
    async fn a_merchant_s_system_is_refused_with_a_problem() {
        let mut router = router(Url::parse("https://pay.example").unwrap());
        for (path, kind) in
            [("/api/v1/codes", "application/problem+json"), ("/e/ABC/pay", "text/plain; charset=utf-8")]
        {
            let request = Request::post(path).body(Body::empty()).unwrap();
            let refused = router.call(request).await.unwrap();
            assert_eq!(refused.status(), StatusCode::FORBIDDEN);
            assert_eq!(refused.headers()[header::CONTENT_TYPE], kind, "{path}");
            assert!(refused.headers().contains_key(header::X_CONTENT_TYPE_OPTIONS));
        }
    }
}
