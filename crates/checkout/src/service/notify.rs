//! Hearing a notification whose signature was verified.

use super::Checkout;
use crate::payment::{Alarm, Digest, Fact, Payment, RequestId, Settlement, UnmatchedNotification};
use crate::port::{Clock, Gateway, PaymentKey, Store, StoreError};

/// Alipay+'s limit of `paymentRequestId`.
const REQUEST_ID_CHARACTERS_MAX: usize = 64;

/// A verified `notifyPayment`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    /// `paymentRequestId`, as it came.
    pub request_id: String,
    /// How the payment ended.
    pub settlement: Settlement,
    /// The digest of the signed message.
    pub digest: Digest,
}

/// What became of it. All of it is stored, so that all of it is acknowledged: Alipay+ would send the same seven times
/// again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Applied, or known already.
    Acknowledge,
    /// We hold no such payment: it is kept; tell the operator.
    UnknownPayment,
    /// The amount or currency is not the one we asked for: the payment's history has the alarm; tell the operator.
    AmountDiffers,
}

impl<S: Store, G: Gateway, C: Clock> Checkout<S, G, C> {
    /// Applies a verified notification, or keeps it for the operator. When this returns a verdict, it is stored.
    ///
    /// # Errors
    /// The store's: then nothing was changed, and Alipay+ has to notify again.
    pub async fn notified(&self, notification: Notification) -> Result<Verdict, StoreError> {
        let Some(payment) = self.payment_notified(&notification).await? else {
            self.store.keep_unmatched(&self.unmatched(notification)).await?;
            return Ok(Verdict::UnknownPayment);
        };
        let fact = Fact::Notified(notification.settlement);
        let step = self.happen(payment, fact, Some(notification.digest)).await?;
        Ok(match step.record.alarm {
            Some(Alarm::AmountDiffers) => Verdict::AmountDiffers,
            _ => Verdict::Acknowledge,
        })
    }

    async fn payment_notified(&self, notification: &Notification) -> Result<Option<Payment>, StoreError> {
        let Some(request_id) = RequestId::parse(&notification.request_id) else { return Ok(None) };
        self.store.payment(PaymentKey::RequestId(&request_id)).await
    }

    fn unmatched(&self, notification: Notification) -> UnmatchedNotification {
        UnmatchedNotification {
            at: self.clock.now(),
            request_id: notification.request_id.chars().take(REQUEST_ID_CHARACTERS_MAX).collect(),
            settlement: notification.settlement,
            digest: notification.digest,
        }
    }
}
