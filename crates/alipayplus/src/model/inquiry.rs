//! inquiryPayment: what became of a payment and of its refunds.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::limit::{FieldProblem, Fields};
use super::reading::{Message, Object, Unreadable};
use super::result::AlipayResult;
use super::settlement::Quote;
use super::wire::{Hidden, no_text, open_words};
use super::{Answer, Request};
use crate::operation::Operation;

/// The request of inquiryPayment: one of the ids, each at most 64 characters. Source: Alipay+ docs,
/// "inquiryPayment".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InquiryRequest {
    /// The acquirer's id of the payment.
    #[serde(skip_serializing_if = "no_text")]
    pub payment_request_id: Option<String>,
    /// Alipay+'s id of the payment.
    #[serde(skip_serializing_if = "no_text")]
    pub payment_id: Option<String>,
}

impl InquiryRequest {
    /// Asks by the acquirer's own id, which is known even where pay was never answered.
    pub fn by_request_id(payment_request_id: impl Into<String>) -> Self {
        Self { payment_request_id: Some(payment_request_id.into()), payment_id: None }
    }
}

impl Request for InquiryRequest {
    type Answer = InquiryAnswer;
    const OPERATION: Operation = Operation::InquiryPayment;

    fn validate(&self) -> Result<(), FieldProblem> {
        let request_id = ("paymentRequestId", self.payment_request_id.as_deref());
        Fields::of_message().one_of(request_id, ("paymentId", self.payment_id.as_deref()), 64)
    }

    fn is_answered_by(&self, answer: &InquiryAnswer) -> bool {
        let agree = |asked: &Option<String>, told: &Option<String>| match (asked, told) {
            (Some(asked), Some(told)) => asked == told,
            _ => true,
        };
        agree(&self.payment_request_id, &answer.payment_request_id)
            && agree(&self.payment_id, &answer.payment_id)
    }
}

/// The answer to inquiryPayment. Source: Alipay+ docs, "inquiryPayment"; the official SDKs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InquiryAnswer {
    /// What became of the inquiry. It says nothing of the payment.
    pub result: AlipayResult,
    /// What became of the payment; there only when `result` is `S`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_result: Option<AlipayResult>,
    /// Alipay+'s id of the acquirer.
    #[serde(skip_serializing_if = "no_text")]
    pub acquirer_id: Option<String>,
    /// Alipay+'s id of the wallet's provider.
    #[serde(skip_serializing_if = "no_text")]
    pub psp_id: Option<String>,
    /// The acquirer's id of the payment.
    #[serde(skip_serializing_if = "no_text")]
    pub payment_request_id: Option<String>,
    /// Alipay+'s id of the payment.
    #[serde(skip_serializing_if = "no_text")]
    pub payment_id: Option<String>,
    /// What is or was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_amount: Option<Amount>,
    /// When it was paid, ISO 8601.
    #[serde(skip_serializing_if = "no_text")]
    pub payment_time: Option<String>,
    /// The wallet's id of the payer.
    #[serde(skip_serializing_if = "no_text")]
    pub customer_id: Option<Hidden>,
    /// The wallet's name for people to read.
    #[serde(skip_serializing_if = "no_text")]
    pub wallet_brand_name: Option<String>,
    /// What the acquirer is settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement_amount: Option<Amount>,
    /// At which rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement_quote: Option<Quote>,
    /// The payment's own movements, its refunds among them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub transactions: Vec<Transaction>,
}

impl Message for InquiryAnswer {
    fn of(object: &Object<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            result: object.required_object("result")?,
            payment_result: object.deciding_object("paymentResult")?,
            acquirer_id: object.id("acquirerId"),
            psp_id: object.id("pspId"),
            payment_request_id: object.deciding("paymentRequestId")?,
            payment_id: object.id("paymentId"),
            payment_amount: object.deciding_object("paymentAmount")?,
            payment_time: object.shown("paymentTime"),
            customer_id: object.id("customerId").map(Hidden::new),
            wallet_brand_name: object.shown("walletBrandName"),
            settlement_amount: object.kept_object("settlementAmount"),
            settlement_quote: object.kept_object("settlementQuote"),
            transactions: object.kept_list("transactions"),
        })
    }
}

impl Answer for InquiryAnswer {
    fn result(&self) -> &AlipayResult {
        &self.result
    }
}

/// One movement of a payment. Source: the official SDKs, `Transaction`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Transaction {
    /// What became of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction_result: Option<AlipayResult>,
    /// Alipay+'s id of it.
    #[serde(skip_serializing_if = "no_text")]
    pub transaction_id: Option<String>,
    /// What kind it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction_type: Option<TransactionType>,
    /// How far it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction_status: Option<TransactionStatus>,
    /// How much it moves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction_amount: Option<Amount>,
    /// The acquirer's id of it, such as a `refundRequestId`.
    #[serde(skip_serializing_if = "no_text")]
    pub transaction_request_id: Option<String>,
    /// When it happened, ISO 8601.
    #[serde(skip_serializing_if = "no_text")]
    pub transaction_time: Option<String>,
}

impl Message for Transaction {
    fn of(object: &Object<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            transaction_result: object.kept_object("transactionResult"),
            transaction_id: object.id("transactionId"),
            transaction_type: object.shown("transactionType").map(Into::into),
            transaction_status: object.shown("transactionStatus").map(Into::into),
            transaction_amount: object.kept_object("transactionAmount"),
            transaction_request_id: object.id("transactionRequestId"),
            transaction_time: object.shown("transactionTime"),
        })
    }
}

open_words! {
    /// What kind of movement it is.
    TransactionType {
        /// The payment itself.
        Payment = "PAYMENT",
        /// Money returned.
        Refund = "REFUND",
        /// An authorized amount taken.
        Capture = "CAPTURE",
        /// The payment cancelled.
        Cancel = "CANCEL",
        /// An amount reserved.
        Authorization = "AUTHORIZATION",
        /// A reservation given up.
        Void = "VOID",
    }
}

open_words! {
    /// How far a movement is.
    TransactionStatus {
        /// Done.
        Success = "SUCCESS",
        /// Failed for good.
        Fail = "FAIL",
        /// Under way.
        Processing = "PROCESSING",
        /// Cancelled.
        Cancelled = "CANCELLED",
        /// Waiting.
        Pending = "PENDING",
    }
}
