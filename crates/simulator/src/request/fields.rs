//! One object of a request, with the path that leads to it.

use serde_json::{Map, Value};

use crate::result_code::Refusal;

/// The members of one JSON object. A member that is null counts as left out.
#[derive(Clone, Debug)]
pub(crate) struct Fields<'a> {
    path: String,
    members: &'a Map<String, Value>,
}

impl<'a> Fields<'a> {
    pub(crate) fn root(json: &'a Value) -> Result<Self, Refusal> {
        let members = json.as_object().ok_or_else(|| Refusal::illegal("the body is not a JSON object"))?;
        Ok(Self { path: String::new(), members })
    }

    /// The whole path of the member `name`.
    pub(crate) fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// The names of the members that are there.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.members.iter().filter(|(_, value)| !value.is_null()).map(|(name, _)| name.as_str())
    }

    pub(crate) fn value(&self, name: &str) -> Option<&'a Value> {
        self.members.get(name).filter(|value| !value.is_null())
    }

    pub(crate) fn object(&self, name: &str) -> Result<Option<Self>, Refusal> {
        let path = self.path_of(name);
        match self.value(name) {
            None => Ok(None),
            Some(Value::Object(members)) => Ok(Some(Self { path, members })),
            Some(_) => Err(Refusal::illegal(format!("{path} is not an object"))),
        }
    }

    pub(crate) fn required_object(&self, name: &str) -> Result<Self, Refusal> {
        self.object(name)?.ok_or_else(|| self.missing(name))
    }

    /// A text of at most `chars_max` characters.
    pub(crate) fn text(&self, name: &str, chars_max: usize) -> Result<Option<&'a str>, Refusal> {
        let path = self.path_of(name);
        match self.value(name) {
            None => Ok(None),
            Some(Value::String(text)) if text.chars().count() <= chars_max => Ok(Some(text)),
            Some(Value::String(_)) => {
                Err(Refusal::illegal(format!("{path} is longer than {chars_max} characters")))
            }
            Some(_) => Err(Refusal::illegal(format!("{path} is not a text"))),
        }
    }

    pub(crate) fn required_text(&self, name: &str, chars_max: usize) -> Result<&'a str, Refusal> {
        self.text(name, chars_max)?.ok_or_else(|| self.missing(name))
    }

    /// One of `words`, when it is there.
    pub(crate) fn check_word(&self, name: &str, words: &[&str]) -> Result<(), Refusal> {
        match self.text(name, usize::MAX)? {
            Some(word) if !words.contains(&word) => {
                Err(Refusal::illegal(format!("{} is none of {}", self.path_of(name), words.join(", "))))
            }
            _ => Ok(()),
        }
    }

    fn missing(&self, name: &str) -> Refusal {
        Refusal::illegal(format!("{} is missing", self.path_of(name)))
    }
}

/// Alipay+ asks for texts everywhere (only booleans are seen as such, too), and refuses empty ones.
pub(super) fn check_scalars(json: &Value) -> Result<(), Refusal> {
    check_scalars_at("", json)
}

/// As deep as the parser lets JSON be: 128 levels.
fn check_scalars_at(path: &str, json: &Value) -> Result<(), Refusal> {
    match json {
        Value::Number(_) => {
            Err(Refusal::illegal(format!("{path} is a number: every number is sent as a text")))
        }
        Value::String(text) if text.is_empty() => {
            Err(Refusal::illegal(format!("{path} is empty: leave it out, or set it to null")))
        }
        Value::Null | Value::Bool(_) | Value::String(_) => Ok(()),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .try_for_each(|(at, item)| check_scalars_at(&format!("{path}[{at}]"), item)),
        Value::Object(members) => members.iter().try_for_each(|(name, value)| {
            let separator = if path.is_empty() { "" } else { "." };
            check_scalars_at(&format!("{path}{separator}{name}"), value)
        }),
    }
}
