//! What the acquirer is settled, where the currencies differ.

use serde::{Deserialize, Serialize};

use super::wire::no_text;

/// The exchange rate of a settlement. Source: the official SDKs, `Quote`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Quote {
    /// Id of the quote.
    #[serde(skip_serializing_if = "no_text")]
    pub quote_id: Option<String>,
    /// The two currencies, such as `SGD/CNY`.
    #[serde(skip_serializing_if = "no_text")]
    pub quote_currency_pair: Option<String>,
    /// The rate, a decimal number as text: never a float here.
    #[serde(skip_serializing_if = "no_text", deserialize_with = "super::wire::decimal")]
    pub quote_price: Option<String>,
    /// From when it holds, ISO 8601.
    #[serde(skip_serializing_if = "no_text")]
    pub quote_start_time: Option<String>,
    /// Until when it holds, ISO 8601.
    #[serde(skip_serializing_if = "no_text")]
    pub quote_expiry_time: Option<String>,
}
