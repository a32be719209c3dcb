//! Verified messages of Alipay+, in the rules' terms.

use alipayplus::model::{
    AlipayResult, Amount, InquiryAnswer, PayAnswer, PaymentNotification, RefundAnswer, Unreadable,
};
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

pub(super) fn inquiry(answer: &InquiryAnswer) -> Result<Held, Unreadable> {
    let call = result(&answer.result);
    let payment = match (call.status, &answer.payment_result) {
        // Beside a call that did not succeed it has no meaning, whatever it says.
        (ResultStatus::Success, Some(payment)) => result(payment),
        // That there is no such payment may be said of the call or of the payment; it means the same.
        _ if call.meaning() == Meaning::NotFound => call,
        _ => return Ok(Held::CallRefused(call)),
    };
    Ok(Held::Payment(Settlement {
        result: payment,
        amount: amount("paymentAmount", answer.payment_amount.as_ref())?,
        payment_id: answer.payment_id.clone(),
        wallet_brand: answer.wallet_brand_name.clone(),
        paid_at: answer.payment_time.as_deref().and_then(time),
    }))
}

pub(super) fn refund(answer: &RefundAnswer) -> Result<RefundReply, Unreadable> {
    Ok(RefundReply {
        result: result(&answer.result),
        amount: amount("refundAmount", answer.refund_amount.as_ref())?,
        refund_id: answer.refund_id.clone(),
        refunded_at: answer.refund_time.as_deref().and_then(time),
    })
}

/// A notification as the rules hear it.
///
/// # Errors
/// [`Unreadable`]: its amount is of no currency that is known here.
pub fn settlement_of_notification(notification: &PaymentNotification) -> Result<Settlement, Unreadable> {
    Ok(Settlement {
        result: result(&notification.payment_result),
        amount: amount("paymentAmount", notification.payment_amount.as_ref())?,
        payment_id: notification.payment_id.clone(),
        wallet_brand: notification.wallet_brand_name.clone(),
        paid_at: notification.payment_time.as_deref().and_then(time),
    })
}

/// The amount in the field of this name, if there is one.
fn amount(field: &str, wire: Option<&Amount>) -> Result<Option<Money>, Unreadable> {
    let Some(wire) = wire else { return Ok(None) };
    let form =
        |part: &str, found: &str, expected| Unreadable::form(format!("{field}.{part}"), found, expected);
    let currency = Currency::from_code(&wire.currency)
        .map_err(|_| form("currency", &wire.currency, "a currency that can be paid in"))?;
    let units = wire
        .minor_units()
        .map_err(|_| form("value", &wire.value, "a whole number of the currency's smallest unit"))?;
    Ok(Some(Money::new(currency, units)))
}

fn time(text: &str) -> Option<Timestamp> {
    let time: jiff::Timestamp = text.parse().ok()?;
    Some(Timestamp::from_millis(time.as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alipayplus::model::read;

    const S: &str = r#"{"resultCode":"SUCCESS","resultStatus":"S"}"#;

    fn inquired(result: &str, rest: &str) -> Held {
        let body = format!("{{\"result\":{result},\"paymentRequestId\":\"0af1\"{rest}}}");
        inquiry(&read(body.as_bytes()).unwrap()).unwrap()
    }

    fn meaning(held: &Held) -> Option<Meaning> {
        match held {
            Held::Payment(settlement) => Some(settlement.result.meaning()),
            Held::CallRefused(_) => None,
        }
    }

    /// security.md L12
    #[test]
    fn a_payment_result_is_believed_beside_a_call_that_succeeded_alone() {
        let paid =
            format!(",\"paymentResult\":{S},\"paymentAmount\":{{\"currency\":\"SGD\",\"value\":\"300\"}}");
        assert_eq!(meaning(&inquired(S, &paid)), Some(Meaning::Done));
        for status in ["F", "U"] {
            for code in ["SUCCESS", "PROCESS_FAIL", "UNKNOWN_EXCEPTION", "SOMETHING_NEW"] {
                let result = format!("{{\"resultCode\":\"{code}\",\"resultStatus\":\"{status}\"}}");
                let held = inquired(&result, &paid);
                assert_eq!(meaning(&held), None, "{status} {code}: {held:?}");
            }
        }
        // What is not there was said of the call, and the payment's own word beside it is no better.
        let not_found = r#"{"resultCode":"ORDER_NOT_EXIST","resultStatus":"F"}"#;
        assert_eq!(meaning(&inquired(not_found, &paid)), Some(Meaning::NotFound));
        assert_eq!(meaning(&inquired(not_found, "")), Some(Meaning::NotFound));
        assert_eq!(meaning(&inquired(S, "")), None, "a call that succeeded says nothing of the payment");
    }

    #[test]
    fn what_the_payment_carries_is_carried_over() {
        let rest = format!(
            ",\"paymentResult\":{S},\"paymentAmount\":{{\"currency\":\"JPY\",\"value\":300}},\"paymentId\":2026,\
             \"walletBrandName\":\"A\",\"paymentTime\":\"2026-11-22T12:00:00+08:00\""
        );
        let Held::Payment(settlement) = inquired(S, &rest) else { panic!("it is a payment") };
        let amount = settlement.amount.unwrap();
        assert_eq!((amount.currency().code(), amount.minor_units()), ("JPY", 300));
        assert_eq!(
            (settlement.payment_id.as_deref(), settlement.wallet_brand.as_deref()),
            (Some("2026"), Some("A"))
        );
        assert_eq!(settlement.paid_at, Some(Timestamp::from_millis(1_795_320_000_000)));
    }

    #[test]
    fn an_amount_of_no_currency_is_named() {
        for (code, body) in [
            (
                "refundAmount",
                format!("{{\"result\":{S},\"refundAmount\":{{\"currency\":\"XAU\",\"value\":\"1\"}}}}"),
            ),
            (
                "paymentAmount",
                format!(
                    "{{\"paymentResult\":{S},\"paymentRequestId\":\"0\",\"paymentAmount\":{{\"currency\":\"XAU\",\"value\":\"1\"}}}}"
                ),
            ),
        ] {
            let problem = match code {
                "refundAmount" => refund(&read(body.as_bytes()).unwrap()).unwrap_err(),
                _ => settlement_of_notification(&read(body.as_bytes()).unwrap()).unwrap_err(),
            };
            assert_eq!(
                problem.to_string(),
                format!("{code}.currency: \"XAU\" is not a currency that can be paid in")
            );
        }
    }

    #[test]
    fn a_payer_is_led_only_where_the_policy_lets_them() {
        let policy = PaymentUrlPolicy::new(&"https://gateway.example".parse().unwrap());
        let led = |url: &str| {
            let body = format!("{{\"result\":{S},\"paymentId\":7,\"paymentUrl\":\"{url}\"}}");
            let reply = pay(&read(body.as_bytes()).unwrap(), &policy);
            assert_eq!((reply.payment_id.as_deref(), reply.result.code.as_str()), (Some("7"), "SUCCESS"));
            reply.payment_url
        };
        assert_eq!(led("https://w.example/").as_deref(), Some("https://w.example/"));
        assert_eq!(led("javascript:alert(1)"), None);
    }
}
