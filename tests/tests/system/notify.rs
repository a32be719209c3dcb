//! `POST /alipayplus/notifyPayment`

use futures::future::join_all;
use serde_json::{Value, json};

use crate::support::{CLIENT_ID, Held, Notification, STRANGER_KEY, Shop, eventually};

/// A shop in which somebody was sent to the wallet.
async fn shop_with_a_payment() -> (Shop, Held) {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    page.types("12.50").pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    (shop, payment)
}

async fn status_of(shop: &Shop, payment: &Held) -> Value {
    shop.payer().status(&payment.outcome_path()).await["status"].clone()
}

#[tokio::test]
async fn an_approval_reaches_the_shop_and_is_acknowledged_with_a_signature() {
    let (shop, payment) = shop_with_a_payment().await;
    shop.alipayplus().approve(&payment, "").await;
    let attempts = shop.alipayplus().attempts_to_notify(1).await;
    assert_eq!(attempts.len(), 1);
    assert_eq!(attempts[0]["acknowledged"], true, "{attempts:?}");
    assert_eq!(status_of(&shop, &payment).await, "succeeded");
    let (stored, history) = shop.stored(payment.request_id()).await;
    assert_eq!(stored.progress.wallet_brand.as_deref(), Some("Simulated Wallet"));
    let line = history.iter().find(|line| line.fact == "notified").unwrap();
    assert_eq!((line.status.as_str(), line.result_code.as_deref()), ("succeeded", Some("SUCCESS")));
    assert_eq!(line.digest.as_ref().unwrap().len(), 64, "what was signed can be shown later");
}

#[tokio::test]
async fn a_declined_payment_is_acknowledged_too() {
    let (shop, payment) = shop_with_a_payment().await;
    shop.alipayplus().decline(&payment, "?code=USER_BALANCE_NOT_ENOUGH").await;
    let attempts = shop.alipayplus().attempts_to_notify(1).await;
    assert_eq!(attempts[0]["acknowledged"], true, "{attempts:?}");
    let status = shop.payer().status(&payment.outcome_path()).await;
    assert_eq!(status["status"], "failed");
    assert_eq!(status["reason"], "insufficient_funds");
}

#[tokio::test]
async fn a_right_notification_is_acknowledged_with_our_signature_however_often_it_comes() {
    let (shop, payment) = shop_with_a_payment().await;
    let notification = Notification::that_paid(&payment);
    for _ in 0..3 {
        notification.sent_to(&shop).await.is_given();
    }
    assert_eq!(status_of(&shop, &payment).await, "succeeded");
    let (stored, history) = shop.stored(payment.request_id()).await;
    assert_eq!(stored.progress.wallet_brand.as_deref(), Some("Somebody's Wallet"));
    let alarms: Vec<_> = history.iter().filter_map(|line| line.alarm.as_deref()).collect();
    assert!(alarms.is_empty(), "{alarms:?}");
}

#[tokio::test]
async fn notifications_that_come_all_at_once_are_all_acknowledged_and_applied_once() {
    let (shop, payment) = shop_with_a_payment().await;
    let notification = Notification::that_paid(&payment);
    for acknowledgement in join_all((0..16).map(|_| notification.sent_to(&shop))).await {
        acknowledgement.is_given();
    }
    let (_, history) = shop.stored(payment.request_id()).await;
    let paid =
        history.windows(2).filter(|pair| pair[0].status != "succeeded" && pair[1].status == "succeeded");
    assert_eq!(paid.count(), 1);
}

#[tokio::test]
async fn what_alipayplus_did_not_sign_changes_nothing_and_is_refused() {
    let (shop, payment) = shop_with_a_payment().await;
    let right = || Notification::that_paid(&payment);
    let cheaper = json!({ "currency": "SGD", "value": "1" });
    for (what, notification, code) in [
        ("forged", right().signed_by(&STRANGER_KEY), "INVALID_SIGNATURE"),
        ("unsigned", right().unsigned(), "INVALID_SIGNATURE"),
        ("for another acquirer", right().meant_for("SANDBOX_5X9999999999999999"), "INVALID_CLIENT"),
        ("changed", right().sealed().saying("/paymentAmount", cheaper), "INVALID_SIGNATURE"),
    ] {
        let refusal = notification.sent_to(&shop).await;
        refusal.is_refused(401, code);
        assert!(!refusal.verified, "who showed no signature gets none: {what}");
        let (stored, history) = shop.stored(payment.request_id()).await;
        assert_eq!(stored.progress.status.name(), "processing", "{what}");
        assert_eq!((stored.progress.paid_at, stored.progress.wallet_brand), (None, None), "{what}");
        assert!(history.iter().all(|line| line.fact != "notified"), "{what}: {history:#?}");
    }
    right().sent_to(&shop).await.is_given();
    assert_eq!(status_of(&shop, &payment).await, "succeeded");
}

#[tokio::test]
async fn a_signed_notification_with_another_amount_changes_nothing_and_tells_the_operator() {
    let (shop, payment) = shop_with_a_payment().await;
    for amount in
        [json!({ "currency": "SGD", "value": "1251" }), json!({ "currency": "HKD", "value": "1250" })]
    {
        let other = Notification::that_paid(&payment).saying("/paymentAmount", amount);
        other.sent_to(&shop).await.is_refused(409, "PARAM_ILLEGAL");
        assert_eq!(status_of(&shop, &payment).await, "processing");
    }
    let (stored, history) = shop.stored(payment.request_id()).await;
    assert_eq!(stored.progress.paid_at, None);
    let alarms: Vec<_> = history.iter().filter_map(|line| line.alarm.as_deref()).collect();
    assert_eq!(alarms, ["amount_differs", "amount_differs"]);

    Notification::that_paid(&payment).sent_to(&shop).await.is_given();
    let other = Notification::that_paid(&payment).saying("/paymentAmount/value", json!("9999"));
    other.sent_to(&shop).await.is_refused(409, "PARAM_ILLEGAL");
    assert_eq!(status_of(&shop, &payment).await, "succeeded", "also after it was paid");
}

#[tokio::test]
async fn a_signed_notification_that_makes_no_sense_is_refused_by_its_reason() {
    let (shop, payment) = shop_with_a_payment().await;
    let right = || Notification::that_paid(&payment);
    let unknown = right().saying("/paymentRequestId", json!("0123456789abcdef0123456789abcdef"));
    let refusal = unknown.sent_to(&shop).await;
    refusal.is_refused(404, "ORDER_NOT_EXIST");
    assert!(refusal.verified, "who showed Alipay+'s signature gets ours");
    right()
        .saying("/paymentRequestId", json!("'; DROP TABLE payment"))
        .sent_to(&shop)
        .await
        .is_refused(404, "ORDER_NOT_EXIST");
    let kept = shop.database().unmatched_notifications(10).await.unwrap();
    let ids: Vec<_> = kept.iter().map(|notification| notification.request_id.as_str()).collect();
    assert_eq!(ids, ["'; DROP TABLE payment", "0123456789abcdef0123456789abcdef"], "newest first");
    assert_eq!(kept[0].settlement.amount, Some(shop.stored(payment.request_id()).await.0.order.amount));
    right()
        .saying("/paymentAmount/currency", json!("XYZ"))
        .sent_to(&shop)
        .await
        .is_refused(400, "PARAM_ILLEGAL");
    right().saying("/paymentResult", json!("paid")).sent_to(&shop).await.is_refused(400, "PARAM_ILLEGAL");
    let mut without_amount = right();
    without_amount.body.as_object_mut().unwrap().remove("paymentAmount");
    without_amount.sent_to(&shop).await.is_refused(409, "PARAM_ILLEGAL");
    assert_eq!(status_of(&shop, &payment).await, "processing");
}

#[tokio::test]
async fn money_that_moved_is_not_taken_back_by_a_later_word() {
    let (shop, payment) = shop_with_a_payment().await;
    Notification::that_paid(&payment).sent_to(&shop).await.is_given();
    let result = json!({ "resultStatus": "F", "resultCode": "PROCESS_FAIL", "resultMessage": "no" });
    Notification::that_paid(&payment).saying("/paymentResult", result).sent_to(&shop).await.is_given();
    assert_eq!(status_of(&shop, &payment).await, "succeeded");
    let (_, history) = shop.stored(payment.request_id()).await;
    assert_eq!(history.last().unwrap().alarm.as_deref(), Some("contradiction"));
}

#[tokio::test]
async fn only_alipayplus_s_way_of_asking_is_heard() {
    let (shop, _payment) = shop_with_a_payment().await;
    let path = "/alipayplus/notifyPayment";
    assert_eq!(shop.payer().opens(path).await.status, 405);
    let long = "x".repeat(65 * 1024);
    assert_eq!(shop.payer().posts(path, &[("a", &long)]).await.status, 413);
    assert!(!shop.payer().posts(path, &[]).await.body.contains(CLIENT_ID), "nobody is told who we are");
}

#[tokio::test]
async fn a_notification_that_was_lost_comes_again_and_is_heard() {
    let (shop, payment) = shop_with_a_payment().await;
    let drop = json!([{ "operation": "notify", "kind": "bad_signature" }]);
    shop.alipayplus().goes_wrong(&drop).await;
    shop.alipayplus().approve(&payment, "").await;
    let attempts = shop.alipayplus().attempts_to_notify(2).await;
    let acknowledged: Vec<_> = attempts.iter().map(|attempt| attempt["acknowledged"].as_bool()).collect();
    assert_eq!(acknowledged, [Some(false), Some(true)]);
    assert_eq!(status_of(&shop, &payment).await, "succeeded");
}

#[tokio::test]
async fn without_any_notification_an_inquiry_finds_out_by_itself() {
    let (shop, payment) = shop_with_a_payment().await;
    shop.alipayplus().approve(&payment, "?notify=false").await;
    // Nobody opens a page: the worker has to see to it.
    let (stored, history) = eventually("the worker inquired", async || {
        let stored = shop.stored(payment.request_id()).await;
        stored.0.progress.status.is_final().then_some(stored)
    })
    .await;
    assert_eq!(stored.progress.status.name(), "succeeded");
    assert_eq!(history.last().unwrap().fact, "inquired");
    assert!(shop.alipayplus().only_payment().await.0["notifications"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn what_was_heard_before_is_acknowledged_to_alipayplus_alone() {
    let (shop, payment) = shop_with_a_payment().await;
    let right = Notification::that_paid(&payment);
    right.sent_to(&shop).await.is_given();
    // The same bytes, which a stranger may have seen, and no signature over them, or not Alipay+'s.
    right.clone().signed_by(&STRANGER_KEY).sent_to(&shop).await.is_refused(401, "INVALID_SIGNATURE");
    right.clone().unsigned().sent_to(&shop).await.is_refused(401, "INVALID_SIGNATURE");
    right.sent_to(&shop).await.is_given();
}
