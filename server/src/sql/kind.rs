//! What differs between the two kinds of database.

use std::path::Path;

use checkout::port::StoreError;

use crate::private_file;

/// A kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A file beside the server: the default.
    Sqlite,
    /// For when one machine is not enough.
    Postgres,
}

impl Kind {
    /// The kind that a URL of the configuration names.
    pub(super) fn of(url: &str) -> Self {
        if url.starts_with("postgres") { Self::Postgres } else { Self::Sqlite }
    }

    /// The file that a URL of the configuration names, where the database is one.
    pub(super) fn file(self, url: &str) -> Option<&Path> {
        (self == Self::Sqlite).then(|| Path::new(file_of(url)))
    }

    /// The address to connect to. A file and its folder are made, for their owner alone: SQLite would make the file as
    /// every program's umask has it, readable for everybody, and the log and the index beside it are as the file is.
    pub(super) fn address(self, url: &str) -> Result<String, StoreError> {
        let Some(path) = self.file(url) else { return Ok(url.to_owned()) };
        let failed = |what: &Path| {
            let what = what.display().to_string();
            move |error| StoreError::Unavailable(format!("cannot make {what}: {error}"))
        };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            private_file::make_folder(folder).map_err(failed(folder))?;
        }
        private_file::make(path).map_err(failed(path))?;
        Ok(format!("sqlite://{}?mode=rwc", path.display()))
    }

    /// Sees that there is a database, where it is a file: commands that only read make none, or one that was started in
    /// the wrong folder would find an empty shop there.
    ///
    /// # Errors
    /// Which file was looked for.
    pub(super) fn must_be_there(self, url: &str) -> Result<(), StoreError> {
        if self == Self::Postgres {
            return Ok(());
        }
        let path = Path::new(file_of(url));
        if path.exists() {
            return Ok(());
        }
        let file = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        Err(StoreError::Unavailable(format!(
            "there is no file {}: see database_url, and the folder that this is started in; `standee serve` makes a new one",
            file.display()
        )))
    }

    /// Tells, by a row, whether the database was ever brought up to date by this program.
    pub(super) const fn is_ours(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT 1 FROM sqlite_master WHERE name = '_sqlx_migrations'",
            Self::Postgres => "SELECT 1 WHERE to_regclass('_sqlx_migrations') IS NOT NULL",
        }
    }

    /// Its name, as OpenTelemetry has it.
    pub(super) const fn system_name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgresql",
        }
    }

    /// Whether a connection may have died since it was used last, so that it is asked before it is used again: that costs
    /// a round trip, and spares a payer the restart of a database. A file does not hang up.
    pub(super) const fn can_lose_connections(self) -> bool {
        matches!(self, Self::Postgres)
    }

    /// Said once on every connection.
    pub(super) const fn connection_settings(self) -> &'static str {
        match self {
            // FULL: a payment that was stored survives a power cut, not only a crash.
            Self::Sqlite => {
                "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                 PRAGMA foreign_keys = ON;"
            }
            // A statement that hangs holds up a payer; one that waits for a lock holds up everyone. Questions here take
            // milliseconds, and no longer: to start workers for one, or to compile it, takes more than it gains (a month's
            // sums of a store, of 200,000 payments: 51 ms with two workers, 15 without).
            Self::Postgres => {
                "SET statement_timeout = '15s'; SET lock_timeout = '5s'; \
                 SET idle_in_transaction_session_timeout = '15s'; SET synchronous_commit = on; \
                 SET max_parallel_workers_per_gather = 0; SET jit = off"
            }
        }
    }

    /// `change`, which writes one row or none, and, if it wrote one, `insert` with what `select` makes: one statement, or
    /// to SQLite two that are sent as one. A row comes back if the row was written.
    pub(super) fn if_changed(self, change: &str, insert: &str, select: &str) -> String {
        match self {
            Self::Sqlite => format!("{change}; {insert} {select} WHERE changes() = 1 RETURNING 1"),
            Self::Postgres => {
                format!("WITH changed AS ({change} RETURNING 1) {insert} {select} FROM changed RETURNING 1")
            }
        }
    }

    /// Ends a query whose rows are about to be changed: rows that another server has in hand are passed over.
    pub(super) const fn skipping_taken_rows(self) -> &'static str {
        match self {
            // One writer at a time: nobody else has any.
            Self::Sqlite => "",
            Self::Postgres => " FOR UPDATE SKIP LOCKED",
        }
    }

    /// A column whose condition is not to choose the index. SQLite keeps no statistics here, so that it would take any
    /// index whose first column is given; PostgreSQL knows better.
    pub(super) fn looked_at(self, column: &str) -> String {
        match self {
            Self::Sqlite => format!("+{column}"),
            Self::Postgres => column.to_owned(),
        }
    }

    /// A text that is compared byte by byte, as its index has it, and not as a language sorts.
    pub(super) fn bytewise(self, expression: &str) -> String {
        match self {
            Self::Sqlite => expression.to_owned(),
            Self::Postgres => format!("{expression} COLLATE \"C\""),
        }
    }

    /// Ends a query whose rows are about to be changed: another server waits until that is done.
    pub(super) const fn locking_rows(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " FOR UPDATE",
        }
    }

    /// Said one after the other on the connection that brings the database up to date. Whoever comes second waits for
    /// two minutes; a step may take ten, as an index on many payments does.
    pub(super) const fn migration_settings(self) -> &'static [&'static str] {
        match self {
            Self::Sqlite => &[
                "PRAGMA busy_timeout = 120000",
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
            ],
            // A step that waits for payers has payers wait behind it.
            Self::Postgres => &["SET statement_timeout = '10min'", "SET lock_timeout = '5s'"],
        }
    }

    /// Said in a transaction that lasts while the steps are made, on another connection than theirs. The lock is the
    /// transaction's, and not the session's: a pooler that keeps the session would keep the lock as well.
    pub(super) const fn migration_lock(self) -> &'static [&'static str] {
        match self {
            Self::Sqlite => &[],
            Self::Postgres => &[
                "SET LOCAL idle_in_transaction_session_timeout = 0",
                "SET LOCAL statement_timeout = 0",
                "SET LOCAL lock_timeout = '2min'",
                "SELECT pg_advisory_xact_lock(hashtext('standee: bringing the database up to date'))",
            ],
        }
    }
}

/// The path in a URL of SQLite.
pub(crate) fn file_of(url: &str) -> &str {
    let path = url.strip_prefix("sqlite://").unwrap_or(url);
    path.split('?').next().unwrap_or(path)
}
