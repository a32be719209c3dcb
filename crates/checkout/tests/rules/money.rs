//! Currencies, and how amounts are shown.

use checkout::money::{Currency, Money, NumberStyle};

fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
}

fn shown(code: &str, units: u64, region: &str) -> String {
    Money::new(currency(code), units).formatted(NumberStyle::of_region(region))
}

#[test]
fn exponents_are_those_of_iso_4217() {
    let decimals = [
        (0, "JPY KRW VND CLP ISK PYG UGX XAF XOF XPF"),
        (2, "SGD CNY HKD MYR PHP THB TWD USD EUR GBP IDR MNT KHR MOP KZT MMK LAK HUF BRL MXN AED SAR CHF"),
        (3, "KWD BHD JOD OMR TND IQD LYD"),
    ];
    for (decimals, codes) in decimals {
        for code in codes.split(' ') {
            assert_eq!(currency(code).decimals(), decimals, "{code}");
            assert_eq!(currency(code).code(), code);
            let typed = if code == "IDR" { 0 } else { decimals };
            assert_eq!(currency(code).typed_decimals(), typed, "{code}");
        }
    }
}

#[test]
fn what_nobody_pays_with_is_no_currency() {
    let metals_and_the_like = ["XAU", "XAG", "XPT", "XPD", "XXX", "XTS", "XDR", "XUA", "XSU", "XBA"];
    let funds = ["CLF", "BOV", "CHE", "CHW", "COU", "MXV", "USN", "UYI", "UYW"];
    let mistakes = ["", "sgd", "Sgd", "SG", "SGDX", " SGD", "$", "S$", "XYZ", "新加坡元"];
    for code in metals_and_the_like.into_iter().chain(funds).chain(mistakes) {
        assert!(Currency::from_code(code).is_err(), "{code:?}");
    }
}

#[test]
fn an_unknown_currency_is_named_and_cut_short() {
    let problem = Currency::from_code("sgd").unwrap_err();
    assert!(problem.to_string().starts_with("\"sgd\" is not a currency to pay with"), "{problem}");
    let problem = Currency::from_code(&"x".repeat(10_000)).unwrap_err();
    assert!(problem.to_string().len() < 200, "{problem}");
}

#[test]
fn amounts_are_shown_as_the_region_writes_them() {
    assert_eq!(shown("SGD", 1250, "SG"), "12.50");
    assert_eq!(shown("SGD", 5, "SG"), "0.05");
    assert_eq!(shown("SGD", 0, "SG"), "0.00");
    assert_eq!(shown("SGD", 123_456_789, "SG"), "1,234,567.89");
    assert_eq!(shown("EUR", 123_456_789, "DE"), "1.234.567,89");
    assert_eq!(shown("EUR", 123_456, "FR"), "1\u{202f}234,56");
    assert_eq!(shown("KZT", 123_456, "KZ"), "1\u{a0}234,56");
    assert_eq!(shown("CHF", 123_456, "CH"), "1'234.56");
    assert_eq!(shown("JPY", 100, "JP"), "100");
    assert_eq!(shown("JPY", 1000, "JP"), "1,000");
    assert_eq!(shown("KWD", 1_234_567, "KW"), "1,234.567");
    assert_eq!(shown("SGD", u64::MAX, "SG"), "184,467,440,737,095,516.15");
}

#[test]
fn rupiah_are_shown_whole_and_never_too_small() {
    assert_eq!(shown("IDR", 1_000_000, "ID"), "10.000");
    assert_eq!(shown("IDR", 1_000_050, "ID"), "10.000,50");
    assert_eq!(Money::new(currency("IDR"), 1_000_000).to_string(), "10000");
}

#[test]
fn plain_amounts_have_a_point_and_nothing_else() {
    assert_eq!(Money::new(currency("SGD"), 125_000).to_string(), "1250.00");
    assert_eq!(Money::new(currency("JPY"), 125_000).to_string(), "125000");
    assert_eq!(Money::new(currency("KWD"), 7).to_string(), "0.007");
    assert_eq!(format!("{:?}", Money::new(currency("SGD"), 1250)), "SGD 12.50");
}

#[test]
fn amounts_of_different_currencies_have_no_order() {
    let sgd = |units| Money::new(currency("SGD"), units);
    assert!(sgd(1) < sgd(2));
    assert_eq!(sgd(1).partial_cmp(&Money::new(currency("USD"), 2)), None);
    assert_ne!(sgd(1), Money::new(currency("USD"), 1));
}

#[test]
fn an_unknown_region_writes_points_and_commas() {
    for region in ["", "XX", "sg", "Indonesia"] {
        assert_eq!(NumberStyle::of_region(region), NumberStyle { decimal: '.', group: ',' }, "{region:?}");
    }
}
