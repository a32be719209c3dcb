//! Alipay+, behind the port that the rules know it by: orders become requests, verified answers become facts.

mod answer;
mod captured;
mod environment;
mod keys;
mod payment_url;
mod request;
mod unknown_run;

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Instant, SystemTime};

use alipayplus::client::{Client, ClientConfig, ConfigProblem, Exchange, Outcome, Unknown};
use alipayplus::envelope::{Direction, Envelope, Sender, Target};
use alipayplus::key::KeyProblem;
use alipayplus::model::{CancelRequest, InquiryRequest, Unreadable};
use alipayplus::sign::{Signer, UnusableKey, Verifier};
use checkout::payment::{CancelReply, Held, Order, PayReply, RequestId};
use checkout::port::{Gateway, Reply};
use checkout::refund::{RefundOrder, RefundReply};
use checkout::shop::StoreProfile;
use tracing::Instrument as _;
use url::Url;

pub use answer::settlement_of_notification;
pub(crate) use captured::unreadable_body;
pub use environment::mixed;
use keys::Believed;
pub(crate) use keys::KeyRing;
pub use keys::{KeyRole, KnownKey, read_private_key};
pub use payment_url::PaymentUrlPolicy;
pub use request::{NOTIFY_PATH, address, pay_request, refund_request, time_text};

use unknown_run::UnknownRun;

use crate::config::GatewaySettings;
use crate::metrics::GatewayCalls;
use crate::private_file::PrivateFileError;
use crate::trace;

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
    /// The file of a private key cannot be read, or others can.
    #[error(transparent)]
    Private(#[from] PrivateFileError),
    /// Two keys that must differ are one.
    #[error(
        "{first} and {second} hold the same key; each of the acquirer's keys and each of Alipay+'s is another one"
    )]
    SameKey {
        /// One file.
        first: PathBuf,
        /// The other.
        second: PathBuf,
    },
    /// The settings were read again and want another gateway than the one that payments are under way with.
    #[error("{0} is not changed while the server runs: restart it")]
    NeedsRestart(&'static str),
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
    /// Whoever asks holds on to what it began with; a change of keys meets the next.
    connection: RwLock<Option<Arc<Connection>>>,
    /// Measures what is asked, in a server that is watched.
    calls: Option<GatewayCalls>,
    payment_urls: PaymentUrlPolicy,
    public_url: Url,
    unknown_run: UnknownRun,
}

/// The gateway with one set of keys.
pub(crate) struct Connection {
    pub(crate) client: Client,
    /// Ours.
    pub(crate) client_id: String,
    gateway_url: Url,
    key_version: String,
    signer: Arc<dyn Signer>,
    verifier: Arc<Believed>,
    known: Vec<KnownKey>,
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
        let connection = settings.map(Connection::new).transpose()?.map(Arc::new);
        let (connection, public_url) = (RwLock::new(connection), public_url.clone());
        Ok(Self { connection, calls: None, payment_urls, public_url, unknown_run: UnknownRun::default() })
    }

    /// The same gateway; what is asked of it is measured.
    #[must_use]
    pub(crate) fn measured(self, calls: GatewayCalls) -> Self {
        Self { calls: Some(calls), ..self }
    }

    /// Takes the keys that `settings` name by now. What is under way ends with the keys that it began with.
    ///
    /// # Errors
    /// [`GatewayError`]; then everything stays as it was.
    pub fn change_keys(&self, settings: Option<&GatewaySettings>) -> Result<(), GatewayError> {
        let new = match (self.connection(), settings) {
            (None, None) => return Ok(()),
            (Some(current), Some(settings)) if current.gateway_url != settings.url => {
                return Err(GatewayError::NeedsRestart("gateway_url"));
            }
            (Some(current), Some(settings)) if current.client_id != settings.client_id => {
                return Err(GatewayError::NeedsRestart("client_id"));
            }
            (Some(_), Some(settings)) => Connection::new(settings)?,
            _ => return Err(GatewayError::NeedsRestart("gateway_url")),
        };
        *self.connection.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(new));
        Ok(())
    }

    /// Where a payer may be sent.
    #[must_use]
    pub fn payment_urls(&self) -> &PaymentUrlPolicy {
        &self.payment_urls
    }

    /// The gateway as it is now.
    pub(crate) fn connection(&self) -> Option<Arc<Connection>> {
        self.connection.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Every key that is in use or waits for it, the one that signs first.
    #[must_use]
    pub fn keys(&self) -> Vec<KnownKey> {
        self.connection().map_or_else(Vec::new, |connection| connection.known.clone())
    }

    /// The headers of a signed answer to a request that came to `path`; `None` when it cannot be signed.
    pub(crate) fn sign_answer(&self, path: &str, body: &[u8]) -> Option<[(&'static str, String); 4]> {
        let connection = self.connection()?;
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
        let KeyRing { signer, verifier, known } = KeyRing::read(settings)?;
        let key_version = settings.signing().version.clone();
        let mut config = ClientConfig::new(settings.url.clone(), settings.client_id.clone());
        config.key_version.clone_from(&key_version);
        Ok(Self {
            client: Client::new(config, signer.clone(), verifier.clone())?,
            client_id: settings.client_id.clone(),
            gateway_url: settings.url.clone(),
            key_version,
            signer,
            verifier,
            known,
        })
    }

    /// What verifies Alipay+'s signatures.
    pub(crate) fn verifier(&self) -> &dyn Verifier {
        &*self.verifier
    }
}

impl AlipayPlus {
    /// One call, measured: what the rules make of it. An answer that `read` makes nothing of is one that cannot be
    /// believed.
    async fn ask<Wire: alipayplus::model::Answer, Answer>(
        &self,
        operation: &'static str,
        payment: &RequestId,
        exchange: impl Future<Output = Exchange<Wire>> + Send,
        read: impl FnOnce(Wire) -> Result<Answer, Unreadable> + Send,
    ) -> Reply<Answer> {
        let span = trace::asking(operation, payment);
        let begun = Instant::now();
        let exchange = exchange.instrument(span.clone()).await;
        if let Outcome::Answered(answered) = &exchange.outcome {
            let code = &answered.message.result().result_code;
            self.unknown_run.answered(operation, code);
            if let Some(calls) = &self.calls {
                calls.answered(operation, code);
            }
        }
        let (outcome, reply) = span.in_scope(|| reply_of(exchange, operation, payment, read));
        span.record("standee.outcome", outcome);
        if !matches!(reply, Reply::Answered(..)) {
            trace::failed(&span);
        }
        if let Some(calls) = &self.calls {
            calls.called(operation, outcome, begun.elapsed());
        }
        reply
    }
}

impl Gateway for AlipayPlus {
    async fn pay(&self, store: &StoreProfile, order: &Order) -> Reply<PayReply> {
        let Some(connection) = self.connection() else { return Reply::NotSent };
        let request = pay_request(store, order, &self.public_url);
        let exchange = connection.client.pay(&request);
        self.ask("pay", &order.request_id, exchange, |answer| Ok(answer::pay(&answer, &self.payment_urls)))
            .await
    }

    async fn inquire(&self, request_id: &RequestId) -> Reply<Held> {
        let Some(connection) = self.connection() else { return Reply::NotSent };
        let request = InquiryRequest::by_request_id(request_id.as_str());
        let exchange = connection.client.inquire(&request);
        self.ask("inquiryPayment", request_id, exchange, |answer| answer::inquiry(&answer)).await
    }

    async fn cancel(&self, request_id: &RequestId) -> Reply<CancelReply> {
        let Some(connection) = self.connection() else { return Reply::NotSent };
        let request = CancelRequest::by_request_id(request_id.as_str());
        let exchange = connection.client.cancel(&request);
        self.ask("cancelPayment", request_id, exchange, |answer| {
            Ok(CancelReply { result: answer::result(&answer.result) })
        })
        .await
    }

    async fn refund(&self, order: &RefundOrder) -> Reply<RefundReply> {
        let Some(connection) = self.connection() else { return Reply::NotSent };
        let request = refund_request(order);
        let exchange = connection.client.refund(&request);
        self.ask("refund", &order.payment, exchange, |answer| answer::refund(&answer)).await
    }
}

/// What became of a call, for whoever counts them, and what the rules make of it.
fn reply_of<Wire, Answer>(
    exchange: Exchange<Wire>,
    operation: &'static str,
    payment: &RequestId,
    read: impl FnOnce(Wire) -> Result<Answer, Unreadable>,
) -> (&'static str, Reply<Answer>) {
    match exchange.outcome {
        Outcome::NotSent(reason) => {
            tracing::warn!(operation, %payment, %reason, "asking Alipay+ failed");
            ("not_sent", Reply::NotSent)
        }
        Outcome::Unknown(reason) => {
            tracing::warn!(operation, %payment, %reason, "asking Alipay+ failed");
            (name_of(&reason), Reply::Unknown)
        }
        Outcome::Answered(answered) => {
            let digest = answered.digest;
            match read(answered.message) {
                Ok(answer) => ("answered", Reply::Answered(answer, digest)),
                Err(reason) => {
                    tracing::error!(operation, %payment, %reason, "a signed answer cannot be read");
                    ("unreadable", Reply::Unknown)
                }
            }
        }
    }
}

/// The kind of an unknown outcome, for whoever counts them.
const fn name_of(reason: &Unknown) -> &'static str {
    match reason {
        Unknown::TimedOut => "timed_out",
        Unknown::ConnectionLost(_) => "connection_lost",
        Unknown::Unverified { .. } => "unverified",
        Unknown::TooLong | Unknown::Unreadable(_) | Unknown::OtherPayment => "unreadable",
    }
}
