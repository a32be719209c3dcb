//! Where a one-time link leads: to setting a password.

use checkout::user::PASSWORD_CHARACTERS_MIN;
use leptos::prelude::*;

use super::form::{Input, Problems, input, summary};
use super::frame::{Frame, Page, document};
use super::text::Text;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct WelcomeView {
    /// What is around it.
    pub frame: Frame,
    /// Whose link it is, and where the form goes; none, when the link is good no more.
    pub link: Option<LinkView>,
}

/// A link that is good.
#[derive(Clone, Debug)]
pub struct LinkView {
    /// Who sets a password.
    pub name: String,
    /// The link's own path.
    pub path: String,
    /// What is wrong with what was typed.
    pub problems: Problems,
}

/// The page of a one-time link.
#[must_use]
pub fn render(view: &WelcomeView) -> String {
    let language = view.frame.language;
    let title = if view.link.is_some() { Text::WelcomeTitle } else { Text::LinkOverTitle };
    let page = Page { title: title.get(language).into_owned(), room: None };
    document(&view.frame, &page, || match &view.link {
        Some(link) => form(link, &view.frame).into_any(),
        None => view! { <p>{Text::LinkOverBody.get(language)}</p> }.into_any(),
    })
}

fn form(link: &LinkView, frame: &Frame) -> impl IntoView + use<> {
    let language = frame.language;
    view! {
        <p>{Text::WelcomeBody.get(language)}</p>
        {summary(&link.problems, language)}
        <form class="card" method="post" action=link.path.clone()>
            <div class="field">
                <label for="name">{Text::UserName.get(language)}</label>
                <input id="name" type="text" value=link.name.clone() readonly autocomplete="username"/>
            </div>
            {new_password(&link.problems, frame)}
            <button class="button" type="submit">{Text::SetPassword.get(language)}</button>
        </form>
    }
}

/// The two fields of a new password.
pub(super) fn new_password(problems: &Problems, frame: &Frame) -> impl IntoView + use<> {
    let language = frame.language;
    let field = |name, label: Text, hint| Input {
        name,
        label: label.get(language).into_owned(),
        kind: Some("password"),
        hint,
        autocomplete: Some("new-password"),
        required: true,
        ..Input::default()
    };
    let hint = Text::NewPasswordHint.with(language, [("count", PASSWORD_CHARACTERS_MIN.into())]);
    view! {
        {input(field("password", Text::NewPassword, Some(hint)), problems, language)}
        {input(field("repeated", Text::RepeatPassword, None), problems, language)}
    }
}
