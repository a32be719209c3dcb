//! What Alipay+ would refuse is found before it is sent, and named.

use alipayplus::model::{
    Address, Amount, CancelRequest, Environment, FieldFault, FieldProblem, Hidden, InquiryRequest, Merchant,
    PayRequest, RefundRequest, Request as _, StoreScenario,
};

use crate::support::messages::pay_request;

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
    let field = |result: Result<(), FieldProblem>| result.unwrap_err().to_string();
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
