//! A store in memory: what tests and the simulation run on, and the plainest statement of what a [`Store`] does.
//! It refuses what the databases' constraints refuse.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::attempt::AttemptId;
use crate::entry_code::EntryCode;
use crate::payment::{OutcomeToken, Payment, Record, RequestId, Status, Step, UnmatchedNotification};
use crate::port::{Due, HURRY_PAUSE_MILLIS, LEASE_SECONDS, Opened, PaymentKey, Room, Store, StoreError};
use crate::refund::{Refund, RefundId, RefundStatus, RefundStep};
use crate::shop::{EntryPoint, StoreProfile};
use crate::time::Timestamp;

/// Everything is kept until the store is dropped.
#[derive(Debug, Default)]
pub struct MemoryStore {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    entry_points: Vec<EntryPoint>,
    payments: BTreeMap<RequestId, Kept>,
    by_attempt: HashMap<AttemptId, RequestId>,
    by_token: HashMap<OutcomeToken, RequestId>,
    /// In the order in which they were opened.
    refunds: Vec<Refund>,
    unmatched: Vec<UnmatchedNotification>,
}

#[derive(Debug)]
struct Kept {
    payment: Payment,
    history: Vec<Record>,
    /// Until when a worker has it in hand, if one has.
    taken_until: Option<Timestamp>,
}

impl Kept {
    /// Whether a worker has it in hand at `now`; a lease that is longer than one can be was taken by a wrong clock.
    fn is_in_hand(&self, now: Timestamp) -> bool {
        self.taken_until.is_some_and(|until| now < until && until <= now.plus_seconds(2 * LEASE_SECONDS))
    }
}

impl MemoryStore {
    /// A store that knows these entry codes and their shops, and no payment.
    #[must_use]
    pub fn new(entry_points: Vec<EntryPoint>) -> Self {
        Self { inner: Mutex::new(Inner { entry_points, ..Inner::default() }) }
    }

    /// Every payment, by its id.
    pub fn payments(&self) -> Vec<Payment> {
        self.lock().payments.values().map(|kept| kept.payment.clone()).collect()
    }

    /// Every refund, in the order in which they were opened.
    pub fn all_refunds(&self) -> Vec<Refund> {
        self.lock().refunds.clone()
    }

    /// A payment's history, from its beginning; empty when there is no such payment.
    pub fn history(&self, request_id: &RequestId) -> Vec<Record> {
        self.lock().payments.get(request_id).map_or_else(Vec::new, |kept| kept.history.clone())
    }

    /// The notifications that fit no payment, in the order in which they came.
    pub fn unmatched(&self) -> Vec<UnmatchedNotification> {
        self.lock().unmatched.clone()
    }

    /// When the next payment or refund comes due, if one does.
    pub fn next_due(&self) -> Option<Timestamp> {
        let inner = self.lock();
        let payments = inner.payments.values().filter_map(|kept| kept.payment.progress.due_at);
        payments.chain(inner.refunds.iter().filter_map(|refund| refund.due_at)).min()
    }

    /// What a panic left half done is still whole here: each call changes everything at its end, or nothing.
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    /// Whether the step was made from the payment as it is now; refuses it when it goes where no payment may.
    fn check(&self, step: &Step) -> Result<bool, StoreError> {
        let Some(kept) = self.payments.get(&step.payment.order.request_id) else { return Ok(false) };
        if kept.payment.version + 1 != step.payment.version {
            return Ok(false);
        }
        if kept.payment.order != step.payment.order {
            return Err(corrupt("a payment's order never changes"));
        }
        let (before, after) = (kept.payment.progress.status, step.payment.progress.status);
        if !before.may_become(after) {
            return Err(corrupt("a payment's status never goes back"));
        }
        let claimed = step.payment.progress.refunds_claimed.minor_units();
        if claimed > step.payment.order.amount.minor_units() || claimed > 0 && after != Status::Succeeded {
            return Err(corrupt("refunds are of what was paid, and never more"));
        }
        Ok(true)
    }

    fn keep(&mut self, step: &Step) {
        if let Some(kept) = self.payments.get_mut(&step.payment.order.request_id) {
            kept.payment = step.payment.clone();
            kept.taken_until = None;
            kept.history.push(step.record.clone());
        }
    }
}

fn corrupt(refusal: &str) -> StoreError {
    StoreError::Corrupt(refusal.to_owned())
}

impl Store for MemoryStore {
    async fn entry_point(&self, code: &EntryCode) -> Result<Option<EntryPoint>, StoreError> {
        Ok(self.lock().entry_points.iter().find(|entry| entry.code == *code).cloned())
    }

    async fn store_profile(&self, store_id: &str) -> Result<Option<StoreProfile>, StoreError> {
        let inner = self.lock();
        Ok(inner.entry_points.iter().map(|entry| &entry.store).find(|store| store.id == store_id).cloned())
    }

    async fn open(&self, payment: &Payment) -> Result<Opened, StoreError> {
        let inner = &mut *self.lock();
        let order = &payment.order;
        if let Some(existing) = inner.by_attempt.get(&order.attempt) {
            return Ok(Opened::Existing(Box::new(inner.payments[existing].payment.clone())));
        }
        if inner.payments.contains_key(&order.request_id) || inner.by_token.contains_key(&order.token) {
            return Err(corrupt("a payment's id or token is taken"));
        }
        inner.by_attempt.insert(order.attempt, order.request_id.clone());
        inner.by_token.insert(order.token.clone(), order.request_id.clone());
        let kept =
            Kept { payment: payment.clone(), history: vec![Record::opened(payment)], taken_until: None };
        inner.payments.insert(order.request_id.clone(), kept);
        Ok(Opened::New)
    }

    async fn payment(&self, key: PaymentKey<'_>) -> Result<Option<Payment>, StoreError> {
        let inner = self.lock();
        let request_id = match key {
            PaymentKey::RequestId(request_id) => Some(request_id),
            PaymentKey::Token(token) => inner.by_token.get(token),
            PaymentKey::Attempt(attempt) => inner.by_attempt.get(attempt),
        };
        let kept = request_id.and_then(|request_id| inner.payments.get(request_id));
        Ok(kept.map(|kept| kept.payment.clone()))
    }

    async fn advance(&self, step: &Step) -> Result<bool, StoreError> {
        let inner = &mut *self.lock();
        let fits = inner.check(step)?;
        if fits {
            inner.keep(step);
        }
        Ok(fits)
    }

    async fn take_due(
        &self,
        now: Timestamp,
        until: Timestamp,
        room: Room<'_>,
    ) -> Result<Vec<Payment>, StoreError> {
        let mut inner = self.lock();
        let mut due: Vec<&mut Kept> = inner
            .payments
            .values_mut()
            .filter(|kept| kept.payment.progress.due_at.is_some_and(|due_at| room.due.holds(due_at, now)))
            .filter(|kept| !room.busy.contains(&kept.payment.order.code))
            .collect();
        due.sort_by_key(|kept| kept.payment.progress.due_at);
        let mut turns: HashMap<(bool, EntryCode), u32> = HashMap::new();
        let mut queue = Vec::new();
        for kept in due {
            let is_cancelling = kept.payment.progress.status == Status::Cancelling;
            let turn = turns.entry((is_cancelling, kept.payment.order.code)).or_default();
            *turn += 1;
            queue.push((!is_cancelling, *turn, kept));
        }
        queue.retain(|(_, turn, _)| *turn <= room.of_one_code);
        queue.sort_by_key(|(is_later, turn, kept)| (*is_later, *turn, kept.payment.progress.due_at));
        queue.truncate(usize::try_from(room.limit).unwrap_or(usize::MAX));
        let taken = queue.into_iter().map(|(_, _, kept)| {
            kept.payment.progress.due_at = Some(until);
            kept.taken_until = Some(until);
            kept.payment.clone()
        });
        Ok(taken.collect())
    }

    async fn hurry(&self, request_id: &RequestId, now: Timestamp) -> Result<(), StoreError> {
        let mut inner = self.lock();
        let Some(kept) = inner.payments.get_mut(request_id) else { return Ok(()) };
        let is_open = matches!(kept.payment.progress.status, Status::Processing | Status::Cancelling);
        let is_fresh = kept
            .history
            .last()
            .is_some_and(|line| line.at > now.plus_millis(-HURRY_PAUSE_MILLIS) && line.at <= now);
        let is_later = kept.payment.progress.due_at.is_none_or(|due_at| due_at > now);
        if is_open && is_later && !is_fresh && !kept.is_in_hand(now) {
            kept.payment.progress.due_at = Some(now);
        }
        Ok(())
    }

    async fn keep_unmatched(&self, notification: &UnmatchedNotification) -> Result<(), StoreError> {
        let mut inner = self.lock();
        if !inner.unmatched.iter().any(|kept| kept.digest == notification.digest) {
            inner.unmatched.push(notification.clone());
        }
        Ok(())
    }

    async fn open_refund(&self, step: &RefundStep) -> Result<bool, StoreError> {
        let inner = &mut *self.lock();
        let refund = &step.refund;
        let taken = inner.refunds.iter().any(|known| known.order.id == refund.order.id);
        if taken || !inner.check(&step.step)? {
            return Ok(false);
        }
        let paid = &inner.payments[&refund.order.payment].payment;
        let others = inner.refunds.iter().filter(|known| {
            known.order.payment == refund.order.payment && known.status != RefundStatus::Failed
        });
        let claimed: u64 = others.map(|known| known.order.amount.minor_units()).sum();
        let fits = claimed + refund.order.amount.minor_units() <= paid.order.amount.minor_units();
        if paid.progress.status != Status::Succeeded || !fits {
            return Err(corrupt("the refunds of a payment are never more than was paid"));
        }
        inner.keep(&step.step);
        inner.refunds.push(refund.clone());
        Ok(true)
    }

    async fn advance_refund(&self, step: &RefundStep) -> Result<bool, StoreError> {
        let inner = &mut *self.lock();
        let fits = inner.check(&step.step)?;
        let Some(known) = inner.refunds.iter_mut().find(|known| known.order.id == step.refund.order.id)
        else {
            return Ok(false);
        };
        if known.order != step.refund.order {
            return Err(corrupt("a refund's order never changes"));
        }
        if fits && !known.status.may_become(step.refund.status) {
            return Err(corrupt("a refund's status never goes back"));
        }
        if fits {
            *known = step.refund.clone();
            inner.keep(&step.step);
        }
        Ok(fits)
    }

    async fn refund(&self, id: &RefundId) -> Result<Option<Refund>, StoreError> {
        Ok(self.lock().refunds.iter().find(|refund| refund.order.id == *id).cloned())
    }

    async fn refunds(&self, payment: &RequestId) -> Result<Vec<Refund>, StoreError> {
        let inner = self.lock();
        Ok(inner.refunds.iter().filter(|refund| refund.order.payment == *payment).cloned().collect())
    }

    async fn take_due_refunds(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
        due: Due,
    ) -> Result<Vec<Refund>, StoreError> {
        let mut inner = self.lock();
        let due_now = |refund: &&mut Refund| refund.due_at.is_some_and(|due_at| due.holds(due_at, now));
        let mut queue: Vec<&mut Refund> = inner.refunds.iter_mut().filter(due_now).collect();
        queue.sort_by_key(|refund| refund.due_at);
        queue.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let taken = queue.into_iter().map(|refund| {
            refund.due_at = Some(until);
            refund.clone()
        });
        Ok(taken.collect())
    }
}
