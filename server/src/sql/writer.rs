//! Writing: every change is stored whole or not at all, and once its future has returned it lasts.
//!
//! PostgreSQL has many writers and groups their commits by itself: there a change is a transaction of its own. SQLite
//! has one writer at a time, and each commit waits for the disk: there one task takes all changes that have queued up
//! while it waited, each in a savepoint, and commits them together. Durability is the same; a hundred payers at once
//! wait for one flush of the disk and not for a hundred.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;

use checkout::port::StoreError;
use futures::FutureExt as _;
use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Executor as _};
use tokio::sync::{mpsc, oneshot};

use super::kind::Kind;
use super::payment::Query;
use super::unavailable;

/// Changes that are committed together at most. The first of them waits for the last.
const GROUP_MAX: usize = 64;

/// Changes that wait for their turn at most; who comes after that waits to wait.
const QUEUE_MAX: usize = 1024;

/// Around one change among others of a transaction on SQLite.
const SAVEPOINT: &str = "SAVEPOINT change";
const ROLLBACK: &str = "ROLLBACK TO change; RELEASE change";
const RELEASE: &str = "RELEASE change";

/// What became of a change, as whoever made it saw it.
pub(super) enum Change<T> {
    /// Everything it wrote is to be kept.
    Keep(T),
    /// Nothing is: somebody else was first.
    Undo(T),
}

/// What one change does, on a connection that is its own for so long.
pub(super) type Doing<'connection, T> =
    Pin<Box<dyn Future<Output = Result<Change<T>, StoreError>> + Send + 'connection>>;

/// Writes to the database, for all who ask.
#[derive(Clone, Debug)]
pub(super) enum Writer {
    /// Each change in a transaction of its own.
    Single(AnyPool),
    /// The queue of the one task that writes.
    Grouped(mpsc::Sender<Job>),
}

/// A change in the queue: does its work, and says how to tell of it.
pub(super) type Job =
    Box<dyn for<'connection> FnOnce(&'connection mut AnyConnection) -> Working<'connection> + Send>;
pub(super) type Working<'connection> = Pin<Box<dyn Future<Output = Worked> + Send + 'connection>>;

/// A change that was made and is not yet committed.
pub(super) struct Worked {
    /// Whether its savepoint is still there, to go back to.
    is_to_be_undone: bool,
    /// Tells whoever waits, once it is known whether the group was committed.
    tell: Box<dyn FnOnce(Result<(), String>) + Send>,
}

impl Writer {
    /// Must be called where a runtime runs: the task of SQLite's writer lives there, until nobody is left to ask it.
    pub(super) fn new(kind: Kind, pool: &AnyPool) -> Self {
        match kind {
            Kind::Postgres => Self::Single(pool.clone()),
            Kind::Sqlite => {
                let (sender, jobs) = mpsc::channel(QUEUE_MAX);
                tokio::spawn(keep_writing(pool.clone(), jobs));
                Self::Grouped(sender)
            }
        }
    }

    /// Does `work` and commits it, unless it says [`Change::Undo`] or fails.
    ///
    /// # Errors
    /// The work's own, or that it could not be committed: then nothing of it was kept. A caller that goes away does
    /// not take its work back.
    pub(super) async fn write<T, W>(&self, work: W) -> Result<T, StoreError>
    where
        T: Send + 'static,
        W: for<'connection> FnOnce(&'connection mut AnyConnection) -> Doing<'connection, T> + Send + 'static,
    {
        match self {
            Self::Single(pool) => {
                let mut transaction = pool.begin().await.map_err(unavailable)?;
                match work(&mut transaction).await? {
                    Change::Keep(value) => transaction.commit().await.map(|()| value).map_err(unavailable),
                    Change::Undo(value) => Ok(value),
                }
            }
            Self::Grouped(queue) => {
                let (sender, answer) = oneshot::channel();
                queue.send(job(work, sender)).await.map_err(|_| gone())?;
                answer.await.map_err(|_| gone())?
            }
        }
    }

    /// Does one plain statement and commits it; how many rows it changed.
    ///
    /// # Errors
    /// As [`Writer::write`].
    pub(super) async fn execute(&self, statement: Query<'static>) -> Result<u64, StoreError> {
        let changed = self.write(move |connection| {
            Box::pin(async move {
                let done = statement.execute(connection).await.map_err(unavailable)?;
                Ok(Change::Keep(done.rows_affected()))
            })
        });
        changed.await
    }

    /// Does what [`Kind::if_changed`] put together, all of it or nothing, and commits it; whether a row came back. Sent at
    /// once: to PostgreSQL it is a transaction by itself, among SQLite's others one message to its thread.
    ///
    /// # Errors
    /// As [`Writer::write`].
    pub(super) async fn write_at_once(
        &self,
        sql: &str,
        bind: impl FnOnce(Query<'static>) -> Query<'static>,
    ) -> Result<bool, StoreError> {
        let statement = |sql| bind(sqlx::query(AssertSqlSafe(sql)));
        match self {
            Self::Single(pool) => {
                let written = statement(sql.to_owned()).fetch_optional(pool).await;
                written.map(|row| row.is_some()).map_err(unavailable)
            }
            Self::Grouped(queue) => {
                let statement = statement(format!("{SAVEPOINT}; {sql}; {RELEASE}"));
                let (sender, answer) = oneshot::channel();
                let job: Job = Box::new(move |connection| {
                    Box::pin(async move {
                        let rows = statement.fetch_all(connection).await;
                        worked(rows.map(|rows| Change::Keep(!rows.is_empty())).map_err(unavailable), sender)
                    })
                });
                queue.send(job).await.map_err(|_| gone())?;
                answer.await.map_err(|_| gone())?
            }
        }
    }
}

fn gone() -> StoreError {
    StoreError::Unavailable("the change was not written".to_owned())
}

fn job<T, W>(work: W, sender: oneshot::Sender<Result<T, StoreError>>) -> Job
where
    T: Send + 'static,
    W: for<'connection> FnOnce(&'connection mut AnyConnection) -> Doing<'connection, T> + Send + 'static,
{
    Box::new(move |connection| {
        Box::pin(async move {
            let saved = connection.execute(SAVEPOINT).await;
            let change = match saved.map_err(unavailable) {
                Ok(_) => work(&mut *connection).await,
                Err(error) => Err(error),
            };
            let change = match change {
                Ok(Change::Keep(value)) => {
                    connection.execute(RELEASE).await.map(|_| Change::Keep(value)).map_err(unavailable)
                }
                other => other,
            };
            worked(change, sender)
        })
    })
}

fn worked<T: Send + 'static>(
    change: Result<Change<T>, StoreError>,
    sender: oneshot::Sender<Result<T, StoreError>>,
) -> Worked {
    let (is_to_be_undone, result) = match change {
        Ok(Change::Keep(value)) => (false, Ok(value)),
        Ok(Change::Undo(value)) => (true, Ok(value)),
        Err(error) => (true, Err(error)),
    };
    let tell = move |committed: Result<(), String>| {
        // What failed by itself failed for its own reason. Whoever waited may have gone.
        let result = result.and_then(|value| match committed {
            Ok(()) => Ok(value),
            Err(error) => Err(StoreError::Unavailable(error)),
        });
        let _ = sender.send(result);
    };
    Worked { is_to_be_undone, tell: Box::new(tell) }
}

/// A change that panics takes its group with it, which is then not written, and no other.
async fn keep_writing(pool: AnyPool, mut jobs: mpsc::Receiver<Job>) {
    while AssertUnwindSafe(write_in_groups(&pool, &mut jobs)).catch_unwind().await.is_err() {
        tracing::error!("a change to the database panicked; those that were to be committed with it are not");
    }
}

async fn write_in_groups(pool: &AnyPool, jobs: &mut mpsc::Receiver<Job>) {
    let mut group = Vec::with_capacity(GROUP_MAX);
    while jobs.recv_many(&mut group, GROUP_MAX).await > 0 {
        let mut worked = Vec::with_capacity(group.len());
        let committed = commit(pool, &mut group, &mut worked).await.map_err(|error| error.to_string());
        // Those whose turn did not come hear that nothing was written, because nobody is left to tell them.
        group.clear();
        for Worked { tell, .. } in worked {
            tell(committed.clone());
        }
    }
}

/// One transaction for the whole group. A change that fails takes back its own savepoint; a database that fails takes
/// back everything.
async fn commit(pool: &AnyPool, group: &mut Vec<Job>, worked: &mut Vec<Worked>) -> Result<(), sqlx::Error> {
    // Takes its turn at once, so that it cannot fail half-way for want of it.
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    for job in group.drain(..) {
        let ended = job(&mut transaction).await;
        let is_to_be_undone = ended.is_to_be_undone;
        worked.push(ended);
        if is_to_be_undone {
            transaction.execute(ROLLBACK).await?;
        }
    }
    transaction.commit().await
}
