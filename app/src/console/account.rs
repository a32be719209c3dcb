//! One's own account: the password, and where one is signed in.

use leptos::prelude::*;

use super::form::{Input, Problems, input, summary, token_of};
use super::frame::{Frame, Page, Room, document};
use super::text::Text;
use super::welcome::new_password;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AccountView {
    /// What is around it.
    pub frame: Frame,
    /// What is wrong with the passwords that were typed.
    pub problems: Problems,
}

/// The page of one's own account.
#[must_use]
pub fn render(view: &AccountView) -> String {
    let title = Text::Account.get(view.frame.language).into_owned();
    document(&view.frame, &Page { title, room: Some(Room::Account) }, || content(view))
}

fn content(view: &AccountView) -> impl IntoView + use<> {
    let (frame, language) = (&view.frame, view.frame.language);
    let old = Input {
        name: "old",
        label: Text::OldPassword.get(language).into_owned(),
        kind: Some("password"),
        autocomplete: Some("current-password"),
        required: true,
        ..Input::default()
    };
    view! {
        {summary(&view.problems, language)}
        <section class="card">
            <h2>{Text::ChangePassword.get(language)}</h2>
            <p class="hint">{Text::ChangePasswordBody.get(language)}</p>
            <form method="post" action="/console/account/password">
                {token_of(frame.user.as_ref())}
                {input(old, &view.problems, language)}
                {new_password(&view.problems, frame)}
                <button class="button" type="submit">{Text::ChangePassword.get(language)}</button>
            </form>
        </section>
        <section class="card">
            <h2>{Text::SignOutEverywhere.get(language)}</h2>
            <p class="hint">{Text::SignOutEverywhereBody.get(language)}</p>
            <form method="post" action="/console/account/sign-out-everywhere">
                {token_of(frame.user.as_ref())}
                <button class="button button-quiet" type="submit">
                    {Text::SignOutEverywhere.get(language)}
                </button>
            </form>
        </section>
    }
}
