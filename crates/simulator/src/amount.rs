//! Amounts: whole numbers of a currency's smallest unit, as Alipay+ writes them.

use iso_currency::Currency;
use serde_json::{Value, json};

use crate::request::Fields;
use crate::result_code::{Refusal, ResultCode};

/// Digits that an amount's `value` may have; sibling products of Alipay+ state the same.
const VALUE_DIGITS_MAX: usize = 16;

/// An amount of money, at least one smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    currency: Currency,
    minor_units: u64,
}

impl Amount {
    /// Reads `{"currency": "SGD", "value": "1250"}`.
    pub(crate) fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        let code = fields.required_text("currency", 3)?;
        let currency = Currency::from_code(code).ok_or_else(|| {
            Refusal::new(
                ResultCode::CURRENCY_NOT_SUPPORT,
                format!("{} is unknown", fields.path_of("currency")),
            )
        })?;
        let value = fields.required_text("value", VALUE_DIGITS_MAX)?;
        let digits_only = value.bytes().all(|byte| byte.is_ascii_digit()) && !value.starts_with('0');
        let minor_units = value.parse().ok().filter(|_| digits_only).ok_or_else(|| {
            Refusal::illegal(format!("{} is not a whole number of 1 or more", fields.path_of("value")))
        })?;
        if currency == Currency::IDR && minor_units % 100 != 0 {
            return Err(Refusal::illegal(format!(
                "{} is not whole rupiah: its last two digits must be 00",
                fields.path_of("value")
            )));
        }
        Ok(Self { currency, minor_units })
    }

    /// The currency's ISO 4217 code.
    pub(crate) fn currency_code(self) -> &'static str {
        self.currency.code()
    }

    /// How many smallest units.
    pub(crate) const fn minor_units(self) -> u64 {
        self.minor_units
    }

    pub(crate) fn to_json(self) -> Value {
        json!({ "currency": self.currency.code(), "value": self.minor_units.to_string() })
    }

    /// The amount as a person reads it, without its currency: `12.50`.
    pub(crate) fn plain(self) -> String {
        let decimals = usize::from(self.currency.exponent().unwrap_or(0));
        let digits = format!("{:0>width$}", self.minor_units, width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(currency: &str, value: &str) -> Result<Amount, Refusal> {
        let json = json!({ "currency": currency, "value": value });
        Amount::read(&Fields::root(&json).unwrap())
    }

    #[test]
    fn amounts_are_shown_with_the_decimals_of_their_currency() {
        for (currency, value, shown) in [
            ("SGD", "1250", "12.50"),
            ("SGD", "1", "0.01"),
            ("JPY", "1250", "1250"),
            ("KRW", "1", "1"),
            ("BHD", "1", "0.001"),
            ("IDR", "150000", "1500.00"),
        ] {
            assert_eq!(read(currency, value).unwrap().plain(), shown);
        }
    }

    #[test]
    fn what_is_no_natural_number_of_smallest_units_is_refused() {
        for value in ["0", "01", "-1", "+1", "1.00", "1e3", " 1", "١", "12345678901234567"] {
            let refusal = read("SGD", value).unwrap_err();
            assert_eq!(refusal.code, ResultCode::PARAM_ILLEGAL, "{value:?}");
            assert!(refusal.message.starts_with("value "), "{}", refusal.message);
        }
        assert!(read("SGD", "9999999999999999").is_ok());
    }

    #[test]
    fn rupiah_come_whole() {
        assert_eq!(read("IDR", "150050").unwrap_err().code, ResultCode::PARAM_ILLEGAL);
        assert!(read("IDR", "150100").is_ok());
    }

    #[test]
    fn a_currency_outside_iso_4217_is_not_supported() {
        for code in ["XYZ", "sgd", "S$"] {
            assert_eq!(read(code, "1").unwrap_err().code, ResultCode::CURRENCY_NOT_SUPPORT, "{code}");
        }
    }
}
