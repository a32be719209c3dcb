//! The log in both its formats: a line for each thing that happened, and none that somebody else wrote.

use std::time::Duration;

use serde_json::{Value, json};
use standee::config::LogFormat;

use super::stall::Stall;
use super::{STEERING, TAKEN};
use crate::support::{Desk, Notification, OPERATOR, STRANGER_KEY, Shop, System, tries_to_sign_in};

/// Everything that a shop hears in which somebody writes these texts wherever they can.
async fn log_of_a_hostile_shop(format: LogFormat) -> String {
    let desk = Desk::of(Shop::plan().logged_as(format).opens().await).await;
    let operator = desk.signs_in(OPERATOR).await;
    for text in TAKEN {
        let stall = Stall::furnished(&desk, &operator, text).await;
        stall.pages(&desk, &operator).await;
        let poster = operator.form_of(&format!("/console/codes/{}/poster", stall.code)).await;
        poster.with("format", "svg").with("size", "labels").sends().await;
    }
    let payment = desk.shop.alipayplus().payments().await.pop().unwrap();
    for text in STEERING.into_iter().chain(TAKEN) {
        let typed: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        let path = typed.replace('+', "%20");
        for path in [
            format!("/{path}"),
            format!("/e/{path}"),
            format!("/p/{path}"),
            format!("/console/{path}?{typed}={typed}"),
        ] {
            operator.opens(&path).await;
        }
        tries_to_sign_in(&desk.browser(), text, text).await;
        let page = desk.browser().wallet("ALIPAY_HK").scans(desk.shop.code()).await;
        page.types(text).with("note", text).with("attempt", text).pays().await;
        let forged = Notification::that_paid(&payment);
        for pointer in
            ["/paymentRequestId", "/paymentId", "/paymentResult/resultCode", "/paymentResult/resultMessage"]
        {
            forged.clone().saying(pointer, json!(text)).sent_to(&desk.shop).await;
        }
        forged.signed_by(&STRANGER_KEY).saying("/paymentRequestId", json!(text)).sent_to(&desk.shop).await;
        let system = System::with_key(&desk.shop, format!("sk_standee_{typed}"));
        system.gets(&format!("/api/v1/payments/{path}")).await;
    }
    for kind in ["garbage", "bad_signature", "unsigned", "http_500"] {
        desk.shop.alipayplus().goes_wrong(&json!([{ "operation": "pay", "kind": kind, "times": 1 }])).await;
        desk.browser().wallet("ALIPAY_HK").scans(desk.shop.code()).await.types("1").pays().await;
    }
    // What the worker and the webhooks say of it comes a little later.
    tokio::time::sleep(Duration::from_secs(2)).await;
    desk.shop.log()
}

/// Sees that nothing of the texts is in a log, nor anything that a terminal obeys.
fn says_nothing_of_them(log: &str) {
    for text in TAKEN {
        assert!(!log.contains(text), "{text} is in the log");
    }
    assert!(!log.contains("forged") && !log.contains("evil.example"));
    let obeyed = log.chars().find(|character| *character != '\n' && checkout::visible::steers(*character));
    assert_eq!(obeyed, None);
}

#[tokio::test]
async fn each_line_of_text_begins_with_its_time() {
    let log = log_of_a_hostile_shop(LogFormat::Text).await;
    says_nothing_of_them(&log);
    for line in log.lines() {
        let (time, rest) = line.split_once(' ').unwrap();
        assert!(time.ends_with('Z') && time.starts_with("20") && time.contains('T'), "{line}");
        let level = rest.split_whitespace().next().unwrap();
        assert!(["ERROR", "WARN", "INFO", "DEBUG"].contains(&level), "{line}");
    }
    assert!(log.lines().count() > 500, "{}", log.lines().count());
}

#[tokio::test]
async fn each_line_of_json_is_one_object() {
    let log = log_of_a_hostile_shop(LogFormat::Json).await;
    says_nothing_of_them(&log);
    for line in log.lines() {
        let said: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        for field in ["timestamp", "level", "target"] {
            assert!(said[field].is_string(), "{line}");
        }
    }
    assert!(log.lines().count() > 500, "{}", log.lines().count());
}
