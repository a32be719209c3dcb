//! `/console/welcome/{link}`: where a one-time link leads. Looking at it uses nothing up: programs that show a preview of
//! a link look at it, too. Afterwards one signs in as always, with the second factor where there is one.

use std::sync::Arc;

use app::console::Done;
use app::console::form::Problems;
use app::console::welcome::{LinkView, WelcomeView, render};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use checkout::port::Clock as _;
use serde::Deserialize;
use url::Url;

use super::super::Shared;
use super::error::ConsoleError;
use super::signed_in::Visit;
use super::{Route, Who, form, sign_in};
use crate::http::extract::{Form, Path};
use crate::sql::User;
use crate::token::{Token, TokenHash};

/// How long a link is good, in seconds: somebody is invited on Friday and comes on Monday.
pub const PASSWORD_LINK_SECONDS: i64 = 4 * 24 * 3600;

/// The address by which whoever bears it sets a password.
#[must_use]
pub fn password_link(public_url: &Url, link: &Token) -> String {
    crate::gateway::address(public_url, &format!("/console/welcome/{}", link.text()))
}

pub(super) fn routes() -> Vec<Route> {
    const PATH: &str = "/console/welcome/{link}";
    vec![Route::page(PATH, Who::Anybody, page), Route::form(PATH, Who::Anybody, set_password)]
}

async fn page(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    Path(link): Path<String>,
) -> Result<Response, ConsoleError> {
    Ok(match bearer(&shared, &link).await? {
        Some((_, user)) => Html(filled(visit, &link, &user, Problems::default())).into_response(),
        None => over(visit),
    })
}

#[derive(Deserialize)]
struct PasswordForm {
    #[serde(default)]
    password: String,
    #[serde(default)]
    repeated: String,
}

async fn set_password(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    Path(link): Path<String>,
    Form(form): Form<PasswordForm>,
) -> Result<Response, ConsoleError> {
    let Some((hash, user)) = bearer(&shared, &link).await? else { return Ok(over(visit)) };
    let typed = (form.password.as_str(), form.repeated.as_str());
    let problems = form::check_new_password(&shared.passwords, typed, &user.name).await?;
    if !problems.is_empty() {
        return Ok(form::wrong(filled(visit, &link, &user, problems)));
    }
    let password_hash = shared.passwords.hash(form.password).await?;
    let now = shared.checkout.clock().now();
    let is_set = shared.checkout.store().set_password_by_link(&hash, &user, password_hash, now).await?;
    Ok(if is_set { sign_in::signed_out(Done::PasswordSet) } else { over(visit) })
}

/// Whose link this is, while it is good.
async fn bearer(shared: &Shared, link: &str) -> Result<Option<(TokenHash, User)>, ConsoleError> {
    let Some(hash) = Token::parse(link).map(|token| token.hash()) else { return Ok(None) };
    let now = shared.checkout.clock().now();
    let user = shared.checkout.store().user_of_link(&hash, now).await?;
    Ok(user.map(|user| (hash, user)))
}

fn filled(visit: Visit, link: &str, user: &User, problems: Problems) -> String {
    let link = LinkView { name: user.name.to_string(), path: format!("/console/welcome/{link}"), problems };
    render(&WelcomeView { frame: visit.frame, link: Some(link) })
}

fn over(visit: Visit) -> Response {
    (StatusCode::GONE, Html(render(&WelcomeView { frame: visit.frame, link: None }))).into_response()
}
