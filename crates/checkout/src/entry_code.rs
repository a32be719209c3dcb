//! Entry codes: the short name of a printed code, at the end of the URL in its QR.

use std::fmt;

use crate::digits::digit;
use crate::visible::draws_nothing;

/// How many letters an entry code has, the check letter included.
const LENGTH: usize = 10;

/// How many characters of a typed code are looked at, hyphens and spaces included.
const MAXIMUM_CHARACTERS: usize = 64;

/// The letters of an entry code, each worth its place here: none looks like another, no O and 0, I, L and
/// 1, S and 5, B and 8, Z and 2, U and V, so that people can read it to each other.
const ALPHABET: [u8; 23] = *b"34679ACDEFGHJKMNPQRTWXY";

/// The number of letters: a prime, which is what lets the check letter find every single mistake.
const BASE: u8 = 23;

/// The name of a printed code: nine letters that cannot be guessed and a check letter.
///
/// Nine letters out of 23 are 1.8 × 10¹² codes, 40.7 bits. The check letter makes the sum of all letters,
/// each weighted with its distance from the end, a multiple of 23. As 23 is prime and no weight is a
/// multiple of it, a code with one letter changed, or with any two letters swapped, is never a code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryCode([u8; LENGTH]);

/// Why a text is no entry code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryCodeProblem {
    /// Too short or too long.
    #[error("an entry code has {LENGTH} letters")]
    Length,
    /// A character that no entry code has.
    #[error("an entry code has no {0:?}: its letters are 34679ACDEFGHJKMNPQRTWXY")]
    Letter(char),
    /// The check letter does not fit the others: something was mistyped.
    #[error("the entry code is mistyped: its check letter does not fit")]
    Check,
}

impl EntryCode {
    /// The code made from 128 random bits.
    ///
    /// The bits are taken modulo 23⁹, so two codes differ in likelihood by less than one part in 2⁸⁷.
    #[must_use]
    pub fn from_random(random: [u8; 16]) -> Self {
        let mut number = u128::from_be_bytes(random);
        let mut values = [0; LENGTH];
        for value in &mut values[..LENGTH - 1] {
            // The lowest byte of a remainder below 23 is all of it.
            [*value, ..] = (number % u128::from(BASE)).to_le_bytes();
            number /= u128::from(BASE);
        }
        values[LENGTH - 1] = (BASE - weighted_sum(&values)) % BASE;
        Self(letters(values))
    }

    /// Reads a code as people write it: small letters do as well, and so do full-width letters and the digits of
    /// any script; hyphens, spaces and what cannot be seen between letters are ignored.
    pub fn parse(text: &str) -> Result<Self, EntryCodeProblem> {
        let (values, length, _) = read(text, usize::MAX)?;
        checked(values, length)
    }

    /// Reads the code that a text begins with, as it stands in a link: behind it may be what followed the link in a
    /// chat, such as a full stop or Chinese words. Letters and digits that could belong to the code are not cut off.
    pub fn at_start_of(text: &str) -> Result<Self, EntryCodeProblem> {
        let (values, length, rest) = read(text, LENGTH)?;
        if rest.starts_with(|next: char| next.is_ascii_alphanumeric()) {
            return Err(EntryCodeProblem::Length);
        }
        checked(values, length)
    }

    /// The ten letters.
    pub fn as_str(&self) -> &str {
        // The letters are ASCII by construction, so there is always a text.
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for EntryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for EntryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "EntryCode({self})")
    }
}

/// The values of the first letters of a text, `most` at most, how many there are, and what stands behind them.
fn read(text: &str, most: usize) -> Result<([u8; LENGTH], usize, &str), EntryCodeProblem> {
    let mut values = [0; LENGTH];
    let mut length = 0;
    for (index, (start, letter)) in text.char_indices().enumerate() {
        if length == most {
            return Ok((values, length, &text[start..]));
        }
        if index >= MAXIMUM_CHARACTERS {
            return Err(EntryCodeProblem::Length);
        }
        if is_hyphen(letter) || draws_nothing(letter) {
            continue;
        }
        let value = value(letter).ok_or(EntryCodeProblem::Letter(letter))?;
        *values.get_mut(length).ok_or(EntryCodeProblem::Length)? = value;
        length += 1;
    }
    Ok((values, length, ""))
}

fn checked(values: [u8; LENGTH], length: usize) -> Result<EntryCode, EntryCodeProblem> {
    if length != LENGTH {
        return Err(EntryCodeProblem::Length);
    }
    if weighted_sum(&values) != 0 {
        return Err(EntryCodeProblem::Check);
    }
    Ok(EntryCode(letters(values)))
}

/// What a letter is worth, on whichever keyboard it was typed.
fn value(letter: char) -> Option<u8> {
    let plain = match letter {
        '\u{ff21}'..='\u{ff5a}' => char::from_u32(u32::from(letter) - 0xfee0)?,
        _ => digit(letter).and_then(|digit| char::from_digit(digit.into(), 10)).unwrap_or(letter),
    };
    let upper = plain.to_ascii_uppercase();
    let mut known = ALPHABET.iter().zip(0_u8..);
    known.find(|(known, _)| char::from(**known) == upper).map(|(_, value)| value)
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}')
}

fn letters(values: [u8; LENGTH]) -> [u8; LENGTH] {
    values.map(|value| ALPHABET[usize::from(value)])
}

/// The sum of the values, each times its distance from the end (the last has 1), modulo 23.
fn weighted_sum(values: &[u8; LENGTH]) -> u8 {
    let weighted = values.iter().rev().zip(1_u8..);
    // At most 22 + 22 × 10, which a byte holds.
    weighted.fold(0, |sum, (value, weight)| (sum + value * weight) % BASE)
}
