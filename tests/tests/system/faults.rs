//! Alipay+ goes wrong while it is asked to pay: it ends in one payment, the page tells the truth, and trying again
//! leads to that same payment.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::support::{Desk, MERCHANT, Notification, OWNER, Shop, System, Visit, eventually};

/// A payer who presses the button while `pay` goes wrong like this, so many times.
async fn pays_while(kind: &str, times: u32) -> (Shop, Visit) {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAYPLUS_OTHER").reading("en").scans(shop.code()).await;
    shop.alipayplus().goes_wrong(&json!([{ "operation": "pay", "kind": kind, "times": times }])).await;
    let visit = page.types("12.50").pays().await;
    (shop, visit)
}

/// The payer was sent to the wallet, and can pay there.
async fn one_payment_is_paid(shop: &Shop, visit: &Visit) {
    let payment = shop.alipayplus().only_payment().await;
    assert!(visit.location().ends_with(payment.id()), "{}", visit.location());
    Notification::that_paid(&payment).sent_to(shop).await.is_given();
    let status = shop.payer().status(&payment.outcome_path()).await;
    assert_eq!(status["status"], "succeeded");
}

/// Once is not noticed by the payer: Alipay+ is asked a second time at once. Twice is told as it is.
async fn ends_in_one_payment(kind: &str) {
    let (shop, visit) = pays_while(kind, 1).await;
    one_payment_is_paid(&shop, &visit).await;

    let (shop, visit) = pays_while(kind, 2).await;
    assert_eq!(visit.status, 503, "{kind}");
    assert_eq!(visit.text("h1"), "The payment service does not answer");
    assert!(visit.body.contains("You were not charged. Trying again cannot charge you twice."));
    let again = visit.form().pays().await;
    one_payment_is_paid(&shop, &again).await;
}

#[tokio::test]
async fn a_connection_that_is_closed() {
    ends_in_one_payment("refuse").await;
}

#[tokio::test]
async fn a_status_500() {
    ends_in_one_payment("http_500").await;
}

#[tokio::test]
async fn an_unknown_exception() {
    // security.md M6: what Alipay+ signed is not asked again at once.
    let (shop, visit) = pays_while("unknown_exception", 1).await;
    assert_eq!(visit.status, 503);
    assert_eq!(visit.text("h1"), "The payment service does not answer");
    let again = visit.form().pays().await;
    one_payment_is_paid(&shop, &again).await;
}

/// security.md M6
#[tokio::test]
async fn pressing_over_and_over_asks_alipayplus_four_times_in_all() {
    let (shop, visit) = pays_while("unknown_exception", 50).await;
    let mut visit = visit;
    for _ in 0..6 {
        assert_eq!(visit.status, 503);
        visit = visit.form().pays().await;
    }
    let told = shop.metrics().await;
    let answered = "standee_gateway_call_duration_seconds_count{operation=\"pay\",outcome=\"answered\"} 4";
    assert!(told.lines().any(|line| line == answered), "{told}");
}

#[tokio::test]
async fn an_answer_with_a_bad_signature() {
    ends_in_one_payment("bad_signature").await;
}

#[tokio::test]
async fn an_answer_without_a_signature() {
    ends_in_one_payment("unsigned").await;
}

#[tokio::test]
async fn an_answer_that_is_garbage() {
    ends_in_one_payment("garbage").await;
}

#[tokio::test]
async fn a_slow_answer_is_waited_for() {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAYPLUS_OTHER").scans(shop.code()).await;
    shop.alipayplus().goes_wrong(&json!([{ "operation": "pay", "kind": "slow", "ms": 4000 }])).await;
    let visit = page.types("12.50").pays().await;
    one_payment_is_paid(&shop, &visit).await;
}

#[tokio::test]
async fn no_answer_at_all_is_told_in_time_and_trying_again_leads_to_the_payment_that_was_made() {
    let begun = Instant::now();
    let (shop, visit) = pays_while("time_out", 1).await;
    assert!(begun.elapsed() < Duration::from_secs(20), "a payer does not wait longer: {:?}", begun.elapsed());
    assert_eq!(visit.status, 503);
    let made = shop.alipayplus().only_payment().await;
    let again = visit.form().pays().await;
    one_payment_is_paid(&shop, &again).await;
    assert_eq!(shop.alipayplus().only_payment().await.id(), made.id());
}

#[tokio::test]
async fn a_payer_who_does_not_try_again_leaves_nothing_open() {
    let (shop, visit) = pays_while("bad_signature", 2).await;
    assert_eq!(visit.status, 503);
    let payment = shop.alipayplus().only_payment().await;
    let status = eventually("the worker asks for the payment again", async || {
        let (stored, _) = shop.stored(payment.request_id()).await;
        let name = stored.progress.status.name();
        (name != "created").then_some(name)
    })
    .await;
    assert_eq!(status, "processing", "it ends like any other now");
}

#[tokio::test]
async fn an_inquiry_without_an_answer_that_can_be_believed_is_made_again() {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAYPLUS_OTHER").scans(shop.code()).await;
    page.types("12.50").pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    let faults = json!([
        { "operation": "inquiryPayment", "kind": "refuse" },
        { "operation": "inquiryPayment", "kind": "bad_signature" },
    ]);
    shop.alipayplus().goes_wrong(&faults).await;
    shop.alipayplus().approve(&payment, "?notify=false").await;
    eventually("an inquiry is believed", async || {
        let status = shop.payer().status(&payment.outcome_path()).await;
        (status["status"] == "succeeded").then_some(())
    })
    .await;
    let (_, history) = shop.stored(payment.request_id()).await;
    let unanswered = history.iter().filter(|line| line.fact == "inquiry_unknown").count();
    assert_eq!(unanswered, 2, "{history:#?}");
}

/// What is odd about each body, as the simulator's README numbers it; chosen once, so that each oddity is met alone and
/// with others at every operation.
const ODDITIES: [u32; 8] =
    [1 + 4, 2 + 8, 16 + 32 + 1, 64 + 128, 256 + 4 + 2, 512 + 8, 0b10_1010_1010, 0b11_1111_1111];

/// field.md 2, 3: signed bodies that are odd where nothing depends on it, at all operations and for the notification: a
/// payment is begun, found paid by a notification or by an inquiry, and given back; another is cancelled.
#[tokio::test]
async fn odd_bodies_lose_no_payment_no_refund_and_no_cancel() {
    let desk = Desk::open().await;
    let (shop, owner) = (&desk.shop, desk.signs_in(OWNER).await);
    let system = System::of(shop, MERCHANT).await;
    for (index, oddities) in ODDITIES.into_iter().enumerate() {
        let odd = ["pay", "inquiryPayment", "cancelPayment", "refund", "notify"].map(|operation| {
            json!({ "operation": operation, "kind": "odd_body", "oddities": oddities, "times": 1000 })
        });
        shop.alipayplus().goes_wrong(&json!(odd)).await;
        let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
        page.types("12.50").pays().await.location();
        let payment = shop.alipayplus().payments().await.pop().unwrap();
        let notify = if index % 2 == 0 { "" } else { "?notify=false" };
        shop.alipayplus().approve(&payment, notify).await;
        eventually(&format!("{oddities}: it is found paid"), async || {
            let (stored, _) = shop.stored(payment.request_id()).await;
            (stored.progress.status.name() == "succeeded").then_some(())
        })
        .await;
        let (stored, history) = shop.stored(payment.request_id()).await;
        assert_eq!(stored.progress.payment_id.as_deref(), Some(payment.id()), "{oddities}");
        assert!(history.iter().all(|line| line.alarm.is_none()), "{oddities}: {history:#?}");
        let refund = json!({ "amount": { "currency": "SGD", "value": "1250" }, "reason": "Cold coffee" });
        let path = format!("/api/v1/payments/{}/refunds", payment.request_id());
        let key = format!("refund-{oddities}");
        let answered = system.posts(&path, &[("idempotency-key", &key)], &refund).await;
        assert_eq!(answered.json["status"], "succeeded", "{oddities}: {answered:?}");

        let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
        page.types("8").pays().await.location();
        let payment = shop.alipayplus().payments().await.pop().unwrap();
        let form = owner.opens(&format!("/console/payments/{}", payment.request_id())).await;
        let form = form.form_at("form[action$='/cancel']").with("cancel_reason", "Wrong table");
        assert_eq!(form.sends().await.form_at("main form").sends().await.status, 303, "{oddities}");
        let (stored, _) = shop.stored(payment.request_id()).await;
        assert_eq!(stored.progress.status.name(), "cancelled", "{oddities}");
    }
}
