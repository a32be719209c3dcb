use super::*;

const SINGAPORE: Notation = Notation { decimals: 2, decimal: '.', group: Some(',') };
const GERMANY: Notation = Notation { decimals: 2, decimal: ',', group: Some('.') };
const JAPAN: Notation = Notation { decimals: 0, decimal: '.', group: Some(',') };
const KUWAIT: Notation = Notation { decimals: 3, decimal: '.', group: None };

/// A field from its text, with `|` where the caret is.
fn field(drawn: &str) -> Field {
    let caret = drawn.chars().position(|character| character == '|').expect("a caret is drawn");
    Field { text: drawn.replace('|', ""), caret }
}

/// The field after an edit, drawn with its caret.
fn edited(notation: Notation, before: &str, now: &str) -> String {
    let Field { text, caret } = notation.edit(before, field(now));
    let characters: Vec<char> = text.chars().collect();
    let (head, tail) = characters.split_at(caret);
    head.iter().chain(&['|']).chain(tail).collect()
}

/// What stands in the field after these keys, each at the end.
fn typed(notation: Notation, keys: &str) -> String {
    keys.chars().fold(String::new(), |before, key| {
        let text = format!("{before}{key}");
        notation.edit(&before, Field { caret: text.chars().count(), text }).text
    })
}

#[test]
fn digits_are_grouped_as_they_come() {
    assert_eq!(typed(SINGAPORE, "1250"), "1,250");
    assert_eq!(typed(SINGAPORE, "1234567.89"), "1,234,567.89");
    assert_eq!(typed(GERMANY, "1234567,89"), "1.234.567,89");
    assert_eq!(typed(JAPAN, "1234567"), "1,234,567");
    assert_eq!(typed(KUWAIT, "1234.567"), "1234.567");
}

#[test]
fn point_and_comma_both_mean_the_decimal_mark() {
    assert_eq!(typed(SINGAPORE, "12,5"), "12.5");
    assert_eq!(typed(GERMANY, "1250.5"), "1.250,5");
    assert_eq!(typed(SINGAPORE, ".5"), "0.5");
}

#[test]
fn keys_that_lead_nowhere_are_as_if_not_pressed() {
    assert_eq!(typed(SINGAPORE, "1.2.3"), "1.23");
    assert_eq!(typed(SINGAPORE, "1.234"), "1.23");
    assert_eq!(typed(SINGAPORE, "12x5"), "125");
    assert_eq!(typed(JAPAN, "12.5"), "125");
    assert_eq!(typed(SINGAPORE, "007"), "7");
    assert_eq!(typed(SINGAPORE, "00.07"), "0.07");
    assert_eq!(typed(SINGAPORE, "1234567890123"), "12,345,678,901");
    assert_eq!(edited(SINGAPORE, "1.25", "1.2x|5"), "1.2|5");
}

#[test]
fn two_zeros_at_once_are_digits_too() {
    assert_eq!(edited(JAPAN, "12", "1200|"), "1,200|");
    assert_eq!(edited(JAPAN, "", "00|"), "0|");
}

#[test]
fn the_caret_stays_between_the_same_digits() {
    assert_eq!(edited(SINGAPORE, "1,250", "1,29|50"), "12,9|50");
    assert_eq!(edited(SINGAPORE, "1,250", "91|,250"), "91|,250");
    assert_eq!(edited(SINGAPORE, "1,250", "|,250"), "|250");
    assert_eq!(edited(SINGAPORE, "12,950", "1,|950"), "1|,950");
    assert_eq!(edited(GERMANY, "1.250,5", "1.2505|,5"), "12.505|,5");
}

#[test]
fn deleting_regroups() {
    assert_eq!(edited(SINGAPORE, "1,250", "1,25|"), "125|");
    assert_eq!(edited(SINGAPORE, "1,250", "1|250"), "1|,250");
    assert_eq!(edited(SINGAPORE, "12.5", "12.|"), "12.|");
    assert_eq!(edited(SINGAPORE, "1.25", "1|25"), "1|25");
    assert_eq!(edited(SINGAPORE, "5", "|"), "|");
}

#[test]
fn what_is_pasted_is_rewritten_only_if_it_can_mean_one_thing() {
    assert_eq!(edited(SINGAPORE, "", "1250.5|"), "1,250.5|");
    assert_eq!(edited(SINGAPORE, "", "1,250.50|"), "1,250.50|");
    for foreign in ["1.250,50|", "12,50|", "1,2,3|", "SGD 5|", "１２|", "-5|", "1.2345|", "999999999999|"] {
        assert_eq!(edited(SINGAPORE, "", foreign), foreign);
    }
    assert_eq!(edited(JAPAN, "", "1000.00|"), "1000.00|");
    // And it stays so while the payer mends it, until it can be read.
    assert_eq!(edited(SINGAPORE, "12,50", "12,5|"), "12,5|");
    assert_eq!(edited(SINGAPORE, "12,50", "1250|"), "1,250|");
}

#[test]
fn the_button_says_the_amount_with_all_its_decimals() {
    let spoken = |notation: Notation, text: &str| notation.spoken(text);
    assert_eq!(spoken(SINGAPORE, "12"), Some("12.00".to_owned()));
    assert_eq!(spoken(SINGAPORE, "1,250.5"), Some("1,250.50".to_owned()));
    assert_eq!(spoken(SINGAPORE, "12."), Some("12.00".to_owned()));
    assert_eq!(spoken(GERMANY, "1.250"), Some("1.250,00".to_owned()));
    assert_eq!(spoken(JAPAN, "1,250"), Some("1,250".to_owned()));
    for nothing in ["", "0", "0.0", "0.", "12,50", "SGD 5", "1250"] {
        assert_eq!(spoken(SINGAPORE, nothing), None, "{nothing}");
    }
}
