//! cancelPayment: the whole payment, whatever its state, until 00:15 UTC+8 of the next day.

use serde::{Deserialize, Serialize};

use super::limit::{FieldProblem, Fields};
use super::reading::{Message, Object, Unreadable};
use super::result::AlipayResult;
use super::wire::no_text;
use super::{Answer, Request};
use crate::operation::Operation;

/// The request of cancelPayment: one of the ids, each at most 64 characters. Repeated until it is answered `S`;
/// a payment once asked to be cancelled can only end cancelled. Source: Alipay+ docs, "cancelPayment".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CancelRequest {
    /// The acquirer's id of the payment.
    #[serde(skip_serializing_if = "no_text")]
    pub payment_request_id: Option<String>,
    /// Alipay+'s id of the payment.
    #[serde(skip_serializing_if = "no_text")]
    pub payment_id: Option<String>,
}

impl CancelRequest {
    /// Cancels by the acquirer's own id, which is known even where pay was never answered.
    pub fn by_request_id(payment_request_id: impl Into<String>) -> Self {
        Self { payment_request_id: Some(payment_request_id.into()), payment_id: None }
    }
}

impl Request for CancelRequest {
    type Answer = CancelAnswer;
    const OPERATION: Operation = Operation::CancelPayment;

    fn validate(&self) -> Result<(), FieldProblem> {
        let request_id = ("paymentRequestId", self.payment_request_id.as_deref());
        Fields::of_message().one_of(request_id, ("paymentId", self.payment_id.as_deref()), 64)
    }
}

/// The answer to cancelPayment. Source: Alipay+ docs, "cancelPayment".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelAnswer {
    /// What became of the cancel.
    pub result: AlipayResult,
    /// Alipay+'s id of the acquirer.
    #[serde(skip_serializing_if = "no_text")]
    pub acquirer_id: Option<String>,
    /// Alipay+'s id of the wallet's provider.
    #[serde(skip_serializing_if = "no_text")]
    pub psp_id: Option<String>,
}

impl Message for CancelAnswer {
    fn of(object: &Object<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            result: object.required_object("result")?,
            acquirer_id: object.id("acquirerId"),
            psp_id: object.id("pspId"),
        })
    }
}

impl Answer for CancelAnswer {
    fn result(&self) -> &AlipayResult {
        &self.result
    }
}
