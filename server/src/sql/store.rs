//! The port that the rules know the database by.

use checkout::entry_code::EntryCode;
use checkout::payment::{Order, Payment, RequestId, Step, UnmatchedNotification};
use checkout::port::{Due, Opened, PaymentKey, Room, Store, StoreError};
use checkout::refund::{Refund, RefundId, RefundStep};
use checkout::shop::{EntryPoint, StoreProfile};
use checkout::time::Timestamp;

use tracing::{Instrument as _, Span};

use super::Database;
use crate::trace;

/// Each a span, but for asking what is due: that is asked twice a second, for nobody in particular.
impl Store for Database {
    async fn entry_point(&self, code: &EntryCode) -> Result<Option<EntryPoint>, StoreError> {
        self.find_entry_point(code).instrument(self.span("entry_point")).await
    }

    async fn store_profile(&self, store_id: &str) -> Result<Option<StoreProfile>, StoreError> {
        self.find_store(store_id).instrument(self.span("store_profile")).await
    }

    async fn store_as_opened(&self, order: &Order) -> Result<Option<StoreProfile>, StoreError> {
        self.find_store_as_opened(order).instrument(self.span("store_as_opened")).await
    }

    async fn open(&self, payment: &Payment) -> Result<Opened, StoreError> {
        self.insert_payment(payment).instrument(self.span("open")).await
    }

    async fn payment(&self, key: PaymentKey<'_>) -> Result<Option<Payment>, StoreError> {
        self.find_payment(key).instrument(self.span("payment")).await
    }

    async fn advance(&self, step: &Step) -> Result<bool, StoreError> {
        self.store_step(step).instrument(self.span("advance")).await
    }

    async fn take_due(
        &self,
        now: Timestamp,
        until: Timestamp,
        room: Room<'_>,
    ) -> Result<Vec<Payment>, StoreError> {
        self.take_due_payments(now, until, room).await
    }

    async fn hurry(&self, request_id: &RequestId, now: Timestamp) -> Result<(), StoreError> {
        self.hurry_payment(request_id, now).instrument(self.span("hurry")).await
    }

    async fn keep_unmatched(&self, notification: &UnmatchedNotification) -> Result<(), StoreError> {
        self.insert_unmatched(notification).instrument(self.span("keep_unmatched")).await
    }

    async fn open_refund(&self, step: &RefundStep) -> Result<bool, StoreError> {
        self.insert_refund(step).instrument(self.span("open_refund")).await
    }

    async fn advance_refund(&self, step: &RefundStep) -> Result<bool, StoreError> {
        self.update_refund(step).instrument(self.span("advance_refund")).await
    }

    async fn refund(&self, id: &RefundId) -> Result<Option<Refund>, StoreError> {
        self.find_refund(id).instrument(self.span("refund")).await
    }

    async fn refunds(&self, payment: &RequestId) -> Result<Vec<Refund>, StoreError> {
        self.find_refunds(payment).instrument(self.span("refunds")).await
    }

    async fn take_due_refunds(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
        due: Due,
    ) -> Result<Vec<Refund>, StoreError> {
        self.take_due_refund_rows(now, until, limit, due).await
    }
}

impl Database {
    fn span(&self, operation: &'static str) -> Span {
        trace::database(operation, self.kind.system_name())
    }
}
