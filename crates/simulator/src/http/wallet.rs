//! The wallet's cashier page, and what its buttons do. Plain forms; no script.

use std::sync::Arc;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, LOCATION, REFERRER_POLICY,
};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::gateway::Gateway;
use crate::ledger::{Decision, Payment};
use crate::result_code::ResultCode;
use crate::wallet_page;

/// The decline form: the code with which the payment fails, or nothing for the usual one.
#[derive(Debug, Deserialize)]
pub(super) struct DeclineForm {
    code: Option<String>,
}

pub(super) async fn style() -> Response {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], wallet_page::STYLE).into_response()
}

pub(super) async fn show(State(gateway): State<Arc<Gateway>>, Path(payment_id): Path<String>) -> Response {
    gateway.look(&payment_id, page_of).unwrap_or_else(unknown)
}

pub(super) async fn pay(State(gateway): State<Arc<Gateway>>, Path(payment_id): Path<String>) -> Response {
    decide(&gateway, &payment_id, Decision::Approve)
}

pub(super) async fn decline(
    State(gateway): State<Arc<Gateway>>,
    Path(payment_id): Path<String>,
    form: Result<Form<DeclineForm>, FormRejection>,
) -> Response {
    let code = form.ok().and_then(|Form(form)| form.code);
    let reason = code.map_or(Some(ResultCode::PROCESS_FAIL), |name| ResultCode::decline_reason(&name));
    match reason {
        Some(reason) => decide(&gateway, &payment_id, Decision::Decline(reason)),
        None => html(StatusCode::UNPROCESSABLE_ENTITY, wallet_page::unknown_reason(), "'none'"),
    }
}

/// Back to the shop when the decision counted; else to the page, which says how the payment stands.
fn decide(gateway: &Gateway, payment_id: &str, decision: Decision) -> Response {
    let decided =
        gateway.decide(payment_id, decision, true, |payment| payment.request.redirect_url.to_string());
    match decided {
        Ok(url) => see_other(url),
        Err(_) => gateway.look(payment_id, |_| see_other(format!("../{payment_id}"))).unwrap_or_else(unknown),
    }
}

fn see_other(location: String) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, location), (REFERRER_POLICY, "no-referrer".to_owned())])
        .into_response()
}

fn page_of(payment: &Payment) -> Response {
    // Browsers hold a form's redirect to form-action, too, so the shop must be in it.
    let origin = payment.request.redirect_url.origin().ascii_serialization();
    html(StatusCode::OK, wallet_page::page(payment), &format!("'self' {origin}"))
}

fn unknown() -> Response {
    html(StatusCode::NOT_FOUND, wallet_page::unknown_payment(), "'none'")
}

fn html(status: StatusCode, page: String, form_action: &str) -> Response {
    let policy = format!(
        "default-src 'none'; style-src 'self'; img-src data:; form-action {form_action}; \
         base-uri 'none'; frame-ancestors 'none'"
    );
    let headers: [(HeaderName, String); 4] = [
        (CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (CONTENT_SECURITY_POLICY, policy),
        (CACHE_CONTROL, "no-store".to_owned()),
        (REFERRER_POLICY, "no-referrer".to_owned()),
    ];
    (status, headers, page).into_response()
}
