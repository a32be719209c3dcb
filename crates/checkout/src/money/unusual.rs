//! Which amounts are so far above the usual that the payer is asked once more: a decimal point that was missed.

use super::{Currency, Money};

/// Whole units above which an amount is unusual, by currency: about 5,000 US dollars, rounded. Rates move, and by how
/// much does not matter here.
const UNUSUAL: [(&str, u64); 44] = [
    ("AED", 20_000),
    ("ARS", 5_000_000),
    ("BDT", 500_000),
    ("BHD", 2000),
    ("BRL", 25_000),
    ("CLP", 5_000_000),
    ("CNY", 50_000),
    ("COP", 20_000_000),
    ("CZK", 100_000),
    ("DKK", 50_000),
    ("EGP", 250_000),
    ("HKD", 50_000),
    ("HUF", 2_000_000),
    ("IDR", 100_000_000),
    ("INR", 500_000),
    ("ISK", 500_000),
    ("JOD", 5000),
    ("JPY", 1_000_000),
    ("KHR", 20_000_000),
    ("KRW", 5_000_000),
    ("KWD", 2000),
    ("KZT", 2_500_000),
    ("LAK", 100_000_000),
    ("LKR", 1_500_000),
    ("MMK", 20_000_000),
    ("MNT", 20_000_000),
    ("MOP", 50_000),
    ("MXN", 100_000),
    ("MYR", 20_000),
    ("NOK", 50_000),
    ("NPR", 500_000),
    ("PHP", 250_000),
    ("PKR", 1_000_000),
    ("PLN", 20_000),
    ("QAR", 20_000),
    ("RUB", 500_000),
    ("SAR", 20_000),
    ("SEK", 50_000),
    ("THB", 200_000),
    ("TRY", 200_000),
    ("TWD", 200_000),
    ("UZS", 50_000_000),
    ("VND", 100_000_000),
    ("ZAR", 100_000),
];

/// Of any other currency.
const UNUSUAL_ELSEWHERE: u64 = 5000;

impl Money {
    /// Whether hardly anything is bought for so much at a counter. Where the shop has set no maximum, such an amount is
    /// more often mistyped than meant.
    #[must_use]
    pub fn is_unusually_large(self) -> bool {
        let known = UNUSUAL.iter().find(|(code, _)| *code == self.currency().code());
        let units = known.map_or(UNUSUAL_ELSEWHERE, |(_, units)| *units);
        self.minor_units() > units * 10_u64.pow(Currency::decimals(self.currency()).into())
    }
}
