//! What the checkout does, over the three ports: take a payment, hear a notification, give money back, look after
//! what is due.

mod notify;
mod pay;
mod refund;
mod work;
mod worker;

pub use notify::{Notification, Verdict};
pub use pay::PayOutcome;
pub use refund::RefundOutcome;
pub use work::{Subject, TaskRunner};

use crate::payment::{Digest, Event, Fact, Payment, Step, transition};
use crate::port::{Clock, Gateway, PaymentKey, Reply, Store, StoreError};

/// How often a change is tried again when somebody else changed the payment first.
const CONFLICTS_MAX: u32 = 32;

/// The checkout: the rules, with a store, a gateway and a clock.
#[derive(Debug)]
pub struct Checkout<S, G, C> {
    store: S,
    gateway: G,
    clock: C,
}

impl<S: Store, G: Gateway, C: Clock> Checkout<S, G, C> {
    /// A checkout over these ports.
    pub fn new(store: S, gateway: G, clock: C) -> Self {
        Self { store, gateway, clock }
    }

    /// What is kept.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// Alipay+.
    pub fn gateway(&self) -> &G {
        &self.gateway
    }

    /// The clock that everything here goes by.
    pub fn clock(&self) -> &C {
        &self.clock
    }

    /// Lets `fact` happen to `payment` and stores it, over whatever others made of the payment meanwhile.
    async fn happen(&self, payment: Payment, fact: Fact, digest: Option<Digest>) -> Result<Step, StoreError> {
        let event = Event { at: self.clock.now(), fact, digest };
        let mut current = payment;
        for _ in 0..CONFLICTS_MAX {
            let step = transition(&current, &event);
            if self.store.advance(&step).await? {
                return Ok(step);
            }
            current = self.reload(&current).await?;
        }
        Err(StoreError::Contended(current.order.request_id))
    }

    /// The same for what an answer of the gateway says, or does not say.
    async fn heard<T>(
        &self,
        payment: Payment,
        reply: Reply<T>,
        answered: impl FnOnce(T) -> Fact,
        not_sent: Fact,
        unknown: Fact,
    ) -> Result<Step, StoreError> {
        let (fact, digest) = match reply {
            Reply::NotSent => (not_sent, None),
            Reply::Unknown => (unknown, None),
            Reply::Answered(answer, digest) => (answered(answer), Some(digest)),
        };
        self.happen(payment, fact, digest).await
    }

    async fn reload(&self, payment: &Payment) -> Result<Payment, StoreError> {
        let request_id = &payment.order.request_id;
        self.store
            .payment(PaymentKey::RequestId(request_id))
            .await?
            .ok_or_else(|| StoreError::Corrupt(format!("payment {request_id} has vanished")))
    }
}
