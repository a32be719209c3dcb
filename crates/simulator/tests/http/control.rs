//! The routes for scripts.

use std::time::Duration;

use serde_json::json;

use crate::support::{Rig, pay_request};

#[tokio::test]
async fn the_list_holds_each_payment_with_its_request_as_it_arrived() {
    let rig = Rig::start();
    assert_eq!(rig.control("GET", "/simulator/payments", "").await, (200, json!([])));
    let request = pay_request("request-1");
    let first = rig.pay(&request).await;
    rig.pay(&pay_request("request-2")).await;
    let payments = rig.payments().await;
    let ids: Vec<_> = payments.iter().map(|payment| payment["paymentRequestId"].clone()).collect();
    assert_eq!(ids, ["request-1", "request-2"]);
    let payment = &payments[0];
    assert_eq!((&payment["paymentId"], &payment["request"]), (&json!(first), &request));
    assert_eq!(payment["amount"], json!({ "currency": "SGD", "value": "1250" }));
    assert_eq!((&payment["refunds"], &payment["notifications"]), (&json!([]), &json!([])));
}

#[tokio::test]
async fn the_list_says_how_each_payment_ended() {
    let rig = Rig::start();
    for (id, decision, status, code) in [
        ("waiting", None, "processing", "PAYMENT_IN_PROCESS"),
        ("paid", Some("approve"), "succeeded", "SUCCESS"),
        ("declined", Some("decline"), "failed", "PROCESS_FAIL"),
    ] {
        let payment_id = rig.pay(&pay_request(id)).await;
        if let Some(decision) = decision {
            assert_eq!(rig.decide(&payment_id, decision).await.0, 200);
        }
        let payment = rig.payments().await.pop().unwrap();
        assert_eq!((&payment["status"], &payment["resultCode"]), (&json!(status), &json!(code)));
    }
    rig.acquirer.call("cancelPayment", &json!({ "paymentRequestId": "paid" })).await;
    rig.clock.advance(Duration::from_mins(10));
    let statuses: Vec<_> = rig.payments().await.iter().map(|payment| payment["status"].clone()).collect();
    assert_eq!(statuses, ["failed", "cancelled", "failed"]);
}

#[tokio::test]
async fn a_decision_that_cannot_be_is_refused_with_the_reason() {
    let rig = Rig::start();
    let id = rig.pay(&pay_request("request-1")).await;
    for (payment, decision, status, problem) in [
        ("none", "approve", 404, "there is no such payment"),
        (&id, "decline?code=SUCCESS", 422, "SUCCESS is not one of the codes with which a wallet declines"),
        (&id, "approve?code=PROCESS_FAIL", 422, "code belongs to decline"),
    ] {
        assert_eq!(rig.decide(payment, decision).await, (status, json!({ "problem": problem })));
    }
    assert_eq!(rig.decide(&id, "approve?notify=perhaps").await.0, 400);
    assert_eq!(rig.decide(&id, "approve?quietly=true").await.0, 400);
    assert_eq!(rig.payments().await[0]["status"], "processing");

    assert_eq!(rig.decide(&id, "approve").await.0, 200);
    assert_eq!(rig.decide(&id, "approve").await.0, 200);
    let late = rig.decide(&id, "decline").await;
    assert_eq!(late, (409, json!({ "problem": "the payment is succeeded already" })));
}

#[tokio::test]
async fn faults_are_set_shown_and_cleared() {
    let rig = Rig::start();
    let faults = json!([
        { "operation": "pay", "kind": "time_out", "times": 3 },
        { "operation": "notify", "kind": "drop", "times": 1 },
    ]);
    assert_eq!(rig.control("PUT", "/simulator/faults", &faults.to_string()).await, (200, faults.clone()));
    assert_eq!(rig.control("GET", "/simulator/faults", "").await, (200, faults));
    assert_eq!(rig.control("DELETE", "/simulator/faults", "").await, (200, json!([])));
    rig.pay(&pay_request("request-1")).await;
}

#[tokio::test]
async fn faults_that_cannot_be_are_refused_and_leave_the_others_as_they_were() {
    let rig = Rig::start();
    let faults = json!([{ "operation": "pay", "kind": "refuse", "times": 1 }]);
    rig.set_faults(faults.clone()).await;
    for (body, reason) in [
        ("", "EOF while parsing"),
        (r#"[{"operation":"pay","kind":"explode"}]"#, "unknown variant `explode`"),
        (r#"[{"operation":"pay","kind":"slow"}]"#, "fault 1: slow needs ms, 0 to 60000"),
    ] {
        let (status, answer) = rig.control("PUT", "/simulator/faults", body).await;
        assert_eq!(status, 422);
        assert!(answer["problem"].as_str().unwrap().contains(reason), "{answer}");
    }
    assert_eq!(rig.control("GET", "/simulator/faults", "").await, (200, faults));
}
