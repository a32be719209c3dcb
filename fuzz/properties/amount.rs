//! What a payer types as an amount: what holds for every text.
//!
//! The first three bytes choose the currency, the region and the shop's limits; the rest is the text.

use checkout::money::{AmountProblem, AmountRule, Currency, MAXIMUM_MINOR_UNITS, Money, NumberStyle};

/// Two decimals, none, three, and two of which nobody types any.
const CURRENCIES: [&str; 4] = ["SGD", "JPY", "KWD", "IDR"];
/// One for each way to write numbers.
const REGIONS: [&str; 5] = ["SG", "DE", "CZ", "FR", "CH"];

pub(crate) fn check(data: &[u8]) {
    let [currency, region, limits, text @ ..] = data else { return };
    let Ok(text) = str::from_utf8(text) else { return };
    let currency = CURRENCIES[usize::from(*currency) % CURRENCIES.len()];
    let currency = Currency::from_code(currency).unwrap_or_else(|unknown| panic!("{unknown}"));
    let style = NumberStyle::of_region(REGIONS[usize::from(*region) % REGIONS.len()]);
    let limit = |bit: u8, units| (limits & bit != 0).then_some(Money::new(currency, units));
    holds(&AmountRule { currency, minimum: limit(1, 500), maximum: limit(2, 125_000), style }, text);
}

/// A rule reads a text as the same rule without limits does, and then holds it to its limits.
pub(crate) fn holds(rule: &AmountRule, text: &str) {
    let unlimited = AmountRule { minimum: None, maximum: None, ..*rule };
    let read = unlimited.parse(text);
    assert_eq!(rule.parse(text), read.and_then(|amount| within(rule, amount)), "{text:?}");
    if let Ok(amount) = read {
        is_an_amount(&unlimited, amount);
        has_the_typed_digits(text, amount);
    }
    is_the_same_however_it_is_typed(&unlimited, text, read);
}

fn within(rule: &AmountRule, amount: Money) -> Result<Money, AmountProblem> {
    match (rule.minimum, rule.maximum) {
        (Some(least), _) if amount.minor_units() < least.minor_units() => {
            Err(AmountProblem::BelowMinimum(least))
        }
        (_, Some(most)) if amount.minor_units() > most.minor_units() => {
            Err(AmountProblem::AboveMaximum(most))
        }
        _ => Ok(amount),
    }
}

/// In the rule's currency, in what a payment can be, and the same again when it is shown and typed off.
fn is_an_amount(rule: &AmountRule, amount: Money) {
    let currency = rule.currency;
    assert_eq!(amount.currency(), currency);
    assert!((1..=MAXIMUM_MINOR_UNITS).contains(&amount.minor_units()), "{amount:?}");
    let step = 10_u64.pow(u32::from(currency.decimals() - currency.typed_decimals()));
    assert!(amount.minor_units().is_multiple_of(step), "{amount:?} cannot be typed");
    assert_eq!(rule.parse(&amount.formatted(rule.style)), Ok(amount));
    let plain = AmountRule { style: NumberStyle::default(), ..*rule };
    assert_eq!(plain.parse(&amount.to_string()), Ok(amount));
}

/// No digit is dropped and none made up: all of them are whole units, or those behind the last mark decimals.
fn has_the_typed_digits(text: &str, amount: Money) {
    if !text.is_ascii() {
        return;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0').parse::<u128>().unwrap_or(0);
    let scaled = digits * 10_u128.pow(u32::from(amount.currency().decimals()));
    let mut runs = text.split(|character: char| !character.is_ascii_digit());
    let behind = runs.rfind(|run| !run.is_empty()).map_or(0, str::len);
    let units = u128::from(amount.minor_units());
    let as_decimals = [1, 10, 100, 1000].get(behind).is_some_and(|scale| units * scale == scaled);
    assert!(units == scaled || as_decimals, "{text:?} is taken for {amount:?}");
}

/// Spaces around it, invisible characters and full-width forms change nothing.
fn is_the_same_however_it_is_typed(rule: &AmountRule, text: &str, read: Result<Money, AmountProblem>) {
    // Longer texts are no number, whatever they say.
    if text.chars().count() > 60 {
        return;
    }
    assert_eq!(rule.parse(&format!("\u{200e} {text}\u{a0}\u{feff}")), read, "{text:?} between spaces");
    let full_width: String = text.chars().map(full_width).collect();
    assert_eq!(rule.parse(&full_width), read, "{full_width:?}, full-width for {text:?}");
}

fn full_width(character: char) -> char {
    match character {
        '0'..='9' | '.' | ',' | '+' | '-' => {
            char::from_u32(u32::from(character) + 0xfee0).unwrap_or(character)
        }
        other => other,
    }
}
