//! Brings a database up to date before anything else is done with it. Servers and commands may start at the same moment
//! on the same database: one of them makes the steps, the others wait for it.

use std::time::Duration;

use checkout::port::StoreError;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{AnyConnection, Connection as _, Executor as _};

use super::kind::Kind;
use super::unavailable;

/// How often a setting is said to a file that is in use, and the pause before the next time: ten seconds in all. Whoever
/// makes a new file has it for milliseconds.
const SETTING_TRIES_MAX: u32 = 500;
const SETTING_PAUSE: Duration = Duration::from_millis(20);

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// The kind of a database that is up to date, and its last step.
pub(super) fn in_words(kind: Kind) -> String {
    let (name, steps) = match kind {
        Kind::Sqlite => ("SQLite", &SQLITE),
        Kind::Postgres => ("PostgreSQL", &POSTGRES),
    };
    let last = steps.iter().map(|step| step.version).max().unwrap_or_default();
    format!("{name} at step {last}")
}

/// Brings the database at this address up to date, or leaves it as it was, on a connection of its own.
///
/// # Errors
/// What the database says, or that a newer version of standee has been at work on it.
pub(super) async fn bring_up_to_date(kind: Kind, address: &str) -> Result<(), StoreError> {
    let mut connection = AnyConnection::connect(address).await.map_err(unavailable)?;
    for statement in kind.migration_settings() {
        set(&mut connection, statement).await.map_err(|error| told(&error.into()))?;
    }
    let migrated = match kind {
        Kind::Sqlite => in_one_transaction(&mut connection).await,
        Kind::Postgres => run(&POSTGRES, &mut connection).await,
    };
    // Also gives back the lock. That it cannot be closed says nothing of the steps.
    let _ = connection.close().await;
    migrated.map_err(|error| told(&error))
}

/// Says a setting, again where it finds a file in use: SQLite waits for nobody when it changes to the write-ahead log,
/// whatever `busy_timeout` says.
async fn set(connection: &mut AnyConnection, statement: &'static str) -> Result<(), sqlx::Error> {
    let mut tries = 1;
    loop {
        match connection.execute(statement).await {
            Err(error) if is_in_use(&error) && tries < SETTING_TRIES_MAX => {
                tries += 1;
                tokio::time::sleep(SETTING_PAUSE).await;
            }
            done => return done.map(drop),
        }
    }
}

fn is_in_use(error: &sqlx::Error) -> bool {
    /// `SQLITE_BUSY`; which kind of it stands in the higher bits.
    const BUSY: u32 = 5;
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
    code.is_some_and(|code| code & 0xff == BUSY)
}

/// sqlx locks nothing on SQLite, so the one writer there may be is asked for before the first look.
async fn in_one_transaction(connection: &mut AnyConnection) -> Result<(), MigrateError> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    run(&SQLITE, &mut transaction).await?;
    Ok(transaction.commit().await?)
}

/// `Migrator::run` by the door that it has for connections: through the other the compiler loses sight of a lifetime.
async fn run(steps: &Migrator, connection: &mut AnyConnection) -> Result<(), MigrateError> {
    steps.run_direct(None, connection, false).await
}

fn told(error: &MigrateError) -> StoreError {
    StoreError::Unavailable(match error {
        MigrateError::VersionMissing(step) => format!(
            "a newer version of standee has brought it to step {step}, which this version ({}) does not know; \
             run the newer one, or put back the backup from before the upgrade",
            env!("CARGO_PKG_VERSION")
        ),
        MigrateError::VersionMismatch(step) => {
            format!(
                "step {step} was made by a build of standee that is no release; run the build that made it"
            )
        }
        other => format!("bringing it up to date: {other}"),
    })
}
