//! The three ports through which the rules reach the outside, and no more: what is kept, who is asked, what
//! time it is. The server brings the real ones; a simulation brings ones with every fault in them.

use std::future::Future;

use crate::attempt::AttemptId;
use crate::entry_code::EntryCode;
use crate::payment::{
    CancelReply, Digest, Held, Order, OutcomeToken, PayReply, Payment, RequestId, Step, UnmatchedNotification,
};
use crate::refund::{Refund, RefundId, RefundOrder, RefundReply, RefundStep};
use crate::shop::{EntryPoint, StoreProfile};
use crate::time::Timestamp;

/// The time, and the passing of it.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;

    /// Returns when so many milliseconds have passed.
    fn sleep(&self, millis: u64) -> impl Future<Output = ()> + Send;
}

/// How long a taken payment or refund is its taker's, in seconds: longer than the three requests that looking after it
/// may take.
pub const LEASE_SECONDS: i64 = 60;

/// How far ahead a payment or refund can be due, in seconds: twice the longest pause there is. What is due later than
/// that was stored by a server whose clock ran ahead.
pub const DUE_AHEAD_SECONDS_MAX: i64 = 7200;

/// For how long after anything happened to a payment nothing can hurry it, in milliseconds: a payer who reloads the page
/// over and over causes one inquiry each time.
pub const HURRY_PAUSE_MILLIS: i64 = 2_000;

/// What a worker takes for due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// What is due now or was before.
    Now,
    /// That, and what is further ahead than [`DUE_AHEAD_SECONDS_MAX`]. To be used from time to time only: two servers
    /// whose clocks are days apart would go on taking the same payments from each other.
    NowOrTooFarAhead,
}

impl Due {
    /// Whether what is due at `due_at` is to be taken at `now`.
    #[must_use]
    pub fn holds(self, due_at: Timestamp, now: Timestamp) -> bool {
        due_at <= now || self == Self::NowOrTooFarAhead && due_at > self.ahead_of(now)
    }

    /// From when on something is too far ahead to be due then; the end of time where that does not count.
    #[must_use]
    pub const fn ahead_of(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Now => Timestamp::from_millis(i64::MAX),
            Self::NowOrTooFarAhead => now.plus_seconds(DUE_AHEAD_SECONDS_MAX),
        }
    }
}

/// How many payments a worker can take at once.
#[derive(Clone, Copy, Debug)]
pub struct Room<'codes> {
    /// How many in all.
    pub limit: u32,
    /// How many of one code.
    pub of_one_code: u32,
    /// Codes of which it has as many in hand as it may.
    pub busy: &'codes [EntryCode],
    /// What it takes for due.
    pub due: Due,
}

impl Room<'static> {
    /// Room for `limit` payments, of whichever codes.
    #[must_use]
    pub const fn of(limit: u32) -> Self {
        Self { limit, of_one_code: limit, busy: &[], due: Due::Now }
    }
}

/// What became of a request to Alipay+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply<T> {
    /// It never left: nothing reached Alipay+.
    NotSent,
    /// It was sent, and nothing that can be believed came back: a time-out, a missing or bad signature, an
    /// answer nobody can read. It may have done its work.
    Unknown,
    /// A verified answer, and the digest of the signed message.
    Answered(T, Digest),
}

/// Alipay+, as the rules see it. Every answer it returns is verified; it bounds its own time, below
/// [`ASKING_SECONDS`](crate::payment::ASKING_SECONDS).
pub trait Gateway: Send + Sync {
    /// `pay`: creates the payment, or finds it again by its id.
    fn pay(&self, store: &StoreProfile, order: &Order) -> impl Future<Output = Reply<PayReply>> + Send;

    /// `inquiryPayment`.
    fn inquire(&self, request_id: &RequestId) -> impl Future<Output = Reply<Held>> + Send;

    /// `cancelPayment`.
    fn cancel(&self, request_id: &RequestId) -> impl Future<Output = Reply<CancelReply>> + Send;

    /// `refund`: gives back a part of a payment, or finds that refund again by its id.
    fn refund(&self, order: &RefundOrder) -> impl Future<Output = Reply<RefundReply>> + Send;
}

/// What a payment can be found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentKey<'key> {
    /// Our id.
    RequestId(&'key RequestId),
    /// The bearer's token.
    Token(&'key OutcomeToken),
    /// The page's attempt.
    Attempt(&'key AttemptId),
}

/// What became of a payment that was to be stored for the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It is stored, and ours to ask for.
    New,
    /// The attempt already has a payment: this one.
    Existing(Box<Payment>),
}

/// Why the store could not do what was asked. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The database does not answer, is full, or refuses to write.
    #[error("the database cannot be used now: {0}")]
    Unavailable(String),
    /// The database holds something that the rules do not allow, or refused to.
    #[error("the database holds what it must not, or was to: {0}")]
    Corrupt(String),
    /// Others kept changing the same payment for longer than we try.
    #[error("payment {0} is being changed by too many at once; try again")]
    Contended(RequestId),
}

/// What is kept. Each call is one transaction: it happens whole or not at all, and once it returned it lasts.
pub trait Store: Send + Sync {
    /// The entry code with its store; `None` when there is no such code.
    fn entry_point(
        &self,
        code: &EntryCode,
    ) -> impl Future<Output = Result<Option<EntryPoint>, StoreError>> + Send;

    /// The store with this id.
    fn store_profile(
        &self,
        store_id: &str,
    ) -> impl Future<Output = Result<Option<StoreProfile>, StoreError>> + Send;

    /// The order's store as it was when the payment was opened: `pay` that is asked again says the same of it, also after
    /// it was renamed. As it is now, where a store does not keep that.
    fn store_as_opened(
        &self,
        order: &Order,
    ) -> impl Future<Output = Result<Option<StoreProfile>, StoreError>> + Send {
        self.store_profile(&order.store_id)
    }

    /// Stores a payment that is about to be asked for; at most one for each attempt, ever.
    fn open(&self, payment: &Payment) -> impl Future<Output = Result<Opened, StoreError>> + Send;

    /// The payment with this key.
    fn payment(
        &self,
        key: PaymentKey<'_>,
    ) -> impl Future<Output = Result<Option<Payment>, StoreError>> + Send;

    /// Stores a step and its line of history together, over the version the step was made from. `false` when
    /// somebody else was first: nothing was stored, load it again.
    fn advance(&self, step: &Step) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Takes as many payments that are due at `now` as there is room for, and makes them due again only at `until`: no
    /// other worker takes them before, and a crash of the taker loses none.
    ///
    /// Those that are being cancelled come first, since a cancel has a deadline. Among the others, and among them, each
    /// code's longest due comes before any code's second: no queue at one code holds up another.
    fn take_due(
        &self,
        now: Timestamp,
        until: Timestamp,
        room: Room<'_>,
    ) -> impl Future<Output = Result<Vec<Payment>, StoreError>> + Send;

    /// Makes an open payment due at `now`, given up or not, because its payer is there and wants to know. A payment that
    /// a worker has in hand stays its own, and one to which something happened within [`HURRY_PAUSE_MILLIS`] is left.
    fn hurry(
        &self,
        request_id: &RequestId,
        now: Timestamp,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Keeps a notification that fits no payment; one that is kept already changes nothing.
    fn keep_unmatched(
        &self,
        notification: &UnmatchedNotification,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Stores a new refund together with its payment's step and line of history, over the version the step was made
    /// from. `false` when somebody else was first or the refund's id is taken: nothing was stored, load both again.
    /// Refuses, with an error, what would make the refunds of a payment more than was paid.
    fn open_refund(&self, step: &RefundStep) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Stores a refund's step in the same way.
    fn advance_refund(&self, step: &RefundStep) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// The refund with this id.
    fn refund(&self, id: &RefundId) -> impl Future<Output = Result<Option<Refund>, StoreError>> + Send;

    /// A payment's refunds, the oldest first.
    fn refunds(&self, payment: &RequestId) -> impl Future<Output = Result<Vec<Refund>, StoreError>> + Send;

    /// Takes at most `limit` refunds that are `due` at `now`, the longest due first, as [`take_due`](Self::take_due) does
    /// payments.
    fn take_due_refunds(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
        due: Due,
    ) -> impl Future<Output = Result<Vec<Refund>, StoreError>> + Send;
}
