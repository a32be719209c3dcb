//! Currencies that a payer can pay in, with the exponents of ISO 4217.

use std::fmt;

/// A currency of ISO 4217 that people pay with.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency {
    iso: iso_currency::Currency,
    decimals: u8,
}

/// The text names no currency that people pay with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a currency to pay with: expected a code of ISO 4217 in capitals, such as SGD or JPY")]
pub struct UnknownCurrency(pub String);

impl Currency {
    /// The currency of a three-letter code of ISO 4217, in capitals.
    ///
    /// # Errors
    ///
    /// Refuses what is no such code, and the codes that are nothing to pay with: precious metals, funds
    /// and units of account, the code for tests and the one for no currency.
    pub fn from_code(code: &str) -> Result<Self, UnknownCurrency> {
        let unknown = || UnknownCurrency(code.chars().take(8).collect());
        let iso = iso_currency::Currency::from_code(code).ok_or_else(unknown)?;
        if iso.is_fund() || iso.is_special() {
            return Err(unknown());
        }
        let exponent = iso.exponent().and_then(|exponent| u8::try_from(exponent).ok());
        let decimals = exponent.ok_or_else(unknown)?;
        Ok(Self { iso, decimals })
    }

    /// The three-letter code of ISO 4217: `SGD`.
    pub fn code(self) -> &'static str {
        self.iso.code()
    }

    /// The exponent of ISO 4217: how many decimals the smallest unit has. 2 for SGD, 0 for JPY, 3 for
    /// KWD.
    pub const fn decimals(self) -> u8 {
        self.decimals
    }

    /// How many decimals people may type: [`Currency::decimals`], but none for the rupiah.
    ///
    /// ISO 4217 and Alipay+ give the rupiah two decimals, yet Alipay+ takes whole rupiah only: the last
    /// two digits of the value have to be 00.
    pub fn typed_decimals(self) -> u8 {
        if self.iso == iso_currency::Currency::IDR { 0 } else { self.decimals }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}
