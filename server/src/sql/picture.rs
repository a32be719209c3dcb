//! Pictures that were uploaded in the console: all servers on the database show them.

use checkout::port::StoreError;
use checkout::time::Timestamp;

use super::deed::Doer;
use super::trail::TrailLine;
use super::writer::Change;
use super::{Database, row, unavailable};

/// A picture is kept in the place of another of the same, or where there are fewer than `$4` in all, and fewer than `$5` of
/// the merchant whose store it is of.
const KEEP: &str = "INSERT INTO picture (about, file, at) SELECT $1, $2, $3 \
    WHERE EXISTS (SELECT 1 FROM picture WHERE about = $6) OR ((SELECT COUNT(*) FROM picture) < $4 \
        AND (SELECT COUNT(*) FROM picture JOIN store ON store.id = picture.about WHERE store.merchant_id = \
            (SELECT merchant_id FROM store WHERE id = $7)) < $5) \
    ON CONFLICT (about) DO UPDATE SET file = excluded.file, \
    at = CASE WHEN excluded.at > picture.at THEN excluded.at ELSE picture.at + 1 END";

impl Database {
    /// What there are pictures of, and since when each is as it is; in the order of their names.
    ///
    /// # Errors
    /// The database's.
    pub async fn pictures_since(&self) -> Result<Vec<(String, Timestamp)>, StoreError> {
        let query = sqlx::query("SELECT about, at FROM picture ORDER BY about");
        let rows = query.fetch_all(&self.pool).await.map_err(unavailable)?;
        rows.iter().map(|row| Ok((row::get(row, "about")?, row::time(row, "at")?))).collect()
    }

    /// The file of one picture.
    ///
    /// # Errors
    /// The database's.
    pub async fn picture(&self, about: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let query = sqlx::query_scalar("SELECT file FROM picture WHERE about = $1").bind(about);
        query.fetch_optional(&self.pool).await.map_err(unavailable)
    }

    /// Keeps a picture in the place of the one before; `false` when there are as many as there may be: in all, and of the
    /// store's merchant.
    ///
    /// # Errors
    /// The database's, such as that the file is too large.
    pub async fn keep_picture(
        &self,
        about: &str,
        file: Vec<u8>,
        (all_max, of_merchant_max): (usize, usize),
        doer: Doer<'_>,
    ) -> Result<bool, StoreError> {
        let line = TrailLine::new(about, "picture", None, doer);
        let (about, at) = (about.to_owned(), doer.at.as_millis());
        let kept = self.writer.write(move |connection| {
            Box::pin(async move {
                let query = sqlx::query(KEEP).bind(about.as_str()).bind(file).bind(at);
                let [all_max, of_merchant_max] =
                    [all_max, of_merchant_max].map(|max| i64::try_from(max).unwrap_or(i64::MAX));
                let query =
                    query.bind(all_max).bind(of_merchant_max).bind(about.as_str()).bind(about.as_str());
                let done = query.execute(&mut *connection).await.map_err(unavailable)?;
                if done.rows_affected() == 0 {
                    return Ok(Change::Undo(false));
                }
                line.write(connection).await.map(|()| Change::Keep(true))
            })
        });
        kept.await
    }

    /// Takes a picture away, if there is one.
    ///
    /// # Errors
    /// The database's.
    pub async fn remove_picture(&self, about: &str, doer: Doer<'_>) -> Result<(), StoreError> {
        let line = TrailLine::new(about, "picture_removed", None, doer);
        let about = about.to_owned();
        let removed = self.writer.write(move |connection| {
            Box::pin(async move {
                let query = sqlx::query("DELETE FROM picture WHERE about = $1").bind(about.as_str());
                let done = query.execute(&mut *connection).await.map_err(unavailable)?;
                if done.rows_affected() == 0 {
                    return Ok(Change::Undo(()));
                }
                line.write(connection).await.map(Change::Keep)
            })
        });
        removed.await
    }
}
