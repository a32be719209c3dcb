//! What payments are called, and their amounts, in the reader's words.

use checkout::language::Language;
use checkout::money::{Money, NumberStyle};
use checkout::payment::{Alarm, Payment, Record, Status};
use checkout::refund::RefundStatus;
use leptos::prelude::*;

use super::text::Text;
use crate::outcome::LocalTime;

/// A payment as lists show it.
#[derive(Clone, Debug)]
pub struct Item {
    /// The payment.
    pub payment: Payment,
    /// The store's name.
    pub store_name: String,
    /// What the shop calls the code.
    pub code_label: Option<String>,
    /// How the store's region writes amounts.
    pub style: NumberStyle,
    /// When the payer pressed pay, by the store's clock.
    pub made_at: LocalTime,
    /// When it was paid.
    pub paid_at: Option<LocalTime>,
}

impl Item {
    /// An amount of this payment: `SGD 12.50`.
    pub(super) fn money(&self, amount: Money) -> String {
        money(amount, self.style)
    }

    /// What the code is called: by the shop, or else by itself.
    pub(super) fn code_name(&self) -> String {
        self.code_label.clone().unwrap_or_else(|| self.payment.order.code.to_string())
    }

    /// The wallet, as Alipay+ or else the phone named it.
    pub(super) fn wallet(&self) -> String {
        let payment = &self.payment;
        payment.progress.wallet_brand.clone().unwrap_or_else(|| payment.order.payer.wallet.clone())
    }

    /// Where the payment's own page is.
    pub(super) fn address(&self) -> String {
        format!("/console/payments/{}", self.payment.order.request_id)
    }

    /// Says how much of it went back, if any did.
    pub(super) fn refunded(&self, language: Language) -> Option<String> {
        let refunded = self.payment.progress.refunded;
        let amount = (refunded.minor_units() > 0).then(|| self.money(refunded))?;
        Some(Text::RefundedPart.with(language, [("amount", amount.into())]))
    }
}

/// An amount with its currency, as a region writes it.
pub(super) fn money(amount: Money, style: NumberStyle) -> String {
    format!("{} {}", amount.currency().code(), amount.formatted(style))
}

/// A point in time, for people and machines.
pub(super) fn time(time: &LocalTime) -> impl IntoView + use<> {
    let LocalTime { text, machine } = time.clone();
    view! { <time datetime=machine dir="ltr">{text}</time> }
}

/// Where a payment stands.
pub(super) const fn status_text(status: Status) -> Text {
    match status {
        Status::Created => Text::StatusCreated,
        Status::Processing => Text::StatusProcessing,
        Status::Succeeded => Text::StatusSucceeded,
        Status::Failed => Text::StatusFailed,
        Status::Cancelling => Text::StatusCancelling,
        Status::Cancelled => Text::StatusCancelled,
    }
}

/// Where a refund stands.
pub(super) const fn refund_text(status: RefundStatus) -> Text {
    match status {
        RefundStatus::Created => Text::RefundCreated,
        RefundStatus::Processing => Text::RefundProcessing,
        RefundStatus::Succeeded => Text::RefundSucceeded,
        RefundStatus::Failed => Text::RefundFailed,
    }
}

/// What happened to a payment, by the name that its history keeps; the name itself where a newer server wrote it.
#[must_use]
pub fn fact_in_words(name: &str, language: Language) -> String {
    const TEXTS: [Text; Record::FACTS.len()] = [
        Text::FactOpened,
        Text::FactPayAsked,
        Text::FactPayAnswered,
        Text::FactPayNotSent,
        Text::FactPayUnknown,
        Text::FactNotified,
        Text::FactInquired,
        Text::FactInquiryUnknown,
        Text::FactCancelAskedByShop,
        Text::FactCancelAskedOnExpiry,
        Text::FactCancelAnswered,
        Text::FactCancelUnknown,
        Text::FactRanOut,
        Text::FactRefundOpened,
        Text::FactRefundAsked,
        Text::FactRefundAnswered,
        Text::FactRefundNotSent,
        Text::FactRefundUnknown,
    ];
    let known = Record::FACTS.iter().position(|fact| *fact == name);
    known.map_or_else(|| name.to_owned(), |index| TEXTS[index].get(language).into_owned())
}

/// What the operator has to know, and do.
#[must_use]
pub fn alarm_in_words(alarm: Alarm, language: Language) -> String {
    let text = match alarm {
        Alarm::AmountDiffers => Text::AlarmAmountDiffers,
        Alarm::PaidAfterCancel => Text::AlarmPaidAfterCancel,
        Alarm::Contradiction => Text::AlarmContradiction,
        Alarm::OperatorNeeded => Text::AlarmOperatorNeeded,
        Alarm::CancelRefused => Text::AlarmCancelRefused,
        Alarm::NeverNotified => Text::AlarmNeverNotified,
        Alarm::NoPaymentUrl => Text::AlarmNoPaymentUrl,
        Alarm::RefundFailed => Text::AlarmRefundFailed,
    };
    text.get(language).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fact_has_the_words_of_its_name() {
        for name in Record::FACTS {
            let words =
                Text::ALL.iter().find(|text| text.key() == format!("fact-{}", name.replace('_', "-")));
            assert_eq!(fact_in_words(name, Language::Ko), words.unwrap().get(Language::Ko));
        }
        assert_eq!(fact_in_words("beamed_up", Language::Ko), "beamed_up");
    }
}
