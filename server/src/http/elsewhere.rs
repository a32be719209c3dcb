//! What is at no route: `/`, links that lost their form on the way, and everything else.

use std::sync::Arc;

use app::notice::Notice;
use axum::extract::State;
use axum::http::{Method, Uri};
use axum::response::Response;
use checkout::language::Language;

use super::error::{PageError, notice_page};
use super::extract::link;
use super::visitor::Visitor;
use super::{Shared, entry, outcome};

/// `GET /`: how to pay, and where the console is.
pub(super) async fn home(State(shared): State<Arc<Shared>>, visitor: Visitor) -> Response {
    notice_page(&shared, &visitor, Language::En, "/", Notice::Home)
}

/// Links to codes and payments lead there also with something behind them, and in capitals.
pub(super) async fn elsewhere(
    State(shared): State<Arc<Shared>>,
    method: Method,
    visitor: Visitor,
    uri: Uri,
) -> Response {
    let (first, _) = link(&uri);
    match first.as_str() {
        "e" if is_read(&method) => entry::page(&shared, &visitor, &uri).await,
        "p" if is_read(&method) => outcome::page_at(&shared, &visitor, &uri).await,
        _ => PageError::UnknownPage.show(&shared, &visitor, uri.path()),
    }
}

fn is_read(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}
