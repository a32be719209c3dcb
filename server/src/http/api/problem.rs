//! Why something cannot be had, as RFC 9457 has it: a title for people, a `code` for programs, and what to do.

use std::time::Duration;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use checkout::port::StoreError;
use serde_json::json;

const CONTENT_TYPE: &str = "application/problem+json";

/// How long to wait before trying again when the database cannot be used, in seconds.
const RETRY_AFTER_SECONDS: u32 = 5;

/// A problem.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    status: StatusCode,
    code: &'static str,
    detail: String,
    retry_after_seconds: Option<u32>,
}

impl Problem {
    fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self { status, code, detail: detail.into(), retry_after_seconds: None }
    }

    /// What was sent cannot be read.
    pub(super) fn malformed(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "malformed", detail)
    }

    /// No key, or none that is good.
    pub(super) fn unauthorized() -> Self {
        let detail = "send a key that is good: Authorization: Bearer sk_standee_…";
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized", detail)
    }

    /// The body is of another type.
    pub(super) fn not_json(found: Option<&str>) -> Self {
        let found = found.map_or_else(|| "it has none".to_owned(), |found| format!("it has {found:.80}"));
        let detail = format!("send the body as content-type: application/json; {found}");
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "refused", detail)
    }

    /// Nothing is there, or it is another merchant's: the two are not told apart.
    pub(super) fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", format!("there is no such {what}"))
    }

    /// The rules refuse it as it stands.
    pub(super) fn refused(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, detail)
    }

    /// It does not go with what has become of the thing.
    pub(super) fn conflict(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, code, detail)
    }

    /// Too many at once.
    pub(super) fn too_many(seconds: u32) -> Self {
        let detail = "more requests than one key may make; wait, then go on more slowly";
        let problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", detail);
        Self { retry_after_seconds: Some(seconds), ..problem }
    }

    /// Too many keys that do not exist came from one address.
    pub(super) fn too_many_wrong_keys(after: Duration) -> Self {
        let detail = "too many keys that do not exist came from this address; wait, or send one that does";
        let problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", detail);
        Self { retry_after_seconds: Some(whole_seconds(after)), ..problem }
    }

    /// Its status and its body: what is kept to be answered again.
    pub(super) fn parts(&self) -> (u16, String) {
        let body = json!({
            "type": "about:blank",
            "title": self.status.canonical_reason().unwrap_or("Problem"),
            "status": self.status.as_u16(),
            "code": self.code,
            "detail": self.detail,
        });
        (self.status.as_u16(), body.to_string())
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "a request of a merchant's system could not be answered");
        let detail = "the database cannot be used now; try again";
        match error {
            StoreError::Unavailable(_) | StoreError::Contended(_) => Self {
                retry_after_seconds: Some(RETRY_AFTER_SECONDS),
                ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail)
            },
            StoreError::Corrupt(_) => Self::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "server_error",
                "something went wrong on our side",
            ),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = json_response(self.parts());
        let headers = response.headers_mut();
        if let Some(seconds) = self.retry_after_seconds {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// An answer from its status and its body.
pub(super) fn json_response((status, body): (u16, String)) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let content_type = if status.is_success() { "application/json" } else { CONTENT_TYPE };
    (status, [(header::CONTENT_TYPE, HeaderValue::from_static(content_type))], body).into_response()
}

/// Sees to it that what the framework refuses by itself is a problem too.
pub(super) async fn always(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || is_problem(response.headers()) {
        return response;
    }
    let (code, detail) = match status {
        StatusCode::BAD_REQUEST => ("malformed", "the address or the body cannot be read"),
        StatusCode::FORBIDDEN => {
            ("forbidden", "nothing is taken past the operator's proxies, or over plain HTTP")
        }
        StatusCode::NOT_FOUND => ("not_found", "there is no such address"),
        StatusCode::METHOD_NOT_ALLOWED => ("method_not_allowed", "the address is there for other methods"),
        StatusCode::REQUEST_TIMEOUT => ("too_slow", "the request took too long to arrive"),
        StatusCode::PAYLOAD_TOO_LARGE => ("too_large", "the body is larger than any that is taken"),
        StatusCode::TOO_MANY_REQUESTS => ("too_many_requests", "wait, then go on more slowly"),
        StatusCode::SERVICE_UNAVAILABLE => {
            ("unavailable", "it took too long, or too much is under way; try again")
        }
        _ => ("refused", "the request was refused"),
    };
    let mut answer = Problem::new(status, code, detail).into_response();
    let headers = answer.headers_mut();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(header::RETRY_AFTER, RETRY_AFTER_SECONDS.into());
    }
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            headers.insert(name, value.clone());
        }
    }
    answer
}

/// A time to wait, as `Retry-After` has it: whole seconds, and never none.
fn whole_seconds(time: Duration) -> u32 {
    u32::try_from(time.as_secs() + 1).unwrap_or(u32::MAX)
}

fn is_problem(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|value| value == CONTENT_TYPE)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn;
    use axum::routing::get;
    use tower::Service as _;
    use tower_http::timeout::TimeoutLayer;

    use super::*;

    /// coverage.md F8: one that took too long did not say when to come again.
    #[tokio::test]
    async fn every_503_says_when_to_come_again() {
        let slow = get(|| tokio::time::sleep(Duration::from_mins(1)));
        let in_time =
            TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_millis(5));
        let mut router: Router = Router::new().route("/slow", slow).layer(in_time).layer(from_fn(always));
        let request = Request::builder().uri("/slow").body(Body::empty()).unwrap();
        let answer = router.call(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.headers()[header::RETRY_AFTER], "5");
        assert_eq!(answer.headers()[header::CONTENT_TYPE], CONTENT_TYPE);
    }
}
