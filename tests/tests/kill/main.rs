//! The program `standee` as it is, killed (`kill -9`) again and again under load, with Alipay+ losing answers and the
//! disk running full: no payment is lost, doubled or misreported.
//!
//! Beside that, what only the program as it is can show: its signals (`reload`), its certificates (`acme`) and its memory
//! while one address does all it can (`flood`).
//!
//! - `STANDEE_KILLS` says how many kills each test of them lives through (20 when it is not set), 20 an evening.
//! - `STANDEE_SEED` is the first evening's seed, and the next one's is one more; without it they are drawn, and printed.
//!   A seed brings back who does what when, not how the processes run: it takes a few tries to meet the same again.
//! - `STANDEE_PROGRAMS` names the folder of the program; without it, it is the one that cargo built beside these tests.
//!
//! What must hold is in `judge`.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "what a test's helper misses fails the test")]
#![expect(clippy::print_stdout, reason = "what was lived through is told to whoever runs the tests")]

mod acme;
mod alipayplus;
mod certificate;
mod commands;
mod disk;
mod evening;
mod flood;
mod judge;
mod operator;
mod patience;
mod payer;
mod pebble;
mod program;
mod random;
mod reload;
mod shop;
mod small_disk;
mod traces;

use random::Random;
use shop::Shop;
use system_tests::postgres::Database;

/// How many kills there are in every run of the tests, and in an evening.
const KILLS: u64 = 20;

fn setting(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} is {text:?}, which is no number")))
}

/// Lives through as many evenings as it takes, each in a shop of its own.
async fn evenings(database_url: impl Fn() -> Option<String>, servers: usize) {
    let first = setting("STANDEE_SEED").unwrap_or_else(Random::unforeseen);
    for evening in 0..setting("STANDEE_KILLS").unwrap_or(KILLS).div_ceil(KILLS) {
        let shop = Shop::opens(database_url(), servers).await;
        let report = evening::passes(shop, first.wrapping_add(evening), KILLS).await;
        println!("{report}");
        report.is_worth_something();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_on_sqlite_is_killed() {
    evenings(|| None, 1).await;
}

/// Both at once, since most of an evening is waiting for what the dead had in hand.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL; cargo xtask test runs it"]
async fn a_server_on_postgres_is_killed_and_elsewhere_one_of_two() {
    let database = || Some(Database::fresh().url());
    tokio::join!(evenings(database, 1), evenings(database, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_new_payments_and_loses_nothing() {
    let Some(shop) = Shop::opens_on_a_small_disk().await else {
        println!(
            "This machine lets nobody make namespaces: a full disk was NOT tried, only files that may not grow."
        );
        return;
    };
    let server = shop.program.serve(shop.ports[0], shop.ports[0]).await;
    let disk = shop.program.disk.as_ref().unwrap();
    disk::refuses_and_goes_on(
        &shop,
        &server,
        "full",
        async || disk.is_filled().await,
        async || {
            disk.is_freed().await;
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_may_not_grow_refuse_new_payments_and_nothing_is_lost() {
    let shop = Shop::opens(None, 1).await;
    let server = shop.program.serve(shop.ports[0], shop.ports[0]).await;
    disk::refuses_and_goes_on(
        &shop,
        &server,
        "disk I/O error",
        async || server.may_write(Some(0)).await,
        async || {
            server.may_write(None).await;
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL; cargo xtask test runs it"]
async fn a_read_only_postgres_refuses_new_payments_and_loses_nothing() {
    let database = Database::fresh();
    let shop = Shop::opens(Some(database.url()), 1).await;
    let server = shop.program.serve(shop.ports[0], shop.ports[0]).await;
    disk::refuses_and_goes_on(
        &shop,
        &server,
        "read-only",
        async || database.is_read_only(true),
        async || {
            database.is_read_only(false);
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_may_only_read_its_database_says_so_and_does_not_start() {
    let shop = Shop::opens(None, 1).await;
    disk::is_made_read_only(&shop, true);
    let said = shop.program.fails_to_serve().await;
    disk::is_made_read_only(&shop, false);
    assert!(said.contains("readonly database"), "{said}");
    shop.program.serve(shop.ports[0], shop.ports[0]).await.dies().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_refunds_and_is_told_what_cannot_be() {
    let shop = Shop::opens(None, 1).await;
    let _server = shop.program.serve(shop.ports[0], shop.ports[0]).await;
    commands::refund_and_say_so(&shop).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_a_command_s_output_may_stop_and_a_full_disk_is_told() {
    let shop = Shop::opens(None, 1).await;
    let (succeeded, said) = shop.program.runs_into_a_closed_pipe(&["payment", "list"]).await;
    assert!(succeeded && said.is_empty(), "{said}");
    let (succeeded, said) = shop.program.runs_into("/dev/full", &["merchant", "list"]).await;
    assert!(!succeeded && said.contains("cannot be printed"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn traces_tell_of_a_payment_and_of_nobody() {
    traces::tell_of_a_payment(Shop::opens(None, 1).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn traces_continue_those_of_a_proxy() {
    traces::continue_a_proxys(Shop::opens(None, 1).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn traces_get_lost_quietly() {
    traces::get_lost_quietly(Shop::opens(None, 1).await).await;
}
