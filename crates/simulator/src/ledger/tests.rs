//! The rules of the ledger, one by one.

use std::time::Duration;

use super::*;
use crate::request::Fields;
use crate::request::tests::complete_pay;
use serde_json::{Value, json};

/// Noon in UTC+8 on the day of the sample request, ten minutes before it expires.
fn noon() -> Timestamp {
    "2026-11-22T12:00:00+08:00".parse().unwrap()
}

fn pay_request(id: &str) -> PayRequest {
    let mut json = complete_pay();
    json["paymentRequestId"] = json!(id);
    read(&json)
}

fn read(json: &Value) -> PayRequest {
    PayRequest::read(&Fields::root(json).unwrap(), serde_json::value::to_raw_value(json).unwrap()).unwrap()
}

fn refund_request(payment: &str, id: &str, cents: u64) -> RefundRequest {
    let json = json!({
        "paymentRequestId": payment,
        "refundRequestId": id,
        "refundAmount": { "currency": "SGD", "value": cents.to_string() },
    });
    RefundRequest::read(&Fields::root(&json).unwrap()).unwrap()
}

fn by_request(id: &str) -> Reference {
    Reference::PaymentRequestId(id.to_owned())
}

/// A ledger with one payment of 12.50 SGD, `request-1`, and its id.
fn with_one_payment() -> (Ledger, String) {
    let mut ledger = Ledger::new(10);
    let payment_id = ledger.pay(pay_request("request-1"), noon()).unwrap().id.clone();
    (ledger, payment_id)
}

fn with_one_paid() -> Ledger {
    let (mut ledger, payment_id) = with_one_payment();
    ledger.decide(&payment_id, Decision::Approve, true, noon()).unwrap();
    ledger
}

fn code<T>(outcome: Result<T, Refusal>) -> ResultCode {
    outcome.map(drop).unwrap_err().code
}

#[test]
fn the_same_request_leads_to_the_same_payment_before_and_after_it_is_final() {
    let (mut ledger, payment_id) = with_one_payment();
    assert_eq!(ledger.pay(pay_request("request-1"), noon()).unwrap().id, payment_id);
    ledger.decide(&payment_id, Decision::Approve, true, noon()).unwrap();
    let later = noon() + Duration::from_hours(24);
    let again = ledger.pay(pay_request("request-1"), later).unwrap();
    assert_eq!((again.id.as_str(), again.state), (payment_id.as_str(), State::Succeeded { at: noon() }));
    assert_eq!(ledger.payments().count(), 1);
}

#[test]
fn the_same_id_with_another_amount_or_settlement_is_inconsistent() {
    let (mut ledger, _) = with_one_payment();
    for (pointer, value) in [
        ("/paymentAmount/value", json!("1251")),
        ("/paymentAmount/currency", json!("MYR")),
        ("/settlementStrategy/settlementCurrency", json!("SGD")),
        ("/settlementStrategy", Value::Null),
    ] {
        let mut json = complete_pay();
        *json.pointer_mut(pointer).unwrap() = value;
        assert_eq!(code(ledger.pay(read(&json), noon())), ResultCode::REPEAT_REQ_INCONSISTENT, "{pointer}");
    }
    let mut json = complete_pay();
    json["order"]["orderDescription"] = json!("other words");
    assert!(ledger.pay(read(&json), noon()).is_ok(), "only what the documents name is compared");
}

#[test]
fn a_payment_fails_at_its_expiry_and_the_acquirer_is_told() {
    let (mut ledger, payment_id) = with_one_payment();
    let expiry = noon() + Duration::from_mins(10);
    assert_eq!(ledger.expire(expiry - Duration::from_millis(1)), Some(expiry));
    assert!(ledger.take_announcements().is_empty());
    assert_eq!(ledger.expire(expiry), None);
    let announcements = ledger.take_announcements();
    assert_eq!(announcements.len(), 1);
    assert_eq!(announcements[0].payment.state, State::Expired);
    let late = ledger.decide(&payment_id, Decision::Approve, true, expiry).map(drop);
    assert_eq!(late, Err(DecisionProblem::Finished(State::Expired)));
}

#[test]
fn a_payer_who_is_late_is_too_late_even_if_nobody_looked_at_the_clock() {
    let (mut ledger, payment_id) = with_one_payment();
    let late =
        ledger.decide(&payment_id, Decision::Approve, true, noon() + Duration::from_mins(10)).map(drop);
    assert_eq!(late, Err(DecisionProblem::Finished(State::Expired)));
}

#[test]
fn a_payment_that_has_expired_before_it_starts_is_refused() {
    let mut ledger = Ledger::new(10);
    let outcome = ledger.pay(pay_request("request-1"), noon() + Duration::from_mins(10));
    assert_eq!(outcome.map(drop).unwrap_err(), Refusal::illegal("paymentExpiryTime has passed"));
}

#[test]
fn only_the_first_decision_counts_and_is_announced_once() {
    let (mut ledger, payment_id) = with_one_payment();
    let decline = Decision::Decline(ResultCode::USER_BALANCE_NOT_ENOUGH);
    assert!(ledger.decide(&payment_id, decline, true, noon()).is_ok());
    assert!(ledger.decide(&payment_id, decline, true, noon()).is_ok());
    let other = ledger.decide(&payment_id, Decision::Approve, true, noon()).map(drop);
    let declined = State::Declined { reason: ResultCode::USER_BALANCE_NOT_ENOUGH };
    assert_eq!(other, Err(DecisionProblem::Finished(declined)));
    assert_eq!(ledger.take_announcements().len(), 1);
    let unknown = ledger.decide("none", Decision::Approve, true, noon()).map(drop);
    assert_eq!(unknown, Err(DecisionProblem::NoSuchPayment));
}

#[test]
fn a_decision_can_be_kept_from_the_acquirer() {
    let (mut ledger, payment_id) = with_one_payment();
    ledger.decide(&payment_id, Decision::Approve, false, noon()).unwrap();
    assert!(ledger.take_announcements().is_empty());
}

#[test]
fn a_cancel_wins_over_a_later_approval_and_repeats_alike() {
    let (mut ledger, payment_id) = with_one_payment();
    for _ in 0..2 {
        let cancelled = ledger.cancel(&by_request("request-1"), noon()).unwrap();
        assert_eq!(cancelled.state, State::Cancelled { at: noon(), paid_at: None });
    }
    let late = ledger.decide(&payment_id, Decision::Approve, true, noon()).map(drop);
    assert!(matches!(late, Err(DecisionProblem::Finished(State::Cancelled { .. }))));
    assert_eq!(ledger.expire(noon() + Duration::from_hours(1)), None);
    assert!(ledger.take_announcements().is_empty(), "a cancelled payment does not expire as well");
}

#[test]
fn a_cancel_after_the_payment_gives_the_money_back_and_closes_it_for_refunds() {
    let mut ledger = with_one_paid();
    let cancelled = ledger.cancel(&by_request("request-1"), noon()).unwrap();
    assert_eq!(cancelled.state, State::Cancelled { at: noon(), paid_at: Some(noon()) });
    assert_eq!(
        code(ledger.refund(&refund_request("request-1", "refund-1", 1), noon())),
        ResultCode::ORDER_IS_CLOSED
    );
}

#[test]
fn a_cancel_after_a_quarter_past_midnight_comes_too_late() {
    let deadline: Timestamp = "2026-11-23T00:15:00+08:00".parse().unwrap();
    let mut ledger = with_one_paid();
    assert_eq!(code(ledger.cancel(&by_request("request-1"), deadline)), ResultCode::CANCEL_WINDOW_EXCEED);
    assert!(ledger.cancel(&by_request("request-1"), deadline - Duration::from_millis(1)).is_ok());
    assert!(ledger.cancel(&by_request("request-1"), deadline).is_ok(), "once cancelled, the answer stays");
}

#[test]
fn a_payment_with_a_refund_cannot_be_cancelled() {
    let mut ledger = with_one_paid();
    ledger.refund(&refund_request("request-1", "refund-1", 1), noon()).unwrap();
    assert_eq!(code(ledger.cancel(&by_request("request-1"), noon())), ResultCode::PROCESS_FAIL);
}

#[test]
fn refunds_never_come_to_more_than_was_paid() {
    let mut ledger = with_one_paid();
    for (id, cents) in [("refund-1", 1_000), ("refund-2", 249)] {
        assert!(ledger.refund(&refund_request("request-1", id, cents), noon()).is_ok());
    }
    let refused = ledger.refund(&refund_request("request-1", "refund-3", 2), noon());
    assert_eq!(code(refused), ResultCode::REFUND_AMOUNT_EXCEED);
    let (payment, refund) = ledger.refund(&refund_request("request-1", "refund-4", 1), noon()).unwrap();
    assert_eq!((payment.refunds.len(), refund.amount.minor_units()), (3, 1));
}

#[test]
fn the_same_refund_request_refunds_once() {
    let mut ledger = with_one_paid();
    let first = ledger.refund(&refund_request("request-1", "refund-1", 300), noon()).unwrap().1.clone();
    let later = noon() + Duration::from_mins(1);
    let (payment, again) = ledger.refund(&refund_request("request-1", "refund-1", 300), later).unwrap();
    assert_eq!((&first, payment.refunds.len()), (again, 1));
    let other = ledger.refund(&refund_request("request-1", "refund-1", 301), later);
    assert_eq!(code(other), ResultCode::REPEAT_REQ_INCONSISTENT);
    ledger.pay(pay_request("request-2"), noon()).unwrap();
    let elsewhere = ledger.refund(&refund_request("request-2", "refund-1", 300), later);
    assert_eq!(code(elsewhere), ResultCode::REPEAT_REQ_INCONSISTENT);
}

#[test]
fn what_cannot_be_refunded_says_why() {
    let (mut ledger, _) = with_one_payment();
    let refund = refund_request("request-1", "refund-1", 1);
    assert_eq!(code(ledger.refund(&refund, noon())), ResultCode::PROCESS_FAIL);
    assert_eq!(
        code(ledger.refund(&refund_request("request-9", "refund-1", 1), noon())),
        ResultCode::ORDER_NOT_EXIST
    );
    let mut ledger = with_one_paid();
    let mut ringgit = json!({ "paymentRequestId": "request-1", "refundRequestId": "refund-1" });
    ringgit["refundAmount"] = json!({ "currency": "MYR", "value": "1" });
    let ringgit = RefundRequest::read(&Fields::root(&ringgit).unwrap()).unwrap();
    assert_eq!(code(ledger.refund(&ringgit, noon())), ResultCode::PARAM_ILLEGAL);
    let year = Duration::from_hours(365 * 24);
    let late = noon() + year + Duration::from_secs(1);
    assert_eq!(code(ledger.refund(&refund, late)), ResultCode::REFUND_WINDOW_EXCEED);
    assert!(ledger.refund(&refund, noon() + year).is_ok());
}

#[test]
fn a_full_ledger_forgets_what_was_finished_first_and_never_what_is_open() {
    let mut ledger = Ledger::new(3);
    let ids: Vec<String> = ["a", "b", "c"]
        .map(|id| ledger.pay(pay_request(id), noon()).unwrap().id.clone())
        .into_iter()
        .collect();
    let full = ledger.pay(pay_request("d"), noon());
    assert_eq!(code(full), ResultCode::REQUEST_TRAFFIC_EXCEED_LIMIT);
    assert!(ledger.pay(pay_request("a"), noon()).is_ok(), "what is held is still answered");

    ledger.decide(&ids[2], Decision::Approve, true, noon()).unwrap();
    ledger.refund(&refund_request("c", "refund-1", 1), noon()).unwrap();
    ledger.cancel(&by_request("a"), noon()).unwrap();
    assert!(ledger.pay(pay_request("d"), noon()).is_ok());
    assert_eq!(code(ledger.inquire(&by_request("c"), noon())), ResultCode::ORDER_NOT_EXIST);
    assert_eq!(
        code(ledger.inquire(&Reference::PaymentId(ids[2].clone()), noon())),
        ResultCode::ORDER_NOT_EXIST
    );
    assert!(ledger.pay(pay_request("e"), noon()).is_ok());
    assert_eq!(code(ledger.inquire(&by_request("a"), noon())), ResultCode::ORDER_NOT_EXIST);
    assert!(ledger.inquire(&by_request("b"), noon()).is_ok());
    assert_eq!(code(ledger.pay(pay_request("f"), noon())), ResultCode::REQUEST_TRAFFIC_EXCEED_LIMIT);
    assert_eq!(ledger.by_refund_request_id.len(), 0);
}
