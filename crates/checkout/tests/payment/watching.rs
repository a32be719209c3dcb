//! What those who look from outside can cause, and what they cannot end: payers who reload, clocks that jump, messages
//! that do not come or say what is not so.

use checkout::payment::{Alarm, CancelCause, Duty, Fact, Payment, Settlement, Status, Step, duty};
use checkout::time::Timestamp;

use crate::support::{
    OPENED_AT, after, cancelled, f, having, inquired, notified, pay, s, settlement, sgd, situations, u,
};

const DAY: i64 = 24 * 3600;

fn processing() -> Payment {
    having(&[pay(u("PAYMENT_IN_PROCESS"))])
}

fn cancelling() -> Payment {
    having(&[pay(u("PAYMENT_IN_PROCESS")), Fact::CancelAsked(CancelCause::Shop)])
}

/// Looks every two and a half seconds, as a page that is reloaded over and over makes the worker do; hands each step to
/// `check`, and returns the last.
fn reloaded(
    payment: Payment,
    look: &Fact,
    (from, until): (i64, i64),
    mut check: impl FnMut(&Step),
) -> Payment {
    (from * 2..until * 2).step_by(5).fold(payment, |payment, half_seconds| {
        let step = after(&payment, half_seconds / 2, look.clone());
        check(&step);
        step.payment
    })
}

fn due_in(payment: &Payment, now: i64) -> i64 {
    let due = payment.progress.due_at.unwrap();
    (due.as_millis() - OPENED_AT.plus_seconds(now).as_millis()) / 1000
}

/// security.md H5
#[test]
fn no_number_of_looks_that_payers_cause_ends_the_two_days() {
    for (payment, look) in [(processing(), Fact::InquiryUnknown), (cancelling(), Fact::CancelUnknown)] {
        let mut looks = 0;
        reloaded(payment, &look, (3, 2 * DAY), |step| {
            looks += 1;
            assert_eq!(step.record.alarm, None, "at {:?}", step.record.at);
            assert!(step.payment.progress.due_at.is_some(), "given up at {:?}", step.record.at);
        });
        assert!(looks > 60_000);
    }
}

/// security.md H5
#[test]
fn looks_that_payers_cause_do_not_put_off_the_next_one_by_itself() {
    let last = reloaded(processing(), &Fact::InquiryUnknown, (3, 55), |_| {});
    assert!((44..=45).contains(&due_in(&last, 54)));
    let last = reloaded(cancelling(), &Fact::CancelUnknown, (3, 55), |_| {});
    assert!((19..=20).contains(&due_in(&last, 54)));
}

/// security.md H5: the operator is told once, however often the payment is looked at after that.
#[test]
fn after_two_days_a_payer_who_reloads_is_still_looked_for_and_tells_the_operator_nothing_new() {
    let mut alarms = 0;
    let given_up = reloaded(processing(), &Fact::InquiryUnknown, (3, 2 * DAY + 1200), |step| {
        alarms += u32::from(step.record.alarm == Some(Alarm::OperatorNeeded));
    });
    assert_eq!(alarms, 1);
    assert_eq!((given_up.progress.due_at, given_up.progress.status), (None, Status::Processing));
    let found = after(&given_up, 2 * DAY + 1300, inquired(s("SUCCESS"))).payment;
    assert_eq!(found.progress.status, Status::Succeeded);
}

#[test]
fn a_clock_that_jumps_by_days_gives_nothing_up_and_puts_nothing_off() {
    for jump in [3 * DAY, -3 * DAY] {
        let jumped = after(&processing(), jump, Fact::InquiryUnknown);
        assert_eq!(jumped.record.alarm, None);
        assert!((0..=900).contains(&due_in(&jumped.payment, jump)), "{}", due_in(&jumped.payment, jump));
        // The status changed while the clock was wrong; now it is right again.
        let wrong = after(&processing(), jump, Fact::CancelAsked(CancelCause::Shop)).payment;
        let right = after(&wrong, 10, Fact::CancelUnknown);
        assert_eq!(right.record.alarm, None);
        assert!((1..=900).contains(&due_in(&right.payment, 10)), "{}", due_in(&right.payment, 10));
    }
}

#[test]
fn an_asking_that_a_wrong_clock_began_holds_nothing_up() {
    let mut payment = having(&[Fact::PayUnknown]);
    payment = after(&payment, 3 * DAY, Fact::PayAsked).payment;
    assert!(!payment.is_being_asked(OPENED_AT.plus_seconds(30)));
}

/// security.md L8
#[test]
fn a_refusal_of_a_repeated_pay_ends_no_payment_that_a_payer_may_be_confirming_and_is_looked_into_at_once() {
    for code in
        ["USER_BALANCE_NOT_ENOUGH", "RISK_REJECT", "ORDER_IS_CLOSED", "ACCESS_DENIED", "NEWLY_INVENTED"]
    {
        let refused = after(&processing(), 30, pay(f(code))).payment;
        assert_eq!(refused.progress.status, Status::Processing, "{code}");
        assert_eq!(due_in(&refused, 30), 0, "{code}");
        assert_eq!(after(&refused, 31, inquired(f(code))).payment.progress.status, Status::Failed, "{code}");
    }
}

fn found_paid(at: i64, paid_at: i64) -> Step {
    let settlement = Settlement {
        paid_at: Some(OPENED_AT.plus_seconds(paid_at)),
        ..settlement(s("SUCCESS"), Some(sgd(1250)))
    };
    let held = checkout::payment::Held::Payment(settlement);
    after(&processing(), at, Fact::Inquired(held))
}

/// coverage.md F1: whoever blocks notifications and pays, as the list for going live says, sees the alarm.
#[test]
fn a_payment_that_an_inquiry_found_paid_raises_the_alarm_when_no_notification_comes() {
    let found = found_paid(20, 18);
    assert_eq!((found.record.alarm, due_in(&found.payment, 20)), (None, 178));
    let payment = found.payment;
    assert_eq!(duty(&payment, OPENED_AT.plus_seconds(198)), Duty::Inquire);
    for look in [inquired(s("SUCCESS")), Fact::InquiryUnknown] {
        let looked = after(&payment, 198, look);
        assert_eq!(looked.record.alarm, Some(Alarm::NeverNotified));
        assert_eq!(
            (looked.payment.progress.status, looked.payment.progress.due_at),
            (Status::Succeeded, None)
        );
        let again = after(&looked.payment, 500, inquired(s("SUCCESS")));
        assert_eq!((again.record.alarm, again.payment.progress.due_at), (None, None), "it is said once");
    }
    let late = found_paid(400, 18);
    assert_eq!((late.record.alarm, late.payment.progress.due_at), (Some(Alarm::NeverNotified), None));
}

/// coverage.md F1
#[test]
fn a_notification_that_comes_after_the_inquiry_keeps_the_alarm_silent() {
    let found = found_paid(20, 18).payment;
    let notified = after(&found, 140, notified(s("SUCCESS")));
    assert_eq!((notified.record.alarm, notified.payment.progress.due_at), (None, None));
    // A worker that had it in hand looks all the same.
    let looked = after(&notified.payment, 198, inquired(s("SUCCESS")));
    assert_eq!((looked.record.alarm, looked.payment.progress.due_at), (None, None));
}

/// coverage.md F1: Alipay+'s clock may be an hour ahead of ours.
#[test]
fn the_alarm_waits_for_no_clock_but_ours() {
    assert_eq!(due_in(&found_paid(20, 3600).payment, 20), 180);
}

/// security.md M5: what an unconfirmed payment costs, from `pay` to its cancel.
#[test]
fn a_payment_that_is_begun_and_left_is_inquired_about_five_times() {
    let mut payment = processing();
    let mut inquiries = 0;
    loop {
        let now = payment.progress.due_at.unwrap();
        inquiries += 1;
        let seconds = (now.as_millis() - OPENED_AT.as_millis()) / 1000;
        payment = after(&payment, seconds, inquired(u("PAYMENT_IN_PROCESS"))).payment;
        if duty(&payment, now) == Duty::InquireThenCancel {
            break;
        }
    }
    assert_eq!(inquiries, 5);
}

/// security.md L9
#[test]
fn what_ended_without_money_is_paid_only_by_an_inquiry_that_an_operator_s_refund_made() {
    let anew = |result, units| {
        Fact::InquiredAnew(checkout::payment::Held::Payment(settlement(result, Some(sgd(units)))))
    };
    let ended = situations().into_iter().filter(|(name, _)| ["failed", "cancelled"].contains(name));
    for (name, payment) in ended {
        for other in [
            notified(s("SUCCESS")),
            inquired(s("SUCCESS")),
            anew(s("SUCCESS"), 77),
            anew(f("ORDER_IS_CLOSED"), 1250),
        ] {
            assert_eq!(
                after(&payment, 900, other).payment.progress.status,
                payment.progress.status,
                "{name}"
            );
        }
        let found = after(&payment, 900, anew(s("SUCCESS"), 1250)).payment;
        assert_eq!((found.progress.status, found.progress.reason), (Status::Succeeded, None), "{name}");
        assert_eq!(found.left_to_refund(), sgd(1250));
    }
    let cancelled = after(&cancelling(), 30, cancelled(s("SUCCESS"))).payment;
    assert_eq!(cancelled.progress.paid_at, None::<Timestamp>);
}
