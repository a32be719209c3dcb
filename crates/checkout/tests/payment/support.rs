//! Payments in every situation, and facts to happen to them.

use checkout::attempt::AttemptId;
use checkout::device::Device;
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{Currency, Money};
use checkout::payment::{
    CancelCause, CancelReply, Event, Fact, Held, Order, OutcomeToken, PayReply, Payer, Payment, RequestId,
    Settlement, Step, TIME_TO_PAY_SECONDS, transition,
};
use checkout::result_code::{ResultCode, ResultStatus};
use checkout::time::Timestamp;

/// When every payment here is made.
pub(crate) const OPENED_AT: Timestamp = Timestamp::from_millis(1_795_320_000_000);

/// A payment of SGD 12.50 whose `pay` is being asked for the first time.
pub(crate) fn opened() -> Payment {
    Payment::open(Order {
        request_id: RequestId::from_random([1; 16]),
        token: OutcomeToken::from_random([2; 16]),
        attempt: AttemptId::new([3; 16]),
        code: EntryCode::from_random([4; 16]),
        store_id: "S1".to_owned(),
        amount: sgd(1250),
        note: None,
        payer: Payer {
            user_agent: String::new(),
            client_ip: None,
            device: Device::from_user_agent(""),
            wallet: "GCASH".to_owned(),
            language: Language::En,
        },
        created_at: OPENED_AT,
        expires_at: OPENED_AT.plus_seconds(TIME_TO_PAY_SECONDS),
    })
}

pub(crate) fn sgd(minor_units: u64) -> Money {
    Money::new(Currency::from_code("SGD").unwrap(), minor_units)
}

/// The same number of another currency's smallest units.
pub(crate) fn jpy(minor_units: u64) -> Money {
    Money::new(Currency::from_code("JPY").unwrap(), minor_units)
}

pub(crate) fn result(status: ResultStatus, code: &str) -> ResultCode {
    ResultCode { status, code: code.to_owned() }
}

pub(crate) fn s(code: &str) -> ResultCode {
    result(ResultStatus::Success, code)
}

pub(crate) fn f(code: &str) -> ResultCode {
    result(ResultStatus::Failure, code)
}

pub(crate) fn u(code: &str) -> ResultCode {
    result(ResultStatus::Unknown, code)
}

/// `pay` answered, with an address to confirm at where the result leads there.
pub(crate) fn pay(result: ResultCode) -> Fact {
    let leads_on = result.status == ResultStatus::Success || result.code == "PAYMENT_IN_PROCESS";
    Fact::PayAnswered(PayReply {
        payment_id: leads_on.then(|| "alipayplus-1".to_owned()),
        payment_url: leads_on.then(|| "https://wallet.example/1".to_owned()),
        result,
    })
}

/// A payment's end, of this amount.
pub(crate) fn settlement(result: ResultCode, amount: Option<Money>) -> Settlement {
    Settlement { result, amount, payment_id: None, wallet_brand: None, paid_at: None }
}

pub(crate) fn notified(result: ResultCode) -> Fact {
    Fact::Notified(settlement(result, Some(sgd(1250))))
}

pub(crate) fn inquired(result: ResultCode) -> Fact {
    Fact::Inquired(Held::Payment(settlement(result, Some(sgd(1250)))))
}

pub(crate) fn cancelled(result: ResultCode) -> Fact {
    Fact::CancelAnswered(CancelReply { result })
}

/// What happens to `payment` so many seconds after it was made.
pub(crate) fn after(payment: &Payment, seconds: i64, fact: Fact) -> Step {
    transition(payment, &Event::unproven(OPENED_AT.plus_seconds(seconds), fact))
}

/// A payment to which these facts have happened, a second apart.
pub(crate) fn having(facts: &[Fact]) -> Payment {
    (1..).zip(facts).fold(opened(), |payment, (second, fact)| after(&payment, second, fact.clone()).payment)
}

/// Every situation that a payment can be in, as far as the rules tell them apart.
pub(crate) fn situations() -> Vec<(&'static str, Payment)> {
    let in_process = || pay(u("PAYMENT_IN_PROCESS"));
    let paid = || notified(s("SUCCESS"));
    let by_shop = || Fact::CancelAsked(CancelCause::Shop);
    let refused = || cancelled(f("CANCEL_WINDOW_EXCEED"));
    vec![
        ("asked", opened()),
        ("not sent", having(&[Fact::PayNotSent])),
        ("unknown", having(&[Fact::PayUnknown])),
        ("processing", having(&[in_process()])),
        ("succeeded", having(&[in_process(), paid()])),
        ("found paid", having(&[in_process(), inquired(s("SUCCESS"))])),
        ("failed", having(&[in_process(), notified(f("PROCESS_FAIL"))])),
        ("cancelling", having(&[in_process(), by_shop()])),
        ("of unknown", having(&[Fact::PayUnknown, by_shop()])),
        ("of paid", having(&[in_process(), paid(), by_shop()])),
        ("refused", having(&[in_process(), by_shop(), refused()])),
        ("paid, refused", having(&[in_process(), paid(), by_shop(), refused()])),
        ("cancelled", having(&[in_process(), by_shop(), cancelled(s("SUCCESS"))])),
    ]
}
