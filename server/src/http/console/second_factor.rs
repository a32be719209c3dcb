//! `/console/account/second-factor`: sets up an authenticator app, or takes it away.

use std::sync::Arc;

use app::console::Done;
use app::console::form::{Problem, Problems};
use app::console::second_factor::{RecoveryView, SetUpView, render_recovery, render_set_up};
use axum::extract::State;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use checkout::port::Clock as _;
use serde::Deserialize;

use super::super::Shared;
use super::error::ConsoleError;
use super::signed_in::{SignedIn, Visit};
use super::{Route, Who, account, form};
use crate::http::extract::Form;
use crate::second_factor::{Secret, looks_like_a_code, recovery_codes, recovery_hash, step_of, typed, url};

const PATH: &str = "/console/account/second-factor";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::page(PATH, Who::SignedIn, page),
        Route::form(PATH, Who::SignedIn, begin),
        Route::form("/console/account/second-factor/confirm", Who::SignedIn, confirm),
        Route::form("/console/account/second-factor/remove", Who::SignedIn, remove),
    ]
}

/// Makes a secret, which counts for nothing yet.
async fn begin(State(shared): State<Arc<Shared>>, signed_in: SignedIn) -> Result<Redirect, ConsoleError> {
    let secret = crate::random::bytes();
    shared.checkout.store().propose_second_factor(&signed_in.session, secret).await?;
    Ok(Redirect::to(PATH))
}

async fn page(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
) -> Result<Response, ConsoleError> {
    Ok(match shared.checkout.store().proposed_second_factor(&signed_in.session).await? {
        Some(secret) => Html(filled(visit, &signed_in, &secret, Problems::default())).into_response(),
        None => Redirect::to("/console/account").into_response(),
    })
}

#[derive(Deserialize)]
struct Fields {
    #[serde(default)]
    code: String,
    #[serde(default)]
    old: String,
}

/// Sets the secret whose code was typed, and shows the codes that stand in for it, once.
async fn confirm(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Form(fields): Form<Fields>,
) -> Result<Response, ConsoleError> {
    let (database, now) = (shared.checkout.store(), shared.checkout.clock().now());
    let Some(secret) = database.proposed_second_factor(&signed_in.session).await? else {
        return Ok(Redirect::to("/console/account").into_response());
    };
    let mut problems = account::check_old_password(&shared, &signed_in, fields.old).await?;
    let is_one = looks_like_a_code(&fields.code);
    let step = step_of(&secret, &fields.code, now);
    let step = step.ok_or(if is_one { Problem::CodeWrong } else { Problem::CodeShape });
    let Some(step) = problems.keep("code", step).filter(|_| problems.is_empty()) else {
        return Ok(form::wrong(filled(visit, &signed_in, &secret, problems)));
    };
    let codes = recovery_codes();
    let hashes = codes.iter().map(|code| recovery_hash(code)).collect();
    let who = (signed_in.user.id.as_str(), &signed_in.session);
    database.set_second_factor(who, (secret, step), hashes, signed_in.doer(now)).await?;
    Ok(Html(render_recovery(&RecoveryView { frame: visit.frame, codes })).into_response())
}

async fn remove(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Form(fields): Form<Fields>,
) -> Result<Response, ConsoleError> {
    let problems = account::check_old_password(&shared, &signed_in, fields.old).await?;
    if !problems.is_empty() {
        return Ok(form::wrong(account::filled(&shared, visit, &signed_in, problems).await?));
    }
    let doer = signed_in.doer(shared.checkout.clock().now());
    shared.checkout.store().remove_second_factor(&signed_in.user.id, doer).await?;
    Ok(form::done("/console/account", Done::Saved))
}

fn filled(visit: Visit, signed_in: &SignedIn, secret: &Secret, problems: Problems) -> String {
    let url = url(secret, signed_in.user.name.as_str()).unwrap_or_default();
    render_set_up(&SetUpView {
        frame: visit.frame,
        qr_svg: poster::qr::svg_for_screens(&url).unwrap_or_default(),
        secret: typed(secret),
        problems,
    })
}
