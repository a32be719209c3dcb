//! What lies on the wire: exactly these fields when writing, every known spelling when reading.

use std::net::IpAddr;

use alipayplus::model::{
    Acknowledgement, Amount, CancelRequest, Environment, Hidden, InquiryAnswer, InquiryRequest, Message,
    OsType, PayAnswer, PayRequest, PaymentFactor, PaymentNotification, ResultStatus, StoreScenario,
    TerminalType, TransactionStatus, TransactionType, Unreadable,
};
use serde_json::{Value, json};

use crate::support::messages::pay_request;

fn read<M: Message>(body: &Value) -> Result<M, Unreadable> {
    alipayplus::model::read(body.to_string().as_bytes())
}

#[test]
fn a_pay_request_is_written_with_these_fields_and_no_others() {
    let expected = json!({
        "paymentRequestId": "pay-0001",
        "paymentAmount": {"currency": "SGD", "value": "1250"},
        "paymentMethod": {"paymentMethodType": "CONNECT_WALLET"},
        "paymentFactor": {"isInStorePayment": true, "inStorePaymentScenario": "EntryCode"},
        "order": {
            "referenceOrderId": "order-0001",
            "orderDescription": "Kopi 咖啡",
            "orderAmount": {"currency": "SGD", "value": "1250"},
            "merchant": {
                "referenceMerchantId": "merchant-1",
                "merchantMCC": "5812",
                "store": {"referenceStoreId": "store-1", "storeName": "Ah Seng Kopi"},
            },
            "env": {"terminalType": "WAP", "osType": "IOS", "userAgent": "Mozilla/5.0 AlipayConnect"},
        },
        "paymentNotifyUrl": "https://pay.example/alipayplus/notifyPayment",
        "paymentRedirectUrl": "https://pay.example/p/token",
        "paymentExpiryTime": "2026-11-22T12:10:00Z",
        "settlementStrategy": {"settlementCurrency": "SGD"},
    });
    assert_eq!(serde_json::to_value(pay_request()).unwrap(), expected);
    assert_eq!(serde_json::from_value::<PayRequest>(expected).unwrap(), pay_request());
}

#[test]
fn an_optional_field_that_is_absent_or_empty_is_left_out() {
    let mut request = pay_request();
    request.payment_expiry_time = Some(String::new());
    request.payment_method.payment_method_id = Some(Hidden::default());
    request.settlement_strategy = None;
    request.order.environment.as_mut().unwrap().client_ip = Some(Hidden::new(""));
    request.order.merchant.as_mut().unwrap().merchant_name = Some(String::new());
    let text = serde_json::to_string(&request).unwrap();
    for absent in ["\"\"", "null", "Expiry", "MethodId", "settlement", "clientIp", "merchantName"] {
        assert!(!text.contains(absent), "{absent} in {text}");
    }
    assert_eq!(
        serde_json::to_value(InquiryRequest::by_request_id("a")).unwrap(),
        json!({"paymentRequestId": "a"})
    );
    assert_eq!(
        serde_json::to_value(CancelRequest::by_request_id("a")).unwrap(),
        json!({"paymentRequestId": "a"})
    );
}

#[test]
fn a_notification_is_acknowledged_with_s_and_success() {
    let result = &serde_json::to_value(Acknowledgement::received()).unwrap()["result"];
    assert_eq!((&result["resultStatus"], &result["resultCode"]), (&json!("S"), &json!("SUCCESS")));
}

#[test]
fn flags_and_amounts_are_read_as_text_or_as_themselves() {
    for flag in [json!(true), json!("true")] {
        let factor = json!({"isInStorePayment": flag, "inStorePaymentScenario": "EntryCode", "isCashierPayment": null});
        assert_eq!(serde_json::from_value::<PaymentFactor>(factor).unwrap(), PaymentFactor::entry_code());
    }
    let factor: PaymentFactor = serde_json::from_value(json!({"isCashierPayment": "false"})).unwrap();
    assert_eq!(factor.is_cashier_payment, Some(false));
    assert!(serde_json::from_value::<PaymentFactor>(json!({"isInStorePayment": "yes"})).is_err());

    for value in [json!("1250"), json!(1250)] {
        let amount: Amount = serde_json::from_value(json!({"currency": "SGD", "value": value})).unwrap();
        assert_eq!(amount, Amount::new("SGD", 1250));
        assert_eq!(amount.minor_units(), Ok(1250));
    }
    assert!(serde_json::from_value::<Amount>(json!({"currency": "SGD", "value": 12.5})).is_err());
}

#[test]
fn an_amount_that_is_no_whole_number_of_units_has_none() {
    for value in ["", "12.50", "+12", "-1", " 12", "１２", "1e3", "18446744073709551616"] {
        let amount = Amount { currency: "SGD".to_owned(), value: value.to_owned() };
        assert!(amount.minor_units().is_err(), "{value}");
    }
    assert_eq!(Amount::new("JPY", u64::MAX).minor_units(), Ok(u64::MAX));
}

#[test]
fn what_is_not_known_is_ignored_and_a_word_of_an_open_list_is_kept() {
    let answer: InquiryAnswer = read(&json!({
        "result": {"resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": null, "new": {}},
        "paymentResult": {"resultCode": "SOMETHING_NEW", "resultStatus": "F"},
        "transactions": [
            {"transactionType": "REFUND", "transactionStatus": "SUCCESS", "transactionRequestId": "refund-1"},
            {"transactionType": "CHARGEBACK", "transactionStatus": "LOST"},
        ],
        "settlementQuote": {"quotePrice": 0.1875},
        "somethingNew": [1, 2, 3],
    }))
    .unwrap();
    assert_eq!(answer.payment_result.unwrap().result_code, "SOMETHING_NEW");
    let kinds: Vec<_> = answer
        .transactions
        .iter()
        .map(|movement| (movement.transaction_type.clone(), movement.transaction_status.clone()))
        .collect();
    let new = |word: &str| word.to_owned();
    assert_eq!(
        kinds,
        [
            (Some(TransactionType::Refund), Some(TransactionStatus::Success)),
            (Some(TransactionType::Other(new("CHARGEBACK"))), Some(TransactionStatus::Other(new("LOST")))),
        ]
    );
    assert_eq!(answer.settlement_quote.unwrap().quote_price.as_deref(), Some("0.1875"));

    let empty: InquiryAnswer = read(&json!({
        "result": {"resultCode": "ORDER_NOT_EXIST", "resultStatus": "F"}, "transactions": null,
    }))
    .unwrap();
    assert!(empty.transactions.is_empty());
}

#[test]
fn a_price_that_is_only_shown_keeps_no_message_from_being_read_whatever_number_it_is() {
    for (price, shown) in [(json!(-1), "-1"), (json!(0), "0"), (json!(-0.5), "-0.5"), (json!("n/a"), "n/a")] {
        let answer: InquiryAnswer = read(&json!({
            "result": {"resultCode": "SUCCESS", "resultStatus": "S"}, "settlementQuote": {"quotePrice": price},
        }))
        .unwrap();
        assert_eq!(answer.settlement_quote.unwrap().quote_price.as_deref(), Some(shown));
    }
}

#[test]
fn a_result_status_that_is_not_one_of_three_cannot_be_read() {
    for status in [json!("P"), json!("s"), json!(""), Value::Null] {
        let answer = json!({"result": {"resultCode": "SUCCESS", "resultStatus": status}});
        assert!(read::<PayAnswer>(&answer).is_err());
    }
}

#[test]
fn a_notification_is_read_and_its_payer_is_not_shown() {
    let notification: PaymentNotification = read(&json!({
        "paymentResult": {"resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success"},
        "paymentRequestId": "pay-0001", "paymentId": "2026112210", "customerId": "payer-7788",
        "paymentAmount": {"currency": "JPY", "value": "980"}, "paymentTime": "2026-11-22T20:00:01+08:00",
        "walletBrandName": "Kakao Pay", "pspId": "1022172000000000001", "acquirerId": "1022",
        "mppPaymentId": "not read here",
    }))
    .unwrap();
    assert_eq!(notification.payment_result.result_status, ResultStatus::Success);
    assert_eq!(notification.payment_amount.as_ref().unwrap(), &Amount::new("JPY", 980));
    assert!(!format!("{notification:?}").contains("payer-7788"));
    assert_eq!(notification.customer_id.as_ref().map(Hidden::expose), Some("payer-7788"));
    assert_eq!(serde_json::to_value(&notification).unwrap()["customerId"], "payer-7788");
}

#[test]
fn the_payer_is_sent_to_payment_url_or_else_to_normal_url() {
    let answer = |urls: Value| -> PayAnswer {
        let mut answer = json!({"result": {"resultCode": "PAYMENT_IN_PROCESS", "resultStatus": "U"}});
        answer.as_object_mut().unwrap().extend(urls.as_object().unwrap().clone());
        read(&answer).unwrap()
    };
    let both = answer(json!({"paymentUrl": "https://a.example", "normalUrl": "https://b.example"}));
    assert_eq!(both.redirect_url(), Some("https://a.example"));
    assert_eq!(answer(json!({"paymentUrl": "", "normalUrl": "x:"})).redirect_url(), Some("x:"));
    assert_eq!(answer(json!({})).redirect_url(), None);
}

#[test]
fn an_address_that_does_not_fit_is_left_out_rather_than_cut() {
    let client_ip = |text: &str| {
        let mut environment = Environment::default();
        environment.set_client_ip(text.parse::<IpAddr>().unwrap());
        environment.client_ip.map(|address| address.expose().to_owned())
    };
    assert_eq!(client_ip("203.0.113.7").as_deref(), Some("203.0.113.7"));
    assert_eq!(client_ip("::ffff:203.0.113.7").as_deref(), Some("203.0.113.7"));
    assert_eq!(client_ip("2001:db8::7").as_deref(), Some("2001:db8::7"));
    assert_eq!(client_ip("2001:db8:1111:2222:3333:4444:5555:6666"), None);
}

#[test]
fn words_of_the_wire_are_these() {
    for (written, word) in [
        (serde_json::to_value(TerminalType::MiniApp), "MINI_APP"),
        (serde_json::to_value(OsType::Android), "ANDROID"),
        (serde_json::to_value(StoreScenario::EntryCode), "EntryCode"),
        (serde_json::to_value(TerminalType::Other("WATCH".to_owned())), "WATCH"),
        (serde_json::to_value(ResultStatus::Unknown), "U"),
    ] {
        assert_eq!(written.unwrap(), word);
    }
}
