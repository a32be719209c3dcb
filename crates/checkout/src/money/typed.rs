//! A typed amount, taken apart: its digits, and the marks between them.

use super::Currency;
use super::amount::AmountProblem;
use super::characters::{Character, Mark};
use super::writings::without_currency;

/// The most characters that are looked at; a longer text is no number.
const MAXIMUM_CHARACTERS: usize = 64;

/// A typed amount, taken apart but not yet understood.
pub(super) struct Typed {
    /// Whether it has a minus sign.
    pub(super) negative: bool,
    /// The values of the digits: at least one.
    pub(super) digits: Vec<u8>,
    /// The marks, in their order.
    pub(super) marks: Vec<Place>,
}

/// Where a mark stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The mark.
    pub(super) mark: Mark,
    /// How many digits stand before it.
    pub(super) after: usize,
}

impl Typed {
    /// Takes a text in this currency apart; refuses it as empty or as no number.
    pub(super) fn read(text: &str, currency: Currency) -> Result<Self, AmountProblem> {
        if text.chars().nth(MAXIMUM_CHARACTERS).is_some() {
            return Err(AmountProblem::NotANumber);
        }
        let mut characters = Vec::with_capacity(MAXIMUM_CHARACTERS.min(text.len()));
        for character in without_currency(text, currency).chars() {
            match Character::of(character).ok_or(AmountProblem::Foreign(character))? {
                Character::Invisible => {}
                visible => characters.push(visible),
            }
        }
        let (negative, unsigned) = match trimmed(&characters) {
            [] => return Err(AmountProblem::Empty),
            [sign @ (Character::Plus | Character::Minus), unsigned @ ..] => {
                (*sign == Character::Minus, trimmed(unsigned))
            }
            unsigned => (false, unsigned),
        };
        let mut typed = Self { negative, digits: Vec::with_capacity(unsigned.len()), marks: Vec::new() };
        for character in unsigned {
            match *character {
                Character::Digit(value) => typed.digits.push(value),
                Character::Mark(mark) => typed.marks.push(Place { mark, after: typed.digits.len() }),
                Character::Plus | Character::Minus | Character::Invisible => {
                    return Err(AmountProblem::NotANumber);
                }
            }
        }
        if typed.digits.is_empty() { Err(AmountProblem::NotANumber) } else { Ok(typed) }
    }

    /// Whether these marks part the first `whole` digits into groups as people do: all marks of one kind,
    /// three digits to a group, or as in India, where only the last group has three and the others two.
    pub(super) fn is_well_grouped(&self, whole: usize, marks: &[Place]) -> bool {
        let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return true };
        let one_kind =
            marks.iter().all(|place| place.mark == first.mark) && first.mark != Mark::ArabicDecimal;
        let groups = |most: usize| {
            (1..=most).contains(&first.after)
                && marks.windows(2).all(|pair| pair[1].after - pair[0].after == most)
        };
        one_kind
            && self.digits[0] != 0
            && whole - last.after == 3
            && (groups(3) || (first.mark == Mark::Comma && groups(2)))
    }
}

impl Place {
    /// Whether this mark, the last, can only stand before decimals: it is Arabic's own mark for that, or a
    /// point or comma behind marks of another kind.
    pub(super) fn is_decimal_after(self, others: &[Self]) -> bool {
        self.mark == Mark::ArabicDecimal
            || (self.mark.depends_on_region() && others.first().is_some_and(|other| other.mark != self.mark))
    }
}

fn trimmed(mut characters: &[Character]) -> &[Character] {
    const SPACE: Character = Character::Mark(Mark::Space);
    while let [SPACE, rest @ ..] | [rest @ .., SPACE] = characters {
        characters = rest;
    }
    characters
}
