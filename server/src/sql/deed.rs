//! What becomes of entry codes after they were made, and the trail of who did it: each change and its line are written
//! together.

use checkout::entry_code::EntryCode;
use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::{Any, Transaction};

use super::{Database, row, unavailable};

/// Who does something, and when.
#[derive(Clone, Copy, Debug)]
pub struct Doer<'text> {
    /// A name that tells the operator who it was.
    pub by: &'text str,
    /// The time.
    pub at: Timestamp,
}

/// What is done to a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It was made.
    Added,
    /// It takes payments again.
    On,
    /// It takes none.
    Off,
    /// It stands in another store.
    Moved,
    /// Another code took its place.
    Replaced,
    /// It took another code's place.
    Replaces,
    /// Its poster was made.
    Printed,
}

impl Deed {
    const fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::On => "on",
            Self::Off => "off",
            Self::Moved => "moved",
            Self::Replaced => "replaced",
            Self::Replaces => "replaces",
            Self::Printed => "printed",
        }
    }
}

/// A line of a code's trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeedRow {
    /// When it was.
    pub at: Timestamp,
    /// Who it was.
    pub by: String,
    /// What it was.
    pub deed: String,
    /// Which store, code or poster.
    pub detail: Option<String>,
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
        let mut transaction = self.pool.begin().await.map_err(unavailable)?;
        let changed = sqlx::query("UPDATE entry_code SET active = $1 WHERE code = $2")
            .bind(i64::from(active))
            .bind(code.to_string())
            .execute(&mut *transaction)
            .await
            .map_err(unavailable)?;
        if changed.rows_affected() == 0 {
            return Ok(false);
        }
        let deed = if active { Deed::On } else { Deed::Off };
        write_line(&mut transaction, code, deed, None, doer).await?;
        transaction.commit().await.map(|()| true).map_err(unavailable)
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
        let mut transaction = self.pool.begin().await.map_err(unavailable)?;
        let changed = sqlx::query("UPDATE entry_code SET store_id = $1 WHERE code = $2 AND store_id = $3")
            .bind(to)
            .bind(code.to_string())
            .bind(from)
            .execute(&mut *transaction)
            .await
            .map_err(unavailable)?;
        if changed.rows_affected() == 0 {
            return Ok(false);
        }
        let detail = format!("{from} to {to}");
        write_line(&mut transaction, code, Deed::Moved, Some(&detail), doer).await?;
        transaction.commit().await.map(|()| true).map_err(unavailable)
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
        let mut transaction = self.pool.begin().await.map_err(unavailable)?;
        let made = sqlx::query(
            "INSERT INTO entry_code (code, store_id, active, label, fixed_amount, minimum, maximum, created_at) \
             SELECT $1, store_id, 1, label, fixed_amount, minimum, maximum, $2 FROM entry_code \
             WHERE code = $3 AND replaced_by IS NULL",
        )
        .bind(new.to_string())
        .bind(doer.at.as_millis())
        .bind(old.to_string())
        .execute(&mut *transaction)
        .await
        .map_err(unavailable)?;
        if made.rows_affected() == 0 {
            return Ok(false);
        }
        // Of two at once, the second waits here and finds it done.
        let changed = sqlx::query(
            "UPDATE entry_code SET active = 0, replaced_by = $1 WHERE code = $2 AND replaced_by IS NULL",
        )
        .bind(new.to_string())
        .bind(old.to_string())
        .execute(&mut *transaction)
        .await
        .map_err(unavailable)?;
        if changed.rows_affected() == 0 {
            return Ok(false);
        }
        write_line(&mut transaction, old, Deed::Replaced, Some(new.as_str()), doer).await?;
        write_line(&mut transaction, new, Deed::Replaces, Some(old.as_str()), doer).await?;
        transaction.commit().await.map(|()| true).map_err(unavailable)
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
        let mut transaction = self.pool.begin().await.map_err(unavailable)?;
        write_line(&mut transaction, code, deed, detail, doer).await?;
        transaction.commit().await.map_err(unavailable)
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
        rows.iter()
            .map(|row| {
                Ok(DeedRow {
                    at: row::time(row, "at")?,
                    by: row::get(row, "by_whom")?,
                    deed: row::get(row, "deed")?,
                    detail: row::get(row, "detail")?,
                })
            })
            .collect()
    }
}

/// The next line of a code's trail. Of two that are written at once, the primary key refuses one.
async fn write_line(
    transaction: &mut Transaction<'_, Any>,
    code: &EntryCode,
    deed: Deed,
    detail: Option<&str>,
    doer: Doer<'_>,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO code_deed (code, number, at, by_whom, deed, detail) \
         SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4, $5 FROM code_deed WHERE code = $6",
    )
    .bind(code.to_string())
    .bind(doer.at.as_millis())
    .bind(doer.by)
    .bind(deed.name())
    .bind(detail)
    .bind(code.to_string())
    .execute(&mut **transaction)
    .await
    .map(drop)
    .map_err(unavailable)
}
