//! What a payment needs, and when.

use checkout::payment::{Alarm, CancelCause, Duty, Fact, Payment, Status, duty};
use checkout::time::Timestamp;

use crate::support::{
    OPENED_AT, after, cancelled, f, having, inquired, notified, opened, pay, s, situations, u,
};

/// Just after the payment was made, while the payer may confirm, and when that is over.
const TIMES: [i64; 3] = [10, 300, 606];

fn at(seconds: i64) -> Timestamp {
    OPENED_AT.plus_seconds(seconds)
}

/// After how many seconds a look at `payment` is due.
fn due_after(payment: &Payment) -> Option<i64> {
    payment.progress.due_at.map(|due| (due.as_millis() - OPENED_AT.as_millis()) / 1000)
}

#[test]
fn what_is_needed_follows_from_the_situation_and_the_time() {
    use Duty::{AskPay, Cancel, Close, Inquire, InquireThenCancel, Nothing};
    let expected = [
        ("asked", [Nothing, AskPay, InquireThenCancel]),
        ("not sent", [Nothing, Nothing, Close]),
        ("unknown", [AskPay, AskPay, InquireThenCancel]),
        ("processing", [Inquire, Inquire, InquireThenCancel]),
        ("succeeded", [Nothing; 3]),
        ("found paid", [Inquire; 3]),
        ("failed", [Nothing; 3]),
        ("cancelling", [Cancel; 3]),
        ("of unknown", [Cancel; 3]),
        ("of paid", [Cancel; 3]),
        ("refused", [Inquire; 3]),
        ("paid, refused", [Inquire; 3]),
        ("cancelled", [Nothing; 3]),
    ];
    let situations = situations();
    assert_eq!(situations.len(), expected.len());
    for ((name, payment), (expected_name, duties)) in situations.iter().zip(expected) {
        assert_eq!(*name, expected_name);
        assert_eq!(TIMES.map(|seconds| duty(payment, at(seconds))), duties, "{name}");
    }
}

#[test]
fn a_look_is_due_exactly_while_something_can_come_of_it() {
    for (name, payment) in situations() {
        // What an inquiry found paid is looked at once more: has its notification come by then?
        let over = payment.progress.status.is_final() && name != "found paid";
        assert_eq!(payment.progress.due_at.is_none(), over, "{name}");
    }
}

#[test]
fn looks_come_soon_after_the_redirect_and_then_ever_slower() {
    let mut payment = after(&opened(), 1, pay(u("PAYMENT_IN_PROCESS"))).payment;
    let mut pauses = Vec::new();
    let mut last = 1;
    while let Some(due) = due_after(&payment).filter(|due| *due < 600) {
        pauses.push(due - last);
        last = due;
        payment = after(&payment, due, Fact::InquiryUnknown).payment;
    }
    assert_eq!(pauses, [5, 10, 45, 180]);
    // The next is not five minutes later: the time to pay ends before, and five seconds on it is cancelled.
    assert_eq!(due_after(&payment), Some(605));
}

#[test]
fn pay_is_asked_four_times_with_the_same_id_before_inquiries_take_over() {
    let mut payment = having(&[Fact::PayUnknown]);
    let mut asked = 1;
    let mut seconds = 10;
    while duty(&payment, at(seconds)) == Duty::AskPay {
        payment = after(&payment, seconds, Fact::PayAsked).payment;
        assert_eq!(duty(&payment, at(seconds)), Duty::Nothing, "somebody is at it");
        payment = after(&payment, seconds, Fact::PayUnknown).payment;
        asked += 1;
        seconds += 10;
    }
    assert_eq!(asked, 4);
    assert_eq!(duty(&payment, at(seconds)), Duty::Inquire);
}

#[test]
fn who_died_while_asking_is_followed_by_another_who_knows_that_it_may_have_been_sent() {
    let payment = opened();
    assert_eq!(due_after(&payment), Some(20));
    assert_eq!(duty(&payment, at(19)), Duty::Nothing);
    assert_eq!(duty(&payment, at(20)), Duty::AskPay);
    let payment = after(&payment, 20, Fact::PayAsked).payment;
    assert!(payment.progress.maybe_sent);
    let turned_away = after(&payment, 21, pay(f("ACCESS_DENIED"))).payment;
    assert_eq!(turned_away.progress.status, Status::Created, "the first asking may have come through");
}

#[test]
fn a_cancel_is_repeated_soon_and_again_when_a_late_pay_can_no_longer_arrive() {
    let mut payment = having(&[Fact::PayUnknown, Fact::CancelAsked(CancelCause::Shop)]);
    let mut looks = Vec::new();
    while let Some(due) = due_after(&payment) {
        looks.push(due);
        payment = after(&payment, due, cancelled(f("ORDER_NOT_EXIST"))).payment;
    }
    assert_eq!(looks, [6, 11, 17, 25, 38, 58, 88, 148, 268, 568, 660]);
    assert_eq!(payment.progress.status, Status::Cancelled);
}

#[test]
fn a_repeated_notification_puts_off_no_look() {
    let payment = having(&[pay(u("PAYMENT_IN_PROCESS")), Fact::CancelAsked(CancelCause::Shop)]);
    let due = payment.progress.due_at;
    assert!(due.is_some());
    assert_eq!(after(&payment, 3, notified(s("SUCCESS"))).payment.progress.due_at, due);
    assert_eq!(after(&payment, 3, Fact::CancelAsked(CancelCause::Shop)).payment.progress.due_at, due);
}

#[test]
fn after_two_days_the_operator_is_called_once_and_a_late_word_still_counts() {
    let mut payment = having(&[pay(u("PAYMENT_IN_PROCESS"))]);
    let mut called_at = Vec::new();
    while let Some(due) = due_after(&payment) {
        let step = after(&payment, due, Fact::InquiryUnknown);
        if step.record.alarm == Some(Alarm::OperatorNeeded) {
            called_at.push(due);
        }
        payment = step.payment;
    }
    let [called_at] = called_at[..] else { panic!("called at {called_at:?}") };
    assert!((40 * 3600..60 * 3600).contains(&called_at), "called after {called_at} s");
    assert_eq!(payment.progress.status, Status::Processing);
    let settled = after(&payment, called_at + 9000, inquired(s("SUCCESS"))).payment;
    assert_eq!(settled.progress.status, Status::Succeeded);
}
