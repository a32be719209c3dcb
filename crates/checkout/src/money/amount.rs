//! Amounts as people type them.

use std::cmp::Ordering;
use std::iter::repeat_n;

use super::characters::Mark;
use super::typed::{Place, Typed};
use super::{Currency, MAXIMUM_MINOR_UNITS, Money, NumberStyle};

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
    /// Marks or signs where no number has them.
    #[error("the amount is not a number")]
    NotANumber,
    /// The first character that has no place in an amount.
    #[error("{0:?} has no place in an amount")]
    Foreign(char),
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
    /// Digits may be of any script, points and commas full-width, Arabic or ideographic, groups set off
    /// by commas, points, apostrophes or spaces. A plus sign is taken, and so are invisible characters, the currency's
    /// own code and symbols before or behind the amount, and a dash in place of decimals (`12.-`).
    ///
    /// # Reading of marks
    ///
    /// - A point and a comma: the last is the decimal mark and stands once, the other groups.
    /// - One of them several times: it groups. Groups have three digits; commas may also group as in
    ///   India (`1,00,000`).
    /// - One of them once, with three digits behind it that could be a group (`1,250`): grouping if the
    ///   currency has no decimals; else, if it is the style's own decimal mark, decimals; else grouping,
    ///   but [`AmountProblem::Ambiguous`] where the currency has three decimals.
    /// - One of them once, otherwise: the decimal mark. A currency without decimals takes one or two
    ///   zeros behind it (`1000.00`), unless the mark is the region's for groups and may be one digit
    ///   short (`10,00`): that is [`AmountProblem::Ambiguous`].
    /// - Zeros beyond the decimals are too many decimals (`12.500`).
    ///
    /// # Errors
    ///
    /// In this order: [`NotANumber`](AmountProblem::NotANumber) for texts of more than 64 characters,
    /// [`Foreign`](AmountProblem::Foreign), [`Empty`](AmountProblem::Empty), [`Negative`](AmountProblem::Negative),
    /// then what the marks say ([`NotANumber`](AmountProblem::NotANumber),
    /// [`Ambiguous`](AmountProblem::Ambiguous), [`TooManyDecimals`](AmountProblem::TooManyDecimals)),
    /// [`TooLarge`](AmountProblem::TooLarge), [`Zero`](AmountProblem::Zero),
    /// [`BelowMinimum`](AmountProblem::BelowMinimum), [`AboveMaximum`](AmountProblem::AboveMaximum). A
    /// limit in another currency refuses every amount.
    pub fn parse(&self, text: &str) -> Result<Money, AmountProblem> {
        let typed = Typed::read(text, self.currency)?;
        if typed.negative {
            return Err(AmountProblem::Negative);
        }
        let (whole, decimals) = typed.digits.split_at(self.whole_digits(&typed)?);
        let amount = self.amount(whole, decimals)?;
        if amount.minor_units() == 0 {
            return Err(AmountProblem::Zero);
        }
        self.within_limits(amount)
    }

    /// How many of the digits stand before the decimal mark: all of them where there is none.
    fn whole_digits(&self, typed: &Typed) -> Result<usize, AmountProblem> {
        let (grouping, whole) = match typed.marks.as_slice() {
            [only] if only.mark.depends_on_region() => {
                let decimal = self.is_decimal(typed, *only)?;
                return Ok(if decimal { only.after } else { typed.digits.len() });
            }
            [grouping @ .., last] if last.is_decimal_after(grouping) => (grouping, last.after),
            grouping => (grouping, typed.digits.len()),
        };
        if typed.is_well_grouped(whole, grouping) { Ok(whole) } else { Err(AmountProblem::NotANumber) }
    }

    /// Whether a point or comma that is the only mark is the decimal mark; otherwise it groups.
    fn is_decimal(&self, typed: &Typed, only: Place) -> Result<bool, AmountProblem> {
        let allowed = self.currency.typed_decimals();
        let decimals = typed.digits.len() - only.after;
        let own_decimal_mark = Mark::of(self.style.decimal) == Some(only.mark);
        let may_group = (1..=3).contains(&only.after) && typed.digits[0] != 0;
        match decimals {
            3 if may_group && allowed == 0 => Ok(false),
            3 if may_group && !own_decimal_mark && allowed >= 3 => Err(AmountProblem::Ambiguous),
            3 if may_group && !own_decimal_mark => Ok(false),
            // Where there are no decimals, `10,00` is 10 as a till prints it, or 1,000 with a digit missing.
            1..=2 if may_group && !own_decimal_mark && allowed == 0 => Err(AmountProblem::Ambiguous),
            _ => Ok(true),
        }
    }

    /// The amount of the digits before and behind the decimal mark.
    fn amount(&self, whole: &[u8], mut decimals: &[u8]) -> Result<Money, AmountProblem> {
        let allowed = self.currency.typed_decimals();
        // Zero cents say nothing, and are also written where there are none: `1000.00` yen.
        if matches!(decimals, [0] | [0, 0]) {
            decimals = &[];
        }
        if decimals.len() > usize::from(allowed) {
            return Err(AmountProblem::TooManyDecimals { allowed });
        }
        let missing = usize::from(self.currency.decimals()) - decimals.len();
        let mut digits = whole.iter().chain(decimals).copied().chain(repeat_n(0, missing));
        let minor_units = digits.try_fold(0_u64, |sum, digit| {
            sum.checked_mul(10)?.checked_add(u64::from(digit)).filter(|sum| *sum <= MAXIMUM_MINOR_UNITS)
        });
        minor_units.map(|units| Money::new(self.currency, units)).ok_or(AmountProblem::TooLarge)
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
