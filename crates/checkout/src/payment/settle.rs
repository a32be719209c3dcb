//! What Alipay+'s signed word on a payment, notified or inquired, does to it.

use super::next::LATE_ARRIVAL_SECONDS;
use super::transition::fail;
use super::{Alarm, Held, Payment, Progress, Settlement, Status};
use crate::result_code::{Meaning, Reason, ResultStatus};
use crate::time::{Timestamp, believed};

pub(super) fn notified(payment: &mut Payment, settlement: &Settlement, now: Timestamp) -> Option<Alarm> {
    payment.progress.notified = true;
    settled(payment, settlement, Source::Notification, now)
}

pub(super) fn inquired(payment: &mut Payment, held: &Held, now: Timestamp) -> Option<Alarm> {
    heard(payment, held, Source::Inquiry, now)
}

pub(super) fn inquired_anew(payment: &mut Payment, held: &Held, now: Timestamp) -> Option<Alarm> {
    heard(payment, held, Source::InquiryAnew, now)
}

fn heard(payment: &mut Payment, held: &Held, source: Source, now: Timestamp) -> Option<Alarm> {
    payment.progress.checks += 1;
    let Held::Payment(settlement) = held else { return None };
    settled(payment, settlement, source, now)
}

/// What a settlement was read from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    Notification,
    Inquiry,
    /// One that was sent after the payment had ended without money.
    InquiryAnew,
}

fn settled(payment: &mut Payment, settlement: &Settlement, source: Source, now: Timestamp) -> Option<Alarm> {
    let meaning = settlement.result.meaning();
    let amount_is_ours = match settlement.amount {
        Some(amount) => amount == payment.order.amount,
        // We inquired about this very id. A notification says by itself which payment it means, so one that
        // brings money has to say how much.
        None => source != Source::Notification || meaning != Meaning::Done,
    };
    if !amount_is_ours {
        return Some(Alarm::AmountDiffers);
    }
    learn(&mut payment.progress, settlement);
    if meaning == Meaning::Done {
        let paid_at = believed(settlement.paid_at, payment.order.created_at, now).unwrap_or(now);
        return succeeded(&mut payment.progress, source, paid_at);
    }
    match (meaning, settlement.result.status) {
        (Meaning::NotFound, _) => not_found(payment, now),
        (Meaning::Failed(reason), _) => failed(&mut payment.progress, source, reason),
        (_, ResultStatus::Failure) => failed(&mut payment.progress, source, Reason::ServiceProblem),
        _ => still_open(&mut payment.progress, meaning),
    }
}

fn not_found(payment: &mut Payment, now: Timestamp) -> Option<Alarm> {
    payment.progress.cancel_refused = false;
    // Just after `pay` it is to be expected.
    let settled_down = now >= payment.order.created_at.plus_seconds(LATE_ARRIVAL_SECONDS);
    (settled_down && payment.progress.is_known_to_alipayplus()).then_some(Alarm::Contradiction)
}

fn still_open(progress: &mut Progress, meaning: Meaning) -> Option<Alarm> {
    if progress.status == Status::Created && meaning == Meaning::InProcess {
        progress.status = Status::Processing;
    }
    // What is under way can still be cancelled, whatever was wrong with the last cancel.
    progress.cancel_refused = false;
    None
}

fn learn(progress: &mut Progress, settlement: &Settlement) {
    if let Some(id) = &settlement.payment_id {
        progress.payment_id.get_or_insert_with(|| id.clone());
    }
    if let Some(brand) = &settlement.wallet_brand {
        progress.wallet_brand.get_or_insert_with(|| brand.clone());
    }
}

fn succeeded(progress: &mut Progress, source: Source, paid_at: Timestamp) -> Option<Alarm> {
    let known_paid = progress.paid_at.is_some();
    match progress.status {
        Status::Created | Status::Processing => {}
        Status::Succeeded => return None,
        // A notification may be older than the cancel, so it takes an inquiry.
        Status::Cancelling if progress.cancel_refused && source != Source::Notification => {}
        Status::Failed | Status::Cancelled if source == Source::InquiryAnew => {}
        Status::Cancelling | Status::Cancelled => return (!known_paid).then_some(Alarm::PaidAfterCancel),
        Status::Failed => return Some(Alarm::Contradiction),
    }
    let alarm = match progress.status {
        Status::Cancelling if known_paid => Some(Alarm::CancelRefused),
        Status::Cancelling | Status::Cancelled => Some(Alarm::PaidAfterCancel),
        Status::Failed => Some(Alarm::Contradiction),
        Status::Created | Status::Processing | Status::Succeeded => None,
    };
    progress.status = Status::Succeeded;
    progress.reason = None;
    progress.asking_until = None;
    progress.paid_at.get_or_insert(paid_at);
    alarm
}

fn failed(progress: &mut Progress, source: Source, reason: Reason) -> Option<Alarm> {
    match progress.status {
        Status::Created | Status::Processing => fail(progress, reason),
        // Of what was paid, a notification said so once already; an inquiry knows what the cancel has done.
        Status::Cancelling if progress.paid_at.is_some() && source == Source::Notification => {
            return Some(Alarm::Contradiction);
        }
        // Alipay+ holds no money and takes none: what the cancel was for.
        Status::Cancelling => progress.status = Status::Cancelled,
        Status::Succeeded => return Some(Alarm::Contradiction),
        Status::Failed | Status::Cancelled => {}
    }
    None
}
