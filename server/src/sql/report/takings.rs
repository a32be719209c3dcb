//! What stores took: sums of what was paid, over spans of time.
//!
//! A payment belongs to the day on which its payer pressed pay, by its store's clock, here as in every list.

use checkout::access::Scope;
use checkout::entry_code::EntryCode;
use checkout::money::Money;
use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::{AnyArguments, AnyRow};

use super::super::scope::{placeholder, within};
use super::super::{Database, row, unavailable};

/// A store and a span of time: the end is not in it any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The store's id.
    pub store_id: String,
    /// From then.
    pub from: Timestamp,
    /// Until before then.
    pub until: Timestamp,
}

/// What was paid with one code, in one currency, in one of the spans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Takings {
    /// Which of the spans, from 0.
    pub span: usize,
    /// The code.
    pub code: EntryCode,
    /// How many payments.
    pub payments: u64,
    /// What was paid, before refunds.
    pub paid: Money,
    /// How much of it went back, whenever it did.
    pub refunded: Money,
}

impl Database {
    /// What was paid in each of `spans` whose store is within `scope`, by code and currency; where nothing was, nothing
    /// is told.
    ///
    /// # Errors
    /// The database's.
    pub async fn takings(&self, scope: &Scope, spans: &[Span]) -> Result<Vec<Takings>, StoreError> {
        if spans.is_empty() {
            return Ok(Vec::new());
        }
        let mut values = AnyArguments::default();
        let mut rows = Vec::with_capacity(spans.len());
        for (number, span) in spans.iter().enumerate() {
            let store = placeholder(&mut values, span.store_id.clone())?;
            let [from, until] = [span.from, span.until].map(Timestamp::as_millis);
            rows.push(format!("({number}, {store}, {from}, {until})"));
        }
        let within = within(scope, "payment.store_id", &mut values)?;
        // The spans come first, and each finds its payments in the index.
        let sql = format!(
            "WITH span (number, store_id, begins, ends) AS (VALUES {rows}) \
             SELECT CAST(span.number AS BIGINT) AS number, payment.code, payment.currency, \
             COUNT(*) AS payments, CAST(SUM(payment.amount) AS BIGINT) AS paid, \
             CAST(SUM(payment.refunded) AS BIGINT) AS refunded \
             FROM span CROSS JOIN payment WHERE payment.store_id = span.store_id \
             AND payment.created_at >= span.begins AND payment.created_at < span.ends \
             AND payment.status = 'succeeded' AND {within} \
             GROUP BY span.number, payment.code, payment.currency \
             ORDER BY span.number, payment.code, payment.currency",
            rows = rows.join(", ")
        );
        let found = sqlx::query_with(AssertSqlSafe(sql), values).fetch_all(&self.pool).await;
        found.map_err(unavailable)?.iter().map(read).collect()
    }
}

fn read(row: &AnyRow) -> Result<Takings, StoreError> {
    let currency = row::currency(row)?;
    let money = |column| row::parsed(column, row::money(row, column, currency)?);
    let count =
        |column| u64::try_from(row::get::<i64>(row, column)?).map_err(|error| row::corrupt(column, error));
    Ok(Takings {
        span: usize::try_from(count("number")?).map_err(|error| row::corrupt("number", error))?,
        code: row::entry_code(row)?,
        payments: count("payments")?,
        paid: money("paid")?,
        refunded: money("refunded")?,
    })
}
