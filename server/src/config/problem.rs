//! What is wrong with a configuration: in which file and line, or in the environment, and with which setting.

use std::fmt;

/// Stands where what was found may hold a password.
const HIDDEN: &str = "(hidden)";

/// Where a problem was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a file.
    File {
        /// As it was named.
        path: String,
        /// Line and column, from 1; `None` for the file as a whole.
        position: Option<(usize, usize)>,
    },
    /// In a variable of the environment.
    Environment,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, position: Some((line, column)) } => {
                write!(formatter, "{path}, line {line}, column {column}")
            }
            Self::File { path, position: None } => formatter.write_str(path),
            Self::Environment => formatter.write_str("environment"),
        }
    }
}

/// One thing that is wrong with the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands; `None` where nothing does, or a default.
    pub place: Option<Place>,
    /// The setting, as it stands in the file; `None` when there is no such setting, or no file that can be read.
    pub setting: Option<String>,
    /// What is wrong, and what is expected.
    pub message: String,
}

impl Problem {
    pub(super) fn new(setting: &str, found: &str, expected: impl fmt::Display) -> Self {
        // A database's URL may carry its password, and so may any other, before an @.
        let found = if setting == "database_url" || found.contains('@') { HIDDEN } else { found };
        Self::of(setting, format!("is {found:?}; expected {expected}"))
    }

    pub(super) fn missing(setting: &str, expected: &str) -> Self {
        Self::of(setting, format!("is missing; expected {expected}"))
    }

    pub(super) fn of(setting: &str, message: String) -> Self {
        Self { place: None, setting: Some(setting.to_owned()), message }
    }

    /// Of the file itself, where no setting that exists is concerned.
    pub(super) fn of_file(path: &str, position: Option<(usize, usize)>, message: impl fmt::Display) -> Self {
        let place = Some(Place::File { path: path.to_owned(), position });
        Self { place, setting: None, message: message.to_string() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, setting, message } = self;
        if let Some(place) = place {
            write!(formatter, "{place}: ")?;
        }
        if let Some(setting) = setting {
            write!(formatter, "{setting} ({}) ", variable(setting))?;
        }
        formatter.write_str(message)
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

/// What the environment calls a setting.
pub(super) fn variable(setting: &str) -> String {
    format!("STANDEE_{}", setting.to_uppercase())
}
