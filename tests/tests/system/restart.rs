//! The server goes away in the middle of a payment.

use serde_json::json;

use crate::support::{Held, Shop, eventually};

async fn ends_as(shop: &Shop, payment: &Held) -> &'static str {
    eventually("the payment is over", async || {
        let (stored, _) = shop.stored(payment.request_id()).await;
        let status = stored.progress.status;
        status.is_final().then_some(status.name())
    })
    .await
}

#[tokio::test]
async fn what_happened_while_the_server_was_away_is_found_out() {
    let mut shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    page.types("12.50").pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    let alipayplus = shop.alipayplus();
    shop.restarts(alipayplus.approve(&payment, "?notify=false")).await;
    assert_eq!(ends_as(&shop, &payment).await, "succeeded");
}

#[tokio::test]
async fn a_server_that_dies_while_it_asks_finds_its_payment_again() {
    let mut shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    // Alipay+ does it, and the server that asked is no more when the answer comes.
    shop.alipayplus().goes_wrong(&json!([{ "operation": "pay", "kind": "slow", "ms": 60_000 }])).await;
    let form = page.types("12.50");
    let pressed = tokio::spawn({
        let form = form.clone();
        async move { form.tries_to_pay().await }
    });
    let alipayplus = shop.alipayplus();
    let payment = eventually("Alipay+ holds the payment", async || alipayplus.payments().await.pop()).await;
    shop.crashes().await;
    assert!(pressed.await.unwrap().is_err(), "the payer sees a broken connection");

    // The payer's page is still the same attempt; once the dead server's claim on it is over, it leads on.
    let sent = eventually("pressing again leads to the wallet", async || {
        let visit = form.pays().await;
        (visit.status == 303).then_some(visit)
    })
    .await;
    assert!(sent.location().ends_with(payment.id()), "{}", sent.location());
    shop.alipayplus().only_payment().await;
    alipayplus.approve(&payment, "").await;
    assert_eq!(ends_as(&shop, &payment).await, "succeeded");
}

#[tokio::test]
async fn a_page_that_was_open_before_a_restart_pays_after_it() {
    let mut shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    shop.restarts(async {}).await;
    page.types("12.50").pays().await.location();
}
