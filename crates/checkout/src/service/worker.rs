//! Looking after payments that have no result yet: whoever crashed, whatever was lost.

use super::Checkout;
use crate::payment::{CancelCause, Duty, Fact, Payment, RequestId, Status, Step, duty};
use crate::port::{Clock, Gateway, LEASE_SECONDS, Reply, Room, Store, StoreError};

impl<S: Store, G: Gateway, C: Clock> Checkout<S, G, C> {
    /// Takes as many payments that are due as there is room for; they are ours to look after for a minute.
    ///
    /// # Errors
    /// The store's; nothing was taken.
    pub async fn take_due(&self, room: Room<'_>) -> Result<Vec<Payment>, StoreError> {
        let now = self.clock.now();
        self.store.take_due(now, now.plus_seconds(LEASE_SECONDS), room).await
    }

    /// Has a payment looked at soon: its payer is back, or watches, and wants to know.
    ///
    /// # Errors
    /// The store's; the payment then comes due when it would have.
    pub async fn hurry(&self, request_id: &RequestId) -> Result<(), StoreError> {
        self.store.hurry(request_id, self.clock.now()).await
    }

    /// Does what `payment` needs now, and returns it as it is afterwards.
    ///
    /// # Errors
    /// The store's; the payment comes due again when its lease ends.
    pub async fn look_after(&self, payment: Payment) -> Result<Payment, StoreError> {
        match duty(&payment, self.clock.now()) {
            Duty::Nothing => Ok(payment),
            Duty::AskPay => match self.claim(&payment).await? {
                Some(claimed) => Ok(self.ask(claimed).await?.payment),
                None => self.reload(&payment).await,
            },
            Duty::Inquire => self.inquire(payment).await,
            Duty::InquireThenCancel => self.inquire_then_cancel(payment).await,
            Duty::Cancel => self.press_cancel(payment).await,
            Duty::Close => Ok(self.happen(payment, Fact::RanOut, None).await?.payment),
        }
    }

    /// Inquires what Alipay+ holds, and keeps what it says.
    ///
    /// # Errors
    /// The store's; the inquiry is lost and comes due again.
    pub async fn inquire(&self, payment: Payment) -> Result<Payment, StoreError> {
        Ok(self.inquire_step(payment).await?.payment)
    }

    /// The same of a payment that has ended without money, for an operator who wants to refund it all the same: where
    /// Alipay+ signs now that it is paid, it is.
    pub(super) async fn inquire_anew(&self, payment: Payment) -> Result<Payment, StoreError> {
        let reply = self.gateway.inquire(&payment.order.request_id).await;
        let (not_sent, unknown) = (Fact::InquiryUnknown, Fact::InquiryUnknown);
        Ok(self.heard(payment, reply, Fact::InquiredAnew, not_sent, unknown).await?.payment)
    }

    async fn inquire_step(&self, payment: Payment) -> Result<Step, StoreError> {
        let reply = self.gateway.inquire(&payment.order.request_id).await;
        let (not_sent, unknown) = (Fact::InquiryUnknown, Fact::InquiryUnknown);
        self.heard(payment, reply, Fact::Inquired, not_sent, unknown).await
    }

    /// Since a cancel wins over a success that we have not heard of, it is asked for only once Alipay+ said
    /// that there is none: never because an inquiry went unanswered.
    async fn inquire_then_cancel(&self, payment: Payment) -> Result<Payment, StoreError> {
        let inquired = self.inquire_step(payment).await?;
        if !inquired.told_of_payment {
            return Ok(inquired.payment);
        }
        let step = self.happen(inquired.payment, Fact::CancelAsked(CancelCause::Expiry), None).await?;
        self.press_cancel(step.payment).await
    }

    /// Cancels on the shop's behalf: keeps the wish, then asks Alipay+; the worker repeats it until it is signed.
    /// A payment that has failed or is cancelled already stays as it is.
    ///
    /// # Errors
    /// The store's; when the wish was stored, the worker goes on with it.
    pub async fn cancel(&self, payment: Payment) -> Result<Payment, StoreError> {
        let payment = self.inquire(payment).await?;
        let step = self.happen(payment, Fact::CancelAsked(CancelCause::Shop), None).await?;
        self.press_cancel(step.payment).await
    }

    async fn press_cancel(&self, payment: Payment) -> Result<Payment, StoreError> {
        if payment.progress.status != Status::Cancelling {
            return Ok(payment);
        }
        let reply = self.gateway.cancel(&payment.order.request_id).await;
        // Refused, because its time is over or the payment is: an inquiry tells what is true.
        let refused = matches!(&reply, Reply::Answered(reply, _) if reply.is_refusal());
        let (not_sent, unknown) = (Fact::CancelUnknown, Fact::CancelUnknown);
        let payment = self.heard(payment, reply, Fact::CancelAnswered, not_sent, unknown).await?.payment;
        if refused && payment.progress.status == Status::Cancelling {
            return self.inquire(payment).await;
        }
        Ok(payment)
    }
}
