//! The cashier page, as a browser walks through it.

use std::time::Duration;

use reqwest::header::HeaderMap;
use serde_json::json;

use crate::support::{Rig, pay_request};

/// A page of the wallet: status, headers, text.
async fn open(rig: &Rig, path: &str) -> (u16, HeaderMap, String) {
    let url = rig.simulator.public_url().join(path).unwrap();
    let response = rig.acquirer.http.get(url).send().await.unwrap();
    (response.status().as_u16(), response.headers().clone(), response.text().await.unwrap())
}

/// Presses a button: status, and where it leads.
async fn press(rig: &Rig, path: &str, form: &'static str) -> (u16, String) {
    let url = rig.simulator.public_url().join(path).unwrap();
    let request = rig.acquirer.http.post(url).header("content-type", "application/x-www-form-urlencoded");
    let response = request.body(form).send().await.unwrap();
    let location = response.headers().get("location").map_or("", |value| value.to_str().unwrap());
    (response.status().as_u16(), location.to_owned())
}

const BACK: &str = "https://shop.example/p/token";

#[tokio::test]
async fn the_page_shows_what_is_paid_and_may_only_lead_back_to_the_shop() {
    let rig = Rig::start();
    let id = rig.pay(&pay_request("request-1")).await;
    let (status, headers, page) = open(&rig, &format!("/wallet/{id}")).await;
    assert_eq!((status, &headers["content-type"]), (200, &"text/html; charset=utf-8".parse().unwrap()));
    assert!(page.contains("Corner Cafe") && page.contains("SGD 12.50"));
    let policy = headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'self'; img-src data:;"), "{policy}");
    assert!(policy.contains("form-action 'self' https://shop.example;"), "{policy}");
    assert_eq!(headers["cache-control"], "no-store");
    let (status, headers, _) = open(&rig, "/wallet/style.css").await;
    assert_eq!((status, &headers["content-type"]), (200, &"text/css; charset=utf-8".parse().unwrap()));
}

#[tokio::test]
async fn pay_leads_back_to_the_shop_also_when_it_is_pressed_twice() {
    let rig = Rig::start();
    let id = rig.pay(&pay_request("request-1")).await;
    for _ in 0..2 {
        assert_eq!(press(&rig, &format!("/wallet/{id}/pay"), "").await, (303, BACK.to_owned()));
    }
    assert_eq!(rig.payments().await[0]["status"], "succeeded");
    let (_, _, page) = open(&rig, &format!("/wallet/{id}")).await;
    assert!(page.contains("<b>Paid</b>") && !page.contains("<form"), "{page}");
}

#[tokio::test]
async fn decline_leads_back_to_the_shop_with_the_reason_that_was_chosen() {
    let rig = Rig::start();
    for (form, code) in [("", "PROCESS_FAIL"), ("code=USER_BALANCE_NOT_ENOUGH", "USER_BALANCE_NOT_ENOUGH")] {
        let id = rig.pay(&pay_request(code)).await;
        assert_eq!(press(&rig, &format!("/wallet/{id}/decline"), form).await, (303, BACK.to_owned()));
        let answer = rig.acquirer.call("inquiryPayment", &json!({ "paymentId": id })).await;
        assert_eq!(answer.json["paymentResult"]["resultCode"], code);
    }
    let id = rig.pay(&pay_request("request-1")).await;
    assert_eq!(press(&rig, &format!("/wallet/{id}/decline"), "code=SUCCESS").await.0, 422);
}

#[tokio::test]
async fn a_payment_that_is_over_leads_to_the_page_that_says_so() {
    let rig = Rig::start();
    let id = rig.pay(&pay_request("request-1")).await;
    rig.clock.advance(Duration::from_mins(10));
    let (status, location) = press(&rig, &format!("/wallet/{id}/pay"), "").await;
    assert_eq!((status, location.as_str()), (303, format!("../{id}").as_str()));
    let (status, _, page) = open(&rig, &format!("/wallet/{id}")).await;
    assert_eq!(status, 200);
    assert!(page.contains("<b>Expired</b>") && page.contains(&format!("href=\"{BACK}\"")), "{page}");
}

#[tokio::test]
async fn an_unknown_payment_is_a_page_too() {
    let rig = Rig::start();
    let (status, _, page) = open(&rig, "/wallet/1%3Cscript%3E").await;
    assert_eq!(status, 404);
    assert!(page.contains("No such payment") && !page.contains("<script"));
    assert_eq!(press(&rig, "/wallet/1/pay", "").await.0, 404);
    assert_eq!(press(&rig, "/wallet/1/decline", "").await.0, 404);
}
