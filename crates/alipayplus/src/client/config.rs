//! Where the client calls, and as whom.

use std::time::Duration;

use thiserror::Error;
use url::{Host, Url};

use crate::envelope::FIELD_BYTES_MAX;
use crate::operation::{BASE_PATH, Operation};
use crate::signature::KEY_VERSION_BYTES_MAX;

/// What the client needs to know besides its keys.
#[derive(Debug, Clone)]
pub struct ClientConfig {
    /// The gateway's scheme, host and port, without a path; sandbox and production share it (the FAQ). `https:`,
    /// or `http:` to this machine itself, where a simulator runs.
    pub gateway_url: Url,
    /// Where the operations live on the gateway.
    pub base_path: String,
    /// The acquirer's client id, which decides between sandbox and production.
    pub client_id: String,
    /// The version of the acquirer's key, as the Developer Center counts it.
    pub key_version: String,
    /// How long name look-up, TCP and TLS together may take. Nothing was sent when it ends.
    pub connect_timeout: Duration,
    /// How long a call may take from its start to the last byte of its answer; more than `connect_timeout`. When
    /// it ends, the outcome is not known.
    pub total_timeout: Duration,
}

impl ClientConfig {
    /// The usual: [`BASE_PATH`], key version 1, 3 s to connect, 10 s in all (what a sibling product's docs
    /// suggest for a call).
    pub fn new(gateway_url: Url, client_id: impl Into<String>) -> Self {
        Self {
            gateway_url,
            base_path: BASE_PATH.to_owned(),
            client_id: client_id.into(),
            key_version: "1".to_owned(),
            connect_timeout: Duration::from_secs(3),
            total_timeout: Duration::from_secs(10),
        }
    }

    /// The address of `operation`. Its path is what is signed, after the URL's own rules were applied to it.
    pub(super) fn url_of(&self, operation: Operation) -> Url {
        let mut url = self.gateway_url.clone();
        url.set_path(&operation.path(&self.base_path));
        url
    }

    pub(super) fn check(&self) -> Result<(), ConfigProblem> {
        let url = &self.gateway_url;
        if !(url.scheme() == "https" || url.scheme() == "http" && is_this_machine(url)) {
            return Err(ConfigProblem::NotHttps);
        }
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !bare || !url.username().is_empty() || url.password().is_some() {
            return Err(ConfigProblem::NotBareHost);
        }
        if !self.base_path.starts_with('/') || self.base_path.contains(['?', '#']) {
            return Err(ConfigProblem::BasePath);
        }
        if !is_field(&self.client_id, FIELD_BYTES_MAX) {
            return Err(ConfigProblem::ClientId);
        }
        if !is_field(&self.key_version, KEY_VERSION_BYTES_MAX) || self.key_version.contains(',') {
            return Err(ConfigProblem::KeyVersion);
        }
        if self.connect_timeout >= self.total_timeout {
            return Err(ConfigProblem::TimeOuts);
        }
        Ok(())
    }
}

/// Why no client could be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ConfigProblem {
    /// Payments over a network in the clear.
    #[error("the gateway's address must be https (http only to this machine itself)")]
    NotHttps,
    /// The address says more than where the gateway is.
    #[error("the gateway's address must be scheme, host and port alone; a path belongs into the base path")]
    NotBareHost,
    /// Not a path.
    #[error("the base path must begin with a slash and have no query")]
    BasePath,
    /// Cannot be a header's value.
    #[error("the client id must be 1 to {FIELD_BYTES_MAX} visible ASCII characters")]
    ClientId,
    /// Cannot be a part of the signature header.
    #[error("the key version must be 1 to {KEY_VERSION_BYTES_MAX} visible ASCII characters and no comma")]
    KeyVersion,
    /// A connection that takes too long could not be told from an answer that does.
    #[error("the connect time-out must be shorter than the total time-out")]
    TimeOuts,
    /// The HTTP or TLS library could not start.
    #[error("the HTTP client could not start: {0}")]
    Http(String),
}

fn is_field(text: &str, bytes_max: usize) -> bool {
    (1..=bytes_max).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}
