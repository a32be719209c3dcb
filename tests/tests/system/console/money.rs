//! The till, payments looked for, and money that goes back.

use checkout::access::Scope;
use checkout::language::Language;
use checkout::port::Clock as _;
use standee::clock::SystemClock;
use standee::sql::{Doer, StoreChange};

use crate::support::{
    Desk, Held, Notification, OPERATOR, OTHER_STORE, OWNER, PATIENCE, Payer, RIVAL, STAFF, STORE, Visit,
    there_are_two,
};

/// A payment of this amount that was paid.
async fn paid(desk: &Desk, amount: &str) -> Held {
    let page = desk.browser().wallet("ALIPAY_HK").scans(desk.shop.code()).await;
    page.types(amount).with("note", "=1+1").pays().await.location();
    let payment = desk.shop.alipayplus().payments().await.pop().unwrap();
    desk.shop.alipayplus().approve(&payment, "?notify=false").await;
    Notification::that_paid(&payment).sent_to(&desk.shop).await.is_given();
    payment
}

fn address(payment: &Held) -> String {
    format!("/console/payments/{}", payment.request_id())
}

/// Fills in the form that gives money back.
async fn asks_back(browser: &Payer, payment: &Held, amount: &str) -> Visit {
    let page = browser.opens(&address(payment)).await;
    let form = page.form_at("form[action$='/refund']");
    form.with("amount", amount).with("reason", "Cold coffee").sends().await
}

/// The refunds that Alipay+ holds of a payment: how many.
async fn refunds(desk: &Desk, payment: &Held) -> usize {
    let payments = desk.shop.alipayplus().payments().await;
    let held = payments.into_iter().find(|held| held.id() == payment.id()).unwrap();
    held.0["refunds"].as_array().unwrap().len()
}

#[tokio::test]
async fn a_part_is_given_back_once_however_often_the_form_is_sent() {
    let desk = Desk::open().await;
    let payment = paid(&desk, "12.50").await;
    let browser = desk.signs_in(STAFF).await;
    let question = asks_back(&browser, &payment, "3").await;
    assert_eq!(question.status, 200, "{}", question.body);
    assert_eq!(question.text("main h2"), "Give SGD 3.00 back?");
    assert_eq!(refunds(&desk, &payment).await, 0, "it was only asked about");
    let form = question.form_at("main form");
    let (first, second) = tokio::join!(form.sends(), form.sends());
    for sent in [&first, &second, &form.sends().await] {
        assert!(sent.location().ends_with("?done=refund-asked"), "{}", sent.body);
    }
    assert_eq!(refunds(&desk, &payment).await, 1);
    let page = first.follows().await;
    assert!(page.text("main").contains("SGD 3.00 Given back Cold coffee"), "{}", page.text("main"));
    let line = page.texts(".lines li").into_iter().find(|line| line.contains("The shop gives money back"));
    assert!(line.unwrap().contains("staff · SGD 3.00 · Cold coffee"), "ux.md F20: it says who did it");
    let (_, history) = desk.shop.stored(payment.request_id()).await;
    assert_eq!(history.iter().filter(|line| line.fact == "refund_opened").count(), 1);
}

#[tokio::test]
async fn nobody_gives_back_more_than_there_is_and_staff_no_more_than_their_limit() {
    let desk = Desk::open().await;
    let payment = paid(&desk, "50").await;
    let (staff, owner) = (desk.signs_in(STAFF).await, desk.signs_in(OWNER).await);
    for (browser, amount, expected) in [
        (&owner, "50.01", "That is more than can still be given back."),
        (&staff, "20.01", "You may give back SGD 20.00 of one payment at most."),
        (&owner, "0", "The amount has to be more than zero."),
    ] {
        let wrong = asks_back(browser, &payment, amount).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(wrong.text("#amount-problem"), expected);
        assert_eq!(wrong.attribute("#amount", "value").as_deref(), Some(amount), "what was typed is kept");
    }
    // Two that are within the limit each, confirmed at the same moment.
    let [one, other] = [asks_back(&staff, &payment, "15").await, asks_back(&staff, &payment, "15").await];
    let [one, other] = [one, other].map(|question| question.form_at("main form"));
    let (one, other) = tokio::join!(one.sends(), other.sends());
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
    assert_eq!(refunds(&desk, &payment).await, 1);
    let rest = asks_back(&owner, &payment, "35").await.form_at("main form").sends().await;
    assert_eq!(rest.status, 303);
    let page = owner.opens(&address(&payment)).await;
    assert!(page.texts("form[action$='/refund']").is_empty(), "nothing is left");
}

#[tokio::test]
async fn a_payment_that_nobody_paid_is_cancelled_with_a_reason() {
    let desk = Desk::open().await;
    let page = desk.browser().wallet("ALIPAY_HK").scans(desk.shop.code()).await;
    page.types("12.50").pays().await.location();
    let payment = desk.shop.alipayplus().only_payment().await;
    let browser = desk.signs_in(OWNER).await;
    let form = browser.opens(&address(&payment)).await.form_at("form[action$='/cancel']");
    assert_eq!(form.sends().await.status, 422, "it has to say why");
    let question = form.with("cancel_reason", "Wrong table").sends().await;
    assert_eq!(question.text("main h2"), "Cancel the payment of SGD 12.50?");
    let done = question.form_at("main form").sends().await.follows().await;
    assert_eq!(done.text("main .status"), "Cancelled");
    assert!(done.text("main").contains("owner · Wrong table"));
    assert_eq!(desk.shop.alipayplus().only_payment().await.status(), "cancelled");
    assert!(done.texts("form[action$='/cancel']").is_empty());
}

// ux.md F6
#[tokio::test]
async fn what_was_paid_and_then_cancelled_leaves_as_money_that_went_back() {
    let desk = Desk::open().await;
    let payment = paid(&desk, "12.50").await;
    let browser = desk.signs_in(OWNER).await;
    let form = browser.opens(&address(&payment)).await.form_at("form[action$='/cancel']");
    let question = form.with("cancel_reason", "Wrong table").sends().await;
    question.form_at("main form").sends().await.follows().await;
    let file = browser.opens("/console/payments.csv").await;
    assert!(file.body.contains(",cancelled,SGD,12.50,12.50,"), "{}", file.body);
    assert!(file.body.ends_with(",1250,1250\r\n"), "{}", file.body);
}

#[tokio::test]
async fn payments_are_found_and_leave_as_a_file_that_no_spreadsheet_obeys() {
    let desk = Desk::open().await;
    let payment = paid(&desk, "12.50").await;
    let other = paid(&desk, "8.80").await;
    let browser = desk.signs_in(OWNER).await;
    let reference = payment.request_id()[24..].to_uppercase();
    for (query, found) in [
        ("", 2),
        ("?amount=12.50", 1),
        ("?amount=12,50&status=succeeded", 1),
        ("?status=failed", 0),
        (&format!("?reference={reference}"), 1),
        (&format!("?reference={}", payment.id()), 1),
        (&format!("?code={}&store={STORE}", desk.shop.code()), 2),
        ("?from=2001-01-01&to=2001-01-02", 0),
        ("?from=2001-01-01", 2),
        // ux.md F7: what the list shows is what is typed.
        ("?code=counter", 2),
        ("?code=Count", 2),
        ("?code=Table", 0),
        // field.md O14: as people type and read it out.
        (&format!("?reference=%23{}%20{}", &reference[..4], &reference[4..]), 1),
        (&format!("?reference={}-{}", &reference[..4], &reference[4..]), 1),
        (&format!("?reference={}%E2%80%8D{}", &reference[..4], &reference[4..]), 1),
    ] {
        let page = browser.opens(&format!("/console/payments{query}")).await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert_eq!(page.texts(".payment").len(), found, "{query}");
    }
    let wrong = browser.opens("/console/payments?amount=coffee&from=yesterday&reference=x").await;
    assert_eq!((wrong.status, wrong.texts(".field .problem").len()), (422, 3));
    let summary = wrong.text(".problem[role=alert]");
    assert!(summary.contains("looked for") && !summary.contains("changed"), "{summary}");
    assert!(wrong.texts(".ways a[href*='/payments.']").is_empty(), "there is no file of it, either");
    assert!(!browser.opens("/console/payments").await.texts(".ways a[href*='/payments.']").is_empty());

    let file = browser.opens("/console/payments.csv?amount=12.50").await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"payments-20"));
    let lines: Vec<_> = file.body.split("\r\n").collect();
    assert_eq!(lines.len(), 3, "a head, a payment, and the end of it: {}", file.body);
    assert!(lines[0].starts_with("\u{feff}made_at,paid_at,time_zone,status,currency,amount,refunded,"));
    assert!(lines[1].contains(",Asia/Singapore,succeeded,SGD,12.50,0.00,S-1,"), "{}", lines[1]);
    assert!(lines[1].contains(",'=1+1,") && lines[1].contains(payment.request_id()), "{}", lines[1]);
    // field.md 7, 20, O1
    assert!(lines[1].contains(&format!(",'{},", payment.id())), "a long number is a text: {}", lines[1]);
    assert!(lines[1].ends_with(",\"UTC+08:00\",\"UTC+08:00\",1250,0"), "{}", lines[1]);
    assert!(!file.body.contains(other.request_id()));

    let rival = desk.signs_in(RIVAL).await;
    assert!(rival.opens("/console/payments").await.texts(".payment").is_empty());
    assert_eq!(rival.opens("/console/payments.csv").await.body.lines().count(), 1);
    assert_eq!(rival.opens(&format!("/console/payments.csv?store={STORE}")).await.status, 404);
}

#[tokio::test]
async fn sums_are_told_by_day_and_code() {
    let desk = Desk::open().await;
    for amount in ["12.50", "8.80"] {
        paid(&desk, amount).await;
    }
    let owner = desk.signs_in(OWNER).await;
    let page = owner.opens("/console/summary?days=7").await;
    let rows = page.texts("tbody tr");
    assert_eq!(rows.len(), 7 + 1, "each day, and the code");
    assert!(rows[0].ends_with(" 2 SGD 21.30 SGD 0.00 SGD 21.30"), "{}", rows[0]);
    assert_eq!(rows[7], "Counter 2 SGD 21.30 SGD 0.00 SGD 21.30");
    assert_eq!(page.texts("svg rect").len(), 7);
    let operator = desk.signs_in(OPERATOR).await;
    let rows = operator.opens("/console/summary").await.texts("tbody tr");
    assert_eq!(rows, ["Kopi Corner 咖啡角 2 SGD 21.30 SGD 0.00 SGD 21.30"]);
}

#[tokio::test]
async fn an_alarm_is_on_top_until_somebody_has_seen_to_it() {
    let desk = Desk::open().await;
    let payment = paid(&desk, "12.50").await;
    Notification::that_paid(&payment).saying("/paymentAmount/value", "1".into()).sent_to(&desk.shop).await;
    let browser = desk.signs_in(OWNER).await;
    let page = browser.opens("/console/payments").await;
    assert!(
        page.text(".concern").contains("The amount or currency is not ours"),
        "{}",
        page.text(".concern")
    );
    let settled = page.form_at(".concern form").sends().await.follows().await;
    assert!(settled.texts(".concern").is_empty());
}

/// What the stream of a till says next.
async fn next_board(stream: &mut reqwest::Response) -> String {
    let mut told = String::new();
    while !told.ends_with("\n\n") {
        let chunk = tokio::time::timeout(PATIENCE, stream.chunk()).await.expect("a board in time").unwrap();
        told.push_str(std::str::from_utf8(&chunk.expect("the stream goes on")).unwrap());
    }
    told
}

#[tokio::test]
async fn the_till_shows_a_payment_at_the_moment_it_is_paid_and_no_other_shop_s() {
    let desk = Desk::open().await;
    // With two servers, the till may be at the one that is not notified.
    let mut streams = Vec::new();
    for who in [STAFF, OWNER, RIVAL] {
        let browser = desk.signs_in(who).await;
        let mut stream = browser.streams("/console/till/events").await;
        assert_eq!(stream.headers()["content-type"], "text/event-stream");
        assert!(!next_board(&mut stream).await.contains("data-payment"), "{who}");
        streams.push(stream);
    }
    let payment = paid(&desk, "12.50").await;
    let before = std::time::Instant::now();
    for stream in &mut streams[..2] {
        let board = loop {
            let board = next_board(stream).await;
            if board.contains("data-payment") {
                break board;
            }
        };
        assert!(board.contains(payment.request_id()) && board.contains("SGD 12.50"), "{board}");
    }
    // Far sooner than the beat of ten seconds.
    assert!(before.elapsed().as_secs() < 5, "{:?}", before.elapsed());
    assert!(!next_board(&mut streams[2]).await.contains("data-payment"));
    let page = desk.signs_in(STAFF).await.opens("/console/till").await;
    assert!(page.text(".till-sums").contains("SGD 12.50 one payment"), "{}", page.text(".till-sums"));
    assert_eq!(page.attribute("meta[http-equiv=refresh]", "content").as_deref(), Some("10"));
    assert!(there_are_two() || page.text(".till-what").contains("Counter"), "{}", page.text(".till-what"));
}

/// defects.md D2, security.md L4.
#[tokio::test]
async fn who_refunds_or_cancels_by_command_line_is_written_down() {
    let desk = Desk::open().await;
    let payment = paid(&desk, "12.50").await;
    let id = payment.request_id();
    let trail = async || {
        let trail = desk.shop.database().trail(id, 9).await.unwrap();
        trail.into_iter().map(|line| (line.by, line.deed, line.detail)).collect::<Vec<_>>()
    };
    let refund = ["payment", "refund", id, "--amount", "3.00", "--reason", "Cold coffee"];
    desk.shop.types(&refund).await.unwrap();
    let told = trail().await;
    assert!(told[0].0.starts_with("command line: "), "{told:?}");
    assert_eq!((told[0].1.as_str(), told[0].2.as_deref()), ("refund", Some("SGD 3.00 · Cold coffee")));
    let other = paid(&desk, "8.80").await;
    desk.shop.types(&["payment", "cancel", other.request_id()]).await.unwrap();
    let told = desk.shop.database().trail(other.request_id(), 9).await.unwrap();
    assert_eq!((told.len(), told[0].deed.as_str()), (1, "cancel"));
}

/// ux.md F19.
#[tokio::test]
async fn what_a_payer_wrote_is_quoted_and_labelled() {
    let desk = Desk::open().await;
    let page = desk.browser().wallet("ALIPAY_HK").scans(desk.shop.code()).await;
    page.types("1").with("note", "Alipay · paid SGD 100").pays().await.location();
    let payment = desk.shop.alipayplus().only_payment().await;
    desk.shop.alipayplus().approve(&payment, "?notify=false").await;
    Notification::that_paid(&payment).sent_to(&desk.shop).await.is_given();
    let browser = desk.signs_in(STAFF).await;
    for path in ["/console/till".to_owned(), address(&payment), "/console/payments".to_owned()] {
        let page = browser.opens(&path).await;
        let quoted = page.texts("q");
        assert_eq!(page.body.matches("paid SGD 100").count(), quoted.len(), "{path}: never but quoted");
        if !quoted.is_empty() {
            assert_eq!(page.text(".payer-note"), "Note from the payer : Alipay · paid SGD 100", "{path}");
        }
    }
}

/// ux.md F6 and F10.
#[tokio::test]
async fn what_was_paid_and_cancelled_was_returned_and_no_wallet_is_a_constant() {
    let desk = Desk::open().await;
    let page = desk.browser().wallet("ALIPAY_HK").scans(desk.shop.code()).await;
    page.types("8").pays().await.location();
    let open = desk.shop.alipayplus().only_payment().await;
    let browser = desk.signs_in(OWNER).await;
    assert!(browser.opens(&address(&open)).await.text("main dl").contains("Wallet AlipayHK"));
    let payment = paid(&desk, "12.50").await;
    let form = browser.opens(&address(&payment)).await.form_at("form[action$='/cancel']");
    let question = form.with("cancel_reason", "Wrong table").sends().await;
    let done = question.confirms().await.follows().await;
    assert_eq!(done.text("main [data-status] > .status"), "Paid, then returned");
    let list = browser.opens("/console/payments?amount=12.50").await;
    assert_eq!(list.text(".payment-status"), "Paid, then returned");
}

/// security.md L5.
#[tokio::test]
async fn staff_do_not_settle_what_they_caused_themselves() {
    let desk = Desk::open().await;
    let payment = paid(&desk, "12.50").await;
    let staff = desk.signs_in(STAFF).await;
    asks_back(&staff, &payment, "3").await.confirms().await.location();
    Notification::that_paid(&payment).saying("/paymentAmount/value", "1".into()).sent_to(&desk.shop).await;
    let page = staff.opens("/console/payments").await;
    assert!(page.texts(".concern form").is_empty(), "{}", page.text(".concern"));
    let token = page.form().field("token").to_owned();
    let (_, history) = desk.shop.stored(payment.request_id()).await;
    let version = history.iter().position(|line| line.alarm.is_some()).unwrap().to_string();
    let fields = [("token", token.as_str()), ("version", version.as_str())];
    let refused = staff.posts(&format!("{}/settle", address(&payment)), &fields).await;
    assert_eq!(refused.status, 403, "{}", refused.body);
    let owner = desk.signs_in(OWNER).await;
    let page = owner.opens("/console/payments").await;
    let settled = page.form_at(".concern form").sends().await.follows().await;
    assert!(settled.texts(".concern").is_empty());
}

/// ux.md F18.
#[tokio::test]
async fn where_clocks_mix_each_time_says_whose_it_is() {
    let desk = Desk::open().await;
    let change = StoreChange { name: "Teh Tarik Place", timezone: "Asia/Tokyo", language: Language::En };
    let doer = Doer { by: "a test", at: SystemClock.now() };
    let changed = desk.shop.database().change_store(&Scope::All, OTHER_STORE, &change, doer).await.unwrap();
    assert!(changed);
    paid(&desk, "12.50").await;
    let page = desk.browser().wallet("ALIPAY_HK").scans(desk.other_code).await;
    page.types("8").pays().await.location();
    let operator = desk.signs_in(OPERATOR).await;
    let rows = operator.opens("/console/payments").await.texts(".payment > .hint");
    assert!(rows[0].contains("Asia/Tokyo") && rows[1].contains("Asia/Singapore"), "{rows:?}");
    let board = operator.opens("/console/till").await;
    assert!(board.text("#till-board > .hint").contains(" Asia/"), "{}", board.text("#till-board > .hint"));
    let owner = desk.signs_in(OWNER).await;
    assert!(
        !owner.opens("/console/payments").await.text(".payment > .hint").contains("Asia/"),
        "there is one"
    );
    assert!(!owner.opens("/console/till").await.text("#till-board > .hint").contains("Asia/"));
}
