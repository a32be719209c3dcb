//! `/console/systems`: what merchants' own systems are told and may ask.

use std::sync::Arc;

use app::console::Done;
use app::console::confirm::Question;
use app::console::form::{Problem, Problems};
use app::console::systems::{KeyLine, SecretView, SystemsView, render, render_secret};
use axum::extract::State;
use axum::response::{Html, IntoResponse as _, Response};
use checkout::access::Right;
use checkout::port::Clock as _;
use serde::Deserialize;

use super::super::Shared;
use super::confirm::Sent;
use super::error::ConsoleError;
use super::signed_in::{SignedIn, Visit};
use super::stores::LINES_MAX;
use super::webhooks::line;
use super::{Route, Who, form};
use crate::catalogue::{api_key, webhook};
use crate::http::extract::Form;
use crate::webhook::DestinationProblem;

pub(super) const WHO: Who = Who::With(Right::ManageSystems);

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::page("/console/systems", WHO, list),
        Route::form("/console/systems/webhooks", WHO, add_webhook),
        Route::form("/console/systems/api-keys", WHO, add_key),
        Route::form("/console/systems/revoke", WHO, revoke),
    ]
}

/// What was typed into one of the page's forms.
#[derive(Default, Deserialize)]
struct Typed {
    #[serde(default)]
    merchant: String,
    #[serde(default)]
    key_merchant: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    name: String,
}

async fn list(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
) -> Result<Html<String>, ConsoleError> {
    Ok(Html(page(&shared, visit, &signed_in, Typed::default(), Problems::default()).await?))
}

async fn page(
    shared: &Shared,
    visit: Visit,
    signed_in: &SignedIn,
    typed: Typed,
    problems: Problems,
) -> Result<String, ConsoleError> {
    let (database, scope) = (shared.checkout.store(), signed_in.scope());
    let merchants = database.merchants_within(&scope, LINES_MAX).await?;
    let webhooks = database.webhooks_within(&scope, LINES_MAX).await?;
    let keys = database.api_keys_within(&scope, LINES_MAX).await?;
    let name = |id: &str| {
        let found = merchants.iter().find(|(known, _)| known == id);
        found.map(|(_, name)| name.clone()).unwrap_or_default()
    };
    let view = SystemsView {
        frame: visit.frame,
        webhooks: webhooks
            .into_iter()
            .map(|webhook| {
                let merchant = name(&webhook.merchant_id);
                line(webhook, merchant)
            })
            .collect(),
        keys: keys
            .into_iter()
            .map(|key| KeyLine {
                merchant: name(&key.merchant_id),
                is_revoked: key.revoked_at.is_some(),
                id: key.id,
                name: key.name,
            })
            .collect(),
        merchant: if typed.merchant.is_empty() { typed.key_merchant } else { typed.merchant },
        url: typed.url,
        name: typed.name,
        merchants,
        problems,
    };
    Ok(render(&view))
}

/// Whether the user has this merchant.
async fn has_merchant(shared: &Shared, signed_in: &SignedIn, id: &str) -> Result<bool, ConsoleError> {
    let merchants = shared.checkout.store().merchants_within(&signed_in.scope(), LINES_MAX).await?;
    Ok(merchants.iter().any(|(known, _)| known == id))
}

async fn add_webhook(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Form(typed): Form<Typed>,
) -> Result<Response, ConsoleError> {
    let problem = if has_merchant(&shared, &signed_in, &typed.merchant).await? {
        let doer = signed_in.doer(shared.checkout.clock().now());
        let database = shared.checkout.store();
        match webhook::add(database, &shared.webhooks, &typed.merchant, &typed.url, doer).await? {
            Ok(webhook::Added { url, secret, .. }) => {
                let secret = secret.text();
                let view = SecretView { frame: visit.frame, name: url, secret, is_rotated: false };
                return Ok(Html(render_secret(&view)).into_response());
            }
            Err(webhook::AddRefused::TooMany) => ("url", Problem::AsMany),
            Err(webhook::AddRefused::Destination(DestinationProblem::UnknownName(_))) => {
                ("url", Problem::UnknownName)
            }
            Err(webhook::AddRefused::Destination(_)) => ("url", Problem::Destination),
        }
    } else {
        ("merchant", Problem::NotThere)
    };
    let problems = Problems::of(problem.0, problem.1);
    Ok(form::wrong(page(&shared, visit, &signed_in, typed, problems).await?))
}

async fn add_key(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Form(typed): Form<Typed>,
) -> Result<Response, ConsoleError> {
    let problem = if has_merchant(&shared, &signed_in, &typed.key_merchant).await? {
        let doer = signed_in.doer(shared.checkout.clock().now());
        match api_key::add(shared.checkout.store(), &typed.key_merchant, &typed.name, doer).await? {
            Ok(added) => {
                let frame = visit.frame;
                let view = SecretView { frame, name: typed.name, secret: added.key, is_rotated: false };
                return Ok(Html(render_secret(&view)).into_response());
            }
            Err(api_key::AddRefused::TooMany) => ("name", Problem::AsMany),
            Err(api_key::AddRefused::Name(problem)) => ("name", form::name_problem(problem)),
        }
    } else {
        ("key_merchant", Problem::NotThere)
    };
    let problems = Problems::of(problem.0, problem.1);
    Ok(form::wrong(page(&shared, visit, &signed_in, typed, problems).await?))
}

async fn revoke(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Form(sent): Form<Sent>,
) -> Result<Response, ConsoleError> {
    let (database, scope) = (shared.checkout.store(), signed_in.scope());
    let key = database.api_key_within(&scope, sent.field("key")).await?;
    let key = key.ok_or(ConsoleError::UnknownPage)?;
    if !sent.is_confirmed() {
        let merchant = merchant_name(&shared, &signed_in, &key.merchant_id).await?;
        return Ok(sent.ask(visit, Question::RevokeKey { id: key.id, name: key.name, merchant }));
    }
    database.revoke_api_key(&key, signed_in.doer(shared.checkout.clock().now())).await?;
    Ok(form::done("/console/systems", Done::Saved))
}

/// The name of a merchant of theirs.
pub(super) async fn merchant_name(
    shared: &Shared,
    signed_in: &SignedIn,
    id: &str,
) -> Result<String, ConsoleError> {
    let merchants = shared.checkout.store().merchants_within(&signed_in.scope(), LINES_MAX).await?;
    let found = merchants.into_iter().find(|(known, _)| known == id);
    Ok(found.map(|(_, name)| name).unwrap_or_default())
}
