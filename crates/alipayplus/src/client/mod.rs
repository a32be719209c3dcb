//! The acquirer's HTTP client. What it returns separates what must never be mixed up: a request that did not
//! leave, one whose outcome is not known, and an answer whose signature is Alipay+'s.
//!
//! One call is one request: nothing is repeated here, redirects are not followed, and the environment's proxy
//! settings are not looked at, so that a signed request goes where the configuration says and nowhere else. It
//! goes over HTTP/1.1, as the official clients' do: a lost connection leaves one outcome unknown, not all of them.

mod config;
mod kept;
mod outcome;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;
use sha2::{Digest as _, Sha256};
use url::Url;

pub use config::{ClientConfig, ConfigProblem};
pub use kept::Kept;
use outcome::Unanswered;
pub use outcome::{Answered, Exchange, NotSent, Outcome, Unknown, Unverified};

use crate::envelope::{Direction, Envelope, Sender, Target, time_text};
use crate::model::{self, CancelRequest, InquiryRequest, PayRequest, RefundRequest, Request};
use crate::operation::Operation;
use crate::sign::{SignError, Signer, Verifier};

/// Longest answer that is read, in bytes: an inquiry's with hundreds of refunds stays below it.
pub const ANSWER_BYTES_MAX: usize = 256 * 1024;

/// How long an unused connection is kept: shorter than gateways commonly keep theirs, so that few requests meet
/// a connection that is just being closed.
const IDLE_CONNECTION_SECONDS: u64 = 30;

/// Asks Alipay+. Cheap to clone; clones share their connections.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    config: Arc<ClientConfig>,
    signer: Arc<dyn Signer>,
    verifier: Arc<dyn Verifier>,
}

impl Client {
    /// A client that signs with `signer`, the acquirer's key, and believes what `verifier`, with Alipay+'s key,
    /// verifies. Connects to nothing yet.
    pub fn new(
        config: ClientConfig,
        signer: Arc<dyn Signer>,
        verifier: Arc<dyn Verifier>,
    ) -> Result<Self, ConfigProblem> {
        config.check()?;
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .http1_only()
            .https_only(config.gateway_url.scheme() == "https")
            .connect_timeout(config.connect_timeout)
            .timeout(config.total_timeout)
            .pool_idle_timeout(Duration::from_secs(IDLE_CONNECTION_SECONDS))
            .user_agent(concat!("standee-alipayplus/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| ConfigProblem::Http(outcome::causes(&error)))?;
        Ok(Self { http, config: Arc::new(config), signer, verifier })
    }

    /// Starts a payment, or asks again about one with the same id.
    pub async fn pay(&self, request: &PayRequest) -> Exchange<<PayRequest as Request>::Answer> {
        self.call(request).await
    }

    /// Asks what became of a payment.
    pub async fn inquire(&self, request: &InquiryRequest) -> Exchange<<InquiryRequest as Request>::Answer> {
        self.call(request).await
    }

    /// Cancels a whole payment.
    pub async fn cancel(&self, request: &CancelRequest) -> Exchange<<CancelRequest as Request>::Answer> {
        self.call(request).await
    }

    /// Returns all or part of a payment.
    pub async fn refund(&self, request: &RefundRequest) -> Exchange<<RefundRequest as Request>::Answer> {
        self.call(request).await
    }

    /// Checks, signs and sends one request, and reads its answer. Takes no longer than the total time-out.
    ///
    /// Dropping the future leaves the outcome as unknown as a time-out does.
    pub async fn call<R: Request>(&self, request: &R) -> Exchange<R::Answer> {
        self.exchange(request, None).await
    }

    /// The same; both messages are kept, so that their signatures can be [diagnosed](crate::diagnosis).
    pub async fn call_and_keep<R: Request>(&self, request: &R) -> (Exchange<R::Answer>, Kept) {
        let mut kept = Kept::default();
        let exchange = self.exchange(request, Some(&mut kept)).await;
        (exchange, kept)
    }

    async fn exchange<R: Request>(&self, request: &R, kept: Option<&mut Kept>) -> Exchange<R::Answer> {
        let body = match encode(request) {
            Ok(body) => body,
            Err(reason) => return Exchange { request_digest: None, outcome: Outcome::NotSent(reason) },
        };
        let request_digest = Some(Sha256::digest(&body).into());
        let outcome = match self.send(R::OPERATION, body, kept).await {
            Ok((body, time)) => read(request, &body, time),
            Err(unanswered) => unanswered.into(),
        };
        Exchange { request_digest, outcome }
    }

    /// Sends `body` and returns the body of a verified answer, and its time.
    async fn send(
        &self,
        operation: Operation,
        body: Vec<u8>,
        mut kept: Option<&mut Kept>,
    ) -> Result<(Vec<u8>, String), Unanswered> {
        let url = self.config.url_of(operation);
        let headers = self.sign(&url, &body).map_err(|SignError| Unanswered::NotSent(NotSent::Signing))?;
        if let Some(kept) = &mut kept {
            kept.sent(&url, &headers, &body);
        }
        let request = self.http.post(url.clone()).body(body);
        let request = headers.into_iter().fold(request, |request, (name, value)| request.header(name, value));
        let response = request.send().await.map_err(|error| outcome::of_sending(&error))?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let body = read_body(response).await.map_err(Unanswered::Unknown)?;
        if let Some(kept) = kept {
            kept.came(status, &headers, &body);
        }
        match self.verify(&url, &headers, &body) {
            Ok(time) => Ok((body, time)),
            Err(problem) => Err(Unanswered::Unknown(Unknown::Unverified {
                status,
                problem,
                claim: outcome::claim(&body),
            })),
        }
    }

    /// The headers of a signed request.
    fn sign(&self, url: &Url, body: &[u8]) -> Result<[(&'static str, String); 4], SignError> {
        let sender = Sender {
            client_id: &self.config.client_id,
            key_version: &self.config.key_version,
            signer: self.signer.as_ref(),
        };
        let time = time_text(SystemTime::now());
        let envelope = Envelope::sign(Direction::Request, Target::post(url.path()), &sender, &time, body)?;
        Ok(envelope.headers())
    }

    fn verify(&self, url: &Url, headers: &HeaderMap, body: &[u8]) -> Result<String, Unverified> {
        let lines = |name| headers.get_all(name).iter().map(reqwest::header::HeaderValue::as_bytes);
        let envelope = Envelope::read(Direction::Answer, lines).map_err(Unverified::Headers)?;
        if envelope.client_id != self.config.client_id {
            return Err(Unverified::OtherClient);
        }
        envelope
            .verify(Target::post(url.path()), body, self.verifier.as_ref())
            .map_err(|_| Unverified::Signature)?;
        Ok(envelope.time)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Client").field("config", &self.config).finish_non_exhaustive()
    }
}

fn encode<R: Request>(request: &R) -> Result<Vec<u8>, NotSent> {
    request.validate().map_err(NotSent::Field)?;
    serde_json::to_vec(request).map_err(|_| NotSent::Encoding)
}

fn read<R: Request>(request: &R, body: &[u8], time: String) -> Outcome<R::Answer> {
    match model::read(body) {
        Ok(message) if request.is_answered_by(&message) => {
            Outcome::Answered(Answered { message, digest: Sha256::digest(body).into(), time })
        }
        Ok(_) => Outcome::Unknown(Unknown::OtherPayment),
        Err(reason) => Outcome::Unknown(Unknown::Unreadable(reason)),
    }
}

/// The whole body, or nothing of it.
async fn read_body(mut response: reqwest::Response) -> Result<Vec<u8>, Unknown> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| outcome::of_reading(&error))? {
        if body.len() + chunk.len() > ANSWER_BYTES_MAX {
            return Err(Unknown::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
