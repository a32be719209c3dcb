//! notifyPayment: Alipay+ tells a payment's final result, to an address that the acquirer chose.

use serde::Serialize;

use super::amount::Amount;
use super::reading::{Message, Object, Unreadable};
use super::result::AlipayResult;
use super::settlement::Quote;
use super::wire::{Hidden, no_text};

/// What Alipay+ posts. It may come more than once, late, and after an inquiry told the same; its id and amount
/// must be held against the stored payment. Source: Alipay+ docs, "notifyPayment"; the FAQ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentNotification {
    /// What became of the payment: `S` or `F`.
    pub payment_result: AlipayResult,
    /// The acquirer's id of the payment.
    pub payment_request_id: String,
    /// Alipay+'s id of the payment.
    #[serde(skip_serializing_if = "no_text")]
    pub payment_id: Option<String>,
    /// What was or was to be paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_amount: Option<Amount>,
    /// When it was paid, ISO 8601.
    #[serde(skip_serializing_if = "no_text")]
    pub payment_time: Option<String>,
    /// Alipay+'s id of the acquirer.
    #[serde(skip_serializing_if = "no_text")]
    pub acquirer_id: Option<String>,
    /// Alipay+'s id of the wallet's provider.
    #[serde(skip_serializing_if = "no_text")]
    pub psp_id: Option<String>,
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
}

impl Message for PaymentNotification {
    fn of(object: &Object<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            payment_result: object.required_object("paymentResult")?,
            payment_request_id: object.required("paymentRequestId")?,
            payment_id: object.id("paymentId"),
            payment_amount: object.deciding_object("paymentAmount")?,
            payment_time: object.shown("paymentTime"),
            acquirer_id: object.id("acquirerId"),
            psp_id: object.id("pspId"),
            customer_id: object.id("customerId").map(Hidden::new),
            wallet_brand_name: object.shown("walletBrandName"),
            settlement_amount: object.kept_object("settlementAmount"),
            settlement_quote: object.kept_object("settlementQuote"),
        })
    }
}

/// What is answered to a notification, signed. Anything but `S` and `SUCCESS` makes Alipay+ send it again, up
/// to seven times within 24 h 22 min. Source: the FAQ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Acknowledgement {
    /// What became of the notification, not of the payment.
    pub result: AlipayResult,
}

impl Message for Acknowledgement {
    fn of(object: &Object<'_>) -> Result<Self, Unreadable> {
        Ok(Self { result: object.required_object("result")? })
    }
}

impl Acknowledgement {
    /// The notification was taken, for a failed payment as for a paid one, and for a repeat.
    pub fn received() -> Self {
        Self { result: AlipayResult::success() }
    }
}
