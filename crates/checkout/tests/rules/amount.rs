//! What people type, and the amount it is taken for: case by case.

use checkout::money::{AmountProblem, AmountRule, Currency, MAXIMUM_MINOR_UNITS, Money, NumberStyle};

const POINT: NumberStyle = NumberStyle { decimal: '.', group: ',' };
const COMMA: NumberStyle = NumberStyle { decimal: ',', group: '.' };

fn rule(code: &str, style: NumberStyle) -> AmountRule {
    AmountRule { currency: Currency::from_code(code).unwrap(), minimum: None, maximum: None, style }
}

/// What the text is taken for in this currency: smallest units, or why not.
fn parse(code: &str, style: NumberStyle, text: &str) -> Result<u64, AmountProblem> {
    rule(code, style).parse(text).map(Money::minor_units)
}

fn expect(code: &str, style: NumberStyle, cases: &[(&str, Result<u64, AmountProblem>)]) {
    for (text, expected) in cases {
        assert_eq!(parse(code, style, text), *expected, "{text:?} in {code} with {:?}", style.decimal);
    }
}

const fn too_many(allowed: u8) -> Result<u64, AmountProblem> {
    Err(AmountProblem::TooManyDecimals { allowed })
}

const AMBIGUOUS: Result<u64, AmountProblem> = Err(AmountProblem::Ambiguous);
const NOT_A_NUMBER: Result<u64, AmountProblem> = Err(AmountProblem::NotANumber);

#[test]
fn two_decimals_are_read_with_point_and_with_comma() {
    for style in [POINT, COMMA] {
        expect(
            "SGD",
            style,
            &[
                ("12", Ok(1200)),
                ("12.5", Ok(1250)),
                ("12,5", Ok(1250)),
                ("12.50", Ok(1250)),
                ("12,50", Ok(1250)),
                ("12.", Ok(1200)),
                ("12,", Ok(1200)),
                (".5", Ok(50)),
                (",05", Ok(5)),
                ("0.01", Ok(1)),
                ("007", Ok(700)),
                ("1,234.50", Ok(123_450)),
                ("1.234,50", Ok(123_450)),
                ("1,234,567", Ok(123_456_700)),
                ("1.234.567", Ok(123_456_700)),
                ("1,234.", Ok(123_400)),
                ("1,00,000.00", Ok(10_000_000)),
                ("12,34,567.5", Ok(123_456_750)),
                ("1 234.50", Ok(123_450)),
                ("1’234.50", Ok(123_450)),
                ("1'234'567,5", Ok(123_456_750)),
                ("1 234", Ok(123_400)),
                ("0,500", too_many(2)),
                ("0.500", too_many(2)),
                (",500", too_many(2)),
                ("1234,567", too_many(2)),
                ("1.2345", too_many(2)),
                ("1,234.500", too_many(2)),
                ("1 234.567", too_many(2)),
            ],
        );
    }
}

#[test]
fn three_digits_behind_a_single_mark_are_never_read_as_decimals_of_a_currency_with_two() {
    expect("SGD", POINT, &[("1,234", Ok(123_400)), ("1.234", too_many(2)), ("12.500", too_many(2))]);
    expect("EUR", COMMA, &[("1.234", Ok(123_400)), ("1,234", too_many(2)), ("12,500", too_many(2))]);
}

#[test]
fn currencies_without_decimals_take_any_grouping_and_no_decimals() {
    for style in [POINT, COMMA] {
        expect(
            "KRW",
            style,
            &[
                ("1000", Ok(1000)),
                ("1.000", Ok(1000)),
                ("1,000", Ok(1000)),
                ("1,000,000", Ok(1_000_000)),
                ("1 000", Ok(1000)),
                ("0.500", too_many(0)),
                ("12.5", if style == POINT { too_many(0) } else { AMBIGUOUS }),
                ("1234.5", too_many(0)),
                ("1000.000", too_many(0)),
                ("1,000.000", too_many(0)),
                ("1,000.5", too_many(0)),
                ("1 000.500", too_many(0)),
            ],
        );
    }
}

#[test]
fn zero_cents_are_taken_where_there_are_no_cents_unless_a_digit_may_be_missing() {
    expect(
        "JPY",
        POINT,
        &[
            ("1000.00", Ok(1000)),
            ("1000,00", Ok(1000)),
            ("1000.0", Ok(1000)),
            ("1,000.00", Ok(1000)),
            ("10.00", Ok(10)),
            ("0.00", Err(AmountProblem::Zero)),
            ("10,00", AMBIGUOUS),
            ("10,0", AMBIGUOUS),
        ],
    );
    expect("JPY", COMMA, &[("10,00", Ok(10)), ("10.00", AMBIGUOUS)]);
}

#[test]
fn rupiah_are_whole_though_their_smallest_unit_is_a_hundredth() {
    for style in [POINT, COMMA] {
        expect(
            "IDR",
            style,
            &[
                ("10000", Ok(1_000_000)),
                ("10.000", Ok(1_000_000)),
                ("10,000", Ok(1_000_000)),
                ("1.250.000", Ok(125_000_000)),
                ("10000,00", Ok(1_000_000)),
                ("10000.00", Ok(1_000_000)),
                ("10.000,00", Ok(1_000_000)),
                ("10000.50", too_many(0)),
                ("10.000,50", too_many(0)),
                ("0,5", too_many(0)),
            ],
        );
    }
}

#[test]
fn three_decimals_are_refused_where_they_might_be_thousands() {
    expect(
        "KWD",
        POINT,
        &[
            ("1.5", Ok(1500)),
            ("1,5", Ok(1500)),
            ("1.234", Ok(1234)),
            ("1,234", AMBIGUOUS),
            ("0,500", Ok(500)),
            (",500", Ok(500)),
            ("1234,500", Ok(1_234_500)),
            ("1,234.567", Ok(1_234_567)),
            ("1.234,567", Ok(1_234_567)),
            ("1 234", Ok(1_234_000)),
            ("1.2345", too_many(3)),
        ],
    );
    expect("KWD", COMMA, &[("1,234", Ok(1234)), ("1.234", AMBIGUOUS)]);
}

#[test]
fn other_scripts_are_read_like_our_own() {
    expect(
        "SGD",
        POINT,
        &[
            ("１２．５０", Ok(1250)),
            ("１２，５０", Ok(1250)),
            ("１２。５", Ok(1250)),
            ("１、２３４", Ok(123_400)),
            ("١٢٫٥٠", Ok(1250)),
            ("١٬٢٣٤٫٥٠", Ok(123_450)),
            ("١٬٢٣٤", Ok(123_400)),
            ("۱۲۳۴٫۵", Ok(123_450)),
            ("১২.৫০", Ok(1250)),
            ("๑๒.๕๐", Ok(1250)),
            ("𝟏𝟐.𝟓", Ok(1250)),
            ("1２.5０", Ok(1250)),
            ("\u{200f}١٢٫٥\u{200e}", Ok(1250)),
            ("\u{2067}12\u{2069}.\u{feff}5", Ok(1250)),
        ],
    );
}

#[test]
fn spaces_of_any_width_group_and_surround() {
    for space in [' ', '\u{a0}', '\u{202f}', '\u{2009}', '\u{3000}'] {
        let text = format!("{space}{space}12{space}345{space}678,5{space}");
        assert_eq!(parse("EUR", COMMA, &text), Ok(1_234_567_850), "{space:?}");
    }
}

#[test]
fn marks_that_part_no_groups_are_refused() {
    for text in [
        "12 50",
        "1,23,4567",
        "123,45,678",
        "1,2345,678",
        "1,,234",
        "1234,567,890",
        "0,123,456",
        "1.234.56",
        "1,234,",
        "1.2,3.4",
        "1,234.567,8",
        "1.234 567",
        "1 234'567",
        "1,234 567.00",
        ",123,456",
        ",.5",
        ".,5",
        "12 .50",
        "1 2",
        "1.00.000",
        "1'00'000",
        "1٫2٫3",
        "1٫234.5",
    ] {
        assert_eq!(parse("SGD", POINT, text), NOT_A_NUMBER, "{text:?}");
    }
}

#[test]
fn what_is_no_number_is_refused() {
    for text in ["12-", "1-2", "--1", "+-1", ".", ",", "-", "+", "- ."] {
        assert_eq!(parse("SGD", POINT, text), NOT_A_NUMBER, "{text:?}");
    }
}

// field.md 15 and 16
#[test]
fn a_character_that_has_no_place_in_an_amount_is_named() {
    for (text, character) in [
        ("twelve", 't'),
        ("1e3", 'e'),
        ("0x10", 'x'),
        ("-inf", 'i'),
        ("NaN", 'N'),
        ("½", '½'),
        ("²", '²'),
        ("十二", '十'),
        ("Ⅻ", 'Ⅻ'),
        ("12%", '%'),
        ("1_000", '_'),
        ("1/2", '/'),
        ("12;", ';'),
        ("1:2", ':'),
        ("(12)", '('),
        ("1\u{0}2", '\0'),
        ("1\u{301}", '\u{301}'),
        ("12 apples", 'a'),
        // Another currency's is in the way: it says that the amount is not in this one.
        ("€12", '€'),
        ("12円", '円'),
        ("JPY 12", 'J'),
        ("12 S$ 5", 'S'),
    ] {
        assert_eq!(parse("SGD", POINT, text), Err(AmountProblem::Foreign(character)), "{text:?}");
    }
}

// field.md 15
#[test]
fn the_currency_s_own_code_and_symbols_around_an_amount_are_passed_over() {
    for (code, style, text, units) in [
        ("SGD", POINT, "S$12.50", 1250),
        ("SGD", POINT, "$ 12.50", 1250),
        ("SGD", POINT, "12.50 SGD", 1250),
        ("SGD", POINT, "sgd12.50", 1250),
        ("SGD", POINT, "\u{200e}SGD\u{a0}12.50\u{200f}", 1250),
        ("SGD", POINT, "S$12.50 SGD", 1250),
        ("SGD", POINT, "12.-", 1200),
        ("SGD", POINT, "1,234.–", 123_400),
        ("JPY", POINT, "1000円", 1000),
        ("JPY", POINT, "￥1,000", 1000),
        ("JPY", POINT, "１，０００円", 1000),
        ("CNY", POINT, "12.5元", 1250),
        ("KRW", POINT, "1,000원", 1000),
        ("IDR", COMMA, "Rp10.000", 1_000_000),
        ("IDR", COMMA, "Rp. 10.000,-", 1_000_000),
        ("IDR", COMMA, "10.000 rupiah", 1_000_000),
        ("EUR", COMMA, "12,–", 1200),
        ("EUR", COMMA, "12,50 €", 1250),
        ("EUR", COMMA, "€ 12,50", 1250),
        ("THB", POINT, "฿๑๒.๕๐", 1250),
        ("THB", POINT, "12.50 บาท", 1250),
        ("MYR", POINT, "RM12.50", 1250),
        ("HKD", POINT, "HK$12.50", 1250),
        ("TWD", POINT, "NT$100", 10_000),
        ("VND", COMMA, "100.000₫", 100_000),
        ("VND", COMMA, "100.000 Đ", 100_000),
        ("KHR", POINT, "៤០០០៛", 400_000),
        ("MNT", POINT, "₮1000", 100_000),
        ("KZT", COMMA, "1000 тг.", 100_000),
        ("RUB", COMMA, "100 руб.", 10_000),
        ("INR", POINT, "Rs. 500/-", 50_000),
        ("AED", POINT, "١٢٫٥٠ د.إ", 1250),
        ("CHF", POINT, "CHF 12.-", 1200),
    ] {
        assert_eq!(parse(code, style, text), Ok(units), "{text:?} in {code}");
    }
}

// field.md 16
#[test]
fn what_cannot_be_seen_inside_an_amount_is_passed_over() {
    for text in
        ["12\u{200d}.50", "1\u{ad}2.50", "12\u{2063}.50", "12\u{fe0f}.5", "1️⃣2️⃣.5️⃣", "\u{2066}12.5\u{2069}"]
    {
        assert_eq!(parse("SGD", POINT, text), Ok(1250), "{text:?}");
    }
}

#[test]
fn the_key_of_the_point_means_a_point_on_every_keyboard() {
    for text in ["១២។៥០", "၁၂။၅၀", "१२।५०", "۱۲٫۵۰", "١٢٫٥٠", "๑๒.๕๐", "１２。５０", "12︒50"]
    {
        assert_eq!(parse("SGD", POINT, text), Ok(1250), "{text:?}");
    }
    for text in ["１、２３４", "၁၊၂၃၄", "١،٢٣٤"] {
        assert_eq!(parse("SGD", POINT, text), Ok(123_400), "{text:?}");
    }
}

// ux.md F5
#[test]
fn an_amount_far_above_the_usual_is_known_in_every_currency() {
    let large =
        |code: &str, units| Money::new(Currency::from_code(code).unwrap(), units).is_unusually_large();
    for (code, usual, unusual) in [
        ("SGD", 500_000, 500_001),
        ("JPY", 1_000_000, 1_000_001),
        ("IDR", 10_000_000_000, 10_000_000_001),
        ("KWD", 2_000_000, 2_000_001),
        ("SGD", 1, MAXIMUM_MINOR_UNITS),
    ] {
        assert_eq!((large(code, usual), large(code, unusual)), (false, true), "{code}");
    }
}

#[test]
fn nothing_typed_is_empty() {
    for text in ["", " ", "\u{a0}\u{3000}\t", "\u{200e}\u{feff}", "\u{200d}", "S$", "SGD "] {
        assert_eq!(parse("SGD", POINT, text), Err(AmountProblem::Empty), "{text:?}");
    }
}

#[test]
fn signs_are_understood_whatever_they_look_like() {
    for text in ["+5", "＋5", "+ 5", " + 5 ", "\u{200e}+5"] {
        assert_eq!(parse("SGD", POINT, text), Ok(500), "{text:?}");
    }
    for text in ["-5", "\u{2212}5", "－５", "- 5", "-0", "\u{61c}-٥", "-1,2,3", "-99999999999999999999"] {
        assert_eq!(parse("SGD", POINT, text), Err(AmountProblem::Negative), "{text:?}");
    }
}

#[test]
fn the_size_of_an_amount_is_bounded() {
    let most = "9,999,999,999,999,999";
    assert_eq!(parse("JPY", POINT, most), Ok(MAXIMUM_MINOR_UNITS));
    assert_eq!(MAXIMUM_MINOR_UNITS.to_string().len(), 16);
    assert_eq!(parse("JPY", POINT, "10000000000000000"), Err(AmountProblem::TooLarge));
    assert_eq!(parse("SGD", POINT, "99999999999999.99"), Ok(MAXIMUM_MINOR_UNITS));
    assert_eq!(parse("SGD", POINT, "100000000000000"), Err(AmountProblem::TooLarge));
    assert_eq!(parse("JPY", POINT, &"9".repeat(64)), Err(AmountProblem::TooLarge));
    assert_eq!(parse("JPY", POINT, &format!("{}1", "0".repeat(63))), Ok(1));
    assert_eq!(parse("JPY", POINT, &format!("{}1", "0".repeat(64))), NOT_A_NUMBER);
}

#[test]
fn limits_belong_to_the_amounts_they_allow() {
    let sgd = Currency::from_code("SGD").unwrap();
    let (minimum, maximum) = (Money::new(sgd, 100), Money::new(sgd, 5000));
    let rule = AmountRule { currency: sgd, minimum: Some(minimum), maximum: Some(maximum), style: POINT };
    assert_eq!(rule.parse("1.00"), Ok(minimum));
    assert_eq!(rule.parse("50"), Ok(maximum));
    assert_eq!(rule.parse("0.99"), Err(AmountProblem::BelowMinimum(minimum)));
    assert_eq!(rule.parse("50.01"), Err(AmountProblem::AboveMaximum(maximum)));
    assert_eq!(rule.parse("0"), Err(AmountProblem::Zero), "zero is told apart from too little");
}

#[test]
fn a_limit_in_another_currency_lets_nothing_through() {
    let [sgd, jpy] = ["SGD", "JPY"].map(|code| Currency::from_code(code).unwrap());
    let limit = Money::new(jpy, 100);
    let rule = AmountRule { currency: sgd, minimum: Some(limit), maximum: None, style: POINT };
    assert_eq!(rule.parse("100"), Err(AmountProblem::BelowMinimum(limit)));
    let rule = AmountRule { minimum: None, maximum: Some(limit), ..rule };
    assert_eq!(rule.parse("1"), Err(AmountProblem::AboveMaximum(limit)));
}
