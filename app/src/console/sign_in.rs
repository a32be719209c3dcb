//! The page to sign in at.

use checkout::language::Language;
use leptos::prelude::*;

use super::form::{Input, Problems, input};
use super::frame::{Frame, Page, document};
use super::second_factor::code_field;
use super::text::Text;

/// Why somebody is not signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The name or the password is wrong, which of them is not told; or the code of the app is.
    Wrong,
    /// It has not the form of a code.
    Shape,
    /// The recovery code is wrong.
    Recovery,
    /// It was tried too often. So many seconds have to pass.
    Wait(u32),
    /// The session ended before what they sent came.
    Over,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct SignInView {
    /// What is around it.
    pub frame: Frame,
    /// The name, as it was typed.
    pub name: String,
    /// Where to go on: a path of the console.
    pub next: String,
    /// Why the page is shown again.
    pub refused: Option<Refused>,
}

/// What the page for the second factor shows.
#[derive(Clone, Debug)]
pub struct CodeView {
    /// What is around it.
    pub frame: Frame,
    /// Where to go on: a path of the console.
    pub next: String,
    /// Why the page is shown again.
    pub refused: Option<Refused>,
}

/// The page to sign in at.
#[must_use]
pub fn render(view: &SignInView) -> String {
    let page = Page { title: Text::SignInTitle.get(view.frame.language).into_owned(), room: None };
    document(&view.frame, &page, || content(view))
}

/// The page for the second factor.
#[must_use]
pub fn render_code(view: &CodeView) -> String {
    let language = view.frame.language;
    let page = Page { title: Text::SecondFactor.get(language).into_owned(), room: None };
    document(&view.frame, &page, || {
        // Either field may stay empty.
        let code = Input { required: false, ..code_field(&view.frame) };
        let recovery = Input {
            name: "recovery",
            label: Text::RecoveryCode.get(language).into_owned(),
            ..Input::default()
        };
        view! {
            {refusal(view.refused, Text::ProblemCodeWrong, language)}
            <form class="card" method="post" action="/console/sign-in/code">
                <input type="hidden" name="next" value=view.next.clone()/>
                {input(code, &Problems::default(), language)}
                <details open=view.refused == Some(Refused::Recovery)>
                    <summary>{Text::RecoveryUse.get(language)}</summary>
                    {input(recovery, &Problems::default(), language)}
                    <p class="hint">{Text::SecondFactorLost.get(language)}</p>
                </details>
                <button class="button" type="submit">{Text::SignIn.get(language)}</button>
            </form>
        }
    })
}

fn refusal(refused: Option<Refused>, wrong: Text, language: Language) -> impl IntoView + use<> {
    let text = refused.map(|refused| match refused {
        Refused::Wrong => wrong.get(language).into_owned(),
        Refused::Shape => Text::ProblemCodeShape.get(language).into_owned(),
        Refused::Recovery => Text::ProblemRecoveryWrong.get(language).into_owned(),
        Refused::Over => Text::SessionOver.get(language).into_owned(),
        Refused::Wait(seconds) => Text::SignInWait.with(language, [("seconds", seconds.into())]),
    });
    text.map(|text| view! { <p class="problem" role="alert">{text}</p> })
}

fn content(view: &SignInView) -> impl IntoView + use<> {
    let language = view.frame.language;
    let no_problems = Problems::default();
    let name = Input {
        name: "name",
        label: Text::UserName.get(language).into_owned(),
        value: view.name.clone(),
        autocomplete: Some("username"),
        required: true,
        ..Input::default()
    };
    let password = Input {
        name: "password",
        label: Text::Password.get(language).into_owned(),
        kind: Some("password"),
        autocomplete: Some("current-password"),
        required: true,
        ..Input::default()
    };
    view! {
        {refusal(view.refused, Text::SignInWrong, language)}
        <form class="card" method="post" action="/console/sign-in">
            <input type="hidden" name="next" value=view.next.clone()/>
            {input(name, &no_problems, language)}
            {input(password, &no_problems, language)}
            <button class="button" type="submit">{Text::SignIn.get(language)}</button>
        </form>
    }
}
