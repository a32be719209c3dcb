//! Who is paid: the merchant, its store, and the entry code that stands on the store's counter.

use crate::entry_code::EntryCode;
use crate::language::Language;
use crate::money::{AmountRule, Currency, Money, NumberStyle};

/// The company that is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MerchantProfile {
    /// Our id for it; Alipay+'s `referenceMerchantId`, at most 32 characters.
    pub id: String,
    /// The name as the merchant writes it.
    pub name: String,
    /// Merchant category code, ISO 18245: four digits.
    pub category_code: String,
}

/// One shop of a merchant, with the currency and the time its day runs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreProfile {
    /// Our id for it; Alipay+'s `referenceStoreId`.
    pub id: String,
    /// The name as it stands over the door, in its own language; never translated.
    pub name: String,
    /// What its prices are in.
    pub currency: Currency,
    /// Where it stands: ISO 3166-1 alpha-2.
    pub region: String,
    /// IANA name of its time zone, such as `Asia/Singapore`.
    pub timezone: String,
    /// The language its staff read.
    pub language: Language,
    /// Whose shop it is.
    pub merchant: MerchantProfile,
}

/// An entry code as it stands on a counter, with what a payer needs before typing an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryPoint {
    /// The code in the poster's URL.
    pub code: EntryCode,
    /// False once the shop switched it off.
    pub active: bool,
    /// What the shop calls it, such as `Table 4`.
    pub label: Option<String>,
    /// The amount, where the payer does not choose it.
    pub fixed_amount: Option<Money>,
    /// The least the shop takes.
    pub minimum: Option<Money>,
    /// The most the shop takes at once.
    pub maximum: Option<Money>,
    /// The shop.
    pub store: StoreProfile,
}

impl EntryPoint {
    /// How an amount typed at this code is read and what is allowed.
    #[must_use]
    pub fn amount_rule(&self) -> AmountRule {
        AmountRule {
            currency: self.store.currency,
            minimum: self.minimum,
            maximum: self.maximum,
            style: NumberStyle::of_region(&self.store.region),
        }
    }
}
