//! The port that the rules know the database by.

use checkout::entry_code::EntryCode;
use checkout::payment::{Payment, RequestId, Step, UnmatchedNotification};
use checkout::port::{Opened, PaymentKey, Store, StoreError};
use checkout::refund::{Refund, RefundId, RefundStep};
use checkout::shop::{EntryPoint, StoreProfile};
use checkout::time::Timestamp;

use super::Database;

impl Store for Database {
    async fn entry_point(&self, code: &EntryCode) -> Result<Option<EntryPoint>, StoreError> {
        self.find_entry_point(code).await
    }

    async fn store_profile(&self, store_id: &str) -> Result<Option<StoreProfile>, StoreError> {
        self.find_store(store_id).await
    }

    async fn open(&self, payment: &Payment) -> Result<Opened, StoreError> {
        self.insert_payment(payment).await
    }

    async fn payment(&self, key: PaymentKey<'_>) -> Result<Option<Payment>, StoreError> {
        self.find_payment(key).await
    }

    async fn advance(&self, step: &Step) -> Result<bool, StoreError> {
        self.store_step(step).await
    }

    async fn take_due(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Payment>, StoreError> {
        self.take_due_payments(now, until, limit).await
    }

    async fn keep_unmatched(&self, notification: &UnmatchedNotification) -> Result<(), StoreError> {
        self.insert_unmatched(notification).await
    }

    async fn open_refund(&self, step: &RefundStep) -> Result<bool, StoreError> {
        self.insert_refund(step).await
    }

    async fn advance_refund(&self, step: &RefundStep) -> Result<bool, StoreError> {
        self.update_refund(step).await
    }

    async fn refund(&self, id: &RefundId) -> Result<Option<Refund>, StoreError> {
        self.find_refund(id).await
    }

    async fn refunds(&self, payment: &RequestId) -> Result<Vec<Refund>, StoreError> {
        self.find_refunds(payment).await
    }

    async fn take_due_refunds(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Refund>, StoreError> {
        self.take_due_refund_rows(now, until, limit).await
    }
}
