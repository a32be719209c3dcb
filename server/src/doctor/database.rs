//! The database: there, up to date, taking changes, and in a place where it lasts.

use std::path::Path;

use crate::config::Settings;
use crate::sql::{Database, file_of};

use super::{Finding, file_system};

const CHECK: &str = "database";

/// What is to be said of the database, and the database. Opening it brings it up to date, as every command does; none is
/// made.
pub(super) async fn check(settings: &Settings) -> (Finding, Option<Database>) {
    let address = match settings.database_address() {
        Ok(address) => address,
        Err(error) => return (Finding::failed(CHECK, error, "put the password there, in one line"), None),
    };
    let is_file = address.starts_with("sqlite");
    let kind = if is_file { "SQLite" } else { "PostgreSQL" };
    let database = match Database::open_existing(&address).await {
        Ok(database) => database,
        Err(error) => {
            let what_to_do =
                "see that database_url names it, that it runs, and that this user may read and write it";
            return (Finding::failed(CHECK, format!("{kind}: {error}"), what_to_do), None);
        }
    };
    if let Err(error) = database.takes_changes().await {
        let error = error.to_string();
        let seen = format!("{kind} can be read and takes no changes: {error}");
        return (Finding::failed(CHECK, seen, why_it_takes_none(&error)), Some(database));
    }
    let place = if is_file { file_system::of(Path::new(file_of(&address))) } else { None };
    let on = place.as_ref().map_or_else(String::new, |place| format!(" on {place}"));
    let seen = format!("{kind}{on}, up to date, and it takes changes");
    let exposed: Vec<String> = database.exposed_files().iter().map(ToString::to_string).collect();
    if !exposed.is_empty() {
        let what_to_do = "let its owner alone read it: payers' addresses and the secrets of second factors and webhooks are in it";
        return (
            Finding::warning(CHECK, format!("{seen}; but {}", exposed.join("; ")), what_to_do),
            Some(database),
        );
    }
    let found = match place.as_deref().and_then(file_system::advice) {
        Some(advice) => Finding::warning(CHECK, seen, advice),
        None => Finding::ok(CHECK, seen),
    };
    (found, Some(database))
}

/// What to do, by the database's own words: room on a disk helps where there is none, and nowhere else.
fn why_it_takes_none(error: &str) -> &'static str {
    const NO_ROOM: [&str; 4] = ["full", "No space", "disk I/O", "exceeded"];
    const READ_ONLY: [&str; 2] = ["read-only", "readonly"];
    let says = |words: &[&str]| words.iter().any(|word| error.contains(word));
    if says(&READ_ONLY) {
        return "let it take changes again (PostgreSQL: default_transaction_read_only, a standby; SQLite: whose the file and \
            its folder are)";
    }
    if says(&NO_ROOM) {
        return "make room on its disk";
    }
    "its own words say why; PostgreSQL's log says more"
}

#[cfg(test)]
mod tests {
    use super::why_it_takes_none;

    /// field.md 18: room on a disk was advised for whatever went wrong.
    #[test]
    fn room_is_advised_where_there_is_none() {
        for (error, advice) in [
            ("database or disk is full", "make room"),
            ("could not extend file: No space left on device", "make room"),
            ("cannot execute INSERT in a read-only transaction", "take changes again"),
            ("attempt to write a readonly database", "take changes again"),
            ("canceling statement due to lock timeout", "own words"),
        ] {
            assert!(why_it_takes_none(error).contains(advice), "{error}");
        }
    }
}
