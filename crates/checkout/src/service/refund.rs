//! Giving money back: stored first, asked then, again with the same id until Alipay+ says how it ended.

use super::{CONFLICTS_MAX, Checkout};
use crate::money::Money;
use crate::payment::{Digest, Payment, Status};
use crate::port::{Clock, Due, Gateway, LEASE_SECONDS, PaymentKey, Reply, Store, StoreError};
use crate::refund::{
    Refund, RefundEvent, RefundFact, RefundId, RefundOrder, RefundRefusal, RefundStep, needs_asking, open,
    transition,
};

/// What became of a wish to refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefundOutcome {
    /// It is stored, and was asked for. Unless it is over, the worker goes on with it.
    Taken(Box<Refund>),
    /// It is not to be had; nothing was stored.
    Refused(RefundRefusal),
}

impl<S: Store, G: Gateway, C: Clock> Checkout<S, G, C> {
    /// Refunds a part of `payment`: stores it, asks Alipay+, and says where it stands then.
    ///
    /// The same id again leads to the same refund and moves no more money. Of a payment that ended without money Alipay+ is
    /// asked first: where it signs that the money is there after all, the payment has succeeded, and is refunded.
    ///
    /// # Errors
    /// The store's: then nothing was asked of Alipay+, or it was and the worker finds out.
    pub async fn refund(&self, payment: Payment, order: RefundOrder) -> Result<RefundOutcome, StoreError> {
        self.refund_up_to(payment, order, None).await
    }

    /// The same for somebody who may give back `limit` of one payment at most, together with what others gave back:
    /// however many ask at the same time.
    ///
    /// # Errors
    /// As those of [`refund`](Self::refund).
    pub async fn refund_up_to(
        &self,
        payment: Payment,
        order: RefundOrder,
        limit: Option<Money>,
    ) -> Result<RefundOutcome, StoreError> {
        let mut payment = payment;
        let mut asked_anew = false;
        for _ in 0..CONFLICTS_MAX {
            if let Some(known) = self.store.refund(&order.id).await? {
                let same = known.order.payment == order.payment && known.order.amount == order.amount;
                let refused = RefundOutcome::Refused(RefundRefusal::IdTaken);
                return Ok(if same { RefundOutcome::Taken(Box::new(known)) } else { refused });
            }
            if let Some(limit) = limit
                && goes_beyond(&payment, &order, limit)
            {
                return Ok(RefundOutcome::Refused(RefundRefusal::OverLimit { limit }));
            }
            if matches!(payment.progress.status, Status::Failed | Status::Cancelled) && !asked_anew {
                asked_anew = true;
                payment = self.inquire_anew(payment).await?;
            }
            let step = match open(&payment, order.clone()) {
                Ok(step) => step,
                Err(refusal) => return Ok(RefundOutcome::Refused(refusal)),
            };
            if self.store.open_refund(&step).await? {
                return Ok(RefundOutcome::Taken(Box::new(self.ask_refund(step).await?)));
            }
            payment = self.reload(&payment).await?;
        }
        Err(StoreError::Contended(payment.order.request_id))
    }

    /// Takes at most `limit` refunds that are due; they are ours to look after for a minute.
    ///
    /// # Errors
    /// The store's; nothing was taken.
    pub async fn take_due_refunds(&self, limit: u32, due: Due) -> Result<Vec<Refund>, StoreError> {
        let now = self.clock.now();
        self.store.take_due_refunds(now, now.plus_seconds(LEASE_SECONDS), limit, due).await
    }

    /// Asks again for `refund` if it needs that now, and returns it as it is afterwards.
    ///
    /// # Errors
    /// The store's; the refund comes due again when its lease ends.
    pub async fn look_after_refund(&self, refund: Refund) -> Result<Refund, StoreError> {
        // Afresh, and the payment first: what changes the refund after that changes the payment's version too, so that
        // a step from what is no longer true is not stored.
        let payment = self.payment_of(&refund).await?;
        let refund = self.reload_refund(&refund.order.id).await?;
        if !needs_asking(&refund, self.clock.now()) {
            return Ok(refund);
        }
        let event = RefundEvent { at: self.clock.now(), fact: RefundFact::Asked, digest: None };
        let step = transition(&payment, &refund, &event);
        if self.store.advance_refund(&step).await? {
            return self.ask_refund(step).await;
        }
        self.reload_refund(&refund.order.id).await
    }

    /// Asks Alipay+ for a refund whose asking is ours, and keeps what came of it.
    async fn ask_refund(&self, asked: RefundStep) -> Result<Refund, StoreError> {
        let (fact, digest) = match self.gateway.refund(&asked.refund.order).await {
            Reply::NotSent => (RefundFact::NotSent, None),
            Reply::Unknown => (RefundFact::Unknown, None),
            Reply::Answered(reply, digest) => (RefundFact::Answered(reply), Some(digest)),
        };
        self.refund_happen(asked, fact, digest).await
    }

    /// Lets `fact` happen to a refund and stores it, over whatever others made of it and its payment meanwhile.
    async fn refund_happen(
        &self,
        last: RefundStep,
        fact: RefundFact,
        digest: Option<Digest>,
    ) -> Result<Refund, StoreError> {
        let event = RefundEvent { at: self.clock.now(), fact, digest };
        let (mut payment, mut refund) = (last.step.payment, last.refund);
        for _ in 0..CONFLICTS_MAX {
            let step = transition(&payment, &refund, &event);
            if self.store.advance_refund(&step).await? {
                return Ok(step.refund);
            }
            // The payment first, as above.
            payment = self.reload(&payment).await?;
            refund = self.reload_refund(&refund.order.id).await?;
        }
        Err(StoreError::Contended(payment.order.request_id))
    }

    async fn payment_of(&self, refund: &Refund) -> Result<Payment, StoreError> {
        let request_id = &refund.order.payment;
        let payment = self.store.payment(PaymentKey::RequestId(request_id)).await?;
        payment.ok_or_else(|| StoreError::Corrupt(format!("payment {request_id} has vanished")))
    }

    async fn reload_refund(&self, id: &RefundId) -> Result<Refund, StoreError> {
        let refund = self.store.refund(id).await?;
        refund.ok_or_else(|| StoreError::Corrupt(format!("refund {id} has vanished")))
    }
}

/// Whether `order` would bring what goes back of `payment` over the limit.
fn goes_beyond(payment: &Payment, order: &RefundOrder, limit: Money) -> bool {
    let claimed = payment.progress.refunds_claimed;
    let whole = claimed.minor_units().saturating_add(order.amount.minor_units());
    order.amount.currency() != limit.currency() || whole > limit.minor_units()
}
