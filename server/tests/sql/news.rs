//! What servers on one PostgreSQL tell each other.

use std::time::Duration;

use checkout::payment::Payment;
use standee::sql::{Database, News};
use system_tests::postgres;
use tokio::sync::{broadcast, watch};

use super::conformance::{Conformance, answered, paid};

/// Far below the ten seconds after which pages look by themselves.
const AT_ONCE: Duration = Duration::from_secs(3);

/// A second server on the same database that hears the first; its stop word has to be kept.
async fn second_server(url: &str) -> (Database, broadcast::Receiver<News>, watch::Sender<bool>) {
    let second = Database::open(url).await.unwrap();
    let (tell, stop) = watch::channel(false);
    let mut news = second.news();
    let hearing = second.clone();
    tokio::spawn(async move { hearing.hear_others(stop).await });
    assert_eq!(
        next(&mut news).await,
        News::Missed,
        "from now on it hears; what was before has to be looked for"
    );
    (second, news, tell)
}

async fn next(news: &mut broadcast::Receiver<News>) -> News {
    tokio::time::timeout(AT_ONCE, news.recv()).await.unwrap().unwrap()
}

fn of(payment: &Payment) -> News {
    News::Payment { id: payment.order.request_id.clone(), store_id: payment.order.store_id.clone() }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL; cargo xtask test runs it"]
async fn what_one_server_changes_the_other_hears_at_once_and_once() {
    let first = Conformance::of_database(postgres::Database::fresh().url()).await;
    let (second, mut news, _stop) = second_server(&first.url).await;
    let mut own = first.store.news();
    let payment = first.stored(1).await;
    let processing = first.advance(&payment, answered()).await;
    assert_eq!(next(&mut news).await, of(&payment));
    first.advance(&processing, paid(&payment)).await;
    assert_eq!(next(&mut news).await, of(&payment));
    // Whoever made the change has heard of it at once, and does not hear it again from the database.
    for _ in 0..2 {
        assert_eq!(next(&mut own).await, of(&payment));
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(own.try_recv().is_err() && news.try_recv().is_err());
    second.close().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL; cargo xtask test runs it"]
async fn what_a_process_changed_that_ends_is_told_before_it_does() {
    let first = Conformance::of_database(postgres::Database::fresh().url()).await;
    let payment = first.stored(1).await;
    let (second, mut news, _stop) = second_server(&first.url).await;
    first.advance(&payment, answered()).await;
    first.store.close().await;
    assert_eq!(next(&mut news).await, of(&payment));
    second.close().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL; cargo xtask test runs it"]
async fn a_lost_connection_is_made_anew_and_everybody_is_told_to_look() {
    let first = Conformance::of_database(postgres::Database::fresh().url()).await;
    let payment = first.stored(1).await;
    let (second, mut news, _stop) = second_server(&first.url).await;
    let cut = "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity \
               WHERE datname = current_database() AND query LIKE 'LISTEN%'";
    let cut = sqlx::query(cut).fetch_all(&first.raw().await).await.unwrap();
    assert_eq!(cut.len(), 1);
    assert_eq!(next(&mut news).await, News::Missed);
    first.advance(&payment, answered()).await;
    assert_eq!(next(&mut news).await, of(&payment));
    second.close().await;
}
