//! What other machines are told: Alipay+, merchants' systems that ask, and those that hear.

use serde_json::Value;

use super::TAKEN;
use super::stall::Stall;
use crate::support::{Desk, OPERATOR};

#[tokio::test]
async fn machines_are_told_the_text_itself() {
    let desk = Desk::open().await;
    let operator = desk.signs_in(OPERATOR).await;
    for text in TAKEN {
        let stall = Stall::furnished(&desk, &operator, text).await;
        is_told_alipayplus(&stall);
        is_told_who_asks(&stall).await;
        is_told_who_hears(&stall).await;
    }
}

/// The simulator has taken it, and so it is within the limits of every field.
fn is_told_alipayplus(stall: &Stall) {
    let (text, order) = (stall.text, &stall.payment.request()["order"]);
    assert_eq!(order["merchant"]["merchantName"], text);
    assert_eq!(order["merchant"]["store"]["storeName"], text);
    assert_eq!(order["orderDescription"], format!("{text} · {text}"));
    // A header is bytes; what is not UTF-8 would be replaced, and all of it is.
    assert!(order["env"]["userAgent"].as_str().unwrap().ends_with(text), "{order}");
}

async fn is_told_who_asks(stall: &Stall) {
    let (text, payment) = (stall.text, stall.payment.request_id());
    let answered = stall.system.gets(&format!("/api/v1/payments/{payment}")).await;
    assert_eq!((&answered.json["note"], &answered.json["wallet_brand"]), (&text.into(), &text.into()));
    assert_eq!(answered.headers["content-type"], "application/json");
    assert_eq!(answered.headers["x-content-type-options"], "nosniff");
    let answered = stall.system.gets(&format!("/api/v1/payments/{payment}/refunds")).await;
    assert_eq!(answered.json["refunds"][0]["reason"], text);
    let answered = stall.system.gets("/api/v1/stores").await;
    assert_eq!(answered.json["stores"][0]["name"], text);
    let answered = stall.system.gets(&format!("/api/v1/codes/{}", stall.code)).await;
    assert_eq!(answered.json["label"], text);
}

async fn is_told_who_hears(stall: &Stall) {
    let heard: Vec<Value> = stall.receiver.hears(2).await.iter().map(crate::support::Heard::json).collect();
    let of = |event: &str| heard.iter().find(|heard| heard["type"] == event).unwrap();
    assert_eq!(of("payment.succeeded")["data"]["wallet_brand"], stall.text);
    assert_eq!(of("refund.succeeded")["data"]["reason"], stall.text);
}
