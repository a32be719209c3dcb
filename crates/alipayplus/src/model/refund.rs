//! refund: all or part of a payment, several times, for about a year.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::limit::{FieldProblem, Fields};
use super::reading::{Message, Object, Unreadable};
use super::result::AlipayResult;
use super::settlement::Quote;
use super::wire::no_text;
use super::{Answer, Request};
use crate::operation::Operation;

/// The request of refund: one of the payment's ids and the refund's own. Source: Alipay+ docs, "refund".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundRequest {
    /// The acquirer's id of the payment; at most 64 characters.
    #[serde(default, skip_serializing_if = "no_text")]
    pub payment_request_id: Option<String>,
    /// Alipay+'s id of the payment; at most 64 characters.
    #[serde(default, skip_serializing_if = "no_text")]
    pub payment_id: Option<String>,
    /// The acquirer's id of the refund, at most 64 characters, and the key of idempotency: after `U` or a
    /// time-out the same id with the same fields is sent again.
    pub refund_request_id: String,
    /// How much is returned, in the payment's currency.
    pub refund_amount: Amount,
    /// Why; at most 256 characters.
    #[serde(default, skip_serializing_if = "no_text")]
    pub refund_reason: Option<String>,
}

impl Request for RefundRequest {
    type Answer = RefundAnswer;
    const OPERATION: Operation = Operation::Refund;

    fn validate(&self) -> Result<(), FieldProblem> {
        let fields = Fields::of_message();
        let request_id = ("paymentRequestId", self.payment_request_id.as_deref());
        fields.one_of(request_id, ("paymentId", self.payment_id.as_deref()), 64)?;
        fields.required("refundRequestId", &self.refund_request_id, 64)?;
        self.refund_amount.check(&fields.of("refundAmount"))?;
        fields.optional("refundReason", self.refund_reason.as_deref(), 256)
    }
}

/// The answer to refund. Source: Alipay+ docs, "refund".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundAnswer {
    /// What became of the refund.
    pub result: AlipayResult,
    /// Alipay+'s id of the acquirer.
    #[serde(skip_serializing_if = "no_text")]
    pub acquirer_id: Option<String>,
    /// Alipay+'s id of the wallet's provider.
    #[serde(skip_serializing_if = "no_text")]
    pub psp_id: Option<String>,
    /// Alipay+'s id of the refund.
    #[serde(skip_serializing_if = "no_text")]
    pub refund_id: Option<String>,
    /// When it was refunded, ISO 8601.
    #[serde(skip_serializing_if = "no_text")]
    pub refund_time: Option<String>,
    /// How much is returned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_amount: Option<Amount>,
    /// What the acquirer is settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement_amount: Option<Amount>,
    /// At which rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement_quote: Option<Quote>,
}

impl Message for RefundAnswer {
    fn of(object: &Object<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            result: object.required_object("result")?,
            acquirer_id: object.id("acquirerId"),
            psp_id: object.id("pspId"),
            refund_id: object.id("refundId"),
            refund_time: object.shown("refundTime"),
            refund_amount: object.deciding_object("refundAmount")?,
            settlement_amount: object.kept_object("settlementAmount"),
            settlement_quote: object.kept_object("settlementQuote"),
        })
    }
}

impl Answer for RefundAnswer {
    fn result(&self) -> &AlipayResult {
        &self.result
    }
}
