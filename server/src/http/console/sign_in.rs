//! `/console/sign-in` and `/console/sign-out`.
//!
//! Whether there is such a user is told by nothing: neither by words, nor by time, nor by how soon one has to wait.

use std::net::IpAddr;
use std::sync::Arc;

use app::console::sign_in::{Refused, SignInView, render};
use app::console::{Done, Room};
use axum::extract::{Form, Query, State};
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
use super::signed_in::{SignedIn, Visit};
use super::{Route, Who, cookie, form, sign_in_code};
use crate::network::counted_as;
use crate::sql::{Credentials, Patience, Stage};
use crate::token::{Token, TokenHash};

pub(super) const PATH: &str = "/console/sign-in";

const SIGN_OUT_PATH: &str = "/console/sign-out";

/// Of one name: a few slips of the finger, then ever slower.
pub(super) const PATIENCE_WITH_NAME: Patience = Patience { free: 5, wait_seconds_max: 300 };

/// Of one address, behind which a whole shop may be.
const PATIENCE_WITH_ADDRESS: Patience = Patience { free: 30, wait_seconds_max: 900 };

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

#[derive(Deserialize)]
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
    Form(form): Form<SignInForm>,
) -> Result<Response, ConsoleError> {
    let refused = match enter(&shared, visitor.address(), &form).await? {
        Err(refused) => refused,
        Ok((token, stage)) => {
            if let Some(before) = signed_in {
                shared.checkout.store().close_session(&before.session).await?;
            }
            let cookie = [(header::SET_COOKIE, cookie::set_session(&token))];
            let leads_to = match stage {
                Stage::SignedIn => next(&form.next).to_owned(),
                Stage::SecondFactor => with_next(sign_in_code::PATH, &form.next),
            };
            return Ok((cookie, Redirect::to(&leads_to)).into_response());
        }
    };
    let status = match refused {
        Refused::Wrong | Refused::Over => StatusCode::UNPROCESSABLE_ENTITY,
        Refused::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
    };
    let view = SignInView { frame: visit.frame, name: form.name, next: form.next, refused: Some(refused) };
    Ok((status, Html(render(&view))).into_response())
}

/// A session for whoever knows the password, or why there is none.
async fn enter(
    shared: &Shared,
    address: Option<IpAddr>,
    form: &SignInForm,
) -> Result<Result<(Token, Stage), Refused>, ConsoleError> {
    let (database, now) = (shared.checkout.store(), shared.checkout.clock().now());
    let (of_name, of_address) = (key_of_name(&form.name), key_of_address(address));
    // The address first: from one that has to wait, nobody makes others wait who have the name.
    if let Err(seconds) = database.count_try(&of_address, PATIENCE_WITH_ADDRESS, now).await? {
        return Ok(Err(Refused::Wait(seconds)));
    }
    if let Err(seconds) = database.count_try(&of_name, PATIENCE_WITH_NAME, now).await? {
        // Nothing was tried: others behind the same address do not wait for one who is in a hurry.
        database.take_back_try(&of_address).await?;
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
    database.forget_tries(&of_name).await?;
    database.take_back_try(&of_address).await?;
    let token = Token::new();
    let stage = if has_second_factor { Stage::SecondFactor } else { Stage::SignedIn };
    database.open_session(&token.hash(), &user_id, stage, now).await?;
    tracing::info!(user = user_id, ?stage, "the password was right");
    Ok(Ok((token, stage)))
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

fn key_of_name(name: &str) -> TokenHash {
    TokenHash::of_text(&format!("name {}", name.trim().to_lowercase()))
}

fn key_of_address(address: Option<IpAddr>) -> TokenHash {
    TokenHash::of_text(&format!("address {:?}", address.map(counted_as)))
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

    #[test]
    fn a_name_is_counted_however_it_is_written_and_an_address_by_its_network() {
        assert_eq!(key_of_name(" Mei"), key_of_name("mei"));
        assert_ne!(key_of_name("mei"), key_of_name("mai"));
        let key = |address: &str| key_of_address(Some(address.parse().unwrap()));
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::2"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_ne!(key("192.0.2.1"), key("192.0.2.2"));
        assert_eq!(key("::ffff:192.0.2.1"), key("192.0.2.1"));
    }
}
