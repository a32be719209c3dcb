//! Alipay+ as its documents describe it: what it holds, and what it answers. It makes no mistakes; those happen
//! on the way to it and back (`network`), or are switched on in its [`Terms`], where the documents leave open
//! how it behaves.

use std::collections::BTreeMap;

use checkout::attempt::AttemptId;
use checkout::money::Money;
use checkout::payment::{CancelReply, Held, Order, PayReply, RequestId, Settlement};
use checkout::refund::{RefundId, RefundOrder, RefundReply};
use checkout::result_code::{ResultCode, ResultStatus};
use checkout::time::Timestamp;

use crate::timeline::Millis;

const DAY: Millis = 24 * 60 * 60 * 1000;
const UTC_PLUS_8: Millis = 8 * 60 * 60 * 1000;
/// A payment can be cancelled until so long after midnight, UTC+8.
const CANCEL_LEEWAY: Millis = 15 * 60 * 1000;

/// What the documents leave open.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that is so or not, whatever the others are"
)]
pub(crate) struct Terms {
    /// For how long after `pay` inquiries and cancels do not find the order.
    pub(crate) hidden_for: Millis,
    /// `pay` is answered S, although the payer has yet to confirm.
    pub(crate) pay_says_success: bool,
    /// A payment that has failed cannot be cancelled.
    pub(crate) failed_stays_failed: bool,
    /// Once the time to cancel is over, not even a cancelled payment is cancelled again.
    pub(crate) window_is_strict: bool,
    /// What an inquiry says of a cancelled payment, other than `ORDER_IS_CLOSED`.
    pub(crate) cancelled_has_own_code: bool,
    /// Inquiries leave the amount out.
    pub(crate) inquiry_without_amount: bool,
}

/// Where an order stands at Alipay+.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Processing,
    Paid(Timestamp),
    Failed(&'static str),
    Cancelled,
}

/// An order that Alipay+ holds.
#[derive(Clone, Debug)]
pub(crate) struct Holding {
    pub(crate) attempt: AttemptId,
    pub(crate) amount: Money,
    pub(crate) state: State,
    pub(crate) expires_at: Timestamp,
    created_at: Timestamp,
    /// How often the payer's money was taken.
    pub(crate) charges: u32,
    /// A cancel came too late.
    pub(crate) cancel_refused: bool,
}

/// Where a refund stands at Alipay+.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Return {
    /// It will be done, or fail, then.
    Later(Timestamp, End),
    Over(End),
}

/// How a refund ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Done,
    Failed(&'static str),
}

/// A refund that Alipay+ holds.
#[derive(Clone, Debug)]
pub(crate) struct Returned {
    pub(crate) payment: RequestId,
    pub(crate) amount: Money,
    pub(crate) state: Return,
}

impl Returned {
    /// How it ends, or has ended.
    pub(crate) fn end(&self) -> End {
        match self.state {
            Return::Later(_, end) | Return::Over(end) => end,
        }
    }
}

/// Everything that Alipay+ holds. Each call is told what its clock shows.
#[derive(Debug)]
pub(crate) struct Ledger {
    pub(crate) terms: Terms,
    holdings: BTreeMap<RequestId, Holding>,
    refunds: BTreeMap<RefundId, Returned>,
}

pub(crate) fn result(status: ResultStatus, code: &str) -> ResultCode {
    ResultCode { status, code: code.to_owned() }
}

pub(crate) fn success() -> ResultCode {
    result(ResultStatus::Success, "SUCCESS")
}

fn failure(code: &str) -> ResultCode {
    result(ResultStatus::Failure, code)
}

fn in_process() -> ResultCode {
    result(ResultStatus::Unknown, "PAYMENT_IN_PROCESS")
}

/// What an inquiry says of an id that Alipay+ does not know.
pub(crate) fn not_found() -> Held {
    Held::Payment(unsettled(failure("ORDER_NOT_EXIST")))
}

/// A result with nothing else known of the payment.
pub(crate) fn unsettled(result: ResultCode) -> Settlement {
    Settlement { result, amount: None, payment_id: None, wallet_brand: None, paid_at: None }
}

impl Ledger {
    pub(crate) fn new(terms: Terms) -> Self {
        Self { terms, holdings: BTreeMap::new(), refunds: BTreeMap::new() }
    }

    pub(crate) fn holding(&self, request_id: &RequestId) -> Option<&Holding> {
        self.holdings.get(request_id)
    }

    pub(crate) fn holdings(&self) -> impl Iterator<Item = (&RequestId, &Holding)> {
        self.holdings.iter()
    }

    /// `pay`: starts the payment, or finds it again. `refusal` is what a new one is refused with, if it is.
    /// Says whether it is new.
    pub(crate) fn pay(
        &mut self,
        order: &Order,
        refusal: Option<&'static str>,
        now: Timestamp,
    ) -> (PayReply, bool) {
        let says_success = self.terms.pay_says_success;
        if let Some(holding) = self.holdings.get(&order.request_id) {
            let same = holding.amount == order.amount && holding.expires_at == order.expires_at;
            assert!(same, "the same paymentRequestId asked for something else");
            return (holding.pay_reply(&order.request_id, says_success), false);
        }
        if now >= order.expires_at {
            return (
                PayReply { result: failure("PARAM_ILLEGAL"), payment_id: None, payment_url: None },
                false,
            );
        }
        let holding = Holding {
            attempt: order.attempt,
            amount: order.amount,
            state: refusal.map_or(State::Processing, State::Failed),
            expires_at: order.expires_at,
            created_at: now,
            charges: 0,
            cancel_refused: false,
        };
        let reply = holding.pay_reply(&order.request_id, says_success);
        self.holdings.insert(order.request_id.clone(), holding);
        (reply, true)
    }

    pub(crate) fn inquire(&self, request_id: &RequestId, now: Timestamp) -> Held {
        let Some(holding) = self.visible(request_id, now) else {
            return not_found();
        };
        let mut settlement = holding.settlement(request_id);
        if self.terms.cancelled_has_own_code && holding.state == State::Cancelled {
            settlement.result = failure("ORDER_IS_CANCELLED");
        }
        if self.terms.inquiry_without_amount {
            settlement.amount = None;
        }
        Held::Payment(settlement)
    }

    pub(crate) fn cancel(&mut self, request_id: &RequestId, now: Timestamp) -> CancelReply {
        let Terms { failed_stays_failed, window_is_strict: strict, .. } = self.terms;
        let code = match self.visible(request_id, now).map(|holding| (holding.state, holding.created_at)) {
            None => Some("ORDER_NOT_EXIST"),
            Some((State::Failed(_), _)) if failed_stays_failed => Some("ORDER_IS_CLOSED"),
            Some((State::Cancelled, _)) if !strict => None,
            Some((State::Paid(from), _) | (_, from)) if now >= cancel_deadline(from) => {
                Some("CANCEL_WINDOW_EXCEED")
            }
            Some(_) => None,
        };
        if let Some(holding) = self.holdings.get_mut(request_id) {
            holding.cancel_refused |= code == Some("CANCEL_WINDOW_EXCEED");
            if code.is_none() {
                holding.state = State::Cancelled;
            }
        }
        CancelReply { result: code.map_or_else(success, failure) }
    }

    /// `refund`: gives back a part of a payment, or finds that refund again. `state` is where a new one stands.
    pub(crate) fn refund(&mut self, order: &RefundOrder, state: Return, now: Timestamp) -> RefundReply {
        if let Some(known) = self.refunds.get_mut(&order.id) {
            let same = known.payment == order.payment && known.amount == order.amount;
            assert!(same, "the same refundRequestId asked for something else");
            if let Return::Later(at, end) = known.state
                && now >= at
            {
                known.state = Return::Over(end);
            }
            return known.reply(&order.id, now);
        }
        let refused = match self.holdings.get(&order.payment).map(|holding| holding.state) {
            None => Some("ORDER_NOT_EXIST"),
            Some(State::Paid(_)) => None,
            Some(_) => Some("ORDER_IS_CLOSED"),
        };
        if let Some(code) = refused {
            return RefundReply { result: failure(code), amount: None, refund_id: None, refunded_at: None };
        }
        let returned = Returned { payment: order.payment.clone(), amount: order.amount, state };
        let reply = returned.reply(&order.id, now);
        self.refunds.insert(order.id.clone(), returned);
        reply
    }

    pub(crate) fn refunds(&self) -> impl Iterator<Item = (&RefundId, &Returned)> {
        self.refunds.iter()
    }

    pub(crate) fn returned(&self, id: &RefundId) -> Option<&Returned> {
        self.refunds.get(id)
    }

    /// How much of a payment is given back, or will be.
    pub(crate) fn given_back(&self, payment: &RequestId) -> u64 {
        let done =
            self.refunds.values().filter(|refund| refund.payment == *payment && refund.end() == End::Done);
        done.map(|refund| refund.amount.minor_units()).sum()
    }

    /// The payer's word in the wallet, or the end of the time to pay. `None` when the order was over already.
    pub(crate) fn finish(
        &mut self,
        request_id: &RequestId,
        end: State,
        now: Timestamp,
    ) -> Option<Settlement> {
        let holding = self.holdings.get_mut(request_id)?;
        let too_late = matches!(end, State::Paid(_)) && now >= holding.expires_at;
        if holding.state != State::Processing || too_late {
            return None;
        }
        holding.state = end;
        holding.charges += u32::from(matches!(end, State::Paid(_)));
        Some(holding.settlement(request_id))
    }

    fn visible(&self, request_id: &RequestId, now: Timestamp) -> Option<&Holding> {
        let holding = self.holdings.get(request_id)?;
        (now >= holding.created_at.plus_millis(self.terms.hidden_for)).then_some(holding)
    }
}

impl Returned {
    fn reply(&self, id: &RefundId, now: Timestamp) -> RefundReply {
        let (result, refunded_at) = match self.state {
            Return::Later(..) => (in_process(), None),
            Return::Over(End::Done) => (success(), Some(now)),
            Return::Over(End::Failed(code)) => (failure(code), None),
        };
        RefundReply {
            result,
            amount: Some(self.amount),
            refund_id: Some(format!("alipayplus-{id}")),
            refunded_at,
        }
    }
}

impl Holding {
    fn pay_reply(&self, request_id: &RequestId, says_success: bool) -> PayReply {
        let processing = self.state == State::Processing;
        PayReply {
            result: if processing && says_success { success() } else { self.result() },
            payment_id: Some(payment_id(request_id)),
            payment_url: processing.then(|| format!("https://wallet.example/{request_id}")),
        }
    }

    fn result(&self) -> ResultCode {
        match self.state {
            State::Processing => in_process(),
            State::Paid(_) => success(),
            State::Failed(code) => failure(code),
            State::Cancelled => failure("ORDER_IS_CLOSED"),
        }
    }

    pub(crate) fn settlement(&self, request_id: &RequestId) -> Settlement {
        let paid_at = if let State::Paid(at) = self.state { Some(at) } else { None };
        Settlement {
            result: self.result(),
            amount: Some(self.amount),
            payment_id: Some(payment_id(request_id)),
            wallet_brand: paid_at.map(|_| "GCash".to_owned()),
            paid_at,
        }
    }
}

fn payment_id(request_id: &RequestId) -> String {
    format!("alipayplus-{request_id}")
}

/// 00:15 UTC+8 on the day after `from`; from then on it is too late.
fn cancel_deadline(from: Timestamp) -> Timestamp {
    let day = (from.as_millis() + UTC_PLUS_8).div_euclid(DAY);
    Timestamp::from_millis((day + 1) * DAY - UTC_PLUS_8 + CANCEL_LEEWAY)
}
