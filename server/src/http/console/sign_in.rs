//! `/console/sign-in` and `/console/sign-out`.
//!
//! Whether there is such a user is told by nothing: neither by words, nor by time, nor by how soon one has to wait.

use std::net::IpAddr;
use std::sync::Arc;

use app::console::sign_in::{Refused, SignInView, render};
use app::console::{Done, Room};
use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use checkout::port::Clock as _;
use checkout::user::UserName;
use serde::Deserialize;
use url::{Position, Url};

use super::super::Shared;
use super::super::visitor::Visitor;
use super::error::ConsoleError;
use super::sign_in_limits::{self, Limits};
use super::signed_in::{SignedIn, Visit};
use super::{Route, Who, cookie, form, sign_in_code};
use crate::http::extract::{Form, Query};
use crate::sql::{Credentials, Stage};
use crate::token::Token;

pub(super) const PATH: &str = "/console/sign-in";

const SIGN_OUT_PATH: &str = "/console/sign-out";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::page(PATH, Who::Anybody, page),
        Route::form(PATH, Who::Anybody, sign_in),
        Route::form(SIGN_OUT_PATH, Who::SignedIn, sign_out),
    ]
}

/// Leads whoever is not signed in to where they sign in, and from there back to the page they wanted. Who sent a form is
/// told that it was not done, and led back to the page that it stood on.
pub(super) fn first(parts: &Parts) -> Response {
    let wanted = parts.uri.path_and_query().map_or("", |wanted| wanted.as_str());
    if parts.method != Method::GET && wanted != SIGN_OUT_PATH {
        let page = form_page(&parts.headers).unwrap_or_default();
        return Redirect::to(&format!("{}&over=yes", with_next(PATH, &page))).into_response();
    }
    if parts.method != Method::GET || wanted == "/console" {
        return Redirect::to(PATH).into_response();
    }
    Redirect::to(&with_next(PATH, wanted)).into_response()
}

/// The page that a form was sent from. Only its path is taken, so it leads nowhere but into the console.
fn form_page(headers: &HeaderMap) -> Option<String> {
    let page = Url::parse(headers.get(header::REFERER)?.to_str().ok()?).ok()?;
    Some(page[Position::BeforePath..Position::AfterQuery].to_owned())
}

/// An address that carries along where to go on.
fn with_next(path: &str, next: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
    format!("{path}?{query}")
}

#[derive(Default, Deserialize)]
struct Brought {
    #[serde(default)]
    next: String,
    /// Whether a form was sent after the session had ended.
    over: Option<String>,
}

async fn page(visit: Visit, signed_in: Option<SignedIn>, Query(brought): Query<Brought>) -> Response {
    if let Some(signed_in) = signed_in {
        return Redirect::to(Room::first(signed_in.access().role()).path()).into_response();
    }
    let refused = brought.over.map(|_| Refused::Over);
    let view = SignInView { frame: visit.frame, name: String::new(), next: brought.next, refused };
    Html(render(&view)).into_response()
}

#[derive(Deserialize)]
struct SignInForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

async fn sign_in(
    State(shared): State<Arc<Shared>>,
    visitor: Visitor,
    visit: Visit,
    signed_in: Option<SignedIn>,
    headers: HeaderMap,
    Form(form): Form<SignInForm>,
) -> Result<Response, ConsoleError> {
    let refused = match enter(&shared, visitor.address(), &headers, &form).await? {
        Err(refused) => refused,
        Ok(entered) => {
            if let Some(before) = signed_in {
                shared.checkout.store().close_session(&before.session).await?;
            }
            let leads_to = match entered.stage {
                Stage::SignedIn => next(&form.next).to_owned(),
                Stage::SecondFactor => with_next(sign_in_code::PATH, &form.next),
            };
            return Ok(entered.leads_to(&leads_to));
        }
    };
    let view = SignInView { frame: visit.frame, name: form.name, next: form.next, refused: Some(refused) };
    Ok((status_of(refused), Html(render(&view))).into_response())
}

/// The status of a page that says why somebody is not signed in.
pub(super) const fn status_of(refused: Refused) -> StatusCode {
    match refused {
        Refused::Wrong | Refused::Shape | Refused::Recovery | Refused::Over => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Refused::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
    }
}

/// A session that has just begun.
pub(super) struct Entered {
    token: Token,
    stage: Stage,
    /// What the browser is known by from now on, once it is clear who uses it.
    browser: Option<Token>,
}

impl Entered {
    /// Begins a session of this user; one who is signed in with it is known in this browser again.
    pub(super) async fn begin(
        shared: &Shared,
        headers: &HeaderMap,
        user_id: &str,
        stage: Stage,
    ) -> Result<Self, ConsoleError> {
        let (database, now) = (shared.checkout.store(), shared.checkout.clock().now());
        let token = Token::new();
        database.open_session(&token.hash(), user_id, stage, now).await?;
        let browser = match stage {
            Stage::SignedIn => Some(sign_in_limits::remember(database, headers, user_id, now).await?),
            Stage::SecondFactor => None,
        };
        Ok(Self { token, stage, browser })
    }

    /// Leads on, with the cookies.
    pub(super) fn leads_to(&self, path: &str) -> Response {
        let mut response = Redirect::to(path).into_response();
        let browser = self.browser.as_ref().and_then(cookie::set_browser);
        for cookie in [Some(cookie::set_session(&self.token)), browser].into_iter().flatten() {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }
}

/// A session for whoever knows the password, or why there is none.
async fn enter(
    shared: &Shared,
    address: Option<IpAddr>,
    headers: &HeaderMap,
    form: &SignInForm,
) -> Result<Result<Entered, Refused>, ConsoleError> {
    let (database, now) = (shared.checkout.store(), shared.checkout.clock().now());
    let limits = Limits::of(database, &form.name, address, headers, now).await?;
    if let Err(seconds) = limits.count(database, now).await? {
        return Ok(Err(Refused::Wait(seconds)));
    }
    let known = match UserName::parse(&form.name) {
        Ok(name) => database.credentials(&name).await?,
        Err(_) => None,
    };
    let hash = known.as_ref().and_then(|known| known.password_hash.clone());
    let is_right = shared.passwords.verify(form.password.clone(), hash).await?;
    let Some(Credentials { user_id, has_second_factor, .. }) = known.filter(|_| is_right) else {
        return Ok(Err(Refused::Wrong));
    };
    limits.was_right(database).await?;
    let stage = if has_second_factor { Stage::SecondFactor } else { Stage::SignedIn };
    let entered = Entered::begin(shared, headers, &user_id, stage).await?;
    tracing::info!(user = user_id, ?stage, "the password was right");
    Ok(Ok(entered))
}

async fn sign_out(State(shared): State<Arc<Shared>>, signed_in: SignedIn) -> Result<Response, ConsoleError> {
    shared.checkout.store().close_session(&signed_in.session).await?;
    Ok(signed_out(Done::SignedOut))
}

/// Leads whoever is signed in no more to where they sign in.
pub(super) fn signed_out(done: Done) -> Response {
    ([(header::SET_COOKIE, cookie::clear_session())], form::done(PATH, done)).into_response()
}

/// Where to go on: within the console, or to its first room.
pub(super) fn next(wanted: &str) -> &str {
    let within = wanted.strip_prefix("/console").is_some_and(|rest| rest.starts_with(['/', '?']));
    let is_plain = wanted.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if within && is_plain { wanted } else { "/console" }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn signing_in_leads_nowhere_but_into_the_console() {
        for (wanted, expected) in [
            ("/console/stores?a=1", "/console/stores?a=1"),
            ("/console?x", "/console?x"),
            ("", "/console"),
            ("/console", "/console"),
            ("/consolexx", "/console"),
            ("/console.evil.example", "/console"),
            ("//evil.example", "/console"),
            ("https://evil.example/console/", "/console"),
            ("/e/ABC", "/console"),
            ("/console/\\evil", "/console"),
            ("/console/\r\nx: y", "/console"),
        ] {
            assert_eq!(next(wanted), expected, "{wanted}");
        }
    }

    #[test]
    fn a_form_that_came_too_late_leads_back_to_its_page_and_to_no_other_host() {
        let page = |referer: &'static str| {
            let headers = HeaderMap::from_iter([(header::REFERER, HeaderValue::from_static(referer))]);
            form_page(&headers)
        };
        assert_eq!(page("https://pay.kopi.example/console/a?b=1#c").as_deref(), Some("/console/a?b=1"));
        assert_eq!(page("https://evil.example/console").as_deref(), Some("/console"));
        assert_eq!((page("/console"), form_page(&HeaderMap::new())), (None, None));
    }
}
