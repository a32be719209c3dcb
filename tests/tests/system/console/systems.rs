//! What an owner does to tell their own systems, and what they see of it.

use checkout::access::Scope;

use crate::support::{Answer, Desk, MERCHANT, OPERATOR, OWNER, RIVAL, Receiver, eventually};

#[tokio::test]
async fn an_owner_adds_a_webhook_sees_each_try_and_sends_again() {
    let desk = Desk::open().await;
    let owner = desk.signs_in(OWNER).await;
    let page = owner.opens("/console/systems").await;
    let form = page.form_at("form[action$=webhooks]").with("merchant", MERCHANT);
    for (url, problem) in [
        ("http://shop.example/", "Messages are sent to https"),
        ("https://169.254.169.254/latest", "Messages are sent to https"),
        ("https://nobody.invalid/", "This name leads nowhere"),
    ] {
        let again = form.clone().with("url", url).sends().await;
        assert_eq!(again.status, 422);
        assert!(again.text("#url-problem").contains(problem), "{url}");
        assert_eq!(again.attribute("#url", "value").unwrap(), url, "what was typed is kept");
    }
    let added = form.with("url", "http://127.0.0.1:9/hooks").sends().await;
    assert!(added.text("section code").starts_with("whsec_"), "{}", added.body);
    assert!(!owner.opens("/console/systems").await.body.contains("whsec_"), "it is shown once");

    let receiver = Receiver::of(&desk.shop, Answer::Status(500)).await;
    let payer = desk.browser().wallet("ALIPAY_HK").scans(desk.shop.code()).await;
    payer.types("12.50").pays().await.location();
    desk.shop.alipayplus().approve(&desk.shop.alipayplus().only_payment().await, "").await;
    let path = format!("/console/webhooks/{}", receiver.id);
    let shown = eventually("the try is on the page", async || {
        let page = owner.opens(&path).await;
        page.body.contains("· 500 ·").then_some(page)
    })
    .await;
    assert!(shown.texts("code").contains(&"payment.succeeded".to_owned()), "{}", shown.body);
    receiver.answers(Answer::Taken);
    let sent = shown.form_at("form[action$=resend]").sends().await.follows().await;
    assert_eq!(sent.text(".done"), "Saved.");
    eventually("it was taken", async || owner.opens(&path).await.body.contains("· 204 ·").then_some(()))
        .await;
    let rotated = shown.form_at("form[action$=rotate]").sends().await.confirms().await;
    let secret = rotated.text("section code");
    assert!(secret.starts_with("whsec_") && secret != receiver.secret.text());
}

#[tokio::test]
async fn a_key_is_shown_once_and_good_until_it_is_revoked() {
    let desk = Desk::open().await;
    let owner = desk.signs_in(OWNER).await;
    Receiver::of(&desk.shop, Answer::Taken).await;
    let page = owner.opens("/console/systems").await;
    assert!(page.body.contains("127.0.0.1"));
    let form = page.form_at("form[action$=api-keys]").with("key_merchant", MERCHANT);
    assert_eq!(form.clone().with("name", " ").sends().await.status, 422);
    assert_eq!(form.clone().with("key_merchant", "M-2").with("name", "x").sends().await.status, 422);
    let made = form.with("name", "Books").sends().await;
    assert!(made.text("section code").starts_with("sk_standee_"), "{}", made.body);
    let page = owner.opens("/console/systems").await;
    assert!(page.body.contains("Books") && !page.body.contains("sk_standee_"));
    let revoke = page.form_at("form[action$=revoke]");
    let rival = desk.signs_in(RIVAL).await;
    let systems = rival.opens("/console/systems").await.body;
    assert!(
        !systems.contains("Books") && !systems.contains("127.0.0.1"),
        "neither keys nor webhooks: {systems}"
    );
    let token = rival.opens("/console/account").await.form().field("token").to_owned();
    let fields = [("token", token.as_str()), ("key", revoke.field("key"))];
    let refused = rival.posts("/console/systems/revoke", &fields).await;
    assert_eq!(refused.status, 404, "another merchant's key is not there");
    let keys = desk.shop.database().api_keys_within(&Scope::All, 9).await.unwrap();
    assert_eq!(keys[0].revoked_at, None);
    revoke.sends().await.confirms().await.location();
    let keys = desk.shop.database().api_keys_within(&Scope::All, 9).await.unwrap();
    assert!(keys.len() == 1 && keys[0].revoked_at.is_some());
}

#[tokio::test]
async fn a_webhook_that_was_switched_off_by_itself_needs_attention() {
    let desk = Desk::open().await;
    let receiver = Receiver::of(&desk.shop, Answer::Status(410)).await;
    let payer = desk.browser().wallet("ALIPAY_HK").scans(desk.shop.code()).await;
    payer.types("12.50").pays().await.location();
    desk.shop.alipayplus().approve(&desk.shop.alipayplus().only_payment().await, "").await;
    receiver.hears(1).await;
    for who in [OPERATOR, OWNER] {
        let browser = desk.signs_in(who).await;
        eventually("the page of payments says so", async || {
            let page = browser.opens("/console/payments").await;
            page.texts(".concern a")
                .contains(&"A webhook was switched off by itself: see to it under Systems.".to_owned())
                .then_some(())
        })
        .await;
    }
    let page = desk.signs_in(RIVAL).await.opens("/console/payments").await;
    assert_eq!(page.texts(".concern a"), Vec::<String>::new(), "it is nobody else's business");
}
