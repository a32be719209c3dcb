//! What becomes of entry codes after they were made, and the trail of who did it: each change and its line are written
//! together.

use checkout::deed::Deed;
use checkout::entry_code::EntryCode;
use checkout::money::Money;
use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::catalogue::NewCode;
use super::payment::{Query, units};
use super::writer::Change;
use super::{Database, row, unavailable};

/// Makes `$1` at `$2`, as `$3` is, which nothing has replaced.
const MAKE_ANOTHER: &str = "INSERT INTO entry_code (code, store_id, active, label, fixed_amount, minimum, maximum, \
    created_at) SELECT $1, store_id, 1, label, fixed_amount, minimum, maximum, $2 FROM entry_code \
    WHERE code = $3 AND replaced_by IS NULL";

/// Lets `$1` take the place of `$2`.
const RETIRE: &str =
    "UPDATE entry_code SET active = 0, replaced_by = $1 WHERE code = $2 AND replaced_by IS NULL";

/// What can be changed of `$1`, unless something replaced it.
const CODE_AS_IT_IS: &str = "SELECT entry_code.label, entry_code.fixed_amount, entry_code.minimum, \
    entry_code.maximum, store.currency FROM entry_code JOIN store ON store.id = entry_code.store_id \
    WHERE entry_code.code = $1 AND entry_code.replaced_by IS NULL";

const CHANGE: &str =
    "UPDATE entry_code SET label = $1, fixed_amount = $2, minimum = $3, maximum = $4 WHERE code = $5";

/// Who does something, and when.
#[derive(Clone, Copy, Debug)]
pub struct Doer<'text> {
    /// A name that tells the operator who it was.
    pub by: &'text str,
    /// The time.
    pub at: Timestamp,
}

/// A line of a trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeedRow {
    /// When it was.
    pub at: Timestamp,
    /// Who it was.
    pub by: String,
    /// What it was.
    pub deed: String,
    /// Which store, code or poster; which rights.
    pub detail: Option<String>,
}

impl DeedRow {
    /// A line of any trail.
    pub(super) fn read(row: &AnyRow) -> Result<Self, StoreError> {
        Ok(Self {
            at: row::time(row, "at")?,
            by: row::get(row, "by_whom")?,
            deed: row::get(row, "deed")?,
            detail: row::get(row, "detail")?,
        })
    }
}

impl Database {
    /// Switches a code on or off; `false` when there is no such code.
    ///
    /// # Errors
    /// The database's, such as that a replaced code is to be switched on.
    pub async fn set_code_active(
        &self,
        code: &EntryCode,
        active: bool,
        doer: Doer<'_>,
    ) -> Result<bool, StoreError> {
        let line = Line::new(code, if active { Deed::On } else { Deed::Off }, None, doer);
        let changed = self.writer.write(move |connection| {
            Box::pin(async move {
                let query = sqlx::query("UPDATE entry_code SET active = $1 WHERE code = $2")
                    .bind(i64::from(active))
                    .bind(line.code.as_str());
                if changes_nothing(query, connection).await? {
                    return Ok(Change::Undo(false));
                }
                line.write(connection).await.map(|()| Change::Keep(true))
            })
        });
        changed.await
    }

    /// Gives a code another label, price or limits; `false` when there is no such code, or it was replaced. The audit log
    /// has what was changed, from what to what; where nothing was, no line.
    ///
    /// # Errors
    /// The database's.
    pub async fn change_code(&self, new: &NewCode<'_>, doer: Doer<'_>) -> Result<bool, StoreError> {
        let code = *new.code;
        let (by, at) = (doer.by.to_owned(), doer.at);
        let label = new.label.map(str::to_owned);
        let amounts = [new.fixed_amount, new.minimum, new.maximum];
        let sql = format!("{CODE_AS_IT_IS}{}", self.kind.locking_rows());
        let changed = self.writer.write(move |connection| {
            Box::pin(async move {
                let query = sqlx::query(AssertSqlSafe(sql)).bind(code.to_string());
                let Some(old) = query.fetch_optional(&mut *connection).await.map_err(unavailable)? else {
                    return Ok(Change::Undo(false));
                };
                let Some(told) = differences(&old, label.as_deref(), amounts)? else {
                    return Ok(Change::Undo(true));
                };
                let units = amounts.map(|amount| amount.map(|amount| units(amount.minor_units())));
                let query = sqlx::query(CHANGE).bind(label).bind(units[0]).bind(units[1]).bind(units[2]);
                query.bind(code.to_string()).execute(&mut *connection).await.map_err(unavailable)?;
                let line = Line::new(&code, Deed::Changed, Some(&told), Doer { by: &by, at });
                line.write(connection).await.map(|()| Change::Keep(true))
            })
        });
        changed.await
    }

    /// Puts a code into another store; `false` when it does not stand in `from` any more.
    ///
    /// # Errors
    /// The database's, such as that the code was replaced.
    pub async fn move_code(
        &self,
        code: &EntryCode,
        (from, to): (&str, &str),
        doer: Doer<'_>,
    ) -> Result<bool, StoreError> {
        let line = Line::new(code, Deed::Moved, Some(&format!("{from} to {to}")), doer);
        let (from, to) = (from.to_owned(), to.to_owned());
        let moved = self.writer.write(move |connection| {
            Box::pin(async move {
                let query =
                    sqlx::query("UPDATE entry_code SET store_id = $1 WHERE code = $2 AND store_id = $3")
                        .bind(to)
                        .bind(line.code.as_str())
                        .bind(from);
                if changes_nothing(query, connection).await? {
                    return Ok(Change::Undo(false));
                }
                line.write(connection).await.map(|()| Change::Keep(true))
            })
        });
        moved.await
    }

    /// Gives a code's place to a new one, which is as the old one was and on; the old one is off for ever. `false`
    /// when there is no such code, or it was replaced before.
    ///
    /// # Errors
    /// The database's, such as that the new code is taken.
    pub async fn replace_code(
        &self,
        old: &EntryCode,
        new: &EntryCode,
        doer: Doer<'_>,
    ) -> Result<bool, StoreError> {
        let of_old = Line::new(old, Deed::Replaced, Some(new.as_str()), doer);
        let of_new = Line::new(new, Deed::Replaces, Some(old.as_str()), doer);
        let done = self.writer.write(move |connection| {
            Box::pin(async move {
                let [old, new] = [&of_old, &of_new].map(|line| line.code.as_str());
                let made = sqlx::query(MAKE_ANOTHER).bind(new).bind(of_new.at.as_millis()).bind(old);
                if changes_nothing(made, connection).await? {
                    return Ok(Change::Undo(false));
                }
                // Of two at once, the second waits here and finds it done.
                let retired = sqlx::query(RETIRE).bind(new).bind(old);
                if changes_nothing(retired, connection).await? {
                    return Ok(Change::Undo(false));
                }
                of_old.write(connection).await?;
                of_new.write(connection).await.map(|()| Change::Keep(true))
            })
        });
        done.await
    }

    /// The code that took this one's place.
    ///
    /// # Errors
    /// The database's.
    pub async fn replacement(&self, code: &EntryCode) -> Result<Option<String>, StoreError> {
        let found: Option<Option<String>> =
            sqlx::query_scalar("SELECT replaced_by FROM entry_code WHERE code = $1")
                .bind(code.to_string())
                .fetch_optional(&self.pool)
                .await
                .map_err(unavailable)?;
        Ok(found.flatten())
    }

    /// Writes down what was done to a code and changed nothing in it.
    ///
    /// # Errors
    /// The database's.
    pub async fn record(
        &self,
        code: &EntryCode,
        deed: Deed,
        detail: Option<&str>,
        doer: Doer<'_>,
    ) -> Result<(), StoreError> {
        let line = Line::new(code, deed, detail, doer);
        let written = self
            .writer
            .write(move |connection| Box::pin(async move { line.write(connection).await.map(Change::Keep) }));
        written.await
    }

    /// What was done to a code, from its beginning, at most `limit` lines.
    ///
    /// # Errors
    /// The database's.
    pub async fn deeds(&self, code: &EntryCode, limit: u32) -> Result<Vec<DeedRow>, StoreError> {
        let rows = sqlx::query("SELECT * FROM code_deed WHERE code = $1 ORDER BY number LIMIT $2")
            .bind(code.to_string())
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await
            .map_err(unavailable)?;
        rows.iter().map(DeedRow::read).collect()
    }
}

/// The next line of a code's trail.
pub(super) struct Line {
    code: String,
    at: Timestamp,
    by: String,
    deed: Deed,
    detail: Option<String>,
}

impl Line {
    pub(super) fn new(code: &EntryCode, deed: Deed, detail: Option<&str>, doer: Doer<'_>) -> Self {
        let (by, detail) = (doer.by.to_owned(), detail.map(str::to_owned));
        Self { code: code.to_string(), at: doer.at, by, deed, detail }
    }

    /// Of two that are written at once, the primary key refuses one.
    pub(super) async fn write(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO code_deed (code, number, at, by_whom, deed, detail) \
             SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4, $5 FROM code_deed WHERE code = $6",
        )
        .bind(self.code.as_str())
        .bind(self.at.as_millis())
        .bind(self.by.as_str())
        .bind(self.deed.name())
        .bind(self.detail.as_deref())
        .bind(self.code.as_str())
        .execute(connection)
        .await
        .map(drop)
        .map_err(unavailable)
    }
}

/// What is to be another than it is: `label Table 4 → Table 5, amount 5.80 → 6.00`; none, where nothing is.
fn differences(
    old: &AnyRow,
    label: Option<&str>,
    amounts: [Option<Money>; 3],
) -> Result<Option<String>, StoreError> {
    const NONE: &str = "–";
    let currency = row::currency(old)?;
    let before: Option<String> = row::get(old, "label")?;
    let mut pairs = vec![("label", before, label.map(str::to_owned))];
    let columns = [("amount", "fixed_amount"), ("minimum", "minimum"), ("maximum", "maximum")];
    for ((name, column), new) in columns.into_iter().zip(amounts) {
        let old: Option<Money> = row::money(old, column, currency)?;
        pairs.push((name, old.map(|money| money.to_string()), new.map(|money| money.to_string())));
    }
    let shown = |value: Option<String>| value.unwrap_or_else(|| NONE.to_owned());
    let changed = pairs.into_iter().filter(|(_, old, new)| old != new);
    let told: Vec<_> =
        changed.map(|(name, old, new)| format!("{name} {} → {}", shown(old), shown(new))).collect();
    Ok((!told.is_empty()).then(|| told.join(", ")))
}

pub(super) async fn changes_nothing(
    query: Query<'_>,
    connection: &mut AnyConnection,
) -> Result<bool, StoreError> {
    let done = query.execute(connection).await.map_err(unavailable)?;
    Ok(done.rows_affected() == 0)
}
