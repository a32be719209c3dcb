//! Forms of the console: fields with what is wrong beside them, and what was typed kept.

use std::collections::BTreeMap;

use checkout::language::Language;
use checkout::money::{AmountProblem, AmountRule, Money, NumberStyle};
use checkout::user::{PASSWORD_CHARACTERS_MAX, PASSWORD_CHARACTERS_MIN, PasswordProblem};
use leptos::prelude::*;

use super::frame::SignedIn;
use super::text::Text;
use super::words::money;
use crate::entry::{amount_text, character_name};

/// The name of the field that carries the session's token.
pub const TOKEN_FIELD: &str = "token";

/// What is wrong with a field.
#[derive(Clone, Copy, Debug)]
pub enum Problem {
    /// Nothing stands in it.
    Empty,
    /// It has more than so many characters.
    TooLong(usize),
    /// It has characters in it that steer what stands around it.
    Steers,
    /// It is not one of those there are, or not one that this user may choose.
    NotThere,
    /// None of several is chosen.
    ChooseOne,
    /// More than so many are chosen.
    TooMany(usize),
    /// It is no merchant category code.
    CategoryCode,
    /// It is no day.
    Date,
    /// It is no colour.
    Color,
    /// A character that users' names do not have.
    UserName(char),
    /// It is no amount that can be asked for.
    Amount(AmountProblem, AmountRule),
    /// The least is more than the most.
    MinimumAboveMaximum,
    /// Limits stand beside an amount that the shop has set.
    AmountAndLimits,
    /// The code is there already.
    SameStore,
    /// The code has an amount in another currency.
    OtherCurrency,
    /// Somebody else has the name.
    Taken,
    /// The country has several time zones.
    SeveralTimezones,
    /// The picture is not taken.
    Picture(PictureProblem),
    /// The poster cannot be made like this.
    Poster,
    /// The password is not taken.
    Password(PasswordProblem),
    /// The two passwords are not the same.
    PasswordsDiffer,
    /// It is not the user's password.
    PasswordWrong,
    /// It is not an amount in any currency that it could be in.
    NotAnAmount,
    /// No payment can be named like that.
    Reference,
    /// It does not say why.
    Reason,
    /// More than can be given back of the payment.
    TooMuch,
    /// More than the user may give back of one payment, which it carries, and how it is written.
    Limit(Money, NumberStyle),
    /// The payment is not any more what it was.
    NoLonger,
    /// It was tried too often. So many seconds have to pass.
    Wait(u32),
    /// It is no code of the user's app at this time.
    CodeWrong,
    /// It has not the form of a code.
    CodeShape,
    /// No messages are sent there.
    Destination,
    /// The name in the address is nobody's.
    UnknownName,
    /// There are as many as there may be.
    AsMany,
    /// More payments than so many do not go into one file.
    FileRows(usize),
}

/// Why a picture is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureProblem {
    /// It has more bytes than are taken.
    TooLarge {
        /// How many it has.
        bytes: usize,
        /// How many it may have.
        allowed: usize,
    },
    /// It is no PNG or SVG that can be read.
    Unreadable,
    /// It has more pixels on a side than are taken.
    TooManyPixels(u32),
    /// It has fewer on its longer side, and would be printed blurred.
    TooFewPixels(u32),
    /// There is nothing to see in it.
    Nothing,
    /// It would be a line.
    TooThin,
    /// The SVG has in it what is no part of a picture.
    Forbidden,
    /// The SVG takes too much to be drawn.
    TooElaborate,
    /// There are as many pictures as can be kept.
    TooMany(usize),
}

impl PictureProblem {
    fn text(self, language: Language) -> String {
        let plain = |text: Text| text.get(language).into_owned();
        match self {
            Self::TooLarge { bytes, allowed } => {
                let numbers = [("bytes", bytes.into()), ("allowed", allowed.into())];
                Text::ProblemPictureLarge.with(language, numbers)
            }
            Self::Unreadable => plain(Text::ProblemPictureUnreadable),
            Self::TooManyPixels(most) => {
                Text::ProblemPicturePixelsMany.with(language, [("count", most.into())])
            }
            Self::TooFewPixels(least) => {
                Text::ProblemPicturePixelsFew.with(language, [("count", least.into())])
            }
            Self::Nothing => plain(Text::ProblemPictureNothing),
            Self::TooThin => plain(Text::ProblemPictureThin),
            Self::Forbidden => plain(Text::ProblemPictureForbidden),
            Self::TooElaborate => plain(Text::ProblemPictureElaborate),
            Self::TooMany(most) => Text::ProblemPictureTooMany.with(language, [("count", most.into())]),
        }
    }
}

/// What is wrong with a form, by the names of its fields; a page is shown again with it, and what was typed.
#[derive(Clone, Debug, Default)]
pub struct Problems(BTreeMap<&'static str, Problem>);

impl Problems {
    /// Only one field is wrong.
    #[must_use]
    pub fn of(field: &'static str, problem: Problem) -> Self {
        Self(BTreeMap::from([(field, problem)]))
    }

    /// Adds what is wrong with a field; the first that was found is told.
    pub fn add(&mut self, field: &'static str, problem: Problem) {
        self.0.entry(field).or_insert(problem);
    }

    /// The value, unless it is a problem, which is added to the field's.
    pub fn keep<T>(&mut self, field: &'static str, checked: Result<T, Problem>) -> Option<T> {
        checked.map_err(|problem| self.add(field, problem)).ok()
    }

    /// Adds what else is wrong.
    pub fn merge(&mut self, others: Self) {
        for (field, problem) in others.0 {
            self.add(field, problem);
        }
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn of_field(&self, field: &str) -> Option<Problem> {
        self.0.get(field).copied()
    }
}

impl Problem {
    fn text(self, language: Language) -> String {
        let count = |text: Text, count: usize| text.with(language, [("count", count.into())]);
        let plain = |text: Text| text.get(language).into_owned();
        match self {
            Self::Empty => plain(Text::ProblemEmpty),
            Self::TooLong(characters) => count(Text::ProblemTooLong, characters),
            Self::Steers => plain(Text::ProblemSteers),
            Self::NotThere => plain(Text::ProblemNotThere),
            Self::ChooseOne => plain(Text::ProblemChooseOne),
            Self::TooMany(maximum) => count(Text::ProblemTooMany, maximum),
            Self::CategoryCode => plain(Text::ProblemCategoryCode),
            Self::Date => plain(Text::ProblemDate),
            Self::Color => plain(Text::ProblemColor),
            Self::UserName(character) => {
                Text::ProblemUserName.with(language, [("character", character_name(character).into())])
            }
            // What payers are told of an amount, the shop is told as well.
            Self::Amount(problem, rule) => amount_text(problem, language, &rule),
            Self::MinimumAboveMaximum => plain(Text::ProblemMinimumAboveMaximum),
            Self::AmountAndLimits => plain(Text::ProblemAmountAndLimits),
            Self::SameStore => plain(Text::ProblemSameStore),
            Self::OtherCurrency => plain(Text::ProblemOtherCurrency),
            Self::Taken => plain(Text::ProblemTaken),
            Self::SeveralTimezones => plain(Text::ProblemSeveralTimezones),
            Self::Picture(problem) => problem.text(language),
            Self::Poster => plain(Text::ProblemPoster),
            Self::Password(PasswordProblem::TooShort) => {
                count(Text::ProblemPasswordShort, PASSWORD_CHARACTERS_MIN)
            }
            Self::Password(PasswordProblem::TooLong) => {
                count(Text::ProblemPasswordLong, PASSWORD_CHARACTERS_MAX)
            }
            Self::Password(PasswordProblem::Guessable) => plain(Text::ProblemPasswordGuessable),
            Self::PasswordsDiffer => plain(Text::ProblemPasswordsDiffer),
            Self::PasswordWrong => plain(Text::ProblemPasswordWrong),
            Self::NotAnAmount => plain(Text::ProblemAmount),
            Self::Reference => plain(Text::ProblemReference),
            Self::Reason => plain(Text::ProblemReason),
            Self::TooMuch => plain(Text::ProblemTooMuch),
            Self::Limit(amount, style) => {
                Text::ProblemLimit.with(language, [("amount", money(amount, style).into())])
            }
            Self::NoLonger => plain(Text::ProblemNoLonger),
            Self::Wait(seconds) => Text::SignInWait.with(language, [("seconds", seconds.into())]),
            Self::CodeWrong => plain(Text::ProblemCodeWrong),
            Self::CodeShape => plain(Text::ProblemCodeShape),
            Self::Destination => plain(Text::ProblemDestination),
            Self::UnknownName => plain(Text::ProblemUnknownName),
            Self::AsMany => plain(Text::ProblemAsMany),
            Self::FileRows(most) => count(Text::ProblemFileRows, most),
        }
    }
}

/// A field for a line of text.
#[derive(Default)]
pub(super) struct Input {
    /// Its name, and its id.
    pub(super) name: &'static str,
    pub(super) label: String,
    /// The kind of `<input>`; `text`, unless told otherwise.
    pub(super) kind: Option<&'static str>,
    /// What stands in it.
    pub(super) value: String,
    /// What helps to fill it in.
    pub(super) hint: Option<String>,
    /// What the browser may fill in; nothing, unless told otherwise.
    pub(super) autocomplete: Option<&'static str>,
    /// Which keys a phone shows; those for words, unless told otherwise.
    pub(super) inputmode: Option<&'static str>,
    pub(super) required: bool,
    /// What the browser offers to choose from: each with what it is called, where that is something else.
    pub(super) offered: Vec<(String, String)>,
}

/// The field, with what is wrong with it.
pub(super) fn input(field: Input, problems: &Problems, language: Language) -> impl IntoView + use<> {
    let Input { name, label, kind, value, hint, autocomplete, inputmode, required, offered } = field;
    let list = (!offered.is_empty()).then(|| format!("{name}-list"));
    let described = Described::of(name, hint, problems, language);
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input
                id=name
                name=name
                type=kind.unwrap_or("text")
                value=value
                required=required
                autocomplete=autocomplete.unwrap_or("off")
                inputmode=inputmode
                autocapitalize="none"
                spellcheck="false"
                list=list.clone()
                aria-describedby=described.ids()
                aria-invalid=described.problem.is_some().then_some("true")
            />
            {list.map(|id| {
                let option = |(value, name): (String, String)| view! { <option value=value>{name}</option> };
                view! {
                    <datalist id=id>{offered.into_iter().map(option).collect::<Vec<_>>()}</datalist>
                }
            })}
            {described.view()}
        </div>
    }
}

/// A field to choose one of several from.
#[derive(Default)]
pub(super) struct Select {
    /// Its name, and its id.
    pub(super) name: &'static str,
    pub(super) label: String,
    /// What is sent, and what is shown for it.
    pub(super) options: Vec<(String, String)>,
    /// What is chosen, as it is sent.
    pub(super) chosen: String,
    /// What helps to choose.
    pub(super) hint: Option<String>,
}

/// The field, with what is wrong with it.
pub(super) fn select(field: Select, problems: &Problems, language: Language) -> impl IntoView + use<> {
    let Select { name, label, options, chosen, hint } = field;
    let described = Described::of(name, hint, problems, language);
    let option = |(value, shown): (String, String)| {
        let is_chosen = value == chosen;
        view! { <option value=value selected=is_chosen>{shown}</option> }
    };
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select
                id=name
                name=name
                aria-describedby=described.ids()
                aria-invalid=described.problem.is_some().then_some("true")
            >
                {options.into_iter().map(option).collect::<Vec<_>>()}
            </select>
            {described.view()}
        </div>
    }
}

/// A box to tick.
pub(super) fn tick(name: &'static str, label: String, is_ticked: bool) -> impl IntoView {
    view! {
        <div class="tick">
            <input id=name name=name type="checkbox" value="yes" checked=is_ticked/>
            <label for=name>{label}</label>
        </div>
    }
}

/// A button that posts nothing but itself.
pub(super) fn press(
    user: Option<&SignedIn>,
    action: String,
    words: String,
    class: &'static str,
) -> impl IntoView + use<> {
    view! {
        <form method="post" action=action>
            {token_of(user)}
            <button class=class type="submit">{words}</button>
        </form>
    }
}

/// What stands under a field: what helps to fill it in, and what is wrong with it.
pub(super) struct Described {
    name: &'static str,
    hint: Option<String>,
    pub(super) problem: Option<String>,
}

impl Described {
    pub(super) fn of(
        name: &'static str,
        hint: Option<String>,
        problems: &Problems,
        language: Language,
    ) -> Self {
        let problem = problems.of_field(name).map(|problem| problem.text(language));
        Self { name, hint, problem }
    }

    /// The value of the field's `aria-describedby`.
    pub(super) fn ids(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let problem = self.problem.as_ref().map(|_| format!("{}-problem", self.name));
        let ids: Vec<_> = hint.into_iter().chain(problem).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn view(self) -> impl IntoView + use<> {
        let (hint_id, problem_id) = (format!("{}-hint", self.name), format!("{}-problem", self.name));
        view! {
            {self.hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {self.problem.map(|problem| view! { <p class="problem" id=problem_id>{problem}</p> })}
        }
    }
}

/// Says, before a form whose fields are wrong, that they are and that nothing was changed.
pub(super) fn summary(problems: &Problems, language: Language) -> impl IntoView + use<> {
    summary_in_words(problems, Text::ProblemSummary, language)
}

/// The same in other words, for a form that changes nothing in any case.
pub(super) fn summary_in_words(problems: &Problems, text: Text, language: Language) -> impl IntoView + use<> {
    let text = (!problems.is_empty()).then(|| text.get(language));
    text.map(|text| view! { <p class="problem" role="alert">{text}</p> })
}

/// The hidden field without which no form of somebody who is signed in is taken.
pub(super) fn token(user: &SignedIn) -> impl IntoView + use<> {
    view! { <input type="hidden" name=TOKEN_FIELD value=user.token.clone()/> }
}

/// The same, of a page that is only shown to those who are.
pub(super) fn token_of(user: Option<&SignedIn>) -> impl IntoView + use<> {
    user.map(token)
}
