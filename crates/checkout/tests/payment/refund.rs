//! Refunds: each fact in each situation, and the sum that is never more than was paid.

use std::fmt::Write as _;

use checkout::money::Money;
use checkout::payment::{Alarm, CancelCause, Fact, Payment, Status};
use checkout::refund::{
    REASON_CHARACTERS_MAX, ReasonProblem, Refund, RefundEvent, RefundFact, RefundId, RefundOrder,
    RefundReason, RefundRefusal, RefundReply, RefundStatus, RefundStep, needs_asking, open, transition,
};
use checkout::result_code::ResultCode;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support::{OPENED_AT, after, f, having, jpy, notified, opened, pay, s, sgd, u};

fn paid() -> Payment {
    having(&[pay(u("PAYMENT_IN_PROCESS")), notified(s("SUCCESS"))])
}

fn order(number: u8, amount: Money) -> RefundOrder {
    RefundOrder {
        id: RefundId::from_random([number; 16]),
        payment: opened().order.request_id,
        amount,
        reason: RefundReason::parse("cold coffee").unwrap(),
        created_at: OPENED_AT,
    }
}

fn answered(result: ResultCode) -> RefundFact {
    RefundFact::Answered(RefundReply { result, amount: None, refund_id: None, refunded_at: None })
}

fn happen(before: &RefundStep, seconds: i64, fact: RefundFact) -> RefundStep {
    let event = RefundEvent { at: OPENED_AT.plus_seconds(seconds), fact, digest: None };
    transition(&before.step.payment, &before.refund, &event)
}

fn having_happened(facts: &[RefundFact]) -> RefundStep {
    let step = open(&paid(), order(1, sgd(300))).unwrap();
    (1..).zip(facts).fold(step, |step, (second, fact)| happen(&step, second, fact.clone()))
}

#[test]
fn every_fact_in_every_situation_of_a_refund() {
    let situations = [
        ("asked", having_happened(&[])),
        ("not sent", having_happened(&[RefundFact::NotSent])),
        ("unknown", having_happened(&[RefundFact::Unknown])),
        ("processing", having_happened(&[answered(u("PAYMENT_IN_PROCESS"))])),
        ("succeeded", having_happened(&[answered(s("SUCCESS"))])),
        ("failed", having_happened(&[answered(f("REFUND_WINDOW_EXCEED"))])),
    ];
    let other =
        RefundReply { result: s("SUCCESS"), amount: Some(sgd(301)), refund_id: None, refunded_at: None };
    let facts = [
        ("asked again", RefundFact::Asked),
        ("not sent", RefundFact::NotSent),
        ("unknown", RefundFact::Unknown),
        ("S SUCCESS", answered(s("SUCCESS"))),
        ("S, other amount", RefundFact::Answered(other)),
        ("U PAYMENT_IN_PROCESS", answered(u("PAYMENT_IN_PROCESS"))),
        ("U UNKNOWN_EXCEPTION", answered(u("UNKNOWN_EXCEPTION"))),
        ("U undocumented", answered(u("NEWLY_INVENTED"))),
        ("F undocumented", answered(f("NEWLY_INVENTED"))),
        ("F ACCESS_DENIED", answered(f("ACCESS_DENIED"))),
        ("F PROCESS_FAIL", answered(f("PROCESS_FAIL"))),
        ("F REFUND_AMOUNT_EXCEED", answered(f("REFUND_AMOUNT_EXCEED"))),
        ("F REFUND_WINDOW_EXCEED", answered(f("REFUND_WINDOW_EXCEED"))),
        ("F ORDER_NOT_EXIST", answered(f("ORDER_NOT_EXIST"))),
        ("F REPEAT_REQ_INCONSISTENT", answered(f("REPEAT_REQ_INCONSISTENT"))),
    ];
    let mut table = format!("{:<28}", "");
    for (name, _) in &situations {
        write!(table, "{name:<30}").unwrap();
    }
    for (name, fact) in facts {
        write!(table, "\n{name:<28}").unwrap();
        for (_, before) in &situations {
            let step = happen(before, 30, fact.clone());
            let moved =
                if before.refund.status == step.refund.status { "." } else { step.refund.status.name() };
            let alarm = step.step.record.alarm.map_or("", Alarm::name);
            write!(table, "{:<30}", format!("{moved} {alarm}")).unwrap();
        }
    }
    let table: Vec<_> = table.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(table.join("\n"));
}

#[test]
fn only_what_was_paid_can_be_refunded_and_only_what_is_left_of_it() {
    let refused = |payment: &Payment, amount| open(payment, order(9, amount)).unwrap_err();
    for payment in [opened(), having(&[pay(u("PAYMENT_IN_PROCESS"))]), having(&[notified(f("PROCESS_FAIL"))])]
    {
        assert_eq!(refused(&payment, sgd(1)), RefundRefusal::NotPaid);
    }
    let paid = paid();
    assert_eq!(refused(&paid, jpy(300)), RefundRefusal::OtherCurrency);
    assert_eq!(refused(&paid, sgd(0)), RefundRefusal::Nothing);
    assert_eq!(refused(&paid, sgd(1251)), RefundRefusal::MoreThanLeft { left: sgd(1250) });
    let once = open(&paid, order(1, sgd(1000))).unwrap();
    assert_eq!(refused(&once.step.payment, sgd(251)), RefundRefusal::MoreThanLeft { left: sgd(250) });
    let twice = open(&once.step.payment, order(2, sgd(250))).unwrap();
    assert_eq!(refused(&twice.step.payment, sgd(1)), RefundRefusal::MoreThanLeft { left: sgd(0) });
}

#[test]
fn what_failed_can_be_refunded_again() {
    let failed = having_happened(&[answered(f("PROCESS_FAIL"))]);
    assert_eq!(failed.step.payment.left_to_refund(), sgd(1250));
    assert_eq!(failed.step.record.alarm, Some(Alarm::RefundFailed));
    assert!(open(&failed.step.payment, order(2, sgd(1250))).is_ok());
}

#[test]
fn a_payment_with_refunds_is_not_cancelled_and_a_cancelled_one_not_refunded() {
    let by_shop = Fact::CancelAsked(CancelCause::Shop);
    let refunding = open(&paid(), order(1, sgd(1))).unwrap().step.payment;
    assert_eq!(after(&refunding, 5, by_shop.clone()).payment.progress.status, Status::Succeeded);
    let cancelling = after(&paid(), 5, by_shop.clone()).payment;
    assert_eq!(open(&cancelling, order(1, sgd(1))).unwrap_err(), RefundRefusal::NotPaid);
    let failed = having_happened(&[answered(f("PROCESS_FAIL"))]).step.payment;
    assert_eq!(after(&failed, 5, by_shop).payment.progress.status, Status::Cancelling);
}

#[test]
fn a_refund_is_asked_for_again_soon_then_ever_slower_and_at_last_by_the_operator() {
    let mut step = having_happened(&[]);
    let mut pauses = Vec::new();
    let mut last = 0;
    while let Some(due) = step.refund.due_at {
        let seconds = (due.as_millis() - OPENED_AT.as_millis()) / 1000;
        assert!(needs_asking(&step.refund, due));
        assert_eq!(step.step.record.alarm, None);
        pauses.push(seconds - last);
        last = seconds;
        step = happen(&step, seconds, RefundFact::Asked);
        assert!(!needs_asking(&step.refund, due), "somebody is at it");
        step = happen(&step, seconds, RefundFact::Unknown);
    }
    assert_eq!(pauses[..12], [20, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 3600]);
    assert_eq!(step.refund.asks, 100);
    assert_eq!(step.step.record.alarm, Some(Alarm::OperatorNeeded));
    // What it claims stays claimed: the money may have gone back.
    assert_eq!(step.step.payment.left_to_refund(), sgd(950));
    assert_eq!(happen(&step, last + 9, answered(s("SUCCESS"))).refund.status, RefundStatus::Succeeded);
}

#[test]
fn a_reason_is_visible_and_bounded() {
    assert_eq!(RefundReason::parse("  cold coffee ").unwrap().as_str(), "cold coffee");
    assert_eq!(
        RefundReason::parse(&"好".repeat(REASON_CHARACTERS_MAX)).unwrap().as_str().chars().count(),
        256
    );
    for none in ["", "  ", "\u{200b}", &"x".repeat(REASON_CHARACTERS_MAX + 1)] {
        assert_eq!(RefundReason::parse(none), Err(ReasonProblem::Length), "{none:?}");
    }
    for steering in ["a\nb", "a\u{2028}b", "a\u{202e}b", "\u{1b}[2J"] {
        assert_eq!(RefundReason::parse(steering), Err(ReasonProblem::Steers), "{steering:?}");
    }
}

/// What somebody does to a payment with refunds.
#[derive(Clone, Debug)]
enum Doing {
    Open(u64),
    Happen(Index, RefundFact),
    Cancel,
}

fn doing() -> impl Strategy<Value = Doing> {
    let results = vec![
        s("SUCCESS"),
        u("PAYMENT_IN_PROCESS"),
        u("UNKNOWN_EXCEPTION"),
        f("PROCESS_FAIL"),
        f("ACCESS_DENIED"),
        f("NEWLY_INVENTED"),
        f("REFUND_AMOUNT_EXCEED"),
    ];
    let fact = prop_oneof![
        Just(RefundFact::Asked),
        select(results).prop_map(answered),
        Just(RefundFact::NotSent),
        Just(RefundFact::Unknown),
    ];
    prop_oneof![
        select(vec![0, 1, 300, 625, 1250, 1251]).prop_map(Doing::Open),
        (any::<Index>(), fact).prop_map(|(which, fact)| Doing::Happen(which, fact)),
        Just(Doing::Cancel),
    ]
}

fn sum(refunds: &[Refund], counts: impl Fn(RefundStatus) -> bool) -> u64 {
    let counted = refunds.iter().filter(|refund| counts(refund.status));
    counted.map(|refund| refund.order.amount.minor_units()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn refunds_are_never_more_in_sum_than_was_paid(doings in prop::collection::vec(doing(), 0..40)) {
        let mut payment = paid();
        let mut refunds: Vec<Refund> = Vec::new();
        for (number, doing) in (1..).zip(doings) {
            match doing {
                Doing::Open(units) => {
                    if let Ok(step) = open(&payment, order(number, sgd(units))) {
                        payment = step.step.payment;
                        refunds.push(step.refund);
                    }
                }
                Doing::Happen(which, fact) => {
                    if refunds.is_empty() {
                        continue;
                    }
                    let refund = which.get(&refunds).clone();
                    let before = refund.status;
                    let event = RefundEvent { at: OPENED_AT, fact, digest: Some([number; 32]) };
                    let step = transition(&payment, &refund, &event);
                    prop_assert!(before.may_become(step.refund.status));
                    prop_assert_eq!(&step.refund.order, &refund.order);
                    prop_assert_eq!(step.step.record.digest, Some([number; 32]));
                    prop_assert_eq!(step.step.record.refund.as_ref(), Some(&refund.order.id));
                    let over = step.refund.status.is_final();
                    prop_assert!(step.refund.due_at.is_none() == over || step.refund.asks >= 100);
                    payment = step.step.payment;
                    *refunds.iter_mut().find(|other| other.order.id == refund.order.id).unwrap() = step.refund;
                }
                Doing::Cancel => payment = after(&payment, 5, Fact::CancelAsked(CancelCause::Shop)).payment,
            }
            let claimed = sum(&refunds, |status| status != RefundStatus::Failed);
            prop_assert!(claimed <= 1250);
            prop_assert_eq!(payment.progress.refunds_claimed, sgd(claimed));
            prop_assert_eq!(payment.progress.refunded, sgd(sum(&refunds, |status| status == RefundStatus::Succeeded)));
            prop_assert!(claimed == 0 || payment.progress.status == Status::Succeeded);
        }
    }
}
