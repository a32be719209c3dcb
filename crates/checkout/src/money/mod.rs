//! Money: currencies, amounts, what people type and what they are shown.
//!
//! An amount is an integer of the currency's smallest unit, as in the Alipay+ `Amount`; nothing here ever
//! is a float.

mod amount;
mod characters;
mod currency;
mod style;
mod typed;
mod unusual;
mod writings;

use std::cmp::Ordering;
use std::fmt;

pub use amount::{AmountProblem, AmountRule};
pub use currency::{Currency, UnknownCurrency};
pub use style::NumberStyle;

/// The most smallest units an amount that people type may have.
///
/// Alipay+ wants `Amount.value` in 16 characters at most; this is the largest number that fits. It also
/// fits the signed 64-bit integers of SQL.
pub const MAXIMUM_MINOR_UNITS: u64 = 9_999_999_999_999_999;

/// An amount of one currency, in its smallest units: 12.50 SGD is 1250, 1250 JPY is 1250.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    currency: Currency,
    minor_units: u64,
}

impl Money {
    /// So many smallest units (ISO 4217) of the currency.
    #[must_use]
    pub const fn new(currency: Currency, minor_units: u64) -> Self {
        Self { currency, minor_units }
    }

    /// The currency of the amount.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The amount in the currency's smallest units: Alipay+'s `Amount.value`.
    pub const fn minor_units(self) -> u64 {
        self.minor_units
    }

    /// The amount as people of the style's region write it, grouped in threes and without the currency:
    /// `1,250.00`.
    ///
    /// Has as many decimals as people use, so whole rupiah have none: `10.000`.
    pub fn formatted(self, style: NumberStyle) -> String {
        let (whole, decimals) = self.parts();
        let mut text = grouped(&whole, style.group);
        if !decimals.is_empty() {
            text.push(style.decimal);
            text.push_str(&decimals);
        }
        text
    }

    /// Whether it has no smaller parts than people pay in ([`Currency::typed_decimals`]): Alipay+ takes whole rupiah only.
    #[must_use]
    pub fn can_be_paid(self) -> bool {
        let unpaid = self.currency.decimals().saturating_sub(self.currency.typed_decimals());
        self.minor_units.is_multiple_of(10_u64.pow(u32::from(unpaid)))
    }

    /// The whole units and the decimals, as ASCII digits.
    fn parts(self) -> (String, String) {
        let decimals = usize::from(self.currency.decimals());
        let digits = format!("{:0>width$}", self.minor_units, width = decimals + 1);
        let (whole, decimals) = digits.split_at(digits.len() - decimals);
        let (typed, beyond) = decimals.split_at(usize::from(self.currency.typed_decimals()));
        // What people do not use is left out only where it says nothing: no amount is ever shown too
        // small.
        let shown = if beyond.bytes().all(|digit| digit == b'0') { typed } else { decimals };
        (whole.to_owned(), shown.to_owned())
    }
}

/// Amounts of different currencies have no order.
impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.currency == other.currency).then(|| self.minor_units.cmp(&other.minor_units))
    }
}

/// Plain, for machines and command lines: `1250.00`, with a point, no grouping and no currency.
impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, decimals) = self.parts();
        let point = if decimals.is_empty() { "" } else { "." };
        write!(formatter, "{whole}{point}{decimals}")
    }
}

/// As it reads best in a log or a failed test: `SGD 12.50`.
impl fmt::Debug for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {self}", self.currency.code())
    }
}

fn grouped(digits: &str, mark: char) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * mark.len_utf8());
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}
