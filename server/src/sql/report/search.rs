//! Payments looked for: newest first, page by page.
//!
//! A page continues after the last row of the one before (`created_at`, `request_id`), so that the thousandth costs what
//! the first does. Which index leads is decided here: the reference where there is one, else the amount, else a status
//! that is rare, else the code, else the store. Several stores are asked one by one and merged, since the newest of all
//! of them are among the newest of each.

use std::fmt;

use checkout::access::Scope;
use checkout::entry_code::EntryCode;
use checkout::money::Money;
use checkout::payment::{RequestId, Status};
use checkout::port::StoreError;
use checkout::time::Timestamp;
use checkout::typed::plain;
use futures::stream::{Stream, try_unfold};
use jiff::civil::Date;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyArguments;

use super::super::payment::units;
use super::super::scope::{one_of, placeholder, text_placeholder, within};
use super::super::{Database, unavailable};
use super::{BESIDE, PaymentRow};
use crate::day;

/// As many stores are merged at most. Beyond it, the newest payments of all are passed through a sieve.
const STORES_MERGED_MAX: usize = 32;

/// Payments that are read at once where all are wanted: what an export holds in memory.
const EXPORT_PAGE: u32 = 500;

/// Which payments to look for: all conditions hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaymentSearch {
    /// Only this store's.
    pub store: Option<String>,
    /// Only this code's.
    pub code: Option<EntryCode>,
    /// Only those of codes that the shop calls like this: exactly, or where no code is, in part. Capitals do not matter.
    pub label: Option<String>,
    /// Only those that stand here.
    pub status: Option<Status>,
    /// Only of one of these amounts: what somebody typed is another in each currency. All when empty.
    pub amounts: Vec<Money>,
    /// Only those made then.
    pub period: Option<Period>,
    /// Only those whose ids begin like this.
    pub reference: Option<Reference>,
}

/// Days, the first and the last with them, as the clocks of each payment's store show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last.
    pub last: Date,
}

impl Period {
    /// From when until before when it is in a time zone.
    fn bounds(self, timezone: &str) -> [Timestamp; 2] {
        [day::begin(self.first, timezone), day::begin(day::days_later(self.last, 1), timezone)]
    }
}

/// The beginning of what a payment can be named by: our id, its end that the payer sees, or Alipay+'s id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference(String);

impl Reference {
    /// Fewer characters name too many.
    const CHARACTERS_MIN: usize = 4;
    /// Alipay+'s limit for its ids.
    const CHARACTERS_MAX: usize = 64;

    /// Reads what somebody typed, on whichever keyboard and however it was read out: in groups, behind a `#`. `None` when
    /// no payment can have it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = plain(text).chars().filter(|character| *character != '#').collect();
        let length = (Self::CHARACTERS_MIN..=Self::CHARACTERS_MAX).contains(&without_hyphens(&text).len());
        let is_known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (length && text.bytes().all(is_known)).then_some(Self(text))
    }

    /// What was typed, as ASCII.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Ids of ours have none, but people read them out with some.
fn without_hyphens(text: &str) -> String {
    text.chars().filter(|character| *character != '-').collect()
}

/// After which payment a page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    created_at: Timestamp,
    request_id: RequestId,
}

impl Position {
    /// Right after this payment.
    #[must_use]
    pub fn after(row: &PaymentRow) -> Self {
        let order = &row.payment.order;
        Self { created_at: order.created_at, request_id: order.request_id.clone() }
    }

    /// Reads what [`Display`](fmt::Display) wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (created_at, request_id) = text.split_once('.')?;
        let created_at = Timestamp::from_millis(created_at.parse().ok()?);
        Some(Self { created_at, request_id: RequestId::parse(request_id)? })
    }
}

impl fmt::Display for Position {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.created_at.as_millis(), self.request_id)
    }
}

impl Database {
    /// The payments within `scope` that `search` is for, newest first, those after `position`, at most `limit`.
    ///
    /// # Errors
    /// The database's.
    pub async fn search(
        &self,
        scope: &Scope,
        search: &PaymentSearch,
        position: Option<&Position>,
        limit: u32,
    ) -> Result<Vec<PaymentRow>, StoreError> {
        let mut values = AnyArguments::default();
        let lead = Lead::of(search);
        let common = self.conditions(scope, search, position, lead, &mut values).await?;
        let limit = placeholder(&mut values, i64::from(limit))?;
        let branch = |condition: &str| {
            format!(
                "SELECT * FROM (SELECT created_at, request_id FROM payment WHERE {common} AND {condition} \
                 ORDER BY created_at DESC, request_id DESC LIMIT {limit}) AS newest"
            )
        };
        let (column, keys) = match lead {
            Lead::Store => ("store_id", self.stores_to_merge(scope, search).await?),
            Lead::Code => ("code", self.codes_to_merge(scope, search).await?),
            Lead::Reference | Lead::Amount | Lead::Status => ("", None),
        };
        let found = match keys {
            Some(keys) if keys.is_empty() => return Ok(Vec::new()),
            Some(keys) => {
                let mut branches = Vec::with_capacity(keys.len());
                for key in keys {
                    branches.push(branch(&format!("{column} = {}", placeholder(&mut values, key)?)));
                }
                branches.join(" UNION ALL ")
            }
            None => branch("TRUE"),
        };
        let sql = format!(
            "SELECT payment.*, {BESIDE} FROM ({found} ORDER BY created_at DESC, request_id DESC LIMIT {limit}) \
             AS found JOIN payment ON payment.request_id = found.request_id \
             JOIN store ON store.id = payment.store_id JOIN entry_code ON entry_code.code = payment.code \
             ORDER BY payment.created_at DESC, payment.request_id DESC"
        );
        let rows = sqlx::query_with(AssertSqlSafe(sql), values).fetch_all(&self.pool).await;
        rows.map_err(unavailable)?.iter().map(PaymentRow::read).collect()
    }

    /// All payments within `scope` that `search` is for, newest first, a page at a time: however many there are, no more
    /// than a page of them is in memory. Each page is read when the one before was taken.
    pub fn export(
        &self,
        scope: Scope,
        search: PaymentSearch,
    ) -> impl Stream<Item = Result<Vec<PaymentRow>, StoreError>> + Send + 'static {
        let database = self.clone();
        try_unfold((Some(None), database), move |(position, database)| {
            let (scope, search) = (scope.clone(), search.clone());
            async move {
                let Some(position) = position else { return Ok(None) };
                let rows = database.search(&scope, &search, Option::as_ref(&position), EXPORT_PAGE).await?;
                let is_last = rows.len() < EXPORT_PAGE as usize;
                let next = rows.last().filter(|_| !is_last).map(|row| Some(Position::after(row)));
                Ok(Some((rows, (next, database))))
            }
        })
    }

    /// Every condition but that of the stores to merge.
    async fn conditions(
        &self,
        scope: &Scope,
        search: &PaymentSearch,
        position: Option<&Position>,
        lead: Lead,
        values: &mut AnyArguments,
    ) -> Result<String, StoreError> {
        let column = |name: &str, leads: bool| {
            if leads { name.to_owned() } else { self.kind.looked_at(name) }
        };
        let mut conditions = vec![within(scope, &self.kind.looked_at("store_id"), values)?];
        if let Some(store) = &search.store
            && lead != Lead::Store
        {
            let place = text_placeholder(values, store)?;
            conditions.push(format!("{} = {place}", self.kind.looked_at("store_id")));
        }
        if let Some(reference) = &search.reference {
            conditions.push(self.named(reference, values)?);
        }
        if !search.amounts.is_empty() {
            conditions.push(one_of_amounts(
                &column("amount", lead == Lead::Amount),
                &search.amounts,
                values,
            )?);
        }
        if let Some(status) = search.status {
            // Written out, with the very words of the indexes, so that these can be seen to serve.
            let rare = if status == Status::Succeeded { "" } else { " AND status <> 'succeeded'" };
            let leads = matches!(lead, Lead::Status | Lead::Store);
            conditions.push(format!("{} = '{}'{rare}", column("status", leads), status.name()));
        }
        if let Some(code) = &search.code {
            let place = placeholder(values, code.to_string())?;
            conditions.push(format!("{} = {place}", column("code", lead == Lead::Code)));
        }
        if let Some(label) = &search.label {
            let codes = self.codes_labelled(scope, label).await?;
            conditions.push(one_of(&self.kind.looked_at("code"), &codes, values)?);
        }
        if let Some(period) = search.period {
            conditions.push(self.made_in(scope, search.store.as_deref(), period, values).await?);
        }
        if let Some(Position { created_at, request_id }) = position {
            let created_at = placeholder(values, created_at.as_millis())?;
            let request_id = placeholder(values, request_id.to_string())?;
            conditions.push(format!("(created_at, request_id) < ({created_at}, {request_id})"));
        }
        Ok(conditions.join(" AND "))
    }

    /// The condition that a payment was made in a period of its store's own days.
    async fn made_in(
        &self,
        scope: &Scope,
        store: Option<&str>,
        period: Period,
        values: &mut AnyArguments,
    ) -> Result<String, StoreError> {
        let mut zones = Vec::new();
        for timezone in self.timezones(scope, store).await? {
            let bounds = period.bounds(&timezone).map(Timestamp::as_millis);
            zones.push((timezone, bounds));
        }
        // The earliest and the latest of all zones are what an index finds.
        let first = zones.iter().map(|(_, [first, _])| *first).min().unwrap_or(i64::MAX);
        let last = zones.iter().map(|(_, [_, last])| *last).max().unwrap_or(i64::MIN);
        let [first, last] = [placeholder(values, first)?, placeholder(values, last)?];
        let whole = format!("created_at >= {first} AND created_at < {last}");
        if zones.len() < 2 {
            return Ok(whole);
        }
        let mut each = Vec::with_capacity(zones.len());
        for (timezone, [first, last]) in zones {
            let place = placeholder(values, timezone)?;
            let [first, last] = [placeholder(values, first)?, placeholder(values, last)?];
            let store_id = self.kind.looked_at("store_id");
            each.push(format!(
                "({store_id} IN (SELECT id FROM store WHERE timezone = {place}) \
                 AND created_at >= {first} AND created_at < {last})"
            ));
        }
        Ok(format!("{whole} AND ({})", each.join(" OR ")))
    }

    /// The condition that one of a payment's names begins with `reference`.
    fn named(&self, reference: &Reference, values: &mut AnyArguments) -> Result<String, StoreError> {
        let kind = self.kind;
        // Every character comes before this one.
        let range = |column: String, text: String, values: &mut AnyArguments| {
            let end = placeholder(values, format!("{text}\u{10ffff}"))?;
            let begin = placeholder(values, text)?;
            Ok::<_, StoreError>(format!(
                "SELECT request_id FROM payment WHERE {column} >= {begin} AND {column} < {end}"
            ))
        };
        let mut ways = vec![range(kind.bytewise("payment_id"), reference.0.clone(), values)?];
        let ours = without_hyphens(&reference.0).to_ascii_lowercase();
        if ours.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            // Only hexadecimal digits are in it, which g comes after wherever people sort.
            let end = placeholder(values, format!("{ours}g"))?;
            let begin = placeholder(values, ours.clone())?;
            ways.push(format!(
                "SELECT request_id FROM payment WHERE request_id >= {begin} AND request_id < {end}"
            ));
            ways.push(range(kind.bytewise("substr(request_id, 25)"), ours, values)?);
        }
        Ok(format!("request_id IN ({})", ways.join(" UNION ")))
    }

    /// The codes to merge, unless one is given or they are too many.
    async fn codes_to_merge(
        &self,
        scope: &Scope,
        search: &PaymentSearch,
    ) -> Result<Option<Vec<String>>, StoreError> {
        let (None, Some(label)) = (&search.code, &search.label) else { return Ok(None) };
        let codes = self.codes_labelled(scope, label).await?;
        Ok((codes.len() <= STORES_MERGED_MAX).then_some(codes))
    }

    /// The stores to merge, unless they are too many or nobody minds which.
    async fn stores_to_merge(
        &self,
        scope: &Scope,
        search: &PaymentSearch,
    ) -> Result<Option<Vec<String>>, StoreError> {
        let mut values = AnyArguments::default();
        let mut condition = within(scope, "id", &mut values)?;
        if let Some(store) = &search.store {
            condition = format!("{condition} AND id = {}", text_placeholder(&mut values, store)?);
        } else if *scope == Scope::All && search.status.is_none() {
            // The newest of all are an index of their own.
            return Ok(None);
        }
        let sql =
            format!("SELECT id FROM store WHERE {condition} ORDER BY id LIMIT {}", STORES_MERGED_MAX + 1);
        let found = sqlx::query_scalar_with(AssertSqlSafe(sql), values).fetch_all(&self.pool).await;
        let stores: Vec<String> = found.map_err(unavailable)?;
        Ok((stores.len() <= STORES_MERGED_MAX).then_some(stores))
    }
}

/// The condition whose index leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    Reference,
    Amount,
    Status,
    Code,
    Store,
}

impl Lead {
    fn of(search: &PaymentSearch) -> Self {
        if search.reference.is_some() {
            Self::Reference
        } else if !search.amounts.is_empty() {
            Self::Amount
        } else if search.status.is_some_and(|status| status != Status::Succeeded) {
            Self::Status
        } else if search.code.is_some() || search.label.is_some() {
            Self::Code
        } else {
            Self::Store
        }
    }
}

fn one_of_amounts(column: &str, amounts: &[Money], values: &mut AnyArguments) -> Result<String, StoreError> {
    let (mut places, mut each) = (Vec::new(), Vec::new());
    for amount in amounts {
        let place = placeholder(values, units(amount.minor_units()))?;
        let currency = placeholder(values, amount.currency().code())?;
        each.push(format!("(amount = {place} AND currency = {currency})"));
        places.push(place);
    }
    // The first condition is the index's; with one amount, the second is of the currency alone.
    Ok(format!("{column} IN ({}) AND ({})", places.join(", "), each.join(" OR ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_long_enough_to_mean_something_and_nothing_else_than_an_id() {
        for (typed, expected) in [
            ("  5F0a ", Some("5F0a")),
            ("2026112311121280010018", Some("2026112311121280010018")),
            ("5F0", None),
            ("", None),
            ("5F0A%", None),
            ("5F0A' OR 1=1", None),
            // field.md O14: as people type and read it out.
            ("６７８９", Some("6789")),
            ("#5F 0A\u{200d}\u{a0}6C", Some("5F0A6C")),
            ("5F0A–6C7D", Some("5F0A-6C7D")),
            ("5-F-0", None),
            (&"1".repeat(64), Some("1".repeat(64).as_str())),
            (&"1".repeat(65), None),
        ] {
            assert_eq!(Reference::parse(typed).as_ref().map(Reference::as_str), expected, "{typed}");
        }
    }

    #[test]
    fn a_position_is_read_as_it_was_written() {
        let id = RequestId::from_random([5; 16]);
        let position = Position { created_at: Timestamp::from_millis(1_795_331_045_123), request_id: id };
        assert_eq!(Position::parse(&position.to_string()), Some(position));
        for text in ["", ".", "1.2", "x.05050505050505050505050505050505", "1795331045123"] {
            assert_eq!(Position::parse(text), None, "{text}");
        }
    }
}
