//! How much one payer, one code, one stranger may ask for, and what they are told when it is too much.

use std::time::{Duration, Instant};

use crate::support::{Held, Notification, PATIENCE, Shop};

/// What a code may begin in a minute of what comes from one address: a third of `code_pays_per_minute`.
const PAYS_OF_ADDRESS_AT_CODE: usize = 20;

#[tokio::test]
async fn too_many_payments_at_a_code_are_told_to_wait_and_go_on_as_the_same_payment() {
    let shop = Shop::plan().counting_everybody().opens().await;
    let payer = shop.payer().wallet("ALIPAY_HK").going_to(&shop.url());
    let mut refused = None;
    for _ in 0..=PAYS_OF_ADDRESS_AT_CODE {
        let answer = payer.opens(&format!("/e/{}?lang=de", shop.code())).await.types("12.50").pays().await;
        if answer.status != 303 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("a limit");
    assert_eq!(refused.status, 429);
    let seconds: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&seconds), "{seconds}");
    assert_eq!(refused.text("h1"), "Der Dienst ist gerade stark ausgelastet");
    assert_eq!(refused.form().field("amount"), "12.50", "what was typed is kept, and so is the attempt");
    assert!(!refused.form().field("attempt").is_empty());
    let again = refused.form().sends().await;
    assert!(
        matches!(again.status, 303 | 429),
        "pressed again it is refused again or goes on, and nothing else"
    );
    let held = shop.alipayplus().payments().await.len();
    assert!((PAYS_OF_ADDRESS_AT_CODE..PAYS_OF_ADDRESS_AT_CODE + 4).contains(&held), "{held}");
}

#[tokio::test]
async fn this_machine_itself_is_not_counted() {
    let shop = Shop::open().await;
    let payer = shop.payer().wallet("ALIPAY_HK").going_to(&shop.url());
    for _ in 0..PAYS_OF_ADDRESS_AT_CODE + 10 {
        payer.scans(shop.code()).await.types("12.50").pays().await.location();
    }
}

#[tokio::test]
async fn a_flood_of_forged_notifications_is_heard_no_more_and_those_of_alipayplus_are() {
    let shop = Shop::plan().counting_everybody().opens().await;
    let page = shop.payer().wallet("ALIPAY_HK").going_to(&shop.url()).scans(shop.code()).await;
    page.types("12.50").pays().await.location();
    let payment: Held = shop.alipayplus().only_payment().await;
    let right = Notification::that_paid(&payment);
    let forged = right.clone().unsigned();
    let mut told = Vec::new();
    for _ in 0..80 {
        told.push(forged.sent_to(&shop).await.status);
    }
    assert_eq!(told[0], 401);
    assert_eq!(told[79], 429, "{told:?}");
    // From this very address a right one is refused now, too: Alipay+ has its own, and repeats it.
    right.sent_to(&shop).await.is_refused(429, "REQUEST_TRAFFIC_EXCEED_LIMIT");
    let fresh = Shop::plan().counting_everybody().opens().await;
    let page = fresh.payer().wallet("ALIPAY_HK").going_to(&fresh.url()).scans(fresh.code()).await;
    page.types("12.50").pays().await.location();
    let payment = fresh.alipayplus().only_payment().await;
    Notification::that_paid(&payment).sent_to(&fresh).await.is_given();
    for _ in 0..80 {
        Notification::that_paid(&payment)
            .unsigned()
            .sent_to(&fresh)
            .await
            .is_refused(401, "INVALID_SIGNATURE");
    }
    Notification::that_paid(&payment).sent_to(&fresh).await.is_given();
}

#[tokio::test]
async fn a_server_that_stops_finishes_the_payment_under_way_and_lets_listeners_go() {
    let mut shop = Shop::open().await;
    let payer = shop.payer().wallet("ALIPAY_HK").going_to(&shop.url());
    let page = payer.scans(shop.code()).await;
    page.types("12.50").pays().await.location();
    let outcome = shop.alipayplus().only_payment().await.outcome_path();
    let mut stream = payer.listens(&outcome).await;
    assert!(stream.chunk().await.unwrap().is_some());
    shop.alipayplus()
        .goes_wrong(&serde_json::json!([{ "operation": "pay", "kind": "slow", "ms": 1500, "times": 1 }]))
        .await;
    let form = payer.scans(shop.code()).await.types("7.00");
    let paying = tokio::spawn(async move { form.tries_to_pay().await });
    // Under way once the simulator holds it.
    crate::support::eventually("the second payment is under way", async || {
        (shop.alipayplus().payments().await.len() == 2).then_some(())
    })
    .await;
    let began = Instant::now();
    shop.restarts(async {}).await;
    assert!(began.elapsed() < Duration::from_secs(25), "nobody waited for listeners: {:?}", began.elapsed());
    let answer = tokio::time::timeout(PATIENCE, paying).await.unwrap().unwrap().unwrap();
    assert_eq!(answer.status, 303, "{}", answer.body);
    let mut rest = String::new();
    while let Ok(Some(chunk)) = tokio::time::timeout(PATIENCE, stream.chunk()).await.unwrap() {
        rest.push_str(std::str::from_utf8(&chunk).unwrap());
    }
    assert!(rest.contains("retry: 1000"), "told to come again at once: {rest:?}");
}
