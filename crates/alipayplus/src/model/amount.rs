//! An amount as it lies on the wire.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::limit::{FieldProblem, Fields};
use super::reading::{Message, Object, Unreadable};
use super::wire::text_or_number;

/// An amount of money. Source: Alipay+ docs, "Amount".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Amount {
    /// ISO 4217 code of three letters.
    pub currency: String,
    /// Whole number of the currency's smallest unit, as text: 12.50 SGD is `1250`, 12 JPY is `12`.
    #[serde(deserialize_with = "text_or_number")]
    pub value: String,
}

impl Message for Amount {
    /// Strict in both fields: `sgd`, `300.00` or `3e2` may mean what they seem to, and nobody has said so.
    fn of(object: &Object<'_>) -> Result<Self, Unreadable> {
        let currency = object.required("currency")?;
        if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let expected = "an ISO 4217 code of three capital letters";
            return Err(Unreadable::form(object.place_of("currency"), &currency, expected));
        }
        let amount = Self { currency, value: object.required("value")? };
        if amount.minor_units().is_err() {
            let expected = "a whole number of the currency's smallest unit";
            return Err(Unreadable::form(object.place_of("value"), &amount.value, expected));
        }
        Ok(amount)
    }
}

/// The value is not a whole number of smallest units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the amount's value is not a whole number of smallest units from 0 to 18446744073709551615")]
pub struct AmountUnreadable;

impl Amount {
    /// An amount of `minor_units` of the currency's smallest unit.
    pub fn new(currency: impl Into<String>, minor_units: u64) -> Self {
        Self { currency: currency.into(), value: minor_units.to_string() }
    }

    /// The value as a number of the currency's smallest unit.
    pub fn minor_units(&self) -> Result<u64, AmountUnreadable> {
        // `u64::from_str` alone would take a plus sign too.
        if !self.value.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(AmountUnreadable);
        }
        self.value.parse().map_err(|_| AmountUnreadable)
    }

    /// At least one smallest unit: Alipay+ takes no zero. Source: the FAQ.
    pub(super) fn check(&self, fields: &Fields) -> Result<(), FieldProblem> {
        fields.code("currency", &self.currency, 3)?;
        fields.that("value", self.minor_units().is_ok_and(|units| units > 0))
    }
}
