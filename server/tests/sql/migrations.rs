//! A database is brought up to date at every start: by one server, however many start at once.

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
