//! What no sequence of facts may do, whatever their order, their times and their contents.

use checkout::payment::{
    CancelCause, CancelReply, Event, Fact, Held, PayReply, Payment, Progress, Settlement, Status, Step,
    transition,
};
use checkout::result_code::{ResultCode, ResultStatus};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{OPENED_AT, jpy, opened, sgd};

/// Codes of every meaning, and two that no document knows.
const CODES: [&str; 14] = [
    "SUCCESS",
    "PAYMENT_IN_PROCESS",
    "UNKNOWN_EXCEPTION",
    "REQUEST_TRAFFIC_EXCEED_LIMIT",
    "ACCESS_DENIED",
    "PARAM_ILLEGAL",
    "REPEAT_REQ_INCONSISTENT",
    "ORDER_NOT_EXIST",
    "CANCEL_WINDOW_EXCEED",
    "PROCESS_FAIL",
    "USER_BALANCE_NOT_ENOUGH",
    "ORDER_IS_CLOSED",
    "NEWLY_INVENTED",
    "",
];

fn result() -> impl Strategy<Value = ResultCode> {
    let status = select(vec![ResultStatus::Success, ResultStatus::Failure, ResultStatus::Unknown]);
    (status, select(CODES.to_vec())).prop_map(|(status, code)| ResultCode { status, code: code.to_owned() })
}

fn settlement() -> impl Strategy<Value = Settlement> {
    let amount = option::weighted(0.8, select(vec![sgd(1250), sgd(1250), sgd(1), jpy(1250)]));
    let payment_id = option::of(Just("alipayplus-1".to_owned()));
    (result(), amount, payment_id).prop_map(|(result, amount, payment_id)| Settlement {
        result,
        amount,
        payment_id,
        wallet_brand: None,
        paid_at: None,
    })
}

fn fact() -> impl Strategy<Value = Fact> {
    let url = option::of(Just("https://wallet.example/1".to_owned()));
    prop_oneof![
        Just(Fact::PayAsked),
        (result(), url).prop_map(|(result, payment_url)| {
            Fact::PayAnswered(PayReply { result, payment_id: None, payment_url })
        }),
        Just(Fact::PayNotSent),
        Just(Fact::PayUnknown),
        settlement().prop_map(Fact::Notified),
        settlement().prop_map(|settlement| Fact::Inquired(Held::Payment(settlement))),
        settlement().prop_map(|settlement| Fact::InquiredAnew(Held::Payment(settlement))),
        result().prop_map(|result| Fact::Inquired(Held::CallRefused(result))),
        Just(Fact::InquiryUnknown),
        Just(Fact::CancelAsked(CancelCause::Shop)),
        Just(Fact::CancelAsked(CancelCause::Expiry)),
        result().prop_map(|result| Fact::CancelAnswered(CancelReply { result })),
        Just(Fact::CancelUnknown),
        Just(Fact::RanOut),
    ]
}

/// Up to forty events over a quarter of an hour. Servers' clocks differ, so time may also seem to go back.
fn events() -> impl Strategy<Value = Vec<Event>> {
    let pause_seconds = prop_oneof![-20..20_i64, 0..300_i64];
    vec((pause_seconds, fact()), 0..40).prop_map(|pauses| {
        let mut at = OPENED_AT;
        let happen = |(pause, fact): (i64, Fact)| {
            at = at.plus_seconds(pause);
            Event { at, fact, digest: Some([9; 32]) }
        };
        pauses.into_iter().map(happen).collect()
    })
}

/// Lives through `events`, handing each step to `check` with the payment before it.
fn live(events: &[Event], mut check: impl FnMut(&Payment, &Event, &Step)) -> Payment {
    events.iter().fold(opened(), |payment, event| {
        let step = transition(&payment, event);
        check(&payment, event, &step);
        step.payment
    })
}

/// What a fact says of the payment, if Alipay+ says in it that it is paid.
fn success(fact: &Fact) -> Option<&Settlement> {
    match fact {
        Fact::Notified(settlement)
        | Fact::Inquired(Held::Payment(settlement))
        | Fact::InquiredAnew(Held::Payment(settlement)) => {
            Some(settlement).filter(|settlement| settlement.result.status == ResultStatus::Success)
        }
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn only_a_signed_s_of_our_amount_makes_a_payment_succeed(events in events()) {
        live(&events, |before, event, step| {
            if before.progress.status == Status::Succeeded || step.payment.progress.status != Status::Succeeded {
                return;
            }
            let amount = success(&event.fact).expect("nothing said that it was paid").amount;
            let inquired = matches!(event.fact, Fact::Inquired(_) | Fact::InquiredAnew(_));
            // We inquire by our own id, so an answer without an amount can mean no other payment.
            assert!(amount == Some(before.order.amount) || inquired && amount.is_none(), "{amount:?}");
        });
    }

    #[test]
    fn what_is_final_stays_but_for_what_the_shop_asks(events in events()) {
        live(&events, |before, event, step| {
            let (was, is) = (before.progress.status, step.payment.progress.status);
            assert!(was.may_become(is), "{was:?} -> {is:?}");
            if was.is_final() && was != is {
                match is {
                    Status::Cancelling => {
                        assert_eq!(was, Status::Succeeded);
                        assert_eq!(event.fact, Fact::CancelAsked(CancelCause::Shop));
                    }
                    // A refund's own inquiry found the money that we had said was not there.
                    Status::Succeeded => assert!(matches!(event.fact, Fact::InquiredAnew(_))),
                    other => panic!("{was:?} -> {other:?}"),
                }
            }
        });
    }

    #[test]
    fn a_cancel_wins_unless_alipayplus_refuses_it(events in events()) {
        live(&events, |before, _, step| {
            let left = before.progress.status == Status::Cancelling;
            if left && step.payment.progress.status == Status::Succeeded {
                assert!(before.progress.cancel_refused);
            }
        });
    }

    #[test]
    fn the_order_never_changes_and_each_step_is_one_version_with_its_line(events in events()) {
        live(&events, |before, event, step| {
            assert_eq!(step.payment.order, before.order);
            assert_eq!(step.payment.version, before.version + 1);
            assert_eq!(step.record.status, step.payment.progress.status);
            assert_eq!((step.record.at, step.record.fact), (event.at, event.fact.name()));
            assert_eq!(step.record.digest, event.digest);
        });
    }

    #[test]
    fn a_look_is_due_until_it_is_over(events in events()) {
        let last = live(&events, |before, event, step| {
            let due = step.payment.progress.due_at;
            let after = &step.payment.progress;
            let awaits_notification = after.status == Status::Succeeded && !after.notified;
            assert!(due.is_none() == after.status.is_final() || awaits_notification, "{after:?}");
            // A look is never due in the past, so that a worker does not run in circles.
            assert!(due == before.progress.due_at || due.is_none_or(|due| due >= event.at), "{due:?}");
        });
        prop_assert!(last.progress.status.is_final() || last.progress.due_at.is_some());
    }

    #[test]
    fn a_success_of_another_amount_changes_nothing_but_the_count_of_looks(
        events in events(),
        other in select(vec![sgd(1249), sgd(125_000), jpy(1250)]),
    ) {
        let payment = live(&events, |_, _, _| {});
        let mut success = Settlement {
            result: ResultCode { status: ResultStatus::Success, code: "SUCCESS".to_owned() },
            amount: Some(other),
            payment_id: Some("alipayplus-2".to_owned()),
            wallet_brand: None,
            paid_at: None,
        };
        let notified = Fact::Notified(success.clone());
        let after = transition(&payment, &Event::unproven(OPENED_AT, notified)).payment;
        let told = Progress { notified: true, due_at: after.progress.due_at, ..payment.progress.clone() };
        prop_assert_eq!(&after.progress, &told);
        success.amount = None;
        let unmatched = Fact::Notified(success);
        let after = transition(&payment, &Event::unproven(OPENED_AT, unmatched)).payment;
        prop_assert_eq!(&after.progress, &told);
    }

    #[test]
    fn a_notification_twice_is_a_notification_once(events in events(), settlement in settlement()) {
        let payment = live(&events, |_, _, _| {});
        let event = Event::unproven(OPENED_AT.plus_seconds(30), Fact::Notified(settlement));
        let once = transition(&payment, &event).payment;
        let twice = transition(&once, &event).payment;
        prop_assert_eq!(twice.progress, once.progress);
    }

    /// Who was told that nothing is charged was told so for a reason that holds.
    #[test]
    fn no_payment_ends_without_money_unless_alipayplus_said_so_or_never_heard_of_it(events in events()) {
        live(&events, |before, event, step| {
            let is = step.payment.progress.status;
            if before.progress.status == is || !matches!(is, Status::Failed | Status::Cancelled) {
                return;
            }
            let told = event.fact.result().is_some();
            let never_sent = !before.progress.may_be_known_to_alipayplus();
            assert!(told || never_sent, "{is:?} by {:?}", event.fact);
            // Not even Alipay+ can say of a payment that it knew that it never did.
            let not_found = event.fact.result().is_some_and(|result| result.code == "ORDER_NOT_EXIST");
            assert!(!not_found || !before.progress.is_known_to_alipayplus());
        });
    }
}
