//! What scripts and tests ask of the simulator itself.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::faults::Faults;
use crate::gateway::Gateway;
use crate::ledger::{Attempt, Decision, DecisionProblem, Payment, Refund};
use crate::result_code::ResultCode;
use crate::timestamp;

/// `?notify=false` withholds the notification; `?code=USER_BALANCE_NOT_ENOUGH` says why a payment is
/// declined.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionOptions {
    #[serde(default = "yes")]
    notify: bool,
    code: Option<String>,
}

const fn yes() -> bool {
    true
}

pub(super) async fn list(State(gateway): State<Arc<Gateway>>) -> Response {
    let mut ledger = gateway.ledger();
    ledger.expire(gateway.now());
    let payments: Vec<_> = ledger.payments().map(PaymentView::of).collect();
    match serde_json::to_string(&payments) {
        Ok(body) => json_text(body),
        Err(problem) => problem_answer(StatusCode::INTERNAL_SERVER_ERROR, &problem.to_string()),
    }
}

/// For who measures: the list is long by then.
pub(super) async fn counts(State(gateway): State<Arc<Gateway>>) -> Response {
    let ledger = gateway.ledger();
    let counts = json!({ "payments": ledger.payments().count(), "acknowledged": ledger.acknowledged() });
    axum::Json(counts).into_response()
}

pub(super) async fn approve(
    State(gateway): State<Arc<Gateway>>,
    Path(payment_id): Path<String>,
    Query(options): Query<DecisionOptions>,
) -> Response {
    if options.code.is_some() {
        return problem_answer(StatusCode::UNPROCESSABLE_ENTITY, "code belongs to decline");
    }
    decide(&gateway, &payment_id, Decision::Approve, options.notify)
}

pub(super) async fn decline(
    State(gateway): State<Arc<Gateway>>,
    Path(payment_id): Path<String>,
    Query(options): Query<DecisionOptions>,
) -> Response {
    let name = options.code.as_deref().unwrap_or(ResultCode::PROCESS_FAIL.name());
    let Some(reason) = ResultCode::decline_reason(name) else {
        return problem_answer(
            StatusCode::UNPROCESSABLE_ENTITY,
            &format!("{name} is not one of the codes with which a wallet declines"),
        );
    };
    decide(&gateway, &payment_id, Decision::Decline(reason), options.notify)
}

fn decide(gateway: &Gateway, payment_id: &str, decision: Decision, notify: bool) -> Response {
    let seen = gateway
        .decide(payment_id, decision, notify, |payment| serde_json::to_string(&PaymentView::of(payment)));
    match seen {
        Ok(Ok(body)) => json_text(body),
        Ok(Err(problem)) => problem_answer(StatusCode::INTERNAL_SERVER_ERROR, &problem.to_string()),
        Err(DecisionProblem::NoSuchPayment) => {
            problem_answer(StatusCode::NOT_FOUND, "there is no such payment")
        }
        Err(DecisionProblem::Finished(state)) => {
            problem_answer(StatusCode::CONFLICT, &format!("the payment is {} already", state.word()))
        }
    }
}

pub(super) async fn set_faults(State(gateway): State<Arc<Gateway>>, body: Bytes) -> Response {
    match Faults::read(&body) {
        Ok(faults) => {
            *gateway.faults() = faults;
            left(&gateway)
        }
        Err(problem) => problem_answer(StatusCode::UNPROCESSABLE_ENTITY, &problem),
    }
}

pub(super) async fn show_faults(State(gateway): State<Arc<Gateway>>) -> Response {
    left(&gateway)
}

pub(super) async fn clear_faults(State(gateway): State<Arc<Gateway>>) -> Response {
    *gateway.faults() = Faults::default();
    left(&gateway)
}

/// The faults that are still to happen.
fn left(gateway: &Gateway) -> Response {
    axum::Json(gateway.faults().left()).into_response()
}

fn problem_answer(status: StatusCode, problem: &str) -> Response {
    (status, axum::Json(json!({ "problem": problem }))).into_response()
}

fn json_text(body: String) -> Response {
    ([(CONTENT_TYPE, "application/json")], body).into_response()
}

/// A payment as scripts see it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PaymentView<'a> {
    payment_id: &'a str,
    payment_request_id: &'a str,
    status: &'static str,
    /// Why it is in that status.
    result_code: &'static str,
    amount: Value,
    created_at: String,
    expires_at: String,
    /// When the money was taken, also if it was given back since.
    #[serde(skip_serializing_if = "Option::is_none")]
    paid_at: Option<String>,
    /// The pay request as it arrived.
    request: &'a serde_json::value::RawValue,
    refunds: Vec<RefundView<'a>>,
    notifications: Vec<AttemptView<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RefundView<'a> {
    refund_id: &'a str,
    refund_request_id: &'a str,
    amount: Value,
    time: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AttemptView<'a> {
    time: String,
    acknowledged: bool,
    http_status: Option<u16>,
    answer: Option<&'a str>,
    /// Why it does not count as acknowledged.
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<&'a str>,
}

impl<'a> PaymentView<'a> {
    fn of(payment: &'a Payment) -> Self {
        Self {
            payment_id: &payment.id,
            payment_request_id: &payment.request.payment_request_id,
            status: payment.state.word(),
            result_code: payment.state.result().name(),
            amount: payment.request.amount.to_json(),
            created_at: timestamp::print(payment.created_at),
            expires_at: timestamp::print(payment.expires_at),
            paid_at: payment.state.paid_at().map(timestamp::print),
            request: &payment.request.body,
            refunds: payment.refunds.iter().map(RefundView::of).collect(),
            notifications: payment.notifications.iter().map(AttemptView::of).collect(),
        }
    }
}

impl<'a> RefundView<'a> {
    fn of(refund: &'a Refund) -> Self {
        Self {
            refund_id: &refund.id,
            refund_request_id: &refund.request_id,
            amount: refund.amount.to_json(),
            time: timestamp::print(refund.at),
        }
    }
}

impl<'a> AttemptView<'a> {
    fn of(attempt: &'a Attempt) -> Self {
        Self {
            time: attempt.at.to_string(),
            acknowledged: attempt.problem.is_none(),
            http_status: attempt.http_status,
            answer: attempt.answer.as_deref(),
            problem: attempt.problem.as_deref(),
        }
    }
}
