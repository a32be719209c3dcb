//! Poolers between the server and PostgreSQL that lend a session for one transaction at a time, such as PgBouncer with
//! `pool_mode = transaction`. Standee needs sessions of its own: statements that are prepared once, settings that last
//! (`statement_timeout`, `lock_timeout`), and LISTEN. Such a pooler is named, with what to do, before anything is done.

use sqlx::{AnyConnection, Executor as _, Row as _};

/// What is to be said of one.
pub(super) const WORDS: &str = "database_url leads to a pooler that gives each transaction another session (PgBouncer: \
    pool_mode = transaction or statement), and standee needs sessions of its own: name PostgreSQL's own address and port, or \
    a database of the pooler with pool_mode = session";

/// PostgreSQL's codes for a statement that another client of the same session has prepared (42P05), or that this session
/// never heard of (26000).
const OF_OTHER_SESSIONS: [&str; 2] = ["42P05", "26000"];

/// Whether two connections that are open at the same time have not each a session of their own. Asked without prepared
/// statements, which are what such a pooler mixes up.
pub(super) async fn is_between(
    one: &mut AnyConnection,
    other: &mut AnyConnection,
) -> Result<bool, sqlx::Error> {
    let before = [session(one).await?, session(other).await?];
    let after = [session(one).await?, session(other).await?];
    let [first, second] = before;
    Ok(first == second || before != after)
}

async fn session(connection: &mut AnyConnection) -> Result<i32, sqlx::Error> {
    connection.fetch_one("SELECT pg_backend_pid()").await?.try_get(0)
}

/// Whether an error says that a statement met another session than the one that it was prepared in.
pub(super) fn is_named_by(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    code.is_some_and(|code| OF_OTHER_SESSIONS.contains(&&*code))
}
