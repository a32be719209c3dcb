//! A certificate of our own making, kept so that a developer's browser has to be told only once.

use std::fs;
use std::path::{Path, PathBuf};

use url::Url;

use super::TlsError;
use crate::private_file;

/// Where the certificate is kept.
pub(super) fn certificate_file(folder: &Path) -> PathBuf {
    folder.join("self-signed.crt.pem")
}

/// The certificate and key in `folder`, made when one of them is not there or the host is another by now.
pub(super) fn ensure(folder: &Path, public_url: &Url) -> Result<(PathBuf, PathBuf), TlsError> {
    let failed = |reason: String| TlsError::SelfSigned { folder: folder.display().to_string(), reason };
    let host = public_url.host_str().unwrap_or("localhost").trim_matches(['[', ']']).to_owned();
    let certificate = certificate_file(folder);
    let key = folder.join("self-signed.key.pem");
    let made_for = folder.join("self-signed.host");
    let is_current = fs::read_to_string(&made_for).is_ok_and(|known| known == host);
    if is_current && certificate.exists() && key.exists() {
        return Ok((certificate, key));
    }
    fs::create_dir_all(folder).map_err(|error| failed(error.to_string()))?;
    let mut names = vec![host.clone()];
    for local in ["localhost", "127.0.0.1", "::1"] {
        if host != local {
            names.push(local.to_owned());
        }
    }
    let made = rcgen::generate_simple_self_signed(names).map_err(|error| failed(error.to_string()))?;
    private_file::write(&key, made.signing_key.serialize_pem().as_bytes())
        .and_then(|()| fs::write(&certificate, made.cert.pem()))
        .and_then(|()| fs::write(&made_for, host))
        .map_err(|error| failed(error.to_string()))?;
    Ok((certificate, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_made_once_and_again_for_another_host() {
        let folder = tempfile::tempdir().unwrap();
        let read = |url: &str| {
            let (certificate, _) = ensure(folder.path(), &Url::parse(url).unwrap()).unwrap();
            fs::read(certificate).unwrap()
        };
        let first = read("https://shop.example");
        assert_eq!(read("https://shop.example"), first);
        assert_ne!(read("https://other.example"), first);
    }
}
