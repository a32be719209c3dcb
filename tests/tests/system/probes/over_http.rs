//! Requests that are well formed and ask for what is not theirs.

use reqwest::Method;

use crate::support::{Notification, Payer, Shop, user_agent_of};

#[tokio::test]
async fn a_notification_is_taken_from_alipayplus_alone_and_counts_once() {
    let shop = Shop::open().await;
    let payer = shop.payer().wallet("ALIPAY_HK").going_to(&shop.url());
    payer.scans(shop.code()).await.types("12.50").pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    let right = Notification::that_paid(&payment);
    let path = "/alipayplus/notifyPayment";
    let http = Payer::http();
    for body in ["", "{}", "null", "[]", "{\"paymentRequestId\":", &"[".repeat(60_000), &"x".repeat(70_000)] {
        let request = http.post(format!("{}{path}", shop.url())).body(body.to_owned());
        let status = request.send().await.unwrap().status();
        assert!(matches!(status.as_u16(), 401 | 413), "{body:.20}: {status}");
    }
    for forged in [
        right.clone().unsigned(),
        right.clone().signed_by(&crate::support::STRANGER_KEY),
        right.clone().signed_by(&crate::support::ACQUIRER_KEY),
        right.clone().meant_for("SANDBOX_5X0000000000000001"),
        right.clone().sealed().saying("/paymentAmount/value", "1".into()),
    ] {
        assert_eq!(forged.sent_to(&shop).await.status, 401);
    }
    assert_eq!(payer.status(&payment.outcome_path()).await["status"], "processing");
    right.sent_to(&shop).await.is_given();
    // The same bytes again, and once more: what is acknowledged is not applied again.
    right.sent_to(&shop).await.is_given();
    assert_eq!(payer.status(&payment.outcome_path()).await["refunded"]["value"], "0");
}

#[tokio::test]
async fn a_form_is_what_the_page_sends_and_nothing_else() {
    let shop = Shop::open().await;
    let (base, path) = (shop.url(), format!("/e/{}/pay", shop.code()));
    let form = "application/x-www-form-urlencoded";
    let long = format!("amount={}", "1".repeat(9_000));
    for (content_type, body, expected) in [
        (form, "amount=1&amount=2", &[400, 422][..]),
        (form, long.as_str(), &[413]),
        (form, "amount=%ff%fe&attempt=%00", &[400, 422]),
        (form, "", &[422]),
        ("application/json", "{\"amount\":\"5\"}", &[415]),
        ("multipart/form-data; boundary=x", "--x--", &[415]),
        ("text/plain", "amount=5", &[415]),
    ] {
        let request = Payer::http().post(format!("{base}{path}")).header("content-type", content_type);
        let answer =
            request.header("user-agent", user_agent_of("ALIPAY_HK")).body(body.to_owned()).send().await;
        let status = answer.unwrap().status().as_u16();
        assert!(expected.contains(&status), "{content_type} {body:.30}: {status}");
    }
    assert!(shop.alipayplus().payments().await.is_empty(), "nothing was asked for");
}

#[tokio::test]
async fn a_method_is_what_its_route_says_whatever_a_header_claims() {
    let shop = Shop::open().await;
    let entry = format!("/e/{}", shop.code());
    for method in ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND"] {
        for path in [&entry, "/alipayplus/notifyPayment", "/console/sign-in"] {
            let request = Payer::http()
                .request(Method::from_bytes(method.as_bytes()).unwrap(), format!("{}{path}", shop.url()));
            let status = request.send().await.unwrap().status().as_u16();
            assert!(matches!(status, 403..=405), "{method} {path}: {status}");
        }
    }
    let overridden =
        Payer::http().get(format!("{}{entry}", shop.url())).header("x-http-method-override", "POST");
    assert_eq!(overridden.send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn what_a_link_brings_along_leads_nowhere_else_and_into_no_header() {
    let shop = Shop::open().await;
    let payer = shop.payer().wallet("ALIPAY_HK");
    for query in [
        "lang=de%0d%0aX-Evil:%201",
        "lang=//evil.example",
        "lang=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "amount=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "amount=1%0d%0aX-Evil:1&next=//evil.example",
    ] {
        let page = payer.opens(&format!("/e/{}?{query}", shop.code())).await;
        assert_eq!(page.status, 200, "{query}");
        assert!(!page.headers.contains_key("x-evil"));
        assert!(!page.body.contains("<script>alert") && !page.body.contains("=\"//evil"), "{}", page.body);
        let next = payer.opens(&format!("/console/sign-in?{query}&next=https%3A%2F%2Fevil.example")).await;
        assert!(
            !next.headers.contains_key("location") && !next.body.contains("href=\"https://evil"),
            "{query}"
        );
    }
}
