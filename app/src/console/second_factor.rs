//! Setting up a second factor: the code that an app reads, and the codes that stand in for the app.

use leptos::prelude::*;

use super::account::password_field;
use super::form::{Input, Problems, input, summary, token_of};
use super::frame::{Frame, Page, Room, document};
use super::text::Text;

/// What the page shows on which it is set up.
#[derive(Clone, Debug)]
pub struct SetUpView {
    /// What is around it.
    pub frame: Frame,
    /// What the app reads, as an `svg` element.
    pub qr_svg: String,
    /// The same, to be typed.
    pub secret: String,
    /// What is wrong with what was typed.
    pub problems: Problems,
}

/// What the page shows that follows, once.
#[derive(Clone, Debug)]
pub struct RecoveryView {
    /// What is around it.
    pub frame: Frame,
    /// The codes that stand in for the app.
    pub codes: Vec<String>,
}

/// The page on which a second factor is set up.
#[must_use]
pub fn render_set_up(view: &SetUpView) -> String {
    let title = Text::SecondFactor.get(view.frame.language).into_owned();
    document(&view.frame, &Page { title, room: Some(Room::Account) }, || set_up(view))
}

/// The page with the codes that stand in for the app.
#[must_use]
pub fn render_recovery(view: &RecoveryView) -> String {
    let language = view.frame.language;
    let page = Page { title: Text::RecoveryTitle.get(language).into_owned(), room: Some(Room::Account) };
    let code = |code: &String| view! { <li><code>{code.clone()}</code></li> };
    document(&view.frame, &page, || {
        view! {
            <p>{Text::RecoveryBody.get(language)}</p>
            <p>{Text::RecoverySignedOut.get(language)}</p>
            <ul class="card recovery">{view.codes.iter().map(code).collect::<Vec<_>>()}</ul>
            <p><a href=Room::Account.path()>{Text::Account.get(language)}</a></p>
        }
    })
}

fn set_up(view: &SetUpView) -> impl IntoView + use<> {
    let language = view.frame.language;
    view! {
        {summary(&view.problems, language)}
        <section class="card">
            <p>{Text::SecondFactorScan.get(language)}</p>
            <div class="qr" role="img" aria-label=Text::SecondFactorQr.get(language) inner_html=view.qr_svg.clone()></div>
            <p class="hint">{Text::SecondFactorType.get(language)} " " <code>{view.secret.clone()}</code></p>
            <form method="post" action="/console/account/second-factor/confirm">
                {token_of(view.frame.user.as_ref())}
                {input(code_field(&view.frame), &view.problems, language)}
                {input(password_field(&view.frame, Text::Password), &view.problems, language)}
                <button class="button" type="submit">{Text::SecondFactorConfirm.get(language)}</button>
            </form>
        </section>
    }
}

/// The field for a code of the app.
pub(super) fn code_field(frame: &Frame) -> Input {
    Input {
        name: "code",
        label: Text::SecondFactorCode.get(frame.language).into_owned(),
        autocomplete: Some("one-time-code"),
        inputmode: Some("numeric"),
        required: true,
        ..Input::default()
    }
}
