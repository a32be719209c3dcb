//! What forms have in common: where they lead, and how they are shown again.

use app::console::Done;
use app::console::form::{Problem, Problems};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use checkout::time::Timestamp;
use checkout::user::{PasswordProblem, UserName, check_password};

use crate::catalogue::{NAME_CHARACTERS_MAX, NameProblem};
use crate::day::zoned;
use crate::password::{HashingFailed, Passwords, composed};

/// Leads to the page that follows a form, which says what was done. 303: loading it again posts nothing.
pub(super) fn done(path: &str, done: Done) -> Response {
    let separator = if path.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{path}{separator}done={}", done.name())).into_response()
}

/// A form's page again, with what is wrong.
pub(super) fn wrong(page: String) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response()
}

/// Why a name is not taken, in the form's words.
pub(super) const fn name_problem(problem: NameProblem) -> Problem {
    match problem {
        NameProblem::Length(0) => Problem::Empty,
        NameProblem::Length(_) => Problem::TooLong(NAME_CHARACTERS_MAX),
        NameProblem::Steers => Problem::Steers,
    }
}

/// A point in time as the clocks of this time zone show it.
pub(super) fn local_time(time: Timestamp, timezone: &str) -> String {
    zoned(time, timezone).strftime("%Y-%m-%d %H:%M").to_string()
}

/// What is wrong with a new password that was typed twice.
pub(super) async fn check_new_password(
    passwords: &Passwords,
    (password, repeated): (&str, &str),
    name: &UserName,
) -> Result<Problems, HashingFailed> {
    let mut problems = Problems::default();
    let [password, repeated] = [password, repeated].map(composed);
    let password = password.as_str();
    problems.keep("password", check_password(password, name).map_err(Problem::Password));
    if problems.is_empty() && passwords.is_guessable(password.to_owned(), name.to_string()).await? {
        problems.add("password", Problem::Password(PasswordProblem::Guessable));
    }
    if password != repeated {
        problems.add("repeated", Problem::PasswordsDiffer);
    }
    Ok(problems)
}
