//! Stands before every route: reads the body, then takes room for the request and for its answer.
//!
//! In this order, so that what is slow costs its own address and nothing of the others: a body that does not come holds no
//! room for requests, and an answer that nobody takes holds none either.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use app::notice::Notice;
use axum::body::{Body, HttpBody as _};
use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use checkout::language::Language;

use super::super::body::{BODY_TIME_MAX, Unreadable, read};
use super::super::client::{Client, reads_pages};
use super::super::error::notice_page;
use super::super::visitor::Visitor;
use super::super::{FORM_BYTES_MAX, Shared, api};
use super::answer::Counted;
use super::{REQUEST_TIME_MAX, RETRY_AFTER, come_again};
use crate::gateway::NOTIFY_PATH;

/// How long the body of a request is waited for that is refused all the same: a connection on which something is left
/// unread is closed, and whoever used it again right then would get no answer at all.
const LEFT_BODY_TIME_MAX: Duration = Duration::from_secs(1);

/// Which rules a request goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Has limits of its own, by whether its sender is known, and reads its own body.
    Notification,
    Api,
    /// Everything else.
    Page,
}

/// What is needed to refuse a request, after the request itself is gone.
struct Asked {
    kind: Kind,
    visitor: Visitor,
    path: String,
    reads_pages: bool,
}

/// Why a request is not answered.
#[derive(Clone, Copy, Debug)]
enum Refusal {
    NoRoom,
    TookTooLong,
    BodyTooSlow,
    BodyBroken,
}

pub(in super::super) async fn layer(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let visitor = match Visitor::from_request_parts(&mut parts, &shared).await {
        Ok(visitor) => visitor,
        Err(never) => match never {},
    };
    let asked = Asked {
        kind: kind(parts.uri.path()),
        visitor,
        path: parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned(),
        reads_pages: reads_pages(&parts.headers),
    };
    let capacity = &shared.capacity;
    let client = parts.extensions.get::<Client>().and_then(|client| client.0);
    let is_known = asked.kind == Kind::Notification && capacity.is_known(client);
    let permit = if is_known { None } else { capacity.answers.take(capacity.counted(client)) };
    if !is_known && permit.is_none() {
        // Without a word: this address has enough of ours already.
        return come_again(Response::new(Body::empty()), StatusCode::SERVICE_UNAVAILABLE, RETRY_AFTER);
    }
    let mut response = match admitted(&shared, asked.kind, client, parts, body, next).await {
        Ok(response) => response,
        Err(refusal) => refuse(&shared, &asked, refusal),
    };
    // A stream has room of its own, and lives for minutes.
    if let Some(permit) = permit.filter(|_| !is_stream(response.headers())) {
        response.extensions_mut().insert(Counted::by(permit));
    }
    response
}

/// Whether an answer is a stream of events, which has limits of its own.
fn is_stream(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    kind.is_some_and(|kind| kind.starts_with(b"text/event-stream"))
}

fn kind(path: &str) -> Kind {
    if path == NOTIFY_PATH {
        Kind::Notification
    } else if path.starts_with("/api/") {
        Kind::Api
    } else {
        Kind::Page
    }
}

/// The answer to a request whose body has come, if there is room for it.
async fn admitted(
    shared: &Shared,
    kind: Kind,
    client: Option<IpAddr>,
    parts: Parts,
    body: Body,
    next: Next,
) -> Result<Response, Refusal> {
    let capacity = &shared.capacity;
    let body = if reads_its_own_body(kind, &parts) || body.is_end_stream() {
        body
    } else if kind == Kind::Api && !api::has_key(&parts.headers) {
        // Refused by its head. What became of the body makes no difference.
        let _ = read(body, FORM_BYTES_MAX, LEFT_BODY_TIME_MAX).await;
        Body::empty()
    } else {
        let _room = capacity.bodies.take(capacity.counted(client)).ok_or(Refusal::NoRoom)?;
        let body = read(body, FORM_BYTES_MAX, BODY_TIME_MAX).await.map_err(|problem| match problem {
            Unreadable::TooSlow => Refusal::BodyTooSlow,
            Unreadable::Broken => Refusal::BodyBroken,
        })?;
        Body::from(body)
    };
    let _room = match kind {
        Kind::Notification => None,
        Kind::Api | Kind::Page => {
            Some(capacity.requests.take(capacity.counted(client)).ok_or(Refusal::NoRoom)?)
        }
    };
    let answer = next.run(Request::from_parts(parts, body));
    tokio::time::timeout(REQUEST_TIME_MAX, answer).await.map_err(|_| {
        tracing::warn!("a request took too long");
        Refusal::TookTooLong
    })
}

/// Notifications are longer than forms. And files are, which the console reads once it knows whose they are.
fn reads_its_own_body(kind: Kind, parts: &Parts) -> bool {
    kind == Kind::Notification || (parts.uri.path().starts_with("/console/") && is_upload(&parts.headers))
}

fn is_upload(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(super::super::console::UPLOAD_TYPE))
}

impl Refusal {
    const fn status(self) -> StatusCode {
        match self {
            Self::NoRoom | Self::TookTooLong => StatusCode::SERVICE_UNAVAILABLE,
            Self::BodyTooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::BodyBroken => StatusCode::BAD_REQUEST,
        }
    }
}

fn refuse(shared: &Shared, asked: &Asked, refusal: Refusal) -> Response {
    // What a system is told becomes a problem on its way out.
    let reads_page = asked.reads_pages && asked.kind == Kind::Page;
    let page = reads_page.then_some(asked.path.as_str());
    no_room(shared, &asked.visitor, page, refusal.status(), RETRY_AFTER)
}

/// What is told where there is no room: on a page that leads to `page`, for those who read pages. One address is told so
/// on a page only now and then.
pub(in super::super) fn no_room(
    shared: &Shared,
    visitor: &Visitor,
    page: Option<&str>,
    status: StatusCode,
    after: Duration,
) -> Response {
    let capacity = &shared.capacity;
    let may_have_page = || {
        let address = capacity.counted(visitor.address());
        address.is_none_or(|address| capacity.refused_pages_of_address.take(address).is_ok())
    };
    let response = match page {
        Some(page) if may_have_page() => notice_page(shared, visitor, Language::En, page, Notice::Busy),
        _ => "Too many requests are under way. Come again.\n".into_response(),
    };
    come_again(response, status, after)
}
