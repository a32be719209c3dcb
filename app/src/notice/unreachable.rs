//! Alipay+ out of reach: nothing was charged, and trying again leads to the same payment.

use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{Money, NumberStyle};
use leptos::prelude::*;

use crate::entry::plain_amount;
use crate::shell::in_language;
use crate::text::Text;

/// A payment that could not be started, as it is to be tried again.
#[derive(Clone, Debug)]
pub struct Unreachable {
    /// The store's name, in its own language.
    pub store_name: String,
    /// The code that was scanned.
    pub code: EntryCode,
    /// The page's attempt: the same again leads to the same payment.
    pub attempt: String,
    /// What was asked for.
    pub amount: Money,
    /// How the store's region writes amounts.
    pub style: NumberStyle,
    /// What the payer wrote to the shop.
    pub note: String,
}

pub(super) fn again(payment: &Unreachable, language: Language) -> impl IntoView + use<> {
    let amount = payment.amount.formatted(payment.style);
    let plain = plain_amount(payment.amount, payment.style);
    view! {
        <form class="pay-form" method="post" action=in_language(&format!("/e/{}/pay", payment.code), language)>
            <input type="hidden" name="attempt" value=payment.attempt.clone()/>
            <input type="hidden" name="amount" value=plain/>
            <input type="hidden" name="note" value=payment.note.clone()/>
            // Whatever was asked about it was answered before.
            <input type="hidden" name="confirmed" value=payment.amount.minor_units()/>
            <dl class="receipt">
                <div class="row">
                    <dt>{Text::DetailStoreUnpaid.get(language)}</dt>
                    <dd><bdi>{payment.store_name.clone()}</bdi></dd>
                </div>
                <div class="row">
                    <dt>{Text::DetailAmount.get(language)}</dt>
                    <dd><bdi>{format!("{} {amount}", payment.amount.currency().code())}</bdi></dd>
                </div>
            </dl>
            <button class="button" type="submit">{Text::TryAgain.get(language)}</button>
        </form>
    }
}
