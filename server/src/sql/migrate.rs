//! Brings a database up to date before anything else is done with it. Servers and commands may start at the same moment
//! on the same database: one of them makes the steps, the others wait for it.

use std::sync::LazyLock;
use std::time::Duration;

use checkout::port::StoreError;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{AnyConnection, Connection as _, Executor as _};

use super::kind::Kind;
use super::{pooler, unavailable};

/// How often a setting is said to a file that is in use, and the pause before the next time: ten seconds in all. Whoever
/// makes a new file has it for milliseconds.
const SETTING_TRIES_MAX: u32 = 500;
const SETTING_PAUSE: Duration = Duration::from_millis(20);

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
/// sqlx's own lock is the session's, and would stay behind in a pooler's.
static POSTGRES: LazyLock<Migrator> = LazyLock::new(|| {
    let mut steps = sqlx::migrate!("migrations/postgres");
    steps.set_locking(false);
    steps
});

/// The kind of a database that is up to date, and its last step.
pub(super) fn in_words(kind: Kind) -> String {
    let (name, steps) = match kind {
        Kind::Sqlite => ("SQLite", &SQLITE),
        Kind::Postgres => ("PostgreSQL", &*POSTGRES),
    };
    let last = steps.iter().map(|step| step.version).max().unwrap_or_default();
    format!("{name} at step {last}")
}

/// Brings the database at this address up to date, or leaves it as it was, on connections of its own. Unless it `makes`
/// one, a database in which this program has never been is left as it is.
///
/// # Errors
/// What the database says, or that a newer version of standee has been at work on it.
pub(super) async fn bring_up_to_date(kind: Kind, address: &str, makes: bool) -> Result<(), StoreError> {
    let mut connection = AnyConnection::connect(address).await.map_err(unavailable)?;
    let done = match kind {
        _ if !makes && !is_ours(kind, &mut connection).await? => Err(StoreError::Unavailable(
            "there are no tables of standee in it: see database_url; `standee serve` makes them".to_owned(),
        )),
        Kind::Sqlite => {
            settle(kind, &mut connection).await?;
            in_one_transaction(&mut connection).await.map_err(|error| told(&error))
        }
        Kind::Postgres => one_after_another(&mut connection, address).await,
    };
    // That it cannot be closed says nothing of the steps.
    let _ = connection.close().await;
    done
}

async fn is_ours(kind: Kind, connection: &mut AnyConnection) -> Result<bool, StoreError> {
    let row = connection.fetch_optional(kind.is_ours()).await.map_err(unavailable)?;
    Ok(row.is_some())
}

async fn settle(kind: Kind, connection: &mut AnyConnection) -> Result<(), StoreError> {
    for statement in kind.migration_settings() {
        set(connection, statement).await.map_err(|error| told(&error.into()))?;
    }
    Ok(())
}

/// PostgreSQL: each step in a transaction of its own, so that payers wait for one at most, and all of them while a second
/// connection holds the lock. Where there is nothing to do no lock is asked for, and nobody is waited for.
async fn one_after_another(connection: &mut AnyConnection, address: &str) -> Result<(), StoreError> {
    let mut second = AnyConnection::connect(address).await.map_err(unavailable)?;
    if pooler::is_between(connection, &mut second).await.map_err(unavailable)? {
        return Err(StoreError::Unavailable(pooler::WORDS.to_owned()));
    }
    if is_up_to_date(connection).await {
        return Ok(());
    }
    settle(Kind::Postgres, connection).await?;
    let mut lock = second.begin().await.map_err(unavailable)?;
    for statement in Kind::Postgres.migration_lock() {
        lock.execute(*statement).await.map_err(held)?;
    }
    let done = run(&POSTGRES, connection).await.map_err(|error| told(&error));
    // Ends with the connection, if not here.
    let _ = lock.rollback().await;
    done
}

/// Whether exactly the steps that there are were made, and none of another version. An error says that they were not.
async fn is_up_to_date(connection: &mut AnyConnection) -> bool {
    let sql = "SELECT version, checksum FROM _sqlx_migrations WHERE success ORDER BY version";
    let Ok(made) = sqlx::query_as::<_, (i64, Vec<u8>)>(sql).fetch_all(connection).await else { return false };
    let made = made.iter().map(|(version, checksum)| (*version, checksum.as_slice()));
    made.eq(POSTGRES.iter().map(|step| (step.version, &*step.checksum)))
}

/// Why the lock was not to be had.
fn held(error: sqlx::Error) -> StoreError {
    const LOCK_NOT_AVAILABLE: &str = "55P03";
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    if code.as_deref() != Some(LOCK_NOT_AVAILABLE) {
        return told(&error.into());
    }
    StoreError::Unavailable(
        "bringing it up to date: another has held the lock for two minutes. Does another server make a long step? Who holds \
         it: SELECT a.pid, a.application_name, a.state FROM pg_locks l JOIN pg_stat_activity a USING (pid) \
         WHERE l.locktype = 'advisory' AND l.granted"
            .to_owned(),
    )
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
