//! `/console/…`: the merchant's side, behind sign-in.
//!
//! Each route says who may use it where it is made ([`Route`]), and [`guard`] sees to it before the handler runs: so a
//! route cannot be without it. What a handler then reads and changes, it reads and changes within the scope of
//! [`SignedIn`], which every query takes.

mod account;
mod assets;
mod code_form;
mod codes;
mod confirm;
mod cookie;
mod error;
mod form;
mod form_token;
mod guard;
mod home;
mod item;
mod merchants;
mod payment;
mod payments;
mod pictures;
mod posters;
mod second_factor;
mod sign_in;
mod sign_in_code;
mod sign_in_limits;
mod signed_in;
mod store_form;
mod stores;
mod summary;
mod systems;
mod till;
mod trail;
mod user_form;
mod users;
mod webhooks;
mod welcome;

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use checkout::access::Right;

pub(super) use guard::UPLOAD_TYPE;
pub use welcome::{PASSWORD_LINK_SECONDS, password_link};

use super::Shared;

/// The policy of the console's pages: files of its own, and nothing inline at all.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Whoever comes.
    Anybody,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever is signed in and has this right.
    With(Right),
}

/// A route of the console.
struct Route {
    method: Method,
    path: &'static str,
    who: Who,
    handler: MethodRouter<Arc<Shared>>,
}

impl Route {
    /// A page.
    fn page<H, T>(path: &'static str, who: Who, handler: H) -> Self
    where
        H: Handler<T, Arc<Shared>>,
        T: 'static,
    {
        Self { method: Method::GET, path, who, handler: get(handler) }
    }

    /// A form that is posted with a file in it: the guard has bounded it before the handler reads it.
    fn upload<H, T>(path: &'static str, who: Who, handler: H) -> Self
    where
        H: Handler<T, Arc<Shared>>,
        T: 'static,
    {
        Self { method: Method::POST, path, who, handler: post(handler).layer(DefaultBodyLimit::disable()) }
    }

    /// A form that is posted.
    fn form<H, T>(path: &'static str, who: Who, handler: H) -> Self
    where
        H: Handler<T, Arc<Shared>>,
        T: 'static,
    {
        Self { method: Method::POST, path, who, handler: post(handler) }
    }
}

/// Every route there is, by room.
fn routes() -> Vec<Route> {
    let rooms = [
        home::routes(),
        sign_in::routes(),
        sign_in_code::routes(),
        welcome::routes(),
        account::routes(),
        till::routes(),
        payments::routes(),
        payment::routes(),
        summary::routes(),
        second_factor::routes(),
        stores::routes(),
        merchants::routes(),
        store_form::routes(),
        code_form::routes(),
        codes::routes(),
        posters::routes(),
        pictures::routes(),
        systems::routes(),
        webhooks::routes(),
        users::routes(),
        user_form::routes(),
    ];
    rooms.into_iter().flatten().collect()
}

/// Every route with who may use it, for the test that knows them all.
#[must_use]
pub fn table() -> Vec<(Method, &'static str, Who)> {
    routes().into_iter().map(|route| (route.method, route.path, route.who)).collect()
}

/// The console's routes, each behind its guard.
pub(super) fn router(shared: &Arc<Shared>) -> Router<Arc<Shared>> {
    let guarded = |router: Router<Arc<Shared>>, route: Route| {
        let guard = from_fn_with_state((shared.clone(), route.who), guard::guard);
        router.route(route.path, route.handler.layer(guard))
    };
    let pages = routes().into_iter().fold(Router::new(), guarded);
    let nowhere = from_fn_with_state((shared.clone(), Who::SignedIn), guard::guard);
    let fallback = Router::new().route("/console/{*path}", get(error::no_such_page).layer(nowhere));
    pages.merge(fallback).layer(from_fn(headers)).merge(assets::router())
}

/// What the console's pages carry instead of what the payer's do.
async fn headers(request: Request, next: Next) -> Response {
    const FIXED: [(HeaderName, &str); 3] = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        // With `no-referrer`, browsers would tell no origin with our own forms, either.
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    let mut response = next.run(request).await;
    for (name, value) in FIXED {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
