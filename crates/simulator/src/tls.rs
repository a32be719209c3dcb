//! TLS from PEM files, for clients that speak nothing else.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::{self, PemObject as _};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// Why TLS could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum TlsProblem {
    /// A file could not be read, or is not PEM of the expected kind.
    #[error("{}: {problem}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: pem::Error,
    },
    /// The certificate and the key do not fit together, or cannot be used.
    #[error("the certificate and its key: {0}")]
    Pair(#[from] rustls::Error),
}

/// Reads a certificate chain and its private key, both PEM.
pub fn read(certificates: &Path, key: &Path) -> Result<Arc<ServerConfig>, TlsProblem> {
    let file_problem = |path: &Path| {
        let path = path.to_owned();
        move |problem| TlsProblem::File { path, problem }
    };
    let chain = CertificateDer::pem_file_iter(certificates)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(file_problem(certificates))?;
    let key = PrivateKeyDer::from_pem_file(key).map_err(file_problem(key))?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_will_not_do_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let [certificate, key] = ["tls.crt", "tls.key"].map(|name| folder.path().join(name));
        let pair = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        std::fs::write(&certificate, pair.cert.pem()).unwrap();
        assert!(read(&certificate, &key).unwrap_err().to_string().contains("tls.key"));
        std::fs::write(&key, "no key").unwrap();
        assert!(read(&certificate, &key).unwrap_err().to_string().contains("tls.key"));
        std::fs::write(&key, pair.signing_key.serialize_pem()).unwrap();
        assert!(read(&certificate, &key).is_ok());
        std::fs::write(&certificate, "").unwrap();
        assert!(read(&certificate, &key).is_err());
    }
}
