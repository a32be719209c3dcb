//! Merchants, stores and entry codes: what the shops are made of.

use checkout::deed::Deed;
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{Currency, Money};
use checkout::payment::Order;
use checkout::port::StoreError;
use checkout::shop::{EntryPoint, StoreProfile};
use serde::Serialize;
use sqlx::any::AnyRow;

use super::deed::{Doer, Line, changes_nothing};
use super::payment::{Query, units};
use super::trail::TrailLine;
use super::writer::Change;
use super::{Database, row, unavailable};

pub(super) const STORE_WITH_MERCHANT: &str = "SELECT store.id AS store_id, store.name AS store_name, store.currency, \
    store.region, store.timezone, store.language, merchant.id AS merchant_id, merchant.name AS merchant_name, \
    merchant.category_code FROM store JOIN merchant ON merchant.id = store.merchant_id";

/// A payment's store as `pay` speaks of it: as it was when the payment was opened, or, of a payment that is older than that
/// table, as it is now.
const STORE_AS_OPENED: &str = "SELECT store.id AS store_id, COALESCE(shop.store_name, store.name) AS store_name, \
    store.currency, COALESCE(shop.region, store.region) AS region, store.timezone, store.language, \
    COALESCE(shop.merchant_id, merchant.id) AS merchant_id, COALESCE(shop.merchant_name, merchant.name) AS merchant_name, \
    COALESCE(shop.category_code, merchant.category_code) AS category_code \
    FROM store JOIN merchant ON merchant.id = store.merchant_id \
    LEFT JOIN payment_shop AS shop ON shop.request_id = $2 WHERE store.id = $1";

/// An entry code with all that its page needs, in one query.
const ENTRY_POINT: &str = "SELECT entry_code.code, entry_code.active, entry_code.label, \
    entry_code.fixed_amount, entry_code.minimum, entry_code.maximum, store.id AS store_id, store.name AS store_name, \
    store.currency, store.region, store.timezone, store.language, merchant.id AS merchant_id, \
    merchant.name AS merchant_name, merchant.category_code FROM entry_code \
    JOIN store ON store.id = entry_code.store_id JOIN merchant ON merchant.id = store.merchant_id \
    WHERE entry_code.code = $1";

/// A store to be made.
#[derive(Clone, Debug)]
pub struct NewStore<'text> {
    /// The id it is to have.
    pub id: &'text str,
    /// Whose it is.
    pub merchant_id: &'text str,
    /// Its name, as it is to be shown.
    pub name: &'text str,
    /// What its prices are in.
    pub currency: Currency,
    /// ISO 3166-1 alpha-2.
    pub region: &'text str,
    /// IANA name.
    pub timezone: &'text str,
    /// What its staff read.
    pub language: Language,
}

/// An entry code to be made.
#[derive(Clone, Debug)]
pub struct NewCode<'text> {
    /// The code.
    pub code: &'text EntryCode,
    /// Where it stands.
    pub store_id: &'text str,
    /// What the shop calls it.
    pub label: Option<&'text str>,
    /// The amount, where the payer does not choose it.
    pub fixed_amount: Option<Money>,
    /// The least the shop takes.
    pub minimum: Option<Money>,
    /// The most the shop takes at once.
    pub maximum: Option<Money>,
}

/// An entry code in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CodeRow {
    /// The code.
    pub code: String,
    /// Its store's id.
    pub store: String,
    /// What the shop calls it.
    pub label: Option<String>,
    /// Whether it takes payments.
    pub active: bool,
    /// The code that took its place.
    pub replaced_by: Option<String>,
}

impl CodeRow {
    pub(super) const COLUMNS: &str = "code, store_id, label, active, replaced_by";

    pub(super) fn read(row: &AnyRow) -> Result<Self, StoreError> {
        Ok(Self {
            code: row::get(row, "code")?,
            store: row::get(row, "store_id")?,
            label: row::get(row, "label")?,
            active: row::flag(row, "active")?,
            replaced_by: row::get(row, "replaced_by")?,
        })
    }
}

impl Database {
    /// Adds a merchant, with its line in the audit log.
    ///
    /// # Errors
    /// The database's.
    pub async fn add_merchant(
        &self,
        id: &str,
        name: &str,
        category_code: &str,
        doer: Doer<'_>,
    ) -> Result<(), StoreError> {
        let line = TrailLine::new(id, "added", Some(name.to_owned()), doer);
        let insert =
            sqlx::query("INSERT INTO merchant (id, name, category_code, created_at) VALUES ($1, $2, $3, $4)")
                .bind(id.to_owned())
                .bind(name.to_owned())
                .bind(category_code.to_owned())
                .bind(doer.at.as_millis());
        self.add_with(insert, line).await
    }

    /// The ids and names of all merchants, oldest first, at most `limit`.
    ///
    /// # Errors
    /// The database's.
    pub async fn merchants(&self, limit: u32) -> Result<Vec<(String, String)>, StoreError> {
        sqlx::query_as("SELECT id, name FROM merchant ORDER BY created_at, id LIMIT $1")
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await
            .map_err(unavailable)
    }

    /// Whether there is a merchant with this id.
    ///
    /// # Errors
    /// The database's.
    pub async fn has_merchant(&self, id: &str) -> Result<bool, StoreError> {
        let found: Option<i64> = sqlx::query_scalar("SELECT 1 FROM merchant WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await
            .map_err(unavailable)?;
        Ok(found.is_some())
    }

    /// Adds a store, with its line in the audit log.
    ///
    /// # Errors
    /// The database's, such as that there is no such merchant.
    pub async fn add_store(&self, store: &NewStore<'_>, doer: Doer<'_>) -> Result<(), StoreError> {
        let line = TrailLine::new(store.id, "added", Some(store.name.to_owned()), doer);
        let insert = sqlx::query(
            "INSERT INTO store (id, merchant_id, name, currency, region, timezone, language, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(store.id.to_owned())
        .bind(store.merchant_id.to_owned())
        .bind(store.name.to_owned())
        .bind(store.currency.code())
        .bind(store.region.to_owned())
        .bind(store.timezone.to_owned())
        .bind(store.language.tag())
        .bind(doer.at.as_millis());
        self.add_with(insert, line).await
    }

    /// Inserts a row and its line in the audit log: both or neither.
    async fn add_with(&self, insert: Query<'static>, line: TrailLine) -> Result<(), StoreError> {
        let added = self.writer.write(move |connection| {
            Box::pin(async move {
                insert.execute(&mut *connection).await.map_err(unavailable)?;
                line.write(connection).await.map(Change::Keep)
            })
        });
        added.await
    }

    /// All stores, oldest first, at most `limit`.
    ///
    /// # Errors
    /// The database's.
    pub async fn stores(&self, limit: u32) -> Result<Vec<StoreProfile>, StoreError> {
        let sql = format!("{STORE_WITH_MERCHANT} ORDER BY store.created_at, store.id LIMIT $1");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await
            .map_err(unavailable)?;
        rows.iter().map(row::store_profile).collect()
    }

    pub(super) async fn find_store_as_opened(
        &self,
        order: &Order,
    ) -> Result<Option<StoreProfile>, StoreError> {
        let query =
            sqlx::query(STORE_AS_OPENED).bind(order.store_id.as_str()).bind(order.request_id.as_str());
        let found = query.fetch_optional(&self.pool).await.map_err(unavailable)?;
        found.as_ref().map(row::store_profile).transpose()
    }

    pub(super) async fn find_store(&self, id: &str) -> Result<Option<StoreProfile>, StoreError> {
        let sql = format!("{STORE_WITH_MERCHANT} WHERE store.id = $1");
        let found = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(id)
            .fetch_optional(&self.pool)
            .await
            .map_err(unavailable)?;
        found.as_ref().map(row::store_profile).transpose()
    }

    /// Adds an entry code, with its line in the audit log; `false`, and nothing is changed, where it is there already.
    ///
    /// # Errors
    /// The database's.
    pub async fn add_code(&self, code: &NewCode<'_>, doer: Doer<'_>) -> Result<bool, StoreError> {
        let amount = |money: Option<Money>| money.map(|money| units(money.minor_units()));
        let line = Line::new(code.code, Deed::Added, None, doer);
        let insert = sqlx::query(
            "INSERT INTO entry_code (code, store_id, active, label, fixed_amount, minimum, maximum, created_at) \
             VALUES ($1, $2, 1, $3, $4, $5, $6, $7) ON CONFLICT (code) DO NOTHING",
        )
        .bind(code.code.to_string())
        .bind(code.store_id.to_owned())
        .bind(code.label.map(str::to_owned))
        .bind(amount(code.fixed_amount))
        .bind(amount(code.minimum))
        .bind(amount(code.maximum))
        .bind(doer.at.as_millis());
        let added = self.writer.write(move |connection| {
            Box::pin(async move {
                if changes_nothing(insert, connection).await? {
                    return Ok(Change::Undo(false));
                }
                line.write(connection).await.map(|()| Change::Keep(true))
            })
        });
        added.await
    }

    /// All entry codes, oldest first, at most `limit`.
    ///
    /// # Errors
    /// The database's.
    pub async fn codes(&self, limit: u32) -> Result<Vec<CodeRow>, StoreError> {
        let columns = CodeRow::COLUMNS;
        let sql = format!("SELECT {columns} FROM entry_code ORDER BY created_at, code LIMIT $1");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await
            .map_err(unavailable)?;
        rows.iter().map(CodeRow::read).collect()
    }

    pub(super) async fn find_entry_point(&self, code: &EntryCode) -> Result<Option<EntryPoint>, StoreError> {
        let found = sqlx::query(ENTRY_POINT)
            .bind(code.to_string())
            .fetch_optional(&self.pool)
            .await
            .map_err(unavailable)?;
        let Some(found) = found else { return Ok(None) };
        let store = row::store_profile(&found)?;
        Ok(Some(EntryPoint {
            code: row::entry_code(&found)?,
            active: row::flag(&found, "active")?,
            label: row::get(&found, "label")?,
            fixed_amount: row::money(&found, "fixed_amount", store.currency)?,
            minimum: row::money(&found, "minimum", store.currency)?,
            maximum: row::money(&found, "maximum", store.currency)?,
            store,
        }))
    }
}
