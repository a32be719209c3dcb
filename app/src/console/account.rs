//! One's own account: the password, the second factor, and where one is signed in.

use leptos::prelude::*;

use super::form::{Input, Problems, input, press, summary, token_of};
use super::frame::{Frame, Page, Room, document};
use super::text::Text;
use super::trail::{TrailLine, trail};
use super::welcome::new_password;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AccountView {
    /// What is around it.
    pub frame: Frame,
    /// Whether a second factor is set up.
    pub has_second_factor: bool,
    /// What is wrong with the passwords that were typed.
    pub problems: Problems,
    /// What was done to the account, newest first.
    pub trail: Vec<TrailLine>,
}

/// The page of one's own account.
#[must_use]
pub fn render(view: &AccountView) -> String {
    let title = Text::Account.get(view.frame.language).into_owned();
    document(&view.frame, &Page { title, room: Some(Room::Account) }, || content(view))
}

fn content(view: &AccountView) -> impl IntoView + use<> {
    let (frame, language) = (&view.frame, view.frame.language);
    view! {
        {summary(&view.problems, language)}
        <section class="card">
            <h2>{Text::ChangePassword.get(language)}</h2>
            <p class="hint">{Text::ChangePasswordBody.get(language)}</p>
            <form method="post" action="/console/account/password">
                {token_of(frame.user.as_ref())}
                {input(password_field(frame, Text::OldPassword), &view.problems, language)}
                {new_password(&view.problems, frame)}
                <button class="button" type="submit">{Text::ChangePassword.get(language)}</button>
            </form>
        </section>
        {second_factor(view)}
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
        {trail(&view.trail, language)}
    }
}

fn second_factor(view: &AccountView) -> impl IntoView + use<> {
    let (frame, language) = (&view.frame, view.frame.language);
    let words = |text: Text| text.get(language).into_owned();
    let form = if view.has_second_factor {
        // Another field of this name stands on the page: this one has an id of its own.
        view! {
            <p><span class="state state-on">{words(Text::SecondFactorOn)}</span></p>
            <form method="post" action="/console/account/second-factor/remove">
                {token_of(frame.user.as_ref())}
                <div class="field">
                    <label for="factor-password">{words(Text::Password)}</label>
                    <input
                        id="factor-password"
                        name="old"
                        type="password"
                        required
                        autocomplete="current-password"
                    />
                </div>
                <button class="button button-quiet" type="submit">{words(Text::SecondFactorRemove)}</button>
            </form>
        }
        .into_any()
    } else {
        let action = "/console/account/second-factor".to_owned();
        press(frame.user.as_ref(), action, words(Text::SecondFactorSetUp), "button button-quiet").into_any()
    };
    view! {
        <section class="card">
            <h2>{words(Text::SecondFactor)}</h2>
            <p class="hint">{words(Text::SecondFactorBody)}</p>
            {form}
        </section>
    }
}

/// The field for the password that the user has.
pub(super) fn password_field(frame: &Frame, label: Text) -> Input {
    Input {
        name: "old",
        label: label.get(frame.language).into_owned(),
        kind: Some("password"),
        autocomplete: Some("current-password"),
        required: true,
        ..Input::default()
    }
}
