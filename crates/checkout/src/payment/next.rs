//! What a payment without a result still needs, and when.

use super::transition::ASKS_MAX;
use super::{Payment, Status};
use crate::time::Timestamp;

/// How long a `pay` can be on its way before Alipay+ knows of it, in seconds.
pub(super) const LATE_ARRIVAL_SECONDS: i64 = 60;

/// How long after the time to pay we wait for a late result before we cancel, in seconds.
const GRACE_SECONDS: i64 = 5;

/// Pauses, in seconds, each with how many seconds the status must have lasted before it applies.
type Schedule = [(i64, i64)];

/// Between two inquiries: few, since Alipay+ notifies, a payer who comes back hurries the next one, and each payment that
/// is begun and left costs all of them.
const INQUIRY_PAUSES: &Schedule = &[(0, 5), (5, 10), (15, 45), (60, 180), (240, 600), (3600, 900)];

/// Between two askings of `pay` or of a cancel: the next may bring the result, and a cancel has a deadline.
const REPEAT_PAUSES: &Schedule = &[
    (0, 4),
    (4, 5),
    (9, 6),
    (15, 8),
    (23, 13),
    (36, 20),
    (56, 30),
    (86, 60),
    (146, 120),
    (266, 300),
    (566, 600),
    (1166, 900),
];

/// For how long a payment is looked at by itself after its status last changed, or after its time to pay, which a clock
/// that ran ahead may have set days late; in seconds: two days.
const GIVE_UP_AFTER_SECONDS: i64 = 2 * 24 * 3600;

/// How often at least it was looked at by then, which is what two days of the schedule come to: a clock that jumps ahead
/// by days is no reason to give up. Looks that payers cause count as well, so that this number alone ends nothing.
const CHECKS_MIN: u32 = 150;

/// Within how many seconds of a payment its notification has come, or it is lost: the second one is sent after two
/// minutes.
pub(super) const NOTIFIED_WITHIN_SECONDS: i64 = 180;

/// What is to be done for a payment that has come due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Nothing: it is over, or another server is at it.
    Nothing,
    /// Ask `pay` again, with the same id.
    AskPay,
    /// Inquire what Alipay+ holds.
    Inquire,
    /// The time to pay is over: inquire once more, and cancel what still has no result.
    InquireThenCancel,
    /// Cancel, again until Alipay+ signs it.
    Cancel,
    /// Close it: nothing ever reached Alipay+, and the time to pay is over.
    Close,
}

/// What `payment` needs at `now`.
#[must_use]
pub fn duty(payment: &Payment, now: Timestamp) -> Duty {
    let progress = &payment.progress;
    let over = now >= closes_at(payment);
    match progress.status {
        Status::Succeeded if progress.due_at.is_some() => Duty::Inquire,
        Status::Succeeded | Status::Failed | Status::Cancelled => Duty::Nothing,
        Status::Created if payment.is_being_asked(now) => Duty::Nothing,
        Status::Created if !progress.may_be_known_to_alipayplus() => {
            if now >= payment.order.expires_at {
                Duty::Close
            } else {
                Duty::Nothing
            }
        }
        Status::Created if !over && progress.asks < ASKS_MAX => Duty::AskPay,
        Status::Created | Status::Processing if over => Duty::InquireThenCancel,
        Status::Created | Status::Processing => Duty::Inquire,
        Status::Cancelling if progress.cancel_refused => Duty::Inquire,
        Status::Cancelling => Duty::Cancel,
    }
}

/// When `payment` is next to be looked at; `None` when nothing more can come of it by itself.
pub(super) fn next_due(payment: &Payment, now: Timestamp) -> Option<Timestamp> {
    let progress = &payment.progress;
    if progress.status == Status::Succeeded {
        return notification_due(payment, now);
    }
    if progress.status.is_final() || progress.given_up {
        return None;
    }
    if progress.status == Status::Created {
        if payment.is_being_asked(now) {
            return progress.asking_until;
        }
        if !progress.may_be_known_to_alipayplus() {
            return Some(payment.order.expires_at.max(now));
        }
    }
    let after_pause = now.plus_seconds(pause_seconds(payment, now));
    // From then on the same look can end what it could not end before.
    let turning_point = match progress.status {
        Status::Cancelling => cannot_arrive_after(payment),
        _ => closes_at(payment),
    };
    Some(if now < turning_point { after_pause.min(turning_point) } else { after_pause })
}

/// How long until the next look, by how long the payment has stood where it does.
fn pause_seconds(payment: &Payment, now: Timestamp) -> i64 {
    let progress = &payment.progress;
    let schedule = match progress.status {
        Status::Processing => INQUIRY_PAUSES,
        Status::Created if progress.asks >= ASKS_MAX => INQUIRY_PAUSES,
        _ => REPEAT_PAUSES,
    };
    // A status that seems to come from the future was stored by a clock that ran ahead: no reason to hurry until then.
    let lasted_seconds = (now.as_millis() - progress.status_since.as_millis()).abs() / 1000;
    let reached = schedule.iter().rfind(|(from, _)| *from <= lasted_seconds);
    reached.map_or(GRACE_SECONDS, |(_, pause)| *pause)
}

/// Whether days of looking brought nothing.
pub(super) fn gives_up(payment: &Payment, now: Timestamp) -> bool {
    let progress = &payment.progress;
    !progress.status.is_final()
        && progress.checks >= CHECKS_MIN
        && now >= progress.status_since.max(payment.order.expires_at).plus_seconds(GIVE_UP_AFTER_SECONDS)
}

/// When a payment that an inquiry found paid is looked at once more, to see whether its notification came after all.
fn notification_due(payment: &Payment, now: Timestamp) -> Option<Timestamp> {
    let has_come = payment.progress.notified || is_never_notified(payment, now);
    (!has_come).then(|| notification_overdue_from(payment).min(now.plus_seconds(NOTIFIED_WITHIN_SECONDS)))
}

/// Whether an inquiry found `payment` paid, and its notification is overdue.
pub(super) fn is_never_notified(payment: &Payment, now: Timestamp) -> bool {
    let progress = &payment.progress;
    progress.status == Status::Succeeded && !progress.notified && now >= notification_overdue_from(payment)
}

fn notification_overdue_from(payment: &Payment) -> Timestamp {
    // Alipay+'s clock may be ahead of ours.
    let found_at = payment.progress.status_since;
    let paid_at = payment.progress.paid_at.map_or(found_at, |paid_at| paid_at.min(found_at));
    paid_at.plus_seconds(NOTIFIED_WITHIN_SECONDS)
}

/// When a `pay` that is still on its way would come too late to be confirmed.
pub(super) fn cannot_arrive_after(payment: &Payment) -> Timestamp {
    payment.order.expires_at.plus_seconds(LATE_ARRIVAL_SECONDS)
}

fn closes_at(payment: &Payment) -> Timestamp {
    payment.order.expires_at.plus_seconds(GRACE_SECONDS)
}
