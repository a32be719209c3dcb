//! Payments, refunds and amounts as machines read them, the same on the command line, in the API and in webhooks.

use checkout::money::Money;
use checkout::payment::Payment;
use checkout::refund::Refund;
use serde_json::{Value, json};

use crate::gateway::time_text;

/// An amount: smallest units, as Alipay+ has it.
pub(crate) fn amount(amount: Money) -> Value {
    json!({ "currency": amount.currency().code(), "value": amount.minor_units().to_string() })
}

/// A payment. The payer's token, address and User-Agent are not for those who read it.
pub(crate) fn payment(payment: &Payment) -> Value {
    let (order, progress) = (&payment.order, &payment.progress);
    json!({
        "payment": order.request_id.as_str(),
        "reference": order.request_id.reference(),
        "status": progress.status.name(),
        "amount": amount(order.amount),
        "refunded": amount(progress.refunded),
        "code": order.code.to_string(),
        "store": order.store_id,
        "note": order.note,
        "wallet": order.payer.wallet,
        "wallet_brand": progress.wallet_brand,
        "payment_id": progress.payment_id,
        "reason": progress.reason.map(checkout::result_code::Reason::name),
        "result_code": progress.result_code,
        "created_at": time_text(order.created_at),
        "expires_at": time_text(order.expires_at),
        "paid_at": progress.paid_at.map(time_text),
    })
}

/// A refund.
pub(crate) fn refund(refund: &Refund) -> Value {
    json!({
        "refund": refund.order.id.as_str(),
        "status": refund.status.name(),
        "amount": amount(refund.order.amount),
        "reason": refund.order.reason.as_str(),
        "refund_id": refund.refund_id,
        "result_code": refund.result_code,
        "created_at": time_text(refund.order.created_at),
        "refunded_at": refund.refunded_at.map(time_text),
    })
}
