//! Payments: looked for, newest first, and one by one.

use std::sync::Arc;

use axum::Json as Answer;
use axum::extract::{Path, State};
use checkout::entry_code::EntryCode;
use checkout::payment::{RequestId, Status};
use checkout::port::Store as _;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::Shared;
use super::body::Asked;
use super::caller::Caller;
use super::problem::Problem;
use crate::object;
use crate::sql::{PaymentRow, PaymentSearch, Period, Position, Reference};

/// Payments on one page: unless told otherwise, and at most.
const PAGE: u32 = 50;
const PAGE_MAX: u32 = 100;

/// What is looked for. All conditions hold.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Search {
    store: Option<String>,
    code: Option<String>,
    status: Option<String>,
    from: Option<String>,
    to: Option<String>,
    reference: Option<String>,
    limit: Option<String>,
    cursor: Option<String>,
}

pub(super) async fn list(
    State(shared): State<Arc<Shared>>,
    caller: Caller,
    Asked(asked): Asked<Search>,
) -> Result<Answer<Value>, Problem> {
    let (search, position, limit) = (asked.search()?, asked.position()?, asked.limit()?);
    // One more than is shown tells whether there are more.
    let database = shared.checkout.store();
    let mut rows = database.search(&caller.scope(), &search, position.as_ref(), limit + 1).await?;
    let has_more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| has_more).map(|row| Position::after(row).to_string());
    let payments: Vec<Value> = rows.iter().map(|row| object::payment(&row.payment)).collect();
    Ok(Answer(json!({ "payments": payments, "next_cursor": next })))
}

pub(super) async fn show(
    State(shared): State<Arc<Shared>>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Answer<Value>, Problem> {
    let row = find(&shared, &caller, &id).await?;
    let refunds = shared.checkout.store().refunds(&row.payment.order.request_id).await?;
    let mut value = object::payment(&row.payment);
    value["refunds"] = refunds.iter().map(object::refund).collect();
    Ok(Answer(value))
}

/// The payment of this id, if it is of one of the merchant's stores.
pub(super) async fn find(shared: &Shared, caller: &Caller, id: &str) -> Result<PaymentRow, Problem> {
    let unknown = || Problem::not_found("payment");
    let id = RequestId::parse(id).ok_or_else(unknown)?;
    shared.checkout.store().payment_within(&caller.scope(), &id).await?.ok_or_else(unknown)
}

impl Search {
    fn search(&self) -> Result<PaymentSearch, Problem> {
        Ok(PaymentSearch {
            store: self.store.clone(),
            code: parsed("code", "an entry code", self.code.as_deref(), |text| EntryCode::parse(text).ok())?,
            label: None,
            status: parsed("status", "the name of a status", self.status.as_deref(), Status::from_name)?,
            amounts: Vec::new(),
            period: self.period()?,
            reference: parsed(
                "reference",
                "the beginning of an id",
                self.reference.as_deref(),
                Reference::parse,
            )?,
        })
    }

    /// The days, as the clocks of each store show them; from the first or to the last that there can be, where only one of
    /// them is given.
    fn period(&self) -> Result<Option<Period>, Problem> {
        let day = |name, text: Option<&str>| parsed(name, "a day such as 2026-11-26", text, day);
        let (first, last) = (day("from", self.from.as_deref())?, day("to", self.to.as_deref())?);
        let period = Period { first: first.unwrap_or(Date::ZERO), last: last.unwrap_or(Date::MAX) };
        Ok((first.is_some() || last.is_some()).then_some(period))
    }

    fn position(&self) -> Result<Option<Position>, Problem> {
        parsed("cursor", "a next_cursor of the page before", self.cursor.as_deref(), Position::parse)
    }

    fn limit(&self) -> Result<u32, Problem> {
        let number = |text: &str| text.parse().ok().filter(|limit| (1..=PAGE_MAX).contains(limit));
        Ok(parsed("limit", "a number from 1 to 100", self.limit.as_deref(), number)?.unwrap_or(PAGE))
    }
}

/// A day as ISO 8601 writes it, and not with a time behind it.
fn day(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(|day| day.to_string() == text)
}

/// What stands in a field of the query, if it is there.
pub(super) fn parsed<T>(
    field: &str,
    expected: &str,
    text: Option<&str>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Problem> {
    let Some(text) = text else { return Ok(None) };
    read(text).map(Some).ok_or_else(|| Problem::malformed(format!("{field}: expected {expected}")))
}
