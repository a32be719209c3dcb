//! A database of the version before, with a week of a shop in it: brought up to date, and read through everything that
//! reads. Tests of empty databases see no row that a step could lose, or that could refuse a step.

use std::path::Path;

use checkout::access::{Access, Scope};
use checkout::entry_code::EntryCode;
use checkout::payment::{OutcomeToken, Payment, RequestId, Status};
use checkout::port::{PaymentKey, Room, Store as _};
use checkout::time::Timestamp;
use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _};
use standee::sql::{Database, PaymentFilter, PaymentSearch, Span, Used};
use standee::token::{Token, TokenHash};

/// The last step of the version before, which is commit 8c4e7ab.
const STEP_BEFORE: i64 = 9;

const ROWS: &str = include_str!("before.sql");

/// Shortly after the last of the rows.
const NOW: Timestamp = Timestamp::from_millis(1_795_331_060_000);

/// Of the session and of the API key.
fn token() -> TokenHash {
    Token::parse(&"A".repeat(43)).unwrap().hash()
}

fn codes() -> [EntryCode; 2] {
    [[1; 16], [2; 16]].map(EntryCode::from_random)
}

/// Makes the tables as the version before did, and fills them.
async fn is_left_by_the_version_before(url: &str, kind: &str) {
    sqlx::any::install_default_drivers();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(kind);
    let steps = Migrator::new(folder).await.unwrap();
    let mut connection = AnyConnection::connect(url).await.unwrap();
    steps.run_to(STEP_BEFORE, &mut connection).await.unwrap();
    let [counter, fixed] = codes().map(|code| code.to_string());
    let mut rows = ROWS.replace("{counter}", &counter).replace("{fixed}", &fixed);
    let (begin, end) = if kind == "sqlite" { ("X'", "'") } else { ("'\\x", "'::bytea") };
    // The comment has angle brackets, too.
    rows = rows.split_once("\n\n").unwrap().1.replace('<', begin).replace('>', end);
    sqlx::raw_sql(AssertSqlSafe(rows)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

async fn payment(database: &Database, number: u8) -> Payment {
    let token = OutcomeToken::parse(&format!("b10000000000000000000000000000{number:02}")).unwrap();
    database.payment(PaymentKey::Token(&token)).await.unwrap().unwrap()
}

async fn money_is_there(database: &Database) {
    let paid = payment(database, 1).await;
    let [counter, fixed] = codes();
    assert_eq!((paid.progress.status, paid.order.code, paid.version), (Status::Succeeded, fixed, 5));
    assert_eq!((paid.order.amount.minor_units(), paid.progress.refunded.minor_units()), (580, 300));
    assert_eq!(paid.order.note.as_deref(), Some("Table 7 · \"no\" peanuts"));
    assert_eq!(paid.progress.wallet_brand.as_deref(), Some("AlipayHK"));
    let waits = payment(database, 2).await;
    assert_eq!((waits.progress.status, waits.order.code), (Status::Processing, counter));
    assert_eq!(payment(database, 3).await.progress.status, Status::Failed);
    assert_eq!(payment(database, 4).await.progress.status, Status::Cancelled);

    let id = RequestId::parse("a1000000000000000000000000000001").unwrap();
    let history = database.history(&id).await.unwrap();
    assert_eq!(history.len(), 5);
    assert_eq!(history[2].alarm.as_deref(), Some("amount_differs"));
    assert_eq!(history[2].digest.as_deref(), Some("bb".repeat(32).as_str()));
    let refunds = database.refunds(&id).await.unwrap();
    assert_eq!((refunds.len(), refunds[0].refund_id.as_deref()), (1, Some("2026112619400009")));
    assert_eq!(database.payments(&PaymentFilter::default(), 10).await.unwrap().len(), 4);

    let found = database.search(&Scope::All, &PaymentSearch::default(), None, 10).await.unwrap();
    assert_eq!((found.len(), found[3].store_name.as_str()), (4, "Kopi Corner 咖啡角"));
    let day = Span {
        store_id: "S0000000000000001".to_owned(),
        from: Timestamp::from_millis(1_795_300_000_000),
        until: NOW,
    };
    let takings = database.takings(&Scope::All, &[day]).await.unwrap();
    assert_eq!((takings[0].payments, takings[0].refunded.minor_units()), (1, 300));
    assert_eq!(database.unmatched_notifications(10).await.unwrap()[0].request_id, "of-another-database");
    let unsettled = database.vitals(NOW).await.unwrap().alarms_unsettled;
    assert!(unsettled.iter().all(|(_, count)| *count == 0), "it was settled before: {unsettled:?}");
}

async fn shops_and_people_are_there(database: &Database) {
    let [counter, fixed] = codes();
    let merchants = database.merchants(10).await.unwrap();
    assert!(merchants.iter().any(|(_, name)| name == "コピ株式会社"), "{merchants:?}");
    assert_eq!(database.stores(10).await.unwrap().len(), 3);
    let entry = database.entry_point_within(&Scope::All, &counter).await.unwrap().unwrap();
    let limits = [entry.minimum, entry.maximum].map(|limit| limit.unwrap().minor_units());
    assert_eq!((limits, entry.store.name.as_str()), ([100, 50_000], "コピコーナー 浅草"));
    assert_eq!(database.deeds(&fixed, 10).await.unwrap().len(), 2);
    assert_eq!(database.trail("M0000000000000001", 10).await.unwrap().len(), 1);

    let users = database.users(&Scope::All, 10).await.unwrap();
    let staff = users.iter().find(|user| user.name.as_str() == "staff@kopi.example").unwrap();
    let Access::Staff { stores } = &staff.access else { panic!("{staff:?}") };
    assert_eq!(
        (stores[0].refund_limit.minor_units(), staff.active, staff.has_password),
        (2_000, false, false)
    );
    let operator = users.iter().find(|user| user.access == Access::Operator).unwrap();
    assert!(operator.has_second_factor && operator.has_password);
    assert!(database.second_factor(&operator.id).await.unwrap().is_some());
    let session = database.session(&token(), NOW).await.unwrap().unwrap();
    assert_eq!(session.user.name.as_str(), "owner@kopi.example");
    assert_eq!(database.picture("S0000000000000001").await.unwrap().as_deref(), Some(b"<svg/>".as_slice()));
    assert_eq!(database.remembered(Used::ClientId).await.unwrap(), ["SANDBOX_5X0000000000000000"]);
    let secret = database.secret("attempt_key", [0; 32]).await.unwrap();
    assert_eq!(secret[..3], [0, 1, 2], "pages that are open stay good");
}

async fn merchants_systems_are_there(database: &Database) {
    let webhook = database.webhook_within(&Scope::All, "W0000000000000001").await.unwrap().unwrap();
    let told = database.deliveries(&webhook, 10).await.unwrap();
    assert_eq!(told.len(), 4, "three results and a refund's: {told:?}");
    assert_eq!(told.iter().map(|delivery| delivery.tries.len()).sum::<usize>(), 1);
    let key = database.api_key_of(&token(), NOW).await.unwrap().unwrap();
    assert_eq!(key.name, "Books");
    // field.md 40: with or without its quotes a key is the same, also one from before.
    for (key, digest, refund) in [("plain-key", 0x77, 1), ("quoted-key", 0x88, 2), ("both", 0xaa, 4)] {
        let known =
            database.claim_request(("M0000000000000001", key), [digest; 32], "fresh", NOW).await.unwrap();
        assert_eq!(known.digest, [digest; 32], "{key}");
        assert_eq!(known.made, format!("c10000000000000000000000000000{refund:02}"), "{key}");
    }
}

/// What was under way is gone on with.
async fn life_goes_on(database: &Database) {
    let due = database.take_due(NOW, NOW.plus_seconds(60), Room::of(10)).await.unwrap();
    assert_eq!(
        due.iter().map(|payment| payment.order.request_id.as_str()).collect::<Vec<_>>(),
        ["a1000000000000000000000000000002"]
    );
    database.takes_changes().await.unwrap();
}

async fn is_upgraded(url: &str, kind: &str) {
    is_left_by_the_version_before(url, kind).await;
    // Twice: what was brought up to date once is left alone.
    for _ in 0..2 {
        let database = Database::open_existing(url).await.unwrap();
        money_is_there(&database).await;
        shops_and_people_are_there(&database).await;
        merchants_systems_are_there(&database).await;
        database.close().await;
    }
    let database = Database::open(url).await.unwrap();
    life_goes_on(&database).await;
    database.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_the_version_before_is_upgraded_with_all_that_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/standee.db", folder.path().display());
    is_upgraded(&format!("{url}?mode=rwc"), "sqlite").await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL; cargo xtask test runs it"]
async fn a_postgres_of_the_version_before_is_upgraded_with_all_that_is_in_it() {
    is_upgraded(&system_tests::postgres::Database::fresh().url(), "postgres").await;
}
