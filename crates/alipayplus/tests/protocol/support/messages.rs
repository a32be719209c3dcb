//! Messages as a checkout would send them.

use alipayplus::model::{
    Amount, Environment, Merchant, Order, OsType, PayRequest, PaymentFactor, PaymentMethod,
    SettlementStrategy, Store, TerminalType,
};

pub(crate) fn pay_request() -> PayRequest {
    PayRequest {
        payment_request_id: "pay-0001".to_owned(),
        payment_amount: Amount::new("SGD", 1250),
        payment_method: PaymentMethod::connect_wallet(),
        payment_factor: PaymentFactor::entry_code(),
        order: Order {
            reference_order_id: "order-0001".to_owned(),
            order_description: "Kopi 咖啡".to_owned(),
            order_amount: Amount::new("SGD", 1250),
            merchant: Some(Merchant {
                reference_merchant_id: Some("merchant-1".to_owned()),
                merchant_category_code: Some("5812".to_owned()),
                store: Some(Store {
                    reference_store_id: Some("store-1".to_owned()),
                    store_name: Some("Ah Seng Kopi".to_owned()),
                    ..Store::default()
                }),
                ..Merchant::default()
            }),
            environment: Some(Environment {
                terminal_type: Some(TerminalType::Wap),
                os_type: Some(OsType::Ios),
                user_agent: Some("Mozilla/5.0 AlipayConnect".to_owned()),
                ..Environment::default()
            }),
        },
        payment_notify_url: Some("https://pay.example/alipayplus/notifyPayment".to_owned()),
        payment_redirect_url: Some("https://pay.example/p/token".to_owned()),
        payment_expiry_time: Some("2026-11-22T12:10:00Z".to_owned()),
        settlement_strategy: Some(SettlementStrategy { settlement_currency: "SGD".to_owned() }),
    }
}
