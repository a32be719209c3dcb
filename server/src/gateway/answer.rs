//! Verified messages of Alipay+, in the rules' terms.

use alipayplus::model::{AlipayResult, Amount, InquiryAnswer, PayAnswer, PaymentNotification, RefundAnswer};
use checkout::money::{Currency, Money};
use checkout::payment::{Held, PayReply, Settlement};
use checkout::refund::RefundReply;
use checkout::result_code::{Meaning, ResultCode, ResultStatus};
use checkout::time::Timestamp;

use super::PaymentUrlPolicy;

pub(super) fn result(result: &AlipayResult) -> ResultCode {
    use alipayplus::model::ResultStatus as Wire;
    ResultCode {
        status: match result.result_status {
            Wire::Success => ResultStatus::Success,
            Wire::Failure => ResultStatus::Failure,
            Wire::Unknown => ResultStatus::Unknown,
        },
        code: result.result_code.clone(),
    }
}

pub(super) fn pay(answer: &PayAnswer, payment_urls: &PaymentUrlPolicy) -> PayReply {
    let payment_url = answer.redirect_url().and_then(|url| payment_urls.check(url));
    PayReply { result: result(&answer.result), payment_id: answer.payment_id.clone(), payment_url }
}

/// `None` when the amount is no amount.
pub(super) fn inquiry(answer: &InquiryAnswer) -> Option<Held> {
    let call = result(&answer.result);
    let payment = match &answer.payment_result {
        Some(payment) => result(payment),
        // That there is no such payment may be said of the call or of the payment; it means the same.
        None if call.meaning() == Meaning::NotFound => call,
        None => return Some(Held::CallRefused(call)),
    };
    Some(Held::Payment(Settlement {
        result: payment,
        amount: amount(answer.payment_amount.as_ref())?,
        payment_id: answer.payment_id.clone(),
        wallet_brand: answer.wallet_brand_name.clone(),
        paid_at: answer.payment_time.as_deref().and_then(time),
    }))
}

/// `None` when the amount is no amount.
pub(super) fn refund(answer: &RefundAnswer) -> Option<RefundReply> {
    Some(RefundReply {
        result: result(&answer.result),
        amount: amount(answer.refund_amount.as_ref())?,
        refund_id: answer.refund_id.clone(),
        refunded_at: answer.refund_time.as_deref().and_then(time),
    })
}

/// A notification as the rules hear it; `None` when its amount is no amount.
pub fn settlement_of_notification(notification: &PaymentNotification) -> Option<Settlement> {
    Some(Settlement {
        result: result(&notification.payment_result),
        amount: amount(notification.payment_amount.as_ref())?,
        payment_id: notification.payment_id.clone(),
        wallet_brand: notification.wallet_brand_name.clone(),
        paid_at: notification.payment_time.as_deref().and_then(time),
    })
}

/// The amount, if there is one; `None` when what is there is no amount.
#[expect(clippy::option_option, reason = "an amount that is missing is not an amount that is wrong")]
fn amount(wire: Option<&Amount>) -> Option<Option<Money>> {
    let Some(wire) = wire else { return Some(None) };
    let currency = Currency::from_code(&wire.currency).ok()?;
    Some(Some(Money::new(currency, wire.minor_units().ok()?)))
}

fn time(text: &str) -> Option<Timestamp> {
    let time: jiff::Timestamp = text.parse().ok()?;
    Some(Timestamp::from_millis(time.as_millisecond()))
}
