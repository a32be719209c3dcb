//! What a message says: the result, and nothing of the payer but the wallet's brand.

use checkout::entry_code::EntryCode;
use checkout::money::Money;
use checkout::payment::RequestId;
use checkout::refund::{RefundId, RefundReason};
use checkout::time::Timestamp;
use serde_json::{Value, json};

use crate::gateway::time_text;
use crate::object;

/// A result, as it was when it was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What tells it from all others, however often it is sent: `webhook-id`.
    pub id: String,
    /// What happened: `payment.succeeded` and its like.
    pub event: String,
    /// When.
    pub at: Timestamp,
    /// The payment.
    pub payment: RequestId,
    /// Where it was made.
    pub code: EntryCode,
    /// The store's id.
    pub store_id: String,
    /// How much was to be paid.
    pub amount: Money,
    /// When the payer pressed pay.
    pub made_at: Timestamp,
    /// `paymentId`, or of a refund `refundId`.
    pub alipayplus_id: Option<String>,
    /// What the payer calls the wallet.
    pub wallet_brand: Option<String>,
    /// Why it ended without money.
    pub reason: Option<String>,
    /// The last `resultCode` that Alipay+ signed.
    pub result_code: Option<String>,
    /// When it was paid, or refunded.
    pub done_at: Option<Timestamp>,
    /// The refund that it is about.
    pub refund: Option<RefundFacts>,
}

/// A refund, as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundFacts {
    /// Our id.
    pub id: RefundId,
    /// How much.
    pub amount: Money,
    /// Why, in the shop's words.
    pub reason: RefundReason,
    /// When it was asked for.
    pub made_at: Timestamp,
}

impl Event {
    /// The message, as it is signed and sent.
    #[must_use]
    pub fn body(&self) -> String {
        json!({ "type": self.event, "timestamp": time_text(self.at), "data": self.data() }).to_string()
    }

    fn data(&self) -> Value {
        let status = self.event.rsplit_once('.').map_or("", |(_, status)| status);
        let Some(refund) = &self.refund else {
            return json!({
                "payment": self.payment.as_str(),
                "reference": self.payment.reference(),
                "status": status,
                "amount": object::amount(self.amount),
                "code": self.code.to_string(),
                "store": self.store_id,
                "wallet_brand": self.wallet_brand,
                "payment_id": self.alipayplus_id,
                "reason": self.reason,
                "result_code": self.result_code,
                "created_at": time_text(self.made_at),
                "paid_at": self.done_at.map(time_text),
            });
        };
        json!({
            "refund": refund.id.as_str(),
            "payment": self.payment.as_str(),
            "reference": self.payment.reference(),
            "status": status,
            "amount": object::amount(refund.amount),
            "reason": refund.reason.as_str(),
            "code": self.code.to_string(),
            "store": self.store_id,
            "wallet_brand": self.wallet_brand,
            "refund_id": self.alipayplus_id,
            "result_code": self.result_code,
            "created_at": time_text(refund.made_at),
            "refunded_at": self.done_at.map(time_text),
        })
    }
}
