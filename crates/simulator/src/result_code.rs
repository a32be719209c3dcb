//! The result codes that the simulator answers with: the wire name, the status it stands for, a default
//! message.
//!
//! The names are those of the Alipay+ documents; the words of the messages are our own.

use serde_json::{Value, json};

/// `resultStatus`: succeeded, failed, or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResultStatus {
    /// Done.
    S,
    /// Not done, and asking again with the same id gives the same answer.
    F,
    /// Not known yet.
    U,
}

/// One result code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ResultCode {
    name: &'static str,
    status: ResultStatus,
    message: &'static str,
}

macro_rules! result_codes {
    ($($name:ident $status:ident $message:literal;)*) => {
        impl ResultCode {
            $(
                #[doc = $message]
                pub(crate) const $name: Self =
                    Self { name: stringify!($name), status: ResultStatus::$status, message: $message };
            )*
        }
    };
}

result_codes! {
    SUCCESS S "Success.";
    PAYMENT_IN_PROCESS U "The payment waits for the payer.";
    UNKNOWN_EXCEPTION U "Something went wrong, and it is not known how far the request came.";
    REQUEST_TRAFFIC_EXCEED_LIMIT U "Too many requests.";

    INVALID_CLIENT F "The client id is not known.";
    INVALID_SIGNATURE F "The signature is not valid.";
    KEY_NOT_FOUND F "There is no key of this version.";
    MEDIA_TYPE_NOT_ACCEPTABLE F "The content type is not application/json in UTF-8.";
    METHOD_NOT_SUPPORTED F "The method is not POST.";
    NO_INTERFACE_DEF F "There is no such interface.";
    PARAM_ILLEGAL F "A parameter is wrong.";
    CURRENCY_NOT_SUPPORT F "The currency is not known.";

    REPEAT_REQ_INCONSISTENT F "The request repeats an id with other contents.";
    ORDER_NOT_EXIST F "There is no such payment.";
    ORDER_IS_CLOSED F "The payment is closed.";
    CANCEL_WINDOW_EXCEED F "It is too late to cancel.";
    REFUND_AMOUNT_EXCEED F "The refunds would come to more than was paid.";
    REFUND_WINDOW_EXCEED F "It is too late to refund.";

    PROCESS_FAIL F "The payment did not go through.";
    RISK_REJECT F "The payment was refused as a risk.";
    REGULATION_RESTRICTION F "Rules of the payer's region do not allow the payment.";
    UNAVAILABLE_PAYMENT_METHOD F "The wallet cannot be used for this payment.";
    PAYMENT_AMOUNT_EXCEED_LIMIT F "The amount is above the limit of Alipay+.";
    USER_AMOUNT_EXCEED_LIMIT F "The amount is above the limit of the payer's wallet.";
    PAYMENT_COUNT_EXCEED_LIMIT F "The payer has made too many payments.";
    USER_BALANCE_NOT_ENOUGH F "The payer has not enough money.";
    USER_KYC_NOT_QUALIFIED F "The payer has not shown the wallet who they are.";
    USER_NOT_EXIST F "The payer has no such wallet.";
    USER_PAYMENT_VERIFICATION_FAILED F "The payer did not pass the wallet's check.";
    USER_STATUS_ABNORMAL F "The payer's wallet is blocked.";
}

/// The reasons for which a payer's wallet may fail a payment, the usual one first.
pub(crate) const DECLINE_REASONS: [ResultCode; 12] = [
    ResultCode::PROCESS_FAIL,
    ResultCode::RISK_REJECT,
    ResultCode::REGULATION_RESTRICTION,
    ResultCode::UNAVAILABLE_PAYMENT_METHOD,
    ResultCode::PAYMENT_AMOUNT_EXCEED_LIMIT,
    ResultCode::USER_AMOUNT_EXCEED_LIMIT,
    ResultCode::PAYMENT_COUNT_EXCEED_LIMIT,
    ResultCode::USER_BALANCE_NOT_ENOUGH,
    ResultCode::USER_KYC_NOT_QUALIFIED,
    ResultCode::USER_NOT_EXIST,
    ResultCode::USER_PAYMENT_VERIFICATION_FAILED,
    ResultCode::USER_STATUS_ABNORMAL,
];

impl ResultCode {
    /// The reason of [`DECLINE_REASONS`] with this name.
    pub(crate) fn decline_reason(name: &str) -> Option<Self> {
        DECLINE_REASONS.into_iter().find(|code| code.name == name)
    }

    /// The name on the wire.
    pub(crate) const fn name(self) -> &'static str {
        self.name
    }

    /// What it says to a person, in English.
    pub(crate) const fn message(self) -> &'static str {
        self.message
    }

    /// The `Result` object of an answer.
    pub(crate) fn to_json(self) -> Value {
        self.to_json_saying(self.message)
    }

    /// The same with another message.
    pub(crate) fn to_json_saying(self, message: &str) -> Value {
        let status = match self.status {
            ResultStatus::S => "S",
            ResultStatus::F => "F",
            ResultStatus::U => "U",
        };
        json!({ "resultCode": self.name, "resultStatus": status, "resultMessage": message })
    }
}

/// A request that is answered with a failure: the code, and what exactly is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {message}", code.name())]
pub(crate) struct Refusal {
    /// The code that the answer carries.
    pub(crate) code: ResultCode,
    /// The answer's `resultMessage`; it names the field.
    pub(crate) message: String,
}

impl Refusal {
    pub(crate) fn new(code: ResultCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    pub(crate) fn illegal(message: impl Into<String>) -> Self {
        Self::new(ResultCode::PARAM_ILLEGAL, message)
    }
}

impl From<ResultCode> for Refusal {
    fn from(code: ResultCode) -> Self {
        Self::new(code, code.message())
    }
}
