//! Choosing which of one's stores a page is about.

use checkout::language::Language;
use leptos::prelude::*;

use super::form::{Problems, Select, select};
use super::text::Text;

/// Stores to choose from.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Each with its id and its name.
    pub stores: Vec<(String, String)>,
    /// The id of the one that is chosen; `None` for all of them.
    pub chosen: Option<String>,
}

/// The field of stores, with all of them as the first choice; nothing where there is nothing to choose.
pub(super) fn store_field(choice: &Choice, language: Language) -> Option<impl IntoView + use<>> {
    let all = (String::new(), Text::AllStores.get(language).into_owned());
    let options: Vec<_> = std::iter::once(all).chain(choice.stores.iter().cloned()).collect();
    let chosen = choice.chosen.clone().unwrap_or_default();
    let label = Text::Store.get(language).into_owned();
    let field = Select { name: "store", label, options, chosen, ..Select::default() };
    (choice.stores.len() > 1).then(|| select(field, &Problems::default(), language))
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
