//! What must hold in every life: at every commit, at every movement of money, at every acknowledgement, and once
//! all is over.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use checkout::payment::{Alarm, Payment, Record, RequestId, Status};
use checkout::result_code::ResultStatus;
use checkout::service::Notification;

use crate::ledger::{Holding, State};
use crate::shop;
use crate::timeline::Millis;
use crate::world::World;

/// How long at most passes between an answer and what is made of it.
const MOMENT: Millis = 90 * 1000;

/// A payment is looked after for two days at least; clocks may differ a little.
const GIVEN_UP_AFTER: Millis = (2 * 24 * 3600 - 60) * 1000;

/// How often the warden looks whether all is over.
const ROUND: Millis = 20 * 1000;

#[derive(Debug, Default)]
pub(crate) struct Judge {
    /// The first promise that was broken.
    pub(crate) verdict: Option<String>,
    /// Payments of which we have said that no money is taken.
    promised: BTreeSet<RequestId>,
    /// Payments that were to be cancelled, and when that was last asked.
    cancels: BTreeMap<RequestId, Millis>,
    /// How long at most a payment took to become final once nothing more could delay it.
    pub(crate) longest_wait: Millis,
}

impl Judge {
    pub(crate) fn accuse(&mut self, what: String) {
        self.verdict.get_or_insert(what);
    }
}

impl World {
    /// Judges what a server has just stored.
    pub(crate) fn committed(self: &Arc<Self>, before: Option<&Payment>, after: &Payment, record: &Record) {
        let request_id = &after.order.request_id;
        let status = after.progress.status;
        if let Some(alarm) = record.alarm {
            self.saw(alarm.name());
        }
        self.judge_schedule(after);
        if record.alarm == Some(Alarm::NeverNotified) && self.plan.calm_at == self.plan.start {
            self.accuse(format!("{request_id} is said to be never notified, and no notification is lost"));
        }
        let Some(before) = before else { return };
        let was = before.progress.status;
        let was_denied = matches!(was, Status::Failed | Status::Cancelled);
        let says_paid = matches!(record.alarm, Some(Alarm::Contradiction | Alarm::PaidAfterCancel));
        if was_denied && status == was && says_paid {
            self.live(shop::return_money(self.clone(), request_id.clone()));
        }
        if was == status {
            return;
        }
        self.saw(status.name());
        let found_after_all = was_denied && status == Status::Succeeded && record.fact == "inquired";
        if was.is_final() && record.fact != "cancel_asked_by_shop" && !found_after_all {
            self.accuse(format!("{request_id} was {was:?} and became {status:?} by {}", record.fact));
        }
        let held = self.ledger().holding(request_id).cloned();
        let misled = self.plan.faults.not_found > 0 || self.plan.faults.answer_of_another > 0;
        if record.fact == "cancel_asked_on_expiry" && !misled && self.was_paid_long_ago(held.as_ref()) {
            self.accuse(format!("{request_id} was to be cancelled for want of time, and is long paid"));
        }
        if let Some(broken) = misreported(was, after, held.as_ref())
            && !self.is_misled(request_id)
        {
            self.accuse(format!("{request_id} is said to be {status:?}, but {broken}"));
        }
        match status {
            Status::Cancelling => drop(self.judge().cancels.insert(request_id.clone(), self.timeline.now())),
            Status::Failed | Status::Cancelled => drop(self.judge().promised.insert(request_id.clone())),
            _ => {}
        }
        if status.is_final() {
            let waited = self.timeline.now() - self.undelayed_since(after);
            let longest = self.judge().longest_wait;
            self.judge().longest_wait = longest.max(waited);
        }
    }

    /// Judges whether what is open is looked at again, and what is over is not.
    fn judge_schedule(&self, payment: &Payment) {
        let (id, progress) = (&payment.order.request_id, &payment.progress);
        let is_open = !progress.status.is_final();
        let is_awaited = progress.status == Status::Succeeded && !progress.notified;
        if is_open && progress.due_at.is_none() && !progress.given_up
            || !is_open && progress.due_at.is_some() && !is_awaited
        {
            self.accuse(format!("{id} is {:?} and due at {:?}", progress.status, progress.due_at));
        }
        if progress.given_up && self.timeline.now() < self.plan.start + GIVEN_UP_AFTER {
            self.accuse(format!("{id} is given up, and its two days are not over"));
        }
    }

    /// Judges Alipay+'s taking of a payer's money.
    pub(crate) fn money_moved(&self, request_id: &RequestId) {
        let (of_attempt, amount) = {
            let ledger = self.ledger();
            let Some(paid) = ledger.holding(request_id) else { return };
            let same = ledger.holdings().filter(|(_, other)| other.attempt == paid.attempt);
            (same.map(|(_, other)| other.charges).sum::<u32>(), paid.amount)
        };
        self.saw("money taken");
        if of_attempt > 1 {
            self.accuse(format!(
                "one attempt was charged {of_attempt} times, last {amount:?} by {request_id}"
            ));
        }
        if self.judge().promised.contains(request_id) && !self.is_misled(request_id) {
            self.accuse(format!("money was taken for {request_id}, of which we had said that none is"));
        }
    }

    /// Judges an acknowledgement as Alipay+ hears it.
    pub(crate) fn acknowledged(&self, notification: &Notification) {
        self.saw("an acknowledgement");
        let Some(request_id) = RequestId::parse(&notification.request_id) else { return };
        let kept = self.store.history(&request_id);
        let stored = kept.iter().any(|line| line.digest == Some(notification.digest));
        let status = kept.last().map(|line| line.status);
        let paid = notification.settlement.result.status == ResultStatus::Success;
        let applied = match status {
            Some(Status::Cancelling | Status::Cancelled) => true,
            Some(Status::Succeeded) => paid,
            // What a false word has ended, a true one does not undo: the operator was told.
            Some(Status::Failed) => !paid || self.is_misled(&request_id),
            Some(Status::Created | Status::Processing) | None => false,
        };
        if !stored || !applied {
            let result = &notification.settlement.result.code;
            self.accuse(format!("{result} of {request_id} was acknowledged, which is {status:?}"));
        }
    }

    /// Ends the life once everybody has finished; accuses when a payment takes too long.
    pub(crate) async fn watch(self: Arc<Self>) {
        loop {
            self.timeline.sleep(ROUND).await;
            let open: Vec<_> = self
                .store
                .payments()
                .into_iter()
                .filter(|payment| !payment.progress.status.is_final())
                .collect();
            let within = self.plan.final_within();
            if let Some(late) =
                open.iter().find(|open| self.timeline.now() > self.undelayed_since(open) + within)
            {
                let (id, status) = (&late.order.request_id, late.progress.status);
                self.accuse(format!("{id} is still {status:?}, longer than it may be"));
            }
            let waits = self.store.payments().iter().any(|payment| payment.progress.due_at.is_some());
            if open.is_empty() && !waits && self.open_refunds().is_empty() && !self.is_busy() {
                self.timeline.stop();
            }
        }
    }

    /// Judges what is left when all is over.
    pub(crate) fn judge_the_end(&self) {
        let mut broken = self.broken_refunds();
        let ledger = self.ledger();
        for payment in self.store.payments() {
            let (id, status) = (&payment.order.request_id, payment.progress.status);
            let held = ledger.holding(id);
            let paid = held.is_some_and(|held| matches!(held.state, State::Paid(_)));
            // What a false word has ended is paid all the same, until an operator returns it.
            let denied = matches!(status, Status::Failed | Status::Cancelled) && self.is_misled(id);
            if paid != (status == Status::Succeeded) && !denied {
                broken.push(format!("{id} is {status:?}, and Alipay+ holds {held:?}"));
            }
            let too_late = held.is_some_and(|held| held.cancel_refused);
            // What a false word has ended was refunded instead.
            let settled = status == Status::Cancelled || too_late || self.is_misled(id);
            if self.judge().cancels.contains_key(id) && !settled {
                broken.push(format!("{id} was to be cancelled and is {status:?}"));
            }
            let history = self.store.history(id);
            if status == Status::Succeeded && is_silent_about_notification(&history) {
                broken.push(format!("{id} was never notified, and the operator was not told"));
            }
            let unbroken = history.windows(2).all(|lines| lines[0].status.may_become(lines[1].status));
            if history.len() != payment.version as usize + 1 || !unbroken {
                broken.push(format!("the history of {id} has gaps"));
            }
        }
        let attempts: BTreeSet<_> = ledger.holdings().map(|(_, held)| *held.attempt.as_bytes()).collect();
        if attempts.len() != ledger.holdings().count() {
            broken.push("one attempt led to two payments".to_owned());
        }
        if let Some((id, _)) = ledger.holdings().find(|(id, _)| self.store.history(id).is_empty()) {
            broken.push(format!("{id} was asked for before it was stored"));
        }
        for what in broken {
            self.judge().accuse(what);
        }
    }

    /// Whether whoever asked Alipay+ a moment ago must have heard that it is paid.
    fn was_paid_long_ago(&self, held: Option<&Holding>) -> bool {
        let paid_at = held.and_then(|held| if let State::Paid(at) = held.state { Some(at) } else { None });
        paid_at.is_some_and(|at| self.alipayplus_now() >= at.plus_millis(MOMENT + self.plan.terms.hidden_for))
    }

    /// Since when nothing keeps this payment from becoming final: its time to pay is over by every clock, faults
    /// have ceased, and a cancel was asked for, if it was.
    fn undelayed_since(&self, payment: &Payment) -> Millis {
        let expires_at = payment.order.expires_at.as_millis() + self.plan.clock_error();
        let cancel_asked_at = self.judge().cancels.get(&payment.order.request_id).copied().unwrap_or(0);
        expires_at.max(self.plan.calm_at).max(cancel_asked_at)
    }
}

/// Whether an inquiry found a payment paid of which no notification ever came, and no alarm says so. An alarm of another
/// kind in its place leads the operator there as well.
fn is_silent_about_notification(history: &[Record]) -> bool {
    let notified = history.iter().any(|line| line.fact == "notified");
    let alarmed = history.iter().any(|line| line.status == Status::Succeeded && line.alarm.is_some());
    !notified && !alarmed
}

/// What is wrong with the status that a payment just got, seen from what Alipay+ holds.
fn misreported(was: Status, payment: &Payment, held: Option<&Holding>) -> Option<String> {
    let paid = held.is_some_and(|held| matches!(held.state, State::Paid(_)));
    let wrong = match payment.progress.status {
        Status::Succeeded if !paid => true,
        Status::Succeeded if held.is_some_and(|held| held.amount != payment.order.amount) => true,
        // A cancel wins, unless Alipay+ said that it comes too late.
        Status::Succeeded => was == Status::Cancelling && !held.is_some_and(|held| held.cancel_refused),
        Status::Failed | Status::Cancelled => paid,
        Status::Created | Status::Processing | Status::Cancelling => false,
    };
    wrong.then(|| format!("Alipay+ holds {held:?}"))
}
