//! What the gateway holds: every payment, and the rules by which it changes.
//!
//! Nothing here reads a clock or does I/O; each call is told the time. A payment is found by three ids, keeps
//! to the idempotency rules of Alipay+, and leaves only when the ledger is full: then the one that was
//! finished first goes, and its ids are unknown from then on.

mod payment;
#[cfg(test)]
mod tests;

pub(crate) use payment::{Attempt, Payment, Refund, State};

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use jiff::{SignedDuration, Timestamp};

use crate::request::{PayRequest, Reference, RefundRequest};
use crate::result_code::{Refusal, ResultCode};
use crate::timestamp::ALIPAYPLUS_OFFSET;

/// How long the payer has when the request does not say. No default is documented for entry codes; this is
/// the one of the cashier.
const EXPIRY_DEFAULT: SignedDuration = SignedDuration::from_mins(10);

/// A payment's place in the order of arrival.
pub(crate) type Number = u64;

/// All payments.
#[derive(Debug)]
pub(crate) struct Ledger {
    payments: BTreeMap<Number, Payment>,
    by_payment_id: HashMap<String, Number>,
    by_payment_request_id: HashMap<String, Number>,
    by_refund_request_id: HashMap<String, Number>,
    /// The payments that wait for the payer, by the end of their time.
    expiries: BTreeSet<(Timestamp, Number)>,
    /// The payments that do not, in the order in which they stopped to.
    finished: VecDeque<Number>,
    /// Results that the acquirer is still to be told.
    announcements: Vec<Announcement>,
    /// How many notifications were acknowledged, ever.
    acknowledged: u64,
    payments_max: usize,
    next: Number,
}

/// A result to tell the acquirer: the payment as it was at that moment.
#[derive(Clone, Debug)]
pub(crate) struct Announcement {
    pub(crate) number: Number,
    pub(crate) payment: Payment,
}

/// What the payer decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    Approve,
    /// With one of [`crate::result_code::DECLINE_REASONS`].
    Decline(ResultCode),
}

/// Why a decision did not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DecisionProblem {
    NoSuchPayment,
    /// It is finished otherwise.
    Finished(State),
}

impl Decision {
    /// The result that it leads to.
    pub(crate) const fn result(self) -> ResultCode {
        match self {
            Self::Approve => ResultCode::SUCCESS,
            Self::Decline(reason) => reason,
        }
    }
}

impl Ledger {
    /// An empty ledger that holds at most `payments_max` payments.
    pub(crate) fn new(payments_max: usize) -> Self {
        Self {
            payments: BTreeMap::new(),
            by_payment_id: HashMap::new(),
            by_payment_request_id: HashMap::new(),
            by_refund_request_id: HashMap::new(),
            expiries: BTreeSet::new(),
            finished: VecDeque::new(),
            announcements: Vec::new(),
            acknowledged: 0,
            payments_max,
            next: 1,
        }
    }

    /// Starts a payment, or finds the one that this request started before.
    pub(crate) fn pay(&mut self, request: PayRequest, now: Timestamp) -> Result<&Payment, Refusal> {
        self.expire(now);
        if let Some(number) = self.by_payment_request_id.get(&request.payment_request_id) {
            let payment = &self.payments[number];
            let same = payment.request.amount == request.amount
                && payment.request.settlement_strategy == request.settlement_strategy;
            return if same { Ok(payment) } else { Err(ResultCode::REPEAT_REQ_INCONSISTENT.into()) };
        }
        let expires_at = request.expires_at.unwrap_or(now + EXPIRY_DEFAULT);
        if expires_at <= now {
            return Err(Refusal::illegal("paymentExpiryTime has passed"));
        }
        self.make_room()?;
        let number = self.take_number();
        let payment_id = id_of(number, now);
        self.by_payment_id.insert(payment_id.clone(), number);
        self.by_payment_request_id.insert(request.payment_request_id.clone(), number);
        self.expiries.insert((expires_at, number));
        Ok(self.payments.entry(number).or_insert(Payment {
            id: payment_id,
            request,
            created_at: now,
            expires_at,
            state: State::Processing,
            refunds: Vec::new(),
            notifications: Vec::new(),
        }))
    }

    /// The payment that is meant.
    pub(crate) fn inquire(&mut self, reference: &Reference, now: Timestamp) -> Result<&Payment, Refusal> {
        self.expire(now);
        let number = self.number_of(reference)?;
        Ok(&self.payments[&number])
    }

    /// Cancels a payment; see [`Payment::cancel`].
    pub(crate) fn cancel(&mut self, reference: &Reference, now: Timestamp) -> Result<&Payment, Refusal> {
        self.expire(now);
        let number = self.number_of(reference)?;
        let payment = self.payment_mut(number)?;
        let (waited, expires_at) = (payment.state == State::Processing, payment.expires_at);
        payment.cancel(now)?;
        if waited {
            self.expiries.remove(&(expires_at, number));
            self.finished.push_back(number);
        }
        Ok(&self.payments[&number])
    }

    /// Gives back all or part of a payment, or finds the refund that this request made before. A refusal is
    /// not kept: the same request is judged anew.
    pub(crate) fn refund(
        &mut self,
        request: &RefundRequest,
        now: Timestamp,
    ) -> Result<(&Payment, &Refund), Refusal> {
        self.expire(now);
        let number = self.number_of(&request.payment)?;
        let refund_request_id = &request.id;
        if let Some(known) = self.by_refund_request_id.get(refund_request_id) {
            let payment = &self.payments[known];
            return payment
                .refunds
                .iter()
                .find(|refund| refund.request_id == *refund_request_id)
                .filter(|refund| *known == number && refund.amount == request.amount)
                .map(|refund| (payment, refund))
                .ok_or_else(|| ResultCode::REPEAT_REQ_INCONSISTENT.into());
        }
        self.payments[&number].check_refund(request.amount, now)?;
        let refund_id = id_of(self.take_number(), now);
        self.by_refund_request_id.insert(refund_request_id.clone(), number);
        let payment = self.payment_mut(number)?;
        let at = payment.refunds.len();
        payment.refunds.push(Refund {
            id: refund_id,
            request_id: refund_request_id.clone(),
            amount: request.amount,
            at: now,
        });
        let payment = &self.payments[&number];
        Ok((payment, &payment.refunds[at]))
    }

    /// Applies the payer's decision. The acquirer is told of the first one, unless `notify` is false.
    pub(crate) fn decide(
        &mut self,
        payment_id: &str,
        decision: Decision,
        notify: bool,
        now: Timestamp,
    ) -> Result<&Payment, DecisionProblem> {
        self.expire(now);
        let number = *self.by_payment_id.get(payment_id).ok_or(DecisionProblem::NoSuchPayment)?;
        match (self.payments[&number].state, decision) {
            (State::Processing, Decision::Approve) => {
                self.finish(number, State::Succeeded { at: now }, notify);
            }
            (State::Processing, Decision::Decline(reason)) => {
                self.finish(number, State::Declined { reason }, notify);
            }
            (State::Succeeded { .. }, Decision::Approve) | (State::Declined { .. }, Decision::Decline(_)) => {
            }
            (state, _) => return Err(DecisionProblem::Finished(state)),
        }
        Ok(&self.payments[&number])
    }

    /// Ends the payments whose time is over, and says when the next one's will be.
    pub(crate) fn expire(&mut self, now: Timestamp) -> Option<Timestamp> {
        while let Some(&(expires_at, number)) = self.expiries.first() {
            if expires_at > now {
                return Some(expires_at);
            }
            self.expiries.pop_first();
            self.finish(number, State::Expired, true);
        }
        None
    }

    /// The results that came about since the last call.
    pub(crate) fn take_announcements(&mut self) -> Vec<Announcement> {
        std::mem::take(&mut self.announcements)
    }

    /// Keeps what became of an attempt to notify.
    pub(crate) fn record(&mut self, number: Number, attempt: Attempt) {
        self.acknowledged += u64::from(attempt.problem.is_none());
        if let Some(payment) = self.payments.get_mut(&number) {
            payment.notifications.push(attempt);
        }
    }

    /// How many notifications were acknowledged, ever.
    pub(crate) const fn acknowledged(&self) -> u64 {
        self.acknowledged
    }

    /// All payments, in the order in which they came.
    pub(crate) fn payments(&self) -> impl Iterator<Item = &Payment> {
        self.payments.values()
    }

    fn number_of(&self, reference: &Reference) -> Result<Number, Refusal> {
        let number = match reference {
            Reference::PaymentId(id) => self.by_payment_id.get(id),
            Reference::PaymentRequestId(id) => self.by_payment_request_id.get(id),
        };
        number.copied().ok_or_else(|| ResultCode::ORDER_NOT_EXIST.into())
    }

    fn payment_mut(&mut self, number: Number) -> Result<&mut Payment, Refusal> {
        self.payments.get_mut(&number).ok_or_else(|| ResultCode::ORDER_NOT_EXIST.into())
    }

    /// Ends the wait for the payer.
    fn finish(&mut self, number: Number, state: State, notify: bool) {
        let Some(payment) = self.payments.get_mut(&number) else { return };
        payment.state = state;
        self.expiries.remove(&(payment.expires_at, number));
        self.finished.push_back(number);
        if notify {
            self.announcements.push(Announcement { number, payment: payment.clone() });
        }
    }

    fn make_room(&mut self) -> Result<(), Refusal> {
        if self.payments.len() < self.payments_max {
            return Ok(());
        }
        let Some(payment) = self.finished.pop_front().and_then(|number| self.payments.remove(&number)) else {
            return Err(Refusal::new(
                ResultCode::REQUEST_TRAFFIC_EXCEED_LIMIT,
                format!("{} payments wait for their payers, and more are not held", self.payments_max),
            ));
        };
        self.by_payment_id.remove(&payment.id);
        self.by_payment_request_id.remove(&payment.request.payment_request_id);
        for refund in &payment.refunds {
            self.by_refund_request_id.remove(&refund.request_id);
        }
        Ok(())
    }

    fn take_number(&mut self) -> Number {
        let number = self.next;
        self.next += 1;
        number
    }
}

/// An id as Alipay+ makes them: the time in UTC+8 to the millisecond, then a number. The time keeps it from
/// meeting an id from before a restart.
fn id_of(number: Number, now: Timestamp) -> String {
    let time = ALIPAYPLUS_OFFSET.to_datetime(now).strftime("%Y%m%d%H%M%S%3f").to_string();
    format!("{time}{number:010}")
}
