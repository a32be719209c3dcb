//! A body that Alipay+ signed, whatever it is: as each of the five messages that Alipay+ sends.

use alipayplus::model::{
    AlipayResult, Amount, CancelAnswer, InquiryAnswer, Message, Object, PayAnswer, PaymentNotification,
    RefundAnswer, ResultStatus, Unreadable, ids, read,
};

/// The longest text that is kept of a field.
const CHARACTERS_MAX: usize = 256;

pub(crate) fn check(body: &[u8]) {
    if let Some(pay) = holds::<PayAnswer>(body) {
        is_a_result(&pay.result);
        are_kept(&[&pay.payment_id, &pay.wallet_brand_name, &pay.payment_time, &pay.psp_id]);
    }
    if let Some(inquiry) = holds::<InquiryAnswer>(body) {
        is_a_result(&inquiry.result);
        inquiry.payment_result.iter().for_each(is_a_result);
        inquiry.payment_amount.iter().for_each(is_an_amount);
        are_kept(&[&inquiry.payment_id, &inquiry.wallet_brand_name, &inquiry.payment_time]);
    }
    if let Some(cancel) = holds::<CancelAnswer>(body) {
        is_a_result(&cancel.result);
    }
    if let Some(refund) = holds::<RefundAnswer>(body) {
        is_a_result(&refund.result);
        refund.refund_amount.iter().for_each(is_an_amount);
        are_kept(&[&refund.refund_id, &refund.refund_time]);
    }
    if let Some(notification) = holds::<PaymentNotification>(body) {
        is_a_result(&notification.payment_result);
        notification.payment_amount.iter().for_each(is_an_amount);
        assert!(!notification.payment_request_id.is_empty());
        let found = ids(body).payment_request_id;
        let whole = notification.payment_request_id.chars().count() <= CHARACTERS_MAX;
        assert!(!whole || found.as_ref() == Some(&notification.payment_request_id), "{found:?}");
    }
    let found = ids(body);
    are_kept(&[&found.payment_request_id, &found.payment_id]);
}

/// Read the same each time, also behind a byte order mark; or refused with a reason of one short line.
fn holds<M: Message>(body: &[u8]) -> Option<M> {
    match read::<M>(body) {
        Ok(message) => {
            if !body.starts_with(b"\xef\xbb\xbf") {
                assert!(read::<M>(&[b"\xef\xbb\xbf", body].concat()).is_ok(), "not behind a byte order mark");
            }
            assert!(read::<Nothing>(body).is_ok());
            Some(message)
        }
        Err(problem) => {
            let said = problem.to_string();
            assert!(said.len() < 500 && !said.contains('\n'), "{said}");
            None
        }
    }
}

/// Any object at all.
struct Nothing;

impl Message for Nothing {
    fn of(_: &Object<'_>) -> Result<Self, Unreadable> {
        Ok(Self)
    }
}

fn is_a_result(result: &AlipayResult) {
    assert!(!result.result_code.is_empty());
    assert!(matches!(
        result.result_status,
        ResultStatus::Success | ResultStatus::Failure | ResultStatus::Unknown
    ));
}

fn is_an_amount(amount: &Amount) {
    assert!(amount.currency.len() == 3 && amount.currency.bytes().all(|byte| byte.is_ascii_uppercase()));
    assert!(amount.minor_units().is_ok(), "{amount:?}");
}

/// Bounded, and without what a database or a log of one line would stumble over.
fn are_kept(texts: &[&Option<String>]) {
    for text in texts.iter().copied().flatten() {
        assert!(text.chars().count() <= CHARACTERS_MAX && !text.contains(char::is_control), "{text:?}");
    }
}
