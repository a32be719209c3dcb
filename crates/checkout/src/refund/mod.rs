//! Refunds: several for one payment, each of a part of it, never more in sum than was paid.
//!
//! ```text
//!          U, or not said             signed S
//! Created ----------------> Processing -------> Succeeded
//!    |                          |
//!    +--------------------------+  signed F
//!                               v
//!                             Failed
//! ```
//!
//! A refund claims its part of the payment from the moment it is opened until it fails. Every step of a refund is a
//! step of its payment too, stored over the same version: that is what keeps the sum right whoever refunds or
//! cancels at the same time.

mod due;
mod transition;

use std::fmt;

pub use due::{ASKING_SECONDS, needs_asking};
pub use transition::{open, transition};

use crate::money::Money;
use crate::payment::{Digest, RequestId, Step};
use crate::result_code::ResultCode;
use crate::text::{hex, is_hex_id};
use crate::time::Timestamp;
use crate::visible::{is_visible, steers};

/// Alipay+'s limit of `refundReason`, in characters.
pub const REASON_CHARACTERS_MAX: usize = 256;

/// Our id of a refund: Alipay+'s `refundRequestId`, the key that makes asking twice harmless.
/// 32 hexadecimal digits, 128 random bits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RefundId(String);

impl RefundId {
    /// The id made of 16 random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(hex(&bytes))
    }

    /// Reads an id that we once gave out; `None` when it cannot be one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        is_hex_id(text).then(|| Self(text.to_owned()))
    }

    /// The id as Alipay+ and the operator see it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RefundId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Why money is given back, in the operator's words: 1 to 256 visible characters. Alipay+ may show it to the payer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundReason(String);

/// Why a text can be no reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReasonProblem {
    /// There is nothing to see, or too much.
    #[error("a refund's reason has 1 to {REASON_CHARACTERS_MAX} characters, and something to see")]
    Length,
    /// Something in it steers a terminal, ends a line or turns the direction of what stands around it.
    #[error("a refund's reason has no control characters in it; expected plain text")]
    Steers,
}

impl RefundReason {
    /// The reason without the spaces around it.
    ///
    /// # Errors
    /// [`ReasonProblem`]
    pub fn parse(text: &str) -> Result<Self, ReasonProblem> {
        let text = text.trim();
        if text.chars().any(steers) {
            return Err(ReasonProblem::Steers);
        }
        let fits = is_visible(text) && text.chars().count() <= REASON_CHARACTERS_MAX;
        if fits { Ok(Self(text.to_owned())) } else { Err(ReasonProblem::Length) }
    }

    /// A reason that was taken before, maybe by rules that were others: what was asked of Alipay+ with it is asked again
    /// with the same.
    #[must_use]
    pub const fn stored(text: String) -> Self {
        Self(text)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where a refund stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RefundStatus {
    /// Stored; Alipay+ has not said that it took it.
    Created,
    /// Alipay+ has it, and has not finished.
    Processing,
    /// Alipay+ signed that the money went back.
    Succeeded,
    /// Alipay+ signed that it does not.
    Failed,
}

impl RefundStatus {
    /// Every status, in the order of a refund's life.
    pub const ALL: [Self; 4] = [Self::Created, Self::Processing, Self::Succeeded, Self::Failed];

    /// The name that is stored and printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Processing => "processing",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
        }
    }

    /// The status that [`name`](Self::name) wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// Whether a refund that stands here may stand at `next` after one step.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        match self {
            Self::Created => true,
            Self::Processing => !matches!(next, Self::Created),
            Self::Succeeded => matches!(next, Self::Succeeded),
            Self::Failed => matches!(next, Self::Failed),
        }
    }

    /// Whether the refund is over.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Succeeded | Self::Failed)
    }
}

/// What is asked of Alipay+. Set once: asking again with the same id must ask the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundOrder {
    /// Our id.
    pub id: RefundId,
    /// Whose payment is given back.
    pub payment: RequestId,
    /// How much, in the payment's currency.
    pub amount: Money,
    /// Why.
    pub reason: RefundReason,
    /// When it was asked for.
    pub created_at: Timestamp,
}

/// A refund: what was asked and where it stands. Only [`open`] and [`transition`] make one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refund {
    /// What was asked; never changes.
    pub order: RefundOrder,
    /// Where it stands.
    pub status: RefundStatus,
    /// Alipay+'s `refundId`.
    pub refund_id: Option<String>,
    /// The last `resultCode` that Alipay+ signed.
    pub result_code: Option<String>,
    /// Alipay+'s `refundTime`, or when we heard of the success.
    pub refunded_at: Option<Timestamp>,
    /// Some asking may have reached Alipay+ without an answer that we could read.
    pub maybe_sent: bool,
    /// Somebody is asking until then. Past, and still set: who asked has died.
    pub asking_until: Option<Timestamp>,
    /// How often it was asked.
    pub asks: u32,
    /// When it is to be asked again; `None` when it is over, or the operator has to go on.
    pub due_at: Option<Timestamp>,
}

/// Something that happened to a refund, when, and the signed message that proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundEvent {
    /// When we learnt of it.
    pub at: Timestamp,
    /// What happened.
    pub fact: RefundFact,
    /// The digest of the signed message behind it; `None` for what needs no proof.
    pub digest: Option<Digest>,
}

/// What happened to a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefundFact {
    /// It was opened, and whoever opened it is about to ask.
    Opened,
    /// We are about to ask again, with the same id.
    Asked,
    /// Alipay+ answered.
    Answered(RefundReply),
    /// The request never left us.
    NotSent,
    /// It was sent, and no answer that can be believed came back.
    Unknown,
}

/// A verified answer to a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundReply {
    /// The result.
    pub result: ResultCode,
    /// The amount that Alipay+ says; `None` when the answer carries none.
    pub amount: Option<Money>,
    /// Alipay+'s id of the refund.
    pub refund_id: Option<String>,
    /// `refundTime`.
    pub refunded_at: Option<Timestamp>,
}

impl RefundFact {
    /// The name that the history keeps.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Opened => "refund_opened",
            Self::Asked => "refund_asked",
            Self::Answered(_) => "refund_answered",
            Self::NotSent => "refund_not_sent",
            Self::Unknown => "refund_unknown",
        }
    }

    /// The result that came with it.
    #[must_use]
    pub const fn result(&self) -> Option<&ResultCode> {
        match self {
            Self::Answered(reply) => Some(&reply.result),
            _ => None,
        }
    }
}

/// A step of a refund: the refund and its payment as both are to be stored, in one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundStep {
    /// The payment's step, over the version it was made from.
    pub step: Step,
    /// The refund afterwards.
    pub refund: Refund,
    /// Where it stood before; `None` when it is new.
    pub status_before: Option<RefundStatus>,
}

/// Why a refund is not to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefundRefusal {
    /// Nothing was paid, or it is being cancelled or went back already.
    #[error("only a payment that has succeeded can be refunded")]
    NotPaid,
    /// It is to be in another currency than the payment.
    #[error("a refund is in the currency of its payment")]
    OtherCurrency,
    /// It is to be of nothing.
    #[error("a refund of nothing is none")]
    Nothing,
    /// More than is left, which it carries.
    #[error("more than the {left} that the other refunds leave")]
    MoreThanLeft {
        /// What can still be refunded.
        left: Money,
    },
    /// The id belongs to another refund.
    #[error("this id belongs to another refund")]
    IdTaken,
    /// More than whoever asks may give back of one payment, which it carries.
    #[error("no more than {limit} of one payment may be given back")]
    OverLimit {
        /// The most, together with what went back before.
        limit: Money,
    },
}
