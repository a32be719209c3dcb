//! What a payment without a result still needs, and when.

use super::transition::ASKS_MAX;
use super::{Payment, Status};
use crate::time::Timestamp;

/// How long a `pay` can be on its way before Alipay+ knows of it, in seconds.
pub(super) const LATE_ARRIVAL_SECONDS: i64 = 60;

/// How long after the time to pay we wait for a late result before we cancel, in seconds.
const GRACE_SECONDS: i64 = 5;

/// Seconds between two looks at a payment, by how many looks there were since its status changed: soon after
/// the payer was sent to the wallet, then ever slower. The last one repeats.
const PAUSES_SECONDS: [i64; 12] = [4, 5, 6, 8, 13, 20, 30, 60, 120, 300, 600, 900];

/// After so many looks (two days of them) a machine gets no further: the operator has to.
pub(super) const CHECKS_MAX: u32 = 200;

/// What is to be done for a payment that has come due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Nothing: it is over, or somebody is at it.
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
    if progress.status.is_final() || progress.checks >= CHECKS_MAX {
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
    let looks = progress.checks + if progress.status == Status::Created { progress.asks } else { 0 };
    let index = usize::try_from(looks).unwrap_or(usize::MAX).min(PAUSES_SECONDS.len() - 1);
    let after_pause = now.plus_seconds(PAUSES_SECONDS[index]);
    // From then on the same look can end what it could not end before.
    let turning_point = match progress.status {
        Status::Cancelling => cannot_arrive_after(payment),
        _ => closes_at(payment),
    };
    Some(if now < turning_point { after_pause.min(turning_point) } else { after_pause })
}

/// When a `pay` that is still on its way would come too late to be confirmed.
pub(super) fn cannot_arrive_after(payment: &Payment) -> Timestamp {
    payment.order.expires_at.plus_seconds(LATE_ARRIVAL_SECONDS)
}

fn closes_at(payment: &Payment) -> Timestamp {
    payment.order.expires_at.plus_seconds(GRACE_SECONDS)
}
