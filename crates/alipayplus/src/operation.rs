//! The operations that an acquirer calls, and where they live.

use std::fmt;

/// Where the operations live under the gateway's host, in sandbox and production alike; configurable in the
/// client because Alipay+ promises it for neither. Source: Alipay+ docs, "API overview"; the FAQ.
pub const BASE_PATH: &str = "/aps/api/v1/payments";

/// The one method of the whole API.
pub const METHOD: &str = "POST";

/// An operation that the acquirer asks of Alipay+. Notifications go the other way, to a path of the
/// acquirer's choice, and have none here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Starts a payment, or asks again about one with the same `paymentRequestId`.
    Pay,
    /// Asks what became of a payment.
    InquiryPayment,
    /// Cancels a whole payment, until 00:15 UTC+8 of the next day.
    CancelPayment,
    /// Returns all or part of a payment, for about a year.
    Refund,
}

impl Operation {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Pay, Self::InquiryPayment, Self::CancelPayment, Self::Refund];

    /// The last segment of its path: `pay`, `inquiryPayment`, `cancelPayment`, `refund`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pay => "pay",
            Self::InquiryPayment => "inquiryPayment",
            Self::CancelPayment => "cancelPayment",
            Self::Refund => "refund",
        }
    }

    /// Its path under `base_path` (usually [`BASE_PATH`]): what is signed and what is asked for.
    ///
    /// ```
    /// use alipayplus::operation::{BASE_PATH, Operation};
    /// assert_eq!(Operation::Pay.path(BASE_PATH), "/aps/api/v1/payments/pay");
    /// ```
    pub fn path(self, base_path: &str) -> String {
        format!("{}/{}", base_path.trim_end_matches('/'), self.name())
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
