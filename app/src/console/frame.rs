//! What every page of the console has around its own content: head, header with the rooms, list of languages.

use checkout::access::{Right, Role};
use checkout::language::Language;
use leptos::prelude::*;

use super::LANGUAGES;
use super::form::token;
use super::text::Text;
use crate::shell::in_language;
use crate::text::Direction;

/// What a page of the console is shown in.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The reader's language.
    pub language: Language,
    /// Where the style sheet is.
    pub style_url: String,
    /// Where this page is: a path with its query, without the language.
    pub address: String,
    /// Who reads it, once they are signed in.
    pub user: Option<SignedIn>,
    /// What was just done, on the page that follows a form.
    pub done: Option<Done>,
}

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// What they sign in with.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// What every form of theirs carries, so that no other site can post it.
    pub token: String,
}

/// A part of the console that the header leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Payments as they arrive.
    Till,
    /// Payments looked for.
    Payments,
    /// What was taken.
    Summary,
    /// The shops.
    Stores,
    /// What other systems are told and may ask.
    Systems,
    /// Who may use the console.
    Users,
    /// One's own password and sessions.
    Account,
}

/// What was just done; told on the page that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// What stood in a form was stored.
    Saved,
    /// A refund was asked for.
    RefundAsked,
    /// A cancel was asked for.
    CancelAsked,
    /// A password was set.
    PasswordSet,
    /// The session is over.
    SignedOut,
}

impl Room {
    /// Every room, in the order of the header.
    pub const ALL: [Self; 7] =
        [Self::Till, Self::Payments, Self::Summary, Self::Stores, Self::Systems, Self::Users, Self::Account];

    /// Where it is.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Till => "/console/till",
            Self::Payments => "/console/payments",
            Self::Summary => "/console/summary",
            Self::Stores => "/console/stores",
            Self::Systems => "/console/systems",
            Self::Users => "/console/users",
            Self::Account => "/console/account",
        }
    }

    /// Who may enter; `None` for everybody who is signed in.
    #[must_use]
    pub const fn right(self) -> Option<Right> {
        match self {
            Self::Till | Self::Payments | Self::Summary => Some(Right::SeePayments),
            Self::Stores => Some(Right::ManageStores),
            Self::Systems => Some(Right::ManageSystems),
            Self::Users => Some(Right::ManageUsers),
            Self::Account => None,
        }
    }

    /// The first room of the header that this role may enter.
    #[must_use]
    pub fn first(role: Role) -> Self {
        Self::of(role).next().unwrap_or(Self::Account)
    }

    fn of(role: Role) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |room| room.right().is_none_or(|right| role.has(right)))
    }

    const fn text(self) -> Text {
        match self {
            Self::Till => Text::Till,
            Self::Payments => Text::Payments,
            Self::Summary => Text::Summary,
            Self::Stores => Text::Stores,
            Self::Systems => Text::Systems,
            Self::Users => Text::Users,
            Self::Account => Text::Account,
        }
    }
}

impl Done {
    const ALL: [Self; 5] =
        [Self::Saved, Self::RefundAsked, Self::CancelAsked, Self::PasswordSet, Self::SignedOut];

    /// Its name in an address.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::RefundAsked => "refund-asked",
            Self::CancelAsked => "cancel-asked",
            Self::PasswordSet => "password-set",
            Self::SignedOut => "signed-out",
        }
    }

    /// What an address says by this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.name() == name)
    }

    const fn text(self) -> Text {
        match self {
            Self::Saved => Text::Saved,
            Self::RefundAsked => Text::RefundAsked,
            Self::CancelAsked => Text::CancelAsked,
            Self::PasswordSet => Text::PasswordSet,
            Self::SignedOut => Text::SignedOut,
        }
    }
}

/// The name of a role.
pub(super) const fn role_text(role: Role) -> Text {
    match role {
        Role::Operator => Text::RoleOperator,
        Role::Owner => Text::RoleOwner,
        Role::Staff => Text::RoleStaff,
    }
}

/// What differs from page to page.
pub(super) struct Page {
    pub(super) title: String,
    /// The room that it belongs to.
    pub(super) room: Option<Room>,
}

/// What keeps a page up to date while it is open.
pub(super) struct Live {
    /// Where the script is that does so.
    pub(super) script_url: String,
    /// Where no script runs, the page loads itself again after so many seconds.
    pub(super) refresh_seconds: u32,
}

/// The whole page around what `content` shows.
pub(super) fn document<V: IntoView + 'static>(
    frame: &Frame,
    page: &Page,
    content: impl FnOnce() -> V,
) -> String {
    live_document(frame, page, None, content)
}

/// The same, of a page that may be kept up to date.
pub(super) fn live_document<V: IntoView + 'static>(
    frame: &Frame,
    page: &Page,
    live: Option<Live>,
    content: impl FnOnce() -> V,
) -> String {
    // A fresh owner for each page frees everything that its views made.
    let html = Owner::new_root(None).with(|| whole(frame, page, live, content()).to_html());
    format!("<!DOCTYPE html>{html}")
}

fn whole(frame: &Frame, page: &Page, live: Option<Live>, content: impl IntoView + 'static) -> impl IntoView {
    let language = frame.language;
    let live = live.map(|Live { script_url, refresh_seconds }| {
        view! {
            <script src=script_url defer></script>
            <noscript><meta http-equiv="refresh" content=refresh_seconds.to_string()/></noscript>
        }
    });
    view! {
        <html lang=language.tag() dir=Direction::of(language).attribute()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="format-detection" content="telephone=no"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="robots" content="noindex"/>
                <title>{format!("{} · {}", page.title, Text::Console.get(language))}</title>
                <link rel="icon" type="image/svg+xml" href="/favicon.svg"/>
                <link rel="stylesheet" href=frame.style_url.clone()/>
                {live}
            </head>
            <body>
                {frame.user.as_ref().map(|user| header(user, page.room, language))}
                <main class=if frame.user.is_some() { "room" } else { "room door" }>
                    <h1>{page.title.clone()}</h1>
                    {frame.done.map(|done| {
                        view! { <p class="done" role="status">{done.text().get(language)}</p> }
                    })}
                    {content}
                </main>
                {footer(frame)}
            </body>
        </html>
    }
}

fn header(user: &SignedIn, here: Option<Room>, language: Language) -> impl IntoView + use<> {
    let room = move |room: Room| {
        view! {
            <li>
                <a href=room.path() aria-current=(here == Some(room)).then_some("page")>
                    {room.text().get(language)}
                </a>
            </li>
        }
    };
    view! {
        <header class="head">
            <p class="brand">{Text::Console.get(language)}</p>
            <nav class="rooms" aria-label=Text::Rooms.get(language)>
                <ul>{Room::of(user.role).map(room).collect::<Vec<_>>()}</ul>
            </nav>
            <form class="who" method="post" action="/console/sign-out">
                {token(user)}
                <p class="who-name">
                    <bdi>{user.name.clone()}</bdi>
                    <span class="who-role">{role_text(user.role).get(language)}</span>
                </p>
                <button class="link" type="submit">{Text::SignOut.get(language)}</button>
            </form>
        </header>
    }
}

fn footer(frame: &Frame) -> impl IntoView + use<> {
    let (language, address) = (frame.language, frame.address.clone());
    let link = move |other: Language| {
        let current = (other == language).then_some("true");
        view! {
            <li>
                <a
                    href=in_language(&address, other)
                    lang=other.tag()
                    hreflang=other.tag()
                    aria-current=current
                >
                    {other.native_name()}
                </a>
            </li>
        }
    };
    view! {
        <footer class="foot">
            <nav class="languages" aria-label=Text::LanguageSwitch.get(language)>
                <ul>{LANGUAGES.into_iter().map(link).collect::<Vec<_>>()}</ul>
            </nav>
        </footer>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_told_by_its_name() {
        for done in Done::ALL {
            assert_eq!(Done::from_name(done.name()), Some(done));
        }
        assert_eq!(Done::from_name("robbed"), None);
    }

    #[test]
    fn everybody_has_a_room_to_begin_in() {
        for role in Role::ALL {
            let first = Room::first(role);
            assert!(first.right().is_none_or(|right| role.has(right)), "{role}");
        }
    }
}
