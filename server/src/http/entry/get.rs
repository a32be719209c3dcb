//! `GET /e/{code}`

use std::sync::Arc;

use app::entry::{AMOUNT_CHARACTERS_MAX, NOTE_CHARACTERS_MAX};
use app::notice::{NoWallet, Notice};
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use checkout::entry_code::EntryCode;
use checkout::shop::EntryPoint;
use checkout::wallet::Wallet;
use serde::Deserialize;

use super::super::Shared;
use super::super::error::{PageError, notice_page};
use super::super::extract::{link, query};
use super::super::visitor::Visitor;
use super::{Filled, entry_page, entry_point, switched_off};

/// What a link may bring along.
#[derive(Debug, Default, Deserialize)]
struct Brought {
    /// The amount to begin with: starting again keeps it.
    amount: Option<String>,
    /// The note to begin with: so does it.
    note: Option<String>,
}

pub(in super::super) async fn get(State(shared): State<Arc<Shared>>, visitor: Visitor, uri: Uri) -> Response {
    page(&shared, &visitor, &uri).await
}

/// The page of the code that the address begins with, whatever a chat hung on to it.
pub(in super::super) async fn page(shared: &Shared, visitor: &Visitor, uri: &Uri) -> Response {
    let (_, link) = link(uri);
    let code = EntryCode::at_start_of(&link).map_err(|_| PageError::UnknownCode);
    let page = async { show(shared, code?, query(uri), visitor).await };
    match page.await {
        Ok(page) => page,
        Err(error) => error.show(shared, visitor, uri.path()),
    }
}

async fn show(
    shared: &Shared,
    code: EntryCode,
    brought: Brought,
    visitor: &Visitor,
) -> Result<Response, PageError> {
    let entry = entry_point(shared, code).await?;
    if !entry.active {
        return Ok(switched_off(shared, visitor, &entry));
    }
    if visitor.wallet() == Wallet::None {
        return Ok(no_wallet(shared, visitor, &entry));
    }
    let begun = |text: Option<String>, most| text.unwrap_or_default().chars().take(most).collect();
    let filled = Filled {
        amount: begun(brought.amount, AMOUNT_CHARACTERS_MAX),
        note: begun(brought.note, NOTE_CHARACTERS_MAX),
        ..Filled::default()
    };
    Ok(entry_page(shared, visitor, entry, filled))
}

fn no_wallet(shared: &Shared, visitor: &Visitor, entry: &EntryPoint) -> Response {
    let path = format!("/e/{}", entry.code);
    let url = crate::gateway::address(&shared.public_url, &path);
    let qr_svg = poster::qr::svg(&url).unwrap_or_default();
    let page = NoWallet { store_name: entry.store.name.clone(), url, qr_svg };
    notice_page(shared, visitor, entry.store.language, &path, Notice::NoWallet(page))
}
