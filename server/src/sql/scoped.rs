//! The catalogue within a scope: what users of the console see of it and change in it.

use checkout::access::Scope;
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::port::StoreError;
use checkout::shop::{EntryPoint, MerchantProfile, StoreProfile};
use sqlx::AssertSqlSafe;
use sqlx::any::{AnyArguments, AnyRow};

use super::catalogue::{CodeRow, STORE_WITH_MERCHANT};
use super::deed::Doer;
use super::scope::{of_merchants, placeholder, text_placeholder, within};
use super::trail::TrailLine;
use super::writer::Change;
use super::{Database, row, unavailable};

/// What can be changed in a store. Its currency and region stay: there are prices in the one, written as the other does.
#[derive(Clone, Debug)]
pub struct StoreChange<'text> {
    /// Its name, as it is to be shown.
    pub name: &'text str,
    /// IANA name.
    pub timezone: &'text str,
    /// What its staff read.
    pub language: Language,
}

const MERCHANT: &str = "SELECT id, name, category_code FROM merchant";

fn merchant(row: &AnyRow) -> Result<MerchantProfile, StoreError> {
    let (id, name) = (row::get(row, "id")?, row::get(row, "name")?);
    Ok(MerchantProfile { id, name, category_code: row::get(row, "category_code")? })
}

impl Database {
    /// The ids and names of the merchants within `scope`, by name, at most `limit`. Staff have none.
    ///
    /// # Errors
    /// The database's.
    pub async fn merchants_within(
        &self,
        scope: &Scope,
        limit: u32,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let mut values = AnyArguments::default();
        let condition = of_merchants(scope, "id", &mut values)?;
        let limit = placeholder(&mut values, i64::from(limit))?;
        let sql = format!("SELECT id, name FROM merchant WHERE {condition} ORDER BY name, id LIMIT {limit}");
        let rows = self.all(sql, values).await?;
        rows.iter().map(|row| Ok((row::get(row, "id")?, row::get(row, "name")?))).collect()
    }

    /// The merchants within `scope`, by name, at most `limit`. Staff have none.
    ///
    /// # Errors
    /// The database's.
    pub async fn merchant_profiles_within(
        &self,
        scope: &Scope,
        limit: u32,
    ) -> Result<Vec<MerchantProfile>, StoreError> {
        let mut values = AnyArguments::default();
        let condition = of_merchants(scope, "id", &mut values)?;
        let limit = placeholder(&mut values, i64::from(limit))?;
        let sql = format!("{MERCHANT} WHERE {condition} ORDER BY name, id LIMIT {limit}");
        self.all(sql, values).await?.iter().map(merchant).collect()
    }

    /// The merchant with this id, if it is within `scope`.
    ///
    /// # Errors
    /// The database's.
    pub async fn merchant_within(
        &self,
        scope: &Scope,
        id: &str,
    ) -> Result<Option<MerchantProfile>, StoreError> {
        let mut values = AnyArguments::default();
        let condition = of_merchants(scope, "id", &mut values)?;
        let id = text_placeholder(&mut values, id)?;
        let sql = format!("{MERCHANT} WHERE {condition} AND id = {id}");
        self.all(sql, values).await?.first().map(merchant).transpose()
    }

    /// Gives a merchant within `scope` another name or category code; `false` when there is none of this id.
    ///
    /// # Errors
    /// The database's.
    pub async fn change_merchant(
        &self,
        scope: &Scope,
        merchant: &MerchantProfile,
        doer: Doer<'_>,
    ) -> Result<bool, StoreError> {
        let MerchantProfile { id, name, category_code } = merchant;
        let line = TrailLine::new(id, "changed", Some(format!("{name}, {category_code}")), doer);
        let mut values = AnyArguments::default();
        let name = text_placeholder(&mut values, name)?;
        let category_code = text_placeholder(&mut values, category_code)?;
        let id = text_placeholder(&mut values, id)?;
        let condition = of_merchants(scope, "id", &mut values)?;
        let sql = format!(
            "UPDATE merchant SET name = {name}, category_code = {category_code} WHERE id = {id} AND {condition}"
        );
        self.change_with(sql, values, line).await
    }

    /// The stores within `scope`, by merchant and name, at most `limit`.
    ///
    /// # Errors
    /// The database's.
    pub async fn stores_within(&self, scope: &Scope, limit: u32) -> Result<Vec<StoreProfile>, StoreError> {
        let mut values = AnyArguments::default();
        let condition = within(scope, "store.id", &mut values)?;
        let limit = placeholder(&mut values, i64::from(limit))?;
        let sql = format!(
            "{STORE_WITH_MERCHANT} WHERE {condition} ORDER BY merchant.name, store.name, store.id LIMIT {limit}"
        );
        self.all(sql, values).await?.iter().map(row::store_profile).collect()
    }

    /// The store with this id, if it is within `scope`.
    ///
    /// # Errors
    /// The database's.
    pub async fn store_within(&self, scope: &Scope, id: &str) -> Result<Option<StoreProfile>, StoreError> {
        let mut values = AnyArguments::default();
        let condition = within(scope, "store.id", &mut values)?;
        let id = text_placeholder(&mut values, id)?;
        let sql = format!("{STORE_WITH_MERCHANT} WHERE {condition} AND store.id = {id}");
        self.all(sql, values).await?.first().map(row::store_profile).transpose()
    }

    /// Changes a store within `scope`; `false` when there is none of this id.
    ///
    /// # Errors
    /// The database's.
    pub async fn change_store(
        &self,
        scope: &Scope,
        id: &str,
        change: &StoreChange<'_>,
        doer: Doer<'_>,
    ) -> Result<bool, StoreError> {
        let StoreChange { name, timezone, language } = change;
        let told = format!("{name}, {timezone}, {}", language.tag());
        let line = TrailLine::new(id, "changed", Some(told), doer);
        let mut values = AnyArguments::default();
        let name = placeholder(&mut values, (*name).to_owned())?;
        let timezone = placeholder(&mut values, (*timezone).to_owned())?;
        let language = placeholder(&mut values, language.tag())?;
        let id = text_placeholder(&mut values, id)?;
        let condition = within(scope, "id", &mut values)?;
        let sql = format!(
            "UPDATE store SET name = {name}, timezone = {timezone}, language = {language} \
             WHERE id = {id} AND {condition}"
        );
        self.change_with(sql, values, line).await
    }

    /// Changes a row and writes its line in the audit log: both, or neither where there is no such row.
    async fn change_with(
        &self,
        sql: String,
        values: AnyArguments,
        line: TrailLine,
    ) -> Result<bool, StoreError> {
        let changed = self.writer.write(move |connection| {
            Box::pin(async move {
                let query = sqlx::query_with(AssertSqlSafe(sql), values);
                let done = query.execute(&mut *connection).await.map_err(unavailable)?;
                if done.rows_affected() == 0 {
                    return Ok(Change::Undo(false));
                }
                line.write(connection).await.map(|()| Change::Keep(true))
            })
        });
        changed.await
    }

    /// The codes of a store, if it is within `scope`, oldest first, at most `limit`.
    ///
    /// # Errors
    /// The database's.
    pub async fn codes_within(
        &self,
        scope: &Scope,
        store_id: &str,
        limit: u32,
    ) -> Result<Vec<CodeRow>, StoreError> {
        let mut values = AnyArguments::default();
        let condition = within(scope, "store_id", &mut values)?;
        let store_id = text_placeholder(&mut values, store_id)?;
        let limit = placeholder(&mut values, i64::from(limit))?;
        let sql = format!(
            "SELECT {} FROM entry_code WHERE {condition} AND store_id = {store_id} \
             ORDER BY created_at, code LIMIT {limit}",
            CodeRow::COLUMNS
        );
        self.all(sql, values).await?.iter().map(CodeRow::read).collect()
    }

    /// What the codes within `scope` are called, by name, at most `limit`.
    ///
    /// # Errors
    /// The database's.
    pub async fn labels_within(&self, scope: &Scope, limit: u32) -> Result<Vec<String>, StoreError> {
        let mut values = AnyArguments::default();
        let condition = within(scope, "store_id", &mut values)?;
        let limit = placeholder(&mut values, i64::from(limit))?;
        let sql = format!(
            "SELECT DISTINCT label FROM entry_code WHERE label IS NOT NULL AND {condition} \
             ORDER BY label LIMIT {limit}"
        );
        self.all(sql, values).await?.iter().map(|row| row::get(row, "label")).collect()
    }

    /// An entry code, if its store is within `scope`.
    ///
    /// # Errors
    /// The database's.
    pub async fn entry_point_within(
        &self,
        scope: &Scope,
        code: &EntryCode,
    ) -> Result<Option<EntryPoint>, StoreError> {
        let Some(entry) = self.find_entry_point(code).await? else { return Ok(None) };
        let store = self.store_within(scope, &entry.store.id).await?;
        Ok(store.map(|_| entry))
    }

    async fn all(&self, sql: String, values: AnyArguments) -> Result<Vec<AnyRow>, StoreError> {
        let query = sqlx::query_with(AssertSqlSafe(sql), values);
        query.fetch_all(&self.pool).await.map_err(unavailable)
    }
}
