//! Fills a fresh database with 200,000 payments and measures what the console asks of it:
//!
//! ```text
//! cargo run --release --package server --example reports -- sqlite:///tmp/reports.db
//! cargo run --release --package server --example reports -- postgres://standee@localhost/reports
//! ```
//!
//! Ten merchants with two stores each, ten codes in each store, a hundred days; nine in ten payments are paid.
#![expect(clippy::print_stdout, reason = "an example speaks to the terminal")]

use std::error::Error;
use std::fmt::Write as _;
use std::future::Future;
use std::time::{Duration, Instant};

use checkout::access::Scope;
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{Currency, Money};
use checkout::payment::Status;
use checkout::port::{Clock as _, StoreError};
use futures::TryStreamExt as _;
use sqlx::{AnyPool, AssertSqlSafe};
use standee::clock::SystemClock;
use standee::day;
use standee::sql::{Database, Doer, NewCode, NewStore, PaymentSearch, Period, Position, Reference, Span};

const PAYMENTS: u32 = 200_000;
const STORES: u32 = 20;
const CODES_EACH: u32 = 10;
const DAYS: u32 = 100;
const TIMEZONE: &str = "Asia/Singapore";
/// Payments that one statement inserts.
const BATCH: u32 = 500;
/// How often each question is asked.
const ROUNDS: usize = 51;
const PAGE: u32 = 50;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Result<()> {
    let url = std::env::args().nth(1).ok_or("say which database: sqlite://… or postgres://…, a fresh one")?;
    let database = Database::open(&url).await?;
    let now = SystemClock.now().as_millis();
    let begun = Instant::now();
    if std::env::var_os("NOFILL").is_none() {
        fill(&database, &url, now).await?;
    }
    println!("{PAYMENTS} payments filled in {:.1} s", begun.elapsed().as_secs_f64());
    measure(&database, now).await?;
    export(&database).await?;
    Ok(())
}

fn code(number: u32) -> EntryCode {
    let mut bytes = [0; 16];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    EntryCode::from_random(bytes)
}

async fn fill(database: &Database, url: &str, now: i64) -> Result<()> {
    let at = Doer { by: "reports", at: SystemClock.now() };
    let currency = Currency::from_code("SGD")?;
    for number in 0..STORES {
        let (merchant, store) = (format!("M{}", number / 2), format!("S{number}"));
        if number % 2 == 0 {
            database.add_merchant(&merchant, &merchant, "5812", at).await?;
        }
        let new = NewStore {
            id: &store,
            merchant_id: &merchant,
            name: &store,
            currency,
            region: "SG",
            timezone: TIMEZONE,
            language: Language::En,
        };
        database.add_store(&new, at).await?;
        for index in 0..CODES_EACH {
            let (code, label) = (code(number * CODES_EACH + index), format!("Table {index}"));
            let new = NewCode {
                code: &code,
                store_id: &store,
                label: Some(&label),
                fixed_amount: None,
                minimum: None,
                maximum: None,
            };
            database.add_code(&new, at).await?;
        }
    }
    let pool = AnyPool::connect(url).await?;
    let mut transaction = pool.begin().await?;
    let blob = if url.starts_with("postgres") { ("decode('", "', 'hex')") } else { ("x'", "'") };
    for first in (0..PAYMENTS).step_by(BATCH as usize) {
        let rows = (first..first + BATCH).map(|number| row(number, now, blob)).collect::<Vec<_>>();
        let sql = format!(
            "INSERT INTO payment (request_id, token, attempt, code, store_id, currency, amount, user_agent, \
             wallet, language, created_at, expires_at, status, payment_id, wallet_brand, paid_at, maybe_sent, \
             asks, checks, cancel_refused, version) VALUES {}",
            rows.join(", ")
        );
        sqlx::query(AssertSqlSafe(sql)).persistent(false).execute(&mut *transaction).await?;
        let lines = (first..first + BATCH).map(|number| line(number, now)).collect::<Vec<_>>();
        let sql = format!(
            "INSERT INTO payment_event (request_id, version, at, fact, status, alarm) VALUES {}",
            lines.join(", ")
        );
        sqlx::query(AssertSqlSafe(sql)).persistent(false).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    sqlx::query("ANALYZE").execute(&pool).await?;
    pool.close().await;
    Ok(())
}

/// The 32 hexadecimal digits of a payment's id: spread, and the same in each run.
fn id(number: u32) -> String {
    let spread = u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    format!("{spread:016x}{:016x}", spread.rotate_left(29) ^ u64::from(number))
}

fn created_at(number: u32, now: i64) -> i64 {
    let step = i64::from(DAYS) * 24 * 3_600_000 / i64::from(PAYMENTS);
    now - i64::from(PAYMENTS - number) * step
}

/// Where the payment stands: of twenty, eighteen paid, one failed, and one cancelled.
fn status(number: u32) -> &'static str {
    match number % 20 {
        7 => "failed",
        13 => "cancelled",
        _ => "succeeded",
    }
}

fn row(number: u32, now: i64, (open, close): (&str, &str)) -> String {
    let (id, status, at) = (id(number), status(number), created_at(number, now));
    let store = number % STORES;
    let code = code(store * CODES_EACH + number / STORES % CODES_EACH);
    let amount = 100 + u64::from(number).wrapping_mul(7_919) % 5_000;
    let paid_at = if status == "succeeded" { (at + 15_000).to_string() } else { "NULL".to_owned() };
    let mut text = String::new();
    let _ = write!(
        text,
        "('{id}', '{id}', {open}{id}{close}, '{code}', 'S{store}', 'SGD', {amount}, 'Mozilla/5.0', 'ALIPAYPLUS', \
         'en', {at}, {}, '{status}', '2026{number:024}', 'Wallet', {paid_at}, 0, 1, 0, 0, 2)",
        at + 600_000
    );
    text
}

fn line(number: u32, now: i64) -> String {
    // One payment in a thousand has an alarm.
    let alarm = if number.is_multiple_of(1_000) { "'never_notified'" } else { "NULL" };
    format!("('{}', 2, {}, 'notified', '{}', {alarm})", id(number), created_at(number, now), status(number))
}

async fn measure(database: &Database, now: i64) -> Result<()> {
    let timezone = TIMEZONE;
    let now = checkout::time::Timestamp::from_millis(now);
    let today = day::day_of(now, timezone);
    let yesterday = day::days_later(today, -1);
    let store = || Some("S3".to_owned());
    let all = PaymentSearch::default;
    let amount = Money::new(Currency::from_code("SGD")?, 1_234);
    let middle = id(PAYMENTS / 2);
    let period = Some(Period { first: yesterday, last: yesterday });
    let position = {
        let search = PaymentSearch { store: store(), ..all() };
        let rows = database.search(&Scope::All, &search, None, 5_000).await?;
        rows.last().map(Position::after)
    };
    let searches = [
        ("list, all stores", all(), None),
        ("list, one store", PaymentSearch { store: store(), ..all() }, None),
        ("list, one store, page 100", PaymentSearch { store: store(), ..all() }, position),
        ("day of one store", PaymentSearch { store: store(), period, ..all() }, None),
        ("by amount", PaymentSearch { amounts: vec![amount], ..all() }, None),
        ("by amount, one store", PaymentSearch { amounts: vec![amount], store: store(), ..all() }, None),
        ("by status failed", PaymentSearch { status: Some(Status::Failed), ..all() }, None),
        (
            "by status created (none)",
            PaymentSearch { status: Some(Status::Created), store: store(), ..all() },
            None,
        ),
        (
            "by status paid, one store",
            PaymentSearch { status: Some(Status::Succeeded), store: store(), ..all() },
            None,
        ),
        ("by code", PaymentSearch { code: Some(code(33)), ..all() }, None),
        ("by reference", PaymentSearch { reference: Reference::parse(&middle[24..]), ..all() }, None),
        ("by the id's beginning", PaymentSearch { reference: Reference::parse(&middle[..8]), ..all() }, None),
        (
            "by Alipay+'s id",
            PaymentSearch { reference: Reference::parse("2026000000000000000000100000"), ..all() },
            None,
        ),
    ];
    for (what, search, position) in &searches {
        median(what, || database.search(&Scope::All, search, position.as_ref(), PAGE)).await?;
    }
    let merchant = Scope::Merchants(vec!["M1".to_owned()]);
    median("list, two stores of an owner", || database.search(&merchant, &searches[0].1, None, PAGE)).await?;
    let span = |first: i32| Span {
        store_id: "S3".to_owned(),
        from: day::begin(day::days_later(today, first), timezone),
        until: day::begin(day::days_later(today, first + 1), timezone),
    };
    let (one, month): (Vec<_>, Vec<_>) = (vec![span(-1)], (-30..=0).map(span).collect());
    median("day's sums of one store", || database.takings(&Scope::All, &one)).await?;
    median("31 days' sums of one store", || database.takings(&Scope::All, &month)).await?;
    let everywhere: Vec<_> =
        (0..STORES).map(|number| Span { store_id: format!("S{number}"), ..span(-1) }).collect();
    median("day's sums of 20 stores", || database.takings(&Scope::All, &everywhere)).await?;
    median("what needs somebody", || database.concerns(&Scope::All, now, 20)).await
}

async fn median<T, F>(what: &str, ask: impl Fn() -> F) -> Result<()>
where
    F: Future<Output = std::result::Result<Vec<T>, StoreError>>,
{
    let mut times = Vec::with_capacity(ROUNDS);
    let mut rows = 0;
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        rows = ask().await?.len();
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    println!("{what:<32} {:>8.2} ms  {rows} rows", milliseconds(times[ROUNDS / 2]));
    Ok(())
}

async fn export(database: &Database) -> Result<()> {
    let before = memory_peak()?;
    let begun = Instant::now();
    let rows = database.export(Scope::All, PaymentSearch::default());
    let count = rows.try_fold(0, async |count, page| Ok(count + page.len())).await?;
    println!(
        "export of {count} payments: {:.1} s, peak memory {} kB before, {} kB after",
        begun.elapsed().as_secs_f64(),
        before,
        memory_peak()?
    );
    Ok(())
}

/// The most memory that this process ever had, in kB, as Linux tells.
fn memory_peak() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
