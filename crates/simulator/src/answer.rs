//! The bodies that the gateway sends.

use serde_json::{Value, json};
use url::Url;

use crate::ledger::{Payment, Refund, State};
use crate::result_code::{Refusal, ResultCode};
use crate::timestamp;

const ACQUIRER_ID: &str = "SIMULATED-ACQUIRER";
const PSP_ID: &str = "SIMULATED-WALLET";
const CUSTOMER_ID: &str = "SIMULATED-PAYER";
pub(crate) const WALLET_BRAND: &str = "Simulated Wallet";

/// A request that was not done.
pub(crate) fn refusal(refusal: &Refusal) -> Value {
    json!({ "result": refusal.code.to_json_saying(&refusal.message) })
}

/// What pay says: where to send the payer while the payment waits, and its result once it has one.
pub(crate) fn pay(payment: &Payment, public_url: &Url) -> Value {
    let mut body = json!({ "result": payment.state.result().to_json() });
    add_payment(&mut body, payment);
    if payment.state == State::Processing {
        body["paymentUrl"] = json!(wallet_url(public_url, &payment.id));
    }
    body
}

/// What an inquiry says: that it was answered, and what became of the payment.
pub(crate) fn inquiry(payment: &Payment) -> Value {
    let mut body = json!({
        "result": ResultCode::SUCCESS.to_json(),
        "paymentResult": payment.state.result().to_json(),
        "paymentRequestId": payment.request.payment_request_id,
    });
    add_payment(&mut body, payment);
    let transactions: Vec<Value> =
        payment.refunds.iter().map(refund_transaction).chain(cancel_transaction(payment)).collect();
    if !transactions.is_empty() {
        body["transactions"] = Value::Array(transactions);
    }
    body
}

/// What a cancel says.
pub(crate) fn cancel(payment: &Payment) -> Value {
    let mut body = json!({ "result": ResultCode::SUCCESS.to_json(), "acquirerId": ACQUIRER_ID });
    if payment.state.paid_at().is_some() {
        body["pspId"] = json!(PSP_ID);
    }
    body
}

/// What a refund says.
pub(crate) fn refund(payment: &Payment, refund: &Refund) -> Value {
    json!({
        "result": ResultCode::SUCCESS.to_json(),
        "acquirerId": ACQUIRER_ID,
        "pspId": PSP_ID,
        "paymentId": payment.id,
        "refundId": refund.id,
        "refundAmount": refund.amount.to_json(),
        "refundTime": timestamp::print(refund.at),
    })
}

/// What a notification says of a payment that has its result.
pub(crate) fn notification(payment: &Payment) -> Value {
    let mut body = json!({
        "paymentResult": payment.state.result().to_json(),
        "paymentRequestId": payment.request.payment_request_id,
    });
    add_payment(&mut body, payment);
    body
}

/// The wallet's page for a payment.
pub(crate) fn wallet_url(public_url: &Url, payment_id: &str) -> String {
    format!("{}/wallet/{payment_id}", public_url.as_str().trim_end_matches('/'))
}

fn add_payment(body: &mut Value, payment: &Payment) {
    body["acquirerId"] = json!(ACQUIRER_ID);
    body["paymentId"] = json!(payment.id);
    body["paymentAmount"] = payment.request.amount.to_json();
    if let Some(paid_at) = payment.state.paid_at() {
        body["paymentTime"] = json!(timestamp::print(paid_at));
        body["pspId"] = json!(PSP_ID);
        body["customerId"] = json!(CUSTOMER_ID);
        body["walletBrandName"] = json!(WALLET_BRAND);
    }
}

fn refund_transaction(refund: &Refund) -> Value {
    json!({
        "transactionResult": ResultCode::SUCCESS.to_json(),
        "transactionType": "REFUND",
        "transactionStatus": "SUCCESS",
        "transactionId": refund.id,
        "transactionRequestId": refund.request_id,
        "transactionAmount": refund.amount.to_json(),
        "transactionTime": timestamp::print(refund.at),
    })
}

/// A cancel has the payment's ids: it has none of its own.
fn cancel_transaction(payment: &Payment) -> Option<Value> {
    let State::Cancelled { at, .. } = payment.state else { return None };
    Some(json!({
        "transactionResult": ResultCode::SUCCESS.to_json(),
        "transactionType": "CANCEL",
        "transactionStatus": "SUCCESS",
        "transactionId": payment.id,
        "transactionRequestId": payment.request.payment_request_id,
        "transactionAmount": payment.request.amount.to_json(),
        "transactionTime": timestamp::print(at),
    }))
}
