//! A store in memory: what tests and the simulation run on, and the plainest statement of what a [`Store`] does.
//! It refuses what the databases' constraints refuse.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::attempt::AttemptId;
use crate::entry_code::EntryCode;
use crate::payment::{OutcomeToken, Payment, Record, RequestId, Step};
use crate::port::{Opened, PaymentKey, Store, StoreError};
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
}

#[derive(Debug)]
struct Kept {
    payment: Payment,
    history: Vec<Record>,
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

    /// A payment's history, from its beginning; empty when there is no such payment.
    pub fn history(&self, request_id: &RequestId) -> Vec<Record> {
        self.lock().payments.get(request_id).map_or_else(Vec::new, |kept| kept.history.clone())
    }

    /// When the next payment comes due, if one does.
    pub fn next_due(&self) -> Option<Timestamp> {
        self.lock().payments.values().filter_map(|kept| kept.payment.progress.due_at).min()
    }

    /// What a panic left half done is still whole here: each call changes everything at its end, or nothing.
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
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
            return Err(StoreError::Corrupt("a payment's id or token is taken".to_owned()));
        }
        inner.by_attempt.insert(order.attempt, order.request_id.clone());
        inner.by_token.insert(order.token.clone(), order.request_id.clone());
        let kept = Kept { payment: payment.clone(), history: vec![Record::opened(payment)] };
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
        let mut inner = self.lock();
        let Some(kept) = inner.payments.get_mut(&step.payment.order.request_id) else { return Ok(false) };
        if kept.payment.version + 1 != step.payment.version {
            return Ok(false);
        }
        let (before, after) = (kept.payment.progress.status, step.payment.progress.status);
        if kept.payment.order != step.payment.order {
            return Err(StoreError::Corrupt("a payment's order never changes".to_owned()));
        }
        if !before.may_become(after) {
            let refusal = format!("a payment's status never goes from {} to {}", before.name(), after.name());
            return Err(StoreError::Corrupt(refusal));
        }
        kept.payment = step.payment.clone();
        kept.history.push(step.record.clone());
        Ok(true)
    }

    async fn take_due(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Payment>, StoreError> {
        let mut inner = self.lock();
        let mut due: Vec<&mut Payment> = inner
            .payments
            .values_mut()
            .map(|kept| &mut kept.payment)
            .filter(|payment| payment.progress.due_at.is_some_and(|due_at| due_at <= now))
            .collect();
        due.sort_by_key(|payment| payment.progress.due_at);
        due.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let taken = due.into_iter().map(|payment| {
            payment.progress.due_at = Some(until);
            payment.clone()
        });
        Ok(taken.collect())
    }
}
