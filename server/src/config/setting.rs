//! Settings as text, before they are checked: which there are, and where each came from.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use toml::Spanned;

use super::problem::{ConfigError, Place, Problem, variable};
use crate::text_file::{self, position};

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

/// The configuration file, unless `--config` names another.
pub(super) const DEFAULT_FILE: &str = "standee.toml";

/// How like a setting a mistyped name has to be for the setting to be named: 1 is the same.
const LIKENESS_MIN: f64 = 0.8;

/// The text of a configuration file, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) path: String,
    pub(super) text: String,
}

/// The settings as text, and where each of them stands.
pub(super) struct Raw {
    values: BTreeMap<&'static str, String>,
    places: BTreeMap<&'static str, Place>,
}

impl Raw {
    /// The file's settings, and over them the environment's. What is in the file and is no setting, or no
    /// text, is a problem.
    pub(super) fn read(
        file: &Source,
        environment: impl Fn(&str) -> Option<String>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut raw = Self { values: BTreeMap::new(), places: BTreeMap::new() };
        raw.read_file(file, problems);
        for name in NAMES {
            if let Some(value) = environment(&variable(name)) {
                raw.places.insert(name, Place::Environment);
                raw.values.insert(name, value);
            }
        }
        for (name, value) in &mut raw.values {
            if let Some((problem, bare)) = quoted(name, value) {
                problems.push(problem);
                *value = bare;
            }
        }
        raw
    }

    fn read_file(&mut self, Source { path, text }: &Source, problems: &mut Vec<Problem>) {
        let at = |offset: usize| Some(position(text, offset));
        let table = match toml::from_str::<BTreeMap<Spanned<String>, Spanned<toml::Value>>>(text) {
            Ok(table) => table,
            Err(error) => {
                let position = error.span().and_then(|span| at(span.start));
                return problems.push(Problem::of_file(path, position, error.message()));
            }
        };
        for (key, value) in table {
            let position = at(key.span().start);
            let Some(name) = NAMES.into_iter().find(|name| *name == key.get_ref()) else {
                let is_table = value.get_ref().is_table();
                problems.push(Problem::of_file(path, position, no_such_setting(key.get_ref(), is_table)));
                continue;
            };
            self.places.insert(name, Place::File { path: path.clone(), position });
            match as_text(value.get_ref()) {
                Some(text) => drop(self.values.insert(name, text)),
                None => problems.push(Problem::new(name, &value.get_ref().to_string(), "a text in quotes")),
            }
        }
    }

    /// Says of each problem with a setting where that stands.
    pub(super) fn locate(&self, problems: &mut [Problem]) {
        for problem in problems {
            let place = problem.setting.as_deref().and_then(|setting| self.places.get(setting));
            problem.place = problem.place.take().or_else(|| place.cloned());
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    pub(super) fn take(&mut self, name: &str) -> Option<String> {
        self.values.remove(name)
    }

    /// Whether a setting is there and not empty.
    pub(super) fn has_text(&self, name: &str) -> bool {
        self.values.get(name).is_some_and(|value| !value.trim().is_empty())
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

/// The configuration file; an empty one when none was named and there is none.
pub(super) fn read_file(file: Option<&Path>) -> Result<Source, ConfigError> {
    let path = file.unwrap_or_else(|| Path::new(DEFAULT_FILE));
    let name = path.display().to_string();
    if file.is_none() && !path.exists() {
        return Ok(Source { path: name, text: String::new() });
    }
    let refused = |what: &dyn fmt::Display| {
        let message = format!("the configuration file cannot be read: {what}");
        ConfigError { problems: vec![Problem::of_file(&name, None, message)] }
    };
    let content = std::fs::read(path).map_err(|error| refused(&error))?;
    let text = text_file::decode(&content).map_err(|problem| refused(&problem))?.to_owned();
    Ok(Source { path: name, text })
}

/// A variable of the environment, if it is set. One that is no UTF-8 is a problem of whatever reads it, and not unset.
pub(super) fn from_environment(variable: &str) -> Option<String> {
    std::env::var_os(variable).map(|value| value.to_string_lossy().into_owned())
}

fn as_text(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

/// What is to be said of a value with quotes left around it, as `docker --env-file` leaves them, and the value without
/// them: a client id in quotes would else be one of production.
fn quoted(name: &str, value: &str) -> Option<(Problem, String)> {
    const QUOTES: [char; 12] = ['"', '\'', '`', '“', '”', '„', '‘', '’', '‚', '«', '»', '＂'];
    let text = value.trim();
    let (begins, ends) = (text.starts_with(QUOTES), text.ends_with(QUOTES));
    let how = match (begins, ends) {
        (true, true) => "begins and ends with quotes",
        (true, false) => "begins with a quote",
        (false, true) => "ends with a quote",
        (false, false) => return None,
    };
    let problem = Problem::of(name, format!("{how}; expected it without them"));
    Some((problem, text.trim_matches(QUOTES).to_owned()))
}

/// What is to be said of a name that no setting has: the one that was meant, where that can be told. Its value is not
/// shown: whose name is mistyped may be the database's URL all the same.
fn no_such_setting(key: &str, is_table: bool) -> String {
    if is_table {
        return format!("there is no setting {key:?}: settings stand at the top of the file, in no table");
    }
    let plain = key.to_lowercase().replace('-', "_");
    let plain = plain.strip_prefix("standee_").unwrap_or(&plain);
    let likeness = |name: &str| strsim::jaro_winkler(name, plain);
    let nearest = NAMES.into_iter().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    match nearest.filter(|name| likeness(name) >= LIKENESS_MIN) {
        Some(name) => format!("there is no setting {key:?}; did you mean {name}?"),
        None => format!("there is no setting {key:?}; expected one of {}", NAMES.join(", ")),
    }
}
