//! An entry code: the form that adds one, and its own page.

use checkout::entry_code::EntryCode;
use checkout::money::Money;
use checkout::shop::EntryPoint;
use leptos::prelude::*;

use super::form::{Input, Problems, Select, input, press, select, summary, token_of};
use super::frame::{Frame, Page, Room, document};
use super::store_form::text_input;
use super::stores::{CodeState, address, row};
use super::text::Text;
use super::trail::{TrailLine, trail};
use crate::entry::with_code;

/// What the form of a code shows.
#[derive(Clone, Debug)]
pub struct CodeForm {
    /// What is around it.
    pub frame: Frame,
    /// The code that is changed; none, for a new one.
    pub code: Option<EntryCode>,
    /// The id of the store that it stands in, or is to.
    pub store: String,
    /// The store's name.
    pub store_name: String,
    /// As typed.
    pub label: String,
    /// As typed.
    pub amount: String,
    /// As typed.
    pub minimum: String,
    /// As typed.
    pub maximum: String,
    /// What is wrong with it.
    pub problems: Problems,
}

/// What a code's own page shows.
#[derive(Clone, Debug)]
pub struct CodeView {
    /// What is around it.
    pub frame: Frame,
    /// The code.
    pub entry: EntryPoint,
    /// What its poster says.
    pub url: String,
    /// The code that took its place.
    pub replaced_by: Option<String>,
    /// The ids and names of the other stores that it can be put into.
    pub stores: Vec<(String, String)>,
    /// What was done to it, newest first.
    pub deeds: Vec<TrailLine>,
    /// What is wrong with a form on the page.
    pub problems: Problems,
}

/// The form that adds or changes a code.
#[must_use]
pub fn render_form(view: &CodeForm) -> String {
    let title = if view.code.is_some() { Text::CodeEdit } else { Text::CodeAdd };
    let title = title.get(view.frame.language).into_owned();
    document(&view.frame, &Page { title, room: Some(Room::Stores) }, || code_form(view))
}

/// A code's own page.
#[must_use]
pub fn render(view: &CodeView) -> String {
    let title = view.entry.label.clone().unwrap_or_else(|| view.entry.code.to_string());
    document(&view.frame, &Page { title, room: Some(Room::Stores) }, || content(view))
}

/// Where a code's own page is.
pub(super) fn address_of(code: &EntryCode) -> String {
    format!("/console/codes/{code}")
}

fn code_form(view: &CodeForm) -> impl IntoView + use<> {
    let (language, problems) = (view.frame.language, &view.problems);
    let field = |name, label, value: &str, hint| Input {
        required: false,
        ..text_input(name, label, value, Some(hint), language)
    };
    let amount = |name, label, value: &str, hint| {
        let field = Input { inputmode: Some("decimal"), ..field(name, label, value, hint) };
        input(field, problems, language)
    };
    let label = field("label", Text::CodeLabel, &view.label, Text::CodeLabelHint);
    let action = match &view.code {
        Some(code) => format!("{}/edit", address_of(code)),
        None => format!("{}/codes/new", address(&view.store)),
    };
    let code = view.code.map(|code| {
        view! {
            <p class="hint"><a href=address_of(&code)><code>{code.to_string()}</code></a></p>
            <p class="hint">{Text::CodeEditHint.get(language)}</p>
        }
    });
    view! {
        <p class="hint"><a href=address(&view.store)><bdi>{view.store_name.clone()}</bdi></a></p>
        {summary(problems, language)}
        <form class="card" method="post" action=action>
            {token_of(view.frame.user.as_ref())}
            {code}
            {input(label, problems, language)}
            {amount("amount", Text::CodeAmount, &view.amount, Text::CodeAmountHint)}
            {amount("minimum", Text::CodeMinimum, &view.minimum, Text::CodeLimitHint)}
            {amount("maximum", Text::CodeMaximum, &view.maximum, Text::CodeLimitHint)}
            <button class="button" type="submit">{Text::Save.get(language)}</button>
        </form>
    }
}

fn content(view: &CodeView) -> impl IntoView + use<> {
    let (language, entry) = (view.frame.language, &view.entry);
    let state = match (&view.replaced_by, entry.active) {
        (Some(_), _) => CodeState::Replaced,
        (None, true) => CodeState::On,
        (None, false) => CodeState::Off,
    };
    let rule = entry.amount_rule();
    let amount = |name: Text, amount: Option<Money>| {
        amount.map(|amount| row(&name.get(language), with_code(amount, &rule)))
    };
    let replaced_by = view.replaced_by.clone().map(|code| {
        let href = format!("/console/codes/{code}");
        view! {
            <p>{Text::CodeReplacedBy.get(language)} " " <a href=href><code>{code}</code></a></p>
        }
    });
    let changes = view.replaced_by.is_none().then(|| changes(view));
    view! {
        {summary(&view.problems, language)}
        <section class="card">
            <p><span class=state.class()>{state.text().get(language)}</span></p>
            {replaced_by}
            <dl>
                <div class="row">
                    <dt>{Text::Store.get(language)}</dt>
                    <dd><a href=address(&entry.store.id)><bdi>{entry.store.name.clone()}</bdi></a></dd>
                </div>
                <div class="row">
                    <dt>{Text::CodeAddress.get(language)}</dt>
                    <dd><code>{view.url.clone()}</code></dd>
                </div>
                {amount(Text::CodeAmount, entry.fixed_amount)}
                {amount(Text::CodeMinimum, entry.minimum)}
                {amount(Text::CodeMaximum, entry.maximum)}
            </dl>
        </section>
        {changes}
        {trail(&view.deeds, language)}
    }
}

/// What can be done to a code that nothing has replaced.
fn changes(view: &CodeView) -> impl IntoView + use<> {
    let (language, user) = (view.frame.language, view.frame.user.as_ref());
    let page = address_of(&view.entry.code);
    let words = |text: Text| text.get(language).into_owned();
    let (switch, switch_words) =
        if view.entry.active { ("off", Text::CodeSwitchOff) } else { ("on", Text::CodeSwitchOn) };
    let moving = (!view.stores.is_empty()).then(|| {
        let store = Select {
            name: "store",
            label: words(Text::CodeMoveTo),
            // Nothing is chosen beforehand: the first of the list could be another merchant's.
            options: std::iter::once((String::new(), words(Text::ChooseStore)))
                .chain(view.stores.iter().cloned())
                .collect(),
            hint: Some(words(Text::CodeMoveHint)),
            ..Select::default()
        };
        view! {
            <form method="post" action=format!("{page}/move")>
                {token_of(user)}
                {select(store, &view.problems, language)}
                <button class="button button-quiet" type="submit">{words(Text::CodeMove)}</button>
            </form>
        }
    });
    view! {
        <section class="card">
            <p class="actions">
                <a class="button" href=format!("{page}/poster")>{words(Text::PosterMake)}</a>
                <a class="button button-quiet" href=format!("{page}/edit")>{words(Text::CodeEdit)}</a>
            </p>
            {press(user, format!("{page}/{switch}"), words(switch_words), "button button-quiet")}
        </section>
        <section class="card">
            <h2>{words(Text::CodeReplace)}</h2>
            <p class="hint">{words(Text::CodeReplaceHint)}</p>
            {press(user, format!("{page}/replace"), words(Text::CodeReplace), "button button-quiet")}
        </section>
        {moving.map(|moving| {
            view! {
                <section class="card">
                    <h2>{words(Text::CodeMove)}</h2>
                    {moving}
                </section>
            }
        })}
    }
}
