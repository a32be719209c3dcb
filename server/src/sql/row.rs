//! Rows read back into the rules' types. What does not fit there is a corrupt database, said so.

use std::fmt::Display;

use checkout::attempt::AttemptId;
use checkout::device::Device;
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{Currency, Money};
use checkout::payment::{Order, OutcomeToken, Payer, Payment, Progress, RequestId, Status};
use checkout::port::StoreError;
use checkout::refund::{Refund, RefundId, RefundOrder, RefundReason, RefundStatus};
use checkout::result_code::Reason;
use checkout::shop::{MerchantProfile, StoreProfile};
use checkout::time::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{Any, ColumnIndex, Decode, Row, Type};

/// A column's value.
pub(super) fn get<'row, T>(row: &'row AnyRow, column: &'static str) -> Result<T, StoreError>
where
    T: Decode<'row, Any> + Type<Any>,
    &'static str: ColumnIndex<AnyRow>,
{
    row.try_get(column).map_err(|error| corrupt(column, error))
}

pub(super) fn corrupt(column: &str, what: impl Display) -> StoreError {
    StoreError::Corrupt(format!("column {column}: {what}"))
}

pub(super) fn parsed<T>(column: &'static str, value: Option<T>) -> Result<T, StoreError> {
    value.ok_or_else(|| corrupt(column, "not a value that the rules know"))
}

pub(super) fn flag(row: &AnyRow, column: &'static str) -> Result<bool, StoreError> {
    Ok(get::<i64>(row, column)? != 0)
}

pub(super) fn count(row: &AnyRow, column: &'static str) -> Result<u32, StoreError> {
    u32::try_from(get::<i64>(row, column)?).map_err(|error| corrupt(column, error))
}

pub(super) fn time(row: &AnyRow, column: &'static str) -> Result<Timestamp, StoreError> {
    get(row, column).map(Timestamp::from_millis)
}

pub(super) fn time_if_any(row: &AnyRow, column: &'static str) -> Result<Option<Timestamp>, StoreError> {
    Ok(get::<Option<i64>>(row, column)?.map(Timestamp::from_millis))
}

pub(super) fn entry_code(row: &AnyRow) -> Result<EntryCode, StoreError> {
    EntryCode::parse(&get::<String>(row, "code")?).map_err(|error| corrupt("code", error))
}

pub(super) fn currency(row: &AnyRow) -> Result<Currency, StoreError> {
    Currency::from_code(&get::<String>(row, "currency")?).map_err(|error| corrupt("currency", error))
}

fn language(row: &AnyRow) -> Result<Language, StoreError> {
    parsed("language", Language::from_tag(&get::<String>(row, "language")?))
}

/// An amount column in the row's currency.
pub(super) fn money(
    row: &AnyRow,
    column: &'static str,
    currency: Currency,
) -> Result<Option<Money>, StoreError> {
    let Some(units) = get::<Option<i64>>(row, column)? else { return Ok(None) };
    let units = u64::try_from(units).map_err(|error| corrupt(column, error))?;
    Ok(Some(Money::new(currency, units)))
}

/// A store with its merchant, from a row of both.
pub(super) fn store_profile(row: &AnyRow) -> Result<StoreProfile, StoreError> {
    Ok(StoreProfile {
        id: get(row, "store_id")?,
        name: get(row, "store_name")?,
        currency: currency(row)?,
        region: get(row, "region")?,
        timezone: get(row, "timezone")?,
        language: language(row)?,
        merchant: MerchantProfile {
            id: get(row, "merchant_id")?,
            name: get(row, "merchant_name")?,
            category_code: get(row, "category_code")?,
        },
    })
}

/// The rows of a batch that can be read. One that cannot, because a newer version wrote what this one does not know, must
/// not keep the others from being looked after: it is logged by its `key`, and comes due again.
pub(super) fn readable<T>(
    rows: &[AnyRow],
    read: fn(&AnyRow) -> Result<T, StoreError>,
    key: &'static str,
) -> Vec<T> {
    let told = |row| {
        read(row).inspect_err(|error| {
            let id = get::<String>(row, key).unwrap_or_default();
            tracing::error!(id, %error, "a row that is due cannot be read");
        })
    };
    rows.iter().filter_map(|row| told(row).ok()).collect()
}

/// A payment, from all columns of its row.
pub(super) fn payment(row: &AnyRow) -> Result<Payment, StoreError> {
    Ok(Payment { order: order(row)?, progress: progress(row)?, version: count(row, "version")? })
}

/// A refund, from all columns of its row.
pub(super) fn refund(row: &AnyRow) -> Result<Refund, StoreError> {
    let order = RefundOrder {
        id: parsed("id", RefundId::parse(&get::<String>(row, "id")?))?,
        payment: parsed("request_id", RequestId::parse(&get::<String>(row, "request_id")?))?,
        amount: amount(row, "amount")?,
        reason: RefundReason::stored(get(row, "reason")?),
        created_at: time(row, "created_at")?,
    };
    Ok(Refund {
        order,
        status: parsed("status", RefundStatus::from_name(&get::<String>(row, "status")?))?,
        refund_id: get(row, "refund_id")?,
        result_code: get(row, "result_code")?,
        refunded_at: time_if_any(row, "refunded_at")?,
        maybe_sent: flag(row, "maybe_sent")?,
        asking_until: time_if_any(row, "asking_until")?,
        asks: count(row, "asks")?,
        due_at: time_if_any(row, "due_at")?,
    })
}

/// An amount that is always there, in the row's currency.
fn amount(row: &AnyRow, column: &'static str) -> Result<Money, StoreError> {
    parsed(column, money(row, column, currency(row)?)?)
}

fn order(row: &AnyRow) -> Result<Order, StoreError> {
    let attempt: Vec<u8> = get(row, "attempt")?;
    let user_agent: String = get(row, "user_agent")?;
    Ok(Order {
        request_id: parsed("request_id", RequestId::parse(&get::<String>(row, "request_id")?))?,
        token: parsed("token", OutcomeToken::parse(&get::<String>(row, "token")?))?,
        attempt: AttemptId::new(parsed("attempt", attempt.try_into().ok())?),
        code: entry_code(row)?,
        store_id: get(row, "store_id")?,
        amount: amount(row, "amount")?,
        note: get(row, "note")?,
        payer: Payer {
            device: Device::from_user_agent(&user_agent),
            user_agent,
            client_ip: get(row, "client_ip")?,
            wallet: get(row, "wallet")?,
            language: language(row)?,
        },
        created_at: time(row, "created_at")?,
        expires_at: time(row, "expires_at")?,
    })
}

fn progress(row: &AnyRow) -> Result<Progress, StoreError> {
    let reason = match get::<Option<String>>(row, "reason")? {
        Some(name) => Some(parsed("reason", Reason::from_name(&name))?),
        None => None,
    };
    Ok(Progress {
        status: parsed("status", Status::from_name(&get::<String>(row, "status")?))?,
        payment_id: get(row, "payment_id")?,
        payment_url: get(row, "payment_url")?,
        wallet_brand: get(row, "wallet_brand")?,
        reason,
        result_code: get(row, "result_code")?,
        paid_at: time_if_any(row, "paid_at")?,
        maybe_sent: flag(row, "maybe_sent")?,
        asking_until: time_if_any(row, "asking_until")?,
        asks: count(row, "asks")?,
        status_since: match time_if_any(row, "status_since")? {
            Some(since) => since,
            None => time(row, "created_at")?,
        },
        checks: count(row, "checks")?,
        given_up: flag(row, "given_up")?,
        notified: flag(row, "notified")?,
        refunds_claimed: amount(row, "refunds_claimed")?,
        refunded: amount(row, "refunded")?,
        cancel_refused: flag(row, "cancel_refused")?,
        due_at: time_if_any(row, "due_at")?,
    })
}
