//! What a simulator is started with.

use std::net::{Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;

use alipayplus::key::{PrivateKey, PublicKey};
use rustls::ServerConfig;
use url::Url;

use crate::clock::Clock;

/// How many payments are held unless said otherwise; each takes a few kilobytes.
pub const PAYMENTS_MAX_DEFAULT: usize = 100_000;

/// What a simulator is started with. [`Config::new`] gives a default to everything but identity and keys.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen; port 0 takes a free one. Loopback by default: never open it to a network, since
    /// anyone who reaches it can decide payments.
    pub listen: SocketAddr,
    /// TLS with this certificate and key, as `tls::read` makes it; none for plain HTTP.
    pub tls: Option<Arc<ServerConfig>>,
    /// What a payer's browser opens, for `paymentUrl`; none for the address that is listened on.
    pub public_url: Option<Url>,
    /// The one acquirer's client id.
    pub client_id: String,
    /// The key version that both sides write into their signatures; `1` by default.
    pub key_version: String,
    /// Verifies the acquirer's signatures.
    pub acquirer_public_key: PublicKey,
    /// Another key of the acquirer's with its version, while the acquirer changes its own.
    pub next_acquirer_key: Option<(String, PublicKey)>,
    /// Signs the gateway's answers and notifications.
    pub private_key: PrivateKey,
    /// Divides the waits between the attempts to notify; nothing else is faster.
    pub time_scale: NonZeroU32,
    /// How many payments are held. Beyond it, the payment that was finished first is forgotten; when none is
    /// finished, `pay` is answered with U `REQUEST_TRAFFIC_EXCEED_LIMIT`.
    pub payments_max: usize,
    /// The time, for tests to move.
    pub clock: Clock,
}

impl Config {
    /// A simulator on a free port of loopback, over plain HTTP, on the system's clock.
    pub fn new(
        client_id: impl Into<String>,
        acquirer_public_key: PublicKey,
        private_key: PrivateKey,
    ) -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            tls: None,
            public_url: None,
            client_id: client_id.into(),
            key_version: "1".to_owned(),
            acquirer_public_key,
            next_acquirer_key: None,
            private_key,
            time_scale: NonZeroU32::MIN,
            payments_max: PAYMENTS_MAX_DEFAULT,
            clock: Clock::system(),
        }
    }
}
