//! `notifyPayment` as anybody could send it: rightly, wrongly, and by whom.

use alipayplus::envelope::{Direction, Envelope, Sender, Target};
use alipayplus::key::PrivateKey;
use alipayplus::sign::{AwsLcSigner, AwsLcVerifier};
use reqwest::header::HeaderValue;
use serde_json::{Value, json};

use super::{ACQUIRER_KEY, ALIPAYPLUS_KEY, CLIENT_ID, Held, Payer, Server, Shop};

const PATH: &str = "/alipayplus/notifyPayment";

/// A notification to be sent.
#[derive(Clone, Debug)]
pub(crate) struct Notification {
    pub(crate) body: Value,
    client_id: &'static str,
    key: Option<&'static PrivateKey>,
    signed_body: Option<String>,
    /// Sent as it stands instead of `body`.
    bytes: Option<Vec<u8>>,
    /// `Signature` lines of others before and behind ours.
    foreign_lines: [Option<&'static str>; 2],
}

/// What the server says to it.
#[derive(Clone, Debug)]
pub(crate) struct Acknowledgement {
    pub(crate) status: u16,
    pub(crate) body: Value,
    /// Whether the acquirer's signature is on it, over this very body.
    pub(crate) verified: bool,
}

impl Notification {
    /// That the payment was paid, as Alipay+ would say it.
    pub(crate) fn that_paid(payment: &Held) -> Self {
        let body = json!({
            "paymentResult": { "resultStatus": "S", "resultCode": "SUCCESS", "resultMessage": "Success." },
            "paymentRequestId": payment.request_id(),
            "paymentId": payment.id(),
            "paymentAmount": payment.request()["paymentAmount"],
            "paymentTime": "2026-11-22T12:00:00+08:00",
            "walletBrandName": "Somebody's Wallet",
        });
        Self {
            body,
            client_id: CLIENT_ID,
            key: Some(&*ALIPAYPLUS_KEY),
            signed_body: None,
            bytes: None,
            foreign_lines: [None, None],
        }
    }

    /// The same with this instead: a JSON pointer and its value.
    pub(crate) fn saying(mut self, pointer: &str, value: Value) -> Self {
        *self.body.pointer_mut(pointer).unwrap() = value;
        self
    }

    pub(crate) fn signed_by(mut self, key: &'static PrivateKey) -> Self {
        self.key = Some(key);
        self
    }

    /// Says exactly this, well signed.
    pub(crate) fn in_these_bytes(mut self, bytes: &[u8]) -> Self {
        self.bytes = Some(bytes.to_vec());
        self
    }

    /// With `Signature` lines of a gateway on the way, before and behind Alipay+'s.
    pub(crate) fn between(mut self, lines: [Option<&'static str>; 2]) -> Self {
        self.foreign_lines = lines;
        self
    }

    pub(crate) fn unsigned(mut self) -> Self {
        self.key = None;
        self
    }

    /// Signed for another acquirer.
    pub(crate) fn meant_for(mut self, client_id: &'static str) -> Self {
        self.client_id = client_id;
        self
    }

    /// Keeps the signature that it has now, whatever is said afterwards.
    pub(crate) fn sealed(mut self) -> Self {
        self.signed_body = Some(self.body.to_string());
        self
    }

    pub(crate) async fn sent_to(&self, shop: &Shop) -> Acknowledgement {
        self.sent(Payer::http().post(format!("{}{PATH}", shop.url()))).await
    }

    /// From this address, through the operator's proxy.
    pub(crate) async fn sent_by(&self, address: &str, server: &Server) -> Acknowledgement {
        let url = format!("http://{}{PATH}", server.address());
        self.sent(Payer::http().post(url).header("x-forwarded-for", address)).await
    }

    async fn sent(&self, request: reqwest::RequestBuilder) -> Acknowledgement {
        let body = self.bytes.clone().unwrap_or_else(|| self.body.to_string().into_bytes());
        let mut request = request.body(body.clone());
        let foreign = |line: Option<&'static str>| line.map(|line| ("signature", line));
        request = foreign(self.foreign_lines[0])
            .into_iter()
            .fold(request, |request, (name, line)| request.header(name, line));
        if let Some(key) = self.key {
            let signer = AwsLcSigner::new(key).unwrap();
            let sender = Sender { client_id: self.client_id, key_version: "1", signer: &signer };
            let signed_body = self.signed_body.as_ref().map_or(body.as_slice(), String::as_bytes);
            let time = "2026-11-22T12:00:00+08:00";
            let envelope = Envelope::sign(Direction::Request, Target::post(PATH), &sender, time, signed_body);
            for (name, value) in envelope.unwrap().headers() {
                request = request.header(name, value);
            }
        }
        request = foreign(self.foreign_lines[1])
            .into_iter()
            .fold(request, |request, (name, line)| request.header(name, line));
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await.unwrap();
        let verifier = AwsLcVerifier::new(ACQUIRER_KEY.public_key()).unwrap();
        let header = |name: &'static str| headers.get(name).map(HeaderValue::as_bytes);
        let is_signed = Envelope::read(Direction::Answer, header)
            .is_ok_and(|envelope| envelope.verify(Target::post(PATH), &bytes, &verifier).is_ok());
        Acknowledgement { status, body: serde_json::from_slice(&bytes).unwrap(), verified: is_signed }
    }
}

impl Acknowledgement {
    pub(crate) fn code(&self) -> &str {
        self.body["result"]["resultCode"].as_str().unwrap()
    }

    /// Asserts that it is what stops Alipay+ from notifying again.
    pub(crate) fn is_given(&self) {
        assert_eq!(self.status, 200, "{self:?}");
        assert_eq!(self.body["result"]["resultStatus"], "S", "{self:?}");
        assert_eq!(self.code(), "SUCCESS", "{self:?}");
        assert!(self.verified, "{self:?}");
    }

    /// Asserts that it was refused, with this HTTP status and this code.
    pub(crate) fn is_refused(&self, status: u16, code: &str) {
        assert_eq!((self.status, self.code()), (status, code), "{self:?}");
        assert_eq!(self.body["result"]["resultStatus"], "F", "{self:?}");
    }
}
