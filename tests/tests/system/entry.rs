//! `GET /e/{code}`

use checkout::entry_code::EntryCode;
use checkout::port::Clock as _;
use standee::clock::SystemClock;
use standee::sql::Doer;

use crate::support::{STORE_NAME, Shop};

#[tokio::test]
async fn a_payer_in_a_wallet_gets_the_form_with_the_shop_and_an_attempt_of_its_own() {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.attribute("body", "data-wallet").unwrap(), "ALIPAY_HK");
    assert_eq!(page.text("h1"), STORE_NAME);
    assert_eq!(page.text(".store-label"), "Counter");
    assert_eq!(page.text("span.currency"), "SGD");
    assert_eq!(page.form().field("amount"), "");
    let other = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    assert_ne!(page.form().field("attempt"), other.form().field("attempt"));
}

#[tokio::test]
async fn a_code_is_read_as_people_write_it() {
    let shop = Shop::open().await;
    let code = shop.code().to_string();
    let written = format!("{}-{}", code[..5].to_lowercase(), &code[5..]);
    assert_eq!(shop.payer().wallet("ALIPAY_CN").scans(written).await.status, 200);
}

#[tokio::test]
async fn the_page_is_in_the_payer_s_language() {
    let shop = Shop::open().await;
    let (alipay, unnamed) = ("ALIPAY_CN", "ALIPAYPLUS_OTHER");
    let payer = shop.payer();
    let address = format!("/e/{}", shop.code());
    for (payer, address, language) in [
        // The wallet says `Language/zh-Hans`, whatever the browser accepts.
        (payer.clone().wallet(alipay).reading("en"), address.clone(), "zh-Hans"),
        // This wallet says nothing, so the browser is asked, and then the store.
        (payer.clone().wallet(unnamed).reading("sv, zh-CN;q=0.8, en;q=0.5"), address.clone(), "zh-Hans"),
        (payer.clone().wallet(unnamed).reading("en-SG"), address.clone(), "en"),
        (payer.clone().wallet(unnamed), address.clone(), "en"),
        // The payer's own choice wins over all.
        (payer.clone().wallet(alipay), format!("{address}?lang=en"), "en"),
        (payer.clone().wallet(unnamed).reading("en"), format!("{address}?lang=zh-Hans"), "zh-Hans"),
        (payer.wallet(alipay), format!("{address}?lang=xx"), "zh-Hans"),
    ] {
        let page = payer.opens(&address).await;
        assert_eq!(page.attribute("html", "lang").as_deref(), Some(language), "{address} by {payer:?}");
        let word = if language == "en" { "Pay" } else { "付款" };
        assert_eq!(page.texts("[type=submit] span")[0], word);
        assert_eq!(page.text("h1"), STORE_NAME, "a shop's name is not translated");
    }
}

#[tokio::test]
async fn the_language_that_was_chosen_stays_until_the_end() {
    let shop = Shop::open().await;
    // Neither the wallet nor the browser knows of the choice.
    let payer = shop.payer().wallet("ALIPAYPLUS_OTHER").reading("en");
    let page = payer.opens(&format!("/e/{}?lang=zh-Hans", shop.code())).await;
    let refused = page.types("").pays().await;
    assert_eq!(refused.attribute("html", "lang").unwrap(), "zh-Hans");
    refused.types("12.50").pays().await.location();
    let outcome_path = shop.alipayplus().only_payment().await.outcome_path();
    let outcome = payer.opens(&outcome_path).await;
    assert_eq!(outcome.attribute("html", "lang").unwrap(), "zh-Hans");
    let english = payer.opens(&format!("{outcome_path}?lang=en")).await;
    assert_eq!(english.attribute("html", "lang").unwrap(), "en", "until another is chosen");
}

#[tokio::test]
async fn a_link_brings_the_amount_along() {
    let shop = Shop::open().await;
    let payer = shop.payer().wallet("ALIPAY_HK");
    let page = payer.opens(&format!("/e/{}?amount=12%2C50", shop.code())).await;
    assert_eq!(page.form().field("amount"), "12,50");
    let markup = payer.opens(&format!("/e/{}?amount=%22%3E%3Cscript%3Ealert(1)", shop.code())).await;
    assert_eq!(markup.form().field("amount"), "\"><script>alert(1)");
    let endless = payer.opens(&format!("/e/{}?amount={}", shop.code(), "9".repeat(5000))).await;
    assert!(endless.form().field("amount").len() < 100);
}

#[tokio::test]
async fn a_code_that_is_not_known_is_404_and_says_what_to_do() {
    let shop = Shop::open().await;
    let payer = shop.payer().wallet("ALIPAYPLUS_OTHER");
    let made_up = EntryCode::from_random(standee::random::bytes()).to_string();
    for code in [made_up.as_str(), "nonsense", "%00", "..%2F..%2Fetc"] {
        let page = payer.scans(code).await;
        assert_eq!(page.status, 404, "{code}");
        assert_eq!(page.text("h1"), "We do not know this code");
        assert!(page.body.contains("You were not charged"));
    }
}

#[tokio::test]
async fn a_code_that_was_replaced_is_410_and_the_new_one_takes_payments() {
    let shop = Shop::open().await;
    let new = EntryCode::from_random([9; 16]);
    let doer = Doer { by: "a test", at: SystemClock.now() };
    assert!(shop.database().replace_code(&shop.code(), &new, doer).await.unwrap());
    let old = shop.payer().wallet("ALIPAYPLUS_OTHER").scans(shop.code()).await;
    assert_eq!((old.status, old.text("h1").as_str()), (410, "This code is switched off"));
    let page = shop.payer().wallet("ALIPAYPLUS_OTHER").scans(new).await;
    assert_eq!((page.status, page.text("h1").as_str()), (200, STORE_NAME));
}

#[tokio::test]
async fn a_code_that_was_switched_off_is_410_for_those_who_open_it_and_those_who_pay() {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAYPLUS_OTHER").scans(shop.code()).await;
    let doer = Doer { by: "a test", at: SystemClock.now() };
    assert!(shop.database().set_code_active(&shop.code(), false, doer).await.unwrap());
    let off = shop.payer().wallet("ALIPAYPLUS_OTHER").scans(shop.code()).await;
    assert_eq!((off.status, off.text("h1").as_str()), (410, "This code is switched off"));
    let paid = page.types("12.50").pays().await;
    assert_eq!((paid.status, paid.text("h1").as_str()), (410, "This code is switched off"));
    assert!(shop.alipayplus().payments().await.is_empty());
}

#[tokio::test]
async fn a_browser_that_is_no_wallet_is_told_how_to_pay_and_gets_no_form() {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("NONE").reading("en").scans(shop.code()).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.attribute("body", "data-wallet").unwrap(), "NONE");
    assert_eq!(page.text("h1"), "Open this page in a wallet");
    assert_eq!(page.attribute("#link", "value").unwrap(), format!("{}/e/{}", shop.url(), shop.code()));
    assert!(page.texts(".wallets li").contains(&"GCash".to_owned()));
    assert_eq!(page.texts(".qr svg").len(), 1);
    assert!(page.texts("form").is_empty());
    let nameless = shop.payer().scans(shop.code()).await;
    assert_eq!(nameless.attribute("body", "data-wallet").unwrap(), "NONE", "who sends no User-Agent");
}

#[tokio::test]
async fn a_code_with_an_amount_asks_for_that_and_nothing_else() {
    let shop = Shop::plan().asking_for("5.80").opens().await;
    let page = shop.payer().wallet("ALIPAYPLUS_OTHER").reading("en").scans(shop.code()).await;
    assert_eq!(page.texts("[type=submit] span")[0], "Pay SGD 5.80");
    page.types("0.01").pays().await.location();
    let amount = &shop.alipayplus().only_payment().await.0["amount"];
    assert_eq!(amount["value"], "580", "what a browser posts does not change a fixed amount");
}

// field.md 9
#[tokio::test]
async fn what_a_chat_hangs_on_to_a_link_does_not_hide_the_page() {
    let shop = Shop::open().await;
    let code = shop.code();
    let payer = shop.payer().wallet("ALIPAY_CN");
    for path in [
        format!("/e/{code}."),
        format!("/e/{code}%EF%BC%8C%E8%AF%B7%E4%BB%98%E6%AC%BE"),
        format!("/e/{code}%A3%AC"),
        format!("/e/{code}/"),
        format!("/e/{code}/."),
        format!("/E/{code}"),
        format!("/E/{code}%A3%AC"),
        format!("/e/{code})?lang=en"),
        format!("/e/%20{code}%20please%20pay"),
        format!("//e/{code}"),
    ] {
        let page = payer.opens(&path).await;
        assert_eq!((page.status, page.text("h1").as_str()), (200, STORE_NAME), "{path}");
        let action = page.attribute("form", "action").unwrap();
        assert!(action.starts_with(&format!("/e/{code}/pay")), "{path} leads to {action}");
    }
    let bytes = payer.opens("/e/%A3%AC%FF").await;
    assert_eq!(bytes.status, 404);
    assert_eq!(bytes.header("content-type"), "text/html; charset=utf-8");
    let mistyped = payer.opens(&format!("/e/{code}3?lang=en")).await;
    assert_eq!((mistyped.status, mistyped.text("h1").as_str()), (404, "We do not know this code"));
}

// field.md 10
#[tokio::test]
async fn a_field_that_stands_twice_counts_where_it_stands_first_and_nothing_is_answered_in_plain_text() {
    let shop = Shop::open().await;
    let code = shop.code();
    let payer = shop.payer().wallet("ALIPAYPLUS_OTHER");
    let page = payer.opens(&format!("/e/{code}?amount=5&amount=6&lang=th&lang=en&lang=ko")).await;
    assert_eq!((page.status, page.form().field("amount")), (200, "5"));
    assert_eq!(page.attribute("html", "lang").unwrap(), "th");
    let attempt = page.form().field("attempt").to_owned();
    let fields = [("attempt", attempt.as_str()), ("amount", "7"), ("amount", "8"), ("attempt", "x")];
    let sent = payer.posts(&format!("/e/{code}/pay"), &fields).await;
    assert_eq!(sent.status, 303);
    let payment = shop.alipayplus().only_payment().await;
    assert_eq!(payment.0["amount"]["value"], "700");
    let outcome = payer.opens(&format!("{}?round=1&round=2&typed=9&typed=8", payment.outcome_path())).await;
    assert_eq!(outcome.status, 200);
    assert!(outcome.body.contains("SGD 9.00"), "{}", outcome.body);
    let odd = payer.opens(&format!("{}?round=many", payment.outcome_path())).await;
    assert_eq!(odd.status, 200, "what cannot be read is passed over");
}

#[tokio::test]
async fn a_form_that_cannot_be_read_is_answered_with_a_page() {
    let shop = Shop::open().await;
    let payer = shop.payer().wallet("ALIPAYPLUS_OTHER").reading("en");
    let path = format!("/e/{}/pay", shop.code());
    let large = "9".repeat(9 * 1024);
    let page = payer.posts(&path, &[("amount", &large)]).await;
    assert_eq!((page.status, page.text("h1").as_str()), (413, "We could not read this request"));
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
}

// ux.md F21
#[tokio::test]
async fn the_bare_address_tells_payers_how_to_pay_and_shops_where_to_sign_in() {
    let shop = Shop::open().await;
    let page = shop.payer().reading("th").opens("/").await;
    assert_eq!((page.status, page.text("h1").as_str()), (200, "ชำระเงินที่ร้าน"));
    assert_eq!(page.attribute("main a.button", "href").unwrap(), "/console?lang=th");
    let nowhere = shop.payer().reading("en").opens("/nowhere").await;
    assert_eq!((nowhere.status, nowhere.text("h1").as_str()), (404, "There is no such page"));
}
