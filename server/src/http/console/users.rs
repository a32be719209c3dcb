//! `/console/users`: who may use the console.
//!
//! An operator changes everybody but themselves, so that one is always left; an owner the staff of their own stores.

use std::collections::HashMap;
use std::sync::Arc;

use app::console::Done;
use app::console::confirm::{Question, UserAction};
use app::console::users::{LinkView, UserLine, UserState, UsersView, render, render_link};
use axum::extract::State;
use axum::response::{Html, Response};
use checkout::access::{Access, Right};
use checkout::port::Clock as _;

use super::super::Shared;
use super::confirm::Sent;
use super::error::ConsoleError;
use super::signed_in::{SignedIn, Visit};
use super::stores::LINES_MAX;
use super::welcome::{PASSWORD_LINK_SECONDS, password_link};
use super::{Route, Who, form};
use crate::http::extract::{Form, Path};
use crate::sql::User;
use crate::token::Token;

const WHO: Who = Who::With(Right::ManageUsers);

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::page("/console/users", WHO, list),
        Route::form("/console/users/{user}/link", WHO, make_link),
        Route::form("/console/users/{user}/second-factor/remove", WHO, remove_second_factor),
        Route::form("/console/users/{user}/on", WHO, switch_on),
        Route::form("/console/users/{user}/off", WHO, switch_off),
    ]
}

async fn list(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
) -> Result<Html<String>, ConsoleError> {
    let users = shared.checkout.store().users(&signed_in.scope(), LINES_MAX).await?;
    let merchants = MerchantsOfStores::of(&shared, &signed_in).await?;
    let theirs = users.into_iter().filter(|user| merchants.lets(&signed_in, &user.access));
    let line = |user: User| UserLine {
        is_oneself: user.id == signed_in.user.id,
        state: state(&user),
        name: user.name.to_string(),
        role: user.access.role(),
        id: user.id,
    };
    Ok(Html(render(&UsersView { frame: visit.frame, users: theirs.map(line).collect() })))
}

/// Where a user stands.
pub(super) const fn state(user: &User) -> UserState {
    match (user.active, user.has_password) {
        (false, _) => UserState::Off,
        (true, false) => UserState::Invited,
        (true, true) => UserState::On,
    }
}

async fn make_link(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Html<String>, ConsoleError> {
    let user = find(&shared, &signed_in, &id).await?;
    link_page(&shared, &signed_in, visit, &user).await
}

/// Makes a link for this user, and the page that shows it.
pub(super) async fn link_page(
    shared: &Shared,
    signed_in: &SignedIn,
    visit: Visit,
    user: &User,
) -> Result<Html<String>, ConsoleError> {
    let (link, now) = (Token::new(), shared.checkout.clock().now());
    let expires_at = now.plus_seconds(PASSWORD_LINK_SECONDS);
    let database = shared.checkout.store();
    if !database.add_password_link(&user.id, &link.hash(), expires_at, signed_in.doer(now)).await? {
        return Err(ConsoleError::UnknownPage);
    }
    Ok(Html(render_link(&LinkView {
        frame: visit.frame,
        name: user.name.to_string(),
        url: password_link(&shared.public_url, &link),
        days: PASSWORD_LINK_SECONDS / (24 * 3600),
    })))
}

/// For whoever lost their app and the codes that stand in for it.
async fn remove_second_factor(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, ConsoleError> {
    let user = find(&shared, &signed_in, &id).await?;
    if !sent.is_confirmed() {
        return Ok(sent.ask(visit, question(UserAction::RemoveSecondFactor, user)));
    }
    let doer = signed_in.doer(shared.checkout.clock().now());
    shared.checkout.store().remove_second_factor(&user.id, doer).await?;
    Ok(saved(&user))
}

async fn switch_on(
    State(shared): State<Arc<Shared>>,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, ConsoleError> {
    let user = find(&shared, &signed_in, &id).await?;
    let doer = signed_in.doer(shared.checkout.clock().now());
    shared.checkout.store().set_user_active(&user.id, true, doer).await?;
    Ok(saved(&user))
}

async fn switch_off(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, ConsoleError> {
    let user = find(&shared, &signed_in, &id).await?;
    if !sent.is_confirmed() {
        return Ok(sent.ask(visit, question(UserAction::SwitchOff, user)));
    }
    let doer = signed_in.doer(shared.checkout.clock().now());
    shared.checkout.store().set_user_active(&user.id, false, doer).await?;
    Ok(saved(&user))
}

fn question(action: UserAction, user: User) -> Question {
    Question::User { action, name: user.name.to_string(), id: user.id }
}

/// Leads back to a user's page.
pub(super) fn saved(user: &User) -> Response {
    form::done(&format!("/console/users/{}", user.id), Done::Saved)
}

/// The user of this id, if the one who is signed in may change them. Nobody changes themselves.
pub(super) async fn find(shared: &Shared, signed_in: &SignedIn, id: &str) -> Result<User, ConsoleError> {
    let user = shared.checkout.store().user(id).await?.filter(|user| user.id != signed_in.user.id);
    let user = user.ok_or(ConsoleError::UnknownPage)?;
    let merchants = MerchantsOfStores::of(shared, signed_in).await?;
    if merchants.lets(signed_in, &user.access) { Ok(user) } else { Err(ConsoleError::UnknownPage) }
}

/// Whose each store is, as far as somebody may see.
pub(super) struct MerchantsOfStores(HashMap<String, String>);

impl MerchantsOfStores {
    pub(super) async fn of(shared: &Shared, signed_in: &SignedIn) -> Result<Self, ConsoleError> {
        let stores = shared.checkout.store().stores_within(&signed_in.scope(), LINES_MAX).await?;
        Ok(Self(stores.into_iter().map(|store| (store.id, store.merchant.id)).collect()))
    }

    /// Whether they may make or change somebody with these rights.
    pub(super) fn lets(&self, signed_in: &SignedIn, access: &Access) -> bool {
        signed_in.access().may_manage(access, |store| self.0.get(store).cloned())
    }
}
