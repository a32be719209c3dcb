//! The body of a notification, and what the rules are told of it.

use alipayplus::model::{Hidden, PaymentNotification, ResultStatus as WireStatus, read};
use checkout::result_code::ResultStatus;

use super::gateway::settlement_of_notification;

pub(crate) fn check(body: &[u8]) {
    let Ok(notification) = read::<PaymentNotification>(body) else { return };
    is_read_again(&notification);
    is_read_beside_what_is_new(&notification, body);
    hides_the_payer(&notification);
    settles_what_it_says(&notification);
}

fn write(notification: &PaymentNotification) -> Vec<u8> {
    serde_json::to_vec(notification).unwrap_or_else(|error| panic!("{notification:?}: {error}"))
}

/// What we write of it is read and written the same. (Empty texts are left out, so they are not read again.)
fn is_read_again(notification: &PaymentNotification) {
    let written = write(notification);
    let again = read::<PaymentNotification>(&written);
    let again = again.unwrap_or_else(|error| panic!("{notification:?} is not read again: {error}"));
    assert_eq!(write(&again), written);
}

/// Fields that are not known here yet are passed over.
fn is_read_beside_what_is_new(notification: &PaymentNotification, body: &[u8]) {
    let Some(open) = body.trim_ascii_end().strip_suffix(b"}") else { return };
    let again =
        read::<PaymentNotification>(&[open, b",\"somethingNew\":[{\"paymentRequestId\":1}]}"].concat());
    assert_eq!(again.ok().as_ref(), Some(notification), "beside a new field");
}

/// Whoever pays, what goes to a log is the same.
fn hides_the_payer(notification: &PaymentNotification) {
    if notification.customer_id.is_some() {
        let somebody_else = Hidden::new("somebody else");
        let other = PaymentNotification { customer_id: Some(somebody_else), ..notification.clone() };
        assert_eq!(format!("{other:?}"), format!("{notification:?}"));
    }
}

/// The result to the letter, and the amount to the last unit; an amount that is none settles nothing.
fn settles_what_it_says(notification: &PaymentNotification) {
    let wire = notification.payment_amount.as_ref();
    let Ok(settlement) = settlement_of_notification(notification) else {
        assert!(wire.is_some(), "{notification:?} settles nothing");
        return;
    };
    assert_eq!(settlement.amount.is_some(), wire.is_some());
    if let (Some(amount), Some(wire)) = (settlement.amount, wire) {
        assert_eq!(amount.currency().code(), wire.currency);
        let digits = wire.value.trim_start_matches('0');
        assert_eq!(amount.minor_units().to_string(), if digits.is_empty() { "0" } else { digits });
    }
    assert_eq!(settlement.result.code, notification.payment_result.result_code);
    let status = match notification.payment_result.result_status {
        WireStatus::Success => ResultStatus::Success,
        WireStatus::Failure => ResultStatus::Failure,
        WireStatus::Unknown => ResultStatus::Unknown,
    };
    assert_eq!(settlement.result.status, status);
    assert_eq!(settlement.payment_id, notification.payment_id);
    assert_eq!(settlement.wallet_brand, notification.wallet_brand_name);
    assert!(settlement.paid_at.is_none() || notification.payment_time.is_some());
}
