//! The form that pays: it works as it stands, and the keypad's island only makes it pleasant.

use checkout::money::{AmountProblem, Money};
use leptos::prelude::*;

use super::problem::{amount_text, with_code};
use super::{AMOUNT_CHARACTERS_MAX, EntryProblem, EntryView, NOTE_CHARACTERS_MAX, address, plain_amount};
use crate::figure::{figure, turn, turn_words};
use crate::island::amount::{AMOUNT_PLACE, FIELD_ID, FORM_ID, PayWords, Settings};
use crate::shell::in_language;
use crate::text::Text;

pub(super) fn form(view: &EntryView) -> impl IntoView + use<> {
    let language = view.language;
    let action = in_language(&format!("{}/pay", address(&view.code, "", "")), language);
    let settings = settings(view);
    provide_context(settings.clone());
    let body = match view.fixed_amount {
        Some(amount) => fixed(view, amount).into_any(),
        None => typed(view).into_any(),
    };
    let next = match view.wallet.brand() {
        Some(brand) => Text::PayNextNamed.with(language, [("wallet", brand.into())]),
        None => Text::PayNext.get(language).into_owned(),
    };
    view! {
        <form
            id=FORM_ID
            class="pay-form"
            method="post"
            action=action
            autocomplete="off"
            // A browser's own bubble speaks the browser's language, and some web views draw none.
            novalidate
            data-offline=Text::ProblemOffline.get(language)
            data-decimals=settings.decimals
            data-decimal=settings.decimal
            data-group=settings.group
            data-pay=settings.pay
            data-pay-amount=settings.pay_amount
        >
            <input type="hidden" name="attempt" value=view.attempt.clone()/>
            {body}
            <p class="next">{next}</p>
            <p id="said" class="unseen" role="status" data-paying=Text::Paying.get(language)></p>
        </form>
    }
}

/// What the keypad has to know, as the form's data attributes tell it.
fn settings(view: &EntryView) -> Settings {
    let (language, rule) = (view.language, &view.rule);
    let amount = format!("{} {AMOUNT_PLACE}", rule.currency.code());
    Settings {
        decimals: rule.currency.typed_decimals().into(),
        decimal: rule.style.decimal.to_string(),
        // With three decimals `1,250` could be read in two ways: there the payer's digits stay ungrouped.
        group: if rule.currency.decimals() == 3 { String::new() } else { rule.style.group.to_string() },
        pay: Text::Pay.get(language).into_owned(),
        pay_amount: Text::PayAmount.with(language, [("amount", amount.into())]),
    }
}

/// The amount to be typed.
fn typed(view: &EntryView) -> impl IntoView + use<> {
    let language = view.language;
    let rule = &view.rule;
    let invalid = view.problem.is_some_and(EntryProblem::is_of_amount);
    let confirmed = view.problem.and_then(EntryProblem::question);
    let currency = rule.currency.code();
    let said = |problem| amount_text(problem, language, rule);
    view! {
        {turn()}
        <div class="amount-head">
            <label class="amount-label" for=FIELD_ID>
                {Text::AmountLabel.get(language)}
                <span class="unseen">{format!(" ({currency})")}</span>
            </label>
            {turn_words(language)}
        </div>
        <div class="amount amount-typed">
            <span class="currency" aria-hidden="true">{currency}</span>
            <input
                id=FIELD_ID
                name="amount"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                required
                maxlength=AMOUNT_CHARACTERS_MAX
                placeholder=Money::new(rule.currency, 0).formatted(rule.style)
                value=view.typed.clone()
                aria-describedby="problem limits"
                aria-invalid=invalid.then_some("true")
                data-empty=Text::ProblemEmpty.get(language)
                data-minimum=rule.minimum.map(|minimum| minimum.to_string())
                data-maximum=rule.maximum.map(|maximum| maximum.to_string())
                data-below=rule.minimum.map(|minimum| said(AmountProblem::BelowMinimum(minimum)))
                data-above=rule.maximum.map(|maximum| said(AmountProblem::AboveMaximum(maximum)))
            />
        </div>
        {limits(view)}
        {problem(view)}
        {confirmed.map(|amount| view! {
            <input type="hidden" name="confirmed" value=amount.minor_units()/>
        })}
        {note(view)}
        {keys(view)}
        <button class="pay" type="submit">
            <PayWords/>
            <span class="pay-busy">{Text::Paying.get(language)}</span>
        </button>
    }
}

/// The amount that the shop has set: nothing to type.
fn fixed(view: &EntryView, amount: Money) -> impl IntoView + use<> {
    let language = view.language;
    let pay = Text::PayAmount.with(language, [("amount", with_code(amount, &view.rule).into())]);
    view! {
        {turn()}
        <div class="amount-head">
            <p class="amount-label">{Text::AmountLabel.get(language)}</p>
            {turn_words(language)}
        </div>
        {figure(amount, view.rule.style)}
        <p class="limits">{Text::AmountFixed.get(language)}</p>
        {problem(view)}
        <input type="hidden" name="amount" value=plain_amount(amount, view.rule.style)/>
        {note(view)}
        <button class="pay" type="submit">
            <span class="pay-words">{pay}</span>
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

/// What is wrong, or asked. Without a problem its place is empty, for what the page's script finds.
fn problem(view: &EntryView) -> impl IntoView + use<> {
    let text = view.problem.map(|problem| problem.text(view.language, &view.rule));
    let class = match view.problem.and_then(EntryProblem::question) {
        Some(_) => "problem question",
        None => "problem",
    };
    let hidden = text.is_none();
    view! { <p id="problem" class=class role="alert" hidden=hidden>{text}</p> }
}

fn note(view: &EntryView) -> impl IntoView + use<> {
    let language = view.language;
    let optional = Text::NoteOptional.get(language);
    let invalid = view.problem == Some(EntryProblem::NoteTooLong);
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
                aria-describedby=invalid.then_some("problem")
                aria-invalid=invalid.then_some("true")
            />
        </div>
    }
}

/// Twelve keys: the digits, the decimal mark or two zeros, and delete.
fn keys(view: &EntryView) -> impl IntoView + use<> {
    let language = view.language;
    let (last_key, last_key_name) = match view.rule.currency.typed_decimals() {
        0 => ("00".to_owned(), None),
        _ => (view.rule.style.decimal.to_string(), Some(Text::KeyDecimal.get(language))),
    };
    let last_key_shown = last_key.clone();
    let digit = |digit: u32| {
        view! { <button type="button" class="key" data-key=digit>{digit}</button> }
    };
    view! {
        <div class="keys" role="group" aria-label=Text::KeypadLabel.get(language)>
            {(1..=9).map(digit).collect::<Vec<_>>()}
            <button type="button" class="key" data-key=last_key aria-label=last_key_name>
                {last_key_shown}
            </button>
            {digit(0)}
            <button type="button" class="key" data-key="delete" aria-label=Text::KeyDelete.get(language)>
                <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                    <path d="M9 5h11v14H9l-6-7zM12 9.5l5 5m0-5l-5 5"/>
                </svg>
            </button>
        </div>
    }
}
