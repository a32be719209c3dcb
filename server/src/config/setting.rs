//! Settings as text, before they are checked: which there are, and where each came from.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// All settings, in the order they are documented in.
pub(super) const NAMES: [&str; 31] = [
    "public_url",
    "listen",
    "admin_listen",
    "http_listen",
    "tls",
    "tls_cert",
    "tls_key",
    "acme_contact",
    "acme_terms_agreed",
    "acme_directory_url",
    "acme_ca_file",
    "trusted_proxies",
    "code_pays_per_minute",
    "address_pays_per_minute",
    "unlimited_networks",
    "database_url",
    "database_password_file",
    "data_dir",
    "brand_dir",
    "log_format",
    "otlp_url",
    "gateway_url",
    "client_id",
    "key_version",
    "private_key_file",
    "alipayplus_public_key_file",
    "next_key_version",
    "next_private_key_file",
    "signing_key",
    "next_alipayplus_public_key_file",
    "webhook_networks",
];

/// Stands where what was found may hold a password.
const HIDDEN: &str = "(hidden)";

/// One thing that is wrong with the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The setting, as it stands in the file.
    pub setting: String,
    /// What is there; `None` when it is missing.
    pub found: Option<String>,
    /// What is expected there.
    pub expected: String,
}

impl Problem {
    pub(super) fn new(setting: &str, found: &str, expected: impl Into<String>) -> Self {
        // A database's URL may carry its password, and so may any other, before an @.
        let found = if setting == "database_url" || found.contains('@') { HIDDEN } else { found };
        Self { setting: setting.to_owned(), found: Some(found.to_owned()), expected: expected.into() }
    }

    fn missing(setting: &str, expected: &str) -> Self {
        Self { setting: setting.to_owned(), found: None, expected: expected.to_owned() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { setting, found, expected } = self;
        let variable = variable(setting);
        match found {
            Some(found) => write!(formatter, "{setting} ({variable}) is {found:?}; expected {expected}"),
            None => write!(formatter, "{setting} ({variable}) is missing; expected {expected}"),
        }
    }
}

/// Every problem of a configuration.
#[derive(Debug)]
pub struct ConfigError {
    /// The problems; at least one.
    pub problems: Vec<Problem>,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the configuration cannot be used:")?;
        self.problems.iter().try_for_each(|problem| write!(formatter, "\n  {problem}"))
    }
}

impl std::error::Error for ConfigError {}

/// The settings as text.
pub(super) struct Raw(BTreeMap<&'static str, String>);

impl Raw {
    /// The file's settings, and over them the environment's. What is in the file and is no setting, or no
    /// text, is a problem.
    pub(super) fn read(
        file_text: &str,
        environment: impl Fn(&str) -> Option<String>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut values = BTreeMap::new();
        match file_text.parse::<toml::Table>() {
            Ok(table) => {
                for (key, value) in table {
                    match (NAMES.iter().find(|name| **name == key), text(&value)) {
                        (Some(name), Some(text)) => drop(values.insert(*name, text)),
                        (Some(_), None) => problems.push(Problem::new(&key, &value.to_string(), "a text")),
                        // Whose name is mistyped may be the database's URL all the same.
                        (None, _) => problems.push(Problem::new(&key, HIDDEN, no_such_setting())),
                    }
                }
            }
            Err(error) => problems.push(Problem::new("standee.toml", error.message(), "TOML")),
        }
        for name in NAMES {
            if let Some(value) = environment(&variable(name)) {
                values.insert(name, value);
            }
        }
        Self(values)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    pub(super) fn take(&mut self, name: &str) -> Option<String> {
        self.0.remove(name)
    }

    /// Whether a setting is there and not empty.
    pub(super) fn has_text(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|value| !value.trim().is_empty())
    }

    /// A setting that may be left empty to be left out.
    pub(super) fn take_if_any(&mut self, name: &str) -> Option<String> {
        self.take(name).filter(|value| !value.trim().is_empty())
    }

    /// A setting that has a default, read by `parse`, which says what it expects.
    pub(super) fn parse<T>(
        &mut self,
        name: &str,
        default: &str,
        parse: impl Fn(&str) -> Result<T, &'static str>,
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        let text = self.take(name).unwrap_or_else(|| default.to_owned());
        parse(&text).map_err(|expected| problems.push(Problem::new(name, &text, expected))).ok()
    }

    /// A setting that need not be there, read by `parse`, which says what it expects.
    pub(super) fn parse_optional<T>(
        &mut self,
        name: &str,
        parse: impl Fn(&str) -> Result<T, &'static str>,
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        let text = self.take(name)?;
        parse(&text).map_err(|expected| problems.push(Problem::new(name, &text, expected))).ok()
    }

    /// A setting that has to be there and not empty.
    pub(super) fn require(
        &mut self,
        name: &str,
        expected: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<String> {
        let value = self.take(name).filter(|value| !value.trim().is_empty());
        if value.is_none() {
            problems.push(Problem::missing(name, expected));
        }
        value
    }
}

/// The text of the configuration file; empty when none was named and there is none.
pub(super) fn read_file(file: Option<&Path>) -> Result<String, ConfigError> {
    let default = Path::new("standee.toml");
    if file.is_none() && !default.exists() {
        return Ok(String::new());
    }
    let path = file.unwrap_or(default);
    std::fs::read_to_string(path).map_err(|error| {
        let found = format!("{} ({error})", path.display());
        ConfigError { problems: vec![Problem::new("--config", &found, "a file that can be read")] }
    })
}

fn variable(setting: &str) -> String {
    format!("STANDEE_{}", setting.to_uppercase())
}

fn text(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

fn no_such_setting() -> String {
    format!("one of the settings {}", NAMES.join(", "))
}
