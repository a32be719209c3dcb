//! An amount shown large, to be read across a counter, and turned round for whoever stands behind it.

use checkout::language::Language;
use checkout::money::{Money, NumberStyle};
use leptos::prelude::*;

use crate::island::amount::SHORT_LENGTH_MAX;
use crate::text::Text;

/// The switch that turns what follows it round: a checkbox, so that no script is needed.
const TURN_ID: &str = "turn";

/// The amount with its currency, as the region writes it; a long one smaller, so that it fits the narrowest phone.
pub(crate) fn figure(amount: Money, style: NumberStyle) -> impl IntoView + use<> {
    let number = amount.formatted(style);
    let long = (number.chars().count() > SHORT_LENGTH_MAX).then_some("");
    view! {
        <p class="amount">
            <span class="currency">{amount.currency().code()}</span>
            " "
            <span class="figure" data-long=long>{number}</span>
        </p>
    }
}

/// Turns the siblings that the style sheet names (`.turn:checked ~ …`): it stands before them, its words where they are
/// seen. Not restored by the browser, so that a page is upright when it is opened.
pub(crate) fn turn() -> impl IntoView {
    view! { <input id=TURN_ID class="turn unseen" type="checkbox" autocomplete="off"/> }
}

/// The words of the switch.
pub(crate) fn turn_words(language: Language) -> impl IntoView + use<> {
    view! {
        <label class="turn-words" for=TURN_ID>
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M5 9a8 8 0 0 1 14.5-1.5M19 15a8 8 0 0 1-14.5 1.5M20 3v5h-5M4 21v-5h5"/>
            </svg>
            {Text::Turn.get(language)}
        </label>
    }
}
