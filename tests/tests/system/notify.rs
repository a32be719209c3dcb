//! `POST /alipayplus/notifyPayment`

use std::time::Duration;

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
async fn a_signed_notification_with_another_amount_is_kept_and_acknowledged_and_tells_the_operator() {
    let (shop, payment) = shop_with_a_payment().await;
    for amount in
        [json!({ "currency": "SGD", "value": "1251" }), json!({ "currency": "HKD", "value": "1250" })]
    {
        let other = Notification::that_paid(&payment).saying("/paymentAmount", amount);
        other.sent_to(&shop).await.is_given();
        assert_eq!(status_of(&shop, &payment).await, "processing");
    }
    let (stored, history) = shop.stored(payment.request_id()).await;
    assert_eq!(stored.progress.paid_at, None);
    let alarms: Vec<_> = history.iter().filter_map(|line| line.alarm.as_deref()).collect();
    assert_eq!(alarms, ["amount_differs", "amount_differs"]);

    Notification::that_paid(&payment).sent_to(&shop).await.is_given();
    let other = Notification::that_paid(&payment).saying("/paymentAmount/value", json!("9999"));
    other.sent_to(&shop).await.is_given();
    assert_eq!(status_of(&shop, &payment).await, "succeeded", "also after it was paid");
}

/// The FAQ: acknowledge every notification. What is kept for the operator would come seven times again otherwise.
/// (coverage.md 42)
#[tokio::test]
async fn a_signed_notification_of_no_payment_of_ours_is_kept_and_acknowledged() {
    let shop = Shop::plan().logged().opens().await;
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    page.types("12.50").pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    let right = || Notification::that_paid(&payment);
    for id in ["0123456789abcdef0123456789abcdef", "'; DROP TABLE payment"] {
        right().saying("/paymentRequestId", json!(id)).sent_to(&shop).await.is_given();
    }
    let kept = shop.database().unmatched_notifications(10).await.unwrap();
    let ids: Vec<_> = kept.iter().map(|notification| notification.request_id.as_str()).collect();
    assert_eq!(ids, ["'; DROP TABLE payment", "0123456789abcdef0123456789abcdef"], "newest first");
    assert_eq!(kept[0].settlement.amount, Some(shop.stored(payment.request_id()).await.0.order.amount));
    let mut without_amount = right();
    without_amount.body.as_object_mut().unwrap().remove("paymentAmount");
    without_amount.sent_to(&shop).await.is_given();
    assert_eq!(status_of(&shop, &payment).await, "processing", "an S has to say how much");
    assert!(shop.log().contains("0123456789abcdef0123456789abcdef"), "{}", shop.log());
}

/// security.md L14: it is kept with its reason and its ids, and the operator is told. It is not acknowledged, since it was
/// not applied.
#[tokio::test]
async fn a_signed_notification_that_cannot_be_read_is_kept_with_its_reason_and_ids() {
    let shop = Shop::plan().logged().opens().await;
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    page.types("12.50").pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    let (id, alipayplus_id) = (payment.request_id(), payment.id());
    let right = || Notification::that_paid(&payment);
    let cut = right().body.to_string();
    for (notification, reason) in [
        (right().saying("/paymentAmount/currency", json!("XYZ")), "paymentAmount.currency: \"XYZ\""),
        (right().saying("/paymentAmount/currency", json!("sgd")), "paymentAmount.currency: \"sgd\""),
        (right().saying("/paymentAmount/value", json!("12.50")), "paymentAmount.value: \"12.50\""),
        (right().saying("/paymentResult", json!("paid")), "paymentResult: this is not an object"),
        (right().in_these_bytes(&cut.as_bytes()[..cut.len() - 1]), "the body is not JSON"),
    ] {
        for _ in 0..2 {
            notification.sent_to(&shop).await.is_refused(400, "PARAM_ILLEGAL");
        }
        let kept = shop.database().unreadable_notifications(1).await.unwrap().remove(0);
        assert!(kept.reason.starts_with(reason), "{}", kept.reason);
        assert_eq!((kept.request_id.as_deref(), kept.payment_id.as_deref()), (Some(id), Some(alipayplus_id)));
    }
    right().in_these_bytes(b"<html>").sent_to(&shop).await.is_refused(400, "PARAM_ILLEGAL");
    let kept = shop.database().unreadable_notifications(10).await.unwrap();
    assert_eq!(kept.len(), 6, "what comes twice is kept once");
    assert_eq!((&kept[0].request_id, &kept[0].payment_id), (&None, &None));
    let log = shop.log();
    let line = log.lines().find(|line| line.contains("cannot be read and was kept")).unwrap();
    assert!(line.contains(id) && line.contains("paymentAmount.currency"), "{line}");
    let told = shop.metrics().await;
    assert!(told.contains("standee_notifications_unmatched 6"), "{told}");
    assert!(told.contains("standee_notifications_total{result=\"unreadable\"} 11"), "{told}");
    assert_eq!(status_of(&shop, &payment).await, "processing");
    right().sent_to(&shop).await.is_given();
    assert_eq!(status_of(&shop, &payment).await, "succeeded");
}

/// What it said is known at once all the same: the payment that it names is inquired.
#[tokio::test]
async fn a_notification_that_cannot_be_read_has_its_payment_inquired() {
    let (shop, payment) = shop_with_a_payment().await;
    // Longer than a payment is left alone after anything happened to it, and shorter than the first pause of the schedule.
    tokio::time::sleep(Duration::from_millis(2_200)).await;
    let before = shop.stored(payment.request_id()).await.0.progress;
    assert_eq!(before.checks, 0);
    let unreadable = Notification::that_paid(&payment).saying("/paymentAmount/currency", json!("XYZ"));
    unreadable.sent_to(&shop).await.is_refused(400, "PARAM_ILLEGAL");
    let after = shop.stored(payment.request_id()).await.0.progress;
    assert!(after.checks > 0 || after.due_at < before.due_at, "{before:?} {after:?}");
}

/// field.md 2, 3: nothing depends on these.
#[tokio::test]
async fn a_signed_notification_is_read_whatever_stands_beside_what_decides() {
    for odd in [
        &br#""pspId":1022160000000000000"#[..],
        br#""walletBrandName":"Pay \ud83d""#,
        b"\"walletBrandName\":\"\xb3\xc9\"",
        br#""paymentId":20261126194000000000000000000042,"paymentTime":1795000000,"settlementAmount":{}"#,
        br#""settlementQuote":[],"paymentTime":"2036-01-01T00:00:00Z","walletBrandName":"a\u0000b""#,
        b"\"walletBrandName\":\"A\",\"walletBrandName\":\"B\"",
    ] {
        let (shop, payment) = shop_with_a_payment().await;
        let right = Notification::that_paid(&payment);
        let needed = ["paymentResult", "paymentRequestId", "paymentAmount"];
        let needed = needed.map(|name| format!("\"{name}\":{}", right.body[name])).join(",");
        let bytes = [b"\xef\xbb\xbf{", odd, b",", needed.as_bytes(), b"}"].concat();
        right.in_these_bytes(&bytes).sent_to(&shop).await.is_given();
        let (stored, history) = shop.stored(payment.request_id()).await;
        assert_eq!(stored.progress.status.name(), "succeeded", "{}: {history:#?}", odd.escape_ascii());
    }
}

/// field.md O13: it decides nothing, and a receipt of 2036 or of 1970 is of no use.
#[tokio::test]
async fn a_time_of_payment_that_cannot_be_is_not_believed() {
    for time in ["2036-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "yesterday"] {
        let (shop, payment) = shop_with_a_payment().await;
        let odd = Notification::that_paid(&payment).saying("/paymentTime", json!(time));
        odd.sent_to(&shop).await.is_given();
        let (stored, _) = shop.stored(payment.request_id()).await;
        let paid_at = stored.progress.paid_at.unwrap().as_millis();
        let begun = stored.order.created_at.as_millis();
        assert!((begun..begun + 60_000).contains(&paid_at), "{time}: {paid_at}");
    }
}

/// field.md 42
#[tokio::test]
async fn a_gateway_on_the_way_that_signs_as_well_stops_no_notification() {
    let (shop, payment) = shop_with_a_payment().await;
    for lines in
        [[Some("sig1=:AAAA:"), None], [None, Some("sig1=:AAAA:")], [Some("sig1=:AAAA:"), Some("sig2=:AAAA:")]]
    {
        Notification::that_paid(&payment).between(lines).sent_to(&shop).await.is_given();
    }
    let alone = Notification::that_paid(&payment).between([Some("sig1=:AAAA:"), None]).unsigned();
    alone.sent_to(&shop).await.is_refused(401, "INVALID_SIGNATURE");
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
