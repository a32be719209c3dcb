//! The one error type of the console's pages.

use app::console::notice::{self, Notice};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use checkout::port::StoreError;

use super::signed_in::Visit;
use crate::http::extract::Unreadable;
use crate::password::HashingFailed;

/// Why a page of the console cannot be had. A handler returns it, and [`guard`](super::guard) shows it in the frame of
/// the page that was asked for.
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

/// Marks an answer that [`guard`](super::guard) still has to put into words.
#[derive(Clone, Copy, Debug)]
enum Failed {
    UnknownPage,
    ServerError,
}

impl IntoResponse for ConsoleError {
    fn into_response(self) -> Response {
        let (status, failed) = match &self {
            Self::UnknownPage => (StatusCode::NOT_FOUND, Failed::UnknownPage),
            Self::Store(StoreError::Unavailable(_) | StoreError::Contended(_)) => {
                (StatusCode::SERVICE_UNAVAILABLE, Failed::ServerError)
            }
            Self::Store(StoreError::Corrupt(_)) | Self::Hashing(_) => {
                (StatusCode::INTERNAL_SERVER_ERROR, Failed::ServerError)
            }
        };
        if matches!(failed, Failed::ServerError) {
            tracing::error!(error = %self, "a page of the console could not be had");
        }
        let mut response = status.into_response();
        response.extensions_mut().insert(failed);
        response
    }
}

/// The answer in words, if it was an error that has none yet.
pub(super) fn in_words(response: Response, visit: &Visit) -> Response {
    let extensions = response.extensions();
    let notice = match (extensions.get::<Failed>(), extensions.get::<Unreadable>()) {
        (None, None) => return response,
        (Some(Failed::UnknownPage), _) | (_, Some(Unreadable(StatusCode::NOT_FOUND))) => Notice::UnknownPage,
        (Some(Failed::ServerError), _) => Notice::ServerError { request_id: visit.request_id.clone() },
        (None, Some(Unreadable(StatusCode::PAYLOAD_TOO_LARGE))) => Notice::TooLarge,
        (None, Some(Unreadable(_))) => Notice::Unreadable,
    };
    (response.status(), Html(notice::render(&visit.frame, &notice))).into_response()
}

/// The page for whoever may not do what they ask for.
pub(super) fn forbidden(visit: &Visit, notice: &Notice) -> Response {
    (StatusCode::FORBIDDEN, Html(notice::render(&visit.frame, notice))).into_response()
}

/// The page for whoever sends more than a form or a picture may have.
pub(super) fn too_large(visit: &Visit) -> Response {
    (StatusCode::PAYLOAD_TOO_LARGE, Html(notice::render(&visit.frame, &Notice::TooLarge))).into_response()
}

/// Whatever is at no route of the console.
pub(super) async fn no_such_page() -> ConsoleError {
    ConsoleError::UnknownPage
}
