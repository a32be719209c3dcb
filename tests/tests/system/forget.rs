//! What is old is forgotten while the server runs.

use checkout::port::Clock as _;
use standee::clock::SystemClock;

use crate::support::{MERCHANT, Shop, eventually};

#[tokio::test]
async fn a_server_forgets_what_is_old() {
    let mut shop = Shop::plan().logged().opens().await;
    let database = shop.database().clone();
    shop.restarts(async {
        let long_ago = SystemClock.now().plus_seconds(-8 * 24 * 3600);
        database.claim_request((MERCHANT, "key"), [7; 32], "made", long_ago).await.unwrap();
    })
    .await;
    eventually("it is forgotten", async || {
        shop.log().contains("old messages and requests of merchants' systems were forgotten").then_some(())
    })
    .await;
    assert_eq!(database.forget(SystemClock.now(), 9).await.unwrap(), 0, "nothing is left of it");
}
