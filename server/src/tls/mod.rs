//! How the connection is encrypted: a certificate of our own for development, or files that the operator brings.

pub(crate) mod certificate;
mod self_signed;

use axum_server::tls_rustls::RustlsConfig;

use crate::config::{Settings, TlsMode};
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
        TlsMode::Proxy => return "ended by a proxy before this server".to_owned(),
        TlsMode::Files { certificate, .. } => ("files", certificate.clone()),
        TlsMode::SelfSigned => ("self-signed", self_signed::certificate_file(&settings.data_dir)),
    };
    Certificate::read(&file).map_or_else(
        |problem| format!("{mode}, {}: {problem}", file.display()),
        |Certificate { fingerprint, ends_at }| {
            format!("{mode}, {} until {ends_at}, SHA-256 {fingerprint}", file.display())
        },
    )
}

/// The TLS that the settings ask for; `None` behind a proxy that ends it.
///
/// # Errors
/// [`TlsError`]
pub(crate) async fn configuration(settings: &Settings) -> Result<Option<RustlsConfig>, TlsError> {
    let (certificate, key) = match &settings.tls {
        TlsMode::Proxy => return Ok(None),
        TlsMode::Files { certificate, key } => (certificate.clone(), key.clone()),
        TlsMode::SelfSigned => self_signed::ensure(&settings.data_dir, &settings.public_url)?,
    };
    // One crypto provider for TLS and signing; a second start in the same process finds it there.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let configuration = RustlsConfig::from_pem_file(&certificate, &key).await;
    configuration.map(Some).map_err(|source| TlsError::Files {
        certificate: certificate.display().to_string(),
        key: key.display().to_string(),
        source,
    })
}
