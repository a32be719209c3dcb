//! The outcome page: what it claims, and what it offers next.

use app::outcome::{Age, Outcome, OutcomeView, Refresh, render};
use checkout::language::Language;
use checkout::money::{Currency, Money, NumberStyle};
use checkout::payment::Status;
use checkout::result_code::Reason;
use scraper::Html;

use crate::{all, one, samples, text};

fn page(view: &OutcomeView) -> Html {
    Html::parse_document(&render(view, &samples::shell("")))
}

fn sample(outcome: Outcome) -> OutcomeView {
    samples::outcome(Language::En, outcome, samples::SHOP)
}

fn checking(payment_url: Option<&str>) -> OutcomeView {
    sample(samples::checking(Status::Processing, payment_url))
}

#[test]
fn only_a_signed_success_says_paid() {
    let others = [
        checking(None).outcome,
        Outcome::Failed(Reason::Other),
        Outcome::Cancelling { paid: true },
        Outcome::Cancelled { reason: None, paid: true },
        samples::succeeded_at(Age::Earlier { yesterday: false }),
    ];
    for outcome in others {
        let page = page(&sample(outcome));
        assert_ne!(text(one(&page, "h1")), "Paid");
    }
    let page = page(&sample(samples::succeeded()));
    assert_eq!(text(one(&page, "h1")), "Paid");
    assert!(text(one(&page, "main")).contains("SGD 1,250.50"));
}

#[test]
fn the_body_tells_the_status() {
    for status in [Status::Created, Status::Processing] {
        let page = page(&sample(samples::checking(status, None)));
        assert_eq!(one(&page, "body").value().attr("data-status"), Some(status.name()));
    }
    let page = page(&sample(samples::succeeded()));
    assert_eq!(one(&page, "body").value().attr("data-status"), Some("succeeded"));
}

#[test]
fn a_payment_without_result_claims_nothing_and_leads_back_to_the_wallet() {
    let page = page(&checking(Some("alipays://platformapi/startApp?a=1&b=2")));
    let words = text(one(&page, "main"));
    assert!(!words.contains("charged") && !words.contains("Not paid"), "{words}");
    let link = one(&page, "a.button:not(.button-quiet)").value();
    assert_eq!(link.attr("href"), Some("alipays://platformapi/startApp?a=1&b=2"));
}

#[test]
fn a_wallet_that_cannot_be_gone_back_to_is_not_offered() {
    assert_eq!(all(&page(&checking(None)), "a.button:not(.button-quiet)").len(), 0);
}

#[test]
fn the_live_status_knows_where_to_listen_and_only_while_something_can_come() {
    let view = checking(None);
    let page = page(&view);
    let status = one(&page, "#status").value();
    let path = format!("/p/{}", view.token.as_str());
    assert_eq!(status.attr("data-shown"), Some("processing"));
    assert_eq!(status.attr("data-events"), Some(format!("{path}/events").as_str()));
    assert_eq!(status.attr("data-status-url"), Some(format!("{path}/status").as_str()));
    assert_eq!(one(&page, "html").value().attr("data-wasm"), Some("/pkg/standee.wasm"));
    let cancelled = Outcome::Cancelled { reason: None, paid: false };
    for ended in [samples::succeeded(), Outcome::Failed(Reason::Other), cancelled] {
        let page = self::page(&sample(ended));
        assert_eq!(all(&page, "#status, leptos-island").len(), 0);
        assert_eq!(one(&page, "html").value().attr("data-wasm"), None);
    }
}

#[test]
fn without_script_the_page_loads_itself_again_as_the_server_says() {
    let refresh = Some(Refresh { seconds: 5, url: "/p/x?round=2".to_owned() });
    let page = page(&OutcomeView { refresh, ..checking(None) });
    let head: String = one(&page, "head noscript").inner_html();
    assert!(head.contains(r#"http-equiv="refresh""#) && head.contains("5; url=/p/x?round=2"), "{head}");
    let status = one(&page, "#status").value();
    assert_eq!(status.attr("data-refresh-url"), Some("/p/x?round=2"));
    assert_eq!(all(&self::page(&checking(None)), "head noscript").len(), 0);
}

#[test]
fn every_failure_has_its_reason_says_that_nothing_was_charged_and_starts_again_with_the_amount() {
    let mut reasons = Vec::new();
    for reason in Reason::ALL {
        let view = sample(Outcome::Failed(reason));
        let page = page(&view);
        let words = text(one(&page, "main"));
        assert!(words.contains("You were not charged."), "{words}");
        let next = one(&page, ".actions a.button").value().attr("href").expect("an address").to_owned();
        assert_eq!(next, format!("/e/{}?amount=1250.50&lang=en", view.code));
        reasons.push(words);
    }
    reasons.sort();
    reasons.dedup();
    assert_eq!(reasons.len(), Reason::ALL.len());
}

/// Where the same wallet would only refuse again, the words say what to do, and the button is quiet.
#[test]
fn starting_again_is_put_forward_only_where_it_can_help() {
    for reason in Reason::ALL {
        let class = one(&page(&sample(Outcome::Failed(reason))), ".actions a")
            .value()
            .attr("class")
            .map(str::to_owned);
        let helps =
            !matches!(reason, Reason::RiskRefused | Reason::MethodUnavailable | Reason::ServiceProblem);
        let expected = if helps { "button" } else { "button button-quiet" };
        assert_eq!(class.as_deref(), Some(expected), "{reason:?}");
    }
}

#[test]
fn a_failure_is_told_to_both_sides_and_once_where_they_read_the_same() {
    let failed = Outcome::Failed(Reason::ServiceProblem);
    let view = OutcomeView { store_language: Language::Th, ..sample(failed.clone()) };
    let told: Vec<_> = all(&page(&view), ".ending .for-store[lang=th]").into_iter().map(text).collect();
    assert_eq!(told, ["ชำระเงินไม่สำเร็จ", "ร้านค้ายังรับชำระรายการนี้ไม่ได้ในขณะนี้ กรุณาชำระด้วยวิธีอื่น"]);
    assert_eq!(all(&page(&sample(failed)), ".for-store").len(), 0);
}

#[test]
fn the_amount_can_be_turned_round_before_and_after_paying() {
    for outcome in [checking(None).outcome, samples::succeeded()] {
        let page = page(&sample(outcome));
        one(&page, ".turn ~ .face .amount");
        assert_eq!(one(&page, ".turn-words").value().attr("for"), one(&page, ".turn").value().id());
    }
}

#[test]
fn when_the_time_to_confirm_is_over_the_page_says_so_and_claims_nothing() {
    let late = Outcome::Checking { status: Status::Processing, payment_url: None, deadline: None };
    let page = page(&sample(late));
    let words = text(one(&page, "main"));
    assert!(words.contains("The time to confirm is over.") && !words.contains("charged"), "{words}");
    assert_eq!(all(&page, "#left").len(), 0);
}

#[test]
fn a_payment_that_is_already_paid_offers_another_only_for_another_amount() {
    let paid = sample(samples::succeeded());
    let same = page(&OutcomeView { typed: Some(paid.amount), ..paid.clone() });
    assert!(text(one(&same, ".ending")).contains("You were not charged again."));
    assert_eq!(all(&same, ".ending a").len(), 0);
    let other = Some(Money::new(paid.amount.currency(), 2000));
    let other = page(&OutcomeView { typed: other, ..paid });
    assert_eq!(text(one(&other, ".ending a")), "Pay SGD 20.00");
}

#[test]
fn the_amount_that_is_kept_is_written_as_the_shop_writes_it() {
    let amount = Money::new(Currency::from_code("EUR").expect("a currency"), 125_050);
    let style = NumberStyle::of_region("DE");
    let page = page(&OutcomeView { amount, style, ..sample(Outcome::Failed(Reason::Declined)) });
    let next = one(&page, ".actions a").value().attr("href").expect("an address").to_owned();
    assert!(next.contains("amount=1250%2C50&"), "{next}");
    assert!(text(one(&page, ".receipt")).contains("EUR 1.250,50"));
}

#[test]
fn a_receipt_says_what_went_back() {
    let mut view = sample(samples::succeeded());
    assert!(!text(one(&page(&view), ".receipt")).contains("Refunded"));
    if let Outcome::Succeeded { refunded, .. } = &mut view.outcome {
        *refunded = Some(Money::new(view.amount.currency(), 300));
    }
    let receipt = text(one(&page(&view), ".receipt"));
    assert!(receipt.contains("Refunded") && receipt.contains("SGD 3.00"), "{receipt}");
}

#[test]
fn a_receipt_has_what_a_bookkeeper_asks_for() {
    let page = page(&sample(samples::succeeded()));
    let receipt = text(one(&page, ".receipt"));
    for detail in [samples::SHOP, "SGD 1,250.50", "AlipayHK", "2026-11-22 15:04:05", "20261122A1B2C3"] {
        assert!(receipt.contains(detail), "{detail} in {receipt}");
    }
    assert_eq!(one(&page, "time").value().attr("datetime"), Some("2026-11-22T15:04:05+08:00"));
    assert_eq!(text(one(&page, "#clock")), "15:05:05");
}

// security.md M2, ux.md F1
#[test]
fn a_fresh_face_says_where_and_when_and_what_it_becomes_without_asking_the_server() {
    let fresh = page(&OutcomeView { store_language: Language::Th, ..sample(samples::succeeded()) });
    let face = text(one(&fresh, ".ending > .face"));
    for part in [samples::SHOP, "Table 4", "Paid at 15:04:05", "ชำระเมื่อ 15:04:05", "20261122A1B2C3"]
    {
        assert!(face.contains(part), "{part} in {face}");
    }
    let aged = one(&fresh, ".face + #aged[hidden]");
    assert_eq!(aged.value().attr("data-after"), Some("240"));
    assert_eq!(aged.value().attr("data-class"), Some("outcome outcome-earlier"));
    let aged = Html::parse_fragment(aged.value().attr("data-face").expect("a face"));
    assert_eq!(text(one(&aged, ".face h1")), "Earlier payment");
    assert!(text(one(&aged, ".face .paid-at")).starts_with("Paid on 2026-11-22 15:04:05"));
    assert_eq!(all(&aged, "#clock, .clock").len(), 0);
}

// security.md M2, ux.md F1
#[test]
fn an_earlier_payment_has_no_clock_and_no_green_and_says_its_age_in_both_languages() {
    for (yesterday, payers, stores) in [
        (false, "Paid on 2026-11-22 15:04:05", "ชำระเมื่อวันที่ 2026-11-22 15:04:05"),
        (true, "Paid yesterday, 2026-11-22 15:04:05", "ชำระเมื่อวานนี้ 2026-11-22 15:04:05"),
    ] {
        let outcome = samples::succeeded_at(Age::Earlier { yesterday });
        let page = page(&OutcomeView { store_language: Language::Th, ..sample(outcome) });
        assert_eq!(one(&page, "main").value().attr("class"), Some("outcome outcome-earlier"));
        assert_eq!(all(&page, "#clock, .clock, #aged").len(), 0);
        assert_eq!(text(one(&page, ".turn ~ .face > h1 + .for-store")), "การชำระเงินก่อนหน้านี้");
        assert_eq!(text(one(&page, ".turn ~ .face .paid-at")), format!("{payers} {stores}"));
        assert!(text(one(&page, "title")).starts_with("Earlier payment · "));
        assert_eq!(one(&page, "body").value().attr("data-status"), Some("succeeded"));
    }
}

/// What was given back whole is no proof of payment, however fresh.
#[test]
fn a_payment_that_was_refunded_does_not_look_paid() {
    let mut view = sample(samples::succeeded());
    let amount = view.amount;
    if let Outcome::Succeeded { refunded, .. } = &mut view.outcome {
        *refunded = Some(amount);
    }
    let page = page(&view);
    assert_eq!(text(one(&page, "h1")), "Refunded");
    assert_eq!(one(&page, "main").value().attr("class"), Some("outcome outcome-earlier"));
    assert_eq!(all(&page, ".face .clock").len(), 0);
}

// ux.md F6
#[test]
fn who_had_paid_reads_that_the_shop_returned_the_money() {
    let reason = Some(Reason::CancelledByShop);
    let words = |outcome| text(one(&page(&sample(outcome)), ".ending"));
    let returned = words(Outcome::Cancelled { reason, paid: true });
    assert!(returned.contains("the shop returned SGD 1,250.50 to your wallet"), "{returned}");
    assert!(!returned.contains("not charged"), "{returned}");
    let returning = words(Outcome::Cancelling { paid: true });
    assert!(returning.contains("The shop is returning your money."), "{returning}");
    let unpaid = words(Outcome::Cancelled { reason, paid: false });
    assert!(unpaid.contains("You pay nothing."), "{unpaid}");
}

// ux.md F11
#[test]
fn starting_again_keeps_amount_and_note() {
    let view =
        OutcomeView { note: Some("Table 3 & 4".to_owned()), ..sample(Outcome::Failed(Reason::Declined)) };
    let next = one(&page(&view), ".actions a").value().attr("href").expect("an address").to_owned();
    assert_eq!(next, format!("/e/{}?amount=1250.50&note=Table%203%20%26%204&lang=en", view.code));
}
