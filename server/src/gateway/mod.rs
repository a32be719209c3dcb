//! Alipay+, behind the port that the rules know it by: orders become requests, verified answers become facts.

mod answer;
mod payment_url;
mod request;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use alipayplus::client::{Client, ClientConfig, ConfigProblem, Exchange, Outcome};
use alipayplus::envelope::{Direction, Envelope, Sender, Target};
use alipayplus::key::{Fingerprint, KeyProblem, PrivateKey, PublicKey};
use alipayplus::model::{CancelRequest, InquiryRequest};
use alipayplus::sign::{AwsLcSigner, AwsLcVerifier, Signer, UnusableKey, Verifier};
use checkout::payment::{CancelReply, Held, Order, PayReply, RequestId};
use checkout::port::{Gateway, Reply};
use checkout::refund::{RefundOrder, RefundReply};
use checkout::shop::StoreProfile;
use url::Url;

pub use answer::settlement_of_notification;
pub use payment_url::PaymentUrlPolicy;
pub use request::{NOTIFY_PATH, address, pay_request, refund_request, time_text};

use crate::config::GatewaySettings;

/// Why the gateway cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// A key file cannot be read.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// What is in a key file is not the key that is expected there.
    #[error("{path}: {problem}")]
    Key {
        /// The file.
        path: PathBuf,
        /// What it is, and what is expected.
        problem: KeyProblem,
    },
    /// A key that can be read, and not be used.
    #[error(transparent)]
    Unusable(#[from] UnusableKey),
    /// The gateway's address, the client id or the key version.
    #[error(transparent)]
    Configuration(#[from] ConfigProblem),
}

/// Alipay+ as the server reaches it, or the lack of it on a developer's machine.
#[derive(Debug)]
pub struct AlipayPlus {
    connection: Option<Connection>,
    payment_urls: PaymentUrlPolicy,
    public_url: Url,
}

struct Connection {
    client: Client,
    client_id: String,
    key_version: String,
    signer: Arc<dyn Signer>,
    verifier: Arc<dyn Verifier>,
    fingerprint: Fingerprint,
}

impl fmt::Debug for Connection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Connection").field("client", &self.client).finish_non_exhaustive()
    }
}

impl AlipayPlus {
    /// The gateway that `settings` name; without any, every request is one that was not sent.
    ///
    /// # Errors
    /// [`GatewayError`]
    pub fn new(settings: Option<&GatewaySettings>, public_url: &Url) -> Result<Self, GatewayError> {
        let payment_urls = PaymentUrlPolicy::new(settings.map_or(public_url, |settings| &settings.url));
        let connection = settings.map(Connection::new).transpose()?;
        Ok(Self { connection, payment_urls, public_url: public_url.clone() })
    }

    /// Where a payer may be sent.
    #[must_use]
    pub fn payment_urls(&self) -> &PaymentUrlPolicy {
        &self.payment_urls
    }

    /// Our client id, and what verifies Alipay+'s signatures.
    pub(crate) fn verification(&self) -> Option<(&str, &dyn Verifier)> {
        self.connection.as_ref().map(|connection| (connection.client_id.as_str(), &*connection.verifier))
    }

    /// The fingerprint of the acquirer's key.
    #[must_use]
    pub fn key_fingerprint(&self) -> Option<Fingerprint> {
        self.connection.as_ref().map(|connection| connection.fingerprint)
    }

    /// The headers of a signed answer to a request that came to `path`; `None` when it cannot be signed.
    pub(crate) fn sign_answer(&self, path: &str, body: &[u8]) -> Option<[(&'static str, String); 4]> {
        let connection = self.connection.as_ref()?;
        let sender = Sender {
            client_id: &connection.client_id,
            key_version: &connection.key_version,
            signer: &*connection.signer,
        };
        let time = alipayplus::envelope::time_text(SystemTime::now());
        let envelope = Envelope::sign(Direction::Answer, Target::post(path), &sender, &time, body);
        envelope.ok().map(|envelope| envelope.headers())
    }
}

impl Connection {
    fn new(settings: &GatewaySettings) -> Result<Self, GatewayError> {
        let private = read_private_key(&settings.private_key_file)?;
        let public = read_public_key(&settings.alipayplus_public_key_file)?;
        let signer: Arc<dyn Signer> = Arc::new(AwsLcSigner::new(&private)?);
        let verifier: Arc<dyn Verifier> = Arc::new(AwsLcVerifier::new(&public)?);
        let mut config = ClientConfig::new(settings.url.clone(), settings.client_id.clone());
        config.key_version.clone_from(&settings.key_version);
        Ok(Self {
            client: Client::new(config, signer.clone(), verifier.clone())?,
            client_id: settings.client_id.clone(),
            key_version: settings.key_version.clone(),
            signer,
            verifier,
            fingerprint: private.public_key().fingerprint(),
        })
    }
}

/// The acquirer's key in a file.
///
/// # Errors
/// [`GatewayError::File`] or [`GatewayError::Key`]
pub fn read_private_key(path: &Path) -> Result<PrivateKey, GatewayError> {
    let bytes = read(path)?;
    PrivateKey::parse(&bytes).map_err(|problem| GatewayError::Key { path: path.to_owned(), problem })
}

fn read_public_key(path: &Path) -> Result<PublicKey, GatewayError> {
    let bytes = read(path)?;
    PublicKey::parse(&bytes).map_err(|problem| GatewayError::Key { path: path.to_owned(), problem })
}

fn read(path: &Path) -> Result<Vec<u8>, GatewayError> {
    std::fs::read(path).map_err(|source| GatewayError::File { path: path.to_owned(), source })
}

impl Gateway for AlipayPlus {
    async fn pay(&self, store: &StoreProfile, order: &Order) -> Reply<PayReply> {
        let Some(connection) = &self.connection else { return Reply::NotSent };
        let request = pay_request(store, order, &self.public_url);
        let exchange = connection.client.pay(&request).await;
        reply("pay", &order.request_id, exchange, |answer| Some(answer::pay(&answer, &self.payment_urls)))
    }

    async fn inquire(&self, request_id: &RequestId) -> Reply<Held> {
        let Some(connection) = &self.connection else { return Reply::NotSent };
        let exchange = connection.client.inquire(&InquiryRequest::by_request_id(request_id.as_str())).await;
        reply("inquiryPayment", request_id, exchange, |answer| answer::inquiry(&answer))
    }

    async fn cancel(&self, request_id: &RequestId) -> Reply<CancelReply> {
        let Some(connection) = &self.connection else { return Reply::NotSent };
        let exchange = connection.client.cancel(&CancelRequest::by_request_id(request_id.as_str())).await;
        reply("cancelPayment", request_id, exchange, |answer| {
            Some(CancelReply { result: answer::result(&answer.result) })
        })
    }

    async fn refund(&self, order: &RefundOrder) -> Reply<RefundReply> {
        let Some(connection) = &self.connection else { return Reply::NotSent };
        let exchange = connection.client.refund(&refund_request(order)).await;
        reply("refund", &order.payment, exchange, |answer| answer::refund(&answer))
    }
}

/// What the rules make of an exchange; an answer that `read` makes nothing of is one that cannot be believed.
fn reply<Wire, Answer>(
    operation: &str,
    request_id: &RequestId,
    exchange: Exchange<Wire>,
    read: impl FnOnce(Wire) -> Option<Answer>,
) -> Reply<Answer> {
    match exchange.outcome {
        Outcome::NotSent(reason) => {
            tracing::warn!(operation, payment = %request_id, %reason, "asking Alipay+ failed");
            Reply::NotSent
        }
        Outcome::Unknown(reason) => {
            tracing::warn!(operation, payment = %request_id, %reason, "asking Alipay+ failed");
            Reply::Unknown
        }
        Outcome::Answered(answered) => {
            let digest = answered.digest;
            read(answered.message).map_or_else(
                || {
                    tracing::error!(operation, payment = %request_id, "a signed answer makes no sense");
                    Reply::Unknown
                },
                |answer| Reply::Answered(answer, digest),
            )
        }
    }
}
