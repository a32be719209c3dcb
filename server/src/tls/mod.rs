//! How the connection is encrypted: a certificate of our own for development, or files that the operator brings.

mod acme;
mod acme_folder;
pub(crate) mod certificate;
mod files;
mod self_signed;

use std::fmt;

use axum_server::tls_rustls::RustlsConfig;
use tokio::sync::watch;

use crate::config::{Settings, TlsMode};
use crate::metrics::CertificateEnd;
use crate::reload::Reload;
use certificate::Certificate;

/// Why there is no TLS to be had.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// The certificate or key that the settings name cannot be used.
    #[error(
        "the certificate {certificate} with the key {key} cannot be used: {source}; \
         expected a PEM certificate chain and its PEM private key"
    )]
    Files {
        /// Where the certificate is expected.
        certificate: String,
        /// Where the key is expected.
        key: String,
        /// What is wrong.
        source: std::io::Error,
    },
    /// Nobody can be asked for a certificate.
    #[error("certificates by ACME: {what}")]
    Acme {
        /// What is wrong.
        what: String,
    },
    /// The self-signed certificate could not be made or kept.
    #[error("the self-signed certificate cannot be kept in {folder}: {reason}")]
    SelfSigned {
        /// The data folder.
        folder: String,
        /// What is wrong.
        reason: String,
    },
}

/// In words, how connections are encrypted: said when the server starts.
pub(crate) fn in_words(settings: &Settings) -> String {
    let (mode, file) = match &settings.tls {
        TlsMode::Proxy { .. } => return "ended by a proxy before this server".to_owned(),
        TlsMode::Acme(acme) => return format!("acme, by {}", acme.directory_url),
        TlsMode::Files { certificate, .. } => ("files", certificate.clone()),
        TlsMode::SelfSigned => ("self-signed", self_signed::certificate_file(&settings.data_dir)),
    };
    Certificate::read(&file).map_or_else(
        |problem| format!("{mode}, {}: {problem}", file.display()),
        |Certificate { fingerprint, ends_at, .. }| {
            format!("{mode}, {} until {ends_at}, SHA-256 {fingerprint}", file.display())
        },
    )
}

/// TLS as the listener uses it, and what keeps it up to date.
pub(crate) struct Tls {
    /// What every handshake reads.
    pub(crate) config: RustlsConfig,
    keeper: Keeper,
}

enum Keeper {
    Files(files::Pair),
    Acme(acme::State),
}

impl fmt::Debug for Tls {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Tls").finish_non_exhaustive()
    }
}

/// Tells when the certificate in use ends.
#[derive(Clone, Debug)]
struct Told {
    end: CertificateEnd,
    mode: &'static str,
}

impl Told {
    /// A chain in PEM was taken into use.
    fn in_use(&self, pem: &[u8]) {
        match Certificate::first_of(pem) {
            Ok(Certificate { begins_at, ends_at, .. }) => self.end.is(self.mode, begins_at, ends_at),
            Err(error) => tracing::warn!(%error, "nobody is told when the certificate ends"),
        }
    }
}

/// The TLS that the settings ask for; `None` behind a proxy that ends it. `end` is told of each certificate.
///
/// # Errors
/// [`TlsError`]
pub(crate) async fn configuration(
    settings: &Settings,
    end: &CertificateEnd,
) -> Result<Option<Tls>, TlsError> {
    // One crypto provider for TLS and signing; a second start in the same process finds it there.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let told = |mode| Told { end: end.clone(), mode };
    let (certificate, key, mode) = match &settings.tls {
        TlsMode::Proxy { .. } => return Ok(None),
        TlsMode::Acme(acme) => {
            let (config, state) = acme::open(acme, &settings.data_dir, told("acme"))?;
            return Ok(Some(Tls { config, keeper: Keeper::Acme(state) }));
        }
        TlsMode::Files { certificate, key } => (certificate.clone(), key.clone(), "files"),
        TlsMode::SelfSigned => {
            let (certificate, key) = self_signed::ensure(&settings.data_dir, &settings.public_url)?;
            (certificate, key, "self-signed")
        }
    };
    let (config, pair) = files::Pair::read(certificate, key, told(mode)).await?;
    Ok(Some(Tls { config, keeper: Keeper::Files(pair) }))
}

impl Tls {
    /// Keeps the certificate up to date until the server stops.
    pub(crate) async fn keep(self, reload: Reload, stop: watch::Receiver<bool>) {
        match self.keeper {
            Keeper::Files(pair) => pair.keep(self.config, reload.listen(), stop).await,
            Keeper::Acme(state) => acme::keep(state, stop).await,
        }
    }
}
