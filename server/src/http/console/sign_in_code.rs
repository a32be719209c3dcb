//! `/console/sign-in/code`: the second factor, for whoever knew the password a moment ago.

use std::sync::Arc;

use app::console::sign_in::{CodeView, Refused, render_code};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use checkout::port::{Clock as _, StoreError};
use serde::Deserialize;

use super::super::Shared;
use super::error::ConsoleError;
use super::sign_in::{Entered, PATH as SIGN_IN, next};
use super::sign_in_limits::{PATIENCE_WITH_NAME, known_browser};
use super::signed_in::Visit;
use super::{Route, Who, cookie, sign_in};
use crate::http::extract::{Form, Query};
use crate::second_factor::{looks_like_a_code, looks_like_a_recovery_code, recovery_hash, step_of};
use crate::sql::{Stage, User};
use crate::token::TokenHash;

pub(super) const PATH: &str = "/console/sign-in/code";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::page(PATH, Who::Anybody, page), Route::form(PATH, Who::Anybody, check)]
}

#[derive(Default, Deserialize)]
struct Brought {
    #[serde(default)]
    next: String,
}

async fn page(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    headers: HeaderMap,
    Query(brought): Query<Brought>,
) -> Result<Response, ConsoleError> {
    Ok(match half_way(&shared, &headers).await? {
        Some(_) => {
            let view = CodeView { frame: visit.frame, next: brought.next, refused: None };
            Html(render_code(&view)).into_response()
        }
        None => Redirect::to(SIGN_IN).into_response(),
    })
}

#[derive(Deserialize)]
struct Fields {
    #[serde(default)]
    code: String,
    #[serde(default)]
    recovery: String,
    #[serde(default)]
    next: String,
}

impl Fields {
    /// What was typed, in either field.
    fn typed(&self) -> &str {
        if self.recovery.trim().is_empty() { &self.code } else { &self.recovery }
    }

    /// Why it cannot be right, whichever codes there are.
    fn problem(&self) -> Option<Refused> {
        let typed = self.typed();
        let is_one = looks_like_a_code(typed) || looks_like_a_recovery_code(typed);
        (!is_one).then_some(if self.recovery.trim().is_empty() { Refused::Shape } else { Refused::Recovery })
    }
}

async fn check(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response, ConsoleError> {
    let Some((session, user)) = half_way(&shared, &headers).await? else {
        return Ok(Redirect::to(SIGN_IN).into_response());
    };
    let (database, now) = (shared.checkout.store(), shared.checkout.clock().now());
    let known = known_browser(database, user.name.as_str(), &headers, now).await?;
    // Who stole a password and tries codes does not make the user's own browser wait.
    let known = known.map(|browser| format!(" in {:?}", browser.as_bytes())).unwrap_or_default();
    let key = TokenHash::of_text(&format!("code {}{known}", user.id));
    if let Some(refused) = fields.problem() {
        // It was no guess, and is not counted as one.
        return Ok(again(visit, fields.next, refused));
    }
    let refused = match database.count_try(&key, PATIENCE_WITH_NAME, now).await? {
        Err(seconds) => Refused::Wait(seconds),
        Ok(()) if is_right(&shared, &user, fields.typed()).await? => {
            database.forget_tries(&key).await?;
            database.close_session(&session).await?;
            let entered = Entered::begin(&shared, &headers, &user.id, Stage::SignedIn).await?;
            tracing::info!(user = user.id, "signed in with a second factor");
            return Ok(entered.leads_to(next(&fields.next)));
        }
        Ok(()) if looks_like_a_code(fields.typed()) => Refused::Wrong,
        Ok(()) => Refused::Recovery,
    };
    Ok(again(visit, fields.next, refused))
}

/// The page again, with why.
fn again(visit: Visit, next: String, refused: Refused) -> Response {
    let view = CodeView { frame: visit.frame, next, refused: Some(refused) };
    (sign_in::status_of(refused), Html(render_code(&view))).into_response()
}

/// Whether this is a code of theirs that was not used before: the app's, or one that stands in for it. It is used now.
async fn is_right(shared: &Shared, user: &User, code: &str) -> Result<bool, StoreError> {
    let (database, now) = (shared.checkout.store(), shared.checkout.clock().now());
    let Some(secret) = database.second_factor(&user.id).await? else { return Ok(false) };
    match step_of(&secret, code, now) {
        Some(step) => database.take_step(&user.id, step).await,
        None => database.take_recovery_code(&user.id, &recovery_hash(code)).await,
    }
}

/// Who knew the password a moment ago.
async fn half_way(shared: &Shared, headers: &HeaderMap) -> Result<Option<(TokenHash, User)>, StoreError> {
    let Some(token) = cookie::session(headers) else { return Ok(None) };
    let session = shared.checkout.store().session(&token.hash(), shared.checkout.clock().now()).await?;
    let session = session.filter(|session| session.stage == Stage::SecondFactor);
    Ok(session.map(|session| (token.hash(), session.user)))
}
