//! Who may use the console: their list, the form that adds and changes them, and the link by which they come in.

use checkout::access::Role;
use checkout::language::Language;
use leptos::prelude::*;

use super::form::{Described, Problems, Select, input, press, select, summary, token_of};
use super::frame::{Frame, Page, Room, document, role_text};
use super::store_form::text_input;
use super::text::Text;
use super::trail::{TrailLine, trail};

/// What the list shows.
#[derive(Clone, Debug)]
pub struct UsersView {
    /// What is around it.
    pub frame: Frame,
    /// By name.
    pub users: Vec<UserLine>,
}

/// A user in the list.
#[derive(Clone, Debug)]
pub struct UserLine {
    /// The user's id.
    pub id: String,
    /// What they sign in with.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// Where they stand.
    pub state: UserState,
    /// Whether it is who reads this: they have a page of their own.
    pub is_oneself: bool,
}

/// Where a user stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserState {
    /// They can sign in.
    On,
    /// They have not set a password yet.
    Invited,
    /// They cannot sign in.
    Off,
}

/// What the form shows.
#[derive(Clone, Debug)]
pub struct UserForm {
    /// What is around it.
    pub frame: Frame,
    /// Who it is; none, for somebody new.
    pub user: Option<KnownUser>,
    /// As typed; only somebody new is given a name.
    pub name: String,
    /// The roles that can be given.
    pub roles: Vec<Role>,
    /// The role that is chosen, by its name.
    pub role: String,
    /// The merchants that an owner can be given.
    pub merchants: Vec<Ticked>,
    /// The stores that staff can be given.
    pub stores: Vec<StaffPlace>,
    /// What is wrong with it.
    pub problems: Problems,
}

/// A user who is there.
#[derive(Clone, Debug)]
pub struct KnownUser {
    /// The user's id.
    pub id: String,
    /// Where they stand.
    pub state: UserState,
    /// Whether they sign in with a second factor.
    pub has_second_factor: bool,
    /// What was done to them, newest first.
    pub trail: Vec<TrailLine>,
}

/// One of several that can be given.
#[derive(Clone, Debug)]
pub struct Ticked {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is given.
    pub is_ticked: bool,
}

/// A store that staff can be given, with their limit there.
#[derive(Clone, Debug)]
pub struct StaffPlace {
    /// The store.
    pub store: Ticked,
    /// The code of its currency.
    pub currency: String,
    /// The most that may be given back of one payment, as typed.
    pub limit: String,
}

/// What the page with a new link shows.
#[derive(Clone, Debug)]
pub struct LinkView {
    /// What is around it.
    pub frame: Frame,
    /// Whose it is.
    pub name: String,
    /// The link.
    pub url: String,
    /// How long it is good.
    pub days: i64,
}

impl UserState {
    const fn text(self) -> Text {
        match self {
            Self::On => Text::UserOn,
            Self::Invited => Text::UserInvited,
            Self::Off => Text::UserOff,
        }
    }

    const fn class(self) -> &'static str {
        if matches!(self, Self::On) { "state state-on" } else { "state" }
    }
}

/// The list of users.
#[must_use]
pub fn render(view: &UsersView) -> String {
    let title = Text::Users.get(view.frame.language).into_owned();
    document(&view.frame, &Page { title, room: Some(Room::Users) }, || list(view))
}

/// The form that adds or changes a user.
#[must_use]
pub fn render_form(view: &UserForm) -> String {
    let title = match view.user {
        Some(_) => view.name.clone(),
        None => Text::UserAdd.get(view.frame.language).into_owned(),
    };
    document(&view.frame, &Page { title, room: Some(Room::Users) }, || user_form(view))
}

/// The page with a new link. It is shown once: only whoever bears it knows it.
#[must_use]
pub fn render_link(view: &LinkView) -> String {
    let language = view.frame.language;
    let page = Page { title: Text::LinkTitle.get(language).into_owned(), room: Some(Room::Users) };
    document(&view.frame, &page, || {
        view! {
            <section class="card">
                <p><bdi>{view.name.clone()}</bdi></p>
                <p><code>{view.url.clone()}</code></p>
                <p class="hint">{Text::LinkBody.with(language, [("days", view.days.into())])}</p>
            </section>
            <p><a href=Room::Users.path()>{Text::Users.get(language)}</a></p>
        }
    })
}

fn list(view: &UsersView) -> impl IntoView + use<> {
    let language = view.frame.language;
    let line = |user: &UserLine| {
        let page = if user.is_oneself { Room::Account.path().to_owned() } else { address(&user.id) };
        view! {
            <li class="line">
                <a href=page><bdi>{user.name.clone()}</bdi></a>
                <span class="hint">{role_text(user.role).get(language)}</span>
                <span class=user.state.class()>{user.state.text().get(language)}</span>
            </li>
        }
    };
    let lines = view.users.iter().map(line).collect::<Vec<_>>();
    view! {
        {view.users.is_empty().then(|| view! { <p class="hint">{Text::UsersEmpty.get(language)}</p> })}
        {(!lines.is_empty()).then(|| view! { <ul class="card lines">{lines}</ul> })}
        <p class="actions"><a class="button" href="/console/users/new">{Text::UserAdd.get(language)}</a></p>
    }
}

fn address(id: &str) -> String {
    format!("/console/users/{id}")
}

fn user_form(view: &UserForm) -> impl IntoView + use<> {
    let (language, problems) = (view.frame.language, &view.problems);
    let action = view.user.as_ref().map_or("/console/users/new".to_owned(), |user| address(&user.id));
    let name = view.user.is_none().then(|| {
        let hint = Some(Text::UserNameHint);
        input(text_input("name", Text::UserName, &view.name, hint, language), problems, language)
    });
    let role = Select {
        name: "role",
        label: Text::Role.get(language).into_owned(),
        options: view.roles.iter().map(|role| role_option(*role, language)).collect(),
        chosen: view.role.clone(),
        hint: Some(Text::RoleHint.get(language).into_owned()),
    };
    view! {
        {summary(problems, language)}
        <form class="card" method="post" action=action>
            {token_of(view.frame.user.as_ref())}
            {name}
            {select(role, problems, language)}
            {(!view.merchants.is_empty()).then(|| merchants(view))}
            {(!view.stores.is_empty()).then(|| stores(view))}
            <button class="button" type="submit">{Text::Save.get(language)}</button>
        </form>
        {view.user.as_ref().map(|user| changes(user, &view.frame))}
        {view.user.as_ref().map(|user| trail(&user.trail, language))}
    }
}

fn role_option(role: Role, language: Language) -> (String, String) {
    (role.name().to_owned(), role_text(role).get(language).into_owned())
}

/// What an owner owns.
fn merchants(view: &UserForm) -> impl IntoView + use<> {
    let language = view.frame.language;
    let described = Described::of("merchants", None, &view.problems, language);
    let ids = described.ids();
    let merchant = |merchant: &Ticked| view! { <li>{tick("merchant", merchant)}</li> };
    view! {
        <fieldset aria-describedby=ids>
            <legend>{Text::UserMerchants.get(language)}</legend>
            <ul>{view.merchants.iter().map(merchant).collect::<Vec<_>>()}</ul>
            {described.view()}
        </fieldset>
    }
}

/// Where staff work, and what they may give back there.
fn stores(view: &UserForm) -> impl IntoView + use<> {
    let language = view.frame.language;
    let hint = Some(Text::UserLimitHint.get(language).into_owned());
    let described = Described::of("stores", hint, &view.problems, language);
    let ids = described.ids();
    let place = |place: &StaffPlace| {
        let id = format!("limit-{}", place.store.id);
        view! {
            <li class="place">
                {tick("store", &place.store)}
                <label for=id.clone()>
                    {Text::UserLimit.get(language)}
                    " " {place.currency.clone()}
                    <span class="unseen">" " <bdi>{place.store.name.clone()}</bdi></span>
                </label>
                <input
                    id=id.clone()
                    name=id
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    value=place.limit.clone()
                />
            </li>
        }
    };
    view! {
        <fieldset aria-describedby=ids>
            <legend>{Text::UserStores.get(language)}</legend>
            <ul>{view.stores.iter().map(place).collect::<Vec<_>>()}</ul>
            {described.view()}
        </fieldset>
    }
}

fn tick(name: &'static str, of: &Ticked) -> impl IntoView + use<> {
    let id = format!("{name}-{}", of.id);
    view! {
        <span class="tick">
            <input id=id.clone() name=name type="checkbox" value=of.id.clone() checked=of.is_ticked/>
            <label for=id><bdi>{of.name.clone()}</bdi></label>
        </span>
    }
}

fn changes(user: &KnownUser, frame: &Frame) -> impl IntoView + use<> {
    const QUIET: &str = "button button-quiet";
    let (language, signed_in) = (frame.language, frame.user.as_ref());
    let page = address(&user.id);
    let words = |text: Text| text.get(language).into_owned();
    let is_off = user.state == UserState::Off;
    let (switch, switch_words) =
        if is_off { ("on", Text::UserSwitchOn) } else { ("off", Text::UserSwitchOff) };
    let link = (!is_off).then(|| press(signed_in, format!("{page}/link"), words(Text::UserLink), QUIET));
    let factor = user.has_second_factor.then(|| {
        press(signed_in, format!("{page}/second-factor/remove"), words(Text::UserRemoveSecondFactor), QUIET)
    });
    view! {
        <section class="card">
            <p><span class=user.state.class()>{words(user.state.text())}</span></p>
            {link}
            {factor}
            {press(signed_in, format!("{page}/{switch}"), words(switch_words), QUIET)}
        </section>
    }
}
