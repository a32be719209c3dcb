//! `/console/stores/{store}/codes/new` and `/console/codes/{code}/edit`: the form that adds and changes entry codes.

use std::sync::Arc;

use app::console::code::{CodeForm, render_form};
use app::console::form::{Problem, Problems};
use axum::extract::State;
use axum::response::{Html, Response};
use checkout::access::Right;
use checkout::entry_code::EntryCode;
use checkout::money::Money;
use checkout::port::Clock as _;
use checkout::shop::{EntryPoint, StoreProfile};
use serde::Deserialize;

use super::super::Shared;
use super::codes::{done, find_in_its_place};
use super::error::ConsoleError;
use super::signed_in::{SignedIn, Visit};
use super::stores::find as find_store;
use super::{Route, Who, form};
use crate::catalogue::code::{self as catalogue, CodeProblem, CodeTexts};
use crate::http::extract::{Form, Path};

pub(super) fn routes() -> Vec<Route> {
    let who = Who::With(Right::ManageCodes);
    vec![
        Route::page("/console/stores/{store}/codes/new", who, new),
        Route::form("/console/stores/{store}/codes/new", who, add),
        Route::page("/console/codes/{code}/edit", who, edit),
        Route::form("/console/codes/{code}/edit", who, change),
    ]
}

#[derive(Deserialize, Default)]
struct CodeFields {
    #[serde(default)]
    label: String,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    minimum: String,
    #[serde(default)]
    maximum: String,
}

async fn new(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(store): Path<String>,
) -> Result<Html<String>, ConsoleError> {
    let store = find_store(&shared, &signed_in, &store).await?;
    Ok(Html(filled(visit, (store, None), CodeFields::default(), Problems::default())))
}

async fn add(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(store): Path<String>,
    Form(fields): Form<CodeFields>,
) -> Result<Response, ConsoleError> {
    let store = find_store(&shared, &signed_in, &store).await?;
    let facts = match catalogue::read(fields.texts(), &store) {
        Ok(facts) => facts,
        Err(problem) => {
            let problems = problems(&problem, &store);
            return Ok(form::wrong(filled(visit, (store, None), fields, problems)));
        }
    };
    let doer = signed_in.doer(shared.checkout.clock().now());
    let code = catalogue::add(shared.checkout.store(), &store, facts, doer).await?;
    Ok(done(&code))
}

async fn edit(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(code): Path<String>,
) -> Result<Html<String>, ConsoleError> {
    let entry = find_in_its_place(&shared, &signed_in, &code).await?;
    let fields = CodeFields::of(&entry);
    Ok(Html(filled(visit, (entry.store, Some(entry.code)), fields, Problems::default())))
}

async fn change(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(code): Path<String>,
    Form(fields): Form<CodeFields>,
) -> Result<Response, ConsoleError> {
    let EntryPoint { code, store, .. } = find_in_its_place(&shared, &signed_in, &code).await?;
    let facts = match catalogue::read(fields.texts(), &store) {
        Ok(facts) => facts,
        Err(problem) => {
            let problems = problems(&problem, &store);
            return Ok(form::wrong(filled(visit, (store, Some(code)), fields, problems)));
        }
    };
    let doer = signed_in.doer(shared.checkout.clock().now());
    // One that was replaced meanwhile stays as it is, and its page says so.
    catalogue::change(shared.checkout.store(), &code, &store, facts, doer).await?;
    Ok(done(&code))
}

impl CodeFields {
    /// As a code is.
    fn of(entry: &EntryPoint) -> Self {
        let style = entry.amount_rule().style;
        let shown = |amount: Option<Money>| amount.map(|amount| amount.formatted(style)).unwrap_or_default();
        Self {
            label: entry.label.clone().unwrap_or_default(),
            amount: shown(entry.fixed_amount),
            minimum: shown(entry.minimum),
            maximum: shown(entry.maximum),
        }
    }

    /// What stands in it; nothing, where a field is empty.
    fn texts(&self) -> CodeTexts<'_> {
        let given = |text: &'_ &str| !text.trim().is_empty();
        CodeTexts {
            label: Some(self.label.as_str()).filter(given),
            amount: Some(self.amount.as_str()).filter(given),
            minimum: Some(self.minimum.as_str()).filter(given),
            maximum: Some(self.maximum.as_str()).filter(given),
        }
    }
}

/// What is wrong with a code, beside the field that it is wrong with.
fn problems(problem: &CodeProblem, store: &StoreProfile) -> Problems {
    match *problem {
        CodeProblem::Label(problem) => Problems::of("label", form::name_problem(problem)),
        CodeProblem::Amount { field, problem, .. } => {
            Problems::of(field.name(), Problem::Amount(problem, catalogue::amount_rule(store)))
        }
        CodeProblem::MinimumAboveMaximum => Problems::of("maximum", Problem::MinimumAboveMaximum),
        CodeProblem::AmountAndLimits => Problems::of("amount", Problem::AmountAndLimits),
    }
}

fn filled(
    visit: Visit,
    (store, code): (StoreProfile, Option<EntryCode>),
    fields: CodeFields,
    problems: Problems,
) -> String {
    let CodeFields { label, amount, minimum, maximum } = fields;
    let (frame, store_name, store) = (visit.frame, store.name, store.id);
    render_form(&CodeForm { frame, code, store, store_name, label, amount, minimum, maximum, problems })
}
