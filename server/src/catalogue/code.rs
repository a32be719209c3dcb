//! Entry codes.

use checkout::entry_code::EntryCode;
use checkout::money::{AmountProblem, AmountRule, Money, NumberStyle};
use checkout::port::StoreError;
use checkout::shop::{EntryPoint, StoreProfile};

use super::{NameProblem, check_name};
use crate::sql::{Database, Doer, NewCode};

/// What is typed to make a code.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CodeTexts<'text> {
    /// What the shop calls it.
    pub(crate) label: Option<&'text str>,
    /// The amount, where the payer does not choose it.
    pub(crate) amount: Option<&'text str>,
    /// The least that the shop takes.
    pub(crate) minimum: Option<&'text str>,
    /// The most that the shop takes at once.
    pub(crate) maximum: Option<&'text str>,
}

/// What a code is to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CodeFacts<'text> {
    pub(crate) label: Option<&'text str>,
    pub(crate) fixed_amount: Option<Money>,
    pub(crate) minimum: Option<Money>,
    pub(crate) maximum: Option<Money>,
}

/// One of a code's amounts, by the name of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AmountField {
    Amount,
    Minimum,
    Maximum,
}

/// Why a code is not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CodeProblem {
    /// Its label cannot be shown.
    #[error(transparent)]
    Label(#[from] NameProblem),
    /// One of its amounts is none.
    #[error("--{} {text}: {problem}", field.name())]
    Amount {
        /// Which.
        field: AmountField,
        /// As it was typed.
        text: String,
        /// Why.
        problem: AmountProblem,
    },
    /// Nothing could be paid.
    #[error("--minimum is more than --maximum")]
    MinimumAboveMaximum,
    /// Where the shop has set the amount, limits of it would never be looked at.
    #[error("--amount goes with neither --minimum nor --maximum")]
    AmountAndLimits,
}

/// Why a code is not moved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum MoveRefused {
    /// It is there already.
    #[error("code {code} is in store {store} already")]
    SameStore {
        /// The code.
        code: EntryCode,
        /// The store.
        store: String,
    },
    /// What it asks for would become another amount.
    #[error("code {code} has an amount in {old} and the store sells in {new}: add a code there")]
    OtherCurrency {
        /// The code.
        code: EntryCode,
        /// Its store's currency.
        old: &'static str,
        /// The other store's.
        new: &'static str,
    },
    /// It is not where it was a moment ago.
    #[error("code {0} was moved by somebody else just now; look at it again")]
    Meanwhile(EntryCode),
}

impl AmountField {
    /// Its name in forms and on the command line.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
        }
    }
}

/// What a code of this store is to be, as far as it can be.
///
/// # Errors
/// The first [`CodeProblem`].
pub(crate) fn read<'text>(
    texts: CodeTexts<'text>,
    store: &StoreProfile,
) -> Result<CodeFacts<'text>, CodeProblem> {
    let read = |field: AmountField, text: Option<&str>| {
        let money = text.map(|text| amount_rule(store).parse(text)).transpose();
        let text = || text.unwrap_or_default().to_owned();
        money.map_err(|problem| CodeProblem::Amount { field, text: text(), problem })
    };
    let facts = CodeFacts {
        label: texts.label.map(check_name).transpose()?,
        fixed_amount: read(AmountField::Amount, texts.amount)?,
        minimum: read(AmountField::Minimum, texts.minimum)?,
        maximum: read(AmountField::Maximum, texts.maximum)?,
    };
    facts.check()
}

impl<'text> CodeFacts<'text> {
    /// What a code is to be, from amounts in its store's currency: the fixed one, the least and the most.
    ///
    /// # Errors
    /// The first [`CodeProblem`].
    pub(crate) fn of(
        label: Option<&'text str>,
        [fixed_amount, minimum, maximum]: [Option<Money>; 3],
    ) -> Result<Self, CodeProblem> {
        Self { label: label.map(check_name).transpose()?, fixed_amount, minimum, maximum }.check()
    }

    fn check(self) -> Result<Self, CodeProblem> {
        if self.fixed_amount.is_some() && (self.minimum.is_some() || self.maximum.is_some()) {
            return Err(CodeProblem::AmountAndLimits);
        }
        match (self.minimum, self.maximum) {
            (Some(minimum), Some(maximum)) if minimum.minor_units() > maximum.minor_units() => {
                Err(CodeProblem::MinimumAboveMaximum)
            }
            _ => Ok(self),
        }
    }
}

/// How amounts are read in this store, whatever they are for.
pub(crate) fn amount_rule(store: &StoreProfile) -> AmountRule {
    let style = NumberStyle::of_region(&store.region);
    AmountRule { currency: store.currency, minimum: None, maximum: None, style }
}

/// Makes a code.
///
/// # Errors
/// The database's.
pub(crate) async fn add(
    database: &Database,
    store: &StoreProfile,
    facts: CodeFacts<'_>,
    doer: Doer<'_>,
) -> Result<EntryCode, StoreError> {
    let code = fresh();
    if add_as(database, &code, store, facts, doer).await? {
        Ok(code)
    } else {
        Err(StoreError::Corrupt(format!("a new code is another's: {code}")))
    }
}

/// A code that nobody has.
pub(crate) fn fresh() -> EntryCode {
    EntryCode::from_random(crate::random::bytes())
}

/// Makes this code; `false` where it is there already, as it was made before.
///
/// # Errors
/// The database's.
pub(crate) async fn add_as(
    database: &Database,
    code: &EntryCode,
    store: &StoreProfile,
    facts: CodeFacts<'_>,
    doer: Doer<'_>,
) -> Result<bool, StoreError> {
    let CodeFacts { label, fixed_amount, minimum, maximum } = facts;
    let new = NewCode { code, store_id: &store.id, label, fixed_amount, minimum, maximum };
    database.add_code(&new, doer).await
}

/// Gives a code another label, price or limits; `false` where there is none of it, or it was replaced.
///
/// # Errors
/// The database's.
pub(crate) async fn change(
    database: &Database,
    code: &EntryCode,
    store: &StoreProfile,
    facts: CodeFacts<'_>,
    doer: Doer<'_>,
) -> Result<bool, StoreError> {
    let CodeFacts { label, fixed_amount, minimum, maximum } = facts;
    let as_it_is_to_be = NewCode { code, store_id: &store.id, label, fixed_amount, minimum, maximum };
    database.change_code(&as_it_is_to_be, doer).await
}

/// Whether a code can be put into another store.
///
/// # Errors
/// Why not.
pub(crate) fn check_move(entry: &EntryPoint, store: &StoreProfile) -> Result<(), MoveRefused> {
    let code = entry.code;
    if store.id == entry.store.id {
        return Err(MoveRefused::SameStore { code, store: store.id.clone() });
    }
    let has_amount = [entry.fixed_amount, entry.minimum, entry.maximum].iter().any(Option::is_some);
    let (old, new) = (entry.store.currency, store.currency);
    if has_amount && old != new {
        return Err(MoveRefused::OtherCurrency { code, old: old.code(), new: new.code() });
    }
    Ok(())
}

/// Puts a code into another store, unless the rules refuse it.
///
/// # Errors
/// The database's.
pub(crate) async fn move_to(
    database: &Database,
    entry: &EntryPoint,
    store: &StoreProfile,
    doer: Doer<'_>,
) -> Result<Result<(), MoveRefused>, StoreError> {
    if let Err(refused) = check_move(entry, store) {
        return Ok(Err(refused));
    }
    let is_moved = database.move_code(&entry.code, (&entry.store.id, &store.id), doer).await?;
    Ok(if is_moved { Ok(()) } else { Err(MoveRefused::Meanwhile(entry.code)) })
}

/// Gives a code's place to a new one; none, when something did before.
///
/// # Errors
/// The database's.
pub(crate) async fn replace(
    database: &Database,
    old: &EntryCode,
    doer: Doer<'_>,
) -> Result<Option<EntryCode>, StoreError> {
    let new = fresh();
    Ok(database.replace_code(old, &new, doer).await?.then_some(new))
}
