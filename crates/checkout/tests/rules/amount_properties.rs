//! What people type, and the amount it is taken for: what holds for every text.

use checkout::money::{AmountProblem, AmountRule, Currency, MAXIMUM_MINOR_UNITS, Money, NumberStyle};
use proptest::prelude::*;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

fn rule(currency: Currency, style: NumberStyle) -> AmountRule {
    AmountRule { currency, minimum: None, maximum: None, style }
}

#[test]
fn every_decimal_digit_of_unicode_is_read_and_nothing_else_is_a_digit() {
    let yen = rule(Currency::from_code("JPY").unwrap(), NumberStyle::default());
    let read = |text: String| yen.parse(&text).map(Money::minor_units);
    let (digits, others) = (char::MIN..=char::MAX)
        .partition::<Vec<_>, _>(|c| c.general_category() == GeneralCategory::DecimalNumber);
    assert!(digits.len() >= 770 && digits.len() % 10 == 0, "{} digits", digits.len());
    // Unicode keeps the ten digits of a script together and in order, so the place says the value.
    for (place, digit) in digits.iter().enumerate() {
        assert_eq!(read(format!("1{digit}")), Ok(10 + place as u64 % 10), "{digit:?}");
    }
    for other in others {
        // A mark, a space or the currency's symbol at the end is passed over; all else is named, or a sign.
        let answer = read(format!("1{other}"));
        let named = answer == Err(AmountProblem::Foreign(other));
        assert!(
            named || matches!(answer, Ok(1) | Err(AmountProblem::NotANumber)),
            "{other:?} gives {answer:?}"
        );
    }
}

/// Every currency there is.
fn currencies() -> Vec<Currency> {
    let letters = || 'A'..='Z';
    let codes = letters().flat_map(|a| letters().flat_map(move |b| letters().map(move |c| [a, b, c])));
    codes.filter_map(|code| Currency::from_code(&String::from_iter(code)).ok()).collect()
}

fn any_currency() -> impl Strategy<Value = Currency> {
    prop::sample::select(currencies())
}

fn any_style() -> impl Strategy<Value = NumberStyle> {
    let decimal = prop::sample::select(vec!['.', ',', '\u{66b}']);
    let group = prop::sample::select(vec!['.', ',', '\'', '’', ' ', '\u{a0}', '\u{202f}', '\u{66c}']);
    (decimal, group)
        .prop_filter("one mark cannot be both", |(decimal, group)| decimal != group)
        .prop_map(|(decimal, group)| NumberStyle { decimal, group })
}

/// Texts that look like amounts, and are sometimes.
fn like_an_amount() -> impl Strategy<Value = String> {
    prop::string::string_regex("[ +-]?[0-9١-٣１-３]{0,4}([.,' ٫٬．][0-9]{0,4}){0,4}[ ]?").unwrap()
}

/// The digits of a text of [`like_an_amount`], in ASCII.
fn digits_of(text: &str) -> String {
    let value = |c: char| "0123456789".find(c).or("٠١٢٣".chars().position(|d| d == c));
    let value = |c: char| value(c).or("０１２３".chars().position(|d| d == c));
    text.chars().filter_map(value).map(|value| value.to_string()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn what_is_shown_is_read_as_the_same_amount(
        currency in any_currency(),
        style in any_style(),
        units in prop_oneof![1..10_000_u64, 1..=MAXIMUM_MINOR_UNITS],
    ) {
        // Whole rupiah are all that can be typed.
        let step = 10_u64.pow(u32::from(currency.decimals() - currency.typed_decimals()));
        let units = units.next_multiple_of(step).min(MAXIMUM_MINOR_UNITS / step * step);
        let amount = Money::new(currency, units);
        let rule = rule(currency, style);
        prop_assert_eq!(rule.parse(&amount.formatted(style)), Ok(amount));
        let plain = AmountRule { style: NumberStyle::default(), ..rule };
        prop_assert_eq!(plain.parse(&amount.to_string()), Ok(amount));
    }

    #[test]
    fn any_text_at_all_is_answered(
        text in any::<String>(),
        currency in any_currency(),
        style in any_style(),
    ) {
        let rule = rule(currency, style);
        if let Ok(amount) = rule.parse(&text) {
            prop_assert!((1..=MAXIMUM_MINOR_UNITS).contains(&amount.minor_units()));
        }
    }

    #[test]
    fn an_amount_has_the_digits_that_were_typed_none_dropped_and_none_made_up(
        text in like_an_amount(),
        currency in any_currency(),
        style in any_style(),
    ) {
        let rule = rule(currency, style);
        if let Ok(amount) = rule.parse(&text) {
            // Either all of them are whole units, or those behind the last mark are decimals.
            let digits = digits_of(&text).parse::<u128>().unwrap() * 10_u128.pow(currency.decimals().into());
            let behind = text.rsplit(|c: char| !c.is_numeric()).find(|part| !part.is_empty());
            let behind = 10_u128.pow(behind.map_or(0, |part| u32::try_from(part.chars().count()).unwrap()));
            let units = u128::from(amount.minor_units());
            prop_assert!(units == digits || units * behind == digits, "{text:?} gave {amount:?}");
        }
    }

    #[test]
    fn two_readings_of_one_text_never_differ_a_hundredfold_by_the_region_alone(
        text in "[1-9][0-9]{0,3}[.,][0-9]{1,2}",
        currency in any_currency(),
    ) {
        let [point, comma] = [('.', ','), (',', '.')].map(|(decimal, group)| {
            rule(currency, NumberStyle { decimal, group }).parse(&text)
        });
        if let (Ok(one), Ok(other)) = (point, comma) {
            prop_assert_eq!(one, other);
        }
    }
}
