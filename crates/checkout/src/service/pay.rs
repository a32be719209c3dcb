//! Taking a payment: stored first, asked then, once however often the payer presses.

use super::Checkout;
use crate::payment::{ASKS_MAX, Event, Fact, Order, Payment, Status, Step, transition};
use crate::port::{Clock, Gateway, Opened, PaymentKey, Store, StoreError};

/// How long a second tap waits for the first one's answer, in milliseconds.
const WAIT_MAX_MILLIS: u64 = 12_000;

/// How long between two looks for it.
const WAIT_STEP_MILLIS: u64 = 100;

/// For how long a payment must have stayed as it is before a second tap asks `pay` again, in milliseconds: however often
/// it is tapped, Alipay+ is asked no more often than this.
const ASK_AGAIN_AFTER_MILLIS: u64 = 1_500;

/// `pay` is asked a second time at once only when the first took less than this, in milliseconds: the payer
/// is standing there.
const ASK_TWICE_WITHIN_MILLIS: i64 = 3_000;

/// Where a payer who pressed pay is to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PayOutcome {
    /// To the wallet's page, to confirm.
    Redirect {
        /// The `paymentUrl`: https or a wallet's scheme.
        payment_url: String,
        /// The payment.
        payment: Box<Payment>,
    },
    /// To the outcome page: the payment is over, or under way with nowhere to confirm it.
    Show(Box<Payment>),
    /// Alipay+ could not be reached or did not say. Nothing is charged, since nobody confirmed anything;
    /// pressing again leads to this same payment.
    Unreachable(Box<Payment>),
    /// The store took nothing more. Nothing is charged, since nobody was led to a wallet; pressing again leads to at
    /// most one payment.
    NotStored(StoreError),
}

impl<S: Store, G: Gateway, C: Clock> Checkout<S, G, C> {
    /// Takes the payment that `order` describes: stores it, asks `pay`, and says where the payer goes.
    ///
    /// The same attempt always leads to the same payment: whoever comes second waits for the first one's
    /// answer, and asks again with the same id when there was none. An order for an attempt that already has
    /// a payment of another amount or code is shown that payment.
    ///
    /// # Errors
    /// The store's, when it cannot even be read: then nothing was asked of Alipay+, or it was and the worker finds out.
    pub async fn pay(&self, order: Order) -> Result<PayOutcome, StoreError> {
        let payment = Payment::open(order);
        let outcome = match self.store.open(&payment).await {
            Ok(Opened::New) => self.ask_for_payer(payment.clone()).await,
            Ok(Opened::Existing(existing)) => self.join(*existing, &payment.order).await,
            Err(error) => Err(error),
        };
        match outcome {
            Err(error @ (StoreError::Unavailable(_) | StoreError::Contended(_))) => {
                self.look_up(&payment.order, error).await
            }
            outcome => outcome,
        }
    }

    /// Where a payer goes for whom nothing could be stored: what was stored before can often still be read.
    async fn look_up(&self, order: &Order, error: StoreError) -> Result<PayOutcome, StoreError> {
        let Ok(known) = self.store.payment(PaymentKey::Attempt(&order.attempt)).await else {
            return Err(error);
        };
        Ok(match known {
            // Whoever is led to a wallet is so once that is stored.
            None => PayOutcome::NotStored(error),
            Some(known) if known.progress.status == Status::Created => PayOutcome::NotStored(error),
            Some(known) if same(&known, order) => self.lead(known),
            Some(known) => PayOutcome::Show(Box::new(known)),
        })
    }

    async fn join(&self, existing: Payment, order: &Order) -> Result<PayOutcome, StoreError> {
        if !same(&existing, order) {
            return Ok(PayOutcome::Show(Box::new(existing)));
        }
        let mut payment = existing;
        let mut unchanged_millis = 0;
        for _ in 0..=WAIT_MAX_MILLIS / WAIT_STEP_MILLIS {
            let now = self.clock.now();
            if payment.progress.status != Status::Created || now >= payment.order.expires_at {
                return Ok(self.lead(payment));
            }
            if !payment.is_being_asked(now) {
                if payment.progress.asks >= ASKS_MAX {
                    // Inquiries find out what became of them; the worker makes them.
                    break;
                }
                if unchanged_millis >= ASK_AGAIN_AFTER_MILLIS
                    && let Some(claimed) = self.claim(&payment).await?
                {
                    return self.ask_for_payer(claimed).await;
                }
            }
            self.clock.sleep(WAIT_STEP_MILLIS).await;
            let reloaded = self.reload(&payment).await?;
            unchanged_millis =
                if reloaded.version == payment.version { unchanged_millis + WAIT_STEP_MILLIS } else { 0 };
            payment = reloaded;
        }
        Ok(PayOutcome::Unreachable(Box::new(payment)))
    }

    /// Makes the next asking of `pay` ours, and keeps that we are about to ask. `None`: somebody was first.
    pub(super) async fn claim(&self, payment: &Payment) -> Result<Option<Payment>, StoreError> {
        let step = transition(payment, &Event::unproven(self.clock.now(), Fact::PayAsked));
        let stored = self.store.advance(&step).await?;
        Ok(stored.then_some(step.payment))
    }

    async fn ask_for_payer(&self, payment: Payment) -> Result<PayOutcome, StoreError> {
        let begun = self.clock.now();
        let step = self.ask(payment).await?;
        let took_millis = self.clock.now().as_millis() - begun.as_millis();
        // Where Alipay+ signed that it does not know or is too busy, the same question at once would only add to it.
        let was_answered = step.record.fact == Fact::PAY_ANSWERED;
        let mut asked = step.payment;
        if asked.progress.status == Status::Created
            && asked.progress.asks < ASKS_MAX
            && !was_answered
            && took_millis < ASK_TWICE_WITHIN_MILLIS
            && let Some(claimed) = self.claim(&asked).await?
        {
            asked = self.ask(claimed).await?.payment;
        }
        Ok(self.lead(asked))
    }

    /// Asks `pay` for a payment whose asking is ours, and keeps what came of it.
    pub(super) async fn ask(&self, payment: Payment) -> Result<Step, StoreError> {
        let store_id = &payment.order.store_id;
        let profile = self
            .store
            .store_as_opened(&payment.order)
            .await?
            .ok_or_else(|| StoreError::Corrupt(format!("store {store_id} has vanished")))?;
        let reply = self.gateway.pay(&profile, &payment.order).await;
        self.heard(payment, reply, Fact::PayAnswered, Fact::PayNotSent, Fact::PayUnknown).await
    }

    fn lead(&self, payment: Payment) -> PayOutcome {
        let confirmable = payment.can_be_confirmed(self.clock.now());
        match (payment.progress.status, payment.progress.payment_url.clone()) {
            (Status::Processing, Some(payment_url)) if confirmable => {
                PayOutcome::Redirect { payment_url, payment: Box::new(payment) }
            }
            (Status::Created, _) if confirmable => PayOutcome::Unreachable(Box::new(payment)),
            _ => PayOutcome::Show(Box::new(payment)),
        }
    }
}

/// Whether an attempt's payment is what `order` asks for.
fn same(payment: &Payment, order: &Order) -> bool {
    payment.order.amount == order.amount && payment.order.code == order.code
}
