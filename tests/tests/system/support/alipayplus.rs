//! Alipay+ and the payer's wallet, as scripts reach them: the simulator's control routes.

use serde_json::Value;
use simulator::Simulator;

use super::eventually;

/// What scripts ask of the simulator.
#[derive(Clone, Debug)]
pub(crate) struct AlipayPlus {
    http: reqwest::Client,
    url: String,
}

/// A payment that Alipay+ holds.
#[derive(Clone, Debug)]
pub(crate) struct Held(pub(crate) Value);

impl AlipayPlus {
    pub(super) fn of(simulator: &Simulator) -> Self {
        Self { http: reqwest::Client::new(), url: format!("http://{}/simulator", simulator.address()) }
    }

    /// Everything that it holds, oldest first.
    pub(crate) async fn payments(&self) -> Vec<Held> {
        let text = self.ask(self.http.get(format!("{}/payments", self.url))).await;
        let payments: Vec<Value> = serde_json::from_str(&text).unwrap();
        payments.into_iter().map(Held).collect()
    }

    /// The one payment that it holds.
    pub(crate) async fn only_payment(&self) -> Held {
        let mut payments = self.payments().await;
        assert_eq!(payments.len(), 1, "{payments:#?}");
        payments.remove(0)
    }

    /// The payer pays in the wallet. `query` is as the control route takes it: `""`, `"?notify=false"`.
    pub(crate) async fn approve(&self, payment: &Held, query: &str) {
        self.decide(payment, &format!("approve{query}")).await;
    }

    /// The payer declines in the wallet: `""`, `"?code=USER_BALANCE_NOT_ENOUGH"`.
    pub(crate) async fn decline(&self, payment: &Held, query: &str) {
        self.decide(payment, &format!("decline{query}")).await;
    }

    /// Lets this go wrong from now on, as `PUT /simulator/faults` takes it.
    pub(crate) async fn goes_wrong(&self, faults: &Value) {
        self.ask(self.http.put(format!("{}/faults", self.url)).body(faults.to_string())).await;
    }

    /// How its attempts to notify of the only payment went, once there are `count`.
    pub(crate) async fn attempts_to_notify(&self, count: usize) -> Vec<Value> {
        eventually(&format!("{count} notifications were sent"), async || {
            let attempts = self.only_payment().await.0["notifications"].as_array().unwrap().clone();
            (attempts.len() >= count).then_some(attempts)
        })
        .await
    }

    async fn decide(&self, payment: &Held, decision: &str) {
        self.ask(self.http.post(format!("{}/payments/{}/{decision}", self.url, payment.id()))).await;
    }

    async fn ask(&self, request: reqwest::RequestBuilder) -> String {
        let response = request.send().await.unwrap();
        let status = response.status();
        let text = response.text().await.unwrap();
        assert_eq!(status, 200, "{text}");
        text
    }
}

impl Held {
    /// Alipay+'s id of it.
    pub(crate) fn id(&self) -> &str {
        self.0["paymentId"].as_str().unwrap()
    }

    /// Ours.
    pub(crate) fn request_id(&self) -> &str {
        self.0["paymentRequestId"].as_str().unwrap()
    }

    pub(crate) fn status(&self) -> &str {
        self.0["status"].as_str().unwrap()
    }

    /// The pay request as it arrived.
    pub(crate) fn request(&self) -> &Value {
        &self.0["request"]
    }

    /// The outcome page, which the wallet brings the payer back to: its path.
    pub(crate) fn outcome_path(&self) -> String {
        let url = self.request()["paymentRedirectUrl"].as_str().unwrap();
        url::Url::parse(url).unwrap().path().to_owned()
    }
}
