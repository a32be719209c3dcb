//! `/console/stores`: the shops.

use std::sync::Arc;

use app::console::stores::{StoreView, StoresView, render, render_store};
use axum::extract::{Path, State};
use axum::response::Html;
use checkout::access::Right;
use checkout::shop::StoreProfile;

use super::super::Shared;
use super::error::ConsoleError;
use super::signed_in::{SignedIn, Visit};
use super::{Route, Who};

/// The most stores that a page lists.
const STORES_MAX: u32 = 1000;

pub(super) fn routes() -> Vec<Route> {
    let who = Who::With(Right::ManageStores);
    vec![Route::page("/console/stores", who, list), Route::page("/console/stores/{store}", who, show)]
}

async fn list(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
) -> Result<Html<String>, ConsoleError> {
    let stores = shared.checkout.store().stores_within(&signed_in.scope(), STORES_MAX).await?;
    Ok(Html(render(&StoresView { frame: visit.frame, stores })))
}

async fn show(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Html<String>, ConsoleError> {
    let store = find(&shared, &signed_in, &id).await?;
    Ok(Html(render_store(&StoreView { frame: visit.frame, store })))
}

/// The store of this id, if it is one of theirs.
async fn find(shared: &Shared, signed_in: &SignedIn, id: &str) -> Result<StoreProfile, ConsoleError> {
    let found = shared.checkout.store().store_within(&signed_in.scope(), id).await?;
    found.ok_or(ConsoleError::UnknownPage)
}
