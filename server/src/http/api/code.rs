//! Stores and their entry codes.

use std::sync::Arc;

use axum::Json as Answer;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use checkout::entry_code::EntryCode;
use checkout::money::Money;
use checkout::port::{Clock as _, StoreError};
use checkout::shop::{EntryPoint, StoreProfile};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::super::Shared;
use super::body::{Amount, Asked, Json};
use super::caller::Caller;
use super::once;
use super::problem::{Problem, json_response};
use crate::catalogue::code::{self as catalogue, CodeFacts, CodeProblem};
use crate::catalogue::poster;
use crate::object;

/// The most stores or codes that a listing has; it says whether there are more.
const LINES_MAX: u32 = 1000;

/// Whose codes are looked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfStore {
    store: String,
}

/// What a code is to be.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewCode {
    store: String,
    label: Option<String>,
    amount: Option<Amount>,
    minimum: Option<Amount>,
    maximum: Option<Amount>,
}

pub(super) async fn stores(
    State(shared): State<Arc<Shared>>,
    caller: Caller,
) -> Result<Answer<Value>, Problem> {
    let mut stores = shared.checkout.store().stores_within(&caller.scope(), LINES_MAX + 1).await?;
    let has_more = cut(&mut stores);
    let object = |store: &StoreProfile| {
        json!({
            "store": store.id,
            "name": store.name,
            "currency": store.currency.code(),
            "region": store.region,
            "timezone": store.timezone,
            "language": store.language.tag(),
        })
    };
    let stores: Vec<_> = stores.iter().map(object).collect();
    Ok(Answer(json!({ "stores": stores, "has_more": has_more })))
}

/// Leaves as many as a listing has; whether there were more.
fn cut<T>(lines: &mut Vec<T>) -> bool {
    let has_more = lines.len() > LINES_MAX as usize;
    lines.truncate(LINES_MAX as usize);
    has_more
}

pub(super) async fn list(
    State(shared): State<Arc<Shared>>,
    caller: Caller,
    Asked(OfStore { store }): Asked<OfStore>,
) -> Result<Answer<Value>, Problem> {
    let store = find_store(&shared, &caller, &store).await?;
    let mut codes = shared.checkout.store().codes_within(&caller.scope(), &store.id, LINES_MAX + 1).await?;
    let has_more = cut(&mut codes);
    Ok(Answer(json!({ "codes": codes, "has_more": has_more })))
}

pub(super) async fn create(
    State(shared): State<Arc<Shared>>,
    caller: Caller,
    headers: HeaderMap,
    Json(new): Json<NewCode>,
) -> Result<Response, Problem> {
    let key = once::key(&headers)?;
    let store = find_store(&shared, &caller, &new.store).await?;
    let amount = |field: &str, amount: &Option<Amount>| {
        amount.as_ref().map(|amount| amount.read(field, store.currency)).transpose()
    };
    let amounts =
        [amount("amount", &new.amount)?, amount("minimum", &new.minimum)?, amount("maximum", &new.maximum)?];
    let facts = CodeFacts::of(new.label.as_deref(), amounts).map_err(|problem| refused(&problem))?;
    let fresh = catalogue::fresh();
    let work = async |code: &str| {
        const CREATED: u16 = 201;
        let made = EntryCode::parse(code).map_err(|_| StoreError::Corrupt("no code".to_owned()))?;
        let doer = caller.doer(shared.checkout.clock().now());
        // Who asked the same before may have made it, and not lived to answer.
        catalogue::add_as(shared.checkout.store(), &made, &store, facts, doer).await?;
        let entry = find(&shared, &caller, code).await?;
        Ok((CREATED, code_object(&shared, &entry, None).to_string()))
    };
    match key {
        Some(key) => once::once(&shared, &caller, &key, digest(&store, &facts), fresh.as_str(), work).await,
        None => work(fresh.as_str()).await.map(json_response),
    }
}

/// What tells one request from another, and from one to refund. A store's id and a label hold no line ends.
fn digest(store: &StoreProfile, facts: &CodeFacts<'_>) -> [u8; 32] {
    let amount = |money: Option<Money>| money.map_or("-".to_owned(), |money| money.minor_units().to_string());
    let CodeFacts { label, fixed_amount, minimum, maximum } = facts;
    let amounts = [fixed_amount, minimum, maximum].map(|money| amount(*money)).join(" ");
    Sha256::digest(format!("code\n{}\n{amounts}\n{}", store.id, label.unwrap_or_default())).into()
}

pub(super) async fn show(
    State(shared): State<Arc<Shared>>,
    caller: Caller,
    Path(code): Path<String>,
) -> Result<Answer<Value>, Problem> {
    let entry = find(&shared, &caller, &code).await?;
    let replaced_by = shared.checkout.store().replacement(&entry.code).await?;
    Ok(Answer(code_object(&shared, &entry, replaced_by.as_deref())))
}

pub(super) async fn switch_on(
    State(shared): State<Arc<Shared>>,
    caller: Caller,
    Path(code): Path<String>,
) -> Result<Answer<Value>, Problem> {
    switch(&shared, &caller, &code, true).await
}

pub(super) async fn switch_off(
    State(shared): State<Arc<Shared>>,
    caller: Caller,
    Path(code): Path<String>,
) -> Result<Answer<Value>, Problem> {
    switch(&shared, &caller, &code, false).await
}

async fn switch(
    shared: &Shared,
    caller: &Caller,
    code: &str,
    active: bool,
) -> Result<Answer<Value>, Problem> {
    let entry = find(shared, caller, code).await?;
    let database = shared.checkout.store();
    if let Some(new) = database.replacement(&entry.code).await? {
        return Err(Problem::conflict("replaced", format!("it was replaced by {new} and stays off")));
    }
    database.set_code_active(&entry.code, active, caller.doer(shared.checkout.clock().now())).await?;
    Ok(Answer(code_object(shared, &EntryPoint { active, ..entry }, None)))
}

fn refused(problem: &CodeProblem) -> Problem {
    let detail = match problem {
        CodeProblem::Label(problem) => format!("label: {problem}"),
        CodeProblem::Amount { field, problem, .. } => format!("{}: {problem}", field.name()),
        CodeProblem::MinimumAboveMaximum => "minimum is more than maximum".to_owned(),
        CodeProblem::AmountAndLimits => "amount goes with neither minimum nor maximum".to_owned(),
    };
    Problem::refused("not_a_code", detail)
}

fn code_object(shared: &Shared, entry: &EntryPoint, replaced_by: Option<&str>) -> Value {
    let amount = |amount: Option<Money>| amount.map(object::amount);
    json!({
        "code": entry.code.to_string(),
        "store": entry.store.id,
        "label": entry.label,
        "active": entry.active,
        "replaced_by": replaced_by,
        "amount": amount(entry.fixed_amount),
        "minimum": amount(entry.minimum),
        "maximum": amount(entry.maximum),
        "url": poster::url(&shared.public_url, entry),
    })
}

async fn find_store(shared: &Shared, caller: &Caller, id: &str) -> Result<StoreProfile, Problem> {
    let found = shared.checkout.store().store_within(&caller.scope(), id).await?;
    found.ok_or_else(|| Problem::not_found("store"))
}

async fn find(shared: &Shared, caller: &Caller, code: &str) -> Result<EntryPoint, Problem> {
    let unknown = || Problem::not_found("code");
    let code = EntryCode::parse(code).map_err(|_| unknown())?;
    shared.checkout.store().entry_point_within(&caller.scope(), &code).await?.ok_or_else(unknown)
}
