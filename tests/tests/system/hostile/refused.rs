//! What steers is refused with the reason, or taken out of what a payer wrote; and so is what is nothing to see, or too
//! much.

use serde_json::json;

use super::STEERING;
use crate::support::{Answer, Desk, Form, MERCHANT, OPERATOR, OWNER, Payer, Receiver, STORE, System};

const SHOWS_NOT: &str = "There are characters in it that cannot be shown.";

/// The forms with a field for a name: without the name, and where its problem stands.
async fn forms(browser: &Payer) -> Vec<(Form, &'static str)> {
    let systems = browser.opens("/console/systems").await.form_at("form[action$=api-keys]");
    let store =
        browser.form_of("/console/stores/new").await.with("merchant", MERCHANT).with("currency", "SGD");
    vec![
        (browser.form_of("/console/merchants/new").await.with("category_code", "5812"), "name"),
        (store.with("region", "SG").with("timezone", "Asia/Singapore").with("language", "en"), "name"),
        (browser.form_of(&format!("/console/stores/{STORE}/edit")).await, "name"),
        (browser.form_of(&format!("/console/stores/{STORE}/codes/new")).await, "label"),
        (systems.with("key_merchant", MERCHANT), "name"),
    ]
}

#[tokio::test]
async fn no_name_steers_and_it_is_said_why() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OPERATOR).await;
    for (form, field) in forms(&browser).await {
        for text in STEERING {
            let wrong = form.clone().with(field, text).sends().await;
            assert_eq!(wrong.status, 422, "{text:?}: {}", wrong.body);
            assert_eq!(wrong.text(&format!("#{field}-problem")), SHOWS_NOT, "{text:?}");
        }
        let wrong = form.clone().with(field, &"長".repeat(65)).sends().await;
        assert!(wrong.text(&format!("#{field}-problem")).contains("64"), "{}", wrong.body);
        let wrong = form.clone().with(field, "\u{200b}\u{feff}").sends().await;
        assert_eq!(wrong.status, 422, "a name that nobody sees: {}", wrong.body);
    }
    let names = desk.shop.database().merchants(100).await.unwrap();
    assert_eq!(names.len(), 2, "nothing was made: {names:?}");
}

#[tokio::test]
async fn no_user_is_called_what_is_markup_or_a_formula() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OPERATOR).await;
    let form = browser.form_of("/console/users/new").await.with("role", "operator");
    for text in STEERING.into_iter().chain(["<b>", "=1", "a b", "a\"b", "a'b", "a,b", "a;b", "a\u{200b}b"]) {
        let wrong = form.clone().with("name", text).sends().await;
        assert_eq!(wrong.status, 422, "{text:?}");
        let told = wrong.text("#name-problem");
        assert!(
            told.ends_with("cannot stand in a name. Use letters, digits and . _ - + @"),
            "{text:?}: {told}"
        );
    }
}

#[tokio::test]
async fn no_reason_steers_wherever_it_is_given() {
    let desk = Desk::open().await;
    let page = desk.browser().wallet("ALIPAY_HK").scans(desk.shop.code()).await;
    page.types("12.50").pays().await.location();
    let payment = desk.shop.alipayplus().only_payment().await;
    let page = desk.signs_in(OWNER).await.opens(&format!("/console/payments/{}", payment.request_id())).await;
    let form = page.form_at("form[action$='/cancel']");
    let system = System::of(&desk.shop, MERCHANT).await;
    let path = format!("/api/v1/payments/{}/refunds", payment.request_id());
    for text in STEERING {
        let wrong = form.clone().with("cancel_reason", text).sends().await;
        assert_eq!(wrong.status, 422, "{text:?}");
        assert_eq!(wrong.text("#cancel_reason-problem"), SHOWS_NOT, "{text:?}");
        let body = json!({ "amount": { "currency": "SGD", "value": "1" }, "reason": text });
        let refused = system.posts(&path, &[("idempotency-key", "k")], &body).await;
        assert_eq!(refused.problem(), (422, "not_a_reason"), "{text:?}");
        assert!(refused.json["detail"].as_str().unwrap().contains("control characters"), "{}", refused.json);
    }
    assert_eq!(desk.shop.alipayplus().only_payment().await.status(), payment.status(), "nothing was done");
}

#[tokio::test]
async fn what_steers_is_taken_out_of_a_payer_s_note() {
    let desk = Desk::open().await;
    for text in STEERING {
        let page = desk.browser().wallet("ALIPAY_HK").scans(desk.shop.code()).await;
        page.types("1").with("note", text).pays().await.location();
        let held = desk.shop.alipayplus().payments().await.pop().unwrap();
        let (payment, _) = desk.shop.stored(held.request_id()).await;
        let note = payment.order.note.unwrap();
        assert!(!note.chars().any(checkout::visible::steers), "{note:?} of {text:?}");
        assert!(note.starts_with('a'), "what is seen is kept: {note:?} of {text:?}");
        let told = held.request()["order"]["orderDescription"].as_str().unwrap();
        assert!(told.ends_with(&note), "{told:?}");
    }
    let page = desk.browser().wallet("ALIPAY_HK").scans(desk.shop.code()).await;
    let wrong = page.types("1").with("note", &"長".repeat(300)).pays().await;
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.attribute("[name=note]", "value").map(|note| note.chars().count()), Some(300), "kept");
}

#[tokio::test]
async fn what_no_database_can_hold_names_nothing() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OPERATOR).await;
    let token = browser.opens("/console/account").await.form().field("token").to_owned();
    for (path, expected) in [
        ("/console/stores/%00", 404),
        ("/console/payments/%00", 404),
        ("/console/codes/%00", 404),
        ("/console/webhooks/%00", 404),
        ("/console/users/%00", 404),
        ("/console/till?store=%00", 404),
        ("/console/payments?store=%00", 404),
        ("/console/payments?after=%00", 200),
        ("/console/payments?reference=%00", 422),
        ("/console/payments.csv?store=%00", 404),
        ("/console/summary?store=%00", 404),
        ("/console/welcome/%00", 410),
        ("/console/%00", 404),
        ("/e/%00", 404),
        ("/p/%00", 404),
        ("/p/%00/status", 404),
        ("/brand/%00", 404),
        ("/pkg/%00", 404),
        ("/%00", 404),
    ] {
        assert_eq!(browser.opens(path).await.status, expected, "{path}");
    }
    let resend = format!("/console/webhooks/{}/resend", Receiver::of(&desk.shop, Answer::Taken).await.id);
    for (path, field, expected) in [
        (resend.as_str(), "event", 404),
        ("/console/systems/revoke", "key", 404),
        ("/console/stores/new", "merchant", 422),
        ("/console/systems/webhooks", "merchant", 422),
        ("/console/systems/webhooks", "url", 422),
    ] {
        let fields = [("token", token.as_str()), (field, "a\0b")];
        assert_eq!(browser.posts(path, &fields).await.status, expected, "{path} {field}");
    }
    let system = System::of(&desk.shop, MERCHANT).await;
    for (path, expected) in [
        ("/api/v1/payments/%00", 404),
        ("/api/v1/payments?after=%00", 400),
        ("/api/v1/payments?code=%00", 400),
        ("/api/v1/codes?store=%00", 404),
        ("/api/v1/codes/%00", 404),
        ("/api/v1/refunds/%00", 404),
    ] {
        assert_eq!(system.gets(path).await.problem().0, expected, "{path}");
    }
    let found = system.gets("/api/v1/payments?store=%00").await;
    assert_eq!((found.status, &found.json["payments"]), (200, &json!([])));
    let posted = system.posts("/api/v1/codes", &[], &json!({ "store": "a\0b" })).await;
    assert_eq!(posted.problem().0, 404);
    let posted = system.posts("/api/v1/codes", &[], &json!({ "store": STORE, "label": "a\0b" })).await;
    assert_eq!(posted.problem().0, 422);
}
