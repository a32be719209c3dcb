//! Double tap, Back, refresh, two tabs, two servers: one attempt, one payment.

use std::collections::BTreeSet;
use std::time::Instant;

use serde_json::json;

use crate::support::{Form, Shop, Visit, eventually};

/// Presses the button of a form so many times at once, each time over a connection of its own.
async fn pressed_at_once(forms: Vec<Form>) -> Vec<Visit> {
    let presses: Vec<_> =
        forms.into_iter().map(|form| tokio::spawn(async move { form.pays().await })).collect();
    let mut visits = Vec::new();
    for press in presses {
        visits.push(press.await.unwrap());
    }
    visits
}

fn locations(visits: &[Visit]) -> BTreeSet<&str> {
    visits.iter().map(Visit::location).collect()
}

#[tokio::test]
async fn sixty_four_posts_at_once_make_one_payment_and_lead_to_the_same_place() {
    let shop = Shop::plan().recorded().opens().await;
    // While Alipay+ takes its time, everybody else waits for the one who asked.
    shop.alipayplus().goes_wrong(&json!([{ "operation": "pay", "kind": "slow", "ms": 500 }])).await;
    let form = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await.types("12.50");
    let visits = pressed_at_once(vec![form; 64]).await;
    let payment = shop.alipayplus().only_payment().await;
    let locations = locations(&visits);
    assert_eq!(locations.len(), 1, "{locations:?}");
    assert!(locations.iter().all(|location| location.ends_with(payment.id())), "{locations:?}");
    assert_eq!(shop.wire().calls_of("pay").len(), 1, "Alipay+ was asked once");
}

#[tokio::test]
async fn sixty_four_posts_at_once_make_one_payment_when_alipayplus_stumbles_too() {
    let shop = Shop::open().await;
    let faults = json!([
        { "operation": "pay", "kind": "unknown_exception" },
        { "operation": "pay", "kind": "bad_signature" },
    ]);
    shop.alipayplus().goes_wrong(&faults).await;
    let form = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await.types("12.50");
    let visits = pressed_at_once(vec![form; 64]).await;
    let payment = shop.alipayplus().only_payment().await;
    let (led, not_led): (Vec<_>, Vec<_>) = visits.into_iter().partition(|visit| visit.status == 303);
    assert!(locations(&led).iter().all(|location| location.ends_with(payment.id())));
    // Who pressed while it stumbled is told so, and led there by pressing again.
    for visit in not_led {
        assert_eq!(visit.status, 503);
        assert!(visit.form().pays().await.location().ends_with(payment.id()));
    }
    shop.alipayplus().only_payment().await;
}

#[tokio::test]
async fn two_servers_on_one_database_make_one_payment_of_one_attempt() {
    let shop = Shop::plan().recorded().opens().await;
    let second = shop.second_server().await;
    let form = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await.types("12.50");
    let forms = (0..64).map(|press| {
        let url = if press % 2 == 0 { shop.url() } else { second.url() };
        form.clone().going_to(&url)
    });
    let visits = pressed_at_once(forms.collect()).await;
    let payment = shop.alipayplus().only_payment().await;
    let locations = locations(&visits);
    assert_eq!(locations.len(), 1, "{locations:?}");
    assert!(locations.iter().all(|location| location.ends_with(payment.id())), "{locations:?}");
    assert_eq!(shop.wire().calls_of("pay").len(), 1);

    // What one hears, the other tells.
    let payer = shop.payer().going_to(&second.url());
    shop.alipayplus().approve(&payment, "").await;
    eventually("the second server tells that it is paid", async || {
        let status = payer.status(&payment.outcome_path()).await;
        (status["status"] == "succeeded").then_some(())
    })
    .await;
}

#[tokio::test]
async fn pressing_again_after_coming_back_leads_to_the_same_payment() {
    let shop = Shop::open().await;
    let address = format!("/e/{}?lang=en", shop.code());
    let form = shop.payer().wallet("ALIPAY_HK").opens(&address).await.types("12.50");
    let first = form.pays().await;
    let second = form.pays().await;
    assert_eq!(first.location(), second.location());

    let payment = shop.alipayplus().only_payment().await;
    shop.alipayplus().approve(&payment, "").await;
    eventually("the payment is over", async || {
        let status = shop.payer().status(&payment.outcome_path()).await;
        (status["status"] == "succeeded").then_some(())
    })
    .await;
    let third = form.pays().await;
    let page = third.follows().await;
    assert_eq!(page.text("h1"), "Paid", "a payment that is over is shown, not made again");
    assert!(page.body.contains("You were not charged again."));
    assert!(page.texts("a.button").is_empty(), "nobody asked for more");
    shop.alipayplus().only_payment().await;
}

#[tokio::test]
async fn a_browser_that_hangs_up_while_alipayplus_is_asked_loses_nothing() {
    let shop = Shop::plan().recorded().opens().await;
    shop.alipayplus().goes_wrong(&json!([{ "operation": "pay", "kind": "slow", "ms": 2000 }])).await;
    let form = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await.types("12.50");
    // A second tap, without a script that holds it back: the browser forgets the first.
    let first = tokio::spawn({
        let form = form.clone();
        async move { form.pays().await }
    });
    let alipayplus = shop.alipayplus();
    let payment = eventually("Alipay+ is asked", async || alipayplus.payments().await.pop()).await;
    first.abort();
    let begun = Instant::now();
    let second = form.pays().await;
    assert!(second.location().ends_with(payment.id()), "{}", second.location());
    assert!(begun.elapsed().as_secs() < 5, "it waited for the first one's answer: {:?}", begun.elapsed());
    assert_eq!(shop.wire().calls_of("pay").len(), 1);
}

#[tokio::test]
async fn one_attempt_with_another_amount_shows_the_payment_that_it_made() {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAY_HK").opens(&format!("/e/{}?lang=en", shop.code())).await;
    let wallet = page.types("12.50").pays().await.location().to_owned();
    let changed = page.types("99.00").pays().await;
    let payment = shop.alipayplus().only_payment().await;
    assert_eq!(changed.location(), format!("{}?typed=99.00", payment.outcome_path()));
    assert_eq!(payment.0["amount"]["value"], "1250");

    let shown = changed.follows().await;
    assert_eq!(shown.text(".problem"), "This payment is for SGD 12.50. You have now typed SGD 99.00.");
    let buttons = shown.texts("a.button");
    assert_eq!(buttons[..2], ["Continue with SGD 12.50", "Start again with SGD 99.00"]);
    assert_eq!(shown.attribute("a.button", "href").unwrap(), wallet);
    let refresh = shown.attribute("meta[http-equiv=refresh]", "content").unwrap();
    assert!(refresh.contains("?typed=99.00&lang=en&round=1"), "a page without script keeps it: {refresh}");

    let again =
        shop.payer().wallet("ALIPAY_HK").opens(&shown.attribute("a.button-quiet", "href").unwrap()).await;
    assert_eq!(again.form().field("amount"), "99.00");
    assert_ne!(again.form().pays().await.location(), wallet);
    let payments = shop.alipayplus().payments().await;
    let amounts: Vec<_> = payments.iter().map(|payment| payment.0["amount"]["value"].as_str()).collect();
    assert_eq!(amounts, [Some("1250"), Some("9900")]);
}

#[tokio::test]
async fn what_a_link_says_was_typed_is_shown_only_if_it_could_be_paid() {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAY_HK").reading("en").scans(shop.code()).await;
    page.types("12.50").pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    for typed in ["0", "-5", "1e9", "%3Cb%3E", "", &"9".repeat(100)] {
        let page = shop.payer().opens(&format!("{}?typed={typed}", payment.outcome_path())).await;
        assert_eq!((page.status, page.texts(".problem").len()), (200, 0), "{typed}");
    }
}

#[tokio::test]
async fn two_pages_are_two_attempts_and_two_payments() {
    let shop = Shop::open().await;
    let payer = shop.payer().wallet("ALIPAY_HK");
    let (one, two) = (payer.scans(shop.code()).await, payer.scans(shop.code()).await);
    assert_ne!(one.types("5").pays().await.location(), two.types("5").pays().await.location());
    assert_eq!(shop.alipayplus().payments().await.len(), 2);
}
