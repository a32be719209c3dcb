//! What somebody typed to look for payments, understood.

use app::console::Problems;
use app::console::form::Problem;
use app::console::payments::SearchForm;
use checkout::entry_code::EntryCode;
use checkout::money::{AmountRule, Money, NumberStyle};
use checkout::payment::Status;
use checkout::shop::StoreProfile;
use checkout::typed::plain;
use jiff::civil::Date;
use serde::Deserialize;

use crate::sql::{PaymentSearch, Period, Reference};

/// The query of the page's address.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    pub(super) store: Option<String>,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    reference: String,
    /// After which payment the page begins.
    pub(super) after: Option<String>,
    /// Whether a file was asked for that would have had too many payments in it.
    pub(super) too_many: Option<String>,
}

impl Asked {
    /// What was typed, to be shown again.
    pub(super) fn form(&self) -> SearchForm {
        SearchForm {
            code: self.code.clone(),
            status: self.status.clone(),
            amount: self.amount.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            reference: self.reference.clone(),
        }
    }

    /// What is looked for in the user's stores, or in the one that was chosen, and what was not understood.
    pub(super) fn search(
        &self,
        stores: &[StoreProfile],
        chosen: Option<&StoreProfile>,
    ) -> (PaymentSearch, Problems) {
        let mut problems = Problems::default();
        let stores = chosen.map_or(stores, std::slice::from_ref);
        let code = typed(&self.code).and_then(|text| EntryCode::parse(text).ok());
        let search = PaymentSearch {
            store: chosen.map(|store| store.id.clone()),
            code,
            // The list shows what the shop calls a code, so that is what is typed.
            label: typed(&self.code).filter(|_| code.is_none()).map(str::to_owned),
            // Only our own list offers names.
            status: Status::from_name(&self.status),
            amounts: typed(&self.amount)
                .and_then(|text| problems.keep("amount", amounts(text, stores).ok_or(Problem::NotAnAmount)))
                .unwrap_or_default(),
            period: self.period(&mut problems),
            reference: typed(&self.reference).and_then(|text| {
                problems.keep("reference", Reference::parse(text).ok_or(Problem::Reference))
            }),
        };
        (search, problems)
    }

    /// The days; from the first or to the last that there can be, where only one of them is given.
    fn period(&self, problems: &mut Problems) -> Option<Period> {
        let mut day = |name, text| {
            typed(text)
                .and_then(|text| problems.keep(name, plain(text).parse::<Date>().map_err(|_| Problem::Date)))
        };
        let (first, last) = (day("from", &self.from), day("to", &self.to));
        let period = Period { first: first.unwrap_or(Date::ZERO), last: last.unwrap_or(Date::MAX) };
        (first.is_some() || last.is_some()).then_some(period)
    }
}

fn typed(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// The amounts that a text can mean: one in each currency of these stores, as its region writes it.
fn amounts(text: &str, stores: &[StoreProfile]) -> Option<Vec<Money>> {
    let mut amounts: Vec<Money> = Vec::new();
    for store in stores {
        let style = NumberStyle::of_region(&store.region);
        let rule = AmountRule { currency: store.currency, minimum: None, maximum: None, style };
        if let Ok(amount) = rule.parse(text)
            && !amounts.contains(&amount)
        {
            amounts.push(amount);
        }
    }
    (!amounts.is_empty()).then_some(amounts)
}

#[cfg(test)]
mod tests {
    use checkout::language::Language;
    use checkout::money::Currency;
    use checkout::shop::MerchantProfile;
    use jiff::civil::date;

    use super::*;

    fn store(currency: &str, region: &str) -> StoreProfile {
        StoreProfile {
            id: region.to_owned(),
            name: region.to_owned(),
            currency: Currency::from_code(currency).unwrap(),
            region: region.to_owned(),
            timezone: "UTC".to_owned(),
            language: Language::En,
            merchant: MerchantProfile {
                id: "M".to_owned(),
                name: "M".to_owned(),
                category_code: "5812".to_owned(),
            },
        }
    }

    #[test]
    fn an_amount_means_what_it_can_mean_in_each_store() {
        let stores = [store("SGD", "SG"), store("JPY", "JP"), store("EUR", "IT"), store("SGD", "SG")];
        let told = |text: &str| -> Option<Vec<String>> {
            let words = |amount: &Money| format!("{} {}", amount.currency().code(), amount.minor_units());
            amounts(text, &stores).map(|amounts| amounts.iter().map(words).collect())
        };
        assert_eq!(told("12").unwrap(), ["SGD 1200", "JPY 12", "EUR 1200"]);
        assert_eq!(told("12.50").unwrap(), ["SGD 1250", "EUR 1250"]);
        assert_eq!(told("coffee"), None);
    }

    #[test]
    fn one_day_of_two_is_enough_and_what_is_none_is_said() {
        let asked = |from: &str, to: &str| {
            let asked = Asked { from: from.to_owned(), to: to.to_owned(), ..Asked::default() };
            let (search, problems) = asked.search(&[], None);
            (search.period.map(|period| (period.first, period.last)), problems.is_empty())
        };
        let day = date(2026, 11, 22);
        assert_eq!(asked("", ""), (None, true));
        assert_eq!(asked("2026-11-22", "2026-11-22"), (Some((day, day)), true));
        assert_eq!(asked("2026-11-22", ""), (Some((day, Date::MAX)), true));
        assert_eq!(asked("", "2026-11-22"), (Some((Date::ZERO, day)), true));
        assert_eq!(
            asked("２０２６-１１-２２", ""),
            (Some((day, Date::MAX)), true),
            "as a keyboard of Japan writes it"
        );
        assert_eq!(asked("2026-11-31", ""), (None, false));
    }
}
