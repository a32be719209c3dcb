//! What the four operations answer.

use std::collections::HashSet;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Answer, Rig, pay_request};

#[tokio::test]
async fn pay_answers_in_process_with_the_wallets_page_signed() {
    let rig = Rig::start();
    let answer = rig.acquirer.call("pay", &pay_request("request-1")).await;
    assert_eq!((answer.status, answer.code(), answer.verified), (200, "PAYMENT_IN_PROCESS", true));
    assert_eq!(answer.json["result"]["resultStatus"], "U");
    assert_eq!(answer.json["paymentAmount"], json!({ "currency": "SGD", "value": "1250" }));
    let payment_id = answer.json["paymentId"].as_str().unwrap();
    let wallet = format!("{}wallet/{payment_id}", rig.simulator.public_url());
    assert_eq!(answer.json["paymentUrl"], wallet);
    assert_eq!(answer.headers["response-time"], "2026-11-22T12:00:00+08:00");
}

#[tokio::test]
async fn pay_again_answers_the_same_until_there_is_a_result_and_then_the_result() {
    let rig = Rig::start();
    let first = rig.acquirer.call("pay", &pay_request("request-1")).await;
    assert_eq!(rig.acquirer.call("pay", &pay_request("request-1")).await.json, first.json);

    rig.decide(first.json["paymentId"].as_str().unwrap(), "approve").await;
    rig.clock.advance(Duration::from_hours(48));
    let paid = rig.acquirer.call("pay", &pay_request("request-1")).await;
    assert_eq!((paid.code(), &paid.json["paymentId"]), ("SUCCESS", &first.json["paymentId"]));
    assert_eq!(paid.json["paymentTime"], "2026-11-22T12:00:00+08:00");
    assert_eq!(paid.json["walletBrandName"], "Simulated Wallet");
    assert_eq!(paid.json["paymentUrl"], Value::Null);
    assert_eq!(rig.acquirer.call("pay", &pay_request("request-1")).await.json, paid.json);
}

#[tokio::test]
async fn pay_again_with_another_amount_is_inconsistent() {
    let rig = Rig::start();
    rig.pay(&pay_request("request-1")).await;
    let mut other = pay_request("request-1");
    other["paymentAmount"]["value"] = json!("1251");
    let answer = rig.acquirer.call("pay", &other).await;
    assert_eq!((answer.code(), answer.verified), ("REPEAT_REQ_INCONSISTENT", true));
}

#[tokio::test]
async fn sixty_four_identical_pays_at_once_make_one_payment() {
    let rig = Rig::start();
    let request = pay_request("request-1");
    let mut answers = tokio::task::JoinSet::new();
    let rig = std::sync::Arc::new(rig);
    for _ in 0..64 {
        let (rig, request) = (std::sync::Arc::clone(&rig), request.clone());
        answers.spawn(async move { rig.acquirer.call("pay", &request).await });
    }
    let answers: Vec<Answer> = answers.join_all().await;
    assert!(answers.iter().all(|answer| answer.verified));
    let bodies: HashSet<String> = answers.iter().map(|answer| answer.json.to_string()).collect();
    assert_eq!(bodies.len(), 1, "{bodies:?}");
    assert_eq!(rig.payments().await.len(), 1);
}

#[tokio::test]
async fn a_request_with_a_fault_in_it_is_refused_by_the_fields_name_and_starts_nothing() {
    let rig = Rig::start();
    for (pointer, value, message) in [
        ("/order/env/userAgent", json!(null), "order.env.userAgent is missing"),
        ("/order/env/userAgent", json!(""), "order.env.userAgent is empty: leave it out, or set it to null"),
        (
            "/paymentAmount/value",
            json!(1250),
            "paymentAmount.value is a number: every number is sent as a text",
        ),
        ("/paymentNotifyUrl", json!("http://shop.example/"), "paymentNotifyUrl is not an https URL"),
        ("/paymentExpiryTime", json!("2026-11-22T12:00:00+08:00"), "paymentExpiryTime has passed"),
    ] {
        let mut request = pay_request("request-1");
        *request.pointer_mut(pointer).unwrap() = value;
        let answer = rig.acquirer.call("pay", &request).await;
        assert_eq!((answer.code(), answer.verified), ("PARAM_ILLEGAL", true));
        assert_eq!(answer.json["result"]["resultMessage"], message);
    }
    let mut request = pay_request("request-1");
    request["paymentAmount"]["currency"] = json!("XXL");
    assert_eq!(rig.acquirer.call("pay", &request).await.code(), "CURRENCY_NOT_SUPPORT");
    assert!(rig.payments().await.is_empty());
}

#[tokio::test]
async fn a_full_simulator_says_that_it_takes_no_more() {
    let rig = Rig::with(|config| config.payments_max = 1);
    rig.pay(&pay_request("request-1")).await;
    let answer = rig.acquirer.call("pay", &pay_request("request-2")).await;
    assert_eq!(
        (answer.code(), &answer.json["result"]["resultStatus"]),
        ("REQUEST_TRAFFIC_EXCEED_LIMIT", &json!("U"))
    );
}

/// What an inquiry by the acquirer's id says of the payment.
async fn inquire(rig: &Rig, id: &str) -> Value {
    let answer = rig.acquirer.call("inquiryPayment", &json!({ "paymentRequestId": id })).await;
    assert_eq!((answer.code(), answer.verified), ("SUCCESS", true), "{}", answer.json);
    answer.json
}

#[tokio::test]
async fn an_inquiry_tells_its_own_result_from_the_payments() {
    let rig = Rig::start();
    let waiting = rig.pay(&pay_request("waiting")).await;
    let paid = rig.pay(&pay_request("paid")).await;
    let declined = rig.pay(&pay_request("declined")).await;
    rig.decide(&paid, "approve").await;
    rig.decide(&declined, "decline?code=USER_BALANCE_NOT_ENOUGH").await;

    let answer = inquire(&rig, "waiting").await;
    assert_eq!(answer["paymentResult"]["resultStatus"], "U");
    assert_eq!((&answer["paymentId"], &answer["paymentRequestId"]), (&json!(waiting), &json!("waiting")));
    assert_eq!((&answer["transactions"], &answer["paymentTime"]), (&Value::Null, &Value::Null));

    let answer = inquire(&rig, "paid").await;
    assert_eq!(answer["paymentResult"]["resultCode"], "SUCCESS");
    assert_eq!(answer["paymentTime"], "2026-11-22T12:00:00+08:00");
    assert_eq!(inquire(&rig, "declined").await["paymentResult"]["resultCode"], "USER_BALANCE_NOT_ENOUGH");

    rig.clock.advance(Duration::from_mins(10));
    let answer = inquire(&rig, "waiting").await;
    assert_eq!(answer["paymentResult"]["resultCode"], "ORDER_IS_CLOSED");
    assert_eq!(answer["paymentResult"]["resultStatus"], "F");

    let by_payment_id = rig.acquirer.call("inquiryPayment", &json!({ "paymentId": paid })).await;
    assert_eq!(by_payment_id.json["paymentRequestId"], "paid");
}

#[tokio::test]
async fn what_was_never_started_does_not_exist_for_any_operation() {
    let rig = Rig::start();
    let nobody = json!({ "paymentRequestId": "nobody" });
    let refund = json!({
        "paymentRequestId": "nobody",
        "refundRequestId": "refund-1",
        "refundAmount": { "currency": "SGD", "value": "1" },
    });
    for (operation, request) in [("inquiryPayment", &nobody), ("cancelPayment", &nobody), ("refund", &refund)]
    {
        let answer = rig.acquirer.call(operation, request).await;
        assert_eq!((answer.code(), answer.verified), ("ORDER_NOT_EXIST", true), "{operation}");
    }
}

#[tokio::test]
async fn refunds_are_kept_by_their_own_id_and_seen_in_the_inquiry() {
    let rig = Rig::start();
    let payment_id = rig.pay(&pay_request("request-1")).await;
    rig.decide(&payment_id, "approve").await;
    let refund = |id: &str, cents: &str| {
        json!({
            "paymentId": payment_id,
            "refundRequestId": id,
            "refundAmount": { "currency": "SGD", "value": cents },
            "refundReason": "cold coffee",
        })
    };
    let first = rig.acquirer.call("refund", &refund("refund-1", "300")).await;
    assert_eq!((first.code(), first.verified), ("SUCCESS", true), "{}", first.json);
    assert_eq!(first.json["refundAmount"]["value"], "300");
    assert_eq!(rig.acquirer.call("refund", &refund("refund-1", "300")).await.json, first.json);
    assert_eq!(
        rig.acquirer.call("refund", &refund("refund-1", "301")).await.code(),
        "REPEAT_REQ_INCONSISTENT"
    );
    assert_eq!(rig.acquirer.call("refund", &refund("refund-2", "951")).await.code(), "REFUND_AMOUNT_EXCEED");
    assert_eq!(rig.acquirer.call("refund", &refund("refund-2", "950")).await.code(), "SUCCESS");
    assert_eq!(rig.acquirer.call("refund", &refund("refund-3", "1")).await.code(), "REFUND_AMOUNT_EXCEED");

    let transactions = inquire(&rig, "request-1").await["transactions"].clone();
    let seen: Vec<_> = transactions
        .as_array()
        .unwrap()
        .iter()
        .map(|refund| (refund["transactionType"].clone(), refund["transactionRequestId"].clone()))
        .collect();
    assert_eq!(seen, [(json!("REFUND"), json!("refund-1")), (json!("REFUND"), json!("refund-2"))]);
    assert_eq!(rig.payments().await[0]["refunds"].as_array().unwrap().len(), 2);
    let cancel = rig.acquirer.call("cancelPayment", &json!({ "paymentId": payment_id })).await;
    assert_eq!(cancel.code(), "PROCESS_FAIL");
}

#[tokio::test]
async fn a_cancel_closes_the_payment_whatever_the_payer_does_later() {
    let rig = Rig::start();
    let payment_id = rig.pay(&pay_request("request-1")).await;
    let cancel = json!({ "paymentRequestId": "request-1" });
    for _ in 0..2 {
        let answer = rig.acquirer.call("cancelPayment", &cancel).await;
        assert_eq!((answer.code(), answer.verified), ("SUCCESS", true));
    }
    assert_eq!(rig.decide(&payment_id, "approve").await.0, 409);
    let answer = inquire(&rig, "request-1").await;
    assert_eq!(answer["paymentResult"]["resultCode"], "ORDER_IS_CLOSED");
    assert_eq!(answer["transactions"][0]["transactionType"], "CANCEL");
    assert_eq!(rig.acquirer.call("pay", &pay_request("request-1")).await.code(), "ORDER_IS_CLOSED");
}

#[tokio::test]
async fn a_cancel_after_the_window_comes_too_late() {
    let rig = Rig::start();
    let payment_id = rig.pay(&pay_request("request-1")).await;
    rig.decide(&payment_id, "approve").await;
    rig.clock.advance(Duration::from_hours(12) + Duration::from_mins(15));
    let cancel = rig.acquirer.call("cancelPayment", &json!({ "paymentRequestId": "request-1" })).await;
    assert_eq!(cancel.code(), "CANCEL_WINDOW_EXCEED");
    assert_eq!(rig.payments().await[0]["status"], "succeeded");
}
