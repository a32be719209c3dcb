//! Why an entry page is shown again, in the payer's words.

use checkout::language::Language;
use checkout::money::{AmountProblem, AmountRule, Money};
use checkout::visible::draws_nothing;

use super::NOTE_CHARACTERS_MAX;
use crate::text::Text;

/// Why a payment was not started, and the page is shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryProblem {
    /// The amount cannot be paid.
    Amount(AmountProblem),
    /// The note has more than [`NOTE_CHARACTERS_MAX`] characters.
    NoteTooLong,
    /// The amount is far above the usual, where the shop has set no maximum: a question, and Pay answers it.
    Unusual(Money),
    /// The page's attempt is over or not one of ours. The page that is shown now brings a new one.
    PageExpired,
}

impl EntryProblem {
    /// What the payer is told.
    pub(super) fn text(self, language: Language, rule: &AmountRule) -> String {
        match self {
            Self::Amount(problem) => amount_text(problem, language, rule),
            Self::NoteTooLong => {
                let maximum = NOTE_CHARACTERS_MAX.to_string();
                Text::ProblemNote.with(language, [("maximum", maximum.into())])
            }
            Self::Unusual(amount) => {
                Text::ProblemUnusual.with(language, [("amount", with_code(amount, rule).into())])
            }
            Self::PageExpired => Text::ProblemPageExpired.get(language).into_owned(),
        }
    }

    /// The amount that is asked about, if this is a question.
    pub(super) const fn question(self) -> Option<Money> {
        match self {
            Self::Unusual(amount) => Some(amount),
            _ => None,
        }
    }

    /// Whether the amount's field is what is wrong.
    pub(super) const fn is_of_amount(self) -> bool {
        matches!(self, Self::Amount(_))
    }
}

/// Why an amount is none, in words.
pub(crate) fn amount_text(problem: AmountProblem, language: Language, rule: &AmountRule) -> String {
    let plain = |text: Text| text.get(language).into_owned();
    match problem {
        AmountProblem::Empty => plain(Text::ProblemEmpty),
        AmountProblem::NotANumber => plain(Text::ProblemNotANumber),
        AmountProblem::Foreign(character) => {
            Text::ProblemCharacter.with(language, [("character", character_name(character).into())])
        }
        AmountProblem::Negative => plain(Text::ProblemNegative),
        AmountProblem::Zero => plain(Text::ProblemZero),
        AmountProblem::Ambiguous => plain(Text::ProblemAmbiguous),
        AmountProblem::TooLarge => plain(Text::ProblemTooLarge),
        AmountProblem::TooManyDecimals { allowed } => Text::ProblemTooManyDecimals
            .with(language, [("allowed", allowed.into()), ("currency", rule.currency.code().into())]),
        AmountProblem::BelowMinimum(minimum) => {
            Text::ProblemBelowMinimum.with(language, [("minimum", with_code(minimum, rule).into())])
        }
        AmountProblem::AboveMaximum(maximum) => {
            Text::ProblemAboveMaximum.with(language, [("maximum", with_code(maximum, rule).into())])
        }
    }
}

/// A character as it can be pointed out: itself, or its number where it cannot be seen by itself.
pub(crate) fn character_name(character: char) -> String {
    if draws_nothing(character) { format!("U+{:04X}", u32::from(character)) } else { character.to_string() }
}

/// An amount as the payer's region writes it, with its currency: `SGD 1,250.00`.
pub(crate) fn with_code(amount: Money, rule: &AmountRule) -> String {
    format!("{} {}", amount.currency().code(), amount.formatted(rule.style))
}
