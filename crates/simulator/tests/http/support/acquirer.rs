//! The acquirer's side of a signed call.

use std::time::Duration;

use alipayplus::envelope::{Direction, Envelope, Sender, Target};
use alipayplus::key::PrivateKey;
use alipayplus::sign::{AwsLcSigner, AwsLcVerifier};
use reqwest::Client;
use reqwest::header::{HeaderMap, HeaderValue};
use serde_json::Value;
use simulator::Simulator;
use url::Url;

use super::{ACQUIRER_KEY, CLIENT_ID, GATEWAY_KEY};

/// Signs and sends, and verifies what comes back.
pub(crate) struct Acquirer {
    pub(crate) http: Client,
    url: Url,
}

/// What came back.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// The body; a JSON text when it is no JSON.
    pub(crate) json: Value,
    /// Whether it bears the gateway's signature, over this very body.
    pub(crate) verified: bool,
}

impl Answer {
    pub(crate) fn code(&self) -> &str {
        self.json["result"]["resultCode"].as_str().unwrap_or("no result")
    }
}

/// The headers of a request to `path` with this body, signed by the acquirer.
pub(crate) fn signed_headers(path: &str, body: &str) -> Vec<(&'static str, String)> {
    signed_headers_with(&ACQUIRER_KEY, "1", "2026-11-22T12:00:00+08:00", path, body)
}

/// The same with this key, under this version, at this time.
pub(crate) fn signed_headers_with(
    key: &PrivateKey,
    key_version: &str,
    time: &str,
    path: &str,
    body: &str,
) -> Vec<(&'static str, String)> {
    let signer = AwsLcSigner::new(key).unwrap();
    let sender = Sender { client_id: CLIENT_ID, key_version, signer: &signer };
    let target = Target::post(path);
    Envelope::sign(Direction::Request, target, &sender, time, body.as_bytes()).unwrap().headers().to_vec()
}

impl Acquirer {
    pub(crate) fn of(simulator: &Simulator) -> Self {
        let http = Client::builder()
            .timeout(Duration::from_secs(10))
            .redirect(reqwest::redirect::Policy::none())
            .tls_danger_accept_invalid_certs(true)
            .build()
            .unwrap();
        Self { http, url: simulator.public_url().clone() }
    }

    /// Calls an operation as it should be called.
    pub(crate) async fn call(&self, operation: &str, request: &Value) -> Answer {
        self.try_call(operation, request).await.unwrap()
    }

    /// The same, where the answer may not come.
    pub(crate) async fn try_call(&self, operation: &str, request: &Value) -> reqwest::Result<Answer> {
        let path = format!("/aps/api/v1/payments/{operation}");
        let body = request.to_string();
        let headers = signed_headers(&path, &body);
        self.send("POST", &path, &headers, &body).await
    }

    /// Sends exactly this.
    pub(crate) async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&'static str, String)],
        body: &str,
    ) -> reqwest::Result<Answer> {
        let mut request = self.http.request(method.parse().unwrap(), self.url.join(path).unwrap());
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let response = request.body(body.to_owned()).send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await?;
        let verified = is_signed_by_the_gateway(path, &headers, &text);
        let json = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Ok(Answer { status, headers, json, verified })
    }
}

fn is_signed_by_the_gateway(path: &str, headers: &HeaderMap, body: &str) -> bool {
    let verifier = AwsLcVerifier::new(GATEWAY_KEY.public_key()).unwrap();
    Envelope::read(Direction::Answer, |name| headers.get(name).map(HeaderValue::as_bytes))
        .is_ok_and(|envelope| envelope.verify(Target::post(path), body.as_bytes(), &verifier).is_ok())
}
