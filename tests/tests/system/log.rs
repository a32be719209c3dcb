//! What a server writes to its log, all of it, down to debug: nothing personal, and nothing secret.

use serde_json::json;

use crate::support::{
    ACQUIRER_KEY, ALIPAYPLUS_KEY, Answer, Desk, MERCHANT, Notification, OPERATOR, OWNER, PASSWORD, Receiver,
    STRANGER_KEY, Shop, System, eventually, tries_to_sign_in,
};

const USER_AGENT: &str = "Mozilla/5.0 (Linux; Android 9; SecretPhone 77) AlipayClient/10.5 SecretAgent/4.2";
const NOTE: &str = "no onions for Mme Secretova";
const CUSTOMER: &str = "2088-SECRET-PAYER-0042";
const ADDRESS: &str = "203.0.113.77";

#[tokio::test]
async fn a_whole_shop_leaves_nothing_personal_or_secret_in_its_log() {
    let shop = Shop::plan().recorded().logged().opens().await;
    let payer = shop.payer().calling_itself(USER_AGENT);
    let page = payer.scans(shop.code()).await;
    let attempt = page.form().field("attempt").to_owned();
    let wallet = page.types("12.50").with("note", NOTE).pays().await.location().to_owned();
    let payment = shop.alipayplus().only_payment().await;
    let outcome = payment.outcome_path();
    let token = outcome.strip_prefix("/p/").unwrap();
    payer.opens(&outcome).await;
    payer.status(&outcome).await;
    payer.opens(&format!("/nowhere/{token}")).await;
    let mut notification = Notification::that_paid(&payment);
    notification.body["customerId"] = json!(CUSTOMER);
    notification.clone().signed_by(&STRANGER_KEY).sent_to(&shop).await;
    notification.sent_to(&shop).await.is_given();
    notification.saying("/paymentAmount/value", json!("1")).sent_to(&shop).await.is_given();
    payer.opens_with("/p/x", &[("x-forwarded-for", ADDRESS), ("x-request-id", "not-ours-to-take")]).await;
    tries_to_sign_in(&shop.payer(), OPERATOR, PASSWORD).await;

    let log = shop.log();
    for route in ["/e/{code}/pay", "/p/{token}", "/p/{token}/status", "/alipayplus/notifyPayment", "(none)"] {
        assert!(log.contains(&format!("route=\"{route}\"")), "{route} in {log}");
    }
    let id = payer.opens("/e/23456789").await.header("x-request-id").to_owned();
    assert!(shop.log().contains(&id), "the id of a request is in its lines");
    let signatures = shop.wire().calls_of("pay").into_iter().map(|call| {
        let header = call.headers["signature"].to_str().unwrap().to_owned();
        header.rsplit('=').next().unwrap().to_owned()
    });
    let secrets =
        [attempt, wallet, token.to_owned(), USER_AGENT.to_owned(), NOTE.to_owned(), CUSTOMER.to_owned()];
    let secrets = secrets.into_iter().chain(signatures);
    let parts =
        ["SecretPhone", "SecretAgent", "Secretova", ADDRESS, PASSWORD, "not-ours-to-take"].map(str::to_owned);
    for secret in secrets.chain(parts) {
        assert!(!log.contains(&secret), "{secret} is in the log:\n{log}");
    }
    for key in [&*ACQUIRER_KEY, &*ALIPAYPLUS_KEY] {
        let pem = key.to_pkcs8_pem().unwrap();
        assert!(
            pem.lines().all(|line| line.is_empty() || !log.contains(line)),
            "a line of a key is in the log"
        );
    }
}

#[tokio::test]
async fn nothing_that_signs_or_lets_somebody_in_is_in_a_log() {
    const SESSION: &str = "__Host-standee-session";
    let desk = Desk::of(Shop::plan().logged().opens().await).await;
    let owner = desk.signs_in(OWNER).await;
    let systems = owner.opens("/console/systems").await;
    let form = systems.form_at("form[action$=webhooks]").with("merchant", MERCHANT);
    let added = form.with("url", "http://127.0.0.1:9/hooks?token=secret-of-an-address").sends().await;
    let form = systems.form_at("form[action$=api-keys]").with("key_merchant", MERCHANT);
    let key = form.with("name", "Books").sends().await.text("section code");
    let system = System::with_key(&desk.shop, key.clone());
    let form = owner.opens(&format!("/console/users/{}", desk.colleague)).await;
    let link = form.form_at("form[action$='/link']").sends().await.text("main code");
    let link = link.strip_prefix(&desk.shop.url()).unwrap();
    let form = desk.browser().opens(link).await.form();
    form.with("password", "a secret new password").with("repeated", "a secret new one").sends().await;

    let receiver = Receiver::of(&desk.shop, Answer::Taken).await;
    let page = desk.browser().wallet("ALIPAY_HK").scans(desk.shop.code()).await;
    page.types("12.50").pays().await.location();
    let payment = desk.shop.alipayplus().only_payment().await;
    desk.shop.alipayplus().approve(&payment, "").await;
    let heard = receiver.hears(1).await.remove(0);
    let path = format!("/api/v1/payments/{}", payment.request_id());
    let body = json!({ "amount": { "currency": "SGD", "value": "1" }, "reason": "a secret reason" });
    let made =
        system.posts(&format!("{path}/refunds"), &[("idempotency-key", "secret-of-a-key")], &body).await;
    assert_eq!(made.status, 201);
    receiver.hears(2).await;

    let log = eventually("messages were sent, and one was not taken", async || {
        Some(desk.shop.log()).filter(|log| log.matches("webhook sent").count() >= 3)
    })
    .await;
    for secret in [
        &owner.cookie(SESSION).unwrap(),
        "secret-of-an-address",
        &added.text("section code"),
        &key,
        link.rsplit('/').next().unwrap(),
        "a secret new",
        PASSWORD,
        &receiver.secret.text(),
        heard.header("webhook-signature").split(',').nth(1).unwrap(),
        &heard.body,
        "a secret reason",
        "secret-of-a-key",
    ] {
        assert!(!log.contains(secret), "{secret} is in the log:\n{log}");
    }
}

#[tokio::test]
async fn a_flood_of_forged_notifications_does_not_fill_the_log() {
    let shop = Shop::plan().logged().opens().await;
    shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await.types("12.50").pays().await.location();
    let forged = Notification::that_paid(&shop.alipayplus().only_payment().await).signed_by(&STRANGER_KEY);
    let before = shop.log().len();
    for _ in 0..50 {
        forged.sent_to(&shop).await.is_refused(401, "INVALID_SIGNATURE");
    }
    let log = shop.log().split_off(before);
    let said = log.matches("a notification was refused").count();
    assert!((1..=30).contains(&said), "{said} lines of 50:\n{log}");
    let told = shop.metrics().await;
    assert!(told.contains("standee_log_lines_left_out_total{kind=\"notification\"}"), "{told}");
    assert!(told.contains("standee_notifications_total{result=\"bad_signature\"} 50"), "{told}");
}
