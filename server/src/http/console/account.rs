//! `/console/account`: one's own password, and where one is signed in.

use std::sync::Arc;

use app::console::Done;
use app::console::account::{AccountView, render};
use app::console::form::{Problem, Problems};
use axum::extract::{Form, State};
use axum::response::{Html, Response};
use checkout::port::Clock as _;
use serde::Deserialize;

use super::super::Shared;
use super::error::ConsoleError;
use super::signed_in::{SignedIn, Visit};
use super::{Route, Who, form, sign_in};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::page("/console/account", Who::SignedIn, page),
        Route::form("/console/account/password", Who::SignedIn, change_password),
        Route::form("/console/account/sign-out-everywhere", Who::SignedIn, sign_out_everywhere),
    ]
}

async fn page(visit: Visit) -> Html<String> {
    Html(render(&AccountView { frame: visit.frame, problems: Problems::default() }))
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
    Ok(form::wrong(render(&AccountView { frame: visit.frame, problems })))
}

/// Sets the new password, unless something is wrong.
async fn try_to_change(
    shared: &Shared,
    signed_in: &SignedIn,
    form: PasswordForm,
) -> Result<Problems, ConsoleError> {
    let (database, user) = (shared.checkout.store(), &signed_in.user);
    let mut problems = form::check_new_password(&form.password, &form.repeated, &user.name);
    let known = database.credentials(&user.name).await?.and_then(|known| known.password_hash);
    if !shared.passwords.verify(form.old, known).await? {
        problems.add("old", Problem::PasswordWrong);
    }
    if problems.is_empty() {
        let password_hash = shared.passwords.hash(form.password).await?;
        let doer = signed_in.doer(shared.checkout.clock().now());
        database.set_password(&user.id, password_hash, doer).await?;
    }
    Ok(problems)
}

async fn sign_out_everywhere(
    State(shared): State<Arc<Shared>>,
    signed_in: SignedIn,
) -> Result<Response, ConsoleError> {
    shared.checkout.store().close_sessions(&signed_in.user.id).await?;
    Ok(sign_in::signed_out(Done::SignedOut))
}
