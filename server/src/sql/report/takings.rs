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

/// Spans that one query asks for at most; SQLite takes 500.
const SPANS_AT_ONCE_MAX: usize = 100;

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
    /// What the shop calls it now.
    pub label: Option<String>,
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
        let mut takings = Vec::new();
        for (group, spans) in spans.chunks(SPANS_AT_ONCE_MAX).enumerate() {
            let (sql, values) = sums(scope, spans, group * SPANS_AT_ONCE_MAX)?;
            let found = sqlx::query_with(AssertSqlSafe(sql), values).fetch_all(&self.pool).await;
            for row in found.map_err(unavailable)? {
                takings.push(read(&row)?);
            }
        }
        Ok(takings)
    }
}

/// The query for these spans, which are numbered from `first`. Each is asked for by itself: joined with a list of them,
/// PostgreSQL reads the whole table from twenty on (221 ms instead of 9 for a month, of 200,000 payments).
fn sums(scope: &Scope, spans: &[Span], first: usize) -> Result<(String, AnyArguments), StoreError> {
    let mut values = AnyArguments::default();
    let within = within(scope, "store_id", &mut values)?;
    let mut each = Vec::with_capacity(spans.len());
    for (number, span) in spans.iter().enumerate() {
        let store = placeholder(&mut values, span.store_id.clone())?;
        let from = placeholder(&mut values, span.from.as_millis())?;
        let until = placeholder(&mut values, span.until.as_millis())?;
        let number = first + number;
        each.push(format!(
            "SELECT CAST({number} AS BIGINT) AS number, code, currency, COUNT(*) AS payments, \
             CAST(SUM(amount) AS BIGINT) AS paid, CAST(SUM(refunded) AS BIGINT) AS refunded FROM payment \
             WHERE status = 'succeeded' AND store_id = {store} AND created_at >= {from} \
             AND created_at < {until} AND {within} GROUP BY code, currency"
        ));
    }
    let sql = format!(
        "SELECT taken.*, entry_code.label FROM ({}) AS taken JOIN entry_code ON entry_code.code = taken.code \
         ORDER BY taken.number, taken.code, taken.currency",
        each.join(" UNION ALL ")
    );
    Ok((sql, values))
}

fn read(row: &AnyRow) -> Result<Takings, StoreError> {
    let currency = row::currency(row)?;
    let money = |column| row::parsed(column, row::money(row, column, currency)?);
    let count =
        |column| u64::try_from(row::get::<i64>(row, column)?).map_err(|error| row::corrupt(column, error));
    Ok(Takings {
        span: usize::try_from(count("number")?).map_err(|error| row::corrupt("number", error))?,
        code: row::entry_code(row)?,
        label: row::get(row, "label")?,
        payments: count("payments")?,
        paid: money("paid")?,
        refunded: money("refunded")?,
    })
}
