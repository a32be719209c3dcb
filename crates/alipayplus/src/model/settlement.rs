//! What the acquirer is settled, where the currencies differ.

use serde::Serialize;

use super::reading::{Message, Object, ReadProblem, Unreadable};
use super::wire::no_text;

/// The exchange rate of a settlement. Source: the official SDKs, `Quote`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// Id of the quote.
    #[serde(skip_serializing_if = "no_text")]
    pub quote_id: Option<String>,
    /// The two currencies, such as `SGD/CNY`.
    #[serde(skip_serializing_if = "no_text")]
    pub quote_currency_pair: Option<String>,
    /// The rate, a decimal number as text: never a float here.
    #[serde(skip_serializing_if = "no_text")]
    pub quote_price: Option<String>,
    /// From when it holds, ISO 8601.
    #[serde(skip_serializing_if = "no_text")]
    pub quote_start_time: Option<String>,
    /// Until when it holds, ISO 8601.
    #[serde(skip_serializing_if = "no_text")]
    pub quote_expiry_time: Option<String>,
}

impl Message for Quote {
    fn of(object: &Object<'_>) -> Result<Self, Unreadable> {
        let quote = Self {
            quote_id: object.id("quoteId"),
            quote_currency_pair: object.shown("quoteCurrencyPair"),
            quote_price: object.shown("quotePrice"),
            quote_start_time: object.shown("quoteStartTime"),
            quote_expiry_time: object.shown("quoteExpiryTime"),
        };
        // One that says nothing is none, whatever else stands in it.
        if quote == Self::default() {
            Err(object.problem("quotePrice", ReadProblem::Missing))
        } else {
            Ok(quote)
        }
    }
}
