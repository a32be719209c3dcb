//! Signed notifications that fit no payment of ours.

use checkout::money::{Currency, Money};
use checkout::payment::{Settlement, UnmatchedNotification};
use checkout::port::StoreError;
use checkout::result_code::{ResultCode, ResultStatus};
use checkout::time::Timestamp;
use sqlx::any::AnyRow;

use super::payment::{Query, units};
use super::{Database, row, unavailable};

const INSERT: &str = "INSERT INTO unmatched_notification (digest, at, request_id, payment_id, wallet_brand, \
    status, result_code, currency, amount, paid_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
    ON CONFLICT (digest) DO NOTHING";

impl Database {
    pub(super) async fn insert_unmatched(
        &self,
        notification: &UnmatchedNotification,
    ) -> Result<(), StoreError> {
        self.writer.execute(bind(sqlx::query(INSERT), notification)).await.map(drop)
    }

    /// The notifications that fit no payment, newest first, at most `limit`.
    ///
    /// # Errors
    /// The database's.
    pub async fn unmatched_notifications(
        &self,
        limit: u32,
    ) -> Result<Vec<UnmatchedNotification>, StoreError> {
        let rows = sqlx::query("SELECT * FROM unmatched_notification ORDER BY at DESC, digest LIMIT $1")
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await
            .map_err(unavailable)?;
        rows.iter().map(read).collect()
    }
}

fn bind(query: Query<'static>, notification: &UnmatchedNotification) -> Query<'static> {
    let settlement = &notification.settlement;
    query
        .bind(notification.digest.as_slice())
        .bind(notification.at.as_millis())
        .bind(notification.request_id.as_str())
        .bind(settlement.payment_id.as_deref())
        .bind(settlement.wallet_brand.as_deref())
        .bind(settlement.result.status.letter())
        .bind(settlement.result.code.as_str())
        .bind(settlement.amount.map(|amount| amount.currency().code()))
        .bind(settlement.amount.map(|amount| units(amount.minor_units())))
        .bind(settlement.paid_at.map(Timestamp::as_millis))
}

fn read(row: &AnyRow) -> Result<UnmatchedNotification, StoreError> {
    let digest: Vec<u8> = row::get(row, "digest")?;
    let status: String = row::get(row, "status")?;
    let result = ResultCode {
        status: row::parsed("status", ResultStatus::from_letter(&status))?,
        code: row::get(row, "result_code")?,
    };
    Ok(UnmatchedNotification {
        at: row::time(row, "at")?,
        request_id: row::get(row, "request_id")?,
        settlement: Settlement {
            result,
            amount: amount(row)?,
            payment_id: row::get(row, "payment_id")?,
            wallet_brand: row::get(row, "wallet_brand")?,
            paid_at: row::time_if_any(row, "paid_at")?,
        },
        digest: row::parsed("digest", digest.try_into().ok())?,
    })
}

fn amount(row: &AnyRow) -> Result<Option<Money>, StoreError> {
    let Some(code) = row::get::<Option<String>>(row, "currency")? else { return Ok(None) };
    let currency = Currency::from_code(&code).map_err(|error| row::corrupt("currency", error))?;
    row::money(row, "amount", currency)
}
