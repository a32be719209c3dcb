//! `GET /p/{token}` and `GET /p/{token}/status`

use std::time::Duration;

use checkout::language::Language;
use checkout::money::Currency;
use checkout::payment::{CancelCause, Event, Fact, transition};
use checkout::port::{Clock as _, Store as _};
use serde_json::json;
use standee::clock::SystemClock;
use standee::sql::{Doer, NewStore};

use crate::support::{Held, Notification, STORE, STORE_NAME, Shop, eventually};

/// A shop in which somebody was sent to the wallet.
async fn shop_with_a_payment() -> (Shop, Held) {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAY_HK").opens(&format!("/e/{}?lang=en", shop.code())).await;
    page.types("1250.5").with("note", "no ice").pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    (shop, payment)
}

async fn is_over(shop: &Shop, payment: &Held) {
    eventually("the payment is over", async || {
        let status = shop.payer().status(&payment.outcome_path()).await;
        (status["status"] != "processing").then_some(())
    })
    .await;
}

#[tokio::test]
async fn coming_back_proves_nothing() {
    let (shop, payment) = shop_with_a_payment().await;
    let path = payment.outcome_path();
    let page = shop.payer().opens(&format!("{path}?result=success&resultStatus=S&status=succeeded")).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.text("h1"), "Checking the payment");
    assert_eq!(page.attribute("body", "data-status").unwrap(), "processing");
    assert!(page.body.contains("please do not pay again"));
    let status = shop.payer().status(&path).await;
    let [amount, refunded] = ["125050", "0"].map(|value| json!({ "currency": "SGD", "value": value }));
    let expected = json!({ "status": "processing", "amount": amount, "refunded": refunded, "reason": null });
    assert_eq!(status, expected);
}

#[tokio::test]
async fn who_left_without_paying_can_go_on_or_start_again() {
    let (shop, payment) = shop_with_a_payment().await;
    let page = shop.payer().opens(&payment.outcome_path()).await;
    let links: Vec<_> = [".button", ".link"].map(|css| page.attribute(css, "href").unwrap()).to_vec();
    assert!(links[0].ends_with(&format!("/wallet/{}", payment.id())), "{links:?}");
    assert_eq!(links[1], format!("/e/{}?amount=1250.50&note=no%20ice&lang=en", shop.code()));
}

#[tokio::test]
async fn a_paid_page_says_what_was_paid_to_whom_and_when() {
    let (shop, payment) = shop_with_a_payment().await;
    Notification::that_paid(&payment).sent_to(&shop).await.is_given();
    let page = shop.payer().reading("en").opens(&payment.outcome_path()).await;
    assert_eq!(page.text("h1"), "Paid");
    assert_eq!(page.text(".face .amount"), "SGD 1,250.50");
    let time = paid_at(&shop, &payment).await;
    let rows: Vec<_> = page.texts(".receipt dt").into_iter().zip(page.texts(".receipt dd")).collect();
    let reference = payment.request_id()[24..].to_uppercase();
    let expected = [
        ("Paid to", STORE_NAME),
        ("Amount", "SGD 1,250.50"),
        ("Paid with", "Somebody's Wallet"),
        ("Date and time", &time),
        ("Code", "Counter"),
        ("Note", "no ice"),
        ("Reference", &reference),
    ];
    assert_eq!(rows, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let machine = format!("{}+08:00", time.replace(' ', "T"));
    assert_eq!(page.attribute("time", "datetime").unwrap(), machine);
    assert!(page.texts("a.button").is_empty(), "there is nothing more to pay");
}

/// When it was paid, by the store's clocks.
async fn paid_at(shop: &Shop, payment: &Held) -> String {
    let (stored, _) = shop.stored(payment.request_id()).await;
    let paid_at = standee::day::zoned(stored.progress.paid_at.unwrap(), "Asia/Singapore");
    paid_at.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// Alipay+ says that it was paid so many seconds ago.
async fn paid_seconds_ago(shop: &Shop, payment: &Held, seconds: i64) {
    let time = SystemClock.now().plus_seconds(-seconds);
    let time = standee::day::zoned(time, "Asia/Singapore").strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let notification = Notification::that_paid(payment).saying("/paymentTime", json!(time));
    notification.sent_to(shop).await.is_given();
}

// security.md M2, ux.md F1
#[tokio::test]
async fn a_paid_page_is_live_for_a_few_minutes_and_an_earlier_payment_ever_after() {
    for (seconds, title, clocks) in [(30, "Paid", 1), (600, "Earlier payment", 0)] {
        let (shop, payment) = shop_with_a_payment().await;
        paid_seconds_ago(&shop, &payment, seconds).await;
        let page = shop.payer().reading("en").opens(&payment.outcome_path()).await;
        assert_eq!(page.text("h1"), title, "{seconds}");
        assert_eq!(page.texts("#clock").len(), clocks, "{seconds}");
        assert_eq!(page.text(".face-shop"), format!("{STORE_NAME} · Counter"));
        assert_eq!(page.attribute("body", "data-status").unwrap(), "succeeded");
        // A page without script loads itself once it is no longer fresh.
        let refresh = page.attribute("meta[http-equiv=refresh]", "content");
        let refresh = refresh.map(|refresh| refresh.split(';').next().unwrap().parse::<i64>().unwrap());
        assert_eq!(refresh.is_some_and(|after| (200..=270).contains(&after)), clocks == 1, "{refresh:?}");
    }
}

// defects.md D1
#[tokio::test]
async fn a_receipt_names_the_shop_that_was_paid_also_after_its_code_moved_to_another() {
    let (shop, payment) = shop_with_a_payment().await;
    Notification::that_paid(&payment).sent_to(&shop).await.is_given();
    let database = shop.database();
    let doer = Doer { by: "a test", at: SystemClock.now() };
    database.add_merchant("M-2", "Other Pte Ltd", "5812", doer).await.unwrap();
    let other = NewStore {
        id: "S-2",
        merchant_id: "M-2",
        name: "Other Shop",
        currency: Currency::from_code("JPY").unwrap(),
        region: "JP",
        timezone: "Asia/Tokyo",
        language: Language::Ja,
    };
    database.add_store(&other, doer).await.unwrap();
    assert!(database.move_code(&shop.code(), (STORE, "S-2"), doer).await.unwrap());
    let page = shop.payer().reading("en").opens(&payment.outcome_path()).await;
    let rows: Vec<_> = page.texts(".receipt dt").into_iter().zip(page.texts(".receipt dd")).collect();
    let row = |name: &str| rows.iter().find(|(known, _)| known == name).unwrap().1.clone();
    assert_eq!(row("Paid to"), STORE_NAME);
    let time = paid_at(&shop, &payment).await;
    assert_eq!(row("Date and time"), time, "by the clocks of the shop that was paid");
    assert_eq!(row("Code"), shop.code().to_string(), "what it is called now is the other shop's");
    assert!(!page.body.contains("Other Shop"), "{}", page.body);
    assert!(page.texts(".for-store").is_empty(), "its staff read English");
}

// ux.md F6
#[tokio::test]
async fn who_paid_before_the_shop_cancelled_reads_that_the_money_came_back() {
    let (shop, payment) = shop_with_a_payment().await;
    shop.alipayplus().approve(&payment, "").await;
    is_over(&shop, &payment).await;
    let (paid, _) = shop.stored(payment.request_id()).await;
    let cancel = Event { at: SystemClock.now(), fact: Fact::CancelAsked(CancelCause::Shop), digest: None };
    assert!(shop.database().advance(&transition(&paid, &cancel)).await.unwrap());
    let payer = shop.payer().reading("en");
    let page = eventually("the cancel is confirmed", async || {
        let page = payer.opens(&payment.outcome_path()).await;
        (page.text("h1") == "Payment cancelled").then_some(page)
    })
    .await;
    let words = page.text(".ending");
    assert!(words.contains("the shop returned SGD 1,250.50 to your wallet"), "{words}");
    assert!(!words.contains("You were not charged"), "{words}");
}

#[tokio::test]
async fn payer_and_clerk_each_read_their_own_language() {
    let (shop, payment) = shop_with_a_payment().await;
    paid_seconds_ago(&shop, &payment, 60).await;
    let page = shop.payer().opens(&format!("{}?lang=ar", payment.outcome_path())).await;
    assert_eq!(page.text("h1"), "تم الدفع");
    assert_eq!(page.attribute(".face > .for-store", "lang").unwrap(), "en");
    assert_eq!(page.attribute(".face > .for-store", "dir").unwrap(), "ltr");
    assert_eq!(page.text(".face > .for-store"), "Paid");
    assert_eq!(page.texts(".receipt .for-store").len(), page.texts(".receipt dt").len());
}

#[tokio::test]
async fn the_time_that_is_left_is_told_as_the_shop_s_clocks_show_it() {
    let (shop, payment) = shop_with_a_payment().await;
    let page = shop.payer().opens(&payment.outcome_path()).await;
    let seconds: u32 = page.attribute("#left", "data-seconds").unwrap().parse().unwrap();
    assert!((540..=600).contains(&seconds), "{seconds}");
    let words = page.texts(".ending p").into_iter().find(|words| words.contains("You can confirm until"));
    let (stored, _) = shop.stored(payment.request_id()).await;
    let minute = stored.order.expires_at.as_millis() / 60_000 + 8 * 60;
    let expected = format!("until {:02}:{:02}.", minute / 60 % 24, minute % 60);
    assert!(words.as_ref().is_some_and(|words| words.contains(&expected)), "{words:?}, {expected}");
}

#[tokio::test]
async fn a_declined_payment_says_why_and_starts_again_with_the_amount_kept() {
    let (shop, payment) = shop_with_a_payment().await;
    shop.alipayplus().decline(&payment, "?code=USER_BALANCE_NOT_ENOUGH").await;
    is_over(&shop, &payment).await;
    let payer = shop.payer().wallet("ALIPAY_HK");
    let page = payer.opens(&format!("{}?lang=en", payment.outcome_path())).await;
    assert_eq!(page.text("h1"), "Not paid");
    assert!(page.body.contains("The balance in your wallet is too low."));
    assert!(page.body.contains("You were not charged."));
    let again = payer.opens(&page.attribute("a.button", "href").unwrap()).await;
    assert_eq!(again.form().field("amount"), "1250.50");
    // ux.md F11
    assert_eq!(again.form().field("note"), "no ice");
    assert_ne!(again.form().pays().await.location(), payment.outcome_path());
    let payments = shop.alipayplus().payments().await;
    let amounts: Vec<_> = payments.iter().map(|payment| payment.0["amount"]["value"].as_str()).collect();
    assert_eq!(amounts, [Some("125050"), Some("125050")], "another payment, of the same amount");
}

#[tokio::test]
async fn a_payer_who_is_back_before_the_notification_need_not_wait_for_it() {
    let (shop, payment) = shop_with_a_payment().await;
    shop.alipayplus().approve(&payment, "?notify=false").await;
    let payer = shop.payer().reading("en");
    let title = eventually("the page says that it is paid", async || {
        let title = payer.opens(&payment.outcome_path()).await.text("h1");
        (title != "Checking the payment").then_some(title)
    })
    .await;
    assert_eq!(title, "Paid");
}

/// security.md H5. Looking once more after two hundred looks is what eight minutes of reloading come to; the other three
/// seconds are lived through.
#[tokio::test]
async fn a_payment_whose_page_is_reloaded_twice_a_second_through_a_lost_notification_is_found_paid() {
    let (shop, payment) = shop_with_a_payment().await;
    shop.has_looked_after(payment.request_id(), 200).await;
    let payer = shop.payer().reading("en");
    for _ in 0..6 {
        assert_eq!(payer.opens(&payment.outcome_path()).await.text("h1"), "Checking the payment");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    shop.alipayplus().approve(&payment, "?notify=false").await;
    eventually("the page says that it is paid", async || {
        tokio::time::sleep(Duration::from_millis(500)).await;
        (payer.opens(&payment.outcome_path()).await.text("h1") == "Paid").then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_page_without_script_loads_itself_ever_more_slowly_and_not_for_ever() {
    let (shop, payment) = shop_with_a_payment().await;
    let mut path = format!("{}?lang=en", payment.outcome_path());
    let mut pauses = Vec::new();
    loop {
        let page = shop.payer().opens(&path).await;
        assert_eq!(page.attribute("html", "lang").unwrap(), "en");
        let Some(refresh) = page.attribute("meta[http-equiv=refresh]", "content") else { break };
        let (seconds, url) = refresh.split_once("; url=").unwrap();
        pauses.push(seconds.parse::<u32>().unwrap());
        url.clone_into(&mut path);
        assert!(pauses.len() < 100, "{pauses:?}");
    }
    assert!(pauses.is_sorted() && pauses[0] <= 3, "{pauses:?}");
    let minutes = pauses.iter().sum::<u32>() / 60;
    assert!((10..30).contains(&minutes), "longer than the time to pay, and not for ever: {minutes} minutes");
}

// field.md 9
#[tokio::test]
async fn what_a_chat_hangs_on_to_a_payment_s_link_does_not_hide_it() {
    let (shop, payment) = shop_with_a_payment().await;
    let path = payment.outcome_path();
    for link in [format!("{path}."), format!("{path}/"), format!("{path}%A3%AC"), path.replace("/p/", "/P/")]
    {
        assert_eq!(shop.payer().opens(&link).await.status, 200, "{link}");
    }
    let status = shop.payer().opens(&format!("{path}%A3%AC/status")).await;
    assert!(matches!(status.status, 200 | 404), "{}", status.body);
}

#[tokio::test]
async fn a_token_that_is_not_known_tells_nothing() {
    let (shop, payment) = shop_with_a_payment().await;
    let path = payment.outcome_path();
    let other = format!("{}0", &path[..path.len() - 1]);
    let other = if other == path { format!("{}1", &path[..path.len() - 1]) } else { other };
    let by_id = format!("/p/{}", payment.request_id());
    for path in [other.as_str(), &by_id, "/p/x", "/p/%27%20OR%201=1", &path.to_uppercase()] {
        for page in [path.to_owned(), format!("{path}/status"), format!("{path}/events")] {
            let answer = shop.payer().opens(&page).await;
            assert_eq!(answer.status, 404, "{page}");
            assert!(!answer.body.contains("1250") && !answer.body.contains(STORE_NAME), "{page}");
        }
    }
}
