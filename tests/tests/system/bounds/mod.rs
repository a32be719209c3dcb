//! What one client may hold at once: each test fills one row of the table in `docs/operation.md`, and looks whether others
//! notice.

mod client;

use std::time::{Duration, Instant};

use axum::http::Method;
use checkout::access::Access;
use checkout::port::Clock as _;
use serde_json::json;
use standee::clock::SystemClock;
use standee::sql::Doer;

use client::Client;

use crate::support::{Desk, Held, Notification, STAFF, Server, Shop, System};

const FLOOD: &str = "192.0.2.1";
const OTHER: &str = "192.0.2.2";

/// A server behind a proxy, which counts every address.
async fn counting(shop: &Shop) -> Server {
    shop.second_server_with(&[
        ("STANDEE_TLS", "proxy"),
        ("STANDEE_UNLIMITED_NETWORKS", ""),
        // So that what may be begun in a minute is more than what may be under way.
        ("STANDEE_CODE_PAYS_PER_MINUTE", "3000"),
        ("STANDEE_ADDRESS_PAYS_PER_MINUTE", "1000"),
    ])
    .await
}

/// How many of them there are.
fn count(statuses: &[u16], wanted: u16) -> usize {
    statuses.iter().filter(|status| **status == wanted).count()
}

/// A shop whose Alipay+ takes two seconds, and so many attempts to pay there.
async fn slow_shop(attempts: usize) -> (Shop, Vec<String>) {
    let shop = Shop::plan().recorded().opens().await;
    let slow = json!([{ "operation": "pay", "kind": "slow", "ms": 2000, "times": 1000 }]);
    shop.alipayplus().goes_wrong(&slow).await;
    let (payer, mut all) = (shop.payer().wallet("ALIPAY_HK"), Vec::new());
    for _ in 0..attempts {
        all.push(payer.scans(shop.code()).await.form().field("attempt").to_owned());
    }
    (shop, all)
}

/// security.md H2
#[tokio::test]
async fn forms_that_do_not_come_hold_no_room_for_requests() {
    let shop = Shop::open().await;
    let server = counting(&shop).await;
    let mut flood = Client::at(&server, FLOOD);
    let began = Instant::now();
    let (refused, waiting) = flood.posts_slowly(200, &format!("/e/{}/pay", shop.code()), &[]).await;
    assert_eq!((refused.len(), waiting.len()), (136, 64));
    assert!(refused.iter().all(|status| *status == 503), "{refused:?}");
    assert_eq!(flood.gets("/console/sign-in").await, 200, "what waits for bodies is no request under way");
    assert_eq!(Client::at(&server, OTHER).gets("/console/sign-in").await, 200);
    for mut slow in waiting {
        let answer = tokio::time::timeout(Duration::from_secs(15), &mut slow.answer).await.unwrap().unwrap();
        assert_eq!(answer.status().as_u16(), 408);
    }
    assert!(began.elapsed() < Duration::from_secs(16), "{:?}", began.elapsed());
}

/// security.md H3
#[tokio::test]
async fn notifications_that_do_not_come_keep_none_of_alipayplus_out() {
    let shop = Shop::plan().counting_everybody().opens().await;
    let page = shop.payer().wallet("ALIPAY_HK").going_to(&shop.url()).scans(shop.code()).await;
    page.types("12.50").pays().await.location();
    let payment: Held = shop.alipayplus().only_payment().await;
    let server = counting(&shop).await;
    let mut flood = Client::at(&server, FLOOD);
    let (refused, waiting) = flood.posts_slowly(300, "/alipayplus/notifyPayment", &[]).await;
    assert_eq!((refused.len(), waiting.len()), (236, 64));
    assert!(refused.iter().all(|status| *status == 503), "{refused:?}");
    let began = Instant::now();
    let notification = Notification::that_paid(&payment);
    notification.sent_by(OTHER, &server).await.is_given();
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    for slow in waiting {
        assert_eq!(slow.answer.await.unwrap().status().as_u16(), 408);
    }
    // What is slow is counted like what is forged: so often in a minute, and then not looked at.
    let (refused, waiting) = flood.posts_slowly(1, "/alipayplus/notifyPayment", &[]).await;
    assert_eq!((refused, waiting.len()), (vec![429], 0));
    notification.sent_by(OTHER, &server).await.is_given();
}

/// security.md H4
#[tokio::test]
async fn the_api_refuses_by_the_head_and_bounds_bodies_that_do_not_come() {
    let shop = Shop::open().await;
    let server = counting(&shop).await;
    let mut flood = Client::at(&server, FLOOD);
    let path = "/api/v1/payments/x/refunds";
    let (refused, _) = flood.posts_slowly(100, path, &[]).await;
    assert_eq!(refused, [401; 100], "without a key no body is waited for");
    let key = format!("Bearer sk_standee_{}", "A".repeat(43));
    let (refused, waiting) = flood.posts_slowly(100, path, &[("authorization", &key)]).await;
    assert_eq!((refused, waiting.len()), (vec![503; 36], 64));
}

/// coverage.md F5
#[tokio::test]
async fn keys_that_do_not_exist_are_soon_not_looked_up_and_those_that_do_are() {
    let shop = Shop::plan().counting_everybody().opens().await;
    let known = System::of(&shop, crate::support::MERCHANT).await;
    let stranger = System::with_key(&shop, format!("sk_standee_{}", "A".repeat(43)));
    assert_eq!(known.gets("/api/v1/stores").await.status, 200);
    let mut statuses = Vec::new();
    for _ in 0..70 {
        statuses.push(stranger.gets("/api/v1/stores").await.status);
    }
    assert_eq!((statuses[0], statuses[69]), (401, 429), "{statuses:?}");
    assert!(statuses.iter().filter(|status| **status == 401).count() >= 60);
    let refused = stranger.gets("/api/v1/stores").await;
    assert_eq!(refused.json["code"], "too_many_requests");
    assert!(refused.headers.contains_key("retry-after"));
    assert_eq!(
        known.gets("/api/v1/stores").await.status,
        200,
        "a key that has been good is looked up from anywhere"
    );
}

/// security.md H1
#[tokio::test]
async fn answers_that_nobody_takes_are_bounded_and_end() {
    let shop = Shop::open().await;
    let server = counting(&shop).await;
    let mut flood = Client::at(&server, FLOOD).taking_nothing();
    let began = Instant::now();
    let mut unread = Vec::new();
    for _ in 0..300 {
        let encoding = [("accept-encoding", "br")];
        let mut asked = flood.begins(Method::GET, "/console/sign-in", &encoding, Some("")).await;
        unread.push(asked.at_once().await.expect("a head"));
    }
    let statuses = |wanted| unread.iter().filter(|(status, _)| *status == wanted).count();
    assert_eq!((statuses(200), statuses(503)), (256, 44));
    assert_eq!(Client::at(&server, OTHER).gets("/console/sign-in").await, 200);
    for connection in flood.connections.drain(..).take(256 / 16) {
        let ended = tokio::time::timeout(Duration::from_secs(40), connection.driver).await;
        let _ = ended.expect("it is ended").unwrap();
    }
    assert!(began.elapsed() >= Duration::from_secs(20), "{:?}", began.elapsed());
    drop(unread);
    assert_eq!(Client::at(&server, FLOOD).gets("/console/sign-in").await, 200, "it may ask again");
}

/// security.md M1
#[tokio::test]
async fn one_payment_s_page_listens_in_a_few_tabs_and_no_more() {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    page.types("12.50").pays().await.location();
    let events = format!("{}/events", shop.alipayplus().only_payment().await.outcome_path());
    let server = counting(&shop).await;
    let mut payer = Client::at(&server, FLOOD);
    let mut streams = Vec::new();
    for _ in 0..4 {
        let (status, body) = payer.begins(Method::GET, &events, &[], Some("")).await.at_once().await.unwrap();
        assert_eq!(status, 200);
        streams.push(body);
    }
    assert_eq!(payer.gets(&events).await, 503);
    assert_eq!(Client::at(&server, OTHER).gets(&events).await, 503, "from wherever");
}

/// security.md M6
#[tokio::test]
async fn however_often_an_attempt_is_pressed_it_takes_the_room_of_one() {
    let (shop, attempts) = slow_shop(1).await;
    let server = counting(&shop).await;
    let statuses = Client::at(&server, FLOOD).presses(&shop.code(), &vec![attempts[0].clone(); 200]).await;
    // More than may be begun at once, and as many as may be under way.
    assert_eq!((count(&statuses, 303), count(&statuses, 503)), (128, 72), "{statuses:?}");
    shop.alipayplus().only_payment().await;
    assert_eq!(shop.wire().calls_of("pay").len(), 1);
}

/// security.md H2, M6
#[tokio::test]
async fn one_address_begins_so_many_payments_at_once_and_another_pays() {
    let (shop, attempts) = slow_shop(101).await;
    let server = counting(&shop).await;
    let (mut flood, mut other) = (Client::at(&server, FLOOD), Client::at(&server, OTHER));
    let (code, first) = (shop.code(), &attempts[..100]);
    let (statuses, others) =
        tokio::join!(flood.presses(&code, first), other.presses(&code, &attempts[100..]));
    assert_eq!((count(&statuses, 303), count(&statuses, 503)), (64, 36), "{statuses:?}");
    assert_eq!(others, [303]);
    assert_eq!(
        count(&flood.presses(&code, &attempts[..40]).await, 303),
        40,
        "those who were told to come again do"
    );
}

/// security.md M1
#[tokio::test]
async fn a_session_has_a_few_tills_open() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(STAFF).await;
    let mut tills = Vec::new();
    for _ in 0..8 {
        tills.push(browser.streams("/console/till/events").await);
    }
    assert!(tills.iter().all(|till| till.status().as_u16() == 200));
    assert_eq!(browser.opens_stream("/console/till/events").await.status, 503);
    drop(tills);
    crate::support::eventually("there is room again", async || {
        (browser.opens_stream("/console/till/events").await.status == 200).then_some(())
    })
    .await;
}

/// security.md M7
#[tokio::test]
async fn a_till_ends_soon_after_its_rights_though_the_shop_is_busy() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(STAFF).await;
    let mut stream = browser.streams("/console/till/events").await;
    assert!(stream.chunk().await.unwrap().is_some());
    // Something happens in the shop all the time.
    let shop = &desk.shop;
    let payer = shop.payer().wallet("ALIPAY_HK");
    let (began, doer) = (Instant::now(), Doer { by: "a test", at: SystemClock.now() });
    let nothing = Access::Staff { stores: Vec::new() };
    assert!(shop.database().set_access(&desk.staff, &nothing, doer).await.unwrap());
    let busy = async {
        loop {
            payer.scans(shop.code()).await.types("1").pays().await.location();
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    };
    let listens = async { while let Ok(Some(_)) = stream.chunk().await {} };
    tokio::select! {
        () = busy => {}
        () = listens => {}
        () = tokio::time::sleep(Duration::from_secs(30)) => panic!("it went on for {:?}", began.elapsed()),
    }
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}
