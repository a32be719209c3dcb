//! A server's connection to the database, with all that can happen on it. The database itself is in order: what
//! it has done, it has done.

use std::sync::Arc;

use checkout::entry_code::EntryCode;
use checkout::payment::{Payment, Record, RequestId, Step, UnmatchedNotification};
use checkout::port::{Due, Opened, PaymentKey, Room, Store, StoreError};
use checkout::refund::{Refund, RefundId, RefundStep};
use checkout::shop::{EntryPoint, StoreProfile};
use checkout::time::Timestamp;

use crate::short;
use crate::world::World;

pub(crate) struct Disk {
    world: Arc<World>,
    server: usize,
}

impl Disk {
    pub(crate) fn new(world: &Arc<World>, server: usize) -> Self {
        Self { world: world.clone(), server }
    }

    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        self.world.store.next_due()
    }

    /// The way there: takes time, may be the server's end, and may lead nowhere.
    async fn reach(&self) -> Result<(), StoreError> {
        let slow = self.world.strikes(|faults| faults.store_slow);
        let millis = self.world.timeline.draw(|random| random.between(0, if slow { 30_000 } else { 20 }));
        self.world.timeline.sleep(millis).await;
        self.world.pass(self.server).await;
        if self.world.strikes(|faults| faults.store_refuses) {
            return Err(StoreError::Unavailable("nothing was done".to_owned()));
        }
        Ok(())
    }

    /// The way back: what was done is done, whether or not the server lives to hear it.
    async fn leave<T>(&self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(StoreError::Corrupt(refusal)) = &result {
            self.world.accuse(format!("the store had to refuse: {refusal}"));
        }
        let millis = self.world.timeline.draw(|random| random.between(0, 20));
        self.world.timeline.sleep(millis).await;
        self.world.pass(self.server).await;
        if self.world.strikes(|faults| faults.store_silent) {
            self.world.saw("a commit that was not reported");
            return Err(StoreError::Unavailable("it was done".to_owned()));
        }
        result
    }

    /// The payment as it is before a step.
    async fn before(&self, step: &Step) -> Result<Option<Payment>, StoreError> {
        self.world.store.payment(PaymentKey::RequestId(&step.payment.order.request_id)).await
    }

    fn stored(&self, before: Option<&Payment>, step: &Step, stored: &Result<bool, StoreError>) {
        match stored {
            Ok(true) => self.committed(before, &step.payment, &step.record),
            Ok(false) => self.world.saw("a change that somebody else beat"),
            Err(_) => {}
        }
    }

    fn committed(&self, before: Option<&Payment>, after: &Payment, record: &Record) {
        self.world.timeline.note(|| {
            let (id, progress) = (short(&after.order.request_id), &after.progress);
            let alarm = record.alarm.map_or("", checkout::payment::Alarm::name);
            format!("server {} stores {id} {} -> {:?} {alarm}", self.server, record.fact, progress.status)
        });
        self.world.committed(before, after, record);
        for bell in &self.world.bells {
            bell.put(());
        }
    }
}

impl Store for Disk {
    async fn entry_point(&self, code: &EntryCode) -> Result<Option<EntryPoint>, StoreError> {
        self.reach().await?;
        self.leave(self.world.store.entry_point(code).await).await
    }

    async fn store_profile(&self, store_id: &str) -> Result<Option<StoreProfile>, StoreError> {
        self.reach().await?;
        self.leave(self.world.store.store_profile(store_id).await).await
    }

    async fn open(&self, payment: &Payment) -> Result<Opened, StoreError> {
        self.reach().await?;
        let opened = self.world.store.open(payment).await;
        if matches!(opened, Ok(Opened::New)) {
            self.committed(None, payment, &Record::opened(payment));
        }
        self.leave(opened).await
    }

    async fn payment(&self, key: PaymentKey<'_>) -> Result<Option<Payment>, StoreError> {
        self.reach().await?;
        self.leave(self.world.store.payment(key).await).await
    }

    async fn advance(&self, step: &Step) -> Result<bool, StoreError> {
        self.reach().await?;
        let before = self.before(step).await?;
        let advanced = self.world.store.advance(step).await;
        self.stored(before.as_ref(), step, &advanced);
        self.leave(advanced).await
    }

    async fn take_due(
        &self,
        now: Timestamp,
        until: Timestamp,
        room: Room<'_>,
    ) -> Result<Vec<Payment>, StoreError> {
        self.reach().await?;
        let taken = self.world.store.take_due(now, until, room).await;
        if let Ok(taken) = &taken {
            self.world.taken(taken, now, until);
        }
        self.leave(taken).await
    }

    async fn hurry(&self, request_id: &RequestId, now: Timestamp) -> Result<(), StoreError> {
        self.reach().await?;
        let hurried = self.world.store.hurry(request_id, now).await;
        for bell in &self.world.bells {
            bell.put(());
        }
        self.leave(hurried).await
    }

    async fn keep_unmatched(&self, notification: &UnmatchedNotification) -> Result<(), StoreError> {
        self.reach().await?;
        self.leave(self.world.store.keep_unmatched(notification).await).await
    }

    async fn open_refund(&self, step: &RefundStep) -> Result<bool, StoreError> {
        self.reach().await?;
        let before = self.before(&step.step).await?;
        let opened = self.world.store.open_refund(step).await;
        self.stored(before.as_ref(), &step.step, &opened);
        self.leave(opened).await
    }

    async fn advance_refund(&self, step: &RefundStep) -> Result<bool, StoreError> {
        self.reach().await?;
        let before = self.before(&step.step).await?;
        let refund = self.world.store.refund(&step.refund.order.id).await?;
        let advanced = self.world.store.advance_refund(step).await;
        self.stored(before.as_ref(), &step.step, &advanced);
        if matches!(advanced, Ok(true)) {
            self.world.refund_committed(refund.as_ref(), &step.refund);
        }
        self.leave(advanced).await
    }

    async fn refund(&self, id: &RefundId) -> Result<Option<Refund>, StoreError> {
        self.reach().await?;
        self.leave(self.world.store.refund(id).await).await
    }

    async fn refunds(&self, payment: &RequestId) -> Result<Vec<Refund>, StoreError> {
        self.reach().await?;
        self.leave(self.world.store.refunds(payment).await).await
    }

    async fn take_due_refunds(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
        due: Due,
    ) -> Result<Vec<Refund>, StoreError> {
        self.reach().await?;
        self.leave(self.world.store.take_due_refunds(now, until, limit, due).await).await
    }
}
