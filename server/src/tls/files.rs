//! A certificate and its key in files, read again when they change: nobody has to restart a server that takes payments.

use std::path::{Path, PathBuf};
use std::time::Duration;

use axum_server::tls_rustls::RustlsConfig;
use sha2::{Digest as _, Sha256};
use tokio::sync::watch;

use super::{TlsError, Told};
use crate::text_file;

/// How often the files are looked at. What renews certificates does so weeks before they end.
const LOOK_INTERVAL: Duration = Duration::from_secs(30);

/// The largest file that is read, in bytes: a long chain is 10 kB.
const FILE_BYTES_MAX: u64 = 1024 * 1024;

/// The two files, and what was in them when they were last tried.
#[derive(Debug)]
pub(super) struct Pair {
    certificate: PathBuf,
    key: PathBuf,
    told: Told,
    tried: [u8; 32],
}

impl Pair {
    /// Reads the files for the first time.
    pub(super) async fn read(
        certificate: PathBuf,
        key: PathBuf,
        told: Told,
    ) -> Result<(RustlsConfig, Self), TlsError> {
        let pair = Self { certificate, key, told, tried: [0; 32] };
        let failed = |source| pair.failed(source);
        let (chain, private) = pair.contents().await.map_err(failed)?;
        let tried = digest(&chain, &private);
        have_their_sections(&chain, &private).map_err(failed)?;
        let config = RustlsConfig::from_pem(chain.clone(), private).await.map_err(failed)?;
        pair.told.in_use(&chain);
        Ok((config, Self { tried, ..pair }))
    }

    /// Looks at the files from time to time, and when it is told to, until the server stops. A pair that cannot be used
    /// leaves the one before in its place.
    pub(super) async fn keep(
        mut self,
        config: RustlsConfig,
        mut told: watch::Receiver<()>,
        mut stop: watch::Receiver<bool>,
    ) {
        loop {
            tokio::select! {
                () = tokio::time::sleep(LOOK_INTERVAL) => {}
                Ok(()) = told.changed() => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
            match self.look(&config).await {
                Ok(false) => {}
                Ok(true) => tracing::info!("the certificate was read again"),
                Err(error) => tracing::error!(%error, "the certificate before stays in use"),
            }
        }
    }

    /// Takes a new pair into use; `false` when there is none, or none but what was tried already.
    async fn look(&mut self, config: &RustlsConfig) -> Result<bool, TlsError> {
        let contents = self.contents().await;
        let (chain, private) = match contents {
            Ok(contents) => contents,
            Err(error) => {
                // Said once, and once more when it is another.
                let seen = digest(error.to_string().as_bytes(), b"");
                return if std::mem::replace(&mut self.tried, seen) == seen {
                    Ok(false)
                } else {
                    Err(self.failed(error))
                };
            }
        };
        let seen = digest(&chain, &private);
        if std::mem::replace(&mut self.tried, seen) == seen {
            return Ok(false);
        }
        have_their_sections(&chain, &private).map_err(|error| self.failed(error))?;
        config.reload_from_pem(chain.clone(), private).await.map_err(|error| self.failed(error))?;
        self.told.in_use(&chain);
        Ok(true)
    }

    async fn contents(&self) -> std::io::Result<(Vec<u8>, Vec<u8>)> {
        Ok((read(&self.certificate).await?, read(&self.key).await?))
    }

    fn failed(&self, source: std::io::Error) -> TlsError {
        let [certificate, key] = [&self.certificate, &self.key].map(|path| path.display().to_string());
        TlsError::Files { certificate, key, source }
    }
}

async fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    if tokio::fs::metadata(path).await?.len() > FILE_BYTES_MAX {
        return Err(std::io::Error::other("larger than 1 MB"));
    }
    tokio::fs::read(path).await
}

fn have_their_sections(chain: &[u8], private: &[u8]) -> std::io::Result<()> {
    has_a_section(chain, &["CERTIFICATE"])?;
    has_a_section(private, &["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"])
}

/// Sees that a PEM file has a section of one of these kinds. What else is in it is named: it is another file than was
/// meant, or written in another form.
fn has_a_section(content: &[u8], wanted: &[&str]) -> std::io::Result<()> {
    let text = text_file::decode(content).map_err(std::io::Error::other)?;
    let begin = |line: &str| Some(line.trim().strip_prefix("-----BEGIN ")?.strip_suffix("-----")?.to_owned());
    let found: Vec<String> = text.lines().filter_map(begin).collect();
    if found.iter().any(|section| wanted.contains(&section.as_str())) {
        return Ok(());
    }
    let there =
        if found.is_empty() { "no PEM at all".to_owned() } else { format!("BEGIN {}", found.join(", ")) };
    let how = if found.iter().any(|section| section == "TRUSTED CERTIFICATE") {
        ": that is OpenSSL's own form; `openssl x509 -in FILE` writes the other"
    } else {
        ""
    };
    Err(std::io::Error::other(format!("expected BEGIN {}, and there is {there}{how}", wanted.join(" or "))))
}

fn digest(chain: &[u8], private: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(u64::try_from(chain.len()).unwrap_or(u64::MAX).to_be_bytes());
    hash.update(chain);
    hash.update(private);
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::CertificateEnd;

    /// A certificate and its key, as PEM.
    fn made() -> (String, String) {
        let made = rcgen::generate_simple_self_signed(vec!["pay.example".to_owned()]).unwrap();
        (made.cert.pem(), made.signing_key.serialize_pem())
    }

    #[tokio::test]
    async fn a_new_pair_is_taken_and_a_broken_one_is_not() {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let folder = tempfile::tempdir().unwrap();
        let (certificate, key) = (folder.path().join("a.crt"), folder.path().join("a.key"));
        let write = |(chain, private): &(String, String)| {
            std::fs::write(&certificate, chain).unwrap();
            std::fs::write(&key, private).unwrap();
        };
        let (first, second) = (made(), made());
        write(&first);
        let told = Told { end: CertificateEnd::default(), mode: "files" };
        let (config, mut pair) = Pair::read(certificate.clone(), key.clone(), told).await.unwrap();
        let in_use = config.get_inner();
        assert!(!pair.look(&config).await.unwrap(), "nothing has changed");
        for broken in [
            (second.0.clone(), first.1.clone()),
            (second.0.clone(), String::new()),
            (String::new(), second.1.clone()),
            ("garbage".to_owned(), "garbage".to_owned()),
        ] {
            write(&broken);
            assert!(pair.look(&config).await.is_err(), "{broken:?}");
            assert!(!pair.look(&config).await.unwrap(), "said once");
            assert!(std::sync::Arc::ptr_eq(&in_use, &config.get_inner()), "{broken:?}");
        }
        std::fs::remove_file(&key).unwrap();
        assert!(pair.look(&config).await.is_err());
        assert!(!pair.look(&config).await.unwrap());
        write(&second);
        assert!(pair.look(&config).await.unwrap());
        assert!(!std::sync::Arc::ptr_eq(&in_use, &config.get_inner()));
    }
    /// field.md 38: "peer sent no certificates", whatever was there.
    #[test]
    fn what_stands_where_a_certificate_should_is_named() {
        let (chain, private) = made();
        let trusted = chain.replace("CERTIFICATE", "TRUSTED CERTIFICATE");
        let utf16: Vec<u8> = chain.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (content, told) in [
            (trusted.as_bytes(), "there is BEGIN TRUSTED CERTIFICATE: that is OpenSSL's own form"),
            (private.as_bytes(), "there is BEGIN PRIVATE KEY"),
            (b"\x30\x82\x01\x22".as_slice(), "not UTF-8"),
            (b"".as_slice(), "no PEM at all"),
            (&utf16, "UTF-16"),
        ] {
            let error = has_a_section(content, &["CERTIFICATE"]).unwrap_err().to_string();
            assert!(error.contains(told), "{told} in {error}");
        }
        assert!(
            has_a_section(format!("\u{feff}{private}{trusted}{chain}").as_bytes(), &["CERTIFICATE"]).is_ok()
        );
    }
}
