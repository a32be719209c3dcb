//! Bodies that Alipay+ signed and that are odd: what decides is read as it is, or its place is told; the rest never keeps
//! a message from being read. (field.md 2, 3, O13)

use alipayplus::model::{
    Amount, CancelAnswer, InquiryAnswer, Message, PayAnswer, PaymentNotification, RefundAnswer, ResultStatus,
    ids, read,
};
use proptest::prelude::*;
use serde_json::{Value, json};

#[path = "../../../../fuzz/properties/odd_body.rs"]
pub(crate) mod odd_body;

fn problem<M: Message>(body: &str) -> String {
    match read::<M>(body.as_bytes()) {
        Ok(_) => panic!("{body} is read"),
        Err(problem) => problem.to_string(),
    }
}

fn notification(rest: &str) -> String {
    format!(
        "{{\"paymentResult\":{{\"resultCode\":\"SUCCESS\",\"resultStatus\":\"S\"}},\"paymentRequestId\":\"0af1\"{rest}}}"
    )
}

#[test]
fn an_id_that_is_a_number_is_read_digit_by_digit() {
    let body = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":7},"pspId":1022160000000000000,
        "paymentId":20261126194000000000000000000042,"refundId":9007199254740993,"acquirerId":-1.50}"#;
    let pay: PayAnswer = read(body.as_bytes()).unwrap();
    assert_eq!(pay.payment_id.as_deref(), Some("20261126194000000000000000000042"));
    assert_eq!(pay.psp_id.as_deref(), Some("1022160000000000000"));
    assert_eq!(pay.acquirer_id.as_deref(), Some("-1.50"));
    assert_eq!(pay.result.result_message.as_deref(), Some("7"));
    let refund: RefundAnswer = read(body.as_bytes()).unwrap();
    assert_eq!(refund.refund_id.as_deref(), Some("9007199254740993"));
    let numeric: PaymentNotification = read(notification("").replace("\"0af1\"", "42").as_bytes()).unwrap();
    assert_eq!(numeric.payment_request_id, "42");
}

#[test]
fn a_text_that_is_only_shown_may_hold_anything() {
    for (text, shown) in [
        (&br#""Pay \ud83d""#[..], Some("Pay \u{fffd}")),
        (br#""\ude00Pay""#, Some("\u{fffd}Pay")),
        (br#""\ud83d\ude00""#, Some("😀")),
        (b"\"\xb3\xc9\"", Some("\u{fffd}\u{fffd}")),
        (b"\"a\tb\"", Some("a\u{fffd}b")),
        (br#""a\u0000b""#, Some("a\u{fffd}b")),
        (br#""\x""#, Some("\u{fffd}x")),
        (b"null", None),
        (b"\"\"", None),
        (b"{}", None),
        (b"[1]", None),
        (br#"{"a":"\ud83d"}"#, None),
        (b"12.50", Some("12.50")),
        (b"true", Some("true")),
    ] {
        for field in ["walletBrandName", "somethingNew"] {
            let body = notification(&format!(",\"{field}\":")).into_bytes();
            let body = [&body[..body.len() - 1], text, b"}"].concat();
            let read: PaymentNotification =
                read(&body).unwrap_or_else(|problem| panic!("{}: {problem}", body.escape_ascii()));
            let expected = (field == "walletBrandName").then_some(shown).flatten();
            assert_eq!(read.wallet_brand_name.as_deref(), expected, "{}", body.escape_ascii());
        }
    }
    let long = notification(&format!(",\"walletBrandName\":\"{0}\",\"paymentId\":\"{0}\"", "é".repeat(9000)));
    let long: PaymentNotification = read(long.as_bytes()).unwrap();
    assert_eq!(long.wallet_brand_name.unwrap().chars().count(), 256);
    assert_eq!(long.payment_id, None, "half an id is worse than none");
}

#[test]
fn an_optional_object_may_be_missing_empty_or_something_else() {
    for value in ["null", "{}", "\"\"", "[]", "{\"currency\":\"\",\"value\":null}"] {
        let body =
            format!(",\"paymentAmount\":{value},\"settlementAmount\":{value},\"settlementQuote\":{value}");
        let read: PaymentNotification = read(notification(&body).as_bytes()).unwrap();
        assert_eq!((read.payment_amount, read.settlement_amount), (None, None), "{value}");
    }
    for value in ["7", "\"x\"", "[{}]", "{\"currency\":\"sgd\",\"value\":\"1\"}", "{\"value\":\"1.5\"}"] {
        let body = format!(",\"settlementAmount\":{value},\"settlementQuote\":{value}");
        let read: PaymentNotification = read(notification(&body).as_bytes()).unwrap();
        assert_eq!(read.settlement_amount, None, "{value}");
    }
    let answer = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S"},"transactions":[7,{"transactionId":1},null]}"#;
    let answer: InquiryAnswer = read(answer.as_bytes()).unwrap();
    let ids: Vec<_> = answer.transactions.iter().map(|movement| movement.transaction_id.as_deref()).collect();
    assert_eq!(ids, [Some("1")]);
}

#[test]
fn a_byte_order_mark_before_the_body_is_passed_over() {
    let body = [&b"\xef\xbb\xbf"[..], notification("").as_bytes()].concat();
    assert!(read::<PaymentNotification>(&body).is_ok());
}

#[test]
fn a_field_that_is_there_twice_counts_once_unless_it_decides_and_differs() {
    let twice = notification(
        ",\"walletBrandName\":\"A\",\"walletBrandName\":\"B\",\"paymentRequestId\":\"0af1\",\
         \"paymentAmount\":{\"currency\":\"SGD\",\"currency\":\"SGD\",\"value\":\"300\",\"value\":300}",
    );
    let read: PaymentNotification = read(twice.as_bytes()).unwrap();
    assert_eq!(
        (read.wallet_brand_name.as_deref(), read.payment_amount),
        (Some("A"), Some(Amount::new("SGD", 300)))
    );
    for (rest, place) in [
        (",\"paymentRequestId\":\"0af2\"", "paymentRequestId"),
        (",\"paymentResult\":{\"resultCode\":\"X\",\"resultStatus\":\"F\"}", "paymentResult"),
        (",\"paymentAmount\":{\"currency\":\"SGD\",\"value\":\"1\",\"value\":\"2\"}", "paymentAmount.value"),
    ] {
        let said = problem::<PaymentNotification>(&notification(rest));
        assert_eq!(said, format!("{place}: this is there more than once, with different values"));
    }
}

#[test]
fn what_decides_is_strict_and_its_place_is_told() {
    let amount = |amount: &str| notification(&format!(",\"paymentAmount\":{amount}"));
    for (body, said) in [
        (
            amount(r#"{"currency":"sgd","value":"300"}"#),
            "paymentAmount.currency: \"sgd\" is not an ISO 4217 code of three capital letters",
        ),
        (
            amount(r#"{"currency":"SGD","value":"300.00"}"#),
            "paymentAmount.value: \"300.00\" is not a whole number of the currency's smallest unit",
        ),
        (
            amount(r#"{"currency":"SGD","value":3e2}"#),
            "paymentAmount.value: \"3e2\" is not a whole number of the currency's smallest unit",
        ),
        (amount(r#"{"currency":"SGD"}"#), "paymentAmount.value: this is missing"),
        (amount(r#"{"currency":{"a":1},"value":"1"}"#), "paymentAmount.currency: this is not a text"),
        (amount("300"), "paymentAmount: this is not an object"),
        (notification("").replace("\"S\"", "\"s\""), "paymentResult.resultStatus: \"s\" is not S, F or U"),
        (notification("").replace("\"SUCCESS\"", "null"), "paymentResult.resultCode: this is missing"),
        (notification("").replace("\"0af1\"", "[]"), "paymentRequestId: this is missing"),
        (notification("").replace(":\"0af1\"", ""), "the body is not JSON, at line 1, column 80"),
        ("[]".to_owned(), "this is not an object"),
        (String::new(), "the body is not JSON, at line 1, column 0"),
    ] {
        assert_eq!(problem::<PaymentNotification>(&body), said, "{body}");
    }
    let nowhere = r#"{"customerId":"payer-7788","result":"payer-7788"}"#;
    assert_eq!(problem::<CancelAnswer>(nowhere), "result: this is not an object");
    let refund = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S"},"refundAmount":{"currency":"SGD","value":"x"}}"#;
    assert!(problem::<RefundAnswer>(refund).starts_with("refundAmount.value: \"x\""));
}

#[test]
fn the_ids_of_what_cannot_be_read_are_found() {
    for body in [
        &br#"{"paymentRequestId":"0af1","paymentId":2026,"paymentResult":7}"#[..],
        br#"{"paymentRequestId" : "0af1" "paymentId": 2026,"#,
        b"\xff{\"paymentId\":\"2026\",\"paymentRequestId\":\"0af1\"",
    ] {
        let found = ids(body);
        assert_eq!(found.payment_request_id.as_deref(), Some("0af1"), "{}", body.escape_ascii());
        assert_eq!(found.payment_id.as_deref(), Some("2026"));
    }
    assert_eq!(ids(b"<html>").payment_request_id, None);
}

/// A value that may stand where nothing depends on it, as it is written.
fn anything() -> impl Strategy<Value = Vec<u8>> {
    let text =
        prop::collection::vec(any::<u8>().prop_filter("ends no text", |byte| !b"\"\\".contains(byte)), 0..20);
    prop_oneof![
        text.prop_map(|text| [b"\"", text.as_slice(), b"\""].concat()),
        "\"(\\\\u[dD][89a-fA-F][0-9a-f]{2}|\\\\u0000|\\\\[nx'/]|[a-z ]){0,6}\"".prop_map(String::into_bytes),
        "-?[1-9][0-9]{0,40}([.][0-9]{1,5})?(e[1-9][0-9]?)?".prop_map(String::into_bytes),
        prop::sample::select(vec![
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "[[[{}]]]",
            "{\"result\":{\"resultStatus\":\"F\"}}"
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ]
}

/// What nothing depends on, in one of the five messages or new.
const NOTHING_DEPENDS_ON: [&str; 17] = [
    "acquirerId",
    "pspId",
    "customerId",
    "walletBrandName",
    "paymentId",
    "paymentTime",
    "settlementAmount",
    "settlementQuote",
    "mppPaymentId",
    "transactions",
    "refundId",
    "refundTime",
    "normalUrl",
    "paymentAmounts",
    "resultStatus",
    "new",
    "",
];

fn status(letter: &str) -> ResultStatus {
    match letter {
        "S" => ResultStatus::Success,
        "F" => ResultStatus::Failure,
        _ => ResultStatus::Unknown,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// A valid signature is over any of these; whatever stands beside what decides, it is read, in all five messages.
    #[test]
    fn what_decides_is_read_beside_anything(
        letter in prop::sample::select(vec!["S", "F", "U"]),
        units in 0..u64::MAX,
        as_number in any::<bool>(),
        mark in any::<bool>(),
        message in anything(),
        beside in prop::collection::vec((prop::sample::select(NOTHING_DEPENDS_ON.to_vec()), anything()), 0..8),
        place in any::<prop::sample::Index>(),
    ) {
        let value = if as_number { units.to_string() } else { format!("\"{units}\"") };
        let result = [
            format!("{{\"resultCode\":\"A_CODE\",\"resultStatus\":\"{letter}\",\"resultMessage\":").as_bytes(),
            &message,
            b"}",
        ].concat();
        let amount = format!("{{\"currency\":\"SGD\",\"value\":{value}}}").into_bytes();
        let mut members = vec![
            ("result", result.clone()), ("paymentResult", result), ("paymentAmount", amount.clone()),
            ("refundAmount", amount), ("paymentRequestId", b"\"0af1\"".to_vec()), ("paymentUrl", b"\"https://w.example/\"".to_vec()),
        ];
        for (name, value) in beside {
            members.insert(place.index(members.len() + 1), (name, value));
        }
        let members: Vec<_> =
            members.iter().map(|(name, value)| [format!("\"{name}\":").as_bytes(), value].concat()).collect();
        let body = [if mark { &b"\xef\xbb\xbf"[..] } else { b"" }, b"{", &members.join(&b","[..]), b"}"].concat();
        let said = body.escape_ascii().to_string();
        let of = |problem: alipayplus::model::Unreadable| TestCaseError::fail(format!("{problem}: {said}"));
        let (status, amount) = (status(letter), Amount::new("SGD", units));

        let pay: PayAnswer = read(&body).map_err(of)?;
        prop_assert_eq!(pay.result.result_status, status);
        prop_assert_eq!(pay.payment_url.as_deref(), Some("https://w.example/"));
        let inquiry: InquiryAnswer = read(&body).map_err(of)?;
        prop_assert_eq!(inquiry.payment_result.map(|result| result.result_status), Some(status));
        prop_assert_eq!(inquiry.payment_amount.as_ref(), Some(&amount));
        prop_assert_eq!(inquiry.payment_request_id.as_deref(), Some("0af1"));
        let cancel: CancelAnswer = read(&body).map_err(of)?;
        prop_assert_eq!(cancel.result.result_code, "A_CODE");
        let refund: RefundAnswer = read(&body).map_err(of)?;
        prop_assert_eq!(refund.refund_amount.as_ref(), Some(&amount));
        let notification: PaymentNotification = read(&body).map_err(of)?;
        prop_assert_eq!(notification.payment_result.result_status, status);
        prop_assert_eq!(notification.payment_amount, Some(amount));
        prop_assert_eq!(notification.payment_request_id, "0af1");
        prop_assert!(notification.wallet_brand_name.is_none_or(|name| !name.contains(char::is_control)));
    }

    #[test]
    fn nearly_a_message_is_read_or_its_problem_told(
        value in "\\PC{0,40}",
        cut in 0..200_usize,
        changed in prop::collection::vec((0..200_usize, any::<u8>()), 0..4),
    ) {
        let amount: Value = json!({"currency": "SGD", "value": value});
        let mut body = notification(&format!(",\"paymentAmount\":{amount},\"walletBrandName\":{}", json!(value))).into_bytes();
        for (at, byte) in changed {
            if let Some(there) = body.get_mut(at) {
                *there = byte;
            }
        }
        odd_body::check(&body);
        odd_body::check(&body[..cut.min(body.len())]);
    }
}
