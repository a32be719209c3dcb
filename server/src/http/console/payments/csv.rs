//! Payments as CSV (RFC 4180), for programs and for spreadsheets of every language.
//!
//! A CSV has no kinds of cells: what reads it guesses them, and guesses by its own language where a cell ends, too. So a
//! text gets an apostrophe wherever a cell of it would begin like a formula, whatever separates cells there, and an
//! apostrophe before it where it would be taken for a number or a date: identifiers of 26 digits come back as
//! `2.02612011836589e+26` otherwise.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use checkout::money::Money;

use super::columns::{Cell, HEADS, cells};
use crate::sql::PaymentRow;

/// Tells spreadsheets that the text is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What a formula begins with. The wide characters are what some programs turn into the narrow ones.
const BEGINS_FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// What programs are told to end a cell at, but for the comma: a text with one is in quotation marks.
const SEPARATES: [char; 12] = [';', '\t', '|', ':', '^', '~', '\r', '\n', '；', '｜', '：', '\u{1f}'];

/// What stands before the digits of an amount or a number.
const BEGINS_NUMBER: [char; 16] =
    ['.', ',', '(', '#', '$', '€', '£', '¥', '￥', '₩', '฿', '₫', '₱', '₹', '₭', '៛'];

/// A CSV on its way into a file.
pub(super) struct Csv(BufWriter<File>);

impl Csv {
    pub(super) fn begin(file: File) -> io::Result<Self> {
        let mut csv = Self(BufWriter::new(file));
        csv.0.write_all(BYTE_ORDER_MARK.as_bytes())?;
        csv.line(&HEADS.map(str::to_owned))?;
        Ok(csv)
    }

    pub(super) fn add(&mut self, row: &PaymentRow) -> io::Result<()> {
        self.line(&cells(row).map(|cell| written(&cell)))
    }

    pub(super) fn end(self) -> io::Result<File> {
        self.0.into_inner().map_err(io::IntoInnerError::into_error)
    }

    fn line(&mut self, cells: &[String; HEADS.len()]) -> io::Result<()> {
        for (index, cell) in cells.iter().enumerate() {
            let separator = if index == 0 { "" } else { "," };
            write!(self.0, "{separator}{}", quoted(cell))?;
        }
        self.0.write_all(b"\r\n")
    }
}

/// The cell in quotation marks if anything in it could end it, for whatever separates cells where it is read.
fn quoted(cell: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || " '.-+/_=@".contains(character);
    let is_time =
        |character: char| character == ':' && cell.starts_with(|first: char| first.is_ascii_digit());
    if cell.chars().all(|character| is_plain(character) || is_time(character)) {
        cell.to_owned()
    } else {
        format!("\"{}\"", cell.replace('"', "\"\""))
    }
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text, begins_like_a_number(text)),
        Cell::Id(id) => harmless(id, is_a_number(id)),
        Cell::Amount(amount) => decimal(*amount),
        Cell::Minor(amount) => amount.minor_units().to_string(),
        Cell::Time(time) => {
            time.map(|time| time.strftime("%Y-%m-%d %H:%M:%S").to_string()).unwrap_or_default()
        }
    }
}

/// The amount with a decimal point. Three decimals are written as six: where the point groups thousands, `12.500` is
/// twelve thousand and five hundred, and `12.500000` no number.
fn decimal(amount: Money) -> String {
    let mut text = amount.to_string();
    if amount.currency().decimals() == 3 {
        text.push_str("000");
    }
    text
}

/// The text, of which no spreadsheet makes a formula, wherever it ends a cell; and no number where it `is_number`.
fn harmless(text: &str, is_number: bool) -> String {
    let mut harmless = String::with_capacity(text.len() + 1);
    if is_number {
        harmless.push('\'');
    }
    let mut begins = !is_number;
    for character in text.chars() {
        if begins && BEGINS_FORMULA.contains(&character) {
            harmless.push('\'');
        }
        harmless.push(character);
        // Blanks are cut off, and quotation marks taken away, by some of those who read cells.
        let is_passed_over = character.is_whitespace() || character == '"';
        begins = SEPARATES.contains(&character) || (begins && is_passed_over);
    }
    harmless
}

/// Whether a text of people may be a number or a date to some spreadsheet: `12.05` is a day in German, `1/2` everywhere.
fn begins_like_a_number(text: &str) -> bool {
    let text = text.trim_start();
    let begins = |first: char| first.is_numeric() || BEGINS_NUMBER.contains(&first);
    text.starts_with(begins) && text.contains(char::is_numeric)
}

/// Whether an identifier may be a number or a date as a whole: digits with what stands between them, or with an exponent,
/// as some hexadecimal ones are.
fn is_a_number(id: &str) -> bool {
    let may_be = |letter: char| letter.is_ascii_digit() || ".,:/-+ eE".contains(letter);
    let exponents = id.chars().filter(|letter| letter.eq_ignore_ascii_case(&'e')).count();
    id.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        && id.ends_with(|last: char| last.is_ascii_digit() || last == '.')
        && exponents <= 1
        && id.chars().all(may_be)
}

#[cfg(test)]
mod tests {
    use checkout::money::Currency;
    use proptest::prelude::*;

    use super::*;

    fn text(text: &str) -> String {
        written(&Cell::Text(text.to_owned()))
    }

    fn id(id: &str) -> String {
        written(&Cell::Id(id.to_owned()))
    }

    // field.md 6, security.md L2
    #[test]
    fn no_cell_begins_like_a_formula_whatever_separates_cells() {
        for cell in ["=1+1", "+65 1234", "-1", "@SUM(A1)", "＝1"] {
            assert_eq!(text(cell), format!("'{cell}"));
        }
        for (cell, expected) in [
            ("4;=1+1", "'4;'=1+1"),
            ("x;@SUM(A1)", "x;'@SUM(A1)"),
            ("x\t-1", "x\t'-1"),
            ("x| =1", "x| '=1"),
            ("x;\"=1+1\"", "x;\"'=1+1\""),
            ("x; \t =1", "x; \t '=1"),
            ("x；＝1", "x；'＝1"),
            ("\t=1", "\t'=1"),
            (" =1", " '=1"),
        ] {
            assert_eq!(text(cell), expected);
        }
        for cell in ["", "Table 4", "a=b", "Kopi - Orchard", "二号", "'=1", "a, -1", "C+; D"] {
            assert_eq!(text(cell), cell);
        }
    }

    // field.md 7
    #[test]
    fn what_is_no_number_is_not_taken_for_one() {
        for number in
            ["2026112311121280010018", "00123456", "12E45678", "1e5", "4", "1.500", "2026-12-01", "1-2"]
        {
            assert_eq!(id(number), format!("'{number}"));
        }
        for name in ["4f0a", "E1234567", "1E2E3", "S0123", "1E", "UTC+02:00", "Europe/Rome", ""] {
            assert_eq!(id(name), name);
        }
        for number in ["4", "12.05", "1/2", "3月4日", "$5", "(5)", ".5", "５", "٣", "5 Jan", "#12"] {
            assert_eq!(text(number), format!("'{number}"));
        }
    }

    // field.md O1
    #[test]
    fn no_amount_is_read_a_thousandfold() {
        let amount = |currency, units| Money::new(Currency::from_code(currency).unwrap(), units);
        for (currency, expected) in [("SGD", "12.50"), ("JPY", "1250"), ("KWD", "1.250000")] {
            assert_eq!(written(&Cell::Amount(amount(currency, 1250))), expected);
            assert_eq!(written(&Cell::Minor(amount(currency, 1250))), "1250");
        }
    }

    proptest! {
        #[test]
        fn each_part_of_a_text_is_a_text(written in "[=+@a1;|\t \"'-]{0,12}", separator in "[;|\t]") {
            let cell = text(&written);
            for part in cell.split(separator.as_str()) {
                let part = part.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '"');
                prop_assert!(!part.starts_with(BEGINS_FORMULA), "{cell:?}");
            }
            let mut reader = csv_core(&format!("{}\r\n", quoted(&cell)));
            prop_assert_eq!(reader.pop(), Some(cell));
        }
    }

    /// The cells of one line, as RFC 4180 has them.
    fn csv_core(line: &str) -> Vec<String> {
        let (mut cells, mut cell, mut inside) = (Vec::new(), String::new(), false);
        let mut letters = line.strip_suffix("\r\n").unwrap().chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '"' if inside && letters.peek() == Some(&'"') => cell.extend(letters.next()),
                '"' => inside = !inside,
                ',' if !inside => cells.push(std::mem::take(&mut cell)),
                other => cell.push(other),
            }
        }
        cells.push(cell);
        cells
    }
}
