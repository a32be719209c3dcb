//! The keypad's island: while the amount grows it writes it as the region writes amounts, and the button says it.
//!
//! The keys are served by the page's own script (`entry.js`), before this runs and where it cannot run. A key
//! changes the field as the keyboard does, and all this hears of either is an `input` event.

use leptos::prelude::*;

/// The form around the field; its data attributes are what [`Settings`] reads.
pub(crate) const FORM_ID: &str = "pay";

/// The amount's field.
pub(crate) const FIELD_ID: &str = "amount";

/// An amount of more characters is shown smaller.
pub(crate) const SHORT_LENGTH_MAX: usize = 10;

/// Stands for the amount in the button's words.
pub(crate) const AMOUNT_PLACE: char = '#';

/// What the island has to know.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    /// Decimals that people use in the currency.
    pub(crate) decimals: usize,
    /// The region's mark before decimals.
    pub(crate) decimal: String,
    /// The region's mark between groups of digits; empty where amounts are not to be grouped.
    pub(crate) group: String,
    /// What the button says without an amount.
    pub(crate) pay: String,
    /// What the button says with an amount in [`AMOUNT_PLACE`].
    pub(crate) pay_amount: String,
}

/// The words on the button that pays.
#[island]
pub(crate) fn PayWords() -> impl IntoView {
    let settings = settings();
    // The browser begins with the server's words: a page without the island must not promise an amount that may
    // be typed over.
    let words = RwSignal::new(settings.pay.clone());
    #[cfg(feature = "hydrate")]
    field::listen(settings, words);
    view! { <span class="pay-words">{words}</span> }
}

#[cfg(not(feature = "hydrate"))]
fn settings() -> Settings {
    use_context().unwrap_or_default()
}

#[cfg(feature = "hydrate")]
fn settings() -> Settings {
    let read = |name| super::attribute(FORM_ID, name);
    Settings {
        decimals: read("data-decimals").parse().unwrap_or_default(),
        decimal: read("data-decimal"),
        group: read("data-group"),
        pay: read("data-pay"),
        pay_amount: read("data-pay-amount"),
    }
}

#[cfg(feature = "hydrate")]
mod field {
    use std::cell::RefCell;

    use leptos::prelude::*;
    use leptos::web_sys::HtmlInputElement;
    use wasm_bindgen::JsCast;

    use super::{AMOUNT_PLACE, FIELD_ID, SHORT_LENGTH_MAX, Settings};
    use crate::island::typing::{Field, Notation};

    /// Keeps the field and the button's words in step with what is typed, for as long as the page lives.
    pub(super) fn listen(settings: Settings, words: RwSignal<String>) {
        let Some(field) = document().get_element_by_id(FIELD_ID) else { return };
        let field: HtmlInputElement = field.unchecked_into();
        let notation = Notation {
            decimals: settings.decimals,
            decimal: settings.decimal.chars().next().unwrap_or_default(),
            group: settings.group.chars().next(),
        };
        let before = RefCell::new(String::new());
        window_event_listener_untyped("input", move |_| {
            let text = field.value();
            let at_the_end = Field { caret: text.chars().count(), text };
            let mut edited = notation.edit(&before.borrow(), at_the_end.clone());
            if edited.text != at_the_end.text {
                // Only now does it matter where the caret is. To tell, the browser works the page out.
                edited = notation.edit(&before.borrow(), Field { caret: caret(&field), ..at_the_end });
                show(&field, &edited);
            }
            let long = edited.text.len() > SHORT_LENGTH_MAX;
            drop(field.toggle_attribute_with_force("data-long", long));
            words.set(match notation.spoken(&edited.text) {
                Some(amount) => settings.pay_amount.replace(AMOUNT_PLACE, &amount),
                None => settings.pay.clone(),
            });
            before.replace(edited.text);
        });
    }

    /// Where the caret stands. Everything that an amount is written with is one UTF-16 unit, which is what the browser
    /// counts.
    fn caret(field: &HtmlInputElement) -> usize {
        let caret = field.selection_end().ok().flatten().and_then(|unit| usize::try_from(unit).ok());
        caret.unwrap_or_default()
    }

    /// Writes the field, with the caret where it belongs. It is not called with the text that is there, for the sake of
    /// undo.
    fn show(field: &HtmlInputElement, edited: &Field) {
        field.set_value(&edited.text);
        if let Ok(caret) = u32::try_from(edited.caret) {
            drop(field.set_selection_range(caret, caret));
        }
    }
}
