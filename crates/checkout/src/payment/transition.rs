//! The one function through which a payment's state moves. Pay's answer, a notification, an inquiry, a cancel
//! and the clock all come this way, in any order, any number of times.

use super::event::CancelCause;
use super::next::{cannot_arrive_after, gives_up, is_never_notified, next_due};
use super::settle::{inquired, inquired_anew, notified};
use super::{ASKING_SECONDS, Alarm, CancelReply, Event, Fact, Held, PayReply, Payment, Progress, Record};
use super::{RefundChange, Status, Step};
use crate::money::Money;
use crate::refund::RefundStatus;
use crate::result_code::{Meaning, Reason, ResultCode};
use crate::time::Timestamp;

/// How often `pay` is asked with the same id before inquiries take over.
pub(crate) const ASKS_MAX: u32 = 4;

/// What happens to `payment` through `event`: the payment as it is afterwards, and the line for its history.
///
/// Every fact may meet every status: what does not fit (a late answer, a repeat) changes nothing but the
/// version and is kept as history. Only a signed S whose amount is ours makes a payment succeed, and a cancel
/// once asked for wins over a success that comes later; only an operator who asks anew undoes an end without money.
#[must_use]
pub fn transition(payment: &Payment, event: &Event) -> Step {
    let mut next = payment.clone();
    let now = event.at;
    let alarm = match &event.fact {
        Fact::PayAsked => pay_asked(&mut next.progress, now),
        Fact::PayAnswered(reply) => pay_answered(&mut next.progress, reply),
        Fact::PayNotSent => pay_not_sent(&mut next.progress),
        Fact::PayUnknown => pay_unknown(&mut next.progress),
        Fact::Notified(settlement) => notified(&mut next, settlement, now),
        Fact::Inquired(held) => inquired(&mut next, held, now),
        Fact::InquiredAnew(held) => inquired_anew(&mut next, held, now),
        Fact::InquiryUnknown | Fact::CancelUnknown => {
            next.progress.checks += 1;
            None
        }
        Fact::CancelAsked(cause) => cancel_asked(&mut next.progress, *cause),
        Fact::CancelAnswered(reply) => cancel_answered(&mut next, reply, now),
        Fact::RanOut => ran_out(&mut next, now),
        Fact::Refund(change) => refund_changed(&mut next, change),
    };
    finish(payment, next, event, alarm)
}

fn finish(before: &Payment, mut next: Payment, event: &Event, alarm: Option<Alarm>) -> Step {
    let status_before = before.progress.status;
    if status_before != next.progress.status {
        next.progress.checks = 0;
        next.progress.given_up = false;
        next.progress.status_since = event.at;
    }
    let result = event.fact.result();
    let of_refund = if let Fact::Refund(change) = &event.fact { Some(change.refund.clone()) } else { None };
    if let Some(result) = result
        && alarm != Some(Alarm::AmountDiffers)
        && of_refund.is_none()
    {
        next.progress.result_code = Some(result.code.clone());
    }
    let alarm = alarm.or_else(|| {
        let undocumented = result.is_some_and(ResultCode::alerts_operator);
        undocumented.then_some(Alarm::OperatorNeeded)
    });
    let schedule_alarm = schedule(before, &mut next, event);
    let alarm = alarm.or(schedule_alarm);
    next.version += 1;
    let record = Record {
        at: event.at,
        fact: event.fact.name(),
        refund: of_refund,
        status: next.progress.status,
        result_code: result.map(|result| result.code.clone()),
        alarm,
        digest: event.digest,
    };
    let told_of_payment = tells_of_payment(before, &event.fact);
    Step { payment: next, record, status_before, told_of_payment }
}

/// Decides when the next look is due. Where looking has come to its end, that is what the operator has to know.
fn schedule(before: &Payment, next: &mut Payment, event: &Event) -> Option<Alarm> {
    let now = event.at;
    if !reschedules(before, next, &event.fact) {
        // What was waited for is there.
        if next.progress.status == Status::Succeeded && next.progress.notified {
            next.progress.due_at = None;
        }
        return None;
    }
    let gave_up = !before.progress.given_up && gives_up(next, now);
    next.progress.given_up |= gave_up;
    // A payment that was found paid long ago is not looked at any more, so that this is said once.
    let newly_paid = before.progress.status != Status::Succeeded;
    let never_notified = is_never_notified(next, now) && (newly_paid || before.progress.due_at.is_some());
    next.progress.due_at =
        if is_doubtful(before, next, &event.fact) { Some(now) } else { next_due(next, now) };
    if never_notified {
        return Some(Alarm::NeverNotified);
    }
    gave_up.then_some(Alarm::OperatorNeeded)
}

/// Whether a repeated `pay` was refused while a payer may be confirming the first: an inquiry tells which is true.
fn is_doubtful(before: &Payment, next: &Payment, fact: &Fact) -> bool {
    let Fact::PayAnswered(reply) = fact else { return false };
    let refused = matches!(reply.result.meaning(), Meaning::TurnedAway | Meaning::Failed(_));
    refused && before.progress.status == Status::Processing && next.progress.status == Status::Processing
}

/// Whether `fact` carried Alipay+'s signed word on where the payment stands.
fn tells_of_payment(before: &Payment, fact: &Fact) -> bool {
    match fact {
        Fact::Notified(_) => true,
        Fact::Inquired(Held::Payment(settlement)) | Fact::InquiredAnew(Held::Payment(settlement)) => {
            match settlement.result.meaning() {
                // That it does not know, or not any more what it knew before, is nothing to go by.
                Meaning::AskAgain => false,
                Meaning::NotFound => !before.progress.is_known_to_alipayplus(),
                _ => true,
            }
        }
        _ => false,
    }
}

/// Whether the next look is counted from this event. What comes from outside and changes nothing, such as a
/// repeated notification, does not put off a look that is due.
fn reschedules(before: &Payment, next: &Payment, fact: &Fact) -> bool {
    let status = next.progress.status;
    status != before.progress.status
        || match fact {
            Fact::PayAsked | Fact::PayAnswered(_) | Fact::PayNotSent | Fact::PayUnknown => {
                matches!(status, Status::Created | Status::Processing)
            }
            Fact::Inquired(_)
            | Fact::InquiredAnew(_)
            | Fact::InquiryUnknown
            | Fact::CancelAnswered(_)
            | Fact::CancelUnknown => true,
            Fact::Notified(_) | Fact::CancelAsked(_) | Fact::RanOut | Fact::Refund(_) => false,
        }
}

fn pay_asked(progress: &mut Progress, now: Timestamp) -> Option<Alarm> {
    if progress.status == Status::Created {
        // Whoever asked before and never came back may have been heard.
        progress.maybe_sent |= progress.asking_until.is_some();
        progress.asking_until = Some(now.plus_seconds(ASKING_SECONDS));
        progress.asks += 1;
    }
    None
}

/// What never left does not count as asked: a payer whose shop was offline may go on.
fn pay_not_sent(progress: &mut Progress) -> Option<Alarm> {
    progress.asking_until = None;
    progress.asks = progress.asks.saturating_sub(1);
    None
}

fn pay_unknown(progress: &mut Progress) -> Option<Alarm> {
    progress.asking_until = None;
    progress.maybe_sent = true;
    None
}

fn pay_answered(progress: &mut Progress, reply: &PayReply) -> Option<Alarm> {
    progress.asking_until = None;
    if let Some(id) = &reply.payment_id {
        progress.payment_id.get_or_insert_with(|| id.clone());
    }
    if !matches!(progress.status, Status::Created | Status::Processing) {
        return None;
    }
    match reply.result.meaning() {
        // An S to `pay` is no proof of payment here: the payer has not confirmed yet, so it opens the way only.
        Meaning::Done | Meaning::InProcess => {
            progress.status = Status::Processing;
            if reply.payment_url.is_some() {
                progress.payment_url.clone_from(&reply.payment_url);
            }
            return progress.payment_url.is_none().then_some(Alarm::NoPaymentUrl);
        }
        Meaning::AskAgain | Meaning::NotFound | Meaning::CancelWindowOver | Meaning::RefundRefused => {
            progress.maybe_sent = true;
        }
        Meaning::Inconsistent => {
            progress.maybe_sent = true;
            // The same question would get the same answer; an inquiry tells what is there.
            progress.asks = ASKS_MAX;
        }
        // A payer may be in the wallet with what an earlier request with this id began: an inquiry tells.
        Meaning::TurnedAway | Meaning::Failed(_) if progress.status == Status::Processing => {}
        // Neither says what became of an earlier request.
        Meaning::TurnedAway | Meaning::Failed(Reason::Other) if progress.maybe_sent => {}
        Meaning::TurnedAway => fail(progress, Reason::ServiceProblem),
        Meaning::Failed(reason) => fail(progress, reason),
    }
    None
}

pub(super) fn fail(progress: &mut Progress, reason: Reason) {
    progress.status = Status::Failed;
    progress.reason = Some(reason);
    progress.asking_until = None;
}

fn cancel_asked(progress: &mut Progress, cause: CancelCause) -> Option<Alarm> {
    let allowed = match progress.status {
        Status::Created | Status::Processing => true,
        // What is refunded in part is not given back whole.
        Status::Succeeded => cause == CancelCause::Shop && progress.refunds_claimed.minor_units() == 0,
        Status::Failed | Status::Cancelling | Status::Cancelled => false,
    };
    if !allowed {
        return None;
    }
    progress.reason = Some(match cause {
        CancelCause::Shop => Reason::CancelledByShop,
        CancelCause::Expiry => Reason::Expired,
    });
    progress.cancel_refused = false;
    progress.status =
        if progress.may_be_known_to_alipayplus() { Status::Cancelling } else { Status::Cancelled };
    None
}

fn cancel_answered(payment: &mut Payment, reply: &CancelReply, now: Timestamp) -> Option<Alarm> {
    if payment.progress.status != Status::Cancelling {
        return None;
    }
    payment.progress.checks += 1;
    let never_heard_of = !payment.progress.is_known_to_alipayplus();
    let too_late_to_arrive = now >= cannot_arrive_after(payment);
    match reply.result.meaning() {
        Meaning::Done => payment.progress.status = Status::Cancelled,
        // Nothing is there, and a `pay` that is still on its way would come too late to be confirmed. Nobody could
        // confirm it anyway: its address never reached us. What Alipay+ once knew does not vanish, though.
        Meaning::NotFound if never_heard_of && too_late_to_arrive => {
            payment.progress.status = Status::Cancelled;
        }
        Meaning::CancelWindowOver => payment.progress.cancel_refused = true,
        _ => {}
    }
    None
}

fn ran_out(payment: &mut Payment, now: Timestamp) -> Option<Alarm> {
    let progress = &mut payment.progress;
    let nothing_was_sent = progress.status == Status::Created && !progress.may_be_known_to_alipayplus();
    if nothing_was_sent && now >= payment.order.expires_at {
        fail(progress, Reason::Expired);
    }
    None
}

/// Keeps account of what the refunds claim and have given back. The claims are never more than the amount: a refund
/// is opened only while they leave enough ([`crate::refund::open`]), over this same version of the payment.
fn refund_changed(payment: &mut Payment, change: &RefundChange) -> Option<Alarm> {
    let progress = &mut payment.progress;
    let units = change.amount.minor_units();
    let (claimed, refunded) = (progress.refunds_claimed.minor_units(), progress.refunded.minor_units());
    let (claimed, refunded) = match (change.before, change.after) {
        (None, _) => (claimed + units, refunded),
        (Some(before), RefundStatus::Succeeded) if !before.is_final() => (claimed, refunded + units),
        (Some(before), RefundStatus::Failed) if !before.is_final() => {
            (claimed.saturating_sub(units), refunded)
        }
        _ => (claimed, refunded),
    };
    let currency = payment.order.amount.currency();
    progress.refunds_claimed = Money::new(currency, claimed);
    progress.refunded = Money::new(currency, refunded);
    change.alarm
}

impl Progress {
    /// Whether Alipay+ has signed that it holds this payment.
    #[must_use]
    pub fn is_known_to_alipayplus(&self) -> bool {
        self.payment_id.is_some() || self.payment_url.is_some() || self.paid_at.is_some()
    }

    /// Whether Alipay+ may hold this payment, as far as we can know.
    #[must_use]
    pub fn may_be_known_to_alipayplus(&self) -> bool {
        self.status != Status::Created || self.maybe_sent || self.asking_until.is_some()
    }
}
