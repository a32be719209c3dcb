//! Reading the body of a message whose signature was verified.
//!
//! Alipay+ passes on what wallets send, so that a body may be odd where nothing depends on it: an id as a number, half a
//! surrogate pair, bytes of another encoding, `null` or `{}` for an optional object, one field twice. Refusing the whole
//! message for that would lose a payment's result. So a field that decides (a result, an amount, whose payment it is) is
//! read strictly, and its problem names it; a field that is only shown or kept is read as far as it can be, and is
//! otherwise absent.

mod repair;

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use thiserror::Error;

/// Longest text that is kept of a field that is only shown, in characters.
const SHOWN_CHARACTERS_MAX: usize = 256;

/// Longest id that is kept, in characters: four times Alipay+'s limit. What is longer is no id, and half of one is worse
/// than none.
const ID_CHARACTERS_MAX: usize = 256;

/// Longest part of a value that is quoted in a problem, in characters.
const QUOTED_CHARACTERS_MAX: usize = 32;

/// A message that Alipay+ sends, or an object inside one.
pub trait Message: Sized {
    /// Reads it from the fields of its object.
    ///
    /// # Errors
    /// [`Unreadable`]: the first field that decides and cannot be read.
    fn of(object: &Object<'_>) -> Result<Self, Unreadable>;
}

/// Reads the body of a message. Verify its signature first, over the bytes as they arrived: what is read here is not what
/// was signed, to the byte.
///
/// # Errors
/// [`Unreadable`], with the place of what decides and cannot be read.
pub fn read<M: Message>(body: &[u8]) -> Result<M, Unreadable> {
    let text = repair::repaired(body);
    M::of(&Object::parse(&text, String::new())?)
}

/// The ids that a body names, read as far as they can be found, for the operator who looks for its payment: the rest of
/// it may be no JSON at all.
#[must_use]
pub fn ids(body: &[u8]) -> MessageIds {
    let text = repair::repaired(body);
    let object = Object::parse(&text, String::new()).ok();
    let id = |name: &str| match &object {
        Some(object) => object.id(name),
        None => repair::glimpse(&text, name),
    };
    MessageIds { payment_request_id: id("paymentRequestId"), payment_id: id("paymentId") }
}

/// What [`ids`] finds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MessageIds {
    /// The acquirer's id of the payment.
    pub payment_request_id: Option<String>,
    /// Alipay+'s id of the payment.
    pub payment_id: Option<String>,
}

/// Why a signed message cannot be read. `Display` names the field with its parents and, of what decides, the value.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}{problem}", Place(field))]
pub struct Unreadable {
    /// The field with its parents, such as `paymentAmount.currency`; empty for the body as a whole.
    pub field: String,
    /// What is wrong with it.
    pub problem: ReadProblem,
}

/// What is wrong with a field, or with the whole body.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadProblem {
    /// The body is no JSON.
    #[error("the body is not JSON, at line {line}, column {column}")]
    NotJson {
        /// Where reading stopped.
        line: usize,
        /// Where reading stopped.
        column: usize,
    },
    /// Something else stands where an object belongs.
    #[error("this is not an object")]
    NotAnObject,
    /// It must be there, and is absent, null or empty.
    #[error("this is missing")]
    Missing,
    /// It is there more than once, with different values: two readers could believe different ones.
    #[error("this is there more than once, with different values")]
    Repeated,
    /// An object or a list stands where a text belongs.
    #[error("this is not a text")]
    NotText,
    /// It has another form than it must have.
    #[error("{found:?} is not {expected}")]
    Form {
        /// What is there, cut short.
        found: String,
        /// What belongs there.
        expected: &'static str,
    },
}

impl Unreadable {
    /// The value of a field that decides has not the form that it must have.
    pub fn form(field: impl Into<String>, found: &str, expected: &'static str) -> Self {
        let found = found.chars().take(QUOTED_CHARACTERS_MAX).collect();
        Self { field: field.into(), problem: ReadProblem::Form { found, expected } }
    }

    fn of(field: String, problem: ReadProblem) -> Self {
        Self { field, problem }
    }
}

/// The fields of one object, and where it stands in its message.
#[derive(Debug)]
pub struct Object<'text> {
    place: String,
    members: Vec<(String, &'text RawValue)>,
}

impl<'text> Object<'text> {
    fn parse(text: &'text str, place: String) -> Result<Self, Unreadable> {
        match serde_json::from_str(text) {
            Ok(Members(members)) => Ok(Self { place, members }),
            Err(error) if error.is_data() => Err(Unreadable::of(place, ReadProblem::NotAnObject)),
            Err(error) => {
                let problem = ReadProblem::NotJson { line: error.line(), column: error.column() };
                Err(Unreadable::of(place, problem))
            }
        }
    }

    /// A text that is only shown: the first that can be read, cut at [`SHOWN_CHARACTERS_MAX`].
    pub(super) fn shown(&self, name: &str) -> Option<String> {
        let text = self.texts(name).next()?;
        Some(text.chars().take(SHOWN_CHARACTERS_MAX).collect())
    }

    /// An id that is kept: the first that can be read, whole or not at all.
    pub(super) fn id(&self, name: &str) -> Option<String> {
        self.texts(name).find(|text| text.chars().count() <= ID_CHARACTERS_MAX)
    }

    /// An address: the first that can be read, whole. Who follows it bounds it.
    pub(super) fn address(&self, name: &str) -> Option<String> {
        self.texts(name).next()
    }

    /// A text that decides, if it is there.
    pub(super) fn deciding(&self, name: &str) -> Result<Option<String>, Unreadable> {
        let mut found = None;
        for value in self.values(name) {
            let text = scalar(value).ok_or_else(|| self.problem(name, ReadProblem::NotText))?;
            self.set_once(name, &mut found, text)?;
        }
        Ok(found)
    }

    /// A text that decides and must be there.
    pub(super) fn required(&self, name: &str) -> Result<String, Unreadable> {
        self.deciding(name)?.ok_or_else(|| self.problem(name, ReadProblem::Missing))
    }

    /// An object that decides, if it is there and says anything.
    pub(super) fn deciding_object<M: Message>(&self, name: &str) -> Result<Option<M>, Unreadable> {
        let mut found = None;
        for value in self.values(name) {
            self.set_once(name, &mut found, value.get())?;
        }
        let Some(text) = found else { return Ok(None) };
        let object = Object::parse(text, self.place_of(name))?;
        let says_nothing = object.members.iter().all(|(_, value)| is_empty(value));
        if says_nothing { Ok(None) } else { M::of(&object).map(Some) }
    }

    /// An object that decides and must be there.
    pub(crate) fn required_object<M: Message>(&self, name: &str) -> Result<M, Unreadable> {
        self.deciding_object(name)?.ok_or_else(|| self.problem(name, ReadProblem::Missing))
    }

    /// An object that is only kept: the first that can be read.
    pub(super) fn kept_object<M: Message>(&self, name: &str) -> Option<M> {
        self.values(name).find_map(|value| M::of(&Object::parse(value.get(), self.place_of(name)).ok()?).ok())
    }

    /// A list of objects that are only kept, without those that cannot be read.
    pub(super) fn kept_list<M: Message>(&self, name: &str) -> Vec<M> {
        let lists = self.values(name).filter_map(|value| serde_json::from_str(value.get()).ok());
        let items: Vec<&RawValue> = lists.into_iter().next().unwrap_or_default();
        items
            .iter()
            .filter_map(|item| M::of(&Object::parse(item.get(), self.place_of(name)).ok()?).ok())
            .collect()
    }

    /// A problem with the field `name`.
    pub(super) fn problem(&self, name: &str, problem: ReadProblem) -> Unreadable {
        Unreadable::of(self.place_of(name), problem)
    }

    /// The field `name` with all its parents.
    pub(super) fn place_of(&self, name: &str) -> String {
        if self.place.is_empty() { name.to_owned() } else { format!("{}.{name}", self.place) }
    }

    fn values(&self, name: &str) -> impl Iterator<Item = &'text RawValue> {
        let of_name = self.members.iter().filter(move |(other, _)| other == name).map(|(_, value)| *value);
        of_name.filter(|value| !is_empty(value))
    }

    fn texts(&self, name: &str) -> impl Iterator<Item = String> {
        self.values(name).filter_map(scalar)
    }

    fn set_once<T: PartialEq>(&self, name: &str, slot: &mut Option<T>, value: T) -> Result<(), Unreadable> {
        if slot.as_ref().is_some_and(|known| *known != value) {
            return Err(self.problem(name, ReadProblem::Repeated));
        }
        *slot = Some(value);
        Ok(())
    }
}

/// Whether a value says nothing: senders leave out what they do not know, or write it in one of these ways.
fn is_empty(value: &RawValue) -> bool {
    matches!(value.get(), "null" | "\"\"" | "{}" | "[]")
}

/// The text of a value that is one: a string without its control characters, or a number or a boolean as it is written.
/// The documents describe every scalar as text, and senders differ.
fn scalar(value: &RawValue) -> Option<String> {
    let text = value.get();
    match text.as_bytes().first()? {
        b'"' => {
            let text: String = serde_json::from_str(text).ok()?;
            // A database may refuse U+0000, and none of them belongs into a text of one line.
            let visible = |character: char| {
                if character.is_control() { char::REPLACEMENT_CHARACTER } else { character }
            };
            Some(text.chars().map(visible).collect())
        }
        b'{' | b'[' => None,
        _ => Some(text.to_owned()),
    }
}

/// The members of an object in their order, each as it is written; a name may be there more than once.
struct Members<'text>(Vec<(String, &'text RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfMembers;

        impl<'de> Visitor<'de> for OfMembers {
            type Value = Members<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(OfMembers)
    }
}

struct Place<'a>(&'a str);

impl fmt::Display for Place<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(formatter, "{}: ", self.0) }
    }
}
