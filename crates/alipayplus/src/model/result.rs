//! What Alipay+ says became of a call or of a payment.

use serde::Serialize;

use super::reading::{Message, Object, Unreadable};

/// `S`, `F` or `U`. A message with another word cannot be read, which leaves its call's outcome unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum ResultStatus {
    /// It succeeded.
    #[serde(rename = "S")]
    Success,
    /// It failed.
    #[serde(rename = "F")]
    Failure,
    /// It is not known yet: the same request again, or an inquiry.
    #[serde(rename = "U")]
    Unknown,
}

/// A result. Source: Alipay+ docs, "Result". What each code means for a payment is not said here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AlipayResult {
    /// One of the [`code`]s, or one that is not documented; at most 64 characters.
    pub result_code: String,
    /// The kind of result.
    pub result_status: ResultStatus,
    /// For the operator; never for the payer.
    #[serde(skip_serializing_if = "super::wire::no_text")]
    pub result_message: Option<String>,
}

impl AlipayResult {
    /// A result with all its parts.
    pub fn new(status: ResultStatus, code: &str, message: &str) -> Self {
        Self { result_code: code.to_owned(), result_status: status, result_message: Some(message.to_owned()) }
    }

    /// `S`, `SUCCESS`: also what acknowledges a notification. Source: the FAQ.
    pub fn success() -> Self {
        Self::new(ResultStatus::Success, code::SUCCESS, "success")
    }
}

impl Message for AlipayResult {
    fn of(object: &Object<'_>) -> Result<Self, Unreadable> {
        const STATUS: &str = "resultStatus";
        let status = object.required(STATUS)?;
        let result_status = match status.as_str() {
            "S" => ResultStatus::Success,
            "F" => ResultStatus::Failure,
            "U" => ResultStatus::Unknown,
            other => return Err(Unreadable::form(object.place_of(STATUS), other, "S, F or U")),
        };
        let result_code = object.required("resultCode")?;
        Ok(Self { result_code, result_status, result_message: object.shown("resultMessage") })
    }
}

/// The result codes that the docs name, by the status they come with.
pub mod code {
    /// S: done.
    pub const SUCCESS: &str = "SUCCESS";

    /// U: the payer has yet to pay.
    pub const PAYMENT_IN_PROCESS: &str = "PAYMENT_IN_PROCESS";
    /// U: the same request again.
    pub const UNKNOWN_EXCEPTION: &str = "UNKNOWN_EXCEPTION";
    /// U: too many requests; later, with the same id.
    pub const REQUEST_TRAFFIC_EXCEED_LIMIT: &str = "REQUEST_TRAFFIC_EXCEED_LIMIT";

    /// F: the client id is not known, or not the environment's.
    pub const INVALID_CLIENT: &str = "INVALID_CLIENT";
    /// F: the signature does not match.
    pub const INVALID_SIGNATURE: &str = "INVALID_SIGNATURE";
    /// F: there is no such key version.
    pub const KEY_NOT_FOUND: &str = "KEY_NOT_FOUND";
    /// F: a field is wrong.
    pub const PARAM_ILLEGAL: &str = "PARAM_ILLEGAL";
    /// F: there is no such operation.
    pub const NO_INTERFACE_DEF: &str = "NO_INTERFACE_DEF";
    /// F: the currency is not in the contract.
    pub const CURRENCY_NOT_SUPPORT: &str = "CURRENCY_NOT_SUPPORT";
    /// F: the id was used for a different request.
    pub const REPEAT_REQ_INCONSISTENT: &str = "REPEAT_REQ_INCONSISTENT";

    /// F: the payment failed for good.
    pub const PROCESS_FAIL: &str = "PROCESS_FAIL";
    /// F: refused by risk control.
    pub const RISK_REJECT: &str = "RISK_REJECT";
    /// F: the order is closed.
    pub const ORDER_IS_CLOSED: &str = "ORDER_IS_CLOSED";
    /// F: the payer has too little money.
    pub const USER_BALANCE_NOT_ENOUGH: &str = "USER_BALANCE_NOT_ENOUGH";

    /// F, to an inquiry: no such payment, or not yet.
    pub const ORDER_NOT_EXIST: &str = "ORDER_NOT_EXIST";
    /// F, to a cancel: too late, refund instead.
    pub const CANCEL_WINDOW_EXCEED: &str = "CANCEL_WINDOW_EXCEED";
    /// F, to a refund: more than was paid.
    pub const REFUND_AMOUNT_EXCEED: &str = "REFUND_AMOUNT_EXCEED";
    /// F, to a refund: too late.
    pub const REFUND_WINDOW_EXCEED: &str = "REFUND_WINDOW_EXCEED";
}
