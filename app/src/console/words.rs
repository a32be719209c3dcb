//! What payments are called, and their amounts, in the reader's words.

use checkout::language::Language;
use checkout::money::{Money, NumberStyle};
use checkout::payment::{Alarm, Payment, Record, Status};
use checkout::refund::RefundStatus;
use checkout::wallet::{WALLETS, Wallet};
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
    /// The store's time zone: an IANA name.
    pub timezone: String,
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

    /// The wallet, as Alipay+ named it or else the phone did.
    pub(super) fn wallet(&self, language: Language) -> String {
        let payment = &self.payment;
        payment.progress.wallet_brand.clone().unwrap_or_else(|| brand(&payment.order.payer.wallet, language))
    }

    /// Where it stands.
    pub(super) fn status(&self) -> Text {
        let progress = &self.payment.progress;
        match progress.status {
            Status::Cancelled if progress.paid_at.is_some() => Text::StatusReturned,
            status => status_text(status),
        }
    }

    /// What the payer wrote beside the amount: set off from what is known, for a payer may write anything.
    pub(super) fn note(&self, language: Language) -> Option<impl IntoView + use<>> {
        self.payment.order.note.clone().map(|note| {
            view! {
                <p class="payer-note">
                    <span class="hint">{Text::PayerNote.get(language)} ": "</span>
                    <q><bdi>{note}</bdi></q>
                </p>
            }
        })
    }

    /// The store's time zone, for lists in which the clocks of several are mixed.
    pub(super) fn clock(&self, is_shown: bool) -> Option<impl IntoView + use<>> {
        is_shown.then(|| view! { " " <span dir="ltr">{self.timezone.clone()}</span> })
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

/// Whether these payments are of stores whose clocks may differ.
pub(super) fn mixes_clocks(items: &[Item]) -> bool {
    items.windows(2).any(|pair| pair[0].timezone != pair[1].timezone)
}

/// What a wallet is called that a User-Agent told: by its brand, or in words where there is none.
fn brand(label: &str, language: Language) -> String {
    let text = |text: Text| text.get(language).into_owned();
    if label == Wallet::AlipayPlus.label() {
        return text(Text::WalletUnnamed);
    }
    if label == Wallet::None.label() {
        return text(Text::WalletNone);
    }
    let known = WALLETS.iter().find(|wallet| wallet.label == label);
    known.map_or_else(|| label.to_owned(), |wallet| wallet.brand.to_owned())
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

    /// ux.md F10.
    #[test]
    fn no_wallet_is_called_by_its_constant() {
        for (label, expected) in [
            ("ALIPAYPLUS", "Alipay+ wallet (not named)"),
            ("NONE", "Not known"),
            ("ALIPAY_HK", "AlipayHK"),
            ("of a newer server", "of a newer server"),
        ] {
            assert_eq!(brand(label, Language::En), expected);
        }
    }
}
