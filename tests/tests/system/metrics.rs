//! `/metrics` and `/readyz`: what the operator's machines are told.

use crate::support::{Notification, STRANGER_KEY, Shop, eventually};

/// The value of a line of the metrics.
fn value(metrics: &str, line: &str) -> Option<f64> {
    metrics.lines().find_map(|found| found.strip_prefix(line)?.trim().parse().ok())
}

#[tokio::test]
async fn a_payment_a_rescue_and_a_forged_notification_are_counted() {
    let shop = Shop::open().await;
    shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await.types("12.50").pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    let told = shop.metrics().await;
    assert_eq!(value(&told, "standee_payments_open{status=\"processing\"}"), Some(1.0), "{told}");
    let forged = Notification::that_paid(&payment).signed_by(&STRANGER_KEY);
    forged.sent_to(&shop).await.is_refused(401, "INVALID_SIGNATURE");
    shop.alipayplus().approve(&payment, "?notify=false").await;
    let told = eventually("the payment is found by an inquiry", async || {
        let told = shop.metrics().await;
        (value(&told, "standee_inquiry_rescues_total") == Some(1.0)).then_some(told)
    })
    .await;
    for (line, expected) in [
        ("standee_payments_started_total", 1.0),
        ("standee_payments_ended_total{status=\"succeeded\"}", 1.0),
        ("standee_payments_ended_total{status=\"failed\"}", 0.0),
        ("standee_notifications_total{result=\"bad_signature\"}", 1.0),
        ("standee_notification_lag_seconds_count", 0.0),
        ("standee_gateway_call_duration_seconds_count{operation=\"pay\",outcome=\"answered\"}", 1.0),
        ("standee_http_request_duration_seconds_count{route=\"/e/{code}/pay\",status=\"3xx\"}", 1.0),
        ("standee_alarms_total{alarm=\"amount_differs\"}", 0.0),
        ("standee_database_up", 1.0),
        ("standee_database_writable", 1.0),
        ("standee_gateway_answers_total{operation=\"pay\",result_code=\"PAYMENT_IN_PROCESS\"}", 1.0),
        ("standee_gateway_answers_total{operation=\"pay\",result_code=\"UNKNOWN_EXCEPTION\"}", 0.0),
        ("standee_notifications_total{result=\"too_many_forgeries\"}", 0.0),
        ("standee_http_requests_in_flight", 0.0),
    ] {
        assert_eq!(value(&told, line), Some(expected), "{line} in\n{told}");
    }
    // The gauges of the database are told again for a moment.
    eventually("nothing is open any more", async || {
        (value(&shop.metrics().await, "standee_payments_open{status=\"processing\"}") == Some(0.0))
            .then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_notification_s_lag_is_measured_once() {
    let shop = Shop::open().await;
    shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await.types("12.50").pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    let paid = Notification::that_paid(&payment);
    paid.sent_to(&shop).await.is_given();
    paid.sent_to(&shop).await.is_given();
    let told = shop.metrics().await;
    assert_eq!(value(&told, "standee_notification_lag_seconds_count"), Some(1.0), "{told}");
    assert_eq!(value(&told, "standee_notifications_total{result=\"acknowledged\"}"), Some(2.0), "{told}");
}

/// coverage.md 23: a set-up that is wrong at Alipay+ is answered like this, to every payer.
#[tokio::test]
async fn a_run_of_unknown_exceptions_is_counted_and_told_with_what_the_faq_says_of_it() {
    let shop = Shop::plan().logged().opens().await;
    let fault = serde_json::json!([{ "operation": "pay", "kind": "unknown_exception", "done": false, "times": 1000 }]);
    shop.alipayplus().goes_wrong(&fault).await;
    // Each server counts its own run: with two of them, each meets every other payer.
    for _ in 0..16 {
        let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
        assert_eq!(page.types("12.50").pays().await.status, 503);
    }
    let told = shop.metrics().await;
    let line = "standee_gateway_answers_total{operation=\"pay\",result_code=\"UNKNOWN_EXCEPTION\"}";
    assert!(value(&told, line) >= Some(8.0), "{told}");
    let log = shop.log();
    let line = log.lines().find(|line| line.contains("in_a_row=6"));
    assert!(line.is_some_and(|line| line.contains("paymentMethodType")), "{log}");
}

#[tokio::test]
async fn no_path_becomes_a_label() {
    let shop = Shop::open().await;
    for number in 0..40 {
        assert_eq!(shop.payer().opens(&format!("/nowhere/{number}")).await.status, 404);
        assert_eq!(shop.payer().opens(&format!("/p/token{number}")).await.status, 404);
    }
    let told = shop.metrics().await;
    let counts = told.lines().filter(|line| line.starts_with("standee_http_request_duration_seconds_count"));
    let counts: Vec<_> = counts.collect();
    assert_eq!(counts.len(), 2, "{counts:?}");
    assert!(!told.contains("token1") && !told.contains("nowhere"), "{told}");
    // That one line is a value and not an error has been seen; what it is good for is here.
    assert_eq!(
        value(&told, "standee_http_request_duration_seconds_count{route=\"(none)\",status=\"4xx\"}"),
        Some(40.0)
    );
    assert_eq!(value(&told, "standee_log_lines_left_out_total{kind=\"well\"}"), None);
}

#[tokio::test]
async fn a_server_that_is_told_to_stop_says_that_it_is_not_ready() {
    let mut shop = Shop::open().await;
    assert_eq!(shop.asks_admin("/healthz").await, (200, "alive\n".to_owned()));
    assert_eq!(shop.asks_admin("/readyz").await, (200, "ready\n".to_owned()));
    // Somebody's answer is still on its way: Alipay+ takes its time.
    shop.alipayplus()
        .goes_wrong(&serde_json::json!([{ "operation": "pay", "kind": "slow", "ms": 4000, "times": 1 }]))
        .await;
    let form = shop.payer().wallet("ALIPAY_HK").going_to(&shop.url()).scans(shop.code()).await.types("12.50");
    let paying = tokio::spawn(async move { form.tries_to_pay().await });
    eventually("it is under way", async || (shop.alipayplus().payments().await.len() == 1).then_some(()))
        .await;
    shop.is_told_to_stop();
    eventually("it says so", async || {
        (shop.asks_admin("/readyz").await == (503, "not ready: stopping\n".to_owned())).then_some(())
    })
    .await;
    assert_eq!(shop.asks_admin("/healthz").await.0, 200);
    assert_eq!(paying.await.unwrap().unwrap().status, 303, "what was begun is finished");
}
