//! Each kind of fault, seen from outside.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Rig, Shop, pay_request, pay_request_of};

/// A simulator in which the next `pay` goes wrong like this.
async fn with_fault(fault: Value) -> Rig {
    let rig = Rig::start();
    let mut fault = fault;
    fault["operation"] = json!("pay");
    rig.set_faults(json!([fault])).await;
    rig
}

async fn held(rig: &Rig) -> usize {
    rig.payments().await.len()
}

/// After one fault everything is well again.
async fn is_well_again(rig: &Rig) {
    assert_eq!(rig.control("GET", "/simulator/faults", "").await, (200, json!([])));
    let answer = rig.acquirer.call("pay", &pay_request("request-1")).await;
    assert_eq!((answer.code(), answer.verified), ("PAYMENT_IN_PROCESS", true));
    assert_eq!(held(rig).await, 1);
}

#[tokio::test]
async fn time_out_does_the_work_and_never_answers() {
    let rig = with_fault(json!({ "kind": "time_out" })).await;
    let request = pay_request("request-1");
    let call = rig.acquirer.try_call("pay", &request);
    let work = async {
        while held(&rig).await == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::pin!(call);
    tokio::select! {
        answer = &mut call => panic!("{answer:?}"),
        () = work => {}
    }
    assert!(tokio::time::timeout(Duration::from_millis(200), call).await.is_err());
    is_well_again(&rig).await;
}

#[tokio::test]
async fn refuse_does_nothing_and_closes_the_connection() {
    let rig = with_fault(json!({ "kind": "refuse" })).await;
    let problem = rig.acquirer.try_call("pay", &pay_request("request-1")).await.unwrap_err();
    assert!(problem.is_request() && !problem.is_timeout(), "{problem:?}");
    assert_eq!(held(&rig).await, 0);
    is_well_again(&rig).await;
}

#[tokio::test]
async fn http_500_does_the_work_only_if_it_is_told_to() {
    for (done, payments) in [(false, 0), (true, 1)] {
        let rig = with_fault(json!({ "kind": "http_500", "done": done })).await;
        let answer = rig.acquirer.call("pay", &pay_request("request-1")).await;
        assert_eq!((answer.status, answer.verified), (500, false));
        assert_eq!(held(&rig).await, payments);
        is_well_again(&rig).await;
    }
}

#[tokio::test]
async fn slow_answers_well_but_late() {
    let rig = with_fault(json!({ "kind": "slow", "ms": 300 })).await;
    let start = Instant::now();
    let answer = rig.acquirer.call("pay", &pay_request("request-1")).await;
    assert!(start.elapsed() >= Duration::from_millis(300));
    assert_eq!((answer.code(), answer.verified), ("PAYMENT_IN_PROCESS", true));
    is_well_again(&rig).await;
}

#[tokio::test]
async fn unknown_exception_leaves_open_whether_the_work_was_done() {
    for (done, payments) in [(true, 1), (false, 0)] {
        let rig = with_fault(json!({ "kind": "unknown_exception", "done": done })).await;
        let answer = rig.acquirer.call("pay", &pay_request("request-1")).await;
        assert_eq!((answer.code(), answer.verified), ("UNKNOWN_EXCEPTION", true));
        assert_eq!(answer.json["result"]["resultStatus"], "U");
        assert_eq!(held(&rig).await, payments);
        is_well_again(&rig).await;
    }
}

#[tokio::test]
async fn a_spoilt_answer_comes_after_the_work_was_done() {
    for (kind, has_signature) in [("bad_signature", true), ("unsigned", false)] {
        let rig = with_fault(json!({ "kind": kind })).await;
        let answer = rig.acquirer.call("pay", &pay_request("request-1")).await;
        assert_eq!(
            (answer.status, answer.code(), answer.verified),
            (200, "PAYMENT_IN_PROCESS", false),
            "{kind}"
        );
        assert_eq!(answer.headers.contains_key("signature"), has_signature, "{kind}");
        assert_eq!(held(&rig).await, 1);
        is_well_again(&rig).await;
    }
    let rig = with_fault(json!({ "kind": "garbage" })).await;
    let answer = rig.acquirer.call("pay", &pay_request("request-1")).await;
    assert!(answer.json.is_string() && answer.verified, "{answer:?}");
    is_well_again(&rig).await;
}

#[tokio::test]
async fn an_odd_body_does_the_work_and_is_well_signed() {
    let rig = with_fault(json!({ "kind": "odd_body", "oddities": 2 + 128 })).await;
    let answer = rig.acquirer.call("pay", &pay_request("request-1")).await;
    assert_eq!((answer.code(), answer.verified), ("PAYMENT_IN_PROCESS", true), "{answer:?}");
    assert_eq!(answer.json["paymentAmount"]["value"], 1250);
    assert_eq!(answer.json["mppPaymentId"], 2);
    is_well_again(&rig).await;
}

#[tokio::test]
async fn a_fault_stays_with_its_operation_and_its_number_of_times() {
    let rig = Rig::start();
    rig.set_faults(json!([
        { "operation": "inquiryPayment", "kind": "http_500", "times": 2 },
        { "operation": "cancelPayment", "kind": "http_500" },
        { "operation": "refund", "kind": "http_500" },
    ]))
    .await;
    rig.pay(&pay_request("request-1")).await;
    let request = json!({ "paymentRequestId": "request-1" });
    let mut statuses = Vec::new();
    for operation in ["inquiryPayment", "inquiryPayment", "inquiryPayment", "cancelPayment", "refund"] {
        statuses.push(rig.acquirer.call(operation, &request).await.status);
    }
    assert_eq!(statuses, [500, 500, 200, 500, 500]);
}

#[tokio::test]
async fn a_dropped_notification_is_sent_at_its_next_turn() {
    let (rig, shop, id) = with_notify_fault("drop").await;
    rig.decide(&id, "approve").await;
    let attempts = rig.attempts(1).await;
    assert_eq!(attempts[0]["problem"], "not sent: a fault dropped it");
    assert!(shop.notices().is_empty());
    rig.clock.advance(Duration::from_mins(2));
    assert!(shop.wait_for(1).await[0].verified);
}

#[tokio::test]
async fn a_doubled_notification_arrives_twice() {
    let (rig, shop, id) = with_notify_fault("duplicate").await;
    rig.decide(&id, "approve").await;
    let notices = shop.wait_for(2).await;
    assert_eq!(notices[0].body, notices[1].body);
    assert_eq!(rig.attempts(2).await.len(), 2);
}

#[tokio::test]
async fn a_reordered_notification_arrives_after_the_next_one() {
    let (rig, shop, id) = with_notify_fault("reorder").await;
    let other = rig.pay(&pay_request_of(&shop, "request-2")).await;
    rig.decide(&id, "approve").await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(shop.notices().is_empty());
    rig.decide(&other, "approve").await;
    let order: Vec<_> =
        shop.wait_for(2).await.iter().map(|notice| notice.body["paymentRequestId"].clone()).collect();
    assert_eq!(order, ["request-2", "request-1"]);
}

#[tokio::test]
async fn a_reordered_notification_does_not_wait_for_ever() {
    let (rig, shop, id) = with_notify_fault("reorder").await;
    // What was kept back once is left alone by the other faults.
    let faults = json!([
        { "operation": "notify", "kind": "reorder", "times": 1 },
        { "operation": "notify", "kind": "drop", "times": 1 },
    ]);
    rig.set_faults(faults.clone()).await;
    rig.decide(&id, "approve").await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(shop.notices().is_empty());
    rig.clock.advance(Duration::from_mins(2));
    assert!(shop.wait_for(1).await[0].verified);
    assert_eq!(rig.control("GET", "/simulator/faults", "").await, (200, json!([faults[1]])));
}

#[tokio::test]
async fn a_tampered_notification_does_not_verify_and_the_next_one_does() {
    for kind in ["bad_signature", "unsigned", "garbage"] {
        let (rig, shop, id) = with_notify_fault(kind).await;
        rig.decide(&id, "approve").await;
        let first = shop.wait_for(1).await[0].clone();
        // Garbage is signed well: what is wrong with it is what it says.
        assert_eq!((first.verified, first.body.is_null()), (kind == "garbage", kind == "garbage"), "{kind}");
        drop((rig, shop));
    }
}

async fn with_notify_fault(kind: &str) -> (Rig, Shop, String) {
    let (rig, shop) = (Rig::start(), Shop::open());
    rig.set_faults(json!([{ "operation": "notify", "kind": kind }])).await;
    let id = rig.pay(&pay_request_of(&shop, "request-1")).await;
    (rig, shop, id)
}
