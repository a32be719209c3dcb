//! What the console reads: lists, sums, and what needs somebody. Every query keeps to the [`Scope`] of whoever asks.

mod attention;
mod labels;
mod search;
mod takings;

use std::collections::BTreeSet;

use checkout::access::Scope;
use checkout::payment::{Payment, RequestId};
use checkout::port::StoreError;
use sqlx::AssertSqlSafe;
use sqlx::any::{AnyArguments, AnyRow};

use super::scope::{placeholder, text_placeholder, within};
use super::{Database, row, unavailable};

pub use attention::{Concern, Worry};
pub use search::{PaymentSearch, Period, Position, Reference};
pub use takings::{Span, Takings};

/// What a row has beside its payment's columns.
const BESIDE: &str = "entry_code.label AS code_label, store.name AS store_name, store.region AS store_region, \
    store.timezone AS store_timezone";

/// A payment as the console shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRow {
    /// The payment.
    pub payment: Payment,
    /// What the shop calls the code now.
    pub code_label: Option<String>,
    /// The store's name.
    pub store_name: String,
    /// Where the store stands: ISO 3166-1 alpha-2.
    pub store_region: String,
    /// IANA name of its time zone.
    pub store_timezone: String,
}

impl PaymentRow {
    fn read(row: &AnyRow) -> Result<Self, StoreError> {
        Ok(Self {
            payment: row::payment(row)?,
            code_label: row::get(row, "code_label")?,
            store_name: row::get(row, "store_name")?,
            store_region: row::get(row, "store_region")?,
            store_timezone: row::get(row, "store_timezone")?,
        })
    }
}

impl Database {
    /// The payment with this id, if it is within `scope`.
    ///
    /// # Errors
    /// The database's.
    pub async fn payment_within(
        &self,
        scope: &Scope,
        id: &RequestId,
    ) -> Result<Option<PaymentRow>, StoreError> {
        let mut values = AnyArguments::default();
        let id = placeholder(&mut values, id.to_string())?;
        let within = within(scope, "payment.store_id", &mut values)?;
        let sql = format!(
            "SELECT payment.*, {BESIDE} FROM payment JOIN store ON store.id = payment.store_id \
             JOIN entry_code ON entry_code.code = payment.code WHERE payment.request_id = {id} AND {within}"
        );
        let found = sqlx::query_with(AssertSqlSafe(sql), values).fetch_optional(&self.pool).await;
        found.map_err(unavailable)?.as_ref().map(PaymentRow::read).transpose()
    }

    /// The time zones of the stores within `scope`, or of one of them.
    ///
    /// # Errors
    /// The database's.
    pub(crate) async fn timezones(
        &self,
        scope: &Scope,
        store: Option<&str>,
    ) -> Result<BTreeSet<String>, StoreError> {
        let mut values = AnyArguments::default();
        let mut condition = within(scope, "id", &mut values)?;
        if let Some(store) = store {
            condition = format!("{condition} AND id = {}", text_placeholder(&mut values, store)?);
        }
        let sql = format!("SELECT DISTINCT timezone FROM store WHERE {condition}");
        let found = sqlx::query_scalar_with(AssertSqlSafe(sql), values).fetch_all(&self.pool).await;
        Ok(found.map_err(unavailable)?.into_iter().collect())
    }
}
