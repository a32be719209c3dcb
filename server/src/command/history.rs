//! A payment's history in plain words. Scripts get the names (`--json`).

use checkout::payment::Alarm;

/// What happened.
pub(super) fn fact_in_words(name: &str) -> &str {
    match name {
        "opened" => "the payer pressed pay",
        "pay_asked" => "we ask Alipay+ for the payment again",
        "pay_answered" => "Alipay+ answered the request for the payment",
        "pay_not_sent" => "Alipay+ could not be reached: nothing was sent",
        "pay_unknown" => "the request for the payment went out; no answer that can be believed",
        "notified" => "Alipay+ notified us",
        "inquired" => "we inquired; Alipay+ answered",
        "inquiry_unknown" => "we inquired; no answer that can be believed",
        "cancel_asked_by_shop" => "the shop wants it cancelled",
        "cancel_asked_on_expiry" => "the time to pay is over: it is to be cancelled",
        "cancel_answered" => "Alipay+ answered the cancel",
        "cancel_unknown" => "the cancel went out; no answer that can be believed",
        "ran_out" => "the time to pay is over, and nothing ever reached Alipay+",
        "refund_opened" => "the shop gives money back",
        "refund_asked" => "we ask Alipay+ for the refund again",
        "refund_answered" => "Alipay+ answered the refund",
        "refund_not_sent" => "Alipay+ could not be reached for the refund: nothing was sent",
        "refund_unknown" => "the refund went out; no answer that can be believed",
        // A newer server wrote it.
        other => other,
    }
}

/// What the operator has to know, and do.
pub(super) fn alarm_in_words(name: &str) -> &str {
    match Alarm::ALL.into_iter().find(|alarm| alarm.name() == name) {
        Some(Alarm::AmountDiffers) => "ALARM: the amount or currency is not ours; nothing was changed",
        Some(Alarm::PaidAfterCancel) => "ALARM: paid although it is cancelled; see that the money goes back",
        Some(Alarm::Contradiction) => "ALARM: Alipay+ said something else about the end before; ask Alipay+",
        Some(Alarm::OperatorNeeded) => "ALARM: no machine gets further; the code says why",
        Some(Alarm::CancelRefused) => "ALARM: Alipay+ does not cancel it any more; refund instead",
        Some(Alarm::NeverNotified) => "ALARM: found by inquiry, never notified; does Alipay+ reach us?",
        Some(Alarm::NoPaymentUrl) => "ALARM: no address came that a payer may be sent to",
        Some(Alarm::RefundFailed) => "ALARM: the refund was refused; the money did not go back",
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use checkout::payment::Record;

    use super::*;

    #[test]
    fn nothing_is_told_by_its_name() {
        for name in Record::FACTS {
            assert!(fact_in_words(name) != name, "{name} has no words");
        }
        for alarm in Alarm::ALL {
            assert!(alarm_in_words(alarm.name()).starts_with("ALARM: "), "{}", alarm.name());
        }
    }
}
