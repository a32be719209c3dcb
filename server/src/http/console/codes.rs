//! `/console/codes/{code}`: an entry code, and what is done to it.

use std::sync::Arc;

use app::console::Done;
use app::console::code::{CodeView, render};
use app::console::confirm::{Place, Question};
use app::console::form::{Problem, Problems};
use axum::extract::State;
use axum::response::{Html, Response};
use checkout::access::Right;
use checkout::entry_code::EntryCode;
use checkout::port::Clock as _;
use checkout::shop::{EntryPoint, StoreProfile};

use super::super::Shared;
use super::confirm::Sent;
use super::error::ConsoleError;
use super::signed_in::{SignedIn, Visit};
use super::stores::LINES_MAX;
use super::{Route, Who, form, trail};
use crate::catalogue::code::{self as catalogue, MoveRefused};
use crate::catalogue::poster;
use crate::http::extract::{Form, Path};

/// The most lines of a code's trail that its page shows: the newest.
const DEEDS_SHOWN_MAX: usize = 100;

pub(super) fn routes() -> Vec<Route> {
    let who = Who::With(Right::ManageCodes);
    vec![
        Route::page("/console/codes/{code}", who, show),
        Route::form("/console/codes/{code}/on", who, switch_on),
        Route::form("/console/codes/{code}/off", who, switch_off),
        Route::form("/console/codes/{code}/move", who, move_to),
        Route::form("/console/codes/{code}/replace", who, replace),
    ]
}

async fn show(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(code): Path<String>,
) -> Result<Html<String>, ConsoleError> {
    let entry = find(&shared, &signed_in, &code).await?;
    Ok(Html(page(&shared, &signed_in, visit, entry, Problems::default()).await?))
}

async fn page(
    shared: &Shared,
    signed_in: &SignedIn,
    visit: Visit,
    entry: EntryPoint,
    problems: Problems,
) -> Result<String, ConsoleError> {
    let database = shared.checkout.store();
    let stores = database.stores_within(&signed_in.scope(), LINES_MAX).await?;
    let names = trail::names(&stores);
    let others = stores.into_iter().filter(|store| store.id != entry.store.id);
    let option = |store: StoreProfile| (store.id, format!("{} ({})", store.name, store.merchant.name));
    let deeds = database.deeds(&entry.code, LINES_MAX).await?.into_iter().rev().take(DEEDS_SHOWN_MAX);
    let view = CodeView {
        frame: visit.frame,
        url: poster::url(&shared.public_url, &entry),
        replaced_by: database.replacement(&entry.code).await?,
        stores: others.map(option).collect(),
        deeds: deeds.map(|deed| trail::line(trail::named(deed, &names), &entry.store.timezone)).collect(),
        entry,
        problems,
    };
    Ok(render(&view))
}

async fn switch_on(
    State(shared): State<Arc<Shared>>,
    signed_in: SignedIn,
    Path(code): Path<String>,
) -> Result<Response, ConsoleError> {
    switch(&shared, &signed_in, &code, true).await
}

async fn switch_off(
    State(shared): State<Arc<Shared>>,
    signed_in: SignedIn,
    Path(code): Path<String>,
) -> Result<Response, ConsoleError> {
    switch(&shared, &signed_in, &code, false).await
}

async fn switch(
    shared: &Shared,
    signed_in: &SignedIn,
    code: &str,
    active: bool,
) -> Result<Response, ConsoleError> {
    let entry = find_in_its_place(shared, signed_in, code).await?;
    let doer = signed_in.doer(shared.checkout.clock().now());
    shared.checkout.store().set_code_active(&entry.code, active, doer).await?;
    Ok(done(&entry.code))
}

async fn move_to(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, ConsoleError> {
    let entry = find_in_its_place(&shared, &signed_in, &code).await?;
    let database = shared.checkout.store();
    let refused = match database.store_within(&signed_in.scope(), sent.field("store")).await? {
        None => Problem::NotThere,
        Some(store) => match catalogue::check_move(&entry, &store) {
            Ok(()) if !sent.is_confirmed() => return Ok(sent.ask(visit, move_question(&entry, &store))),
            Ok(()) => {
                let doer = signed_in.doer(shared.checkout.clock().now());
                // Whoever moved it meanwhile may have moved it there: the page shows where it is.
                database.move_code(&entry.code, (&entry.store.id, &store.id), doer).await?;
                return Ok(done(&entry.code));
            }
            Err(MoveRefused::OtherCurrency { .. }) => Problem::OtherCurrency,
            Err(MoveRefused::SameStore { .. } | MoveRefused::Meanwhile(_)) => Problem::SameStore,
        },
    };
    let problems = Problems::of("store", refused);
    Ok(form::wrong(page(&shared, &signed_in, visit, entry, problems).await?))
}

fn move_question(entry: &EntryPoint, store: &StoreProfile) -> Question {
    let place =
        |store: &StoreProfile| Place { store: store.name.clone(), merchant: store.merchant.name.clone() };
    let (code, label) = (entry.code.to_string(), entry.label.clone());
    Question::MoveCode { code, label, from: place(&entry.store), to: place(store) }
}

async fn replace(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, ConsoleError> {
    let entry = find_in_its_place(&shared, &signed_in, &code).await?;
    if !sent.is_confirmed() {
        let (code, label) = (entry.code.to_string(), entry.label);
        return Ok(sent.ask(visit, Question::ReplaceCode { code, label }));
    }
    let doer = signed_in.doer(shared.checkout.clock().now());
    let new = catalogue::replace(shared.checkout.store(), &entry.code, doer).await?;
    // Somebody else may have been first: the old code's page says by which it was replaced.
    Ok(done(&new.unwrap_or(entry.code)))
}

pub(super) fn done(code: &EntryCode) -> Response {
    form::done(&format!("/console/codes/{code}"), Done::Saved)
}

/// The code, if it stands in a store of theirs.
pub(super) async fn find(
    shared: &Shared,
    signed_in: &SignedIn,
    code: &str,
) -> Result<EntryPoint, ConsoleError> {
    let code = EntryCode::parse(code).map_err(|_| ConsoleError::UnknownPage)?;
    let found = shared.checkout.store().entry_point_within(&signed_in.scope(), &code).await?;
    found.ok_or(ConsoleError::UnknownPage)
}

/// The same, unless another took its place: what has been replaced stays as it is.
pub(super) async fn find_in_its_place(
    shared: &Shared,
    signed_in: &SignedIn,
    code: &str,
) -> Result<EntryPoint, ConsoleError> {
    let entry = find(shared, signed_in, code).await?;
    match shared.checkout.store().replacement(&entry.code).await? {
        Some(_) => Err(ConsoleError::UnknownPage),
        None => Ok(entry),
    }
}
