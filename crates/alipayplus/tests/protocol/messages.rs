//! What lies on the wire: exactly these fields when writing, every known spelling when reading.

use std::net::IpAddr;

use alipayplus::model::{
    Acknowledgement, Address, Amount, CancelRequest, Environment, FieldFault, Hidden, InquiryAnswer,
    InquiryRequest, Merchant, OsType, PayAnswer, PayRequest, PaymentFactor, PaymentNotification,
    RefundRequest, Request, ResultStatus, StoreScenario, TerminalType, TransactionStatus, TransactionType,
};
use serde_json::{Value, json};

use crate::support::messages::pay_request;

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
    let answer: InquiryAnswer = serde_json::from_value(json!({
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

    let empty: InquiryAnswer = serde_json::from_value(json!({
        "result": {"resultCode": "ORDER_NOT_EXIST", "resultStatus": "F"}, "transactions": null,
    }))
    .unwrap();
    assert!(empty.transactions.is_empty());
}

#[test]
fn a_result_status_that_is_not_one_of_three_cannot_be_read() {
    for status in [json!("P"), json!("s"), json!(""), Value::Null] {
        let answer = json!({"result": {"resultCode": "SUCCESS", "resultStatus": status}});
        assert!(serde_json::from_value::<PayAnswer>(answer).is_err());
    }
}

#[test]
fn a_notification_is_read_and_its_payer_is_not_shown() {
    let notification: PaymentNotification = serde_json::from_value(json!({
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
        serde_json::from_value(answer).unwrap()
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

/// What is wrong with a pay request after `change`.
fn fault(change: impl FnOnce(&mut PayRequest)) -> Option<(String, FieldFault)> {
    let mut request = pay_request();
    change(&mut request);
    request.validate().err().map(|problem| (problem.field, problem.fault))
}

fn environment(request: &mut PayRequest) -> &mut Environment {
    request.order.environment.as_mut().unwrap()
}

fn merchant(request: &mut PayRequest) -> &mut Merchant {
    request.order.merchant.as_mut().unwrap()
}

#[test]
fn a_pay_request_within_the_limits_is_good() {
    assert_eq!(fault(|_| ()), None);
    assert_eq!(fault(|request| request.payment_request_id = "x".repeat(64)), None);
    assert_eq!(fault(|request| request.order.order_description = "咖".repeat(256)), None);
    assert_eq!(fault(|request| request.payment_notify_url = None), None);
}

#[test]
fn a_field_beyond_its_limit_is_named_with_its_parents() {
    let too_long =
        |field: &str, limit| Some((field.to_owned(), FieldFault::TooLong { length: limit + 1, limit }));
    let long = |limit: usize| "x".repeat(limit + 1);
    assert_eq!(fault(|request| request.payment_request_id = long(64)), too_long("paymentRequestId", 64));
    assert_eq!(
        fault(|request| request.order.reference_order_id = long(64)),
        too_long("order.referenceOrderId", 64)
    );
    assert_eq!(
        fault(|request| request.order.order_description = "咖".repeat(257)),
        too_long("order.orderDescription", 256)
    );
    assert_eq!(
        fault(|request| merchant(request).reference_merchant_id = Some(long(32))),
        too_long("order.merchant.referenceMerchantId", 32)
    );
    assert_eq!(
        fault(|request| environment(request).client_ip = Some(Hidden::new(long(32)))),
        too_long("order.env.clientIp", 32)
    );
    assert_eq!(
        fault(|request| environment(request).store_terminal_id = Some(long(64))),
        too_long("order.env.storeTerminalId", 64)
    );
    let address = Address { region: "SG".to_owned(), city: Some(long(32)), ..Address::default() };
    assert_eq!(
        fault(|request| merchant(request).store.as_mut().unwrap().store_address = Some(address)),
        too_long("order.merchant.store.storeAddress.city", 32)
    );
    assert_eq!(
        fault(
            |request| request.payment_redirect_url = Some(format!("https://a.example/{}", "x".repeat(2031)))
        ),
        too_long("paymentRedirectUrl", 2048)
    );
}

#[test]
fn a_field_that_must_be_there_is_named() {
    let required = |field: &str| Some((field.to_owned(), FieldFault::Required));
    assert_eq!(fault(|request| request.payment_request_id.clear()), required("paymentRequestId"));
    assert_eq!(fault(|request| request.order.order_description.clear()), required("order.orderDescription"));
    assert_eq!(fault(|request| request.order.merchant = None), required("order.merchant.store"));
    assert_eq!(fault(|request| merchant(request).store = None), required("order.merchant.store"));
    assert_eq!(fault(|request| request.order.environment = None), required("order.env.userAgent"));
    assert_eq!(fault(|request| environment(request).user_agent = None), required("order.env.userAgent"));
    assert_eq!(fault(|request| request.payment_redirect_url = None), required("paymentRedirectUrl"));
    assert_eq!(
        fault(|request| {
            request.payment_factor.in_store_payment_scenario = Some(StoreScenario::OrderCode);
            merchant(request).store = None;
        }),
        None,
        "only an entry code asks for the store"
    );
}

#[test]
fn a_field_of_another_form_is_named() {
    let form = |field: &str| Some((field.to_owned(), FieldFault::Form));
    assert_eq!(fault(|request| request.payment_amount.value = "0".to_owned()), form("paymentAmount.value"));
    assert_eq!(fault(|request| request.payment_amount.value = "1.5".to_owned()), form("paymentAmount.value"));
    assert_eq!(
        fault(|request| request.payment_amount.currency = "sgd".to_owned()),
        form("paymentAmount.currency")
    );
    assert_eq!(
        fault(|request| request.order.order_amount.value = "-1".to_owned()),
        form("order.orderAmount.value")
    );
    for url in ["http://pay.example/p", "pay.example/p", "javascript:alert(1)"] {
        assert_eq!(
            fault(|request| request.payment_redirect_url = Some(url.to_owned())),
            form("paymentRedirectUrl")
        );
    }
}

#[test]
fn an_inquiry_or_cancel_needs_one_of_the_ids_and_a_refund_its_own() {
    let field = |result: Result<(), alipayplus::model::FieldProblem>| result.unwrap_err().to_string();
    let required = "paymentRequestId: this field is required";
    assert_eq!(field(InquiryRequest::default().validate()), required);
    assert_eq!(field(CancelRequest::by_request_id("").validate()), required);
    let by_payment_id = CancelRequest { payment_id: Some("1".to_owned()), ..CancelRequest::default() };
    assert!(by_payment_id.validate().is_ok());
    let long = "paymentRequestId: this has 65 characters; at most 64 are taken";
    assert_eq!(field(InquiryRequest::by_request_id("x".repeat(65)).validate()), long);
    let refund = RefundRequest {
        payment_request_id: Some("pay-0001".to_owned()),
        payment_id: None,
        refund_request_id: String::new(),
        refund_amount: Amount::new("SGD", 1),
        refund_reason: None,
    };
    assert_eq!(field(refund.validate()), "refundRequestId: this field is required");
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
