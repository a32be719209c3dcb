//! The database: there, up to date, and taking changes.

use crate::config::Settings;
use crate::sql::Database;

use super::Finding;

const CHECK: &str = "database";

/// What is to be said of the database, and the database. Opening it brings it up to date, as every command does.
pub(super) async fn check(settings: &Settings) -> (Finding, Option<Database>) {
    let address = match settings.database_address() {
        Ok(address) => address,
        Err(error) => return (Finding::failed(CHECK, error, "put the password there, in one line"), None),
    };
    let kind = if address.starts_with("sqlite") { "SQLite" } else { "PostgreSQL" };
    let database = match Database::open(&address).await {
        Ok(database) => database,
        Err(error) => {
            let what_to_do =
                "see that database_url names it, that it runs, and that this user may read and write it";
            return (Finding::failed(CHECK, format!("{kind}: {error}"), what_to_do), None);
        }
    };
    if let Err(error) = database.takes_changes().await {
        let what_to_do = "make room on its disk, or let it take changes again (PostgreSQL: default_transaction_read_only, \
            a standby)";
        return (
            Finding::failed(CHECK, format!("{kind} can be read and takes no changes: {error}"), what_to_do),
            Some(database),
        );
    }
    (Finding::ok(CHECK, format!("{kind}, up to date, and it takes changes")), Some(database))
}
