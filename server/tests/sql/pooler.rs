//! A pooler between the server and PostgreSQL: named where it cannot work, and nothing of it stays behind.

use std::time::{Duration, Instant};

use standee::sql::Database;
use system_tests::pgbouncer::Pooler;

/// Far less than the two minutes that a lock is waited for.
const AT_ONCE: Duration = Duration::from_secs(20);

async fn opens_at_once(url: &str) {
    let begun = Instant::now();
    Database::open(url).await.unwrap().close().await;
    assert!(begun.elapsed() < AT_ONCE, "{:?}", begun.elapsed());
}

/// field.md 18, O2
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL and PgBouncer; cargo xtask test runs it"]
async fn a_pooler_of_transactions_is_named_and_leaves_no_lock_behind() {
    for pool_mode in ["transaction", "statement"] {
        for is_up_to_date in [false, true] {
            let database = system_tests::postgres::Database::fresh();
            if is_up_to_date {
                opens_at_once(&database.url()).await;
            }
            let Some(pooler) = Pooler::start(&database, pool_mode) else {
                println!("PgBouncer is not installed: poolers were NOT tried.");
                return;
            };
            let refused = Database::open(&pooler.url()).await.unwrap_err().to_string();
            assert!(refused.contains("pooler") && refused.contains("pool_mode = session"), "{refused}");
            opens_at_once(&database.url()).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL and PgBouncer; cargo xtask test runs it"]
async fn a_pooler_of_sessions_is_as_good_as_none() {
    let database = system_tests::postgres::Database::fresh();
    let Some(pooler) = Pooler::start(&database, "session") else {
        println!("PgBouncer is not installed: poolers were NOT tried.");
        return;
    };
    opens_at_once(&pooler.url()).await;
    let through = Database::open_existing(&pooler.url()).await.unwrap();
    through.takes_changes().await.unwrap();
    assert_eq!(through.merchants(1).await.unwrap(), []);
    through.close().await;
}

/// A lock that an older version left in a pooler's session, or that a long step holds.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL; cargo xtask test runs it"]
async fn where_there_is_nothing_to_do_no_lock_is_waited_for() {
    let database = system_tests::postgres::Database::fresh();
    opens_at_once(&database.url()).await;
    let holder = sqlx::AnyPool::connect(&database.url()).await.unwrap();
    let mut session = holder.acquire().await.unwrap();
    sqlx::query("SELECT pg_advisory_lock(hashtext('standee: bringing the database up to date'))::text")
        .execute(&mut *session)
        .await
        .unwrap();
    opens_at_once(&database.url()).await;
}
