//! Amounts as people type them.

use std::cmp::Ordering;

use super::characters::{Character, Mark};
use super::{Currency, MAXIMUM_MINOR_UNITS, Money, NumberStyle};

/// The most characters that are looked at; a longer text is no number.
const MAXIMUM_CHARACTERS: usize = 64;

/// What amounts a payer may type, and how the payer's region writes them.
#[derive(Clone, Copy, Debug)]
pub struct AmountRule {
    /// The currency to pay in.
    pub currency: Currency,
    /// The least amount, itself allowed. Without one: one smallest unit, as Alipay+ has it.
    pub minimum: Option<Money>,
    /// The largest amount, itself allowed. Without one: [`MAXIMUM_MINOR_UNITS`].
    pub maximum: Option<Money>,
    /// Decides what a single point or comma means where it could be either mark.
    pub style: NumberStyle,
}

/// Why a typed amount was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountProblem {
    /// Nothing was typed.
    #[error("no amount was given")]
    Empty,
    /// Other characters than digits and marks, or marks where no number has them.
    #[error("the amount is not a number")]
    NotANumber,
    /// A number with a minus sign.
    #[error("the amount is negative")]
    Negative,
    /// Nothing to pay.
    #[error("the amount is zero")]
    Zero,
    /// More decimals than people may type in this currency.
    #[error("the amount has more than {allowed} decimals")]
    TooManyDecimals {
        /// [`Currency::typed_decimals`]
        allowed: u8,
    },
    /// It could be read as two amounts that differ a thousandfold or a hundredfold.
    #[error("the amount can be read in two ways: its mark may stand for decimals or for thousands")]
    Ambiguous,
    /// More than [`MAXIMUM_MINOR_UNITS`].
    #[error("the amount has more digits than a payment can have")]
    TooLarge,
    /// Less than [`AmountRule::minimum`], which it carries.
    #[error("the amount is below the minimum of {0}")]
    BelowMinimum(Money),
    /// More than [`AmountRule::maximum`], which it carries.
    #[error("the amount is above the maximum of {0}")]
    AboveMaximum(Money),
}

impl AmountRule {
    /// The amount that was typed.
    ///
    /// Digits may be of any script, points and commas full-width, Arabic or ideographic, groups set off by commas,
    /// points, apostrophes or spaces. What the marks mean, and when that is refused, is told at
    /// [the reading of marks](#reading-of-marks).
    ///
    /// # Reading of marks
    ///
    /// - A point and a comma: the last is the decimal mark and stands once, the other groups.
    /// - One of them several times: it groups. Groups have three digits; commas may also group as in India
    ///   (`1,00,000`).
    /// - One of them once, with three digits behind it that could be a group (`1,250`): grouping if the currency has no
    ///   decimals; else, if it is the style's own decimal mark, decimals; else grouping, but
    ///   [`AmountProblem::Ambiguous`] where the currency has three decimals.
    /// - One of them once, otherwise: the decimal mark. A currency without decimals takes one or two zeros behind it
    ///   (`1000.00`), unless the mark is the region's for groups and may be one digit short (`10,00`): that is
    ///   [`AmountProblem::Ambiguous`].
    /// - Zeros beyond the decimals are too many decimals (`12.500`).
    ///
    /// # Errors
    ///
    /// In this order: [`Empty`](AmountProblem::Empty), [`NotANumber`](AmountProblem::NotANumber) for foreign
    /// characters and texts of more than 64 characters, [`Negative`](AmountProblem::Negative), then what the marks say
    /// ([`NotANumber`](AmountProblem::NotANumber), [`Ambiguous`](AmountProblem::Ambiguous),
    /// [`TooManyDecimals`](AmountProblem::TooManyDecimals)), [`TooLarge`](AmountProblem::TooLarge),
    /// [`Zero`](AmountProblem::Zero), [`BelowMinimum`](AmountProblem::BelowMinimum),
    /// [`AboveMaximum`](AmountProblem::AboveMaximum). A limit in another currency refuses every amount.
    pub fn parse(&self, text: &str) -> Result<Money, AmountProblem> {
        let typed = Typed::read(text)?;
        if typed.negative {
            return Err(AmountProblem::Negative);
        }
        let decimal = self.decimal_mark(&typed)?;
        let amount = self.value(&typed, decimal)?;
        if amount.minor_units() == 0 {
            return Err(AmountProblem::Zero);
        }
        self.within_limits(amount)
    }

    /// The place of the decimal mark among [`Typed::marks`], if there is one.
    fn decimal_mark(&self, typed: &Typed) -> Result<Option<usize>, AmountProblem> {
        let Some(last) = typed.marks.len().checked_sub(1) else { return Ok(None) };
        let last_mark = typed.marks[last].mark;
        let (grouping, decimal) = match last_mark {
            Mark::ArabicDecimal => (&typed.marks[..last], Some(last)),
            Mark::Point | Mark::Comma if last == 0 => return self.single_mark(typed).map(|d| d.then_some(0)),
            Mark::Point | Mark::Comma if typed.marks[0].mark != last_mark => {
                (&typed.marks[..last], Some(last))
            }
            _ => (&typed.marks[..], None),
        };
        let end = decimal.map_or(typed.digits.len(), |place| typed.marks[place].after);
        if !grouping.is_empty() && !well_grouped(&typed.digits[..end], grouping) {
            return Err(AmountProblem::NotANumber);
        }
        Ok(decimal)
    }

    /// Whether a point or comma that is the only mark is the decimal mark; otherwise it groups.
    fn single_mark(&self, typed: &Typed) -> Result<bool, AmountProblem> {
        let place = typed.marks[0];
        let allowed = self.currency.typed_decimals();
        let decimals = typed.digits.len() - place.after;
        let own_decimal_mark = Mark::of(self.style.decimal) == Some(place.mark);
        let groups_before = (1..=3).contains(&place.after) && typed.digits[0] != 0;
        if groups_before && decimals == 3 && (allowed == 0 || !own_decimal_mark) {
            return if allowed >= 3 { Err(AmountProblem::Ambiguous) } else { Ok(false) };
        }
        // With no decimals to have, `10,00` is 10 with a cashier's decimals or 1,000 with a digit forgotten.
        if allowed == 0 && (1..=2).contains(&decimals) && groups_before && !own_decimal_mark {
            return Err(AmountProblem::Ambiguous);
        }
        Ok(true)
    }

    /// The amount, once it is known which mark stands before the decimals.
    fn value(&self, typed: &Typed, decimal: Option<usize>) -> Result<Money, AmountProblem> {
        let end = decimal.map_or(typed.digits.len(), |place| typed.marks[place].after);
        let (whole, mut decimals) = typed.digits.split_at(end);
        let allowed = self.currency.typed_decimals();
        if allowed == 0 && decimals.len() <= 2 && decimals.iter().all(|digit| *digit == 0) {
            decimals = &[];
        }
        if decimals.len() > usize::from(allowed) {
            return Err(AmountProblem::TooManyDecimals { allowed });
        }
        let padding = usize::from(self.currency.decimals()) - decimals.len();
        let zeros = std::iter::repeat_n(&0, padding);
        let minor_units = whole.iter().chain(decimals).chain(zeros).try_fold(0_u64, |sum, digit| {
            sum.checked_mul(10)?.checked_add(u64::from(*digit)).filter(|sum| *sum <= MAXIMUM_MINOR_UNITS)
        });
        Ok(Money::new(self.currency, minor_units.ok_or(AmountProblem::TooLarge)?))
    }

    fn within_limits(&self, amount: Money) -> Result<Money, AmountProblem> {
        // An amount and a limit of different currencies have no order, so they pass neither.
        if let Some(minimum) = self.minimum
            && !matches!(amount.partial_cmp(&minimum), Some(Ordering::Greater | Ordering::Equal))
        {
            return Err(AmountProblem::BelowMinimum(minimum));
        }
        if let Some(maximum) = self.maximum
            && !matches!(amount.partial_cmp(&maximum), Some(Ordering::Less | Ordering::Equal))
        {
            return Err(AmountProblem::AboveMaximum(maximum));
        }
        Ok(amount)
    }
}

/// A typed text, taken apart but not yet understood.
struct Typed {
    negative: bool,
    /// The values of the digits: at least one.
    digits: Vec<u8>,
    marks: Vec<Place>,
}

/// Where a mark stands.
#[derive(Clone, Copy)]
struct Place {
    mark: Mark,
    /// How many digits stand before it.
    after: usize,
}

impl Typed {
    fn read(text: &str) -> Result<Self, AmountProblem> {
        let mut characters = Vec::with_capacity(MAXIMUM_CHARACTERS.min(text.len()));
        for (index, character) in text.chars().enumerate() {
            if index >= MAXIMUM_CHARACTERS {
                return Err(AmountProblem::NotANumber);
            }
            match Character::of(character).ok_or(AmountProblem::NotANumber)? {
                Character::Invisible => {}
                visible => characters.push(visible),
            }
        }
        let unsigned = match trimmed(&characters) {
            [] => return Err(AmountProblem::Empty),
            [Character::Plus | Character::Minus, rest @ ..] => trimmed(rest),
            rest => rest,
        };
        let negative = trimmed(&characters).first() == Some(&Character::Minus);
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
}

fn trimmed(mut characters: &[Character]) -> &[Character] {
    const SPACE: Character = Character::Mark(Mark::Space);
    while let [SPACE, rest @ ..] | [rest @ .., SPACE] = characters {
        characters = rest;
    }
    characters
}

/// Whether the marks, all of one kind that may group, part the digits into groups as people do.
fn well_grouped(digits: &[u8], marks: &[Place]) -> bool {
    let mark = marks[0].mark;
    if digits.first().is_none_or(|digit| *digit == 0) {
        return false;
    }
    if mark == Mark::ArabicDecimal || marks.iter().any(|place| place.mark != mark) {
        return false;
    }
    let first = marks[0].after;
    let last = digits.len() - marks[marks.len() - 1].after;
    let between = || marks.windows(2).map(|pair| pair[1].after - pair[0].after);
    let threes = (1..=3).contains(&first) && between().all(|length| length == 3);
    // As in India: hundreds, then groups of two.
    let twos = mark == Mark::Comma && (1..=2).contains(&first) && between().all(|length| length == 2);
    last == 3 && (threes || twos)
}
