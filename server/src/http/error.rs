//! The one error type at the HTTP edge: what a payer is told when a page cannot be had, and with which status.

use app::notice::{Notice, NoticeView};
use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use checkout::language::Language;
use checkout::port::StoreError;
use std::sync::Arc;

use super::Shared;
use super::extract::Unreadable;
use super::visitor::Visitor;

/// How long to wait before trying again when the database cannot be used, in seconds.
const RETRY_AFTER_SECONDS: &str = "5";

/// Why a page cannot be had. Made where it is noticed, shown by [`show`](PageError::show).
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// There is no such entry code.
    #[error("there is no such entry code")]
    UnknownCode,
    /// There is no such payment, or whoever asks does not bear its token.
    #[error("there is no such page")]
    UnknownPage,
    /// What was sent cannot be read; nothing was done. With the status to say so with.
    #[error("what was sent cannot be read")]
    Unreadable(StatusCode),
    /// Our side broke; nothing was changed, or what was is looked after.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl PageError {
    /// The page that tells `visitor`, who can try again at `address`: a path, with or without a query.
    pub(super) fn show(&self, shared: &Shared, visitor: &Visitor, address: &str) -> Response {
        let notice = match self {
            Self::UnknownCode => Notice::UnknownCode,
            Self::UnknownPage | Self::Unreadable(StatusCode::NOT_FOUND) => Notice::UnknownPage,
            Self::Unreadable(_) => Notice::Unreadable,
            Self::Store(error) => {
                tracing::error!(%error, "a page could not be had");
                Notice::ServerError { request_id: visitor.request_id.clone() }
            }
        };
        let mut response = notice_page(shared, visitor, Language::En, address, notice);
        if let Self::Unreadable(status) = self {
            *response.status_mut() = *status;
        }
        if matches!(self, Self::Store(StoreError::Unavailable(_) | StoreError::Contended(_))) {
            *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER_SECONDS));
        }
        response
    }
}

/// A page with a notice, in the visitor's language, or the store's where the visitor has none of ours.
pub(super) fn notice_page(
    shared: &Shared,
    visitor: &Visitor,
    store_language: Language,
    address: &str,
    notice: Notice,
) -> Response {
    let status = StatusCode::from_u16(notice.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let language = visitor.language(store_language);
    let address = if is_ours(address) { address } else { "/" };
    let view = NoticeView { language, wallet: visitor.wallet(), address: address.to_owned(), notice };
    (status, Html(app::notice::render(&view, &shared.looks.now().shell))).into_response()
}

/// Whether a link to this address leads to this server: what begins with two slashes, of either kind, leads to another.
fn is_ours(address: &str) -> bool {
    let mut characters = address.chars();
    characters.next() == Some('/') && !matches!(characters.next(), Some('/' | '\\'))
}

/// Puts what could not be read into the payer's words.
pub(super) async fn in_words(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let visitor = match Visitor::from_request_parts(&mut parts, &shared).await {
        Ok(visitor) => visitor,
        Err(never) => match never {},
    };
    let path = parts.uri.path().to_owned();
    let response = next.run(Request::from_parts(parts, body)).await;
    match response.extensions().get::<Unreadable>() {
        Some(Unreadable(status)) => PageError::Unreadable(*status).show(&shared, &visitor, &path),
        None => response,
    }
}
