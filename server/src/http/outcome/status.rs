//! `GET /p/{token}/status`: where the payment stands, for scripts.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use checkout::money::Money;
use checkout::payment::Payment;
use serde_json::{Value, json};

use super::super::Shared;
use super::super::error::PageError;
use super::super::visitor::Visitor;
use crate::http::extract::Path;

pub(in super::super) async fn status(
    State(shared): State<Arc<Shared>>,
    Path(token): Path<String>,
    visitor: Visitor,
) -> Response {
    match super::payment(&shared, &token).await {
        Ok(payment) => {
            super::hurry(&shared, &payment, visitor.address()).await;
            Json(status_object(&payment)).into_response()
        }
        Err(error) => refusal(&error),
    }
}

/// What is told of a payment to whoever bears its token.
pub(super) fn status_object(payment: &Payment) -> Value {
    let object = |amount: Money| json!({ "currency": amount.currency().code(), "value": amount.minor_units().to_string() });
    json!({
        "status": payment.progress.status.told(),
        "amount": object(payment.order.amount),
        "refunded": object(payment.progress.refunded),
        "reason": payment.progress.reason.map(checkout::result_code::Reason::name),
    })
}

/// The same refusals as the page's, for scripts.
pub(super) fn refusal(error: &PageError) -> Response {
    let status = match error {
        PageError::UnknownCode | PageError::UnknownPage => StatusCode::NOT_FOUND,
        PageError::Unreadable(status) => *status,
        PageError::Store(error) => {
            tracing::error!(%error, "a status could not be had");
            StatusCode::SERVICE_UNAVAILABLE
        }
    };
    (status, Json(json!({ "error": status.canonical_reason() }))).into_response()
}
