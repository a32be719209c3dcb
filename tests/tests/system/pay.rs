//! `POST /e/{code}/pay`

use checkout::attempt::{ATTEMPT_LIFETIME_SECONDS, AttemptKey};
use checkout::payment::Status;
use checkout::port::Clock as _;
use standee::clock::SystemClock;
use standee::sql::PaymentFilter;

use crate::support::{Shop, Visit};

#[tokio::test]
async fn a_right_amount_leads_to_the_wallet_s_page() {
    let shop = Shop::open().await;
    let sent = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await.types("12.50").pays().await;
    let payment = shop.alipayplus().only_payment().await;
    assert!(sent.location().ends_with(&format!("/wallet/{}", payment.id())), "{}", sent.location());
    assert_eq!(payment.status(), "processing");
    assert_eq!(payment.0["amount"]["value"], "1250");
}

#[tokio::test]
async fn a_wrong_amount_is_422_with_the_reason_and_what_was_typed() {
    let shop = Shop::plan().taking("1.00", "500.00").opens().await;
    for (typed, reason) in [
        ("", "Type the amount to pay."),
        ("  ", "Type the amount to pay."),
        ("12..5", "This is not an amount. Use digits only."),
        // field.md 16
        ("ten", "“t” cannot be part of an amount. Use digits only."),
        ("12.50 <b>", "“<” cannot be part of an amount. Use digits only."),
        ("€12.50", "“€” cannot be part of an amount. Use digits only."),
        ("-5", "The amount cannot be negative."),
        ("0.00", "The amount has to be more than zero."),
        ("12.505", "SGD amounts have 2 decimals at most."),
        ("99999999999999999999", "This amount is too large."),
        ("0.99", "The least you can pay here is SGD 1.00."),
        ("500.01", "The most you can pay here is SGD 500.00."),
    ] {
        let page = shop.payer().wallet("ALIPAYPLUS_OTHER").scans(shop.code()).await;
        let attempt = page.form().field("attempt").to_owned();
        let refused = page.types(typed).with("note", "no ice, <please>").pays().await;
        assert_eq!(refused.status, 422, "{typed}");
        assert_eq!(refused.text("#problem"), reason, "{typed}");
        assert_eq!(refused.form().field("amount"), typed);
        assert_eq!(refused.form().field("note"), "no ice, <please>");
        assert_eq!(refused.form().field("attempt"), attempt, "the attempt is still good");
        assert_eq!(refused.attribute("#amount", "aria-invalid").unwrap(), "true");
        let described = refused.attribute("#amount", "aria-describedby").unwrap();
        assert!(described.split(' ').any(|id| id == "problem"), "{described}");
    }
    assert!(shop.alipayplus().payments().await.is_empty(), "nothing was asked of Alipay+");
    let all = shop.database().payments(&PaymentFilter::default(), 10).await.unwrap();
    assert!(all.is_empty(), "nothing was stored");
}

#[tokio::test]
async fn yen_have_no_decimals_and_are_not_charged_a_hundredfold() {
    let shop = Shop::plan().selling_in("JPY", "JP").opens().await;
    let page = shop.payer().wallet("ALIPAYPLUS_OTHER").scans(shop.code()).await;
    let refused = page.types("1250.5").pays().await;
    assert_eq!(refused.text("#problem"), "JPY amounts have no decimals.");
    refused.types("1250").pays().await.location();
    let amount = shop.alipayplus().only_payment().await.0["amount"].clone();
    assert_eq!((amount["currency"].as_str(), amount["value"].as_str()), (Some("JPY"), Some("1250")));
}

#[tokio::test]
async fn a_refused_amount_set_right_pays_with_the_same_attempt() {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAYPLUS_OTHER").scans(shop.code()).await;
    let refused = page.types("nothing").pays().await;
    // field.md 15
    refused.types("S$ 12,50 SGD").pays().await.location();
    assert_eq!(shop.alipayplus().only_payment().await.0["amount"]["value"], "1250");
}

#[tokio::test]
async fn a_note_is_bounded_and_cleaned_and_reaches_alipayplus() {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAYPLUS_OTHER").scans(shop.code()).await;
    let too_long = page.types("5").with("note", &"é".repeat(61)).pays().await;
    assert_eq!(too_long.status, 422);
    assert_eq!(too_long.text("#problem"), "The note is too long: 60 characters at most.");
    too_long.form().with("note", "  table\u{202e} 4\r\n三号桌").pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    let description = payment.request()["order"]["orderDescription"].as_str().unwrap();
    assert!(description.ends_with("table 4 三号桌"), "{description}");
}

/// Asserts that the page was shown again with a fresh attempt and the amount kept, and that nothing was asked for.
async fn is_refused_with_a_fresh_page(refused: &Visit, attempt: &str, shop: &Shop) {
    assert_eq!(refused.status, 422);
    let sentence = "This page was open for too long. Check the amount, then press “Pay” again.";
    assert_eq!(refused.text("#problem"), sentence);
    assert_ne!(refused.form().field("attempt"), attempt);
    assert_eq!(refused.form().field("amount"), "12.50");
    assert!(shop.alipayplus().payments().await.is_empty());
    refused.form().pays().await.location();
    assert_eq!(shop.alipayplus().payments().await.len(), 1, "the fresh page pays");
}

#[tokio::test]
async fn an_attempt_of_another_code_is_refused() {
    let shop = Shop::open().await;
    let other_code = shop.adds_a_code().await;
    let payer = shop.payer().wallet("ALIPAYPLUS_OTHER");
    let attempt = payer.scans(other_code).await.form().field("attempt").to_owned();
    let form = payer.scans(shop.code()).await.types("12.50").with("attempt", &attempt);
    is_refused_with_a_fresh_page(&form.pays().await, &attempt, &shop).await;
}

#[tokio::test]
async fn an_attempt_that_was_tampered_with_is_refused() {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAYPLUS_OTHER").scans(shop.code()).await;
    let attempt = page.form().field("attempt").to_owned();
    // The first letter belongs to the id.
    let other = if attempt.starts_with('A') { "B" } else { "A" };
    let forged = format!("{other}{}", &attempt[1..]);
    is_refused_with_a_fresh_page(&page.types("12.50").with("attempt", &forged).pays().await, &forged, &shop)
        .await;
}

#[tokio::test]
async fn an_attempt_that_expired_is_refused() {
    let shop = Shop::open().await;
    let key = AttemptKey::new(shop.database().secret("attempt_key", [0; 32]).await.unwrap());
    let now = SystemClock.now();
    let issued =
        |age_seconds: i64| key.issue(&shop.code(), standee::random::bytes(), now.plus_seconds(-age_seconds));
    let page = shop.payer().wallet("ALIPAYPLUS_OTHER").scans(shop.code()).await;
    let expired = issued(ATTEMPT_LIFETIME_SECONDS);
    is_refused_with_a_fresh_page(
        &page.types("12.50").with("attempt", &expired).pays().await,
        &expired,
        &shop,
    )
    .await;
    let old = issued(ATTEMPT_LIFETIME_SECONDS - 60);
    page.types("12.50").with("attempt", &old).pays().await.location();
}

#[tokio::test]
async fn a_post_without_an_attempt_or_with_nonsense_is_refused() {
    let shop = Shop::open().await;
    let payer = shop.payer().wallet("ALIPAYPLUS_OTHER");
    let path = format!("/e/{}/pay", shop.code());
    for fields in [vec![("amount", "12.50")], vec![("attempt", "x"), ("amount", "12.50")]] {
        assert_eq!(payer.posts(&path, &fields).await.status, 422, "{fields:?}");
    }
    let large = "9".repeat(9 * 1024);
    assert_eq!(payer.posts(&path, &[("amount", &large)]).await.status, 413);
    assert!(shop.alipayplus().payments().await.is_empty());
}

#[tokio::test]
async fn a_payment_url_that_is_not_https_or_a_wallet_s_is_not_followed() {
    for url in
        ["http://wallet.example", "javascript:alert(1)", "data:text/html,", "https://user@wallet.example"]
    {
        let shop = Shop::plan().with_wallet_at(url).opens().await;
        let sent =
            shop.payer().wallet("ALIPAYPLUS_OTHER").scans(shop.code()).await.types("12.50").pays().await;
        let payment = shop.alipayplus().only_payment().await;
        assert_eq!(sent.location(), payment.outcome_path(), "{url}");
        let outcome = sent.follows().await;
        assert_eq!(outcome.text("h1"), "Checking the payment", "{url}");
        assert!(!outcome.body.contains("wallet.example") && !outcome.body.contains("alert"), "{url}");
        let (_, history) = shop.stored(payment.request_id()).await;
        let alarms: Vec<_> = history.iter().filter_map(|line| line.alarm.as_deref()).collect();
        assert_eq!(alarms, ["no_payment_url"], "the operator is told of {url}");
    }
}

#[tokio::test]
async fn a_wallet_s_own_scheme_is_followed_to_the_letter() {
    let shop = Shop::plan().with_wallet_at("alipays://platformapi/startApp").opens().await;
    let sent = shop.payer().wallet("ALIPAY_CN").scans(shop.code()).await.types("12.50").pays().await;
    assert!(sent.location().starts_with("alipays://platformapi/startApp/wallet/"), "{}", sent.location());
}

#[tokio::test]
async fn without_a_gateway_nothing_is_charged_and_the_page_says_so() {
    let shop = Shop::plan().without_gateway().opens().await;
    let page = shop.payer().wallet("ALIPAYPLUS_OTHER").scans(shop.code()).await;
    let answer = page.types("12.50").pays().await;
    assert_eq!(answer.status, 503);
    assert_eq!(answer.text("h1"), "The payment service does not answer");
    assert_eq!(answer.form().field("amount"), "12.50");
    // The payment is kept, so that the same attempt can be asked for again; nothing says that it was ever sent.
    let stored = shop.database().payments(&PaymentFilter::default(), 10).await.unwrap();
    let progress = &stored.first().expect("the payment was stored before it was to be sent").progress;
    assert_eq!((stored.len(), progress.status, progress.maybe_sent), (1, Status::Created, false));
    assert_eq!((progress.payment_id.as_deref(), progress.paid_at), (None, None));
}

#[tokio::test]
async fn a_browser_that_reopens_the_form_s_address_is_led_back_to_the_page() {
    let shop = Shop::open().await;
    let path = format!("/e/{}", shop.code());
    assert_eq!(shop.payer().opens(&format!("{path}/pay")).await.location(), path);
}

// ux.md F5
#[tokio::test]
async fn an_unusually_large_amount_is_asked_about_once_where_the_shop_has_set_no_maximum() {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAYPLUS_OTHER").reading("en").scans(shop.code()).await;
    let asked = page.types("99,999,999,999.00").pays().await;
    assert_eq!(asked.status, 422);
    let question = "SGD 99,999,999,999.00 is a very large amount. If it is right, press “Pay” again.";
    assert_eq!(asked.text("#problem"), question);
    assert!(shop.alipayplus().payments().await.is_empty(), "nothing was asked of Alipay+");
    let other = asked.types("88888").pays().await;
    assert_eq!(other.status, 422, "another amount is asked about anew");
    other.form().pays().await.location();
    assert_eq!(shop.alipayplus().only_payment().await.0["amount"]["value"], "8888800");
    let allowed = Shop::plan().taking("1.00", "90000.00").opens().await;
    let page = allowed.payer().wallet("ALIPAYPLUS_OTHER").scans(allowed.code()).await;
    page.types("88888").pays().await.location();
}
