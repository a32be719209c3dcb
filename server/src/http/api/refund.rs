//! Refunds: asked for once, whatever the network does, and looked at.

use std::sync::Arc;

use axum::Json as Answer;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use checkout::money::Money;
use checkout::port::{Clock as _, Store as _, StoreError};
use checkout::refund::{RefundId, RefundOrder, RefundReason, RefundRefusal};
use checkout::service::RefundOutcome;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::super::Shared;
use super::body::{Amount, Json};
use super::caller::Caller;
use super::once;
use super::payment::find;
use super::problem::Problem;
use crate::sql::PaymentRow;
use crate::{object, refunds};

/// What is to be given back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewRefund {
    amount: Amount,
    reason: String,
}

pub(super) async fn list(
    State(shared): State<Arc<Shared>>,
    caller: Caller,
    Path(payment): Path<String>,
) -> Result<Answer<Value>, Problem> {
    let row = find(&shared, &caller, &payment).await?;
    let refunds = shared.checkout.store().refunds(&row.payment.order.request_id).await?;
    let refunds: Vec<Value> = refunds.iter().map(|refund| object_of(refund, &row)).collect();
    Ok(Answer(json!({ "refunds": refunds })))
}

pub(super) async fn show(
    State(shared): State<Arc<Shared>>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Answer<Value>, Problem> {
    let unknown = || Problem::not_found("refund");
    let id = RefundId::parse(&id).ok_or_else(unknown)?;
    let refund = shared.checkout.store().refund(&id).await?.ok_or_else(unknown)?;
    let row = find(&shared, &caller, refund.order.payment.as_str()).await.map_err(|_| unknown())?;
    Ok(Answer(object_of(&refund, &row)))
}

pub(super) async fn create(
    State(shared): State<Arc<Shared>>,
    caller: Caller,
    Path(payment): Path<String>,
    headers: HeaderMap,
    Json(asked): Json<NewRefund>,
) -> Result<Response, Problem> {
    let detail = "send Idempotency-Key, a new one for each refund, such as a UUID";
    let key = once::key(&headers)?.ok_or_else(|| Problem::malformed(detail))?;
    let row = find(&shared, &caller, &payment).await?;
    let amount = asked.amount.read("amount", row.payment.order.amount.currency())?;
    let reason = RefundReason::parse(&asked.reason)
        .map_err(|problem| Problem::refused("not_a_reason", format!("reason: {problem}")))?;
    let digest = digest(&row, amount, &reason);
    let fresh = RefundId::from_random(crate::random::bytes());
    let work = async |id: &str| {
        let id = RefundId::parse(id).ok_or_else(|| StoreError::Corrupt("no refund's id".to_owned()))?;
        let (payment, created_at) = (row.payment.order.request_id.clone(), shared.checkout.clock().now());
        give_back(&shared, &caller, &row, RefundOrder { id, payment, amount, reason, created_at }).await
    };
    once::once(&shared, &caller, &key, digest, fresh.as_str(), work).await
}

/// Gives money back; the answer.
async fn give_back(
    shared: &Shared,
    caller: &Caller,
    row: &PaymentRow,
    order: RefundOrder,
) -> Result<(u16, String), Problem> {
    const CREATED: u16 = 201;
    let by = caller.doer(order.created_at).by;
    Ok(match refunds::refund(&shared.checkout, row.payment.clone(), order, None, by).await? {
        RefundOutcome::Taken(refund) => (CREATED, object_of(&refund, row).to_string()),
        RefundOutcome::Refused(refusal) => refused(&refusal).parts(),
    })
}

fn refused(refusal: &RefundRefusal) -> Problem {
    let detail = refusal.to_string();
    match refusal {
        RefundRefusal::NotPaid => Problem::conflict("not_paid", detail),
        RefundRefusal::MoreThanLeft { .. } => Problem::conflict("more_than_left", detail),
        RefundRefusal::IdTaken => Problem::conflict("id_taken", detail),
        RefundRefusal::OtherCurrency => Problem::refused("other_currency", detail),
        RefundRefusal::Nothing => Problem::refused("not_an_amount", detail),
        RefundRefusal::OverLimit { .. } => Problem::refused("over_limit", detail),
    }
}

/// A refund with its payment.
fn object_of(refund: &checkout::refund::Refund, row: &PaymentRow) -> Value {
    let mut value = object::refund(refund);
    value["payment"] = row.payment.order.request_id.as_str().into();
    value
}

/// What tells one request from another: none of the three can hold the character between them.
fn digest(row: &PaymentRow, amount: Money, reason: &RefundReason) -> [u8; 32] {
    let payment = row.payment.order.request_id.as_str();
    let text =
        format!("{payment}\n{} {}\n{}", amount.currency().code(), amount.minor_units(), reason.as_str());
    Sha256::digest(text).into()
}
