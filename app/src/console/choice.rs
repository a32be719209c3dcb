//! Choosing among a few: a field that drops down, and the stores of a page.

use checkout::language::Language;
use leptos::prelude::*;

use super::text::Text;

/// Stores to choose from.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Each with its id and its name.
    pub stores: Vec<(String, String)>,
    /// The id of the one that is chosen; `None` for all of them.
    pub chosen: Option<String>,
}

/// A field that drops down: its name, its label, and its options as value and words.
pub(super) fn select(
    name: &'static str,
    label: String,
    options: Vec<(String, String)>,
    chosen: &str,
) -> impl IntoView + use<> {
    let option = |(value, words): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{words}</option> }
    };
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select id=name name=name>{options.into_iter().map(option).collect::<Vec<_>>()}</select>
        </div>
    }
}

/// The field of stores, with all of them as the first choice; nothing where there is nothing to choose.
pub(super) fn store_field(choice: &Choice, language: Language) -> Option<impl IntoView + use<>> {
    let all = (String::new(), Text::AllStores.get(language).into_owned());
    let options: Vec<_> = std::iter::once(all).chain(choice.stores.iter().cloned()).collect();
    let chosen = choice.chosen.clone().unwrap_or_default();
    let label = Text::Store.get(language).into_owned();
    (choice.stores.len() > 1).then(|| select("store", label, options, &chosen))
}

/// A form of its own that leads to the same page for another store.
pub(super) fn store_choice(choice: &Choice, path: &'static str, language: Language) -> impl IntoView + use<> {
    store_field(choice, language).map(|field| {
        view! {
            <form class="choice" action=path>
                {field}
                <button class="button button-quiet" type="submit">{Text::Show.get(language)}</button>
            </form>
        }
    })
}
