//! The one function through which a refund moves, and the one through which it comes to be.

use super::due::{ASKING_SECONDS, next_due};
use super::{
    Refund, RefundEvent, RefundFact, RefundOrder, RefundRefusal, RefundReply, RefundStatus, RefundStep,
};
use crate::payment::{self, Alarm, Event, Fact, Payment, RefundChange, Status};
use crate::result_code::{Meaning, Reason};
use crate::time::{Timestamp, believed};

/// A refund of a part of `payment`, which whoever stores it is about to ask for.
///
/// # Errors
/// [`RefundRefusal`]: the payment's rules do not allow it. Never [`RefundRefusal::IdTaken`], which only a store knows.
pub fn open(payment: &Payment, order: RefundOrder) -> Result<RefundStep, RefundRefusal> {
    if payment.progress.status != Status::Succeeded {
        return Err(RefundRefusal::NotPaid);
    }
    if order.amount.currency() != payment.order.amount.currency() {
        return Err(RefundRefusal::OtherCurrency);
    }
    if order.amount.minor_units() == 0 {
        return Err(RefundRefusal::Nothing);
    }
    let left = payment.left_to_refund();
    if order.amount.minor_units() > left.minor_units() {
        return Err(RefundRefusal::MoreThanLeft { left });
    }
    let at = order.created_at;
    let asking_until = Some(at.plus_seconds(ASKING_SECONDS));
    let refund = Refund {
        order,
        status: RefundStatus::Created,
        refund_id: None,
        result_code: None,
        refunded_at: None,
        maybe_sent: false,
        asking_until,
        asks: 1,
        due_at: asking_until,
    };
    let event = RefundEvent { at, fact: RefundFact::Opened, digest: None };
    Ok(with_payment(payment, refund, None, &event, None))
}

/// What happens to `refund`, one of `payment`'s, through `event`.
///
/// Every fact may meet every status; what does not fit changes nothing but is kept as history. Only a signed S of our
/// amount makes a refund succeed, and it fails only where Alipay+ signed that it does: where that was said of this
/// very refund, or nothing else was ever sent.
#[must_use]
pub fn transition(payment: &Payment, refund: &Refund, event: &RefundEvent) -> RefundStep {
    let mut next = refund.clone();
    let alarm = match &event.fact {
        RefundFact::Opened => None,
        RefundFact::Asked => asked(&mut next, event.at),
        RefundFact::Answered(reply) => answered(&mut next, reply, event.at),
        RefundFact::NotSent => unanswered(&mut next, false),
        RefundFact::Unknown => unanswered(&mut next, true),
    };
    next.due_at = next_due(&next, event.at);
    let given_up = refund.due_at.is_some() && next.due_at.is_none() && !next.status.is_final();
    let alarm = alarm.or(given_up.then_some(Alarm::OperatorNeeded));
    with_payment(payment, next, Some(refund.status), event, alarm)
}

fn with_payment(
    payment: &Payment,
    refund: Refund,
    before: Option<RefundStatus>,
    event: &RefundEvent,
    alarm: Option<Alarm>,
) -> RefundStep {
    let change = RefundChange {
        refund: refund.order.id.clone(),
        fact: event.fact.clone(),
        before,
        after: refund.status,
        amount: refund.order.amount,
        alarm,
    };
    let event = Event { at: event.at, fact: Fact::Refund(change), digest: event.digest };
    RefundStep { step: payment::transition(payment, &event), refund, status_before: before }
}

fn asked(refund: &mut Refund, now: Timestamp) -> Option<Alarm> {
    if !refund.status.is_final() {
        // Whoever asked before and never came back may have been heard.
        refund.maybe_sent |= refund.asking_until.is_some();
        refund.asking_until = Some(now.plus_seconds(ASKING_SECONDS));
        refund.asks += 1;
    }
    None
}

fn unanswered(refund: &mut Refund, sent: bool) -> Option<Alarm> {
    refund.asking_until = None;
    refund.maybe_sent |= sent;
    None
}

fn answered(refund: &mut Refund, reply: &RefundReply, now: Timestamp) -> Option<Alarm> {
    refund.asking_until = None;
    if refund.status.is_final() {
        let contradicts = match (refund.status, reply.result.meaning()) {
            (RefundStatus::Failed, meaning) => meaning == Meaning::Done,
            (_, Meaning::Failed(reason)) => reason != Reason::Other,
            (_, meaning) => meaning == Meaning::RefundRefused,
        };
        return contradicts.then_some(Alarm::Contradiction);
    }
    if reply.amount.is_some_and(|amount| amount != refund.order.amount) {
        refund.maybe_sent = true;
        return Some(Alarm::AmountDiffers);
    }
    refund.result_code = Some(reply.result.code.clone());
    if let Some(id) = &reply.refund_id {
        refund.refund_id.get_or_insert_with(|| id.clone());
    }
    match reply.result.meaning() {
        Meaning::Done => {
            refund.status = RefundStatus::Succeeded;
            let refunded_at = believed(reply.refunded_at, refund.order.created_at, now);
            refund.refunded_at = Some(refunded_at.unwrap_or(now));
        }
        Meaning::InProcess => {
            refund.status = RefundStatus::Processing;
            refund.maybe_sent = true;
        }
        // Neither says what became of an earlier request with this id.
        Meaning::TurnedAway | Meaning::Failed(Reason::Other) if refund.maybe_sent => {}
        Meaning::TurnedAway | Meaning::Failed(_) | Meaning::RefundRefused => {
            refund.status = RefundStatus::Failed;
            return Some(Alarm::RefundFailed);
        }
        Meaning::AskAgain | Meaning::NotFound | Meaning::Inconsistent | Meaning::CancelWindowOver => {
            refund.maybe_sent = true;
        }
    }
    None
}
