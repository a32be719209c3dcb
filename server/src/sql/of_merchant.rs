//! What merchants have so many of at most, and what is found within a scope: their webhooks, and their API keys.

use checkout::access::Scope;
use checkout::port::StoreError;
use sqlx::AssertSqlSafe;
use sqlx::any::{AnyArguments, AnyRow};

use super::payment::Query;
use super::scope::{of_merchants, placeholder, text_placeholder};
use super::trail::TrailLine;
use super::writer::Change;
use super::{Database, unavailable};

impl Database {
    /// Inserts one more with the line that tells of it; `false` when the merchant has `max` already, by the number that
    /// `counted` gives of the merchant `$1`.
    pub(super) async fn add_to_merchant(
        &self,
        merchant_id: &str,
        (counted, max): (&'static str, u32),
        insert: Query<'static>,
        line: TrailLine,
    ) -> Result<bool, StoreError> {
        let (merchant_id, lock) = (merchant_id.to_owned(), self.kind.locking_rows());
        let added = self.writer.write(move |connection| {
            Box::pin(async move {
                // Of two at once, the second waits here, and counts the first.
                let sql = format!("SELECT id FROM merchant WHERE id = $1{lock}");
                let query = sqlx::query(AssertSqlSafe(sql)).bind(merchant_id.as_str());
                query.fetch_one(&mut *connection).await.map_err(unavailable)?;
                let query = sqlx::query_scalar(counted).bind(merchant_id.as_str());
                let count: i64 = query.fetch_one(&mut *connection).await.map_err(unavailable)?;
                if count >= i64::from(max) {
                    return Ok(Change::Undo(false));
                }
                insert.execute(&mut *connection).await.map_err(unavailable)?;
                line.write(connection).await.map(|()| Change::Keep(true))
            })
        });
        added.await
    }

    /// What `found`, a query with a condition, finds of the merchants within `scope`, oldest first, at most `limit`.
    pub(super) async fn of_merchants_within(
        &self,
        found: &str,
        scope: &Scope,
        limit: u32,
    ) -> Result<Vec<AnyRow>, StoreError> {
        let mut values = AnyArguments::default();
        let condition = of_merchants(scope, "merchant_id", &mut values)?;
        let limit = placeholder(&mut values, i64::from(limit))?;
        let sql = format!("{found} AND {condition} ORDER BY created_at, id LIMIT {limit}");
        let query = sqlx::query_with(AssertSqlSafe(sql), values);
        query.fetch_all(&self.pool).await.map_err(unavailable)
    }

    /// The one of this id, if it is within `scope`.
    pub(super) async fn of_merchant_within(
        &self,
        found: &str,
        scope: &Scope,
        id: &str,
    ) -> Result<Option<AnyRow>, StoreError> {
        let mut values = AnyArguments::default();
        let condition = of_merchants(scope, "merchant_id", &mut values)?;
        let id = text_placeholder(&mut values, id)?;
        let sql = format!("{found} AND {condition} AND id = {id}");
        let query = sqlx::query_with(AssertSqlSafe(sql), values);
        query.fetch_optional(&self.pool).await.map_err(unavailable)
    }
}
