//! Certificates from an ACME directory, by tls-alpn-01: its question comes to the listener that payers use, and is told
//! from theirs by what the handshake asks for.

use std::path::Path;
use std::sync::Arc;

use axum_server::tls_rustls::RustlsConfig;
use futures::StreamExt as _;
use rustls::ServerConfig;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls_acme::acme::ACME_TLS_ALPN_NAME;
use rustls_acme::{AcmeConfig, AcmeState, EventOk};
use rustls_platform_verifier::Verifier;
use tokio::sync::watch;

use super::acme_folder::AcmeFolder;
use super::{TlsError, Told};
use crate::config::AcmeSettings;

/// What is spoken over TLS, the best first, and the directory's question.
const PROTOCOLS: [&[u8]; 3] = [b"h2", b"http/1.1", ACME_TLS_ALPN_NAME];

/// Account, certificate and when to renew it.
pub(super) type State = AcmeState<std::io::Error>;

/// What the directory issued before, and what asks it for the next.
pub(super) fn open(
    settings: &AcmeSettings,
    data_dir: &Path,
    told: Told,
) -> Result<(RustlsConfig, State), TlsError> {
    let path = data_dir.join("acme");
    let folder = AcmeFolder::open(path.clone(), told)
        .map_err(|source| TlsError::Acme { what: format!("{} cannot be used: {source}", path.display()) })?;
    let state = AcmeConfig::new_with_client_config([&settings.host], Arc::new(client(settings)?))
        .directory(&settings.directory_url)
        .contact([&settings.contact])
        .cache(folder)
        .state();
    let mut config = ServerConfig::builder().with_no_client_auth().with_cert_resolver(state.resolver());
    config.alpn_protocols = PROTOCOLS.map(<[u8]>::to_vec).into();
    Ok((RustlsConfig::from_config(Arc::new(config)), state))
}

/// Obtains and renews until the server stops: a third of a certificate's life before it ends. What fails is tried again,
/// after a second and ever slower, up to 18 hours.
pub(super) async fn keep(mut state: State, mut stop: watch::Receiver<bool>) {
    loop {
        let event = tokio::select! {
            event = state.next() => event,
            _ = stop.wait_for(|stop| *stop) => return,
        };
        match event {
            Some(Ok(EventOk::DeployedCachedCert)) => tracing::info!("the certificate of before is in use"),
            Some(Ok(EventOk::DeployedNewCert)) => {
                tracing::info!("a new certificate was issued and is in use");
            }
            Some(Ok(EventOk::CertCacheStore | EventOk::AccountCacheStore)) => {}
            Some(Err(error)) => {
                tracing::error!(%error, "no certificate from the ACME directory; it is asked again");
            }
            None => return,
        }
    }
}

/// How the directory is spoken to: trusted as the machine trusts, and by the operator's own file.
fn client(settings: &AcmeSettings) -> Result<rustls::ClientConfig, TlsError> {
    let failed = |what: String| TlsError::Acme { what };
    let mut roots = Vec::new();
    if let Some(file) = &settings.ca_file {
        let read = CertificateDer::pem_file_iter(file).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        roots = read.map_err(|error| failed(format!("acme_ca_file {}: {error}", file.display())))?;
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let verifier =
        Verifier::new_with_extra_roots(roots, provider).map_err(|error| failed(error.to_string()))?;
    Ok(rustls::ClientConfig::builder()
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth())
}
