//! The life of a payment: what was asked, where it stands, and the one function that moves it.
//!
//! ```text
//!            pay answered           signed S
//! Created ---------------> Processing -----> Succeeded
//!    |                        |                  |
//!    |  signed F, or never    |  signed F        |
//!    +-----------> Failed <---+                  |
//!    |                        |                  |
//!    +-----------------> Cancelling <------------+   the shop's wish, or the time to pay ran out
//!                             |
//!                         Cancelled                  once Alipay+ signed it
//! ```
//!
//! Failed and Cancelled are left for Succeeded only when an operator wants to refund, asks Alipay+ again
//! ([`Fact::InquiredAnew`]), and it signs that the money is there.

mod event;
mod id;
mod next;
mod settle;
mod transition;

pub use event::{
    Alarm, CancelCause, CancelReply, Digest, Event, Fact, Held, PayReply, Record, RefundChange, Settlement,
    Step, UnmatchedNotification,
};
pub use id::{OutcomeToken, RequestId};
pub use next::{Duty, duty};
pub use transition::transition;

pub(crate) use transition::ASKS_MAX;

use crate::attempt::AttemptId;
use crate::device::Device;
use crate::entry_code::EntryCode;
use crate::language::Language;
use crate::money::Money;
use crate::result_code::Reason;
use crate::time::Timestamp;

/// How long a payer has to confirm in the wallet, in seconds. Alipay+'s cashier shows ten minutes at most.
pub const TIME_TO_PAY_SECONDS: i64 = 600;

/// How long one asking of `pay` may hold the payment before another server may ask again, in seconds.
/// Longer than the gateway's whole time-out, so that two never ask at once.
pub const ASKING_SECONDS: i64 = 20;

/// By how much two servers' clocks may differ, in seconds. A hold that lasts longer than this beyond its longest was begun
/// by a server whose clock was wrong, and binds no other.
const CLOCKS_DIFFER_MAX_SECONDS: i64 = 60;

/// Whether one asking that holds until `until` holds at `now`.
pub(crate) fn still_holds(until: Timestamp, now: Timestamp) -> bool {
    now < until && until <= now.plus_seconds(ASKING_SECONDS + CLOCKS_DIFFER_MAX_SECONDS)
}

/// Where a payment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Stored; Alipay+ has not said that it took it.
    Created,
    /// Alipay+ holds it, and the payer has not finished.
    Processing,
    /// Alipay+ signed that it is paid.
    Succeeded,
    /// It ended without money.
    Failed,
    /// A cancel was asked for, and Alipay+ has not yet signed it. A later success does not win.
    Cancelling,
    /// Alipay+ signed the cancel: any money went back.
    Cancelled,
}

impl Status {
    /// Every status, in the order of a payment's life.
    pub const ALL: [Self; 6] =
        [Self::Created, Self::Processing, Self::Succeeded, Self::Failed, Self::Cancelling, Self::Cancelled];

    /// The name that is stored and printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Processing => "processing",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Cancelling => "cancelling",
            Self::Cancelled => "cancelled",
        }
    }

    /// The status that [`name`](Self::name) wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// The name that payers' pages and scripts are told: a cancel that is not yet confirmed is still under way.
    #[must_use]
    pub const fn told(self) -> &'static str {
        match self {
            Self::Cancelling => Self::Processing.name(),
            told => told.name(),
        }
    }

    /// Whether a payment that stands here may stand at `next` after one step: the arrows of the picture above,
    /// which a store refuses to go against.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        match self {
            Self::Created => true,
            Self::Processing => !matches!(next, Self::Created | Self::Cancelled),
            Self::Succeeded => matches!(next, Self::Succeeded | Self::Cancelling),
            Self::Cancelling => !matches!(next, Self::Created | Self::Processing),
            // Only when an operator asked again, and Alipay+ signed that the money is there after all.
            Self::Failed => matches!(next, Self::Failed | Self::Succeeded),
            Self::Cancelled => matches!(next, Self::Cancelled | Self::Succeeded),
        }
    }

    /// Whether the payment is over, so far as the payer is concerned.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Succeeded | Self::Failed | Self::Cancelled)
    }
}

/// Who pays, as far as the request told. Copied into `order.env`; never logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payer {
    /// The `User-Agent` header, verbatim.
    pub user_agent: String,
    /// The phone's address, as text of at most 32 characters; left out when longer.
    pub client_ip: Option<String>,
    /// What the User-Agent says about the phone.
    pub device: Device,
    /// The wallet's label, as recognised when the payment was made.
    pub wallet: String,
    /// The language the payer reads.
    pub language: Language,
}

/// What is asked of Alipay+. Set once: asking again with the same id must ask the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Our id.
    pub request_id: RequestId,
    /// Lets its bearer see the outcome.
    pub token: OutcomeToken,
    /// The page's attempt: at most one payment each.
    pub attempt: AttemptId,
    /// The code that was scanned.
    pub code: EntryCode,
    /// The store's id.
    pub store_id: String,
    /// How much.
    pub amount: Money,
    /// What the payer wrote beside it, cleaned and bounded.
    pub note: Option<String>,
    /// Who pays.
    pub payer: Payer,
    /// When the payer pressed pay.
    pub created_at: Timestamp,
    /// Until when the payer may confirm.
    pub expires_at: Timestamp,
}

/// Where a payment stands, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is known or not, whatever the others are")]
pub struct Progress {
    /// Where it stands.
    pub status: Status,
    /// Alipay+'s `paymentId`.
    pub payment_id: Option<String>,
    /// Where the payer confirms; already checked to be https or a wallet's scheme.
    pub payment_url: Option<String>,
    /// `walletBrandName`: what the payer calls the wallet.
    pub wallet_brand: Option<String>,
    /// Why it ended without money.
    pub reason: Option<Reason>,
    /// The last `resultCode` that Alipay+ signed.
    pub result_code: Option<String>,
    /// Alipay+'s `paymentTime`, or when we heard of the success.
    pub paid_at: Option<Timestamp>,
    /// Some `pay` may have reached Alipay+ without an answer that we could read.
    pub maybe_sent: bool,
    /// Somebody is asking `pay` until then. Past, and still set: who asked has died.
    pub asking_until: Option<Timestamp>,
    /// How often `pay` was asked.
    pub asks: u32,
    /// Since when it stands where it does. The pauses between looks, and their end, are counted from here and never from
    /// how often it was looked at: payers who reload cause looks, too.
    pub status_since: Timestamp,
    /// How often Alipay+ was inquired or asked to cancel since then.
    pub checks: u32,
    /// Days of looking brought nothing, and the operator was told so. It is looked at again only when it is hurried.
    pub given_up: bool,
    /// A signed notification of this payment has reached us, whatever it said.
    pub notified: bool,
    /// How much of the amount is refunded or may be: the refunds that have not failed. Never more than the amount.
    pub refunds_claimed: Money,
    /// How much of it is refunded, as Alipay+ signed.
    pub refunded: Money,
    /// Alipay+ refused the cancel because its time is over: an inquiry says what is true.
    pub cancel_refused: bool,
    /// When the worker has to look at it; nothing is due when `None`.
    pub due_at: Option<Timestamp>,
}

/// A payment: what was asked and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// What was asked; never changes.
    pub order: Order,
    /// Where it stands; only [`transition`] changes it.
    pub progress: Progress,
    /// Counts the changes, from 0; a change is stored only over the version it was made from.
    pub version: u32,
}

impl Payment {
    /// A payment that is about to be asked of Alipay+ for the first time by whoever stores it.
    #[must_use]
    pub fn open(order: Order) -> Self {
        let asking_until = order.created_at.plus_seconds(ASKING_SECONDS);
        let nothing = Money::new(order.amount.currency(), 0);
        let progress = Progress {
            status: Status::Created,
            payment_id: None,
            payment_url: None,
            wallet_brand: None,
            reason: None,
            result_code: None,
            paid_at: None,
            maybe_sent: false,
            asking_until: Some(asking_until),
            asks: 1,
            status_since: order.created_at,
            checks: 0,
            given_up: false,
            notified: false,
            refunds_claimed: nothing,
            refunded: nothing,
            cancel_refused: false,
            due_at: Some(asking_until),
        };
        Self { order, progress, version: 0 }
    }

    /// Whether `pay` is being asked for it at this moment.
    #[must_use]
    pub fn is_being_asked(&self, now: Timestamp) -> bool {
        self.progress.asking_until.is_some_and(|until| still_holds(until, now))
    }

    /// How much of it can still be refunded.
    #[must_use]
    pub fn left_to_refund(&self) -> Money {
        let (paid, claimed) = (self.order.amount, self.progress.refunds_claimed);
        let left = match self.progress.status {
            Status::Succeeded => paid.minor_units().saturating_sub(claimed.minor_units()),
            _ => 0,
        };
        Money::new(paid.currency(), left)
    }

    /// Whether the payer may still be sent to the wallet.
    #[must_use]
    pub fn can_be_confirmed(&self, now: Timestamp) -> bool {
        matches!(self.progress.status, Status::Created | Status::Processing) && now < self.order.expires_at
    }
}
