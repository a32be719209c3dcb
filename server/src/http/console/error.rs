//! The one error type of the console's pages.

use app::console::notice::{self, Notice};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use checkout::port::StoreError;

use super::signed_in::Visit;
use crate::password::HashingFailed;

/// Why a page of the console cannot be had. Made where it is noticed, shown by [`show`](Self::show).
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConsoleError {
    /// Nothing is there, or it is not within the user's scope: the two are not told apart.
    #[error("there is no such page")]
    UnknownPage,
    /// The database is away, or refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A password could not be hashed.
    #[error(transparent)]
    Hashing(#[from] HashingFailed),
}

impl ConsoleError {
    /// The page that tells it.
    pub(crate) fn show(&self, visit: &Visit) -> Response {
        let notice = match self {
            Self::UnknownPage => Notice::UnknownPage,
            Self::Store(_) | Self::Hashing(_) => {
                tracing::error!(error = %self, "a page of the console could not be had");
                Notice::ServerError { request_id: visit.request_id.clone() }
            }
        };
        let mut response = notice_page(visit, &notice);
        if matches!(self, Self::Store(StoreError::Unavailable(_) | StoreError::Contended(_))) {
            *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        }
        response
    }
}

/// A page with a notice.
pub(super) fn notice_page(visit: &Visit, notice: &Notice) -> Response {
    let status = match notice {
        Notice::UnknownPage => StatusCode::NOT_FOUND,
        Notice::Forbidden | Notice::Stale => StatusCode::FORBIDDEN,
        Notice::ServerError { .. } => StatusCode::INTERNAL_SERVER_ERROR,
    };
    (status, Html(notice::render(&visit.frame, notice))).into_response()
}

/// Whatever is at no route of the console.
pub(super) async fn no_such_page(visit: Visit) -> Response {
    notice_page(&visit, &Notice::UnknownPage)
}
