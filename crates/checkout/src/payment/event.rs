//! What can happen to a payment, and what a change leaves behind.

use super::{Payment, Status};
use crate::money::Money;
use crate::refund::{RefundFact, RefundId, RefundStatus};
use crate::result_code::{Meaning, ResultCode};
use crate::time::Timestamp;

/// SHA-256 of the signed message that an event rests on.
pub type Digest = [u8; 32];

/// Something that happened to a payment, when, and the signed message that proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When we learnt of it.
    pub at: Timestamp,
    /// What happened.
    pub fact: Fact,
    /// The digest of the signed message behind it; `None` for what needs no proof.
    pub digest: Option<Digest>,
}

impl Event {
    /// An event that rests on no signed message: our own doing, or silence.
    #[must_use]
    pub fn unproven(at: Timestamp, fact: Fact) -> Self {
        Self { at, fact, digest: None }
    }
}

/// What happened. Only `PayAnswered`, `Notified`, `Inquired`, `InquiredAnew` and `CancelAnswered` say
/// anything of money, and they may be made from verified messages only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// We are about to ask `pay` again, with the same id.
    PayAsked,
    /// `pay` was answered.
    PayAnswered(PayReply),
    /// `pay` never left us: nothing reached Alipay+.
    PayNotSent,
    /// `pay` was sent and no answer that can be believed came back.
    PayUnknown,
    /// Alipay+ notified the payment's end.
    Notified(Settlement),
    /// Alipay+ answered an inquiry with what it holds.
    Inquired(Held),
    /// The same, where the inquiry was sent after the payment had ended without money, because an operator wants to
    /// refund it. A success in it is not one that the end overtook: the money is there.
    InquiredAnew(Held),
    /// An inquiry brought nothing.
    InquiryUnknown,
    /// The shop wants it cancelled, or the time to pay ran out.
    CancelAsked(CancelCause),
    /// A cancel was answered.
    CancelAnswered(CancelReply),
    /// A cancel brought nothing.
    CancelUnknown,
    /// The time to pay ran out, and nothing ever reached Alipay+.
    RanOut,
    /// Something happened to one of its refunds.
    Refund(RefundChange),
}

/// A refund's step, as its payment sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundChange {
    /// Which refund.
    pub refund: RefundId,
    /// What happened to it.
    pub fact: RefundFact,
    /// Where it stood; `None` when it is new.
    pub before: Option<RefundStatus>,
    /// Where it stands now.
    pub after: RefundStatus,
    /// How much it is of.
    pub amount: Money,
    /// What the operator has to know of it.
    pub alarm: Option<Alarm>,
}

/// Who wants a payment cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CancelCause {
    /// The shop or the operator.
    Shop,
    /// The time to pay ran out.
    Expiry,
}

/// A verified answer to `pay`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayReply {
    /// The result of the call.
    pub result: ResultCode,
    /// Alipay+'s id of the payment.
    pub payment_id: Option<String>,
    /// Where the payer confirms, if it is fit to be followed.
    pub payment_url: Option<String>,
}

/// How a payment ended, as a verified notification or inquiry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The payment's result, not the call's.
    pub result: ResultCode,
    /// The amount that Alipay+ holds; `None` when the message carries none.
    pub amount: Option<Money>,
    /// Alipay+'s id of the payment.
    pub payment_id: Option<String>,
    /// `walletBrandName`.
    pub wallet_brand: Option<String>,
    /// `paymentTime`.
    pub paid_at: Option<Timestamp>,
}

/// A signed notification that speaks of no payment of ours: kept for the operator, who asks where it belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnmatchedNotification {
    /// When it came.
    pub at: Timestamp,
    /// Its `paymentRequestId`, which we never gave out: the first 64 characters, Alipay+'s limit.
    pub request_id: String,
    /// What it says.
    pub settlement: Settlement,
    /// The digest of the signed message: what comes twice is kept once.
    pub digest: Digest,
}

/// A verified answer to an inquiry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// The call was refused or not understood: it says nothing of the payment.
    CallRefused(ResultCode),
    /// What Alipay+ holds.
    Payment(Settlement),
}

/// A verified answer to a cancel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CancelReply {
    /// The result of the call.
    pub result: ResultCode,
}

impl CancelReply {
    /// Whether Alipay+ will not cancel this payment, as opposed to: not now, or not known.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        matches!(self.result.meaning(), Meaning::CancelWindowOver | Meaning::Failed(_))
    }
}

/// Something the operator has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alarm {
    /// Alipay+ holds another amount or currency than we asked for. Nothing was changed.
    AmountDiffers,
    /// Paid, although a cancel was asked for.
    PaidAfterCancel,
    /// Alipay+ says something else than it said before about how the payment ended.
    Contradiction,
    /// The configuration or the contract is at fault, or a result code is documented nowhere.
    OperatorNeeded,
    /// Alipay+ would not cancel what was paid: refund it instead.
    CancelRefused,
    /// Found paid by an inquiry, and no notification came for minutes: they do not reach us.
    NeverNotified,
    /// Alipay+ took the payment and gave no address that a payer may be sent to.
    NoPaymentUrl,
    /// A refund was refused: the money did not go back.
    RefundFailed,
}

impl Alarm {
    /// Every alarm, for the store and for metrics.
    pub const ALL: [Self; 8] = [
        Self::AmountDiffers,
        Self::PaidAfterCancel,
        Self::Contradiction,
        Self::OperatorNeeded,
        Self::CancelRefused,
        Self::NeverNotified,
        Self::NoPaymentUrl,
        Self::RefundFailed,
    ];

    /// The name that is stored and shown.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AmountDiffers => "amount_differs",
            Self::PaidAfterCancel => "paid_after_cancel",
            Self::Contradiction => "contradiction",
            Self::OperatorNeeded => "operator_needed",
            Self::CancelRefused => "cancel_refused",
            Self::NeverNotified => "never_notified",
            Self::NoPaymentUrl => "no_payment_url",
            Self::RefundFailed => "refund_failed",
        }
    }
}

/// One line of a payment's history. Lines are added, never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// When we learnt of it.
    pub at: Timestamp,
    /// What happened, as [`Fact::name`] says.
    pub fact: &'static str,
    /// The refund that it happened to, if it was one.
    pub refund: Option<RefundId>,
    /// Where the payment stood afterwards.
    pub status: Status,
    /// The result code that came with it.
    pub result_code: Option<String>,
    /// What the operator has to know.
    pub alarm: Option<Alarm>,
    /// The digest of the signed message.
    pub digest: Option<Digest>,
}

impl Record {
    /// Every name that [`fact`](Self::fact) can have, in the order of a payment's life, for whoever puts them into words.
    pub const FACTS: [&str; 18] = [
        "opened",
        "pay_asked",
        "pay_answered",
        "pay_not_sent",
        "pay_unknown",
        "notified",
        "inquired",
        "inquiry_unknown",
        "cancel_asked_by_shop",
        "cancel_asked_on_expiry",
        "cancel_answered",
        "cancel_unknown",
        "ran_out",
        "refund_opened",
        "refund_asked",
        "refund_answered",
        "refund_not_sent",
        "refund_unknown",
    ];

    /// The first line: the payment was stored, and nothing else has happened yet.
    #[must_use]
    pub fn opened(payment: &Payment) -> Self {
        Self {
            at: payment.order.created_at,
            fact: "opened",
            refund: None,
            status: payment.progress.status,
            result_code: None,
            alarm: None,
            digest: None,
        }
    }
}

/// A change: the payment as it is to be stored, over the version it was made from, with its line of history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The payment afterwards; its version is one more than before.
    pub payment: Payment,
    /// The line of history.
    pub record: Record,
    /// Where the payment stood before.
    pub status_before: Status,
    /// Whether the event carried Alipay+'s signed word on where the payment stands.
    pub told_of_payment: bool,
}

impl Fact {
    /// The name of [`Fact::PayAnswered`].
    pub(crate) const PAY_ANSWERED: &str = "pay_answered";

    /// The name that the history keeps.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::PayAsked => "pay_asked",
            Self::PayAnswered(_) => Self::PAY_ANSWERED,
            Self::PayNotSent => "pay_not_sent",
            Self::PayUnknown => "pay_unknown",
            Self::Notified(_) => "notified",
            Self::Inquired(_) | Self::InquiredAnew(_) => "inquired",
            Self::InquiryUnknown => "inquiry_unknown",
            Self::CancelAsked(CancelCause::Shop) => "cancel_asked_by_shop",
            Self::CancelAsked(CancelCause::Expiry) => "cancel_asked_on_expiry",
            Self::CancelAnswered(_) => "cancel_answered",
            Self::CancelUnknown => "cancel_unknown",
            Self::RanOut => "ran_out",
            Self::Refund(change) => change.fact.name(),
        }
    }

    /// The result that came with it: the payment's or the refund's where there is one, else the call's.
    #[must_use]
    pub const fn result(&self) -> Option<&ResultCode> {
        match self {
            Self::PayAnswered(reply) => Some(&reply.result),
            Self::Notified(settlement)
            | Self::Inquired(Held::Payment(settlement))
            | Self::InquiredAnew(Held::Payment(settlement)) => Some(&settlement.result),
            Self::Inquired(Held::CallRefused(result)) | Self::InquiredAnew(Held::CallRefused(result)) => {
                Some(result)
            }
            Self::CancelAnswered(reply) => Some(&reply.result),
            Self::Refund(change) => change.fact.result(),
            _ => None,
        }
    }
}
