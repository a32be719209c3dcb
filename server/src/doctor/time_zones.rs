//! The time zones: which database is in use, and whether it has the zone of every store.

use checkout::access::Scope;
use checkout::port::StoreError;

use super::Finding;
use crate::sql::Database;
use crate::zones;

const CHECK: &str = "time_zones";

/// The time zones of stores that no database at hand has.
///
/// # Errors
/// The database's.
pub(crate) async fn unknown(database: &Database) -> Result<Vec<String>, StoreError> {
    let named = database.timezones(&Scope::All, None).await?;
    Ok(named.into_iter().filter(|name| zones::get(name).is_none()).collect())
}

/// What is said of such zones, and what to do.
pub(crate) fn missing(unknown: &[String]) -> (String, &'static str) {
    let seen = format!(
        "stores are in time zones that are not known here: {}; in use is {}",
        unknown.join(", "),
        zones::in_words()
    );
    (seen, "update standee, or this machine's tzdata: where the stores were added, one of them is newer")
}

pub(super) async fn check(database: Option<&Database>) -> Finding {
    let Some(database) = database else { return Finding::ok(CHECK, zones::in_words()) };
    match unknown(database).await {
        Ok(unknown) if unknown.is_empty() => Finding::ok(CHECK, zones::in_words()),
        Ok(unknown) => {
            let (seen, what_to_do) = missing(&unknown);
            Finding::failed(CHECK, seen, what_to_do)
        }
        Err(error) => Finding::skipped(CHECK, error),
    }
}
