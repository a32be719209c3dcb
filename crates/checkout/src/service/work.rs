//! The worker's loop: takes what is due, has it looked after, and takes more as soon as there is room again. Several
//! servers run one each over the same store; what a crash interrupted comes due again.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Checkout;
use crate::entry_code::EntryCode;
use crate::payment::RequestId;
use crate::port::{Clock, Due, Gateway, Room, Store, StoreError};
use crate::refund::RefundId;
use crate::time::Timestamp;

/// How many payments are looked after at once: one request to Alipay+ each, which answers in under a second, or not for
/// ten.
const PAYMENTS_AT_ONCE_MAX: u32 = 64;

/// How many of them are of one code: what is begun and left at one counter takes an eighth of the room at most.
const OF_ONE_CODE_MAX: u32 = 8;

/// How many refunds are looked after at once. They have room of their own: no queue of inquiries holds up a refund.
const REFUNDS_AT_ONCE_MAX: u32 = 16;

/// How often it looks for what is due too far ahead, in milliseconds.
const TOO_FAR_AHEAD_EVERY_MILLIS: i64 = 15 * 60 * 1000;

/// What a task looks after, for logs and traces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// This payment.
    Payment(RequestId),
    /// A refund.
    Refund {
        /// The refund.
        id: RefundId,
        /// The payment that it is of.
        payment: RequestId,
    },
}

/// What the worker's loop runs on: the server brings its runtime, a simulation its own.
pub trait TaskRunner: Sync {
    /// Starts a task. Its error is for the log: what failed comes due again when its lease ends.
    fn start(&self, subject: Subject, work: impl Future<Output = Result<(), StoreError>> + Send + 'static);

    /// What is due could not be read.
    fn could_not_take(&self, error: &StoreError);

    /// Returns when something new may be due, or when a task has ended and left room; `false` ends the loop.
    fn rest(&self) -> impl Future<Output = bool> + Send;
}

/// How much is in hand.
#[derive(Debug, Default)]
struct InHand {
    of_codes: Mutex<BTreeMap<EntryCode, u32>>,
    refunds: Mutex<u32>,
}

impl InHand {
    fn of_codes(&self) -> MutexGuard<'_, BTreeMap<EntryCode, u32>> {
        self.of_codes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn refunds(&self) -> MutexGuard<'_, u32> {
        self.refunds.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A payment's slot: free again when it is dropped, however its task ended.
struct PaymentSlot(Arc<InHand>, EntryCode);

impl PaymentSlot {
    fn take(in_hand: &Arc<InHand>, code: EntryCode) -> Self {
        *in_hand.of_codes().entry(code).or_default() += 1;
        Self(in_hand.clone(), code)
    }
}

impl Drop for PaymentSlot {
    fn drop(&mut self) {
        let mut of_codes = self.0.of_codes();
        if let Some(count) = of_codes.get_mut(&self.1) {
            *count -= 1;
            if *count == 0 {
                of_codes.remove(&self.1);
            }
        }
    }
}

/// A refund's slot.
struct RefundSlot(Arc<InHand>);

impl RefundSlot {
    fn take(in_hand: &Arc<InHand>) -> Self {
        *in_hand.refunds() += 1;
        Self(in_hand.clone())
    }
}

impl Drop for RefundSlot {
    fn drop(&mut self) {
        *self.0.refunds() -= 1;
    }
}

impl<S, G, C> Checkout<S, G, C>
where
    S: Store + 'static,
    G: Gateway + 'static,
    C: Clock + 'static,
{
    /// Looks after what comes due until `runner` says that it is enough. The tasks that it started may still run then.
    pub async fn work(self: &Arc<Self>, runner: &impl TaskRunner) {
        let in_hand = Arc::new(InHand::default());
        let mut looked_ahead_at = None;
        loop {
            let due = self.due_now(&mut looked_ahead_at);
            self.start_refunds(runner, &in_hand, due).await;
            self.start_payments(runner, &in_hand, due).await;
            if !runner.rest().await {
                return;
            }
        }
    }

    /// What is to be taken for due in this round.
    fn due_now(&self, looked_ahead_at: &mut Option<Timestamp>) -> Due {
        let now = self.clock.now();
        let is_fresh = |at: Timestamp| (now.as_millis() - at.as_millis()).abs() < TOO_FAR_AHEAD_EVERY_MILLIS;
        if looked_ahead_at.is_some_and(is_fresh) {
            return Due::Now;
        }
        *looked_ahead_at = Some(now);
        Due::NowOrTooFarAhead
    }

    async fn start_refunds(self: &Arc<Self>, runner: &impl TaskRunner, in_hand: &Arc<InHand>, due: Due) {
        let limit = REFUNDS_AT_ONCE_MAX.saturating_sub(*in_hand.refunds());
        if limit == 0 {
            return;
        }
        match self.take_due_refunds(limit, due).await {
            Ok(refunds) => {
                for refund in refunds {
                    let (id, payment) = (refund.order.id.clone(), refund.order.payment.clone());
                    let (checkout, slot) = (self.clone(), RefundSlot::take(in_hand));
                    runner.start(Subject::Refund { id, payment }, async move {
                        let _slot = slot;
                        checkout.look_after_refund(refund).await.map(drop)
                    });
                }
            }
            Err(error) => runner.could_not_take(&error),
        }
    }

    async fn start_payments(self: &Arc<Self>, runner: &impl TaskRunner, in_hand: &Arc<InHand>, due: Due) {
        let (taken, busy) = {
            let of_codes = in_hand.of_codes();
            let busy = of_codes.iter().filter(|(_, count)| **count >= OF_ONE_CODE_MAX);
            (of_codes.values().sum::<u32>(), busy.map(|(code, _)| *code).collect::<Vec<_>>())
        };
        let limit = PAYMENTS_AT_ONCE_MAX.saturating_sub(taken);
        if limit == 0 {
            return;
        }
        match self.take_due(Room { limit, of_one_code: OF_ONE_CODE_MAX, busy: &busy, due }).await {
            Ok(payments) => {
                for payment in payments {
                    let slot = PaymentSlot::take(in_hand, payment.order.code);
                    let checkout = self.clone();
                    runner.start(Subject::Payment(payment.order.request_id.clone()), async move {
                        let _slot = slot;
                        checkout.look_after(payment).await.map(drop)
                    });
                }
            }
            Err(error) => runner.could_not_take(&error),
        }
    }
}
