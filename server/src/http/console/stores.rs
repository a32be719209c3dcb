//! `/console/stores`: the shops, and each shop with its codes.

use std::sync::Arc;

use app::console::stores::{CodeLine, CodeState, StoreView, StoresView, render, render_store};
use axum::extract::State;
use axum::response::Html;
use checkout::access::Right;
use checkout::shop::StoreProfile;

use super::super::Shared;
use super::error::ConsoleError;
use super::signed_in::{SignedIn, Visit};
use super::{Route, Who, trail};
use crate::http::extract::Path;
use crate::sql::CodeRow;

/// The most stores, codes or merchants that a page lists.
pub(super) const LINES_MAX: u32 = 1000;

pub(super) fn routes() -> Vec<Route> {
    let who = Who::With(Right::ManageStores);
    vec![Route::page("/console/stores", who, list), Route::page("/console/stores/{store}", who, show)]
}

async fn list(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
) -> Result<Html<String>, ConsoleError> {
    let (database, scope) = (shared.checkout.store(), signed_in.scope());
    let view = StoresView {
        frame: visit.frame,
        stores: database.stores_within(&scope, LINES_MAX).await?,
        has_merchant: !database.merchants_within(&scope, 1).await?.is_empty(),
        may_add_merchants: signed_in.access().role().has(Right::ManageMerchants),
    };
    Ok(Html(render(&view)))
}

async fn show(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Html<String>, ConsoleError> {
    let store = find(&shared, &signed_in, &id).await?;
    let codes = shared.checkout.store().codes_within(&signed_in.scope(), &store.id, LINES_MAX).await?;
    let codes = codes.into_iter().map(line).collect();
    let trail = trail::trail(&shared, &[&store.id, &store.merchant.id], &store.timezone).await?;
    Ok(Html(render_store(&StoreView { frame: visit.frame, store, codes, trail })))
}

fn line(code: CodeRow) -> CodeLine {
    let state = match (code.replaced_by, code.active) {
        (Some(_), _) => CodeState::Replaced,
        (None, true) => CodeState::On,
        (None, false) => CodeState::Off,
    };
    CodeLine { code: code.code, label: code.label, state }
}

/// The store of this id, if it is one of theirs.
pub(super) async fn find(
    shared: &Shared,
    signed_in: &SignedIn,
    id: &str,
) -> Result<StoreProfile, ConsoleError> {
    let found = shared.checkout.store().store_within(&signed_in.scope(), id).await?;
    found.ok_or(ConsoleError::UnknownPage)
}
