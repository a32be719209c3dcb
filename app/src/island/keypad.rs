//! The keypad: the amount's field, the keys, and the button that says the amount.
//!
//! The page's own script (`entry.js`) serves the keys until this runs and where it cannot run; from then on the
//! form carries `data-live`, and the keys are served here.

use std::time::Duration;

use leptos::ev;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{self, HtmlInputElement};

use super::typing::{Field, Notation};

/// The form around the keypad; its data attributes are what [`Settings`] reads.
pub(crate) const FORM_ID: &str = "pay";

/// How long the delete key is held until it clears the field.
const HOLD_TO_CLEAR: Duration = Duration::from_millis(500);

/// Stands for the amount in the button's words.
pub(crate) const AMOUNT_PLACE: &str = "{amount}";

/// The value of the delete key's `data-key`; the others' say what they type.
pub(crate) const DELETE: &str = "delete";

/// What the keypad has to know.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    /// Decimals that people use in the currency.
    pub(crate) decimals: usize,
    /// The region's mark before decimals.
    pub(crate) decimal: String,
    /// The region's mark between groups of digits.
    pub(crate) group: String,
    /// What the button says without an amount.
    pub(crate) pay: String,
    /// What the button says with an amount in [`AMOUNT_PLACE`].
    pub(crate) pay_amount: String,
    /// What only the server writes: in the browser these attributes are there already.
    pub(crate) written: Written,
}

/// Attributes and words that the browser leaves as the server wrote them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    pub(crate) currency: &'static str,
    pub(crate) typed: String,
    pub(crate) described_by: Option<&'static str>,
    pub(crate) invalid: bool,
    pub(crate) characters_max: usize,
    pub(crate) paying: String,
}

impl Settings {
    #[cfg(feature = "ssr")]
    fn load() -> Self {
        use_context().unwrap_or_default()
    }

    #[cfg(not(feature = "ssr"))]
    fn load() -> Self {
        let read = |name| super::attribute(FORM_ID, name);
        Self {
            decimals: read("data-decimals").parse().unwrap_or_default(),
            decimal: read("data-decimal"),
            group: read("data-group"),
            pay: read("data-pay"),
            pay_amount: read("data-pay-amount"),
            written: Written::default(),
        }
    }

    fn notation(&self) -> Notation {
        let mark = |text: &str| text.chars().next().unwrap_or_default();
        Notation { decimals: self.decimals, decimal: mark(&self.decimal), group: mark(&self.group) }
    }
}

/// The amount's field, then what the page puts between (the keys among it), then the button.
#[island]
pub(crate) fn Keypad(
    /// What the page shows between the field and the button. Its elements with `data-key` are the keys.
    children: Children,
) -> impl IntoView {
    let settings = Settings::load();
    let written = settings.written.clone();
    let notation = settings.notation();
    let input = NodeRef::<Input>::new();
    let text = RwSignal::new(written.typed.clone());

    // The field's text is set here and not by `prop:value`: the caret has to be put back in the same step.
    let change = move |input: &HtmlInputElement, now: Field| {
        let field = notation.edit(&text.read_untracked(), now);
        show(input, &field);
        text.set(field.text);
    };
    Effect::new(move || {
        let Some(input) = input.get() else { return };
        // What was typed before this ran is taken over.
        text.set(String::new());
        change(&input, typed(&input));
        if let Some(form) = input.form() {
            drop(form.set_attribute("data-live", ""));
        }
    });

    let press = move |event: ev::MouseEvent| {
        if let (Some(key), Some(input)) = (key_of(&event), input.get_untracked()) {
            change(&input, pressed(&input, &key));
        }
    };
    let holding = StoredValue::new(None::<TimeoutHandle>);
    let release = move || {
        if let Some(timer) = holding.write_value().take() {
            timer.clear();
        }
    };
    let hold = move |event: ev::PointerEvent| {
        release();
        if key_of(&event).is_none_or(|key| key != DELETE) {
            return;
        }
        let clear = move || {
            if let Some(input) = input.get_untracked() {
                change(&input, Field { text: String::new(), caret: 0 });
            }
        };
        holding.set_value(set_timeout_with_handle(clear, HOLD_TO_CLEAR).ok());
    };

    // The amount travels without grouping; Back from the wallet brings the same page, and its grouping, back.
    window_event_listener(ev::submit, move |event| {
        if let (false, Some(input)) = (event.default_prevented(), input.get_untracked()) {
            input.set_value(&notation.plain(&text.read_untracked()));
        }
    });
    window_event_listener(ev::pageshow, move |_| {
        if let Some(input) = input.get_untracked() {
            change(&input, typed(&input));
        }
    });
    let label = move || match notation.spoken(&text.read()) {
        Some(amount) => settings.pay_amount.replace(AMOUNT_PLACE, &amount),
        None => settings.pay.clone(),
    };

    view! {
        <div
            class="keypad"
            on:click=press
            on:pointerdown=hold
            on:pointerup=move |_| release()
            on:pointercancel=move |_| release()
            on:pointerleave=move |_| release()
        >
            <div class="amount">
                <span class="currency">{written.currency}</span>
                <input
                    node_ref=input
                    on:input=move |_| {
                        if let Some(input) = input.get_untracked() {
                            change(&input, typed(&input));
                        }
                    }
                    id="amount"
                    name="amount"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    required
                    maxlength=written.characters_max
                    value=written.typed
                    aria-describedby=written.described_by
                    aria-invalid=written.invalid.then_some("true")
                />
            </div>
            {children()}
            <button class="pay" type="submit">
                <span class="pay-label">{label}</span>
                <span class="pay-busy">{written.paying}</span>
            </button>
        </div>
    }
}

/// The key that was touched.
fn key_of(event: &web_sys::Event) -> Option<String> {
    let touched: web_sys::Element = event.target()?.dyn_into().ok()?;
    touched.closest("[data-key]").ok()??.get_attribute("data-key")
}

/// The field as the browser has it.
fn typed(input: &HtmlInputElement) -> Field {
    let text = input.value();
    let caret = selection(input).map_or_else(|| text.chars().count(), |(_, end)| end);
    Field { text, caret }
}

/// The field after a key: where the caret stands if the payer put it somewhere, else at the end.
fn pressed(input: &HtmlInputElement, key: &str) -> Field {
    let text: Vec<char> = input.value().chars().collect();
    let (start, end) = selection(input).unwrap_or((text.len(), text.len()));
    let (start, added) = match key {
        DELETE if start == end => (start.saturating_sub(1), ""),
        DELETE => (start, ""),
        digits => (start, digits),
    };
    let head = text.iter().take(start).copied().chain(added.chars());
    let caret = start + added.len();
    Field { text: head.chain(text.iter().skip(end).copied()).collect(), caret }
}

/// Start and end of what is selected, in characters, while the payer is in the field. Everything that an
/// amount is written with is one UTF-16 unit, which is what the browser counts.
fn selection(input: &HtmlInputElement) -> Option<(usize, usize)> {
    let focused = document().active_element()?;
    if !focused.is_same_node(Some(input)) {
        return None;
    }
    let place = |unit: Option<u32>| usize::try_from(unit?).ok();
    Some((place(input.selection_start().ok()?)?, place(input.selection_end().ok()?)?))
}

/// Writes the field, with the caret where it belongs. An equal text is left alone, for the sake of undo.
fn show(input: &HtmlInputElement, field: &Field) {
    if input.value() != field.text {
        input.set_value(&field.text);
    }
    if selection(input).is_some()
        && let Ok(caret) = u32::try_from(field.caret)
    {
        drop(input.set_selection_range(caret, caret));
    }
}
