//! pay: starts a payment, or asks again about one with the same id.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::limit::{FieldProblem, Fields};
use super::order::Order;
use super::reading::{Message, Object, Unreadable};
use super::result::AlipayResult;
use super::settlement::Quote;
use super::wire::{Hidden, flag, no_text, open_words};
use super::{Answer, Request};
use crate::operation::Operation;

/// The request of pay. Source: Alipay+ docs, "pay (entry code)".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PayRequest {
    /// The acquirer's id of the payment, at most 64 characters. Unique for ever, and the key of idempotency: the
    /// same id with another amount, factor, settlement or method is `REPEAT_REQ_INCONSISTENT`.
    pub payment_request_id: String,
    /// What the payer pays.
    pub payment_amount: Amount,
    /// How the payer pays.
    pub payment_method: PaymentMethod,
    /// Which scenario it is.
    pub payment_factor: PaymentFactor,
    /// What is paid for.
    pub order: Order,
    /// Where Alipay+ posts the result: an `https:` address of at most 2048 characters.
    #[serde(default, skip_serializing_if = "no_text")]
    pub payment_notify_url: Option<String>,
    /// Where the wallet returns the payer: an `https:` address of at most 2048 characters. Without it the payer
    /// ends on an error page after paying (the FAQ).
    #[serde(default, skip_serializing_if = "no_text")]
    pub payment_redirect_url: Option<String>,
    /// Until when it can be paid, ISO 8601. What Alipay+ takes for an entry code without it is not known.
    #[serde(default, skip_serializing_if = "no_text")]
    pub payment_expiry_time: Option<String>,
    /// In which currency the acquirer is settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement_strategy: Option<SettlementStrategy>,
}

/// How the payer pays. Source: Alipay+ docs, "Payment method".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentMethod {
    /// `CONNECT_WALLET` in every scenario of Alipay+.
    pub payment_method_type: String,
    /// The payment code that was scanned or the token; none with an entry code.
    #[serde(default, skip_serializing_if = "no_text")]
    pub payment_method_id: Option<Hidden>,
}

impl PaymentMethod {
    /// Whichever Alipay+ wallet the payer has in hand.
    pub fn connect_wallet() -> Self {
        Self { payment_method_type: "CONNECT_WALLET".to_owned(), payment_method_id: None }
    }
}

/// Which scenario it is. Source: the FAQ, which gives one combination for each.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PaymentFactor {
    /// The payer is in a store.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "flag")]
    pub is_in_store_payment: Option<bool>,
    /// The payer came through an online cashier.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "flag")]
    pub is_cashier_payment: Option<bool>,
    /// The payer agreed before to be debited.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "flag")]
    pub is_agreement_payment: Option<bool>,
    /// How the payment is made in the store.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_store_payment_scenario: Option<StoreScenario>,
    /// How a cashier shows the wallets.
    #[serde(skip_serializing_if = "no_text")]
    pub presentment_mode: Option<String>,
}

open_words! {
    /// How a payment is made in a store.
    StoreScenario {
        /// The store scans the payer's code.
        PaymentCode = "PaymentCode",
        /// The payer scans a code that Alipay+ made for one order.
        OrderCode = "OrderCode",
        /// The payer scans the store's printed code, which leads to the merchant's page.
        EntryCode = "EntryCode",
    }
}

impl PaymentFactor {
    /// A static entry code: in a store, `EntryCode`, and nothing else. Source: the FAQ.
    pub fn entry_code() -> Self {
        Self {
            is_in_store_payment: Some(true),
            in_store_payment_scenario: Some(StoreScenario::EntryCode),
            ..Self::default()
        }
    }
}

/// In which currency the acquirer is settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SettlementStrategy {
    /// ISO 4217 code of three letters.
    pub settlement_currency: String,
}

impl Request for PayRequest {
    type Answer = PayAnswer;
    const OPERATION: Operation = Operation::Pay;

    fn validate(&self) -> Result<(), FieldProblem> {
        let fields = Fields::of_message();
        fields.required("paymentRequestId", &self.payment_request_id, 64)?;
        self.payment_amount.check(&fields.of("paymentAmount"))?;
        self.order.check(&fields.of("order"))?;
        if self.payment_factor.in_store_payment_scenario == Some(StoreScenario::EntryCode) {
            self.order.check_entry_code(&fields.of("order"))?;
            fields.present("paymentRedirectUrl", self.payment_redirect_url.is_some())?;
        }
        for (name, address) in [
            ("paymentNotifyUrl", &self.payment_notify_url),
            ("paymentRedirectUrl", &self.payment_redirect_url),
        ] {
            address.as_deref().map_or(Ok(()), |address| fields.https_url(name, address))?;
        }
        self.settlement_strategy.as_ref().map_or(Ok(()), |strategy| {
            fields.of("settlementStrategy").code("settlementCurrency", &strategy.settlement_currency, 3)
        })
    }
}

/// The answer to pay. Source: Alipay+ docs, "pay (entry code)"; the official SDKs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PayAnswer {
    /// What became of the payment: usually `U`, `PAYMENT_IN_PROCESS`, since the payer has yet to confirm.
    pub result: AlipayResult,
    /// Alipay+'s id of the acquirer.
    #[serde(skip_serializing_if = "no_text")]
    pub acquirer_id: Option<String>,
    /// Alipay+'s id of the wallet's provider.
    #[serde(skip_serializing_if = "no_text")]
    pub psp_id: Option<String>,
    /// Alipay+'s id of the payment.
    #[serde(skip_serializing_if = "no_text")]
    pub payment_id: Option<String>,
    /// When it was paid, ISO 8601.
    #[serde(skip_serializing_if = "no_text")]
    pub payment_time: Option<String>,
    /// What is or was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_amount: Option<Amount>,
    /// The wallet's id of the payer.
    #[serde(skip_serializing_if = "no_text")]
    pub customer_id: Option<Hidden>,
    /// The wallet's name for people to read; whether it comes with an entry code is not stated.
    #[serde(skip_serializing_if = "no_text")]
    pub wallet_brand_name: Option<String>,
    /// What the acquirer is settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement_amount: Option<Amount>,
    /// At which rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement_quote: Option<Quote>,
    /// Where the payer is sent in the entry-code scenario. The wallet makes it and Alipay+ does not check it.
    #[serde(skip_serializing_if = "no_text")]
    pub payment_url: Option<String>,
    /// The same in the cashier scenario, for a browser.
    #[serde(skip_serializing_if = "no_text")]
    pub normal_url: Option<String>,
}

impl PayAnswer {
    /// Where the payer is to be sent: `paymentUrl`, or `normalUrl` where only that is given. Whether its scheme
    /// can be trusted is for the caller to say.
    pub fn redirect_url(&self) -> Option<&str> {
        [&self.payment_url, &self.normal_url]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .find(|url| !url.is_empty())
    }
}

impl Message for PayAnswer {
    fn of(object: &Object<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            result: object.required_object("result")?,
            acquirer_id: object.id("acquirerId"),
            psp_id: object.id("pspId"),
            payment_id: object.id("paymentId"),
            payment_time: object.shown("paymentTime"),
            payment_amount: object.kept_object("paymentAmount"),
            customer_id: object.id("customerId").map(Hidden::new),
            wallet_brand_name: object.shown("walletBrandName"),
            settlement_amount: object.kept_object("settlementAmount"),
            settlement_quote: object.kept_object("settlementQuote"),
            payment_url: object.address("paymentUrl"),
            normal_url: object.address("normalUrl"),
        })
    }
}

impl Answer for PayAnswer {
    fn result(&self) -> &AlipayResult {
        &self.result
    }
}
