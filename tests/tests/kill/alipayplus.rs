//! Alipay+ and the payers' wallet, which never die: the simulator, and its routes for scripts.

use std::num::NonZeroU32;
use std::path::Path;

use alipayplus::key::{PrivateKey, PublicKey};
use serde_json::{Value, json};
use simulator::{Config, Simulator};

use crate::random::Random;

/// Who the acquirer is to Alipay+.
pub(crate) const CLIENT_ID: &str = "SANDBOX_5X0000000000000000";

/// What goes wrong with what the server asks, and with what it is told.
const ASKED: [&str; 8] =
    ["refuse", "http_500", "slow", "unknown_exception", "bad_signature", "unsigned", "garbage", "time_out"];
const TOLD: [&str; 6] = ["drop", "duplicate", "reorder", "bad_signature", "unsigned", "garbage"];

/// Alipay+ as scripts see it.
#[derive(Debug)]
pub(crate) struct AlipayPlus {
    simulator: Simulator,
    /// The keys that it began with: the acquirer's, and its own.
    pub(crate) acquirer_key: PublicKey,
    pub(crate) own_key: PrivateKey,
    http: reqwest::Client,
}

/// A payment that Alipay+ holds.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) request_id: String,
    pub(crate) status: String,
    /// Whether the payer's money was taken, also if it went back since.
    pub(crate) was_paid: bool,
    /// In smallest units, as the refunds.
    pub(crate) amount: u64,
    /// The sum of them.
    pub(crate) refunded: u64,
    /// Whether a notification of it was acknowledged.
    pub(crate) acknowledged: bool,
    /// The HTTP status of each answer to a notification.
    pub(crate) answers: Vec<u64>,
    /// The outcome page: its path.
    pub(crate) outcome_path: String,
}

impl AlipayPlus {
    /// Starts it, with keys of its own and the acquirer's, which it leaves in `folder` as the server takes them.
    pub(crate) fn start(folder: &Path) -> Self {
        let [acquirer, alipayplus] = [(); 2].map(|()| PrivateKey::generate().unwrap());
        standee::private_file::write(
            &folder.join("acquirer.pem"),
            acquirer.to_pkcs8_pem().unwrap().as_bytes(),
        )
        .unwrap();
        let public = alipayplus.public_key().to_pem().unwrap();
        std::fs::write(folder.join("alipayplus.pub.pem"), public).unwrap();
        let mut config = Config::new(CLIENT_ID, acquirer.public_key().clone(), alipayplus.clone());
        // The second attempt to notify comes after 1.2 s instead of two minutes.
        config.time_scale = NonZeroU32::new(100).unwrap();
        Self {
            simulator: Simulator::start(config).unwrap(),
            acquirer_key: acquirer.public_key().clone(),
            own_key: alipayplus,
            http: reqwest::Client::new(),
        }
    }

    /// What the Developer Center has from now on: the acquirer's keys by their versions, and Alipay+'s own.
    pub(crate) fn has_keys(&self, acquirer: &[(&str, &PublicKey)], own: &PrivateKey) {
        let acquirer = acquirer.iter().map(|(version, key)| ((*version).to_owned(), (*key).clone()));
        self.simulator.change_keys(acquirer.collect(), own).unwrap();
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.simulator.address())
    }

    /// Everything that it holds.
    pub(crate) async fn payments(&self) -> Vec<Held> {
        let (status, text) = self.ask(self.http.get(self.route("payments"))).await;
        assert_eq!(status, 200, "{text}");
        let payments: Vec<Value> = serde_json::from_str(&text).unwrap();
        payments.iter().map(Held::read).collect()
    }

    /// The payer's decision on a payment, as the control route takes it: `approve?notify=false`. `None`: it is over
    /// already.
    pub(crate) async fn decide(&self, payment_id: &str, decision: &str) -> Option<Held> {
        let route = self.route(&format!("payments/{payment_id}/{decision}"));
        let (status, text) = self.ask(self.http.post(route)).await;
        assert!(status == 200 || status == 409, "{status}: {text}");
        (status == 200).then(|| Held::read(&serde_json::from_str(&text).unwrap()))
    }

    /// Lets a few things go wrong from now on, in place of what was still to come.
    pub(crate) async fn goes_wrong(&self, random: &mut Random) {
        let faults: Vec<Value> = (0..random.between(0, 6)).map(|_| fault(random)).collect();
        self.set_faults(&json!(faults)).await;
    }

    /// Nothing goes wrong from now on.
    pub(crate) async fn is_well(&self) {
        self.set_faults(&json!([])).await;
    }

    async fn set_faults(&self, faults: &Value) {
        let (status, text) = self.ask(self.http.put(self.route("faults")).body(faults.to_string())).await;
        assert_eq!(status, 200, "{text}");
    }

    fn route(&self, path: &str) -> String {
        format!("{}/simulator/{path}", self.url())
    }

    async fn ask(&self, request: reqwest::RequestBuilder) -> (u16, String) {
        let response = request.send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }
}

impl Held {
    fn read(payment: &Value) -> Self {
        let text = |name: &str| payment[name].as_str().unwrap().to_owned();
        let array = |name: &str| payment[name].as_array().unwrap().iter();
        let redirect = payment["request"]["paymentRedirectUrl"].as_str().unwrap();
        Self {
            request_id: text("paymentRequestId"),
            status: text("status"),
            was_paid: payment["paidAt"].is_string(),
            amount: units(&payment["amount"]),
            refunded: array("refunds").map(|refund| units(&refund["amount"])).sum(),
            acknowledged: array("notifications").any(|attempt| attempt["acknowledged"] == true),
            answers: array("notifications").filter_map(|attempt| attempt["httpStatus"].as_u64()).collect(),
            outcome_path: url::Url::parse(redirect).unwrap().path().to_owned(),
        }
    }
}

/// An amount's smallest units, as both Alipay+ and `standee payment list` write them.
pub(crate) fn units(amount: &Value) -> u64 {
    amount["value"].as_str().unwrap().parse().unwrap()
}

fn fault(random: &mut Random) -> Value {
    let operations = ["pay", "pay", "inquiryPayment", "cancelPayment", "refund", "notify"];
    let operation = operations[random.index(operations.len())];
    let told = operation == "notify";
    let kind = if told { TOLD[random.index(TOLD.len())] } else { ASKED[random.index(ASKED.len())] };
    let mut fault = json!({ "operation": operation, "kind": kind, "times": random.between(1, 4) });
    match kind {
        "slow" => fault["ms"] = json!(random.between(50, 1500)),
        "http_500" | "unknown_exception" => fault["done"] = json!(random.chance(50)),
        // It holds up whoever asked for ten seconds: one is enough.
        "time_out" => fault["times"] = json!(1),
        _ => {}
    }
    fault
}
