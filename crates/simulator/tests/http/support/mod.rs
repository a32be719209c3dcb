//! A running simulator with both parties' keys, an acquirer that signs, and a shop that is notified.

mod acquirer;
mod shop;

pub(crate) use acquirer::{Acquirer, Answer, signed_headers, signed_headers_with};
pub(crate) use shop::{Reply, Shop};

use std::sync::LazyLock;
use std::time::Duration;

use alipayplus::key::PrivateKey;
use jiff::Timestamp;
use serde_json::{Value, json};
use simulator::{Clock, Config, ManualClock, Simulator};

pub(crate) const CLIENT_ID: &str = "SANDBOX_5X0000000000000000";

/// How often something is looked for, every ten milliseconds, before a test gives up: twenty seconds.
const POLLS_MAX: usize = 2_000;

/// Throwaway keys, made once for all tests.
pub(crate) static ACQUIRER_KEY: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate().unwrap());
pub(crate) static GATEWAY_KEY: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate().unwrap());

/// The time at which the simulator's clock stands at first: ten minutes before the sample request expires.
pub(crate) fn noon() -> Timestamp {
    "2026-11-22T12:00:00+08:00".parse().unwrap()
}

/// A simulator on a clock that stands still until it is moved.
pub(crate) struct Rig {
    pub(crate) simulator: Simulator,
    pub(crate) clock: ManualClock,
    pub(crate) acquirer: Acquirer,
}

impl Rig {
    pub(crate) fn start() -> Self {
        Self::with(|_| {})
    }

    /// The same with some of the configuration changed.
    pub(crate) fn with(change: impl FnOnce(&mut Config)) -> Self {
        let (clock, hand) = Clock::manual(noon());
        let mut config = config();
        config.clock = clock;
        change(&mut config);
        let simulator = Simulator::start(config).unwrap();
        let acquirer = Acquirer::of(&simulator);
        Self { simulator, clock: hand, acquirer }
    }

    /// Starts a payment that must be let in, and gives its `paymentId`.
    pub(crate) async fn pay(&self, request: &Value) -> String {
        let answer = self.acquirer.call("pay", request).await;
        assert_eq!(answer.code(), "PAYMENT_IN_PROCESS", "{}", answer.json);
        answer.json["paymentId"].as_str().unwrap().to_owned()
    }

    /// Decides as the payer, through the control routes: `approve`, `decline`, with a query if need be.
    pub(crate) async fn decide(&self, payment_id: &str, decision: &str) -> (u16, Value) {
        self.control("POST", &format!("/simulator/payments/{payment_id}/{decision}"), "").await
    }

    pub(crate) async fn set_faults(&self, faults: Value) {
        let (status, answer) = self.control("PUT", "/simulator/faults", &faults.to_string()).await;
        assert_eq!(status, 200, "{answer}");
    }

    /// How much of what there is.
    pub(crate) async fn counts(&self) -> Value {
        self.control("GET", "/simulator/counts", "").await.1
    }

    /// What the simulator holds.
    pub(crate) async fn payments(&self) -> Vec<Value> {
        let (status, answer) = self.control("GET", "/simulator/payments", "").await;
        assert_eq!(status, 200);
        serde_json::from_value(answer).unwrap()
    }

    /// The attempts to notify of the first payment, once there are `count` of them.
    pub(crate) async fn attempts(&self, count: usize) -> Vec<Value> {
        for _ in 0..POLLS_MAX {
            let payments = self.payments().await;
            let attempts = payments[0]["notifications"].as_array().unwrap();
            if attempts.len() >= count {
                return attempts.clone();
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("there are no {count} attempts: {:?}", self.payments().await);
    }

    pub(crate) async fn control(&self, method: &str, path: &str, body: &str) -> (u16, Value) {
        let url = self.simulator.public_url().join(path).unwrap();
        let request = self.acquirer.http.request(method.parse().unwrap(), url).body(body.to_owned());
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        let text = response.text().await.unwrap();
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }
}

pub(crate) fn config() -> Config {
    Config::new(CLIENT_ID, ACQUIRER_KEY.public_key().clone(), GATEWAY_KEY.clone())
}

/// A complete pay request, 12.50 SGD, with this id.
pub(crate) fn pay_request(id: &str) -> Value {
    json!({
        "paymentRequestId": id,
        "paymentAmount": { "currency": "SGD", "value": "1250" },
        "paymentMethod": { "paymentMethodType": "CONNECT_WALLET" },
        "paymentFactor": { "isInStorePayment": true, "inStorePaymentScenario": "EntryCode" },
        "settlementStrategy": { "settlementCurrency": "USD" },
        "order": {
            "referenceOrderId": id,
            "orderDescription": "Two coffees",
            "orderAmount": { "currency": "SGD", "value": "1250" },
            "merchant": {
                "referenceMerchantId": "merchant-1",
                "merchantName": "Merchant Ltd",
                "store": { "referenceStoreId": "store-1", "storeName": "Corner Cafe" },
            },
            "env": { "userAgent": "Mozilla/5.0 AlipayConnect", "terminalType": "WAP", "osType": "ANDROID" },
        },
        "paymentNotifyUrl": "https://127.0.0.1:1/alipayplus/notifyPayment",
        "paymentRedirectUrl": "https://shop.example/p/token",
        "paymentExpiryTime": "2026-11-22T12:10:00+08:00",
    })
}

/// The same, to be notified at `shop`.
pub(crate) fn pay_request_of(shop: &Shop, id: &str) -> Value {
    let mut request = pay_request(id);
    request["paymentNotifyUrl"] = json!(shop.url("127.0.0.1"));
    request
}
