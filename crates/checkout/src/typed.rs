//! Codes, ids and numbers as people type and paste them, on whichever keyboard.

use crate::digits::digit;
use crate::visible::draws_nothing;

/// How far full-width letters and signs are from their ASCII forms.
const FULL_WIDTH: u32 = 0xfee0;

/// What was typed, as ASCII where it stands for ASCII: the decimal digits of every script, full-width letters and signs, and
/// dashes of every kind. Spaces and what cannot be seen are left out; whatever else was typed is kept, to be refused.
#[must_use]
pub fn plain(text: &str) -> String {
    let seen = text.chars().filter(|character| !draws_nothing(*character));
    seen.map(|character| in_ascii(character).unwrap_or(character)).collect()
}

fn in_ascii(character: char) -> Option<char> {
    match character {
        // The mark that lengthens a vowel stands on the hyphen's key of Japanese keyboards.
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' | '\u{fe58}' | '\u{fe63}' | '\u{ff70}' => Some('-'),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - FULL_WIDTH),
        _ => char::from_digit(digit(character)?.into(), 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// field.md 17 and O14.
    #[test]
    fn what_every_keyboard_writes_is_read() {
        for (typed, expected) in [
            ("１２３４５６", "123456"),
            (" 123\u{a0}456\u{200b}", "123456"),
            ("١٢٣٤٥٦", "123456"),
            ("๑๒๓๔๕๖", "123456"),
            ("१२३४५६", "123456"),
            ("ＡＢｃ＿＃＠．", "ABc_#@."),
            ("a‐b–c－dーe", "a-b-c-d-e"),
            ("ü一", "ü一"),
            ("\u{200d} ", ""),
        ] {
            assert_eq!(plain(typed), expected, "{typed}");
        }
    }
}
