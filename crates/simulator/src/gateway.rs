//! The gateway's inside, shared by everything that serves it: the ledger, the faults, the clock, the keys.
//!
//! Both locks are held for moments and never across an await.

use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};

use alipayplus::operation::Operation;
use jiff::Timestamp;
use serde_json::Value;
use tokio::sync::Notify;
use url::Url;

use crate::answer;
use crate::clock::Clock;
use crate::faults::{Faults, Place, Strike};
use crate::ledger::{Decision, DecisionProblem, Ledger, Payment};
use crate::request::{self, Fields, PayRequest, Reference, RefundRequest};
use crate::result_code::Refusal;
use crate::seal::Seal;

/// See the module.
#[derive(Debug)]
pub(crate) struct Gateway {
    pub(crate) clock: Clock,
    pub(crate) seal: Seal,
    pub(crate) public_url: Url,
    pub(crate) time_scale: NonZeroU32,
    /// Wakes the notifier when there may be something to do for it.
    pub(crate) wake: Notify,
    ledger: Mutex<Ledger>,
    faults: Mutex<Faults>,
}

impl Gateway {
    pub(crate) fn new(
        clock: Clock,
        seal: Seal,
        public_url: Url,
        time_scale: NonZeroU32,
        payments_max: usize,
    ) -> Self {
        Self {
            clock,
            seal,
            public_url,
            time_scale,
            wake: Notify::new(),
            ledger: Mutex::new(Ledger::new(payments_max)),
            faults: Mutex::new(Faults::default()),
        }
    }

    /// The ledger, for a moment.
    pub(crate) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The faults, for a moment.
    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The fault that happens at this place now.
    pub(crate) fn strike(&self, place: Place) -> Option<Strike> {
        let strike = self.faults().take(place);
        if let Some(strike) = strike {
            tracing::info!(?place, kind = ?strike.kind, "fault");
        }
        strike
    }

    /// Does what a verified request asks for, and says what to answer.
    pub(crate) fn perform(&self, operation: Operation, body: &[u8]) -> Value {
        match self.try_perform(operation, body) {
            Ok(answer) => {
                let result = answer["result"]["resultCode"].as_str();
                tracing::info!(%operation, result, payment_id = answer["paymentId"].as_str(), "answered");
                answer
            }
            Err(refusal) => {
                tracing::info!(%operation, %refusal, "refused");
                answer::refusal(&refusal)
            }
        }
    }

    fn try_perform(&self, operation: Operation, body: &[u8]) -> Result<Value, Refusal> {
        let json = request::parse(body)?;
        let request = Fields::root(&json)?;
        let now = self.clock.now();
        match operation {
            Operation::Pay => {
                let raw =
                    serde_json::from_slice(body).map_err(|problem| Refusal::illegal(problem.to_string()))?;
                let request = PayRequest::read(&request, raw)?;
                let answer = answer::pay(self.ledger().pay(request, now)?, &self.public_url);
                // The notifier sleeps until the first expiry it knows of, and this one may come sooner.
                self.wake.notify_one();
                Ok(answer)
            }
            Operation::InquiryPayment => {
                let reference = Reference::read(&request)?;
                Ok(answer::inquiry(self.ledger().inquire(&reference, now)?))
            }
            Operation::CancelPayment => {
                let reference = Reference::read(&request)?;
                Ok(answer::cancel(self.ledger().cancel(&reference, now)?))
            }
            Operation::Refund => {
                let request = RefundRequest::read(&request)?;
                let mut ledger = self.ledger();
                let (payment, refund) = ledger.refund(&request, now)?;
                Ok(answer::refund(payment, refund))
            }
        }
    }

    /// Applies the payer's decision, shows the payment as it then is to `view`, and lets the notifier know.
    pub(crate) fn decide<T>(
        &self,
        payment_id: &str,
        decision: Decision,
        notify: bool,
        view: impl FnOnce(&Payment) -> T,
    ) -> Result<T, DecisionProblem> {
        let seen = self.ledger().decide(payment_id, decision, notify, self.clock.now()).map(view)?;
        tracing::info!(payment_id, result = decision.result().name(), notify, "the payer decided");
        self.wake.notify_one();
        Ok(seen)
    }

    /// Shows a payment as it is now to `view`.
    pub(crate) fn look<T>(&self, payment_id: &str, view: impl FnOnce(&Payment) -> T) -> Option<T> {
        let reference = Reference::PaymentId(payment_id.to_owned());
        self.ledger().inquire(&reference, self.now()).ok().map(view)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }
}
