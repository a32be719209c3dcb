//! A database is brought up to date at every start: by one server, however many start at once.

use checkout::entry_code::EntryCode;
use checkout::payment::RequestId;
use checkout::port::{Clock as _, PaymentKey, Room, Store as _};
use standee::clock::SystemClock;
use standee::sql::Database;

/// Servers and commands that start at the same moment, on a database that has nothing in it.
const STARTS: usize = 16;

/// How often: whoever is not held back by a lock is seldom as fast as the first.
const ROUNDS: usize = 4;

async fn starts_at_once(url: &str) {
    let start = |_| {
        let url = url.to_owned();
        tokio::spawn(async move { Database::open(&url).await })
    };
    let starts = (0..STARTS).map(start).collect::<Vec<_>>();
    let mut databases = Vec::new();
    for start in starts {
        databases.push(start.await.unwrap().unwrap());
    }
    for database in databases {
        assert_eq!(database.merchants(1).await.unwrap(), []);
        database.close().await;
    }
}

/// What a newer version leaves behind: a step that this one does not know.
async fn is_of_a_newer_version(url: &str) {
    Database::open(url).await.unwrap().close().await;
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(url).await.unwrap();
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         SELECT 9999, 'of tomorrow', success, checksum, 0 FROM _sqlx_migrations WHERE version = 1",
    )
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
    let refused = Database::open(url).await.unwrap_err().to_string();
    assert!(refused.contains("newer version of standee") && refused.contains("9999"), "{refused}");
    assert!(refused.contains("backup"), "{refused}");
}

/// Payments as the version before left them, one of each kind that it would have gone on with or had given up.
const OF_THE_VERSION_BEFORE: &str = "\
    INSERT INTO merchant VALUES ('M1', 'Kopi', '5812', 1); \
    INSERT INTO store VALUES ('S1', 'M1', 'Corner', 'SGD', 'SG', 'Asia/Singapore', 'en', 1); \
    INSERT INTO entry_code (code, store_id, active, created_at) VALUES ('070707070707070707070707', 'S1', 1, 1); ";

/// A payment that the version before stored, and what it knew of it.
async fn store_old_payment(pool: &sqlx::AnyPool, number: u8, status: &str, checks: i64, due_at: Option<i64>) {
    let paid_at = (status == "succeeded").then_some(5_i64);
    sqlx::query(
        "INSERT INTO payment (request_id, token, attempt, code, store_id, currency, amount, user_agent, wallet, \
         language, created_at, expires_at, status, paid_at, maybe_sent, asks, checks, cancel_refused, due_at, version) \
         VALUES ($1, $2, $3, $4, 'S1', 'SGD', 1250, '', 'GCASH', 'en', 5, 600005, $5, $6, 1, 1, $7, 0, $8, 3)",
    )
    .bind(format!("{number:032x}"))
    .bind(format!("{number:032x}"))
    .bind(vec![number; 16])
    .bind(EntryCode::from_random([7; 16]).to_string())
    .bind(status)
    .bind(paid_at)
    .bind(checks)
    .bind(due_at)
    .execute(pool)
    .await
    .unwrap();
}

/// security.md H5: what the version before was looking after goes on, and what it had given up by its count is taken up.
async fn goes_on_with_open_payments(url: &str, steps: &str, mode: &str) {
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&format!("{url}{mode}")).await.unwrap();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(steps);
    let migrator = sqlx::migrate::Migrator::new(folder).await.unwrap();
    migrator.run_to(9, &pool).await.unwrap();
    let code = EntryCode::from_random([7; 16]).to_string();
    for sql in OF_THE_VERSION_BEFORE.replace("070707070707070707070707", &code).split("; ") {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        sqlx::query(sql).execute(&pool).await.unwrap();
    }
    for (number, status, checks, due_at) in [
        (1, "processing", 200, None),
        (2, "cancelling", 12, Some(9)),
        (3, "succeeded", 1, None),
        (4, "failed", 0, None),
    ] {
        store_old_payment(&pool, number, status, checks, due_at).await;
    }
    pool.close().await;
    let database = Database::open(url).await.unwrap();
    let now = SystemClock.now();
    let taken = database.take_due(now, now.plus_seconds(60), Room::of(10)).await.unwrap();
    let mut open: Vec<_> = taken.iter().map(|payment| payment.progress.status.name()).collect();
    open.sort_unstable();
    assert_eq!(open, ["cancelling", "processing"]);
    for payment in taken {
        let progress = &payment.progress;
        assert!((now.as_millis() - progress.status_since.as_millis()).abs() < 60_000, "two days from now");
        assert_eq!((progress.checks, progress.given_up, progress.notified), (0, false, false));
    }
    for number in [3, 4] {
        let id = RequestId::parse(&format!("{number:032x}")).unwrap();
        let payment = database.payment(PaymentKey::RequestId(&id)).await.unwrap().unwrap();
        assert_eq!((payment.progress.due_at, payment.progress.status_since.as_millis()), (None, 5));
    }
    database.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_the_version_before_goes_on_with_its_open_payments() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/standee.db", folder.path().display());
    goes_on_with_open_payments(&url, "sqlite", "?mode=rwc").await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL; cargo xtask test runs it"]
async fn a_postgres_of_the_version_before_goes_on_with_its_open_payments() {
    goes_on_with_open_payments(system_tests::postgres::Database::fresh().url().as_str(), "postgres", "")
        .await;
}

fn file(folder: &tempfile::TempDir) -> String {
    format!("sqlite://{}/new/standee.db", folder.path().display())
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_that_start_at_once_one_makes_the_tables_of_a_file() {
    for _ in 0..ROUNDS {
        starts_at_once(&file(&tempfile::tempdir().unwrap())).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL; cargo xtask test runs it"]
async fn of_many_that_start_at_once_one_makes_the_tables_of_postgres() {
    for _ in 0..ROUNDS {
        starts_at_once(&system_tests::postgres::Database::fresh().url()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_a_newer_version_is_refused_with_what_to_do() {
    is_of_a_newer_version(&file(&tempfile::tempdir().unwrap())).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL; cargo xtask test runs it"]
async fn a_postgres_of_a_newer_version_is_refused_with_what_to_do() {
    is_of_a_newer_version(&system_tests::postgres::Database::fresh().url()).await;
}
