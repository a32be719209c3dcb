//! What the shop is told, and for how long.

use std::num::NonZeroU32;
use std::time::Duration;

use serde_json::{Value, json};
use simulator::Clock;

use crate::support::{Reply, Rig, Shop, pay_request_of};

const MINUTE: Duration = Duration::from_mins(1);
const MILLISECOND: Duration = Duration::from_millis(1);

/// A simulator with one payment that `shop` is told of.
async fn with_payment(shop: &Shop) -> (Rig, String) {
    let rig = Rig::start();
    let id = rig.pay(&pay_request_of(shop, "request-1")).await;
    (rig, id)
}

#[tokio::test]
async fn an_approval_is_told_once_signed_and_recorded_as_acknowledged() {
    let shop = Shop::open();
    let (rig, id) = with_payment(&shop).await;
    assert_eq!(rig.decide(&id, "approve").await.1["status"], "succeeded");
    let notices = shop.wait_for(1).await;
    assert!(notices[0].verified);
    let body = &notices[0].body;
    assert_eq!(body["paymentResult"]["resultStatus"], "S");
    assert_eq!((&body["paymentRequestId"], &body["paymentId"]), (&json!("request-1"), &json!(id)));
    assert_eq!(body["paymentAmount"], json!({ "currency": "SGD", "value": "1250" }));
    assert_eq!(body["paymentTime"], "2026-11-22T12:00:00+08:00");
    for name in ["acquirerId", "pspId", "customerId", "walletBrandName"] {
        assert!(body[name].is_string(), "{name} in {body}");
    }
    let attempts = rig.attempts(1).await;
    assert_eq!((&attempts[0]["acknowledged"], &attempts[0]["httpStatus"]), (&json!(true), &json!(200)));
    assert!(attempts[0]["answer"].as_str().unwrap().contains("noted"));
    assert_eq!(attempts[0]["time"], "2026-11-22T04:00:00Z");
    assert_eq!(rig.counts().await, json!({ "payments": 1, "acknowledged": 1 }));
    rig.clock.advance(Duration::from_hours(48));
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(shop.notices().len(), 1);
}

#[tokio::test]
async fn a_decline_and_an_expiry_are_told_too() {
    let shop = Shop::open();
    let (rig, declined) = with_payment(&shop).await;
    rig.pay(&pay_request_of(&shop, "request-2")).await;
    rig.decide(&declined, "decline?code=RISK_REJECT").await;
    assert_eq!(shop.wait_for(1).await[0].body["paymentResult"]["resultCode"], "RISK_REJECT");
    rig.clock.advance(10 * MINUTE);
    let notices = shop.wait_for(2).await;
    let result = &notices[1].body["paymentResult"];
    assert_eq!((&result["resultStatus"], &result["resultCode"]), (&json!("F"), &json!("ORDER_IS_CLOSED")));
    assert_eq!(notices[1].body["paymentRequestId"], "request-2");
}

#[tokio::test]
async fn an_expiry_is_told_although_nobody_asks() {
    let shop = Shop::open();
    let (rig, _) = with_payment(&shop).await;
    // The simulator has time to go to sleep.
    tokio::time::sleep(Duration::from_millis(50)).await;
    rig.clock.advance(10 * MINUTE);
    assert_eq!(shop.wait_for(1).await[0].body["paymentResult"]["resultCode"], "ORDER_IS_CLOSED");
}

#[tokio::test]
async fn a_success_that_was_on_its_way_is_told_even_after_a_cancel() {
    let shop = Shop::that_replies(&[Reply::Status500]);
    let (rig, id) = with_payment(&shop).await;
    rig.decide(&id, "approve").await;
    rig.attempts(1).await;
    let cancel = rig.acquirer.call("cancelPayment", &json!({ "paymentId": id })).await;
    assert_eq!(cancel.code(), "SUCCESS");
    rig.clock.advance(2 * MINUTE);
    assert_eq!(shop.wait_for(2).await[1].body["paymentResult"]["resultCode"], "SUCCESS");
    assert_eq!(rig.payments().await[0]["status"], "cancelled");
}

#[tokio::test]
async fn a_decision_can_be_withheld_from_the_shop() {
    let shop = Shop::open();
    let (rig, id) = with_payment(&shop).await;
    assert_eq!(rig.decide(&id, "approve?notify=false").await.0, 200);
    rig.clock.advance(Duration::from_hours(48));
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(shop.notices().is_empty());
    assert_eq!(rig.payments().await[0]["status"], "succeeded");
}

#[tokio::test]
async fn what_is_no_signed_s_success_does_not_count_as_acknowledged() {
    for (reply, problem) in [
        (Reply::BadSignature, "the signature does not match"),
        (Reply::Unsigned, "client-id header is missing"),
        (Reply::Refuse, "not S SUCCESS"),
        (Reply::Status500, "not 200"),
        (Reply::Redirect, "not 200"),
        (Reply::TooLong, "longer than 65536 bytes"),
    ] {
        let shop = Shop::that_replies(&[reply]);
        let (rig, id) = with_payment(&shop).await;
        rig.decide(&id, "approve").await;
        let attempts = rig.attempts(1).await;
        assert_eq!(attempts[0]["acknowledged"], false, "{reply:?}");
        assert!(attempts[0]["problem"].as_str().unwrap().contains(problem), "{reply:?}: {attempts:?}");
        rig.clock.advance(2 * MINUTE);
        let attempts = rig.attempts(2).await;
        assert_eq!(attempts[1]["acknowledged"], true, "{reply:?}: {attempts:?}");
        assert_eq!(shop.notices().len(), 2);
    }
}

#[tokio::test]
async fn a_shop_that_never_acknowledges_is_told_eight_times_on_the_schedule() {
    let shop = Shop::that_replies(&[Reply::Refuse; 20]);
    let (rig, id) = with_payment(&shop).await;
    rig.decide(&id, "approve").await;
    rig.attempts(1).await;
    for (sent, wait) in [2, 10, 10, 60, 120, 360, 900].into_iter().enumerate() {
        rig.clock.advance((wait * MINUTE).saturating_sub(MILLISECOND));
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert_eq!(shop.notices().len(), sent + 1, "too early by a millisecond");
        rig.clock.advance(MILLISECOND);
        rig.attempts(sent + 2).await;
    }
    rig.clock.advance(Duration::from_hours(1_000));
    tokio::time::sleep(Duration::from_millis(50)).await;
    let attempts = rig.attempts(8).await;
    assert_eq!(attempts.len(), 8);
    assert_eq!(attempts[7]["time"], "2026-11-23T04:22:00Z");
}

#[tokio::test]
async fn a_high_time_scale_brings_all_attempts_soon() {
    let shop = Shop::that_replies(&[Reply::Status500; 7]);
    let rig = Rig::with(|config| {
        config.clock = Clock::system();
        config.time_scale = NonZeroU32::new(1_000_000).unwrap();
    });
    let mut request = pay_request_of(&shop, "request-1");
    request["paymentExpiryTime"] = Value::Null;
    let id = rig.pay(&request).await;
    rig.decide(&id, "approve").await;
    let attempts = rig.attempts(8).await;
    let acknowledged: Vec<_> = attempts.iter().map(|attempt| attempt["acknowledged"] == true).collect();
    assert_eq!(acknowledged, [false, false, false, false, false, false, false, true]);
}

#[tokio::test]
async fn a_shop_that_is_not_there_is_asked_again() {
    let shop = Shop::open();
    let (rig, id) = with_payment(&shop).await;
    drop(shop);
    tokio::time::sleep(Duration::from_millis(50)).await;
    rig.decide(&id, "approve").await;
    let attempts = rig.attempts(1).await;
    assert_eq!((&attempts[0]["httpStatus"], &attempts[0]["acknowledged"]), (&Value::Null, &json!(false)));
    assert!(attempts[0]["problem"].as_str().unwrap().contains("onnect"), "{attempts:?}");
}

#[tokio::test]
async fn a_certificate_that_nobody_signed_will_do_on_loopback_only() {
    let shop = Shop::open();
    let rig = Rig::start();
    // This address leads to loopback on the way, but is none: like any other, its certificate is verified.
    let mut request = pay_request_of(&shop, "request-1");
    request["paymentNotifyUrl"] = json!(shop.url("0.0.0.0"));
    let id = rig.pay(&request).await;
    rig.decide(&id, "approve").await;
    let problem = rig.attempts(1).await[0]["problem"].as_str().unwrap().to_owned();
    assert!(problem.contains("certificate"), "{problem}");

    request["paymentRequestId"] = json!("request-2");
    request["paymentNotifyUrl"] = json!(shop.url("localhost"));
    let id = rig.pay(&request).await;
    rig.decide(&id, "approve").await;
    assert_eq!(shop.wait_for(1).await[0].body["paymentRequestId"], "request-2");
}
