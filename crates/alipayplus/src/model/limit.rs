//! The limits that Alipay+ states for its fields, checked before anything is sent, with the field's whole name
//! in the problem.

use std::fmt;

use thiserror::Error;

/// A field that Alipay+ would refuse.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{field}: {fault}")]
pub struct FieldProblem {
    /// The field with all its parents, as on the wire: `order.merchant.store.storeName`.
    pub field: String,
    /// What is wrong with it.
    pub fault: FieldFault,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FieldFault {
    /// It must be there and is absent or empty.
    #[error("this field is required")]
    Required,
    /// It is longer than Alipay+ takes.
    #[error("this has {length} characters; at most {limit} are taken")]
    TooLong {
        /// How long it is, in characters.
        length: usize,
        /// How long it may be, in characters.
        limit: usize,
    },
    /// It has not the form that the field's documentation gives.
    #[error("this has not the form that the field must have")]
    Form,
}

/// Checks the fields of one object, and knows where that object is.
pub(super) struct Fields<'a> {
    parent: Option<&'a Fields<'a>>,
    name: &'static str,
}

impl<'a> Fields<'a> {
    /// The fields of the message itself.
    pub(super) const fn of_message() -> Self {
        Self { parent: None, name: "" }
    }

    /// The fields of the object that is this object's field `name`.
    pub(super) const fn of(&'a self, name: &'static str) -> Fields<'a> {
        Fields { parent: Some(self), name }
    }

    /// A text that must be there.
    pub(super) fn required(&self, name: &'static str, text: &str, limit: usize) -> Result<(), FieldProblem> {
        if text.is_empty() {
            return Err(self.problem(name, FieldFault::Required));
        }
        self.within(name, text, limit)
    }

    /// A field that must be there, of any kind.
    pub(super) fn present(&self, name: &'static str, is_there: bool) -> Result<(), FieldProblem> {
        if is_there { Ok(()) } else { Err(self.problem(name, FieldFault::Required)) }
    }

    /// A text that may be absent.
    pub(super) fn optional(
        &self,
        name: &'static str,
        text: Option<&str>,
        limit: usize,
    ) -> Result<(), FieldProblem> {
        text.map_or(Ok(()), |text| self.within(name, text, limit))
    }

    /// A code of exactly `length` ASCII letters.
    pub(super) fn code(&self, name: &'static str, text: &str, length: usize) -> Result<(), FieldProblem> {
        self.required(name, text, length)?;
        self.that(name, text.len() == length && text.bytes().all(|byte| byte.is_ascii_uppercase()))
    }

    /// An `https:` address. Source of the length: a sibling product's docs.
    pub(super) fn https_url(&self, name: &'static str, text: &str) -> Result<(), FieldProblem> {
        self.required(name, text, 2048)?;
        self.that(name, url::Url::parse(text).is_ok_and(|url| url.scheme() == "https"))
    }

    /// Anything else that must hold for a field.
    pub(super) fn that(&self, name: &'static str, holds: bool) -> Result<(), FieldProblem> {
        if holds { Ok(()) } else { Err(self.problem(name, FieldFault::Form)) }
    }

    /// One of two ids must be there.
    pub(super) fn one_of(
        &self,
        first: (&'static str, Option<&str>),
        second: (&'static str, Option<&str>),
        limit: usize,
    ) -> Result<(), FieldProblem> {
        if [first.1, second.1].into_iter().flatten().all(str::is_empty) {
            return Err(self.problem(first.0, FieldFault::Required));
        }
        self.optional(first.0, first.1, limit)?;
        self.optional(second.0, second.1, limit)
    }

    fn within(&self, name: &'static str, text: &str, limit: usize) -> Result<(), FieldProblem> {
        let length = text.chars().count();
        if length <= limit { Ok(()) } else { Err(self.problem(name, FieldFault::TooLong { length, limit })) }
    }

    fn problem(&self, name: &'static str, fault: FieldFault) -> FieldProblem {
        FieldProblem { field: format!("{self}{name}"), fault }
    }
}

/// The way to the object, with a dot after each name: `order.merchant.`
impl fmt::Display for Fields<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parent {
            None => Ok(()),
            Some(parent) => write!(formatter, "{parent}{}.", self.name),
        }
    }
}
