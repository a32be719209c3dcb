//! What the payer can do next: the one thing to do as a button, anything else quieter.

use checkout::money::Money;
use checkout::result_code::Reason;
use leptos::prelude::*;

use super::OutcomeView;
use super::words::in_words;
use crate::entry;
use crate::shell::in_language;
use crate::text::Text;

const BUTTON: &str = "button";
const QUIET: &str = "button button-quiet";

/// The amount that the payer has typed since, where it is not this payment's.
pub(super) fn other_amount(view: &OutcomeView) -> Option<Money> {
    view.typed.filter(|typed| *typed != view.amount)
}

/// On with the payment in the wallet, or again with the amount that was typed since.
pub(super) fn while_checking(view: &OutcomeView, payment_url: Option<&str>) -> impl IntoView + use<> {
    let language = view.language;
    let other = other_amount(view);
    let go_on = match other {
        Some(_) => with_amount(view, Text::ContinueWith, view.amount),
        None => Text::ContinueInWallet.get(language).into_owned(),
    };
    let url = payment_url.map(str::to_owned);
    view! {
        <div class="actions">
            {url.map(|url| view! { <a class=BUTTON href=url>{go_on}</a> })}
            {other.map(|other| to_entry(view, other, QUIET, with_amount(view, Text::StartAgainWith, other)))}
            {look_again(view)}
            {other.is_none().then(|| view! {
                <p class="aside">
                    {Text::NotPaidYet.get(language)} " "
                    {to_entry(view, view.amount, "link", Text::StartAgain.get(language).into_owned())}
                </p>
            })}
        </div>
    }
}

/// While a cancel is on its way there is nothing to do but wait.
pub(super) fn while_cancelling(view: &OutcomeView) -> impl IntoView + use<> {
    view! { <div class="actions">{look_again(view)}</div> }
}

/// After a payment that is paid: another one, only if the payer has typed another amount.
pub(super) fn once_paid(view: &OutcomeView) -> Option<impl IntoView + use<>> {
    let other = other_amount(view)?;
    let pay = to_entry(view, other, QUIET, with_amount(view, Text::PayAmount, other));
    Some(view! { <div class="actions">{pay}</div> })
}

/// Back to the entry page with the amount kept; quietly where the same wallet would only refuse again.
pub(super) fn start_again(view: &OutcomeView, reason: Option<Reason>) -> impl IntoView + use<> {
    let class = match reason {
        Some(Reason::RiskRefused | Reason::MethodUnavailable | Reason::ServiceProblem) => QUIET,
        _ => BUTTON,
    };
    let (amount, words) = match other_amount(view) {
        Some(other) => (other, with_amount(view, Text::StartAgainWith, other)),
        None => (view.amount, Text::StartAgain.get(view.language).into_owned()),
    };
    view! { <div class="actions">{to_entry(view, amount, class, words)}</div> }
}

fn with_amount(view: &OutcomeView, text: Text, amount: Money) -> String {
    text.with(view.language, [("amount", in_words(view, amount).into())])
}

/// To the entry page, with this amount and the note typed: a new attempt.
fn to_entry(view: &OutcomeView, amount: Money, class: &'static str, words: String) -> impl IntoView + use<> {
    let typed = entry::plain_amount(amount, view.style);
    let note = view.note.as_deref().unwrap_or_default();
    let address = in_language(&entry::address(&view.code, &typed, note), view.language);
    view! { <a class=class href=address>{words}</a> }
}

fn look_again(view: &OutcomeView) -> impl IntoView + use<> {
    let address = view.address_in(view.language);
    view! { <a class=QUIET href=address>{Text::CheckAgain.get(view.language)}</a> }
}
