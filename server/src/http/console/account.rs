//! `/console/account`: one's own password, and where one is signed in.

use std::sync::Arc;

use app::console::Done;
use app::console::account::{AccountView, render};
use app::console::form::{Problem, Problems};
use axum::extract::State;
use axum::response::{Html, Response};
use checkout::port::Clock as _;
use serde::Deserialize;

use super::super::Shared;
use super::error::ConsoleError;
use super::sign_in_limits::PATIENCE_WITH_NAME;
use super::signed_in::{SignedIn, Visit};
use super::{Route, Who, form, sign_in, trail};
use crate::http::extract::Form;
use crate::token::TokenHash;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::page("/console/account", Who::SignedIn, page),
        Route::form("/console/account/password", Who::SignedIn, change_password),
        Route::form("/console/account/sign-out-everywhere", Who::SignedIn, sign_out_everywhere),
    ]
}

async fn page(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
) -> Result<Html<String>, ConsoleError> {
    Ok(Html(filled(&shared, visit, &signed_in, Problems::default()).await?))
}

/// The page, with what is wrong on it.
pub(super) async fn filled(
    shared: &Shared,
    visit: Visit,
    signed_in: &SignedIn,
    problems: Problems,
) -> Result<String, ConsoleError> {
    let has_second_factor = signed_in.user.has_second_factor;
    let trail = trail::of_user(shared, signed_in, &signed_in.user.id).await?;
    Ok(render(&AccountView { frame: visit.frame, has_second_factor, problems, trail }))
}

#[derive(Deserialize)]
struct PasswordForm {
    #[serde(default)]
    old: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    repeated: String,
}

async fn change_password(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Form(form): Form<PasswordForm>,
) -> Result<Response, ConsoleError> {
    let problems = try_to_change(&shared, &signed_in, form).await?;
    if problems.is_empty() {
        return Ok(sign_in::signed_out(Done::PasswordSet));
    }
    Ok(form::wrong(filled(&shared, visit, &signed_in, problems).await?))
}

/// Sets the new password, unless something is wrong.
async fn try_to_change(
    shared: &Shared,
    signed_in: &SignedIn,
    form: PasswordForm,
) -> Result<Problems, ConsoleError> {
    let (database, user) = (shared.checkout.store(), &signed_in.user);
    let mut problems = check_old_password(shared, signed_in, form.old).await?;
    let typed = (form.password.as_str(), form.repeated.as_str());
    problems.merge(form::check_new_password(&shared.passwords, typed, &user.name).await?);
    if problems.is_empty() {
        let password_hash = shared.passwords.hash(form.password).await?;
        let doer = signed_in.doer(shared.checkout.clock().now());
        database.set_password(&user.id, password_hash, doer).await?;
    }
    Ok(problems)
}

/// Whether they know their password: a session that was left open is not them.
pub(super) async fn check_old_password(
    shared: &Shared,
    signed_in: &SignedIn,
    old: String,
) -> Result<Problems, ConsoleError> {
    let (database, now) = (shared.checkout.store(), shared.checkout.clock().now());
    let key = TokenHash::of_text(&format!("password {}", signed_in.user.id));
    if let Err(seconds) = database.count_try(&key, PATIENCE_WITH_NAME, now).await? {
        return Ok(Problems::of("old", Problem::Wait(seconds)));
    }
    let known = database.credentials(&signed_in.user.name).await?.and_then(|known| known.password_hash);
    if shared.passwords.verify(old, known).await? {
        database.forget_tries(&key).await?;
        return Ok(Problems::default());
    }
    Ok(Problems::of("old", Problem::PasswordWrong))
}

async fn sign_out_everywhere(
    State(shared): State<Arc<Shared>>,
    signed_in: SignedIn,
) -> Result<Response, ConsoleError> {
    shared.checkout.store().close_sessions(&signed_in.user.id).await?;
    Ok(sign_in::signed_out(Done::SignedOut))
}
