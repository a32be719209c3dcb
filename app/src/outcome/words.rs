//! Words for both sides of the counter: the payer's, and under them the store's where it reads another language.

use checkout::money::Money;
use leptos::prelude::*;

use super::OutcomeView;
use crate::text::{Direction, Text};

/// The text in the store's language; nothing where the payer reads the same words.
pub(super) fn for_store(view: &OutcomeView, text: Text) -> Option<impl IntoView + use<>> {
    for_store_with(view, &text.get(view.language), text.get(view.store_language).into_owned())
}

/// Words that are written out already: the store's, unless the payer's are the same.
pub(super) fn for_store_with(
    view: &OutcomeView,
    payers: &str,
    stores: String,
) -> Option<impl IntoView + use<>> {
    let language = view.store_language;
    (stores != payers).then(|| {
        view! {
            <span class="for-store" lang=language.tag() dir=Direction::of(language).attribute()>
                {stores}
            </span>
        }
    })
}

/// A paragraph that the payer alone needs.
pub(super) fn say(view: &OutcomeView, text: Text) -> impl IntoView + use<> {
    view! { <p>{text.get(view.language)}</p> }
}

/// A paragraph that both sides need.
pub(super) fn say_to_both(view: &OutcomeView, text: Text) -> impl IntoView + use<> {
    view! { <p>{text.get(view.language)} {for_store(view, text)}</p> }
}

/// An amount as it stands in a line: `SGD 12.50`.
pub(super) fn in_words(view: &OutcomeView, amount: Money) -> String {
    format!("{} {}", amount.currency().code(), amount.formatted(view.style))
}
