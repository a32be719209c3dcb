//! `GET /p/{token}/events`

use serde_json::{Value, json};

use crate::support::{Held, Notification, PATIENCE, Shop, there_are_two};

/// A shop in which somebody was sent to the wallet.
async fn shop_with_a_payment() -> (Shop, Held) {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    page.types("12.50").pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    (shop, payment)
}

/// The next event; `None` when the stream has ended.
async fn next_event(stream: &mut reqwest::Response) -> Option<Value> {
    loop {
        let chunk =
            tokio::time::timeout(PATIENCE, stream.chunk()).await.expect("an event in time").unwrap()?;
        let text = String::from_utf8(chunk.to_vec()).unwrap();
        if let Some(data) = text.strip_prefix("data: ") {
            return Some(serde_json::from_str(data).unwrap());
        }
    }
}

fn event(status: &str) -> Value {
    let [amount, refunded] = ["1250", "0"].map(|value| json!({ "currency": "SGD", "value": value }));
    json!({ "status": status, "amount": amount, "refunded": refunded, "reason": null })
}

#[tokio::test]
async fn events_tell_where_it_stands_and_the_change_at_once_and_then_end() {
    let (shop, payment) = shop_with_a_payment().await;
    // The server that is notified.
    let payer = shop.payer().going_to(&shop.url());
    let mut stream = payer.listens(&payment.outcome_path()).await;
    assert_eq!(stream.headers()["content-type"], "text/event-stream");
    // field.md 1: nginx gathers what does not say so.
    assert_eq!(stream.headers()["x-accel-buffering"], "no");
    assert_eq!(stream.headers()["cache-control"], "no-store, no-transform");
    assert_eq!(next_event(&mut stream).await.unwrap(), event("processing"));
    let before = std::time::Instant::now();
    Notification::that_paid(&payment).sent_to(&shop).await.is_given();
    assert_eq!(next_event(&mut stream).await.unwrap(), event("succeeded"));
    assert!(before.elapsed().as_secs() < 2, "the notification itself tells it, not the next look");
    assert_eq!(next_event(&mut stream).await, None);
}

#[tokio::test]
async fn who_listens_after_the_end_hears_the_end() {
    let (shop, payment) = shop_with_a_payment().await;
    Notification::that_paid(&payment).sent_to(&shop).await.is_given();
    let mut stream = shop.payer().listens(&payment.outcome_path()).await;
    assert_eq!(next_event(&mut stream).await.unwrap(), event("succeeded"));
    assert_eq!(next_event(&mut stream).await, None);
}

#[tokio::test]
async fn events_tell_what_another_server_on_the_same_database_heard() {
    let (shop, payment) = shop_with_a_payment().await;
    let second = shop.second_server().await;
    let payer = shop.payer().going_to(&second.url());
    let mut stream = payer.listens(&payment.outcome_path()).await;
    assert_eq!(next_event(&mut stream).await.unwrap(), event("processing"));
    let before = std::time::Instant::now();
    Notification::that_paid(&payment).sent_to(&shop).await.is_given();
    assert_eq!(next_event(&mut stream).await.unwrap(), event("succeeded"));
    // Servers on PostgreSQL tell each other; on SQLite it is found by looking again.
    assert!(before.elapsed().as_secs() < if there_are_two() { 2 } else { 15 });
}
