//! Refunds written and read: each step of one is stored with its payment's, in one transaction.

use checkout::payment::RequestId;
use checkout::port::{Due, StoreError};
use checkout::refund::{Refund, RefundId, RefundStep};
use checkout::time::Timestamp;
use sqlx::AssertSqlSafe;

use super::payment::{Query, units, write_step};
use super::writer::Change;
use super::{Database, row, unavailable};

/// Every column of a refund, in the order `bind_order` and `bind_progress` bind them.
const INSERT: &str = "INSERT INTO refund (id, request_id, currency, amount, reason, created_at, status, \
    refund_id, result_code, refunded_at, maybe_sent, asking_until, asks, due_at) VALUES ($1, $2, $3, $4, $5, $6, \
    $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (id) DO NOTHING";

const UPDATE: &str = "UPDATE refund SET status = $1, refund_id = $2, result_code = $3, refunded_at = $4, \
    maybe_sent = $5, asking_until = $6, asks = $7, due_at = $8 WHERE id = $9";

impl Database {
    pub(super) async fn insert_refund(&self, step: &RefundStep) -> Result<bool, StoreError> {
        self.store_refund_step(step, insert).await
    }

    pub(super) async fn update_refund(&self, step: &RefundStep) -> Result<bool, StoreError> {
        self.store_refund_step(step, update).await
    }

    /// The payment's step first: whoever is second finds another version there, and writes nothing.
    async fn store_refund_step(
        &self,
        step: &RefundStep,
        written: fn(&Refund) -> Query<'_>,
    ) -> Result<bool, StoreError> {
        let order = &step.step.payment.order;
        let (kind, counted, step) = (self.kind, step, step.clone());
        let stored = self.writer.write(move |connection| {
            Box::pin(async move {
                if !write_step(kind, connection, &step.step).await? {
                    return Ok(Change::Undo(false));
                }
                let done = written(&step.refund).execute(connection).await.map_err(unavailable)?;
                Ok(if done.rows_affected() == 1 { Change::Keep(true) } else { Change::Undo(false) })
            })
        });
        let stored = stored.await?;
        if stored {
            self.counts.iter().for_each(|counts| counts.refund_stepped(counted));
            self.herald.tell_of(&order.request_id, &order.store_id);
        }
        Ok(stored)
    }

    pub(super) async fn find_refund(&self, id: &RefundId) -> Result<Option<Refund>, StoreError> {
        let found = sqlx::query("SELECT * FROM refund WHERE id = $1")
            .bind(id.as_str())
            .fetch_optional(&self.pool)
            .await
            .map_err(unavailable)?;
        found.as_ref().map(row::refund).transpose()
    }

    pub(super) async fn find_refunds(&self, payment: &RequestId) -> Result<Vec<Refund>, StoreError> {
        let rows = sqlx::query("SELECT * FROM refund WHERE request_id = $1 ORDER BY created_at, id")
            .bind(payment.as_str())
            .fetch_all(&self.pool)
            .await
            .map_err(unavailable)?;
        rows.iter().map(row::refund).collect()
    }

    pub(super) async fn take_due_refund_rows(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
        due: Due,
    ) -> Result<Vec<Refund>, StoreError> {
        let skipping = self.kind.skipping_taken_rows();
        let sql = format!(
            "UPDATE refund SET due_at = $1 WHERE id IN (SELECT id FROM refund \
             WHERE due_at <= $2 OR due_at > $3 ORDER BY due_at LIMIT $4{skipping}) RETURNING *"
        );
        let taken = self.writer.write(move |connection| {
            Box::pin(async move {
                let query = sqlx::query(AssertSqlSafe(sql)).bind(until.as_millis()).bind(now.as_millis());
                let query = query.bind(due.ahead_of(now).as_millis()).bind(i64::from(limit));
                query.fetch_all(connection).await.map(Change::Keep).map_err(unavailable)
            })
        });
        Ok(row::readable(&taken.await?, row::refund, "id"))
    }
}

fn insert(refund: &Refund) -> Query<'_> {
    bind_progress(bind_order(sqlx::query(INSERT), refund), refund)
}

fn update(refund: &Refund) -> Query<'_> {
    bind_progress(sqlx::query(UPDATE), refund).bind(refund.order.id.as_str())
}

fn bind_order<'query>(query: Query<'query>, refund: &'query Refund) -> Query<'query> {
    let order = &refund.order;
    query
        .bind(order.id.as_str())
        .bind(order.payment.as_str())
        .bind(order.amount.currency().code())
        .bind(units(order.amount.minor_units()))
        .bind(order.reason.as_str())
        .bind(order.created_at.as_millis())
}

fn bind_progress<'query>(query: Query<'query>, refund: &'query Refund) -> Query<'query> {
    query
        .bind(refund.status.name())
        .bind(refund.refund_id.as_deref())
        .bind(refund.result_code.as_deref())
        .bind(refund.refunded_at.map(Timestamp::as_millis))
        .bind(i64::from(refund.maybe_sent))
        .bind(refund.asking_until.map(Timestamp::as_millis))
        .bind(i64::from(refund.asks))
        .bind(refund.due_at.map(Timestamp::as_millis))
}
