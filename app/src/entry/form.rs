//! The form that pays: it works as it stands, and the keypad's island only makes it pleasant.

use checkout::money::Money;
use leptos::prelude::*;

use super::problem::with_code;
use super::{AMOUNT_CHARACTERS_MAX, EntryView, NOTE_CHARACTERS_MAX, address, plain_amount};
use crate::island::keypad::{AMOUNT_PLACE, DELETE, FORM_ID, Keypad, Settings, Written};
use crate::shell::in_language;
use crate::text::Text;

pub(super) fn form(view: &EntryView) -> impl IntoView + use<> {
    let language = view.language;
    let action = in_language(&format!("{}/pay", address(&view.code, "")), language);
    let settings = settings(view);
    let attributes = settings.clone();
    let body = match view.fixed_amount {
        Some(amount) => fixed(view, amount).into_any(),
        None => typed(view, settings).into_any(),
    };
    view! {
        <form
            id=FORM_ID
            class="pay-form"
            method="post"
            action=action
            autocomplete="off"
            data-decimals=attributes.decimals
            data-decimal=attributes.decimal
            data-group=attributes.group
            data-pay=attributes.pay
            data-pay-amount=attributes.pay_amount
        >
            <input type="hidden" name="attempt" value=view.attempt.clone()/>
            {body}
            <p id="said" class="said" role="status" data-paying=Text::Paying.get(language)></p>
        </form>
    }
}

/// What the keypad has to know, as the form's data attributes tell it.
fn settings(view: &EntryView) -> Settings {
    let (language, rule) = (view.language, &view.rule);
    let amount = format!("{} {AMOUNT_PLACE}", rule.currency.code());
    let invalid = view.problem.is_some_and(super::EntryProblem::is_of_amount);
    Settings {
        decimals: rule.currency.typed_decimals().into(),
        decimal: rule.style.decimal.to_string(),
        group: rule.style.group.to_string(),
        pay: Text::Pay.get(language).into_owned(),
        pay_amount: Text::PayAmount.with(language, [("amount", amount.into())]),
        written: Written {
            currency: rule.currency.code(),
            typed: view.typed.clone(),
            described_by: if invalid { Some("problem limits") } else { Some("limits") },
            invalid,
            characters_max: AMOUNT_CHARACTERS_MAX,
            paying: Text::Paying.get(language).into_owned(),
        },
    }
}

/// The amount to be typed.
fn typed(view: &EntryView, settings: Settings) -> impl IntoView + use<> {
    let language = view.language;
    let last_key = match settings.decimals {
        0 => "00".to_owned(),
        _ => settings.decimal.clone(),
    };
    provide_context(settings);
    let currency = format!(" ({})", view.rule.currency.code());
    let between = (limits(view), problem(view), note(view), keys(view, &last_key));
    view! {
        <label class="amount-label" for="amount">
            {Text::AmountLabel.get(language)}
            <span class="unseen">{currency}</span>
        </label>
        <Keypad>{between}</Keypad>
    }
}

/// The amount that the shop has set: nothing to type.
fn fixed(view: &EntryView, amount: Money) -> impl IntoView + use<> {
    let language = view.language;
    let pay = Text::PayAmount.with(language, [("amount", with_code(amount, &view.rule).into())]);
    let figure = amount.formatted(view.rule.style);
    view! {
        <p class="amount-label">{Text::AmountLabel.get(language)}</p>
        <p class="amount amount-fixed">
            <span class="currency">{amount.currency().code()}</span>
            " "
            <span class="figure">{figure}</span>
        </p>
        <p class="limits">{Text::AmountFixed.get(language)}</p>
        {problem(view)}
        <input type="hidden" name="amount" value=plain_amount(amount, view.rule.style)/>
        {note(view)}
        <button class="pay" type="submit">
            <span class="pay-label">{pay}</span>
            <span class="pay-busy">{Text::Paying.get(language)}</span>
        </button>
    }
}

/// The least and the most that can be paid, said before pay is pressed.
fn limits(view: &EntryView) -> impl IntoView + use<> {
    let (language, rule) = (view.language, &view.rule);
    let words = |amount| with_code(amount, rule).into();
    let text = match (rule.minimum, rule.maximum) {
        (Some(minimum), Some(maximum)) => {
            Text::AmountBetween.with(language, [("minimum", words(minimum)), ("maximum", words(maximum))])
        }
        (Some(minimum), None) => Text::AmountAtLeast.with(language, [("minimum", words(minimum))]),
        (None, Some(maximum)) => Text::AmountAtMost.with(language, [("maximum", words(maximum))]),
        (None, None) => String::new(),
    };
    view! { <p id="limits" class="limits">{text}</p> }
}

fn problem(view: &EntryView) -> impl IntoView + use<> {
    let text = view.problem.map(|problem| problem.text(view.language, &view.rule));
    text.map(|text| view! { <p id="problem" class="problem" role="alert">{text}</p> })
}

fn note(view: &EntryView) -> impl IntoView + use<> {
    let language = view.language;
    let optional = Text::NoteOptional.get(language);
    view! {
        <div class="note">
            <label for="note">{Text::NoteLabel.get(language)}</label>
            <input
                id="note"
                name="note"
                type="text"
                dir="auto"
                autocomplete="off"
                enterkeyhint="done"
                maxlength=NOTE_CHARACTERS_MAX
                placeholder=optional
                value=view.note.clone()
            />
        </div>
    }
}

/// Twelve keys: the digits, the decimal mark or two zeros, and delete.
fn keys(view: &EntryView, last_key: &str) -> impl IntoView + use<> {
    let language = view.language;
    let mark_name = (last_key != "00").then(|| Text::KeyDecimal.get(language));
    let digit = |digit: u32| {
        view! { <button type="button" class="key" data-key=digit>{digit}</button> }
    };
    view! {
        <div class="keys" role="group" aria-label=Text::KeypadLabel.get(language)>
            {(1..=9).map(digit).collect::<Vec<_>>()}
            <button type="button" class="key" data-key=last_key.to_owned() aria-label=mark_name>
                {last_key.to_owned()}
            </button>
            {digit(0)}
            <button type="button" class="key" data-key=DELETE aria-label=Text::KeyDelete.get(language)>
                <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                    <path d="M9 5h11v14H9l-6-7zM12 9.5l5 5m0-5l-5 5"/>
                </svg>
            </button>
        </div>
    }
}
