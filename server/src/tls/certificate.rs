//! What is known of a certificate: what its owner compares, and when it ends.

use std::fmt::Write as _;
use std::path::Path;

use aws_lc_rs::digest::{SHA256, digest};
use jiff::Timestamp;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

/// A certificate, as far as its operator wants to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Certificate {
    /// SHA-256 of its DER, as `openssl x509 -fingerprint -sha256` writes it.
    pub(crate) fingerprint: String,
    /// Since when it is valid.
    pub(crate) begins_at: Timestamp,
    /// Until when it is valid.
    pub(crate) ends_at: Timestamp,
}

impl Certificate {
    /// The first of a PEM file, which is the server's own.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        Self::of(&CertificateDer::from_pem_file(path).map_err(|error| error.to_string())?)
    }

    /// The first of a chain in PEM, whatever else stands there.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn first_of(pem: &[u8]) -> Result<Self, String> {
        Self::of(&CertificateDer::from_pem_slice(pem).map_err(|error| error.to_string())?)
    }

    fn of(der: &CertificateDer<'_>) -> Result<Self, String> {
        let (_, certificate) =
            x509_parser::parse_x509_certificate(der).map_err(|error| format!("no certificate: {error}"))?;
        let mut fingerprint = String::new();
        for byte in digest(&SHA256, der).as_ref() {
            let separator = if fingerprint.is_empty() { "" } else { ":" };
            let _ = write!(fingerprint, "{separator}{byte:02X}");
        }
        let validity = certificate.validity();
        let at = |second: i64| Timestamp::from_second(second).map_err(|error| error.to_string());
        let (begins_at, ends_at) =
            (at(validity.not_before.timestamp())?, at(validity.not_after.timestamp())?);
        Ok(Self { fingerprint, begins_at, ends_at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by `openssl req -x509`; what the test expects of it is what `openssl x509 -fingerprint -sha256 -enddate` says.
    const MADE_BY_OPENSSL: &str = "\
-----BEGIN CERTIFICATE-----
MIIBiDCCAS+gAwIBAgIUMcBIHmdSVm9sEih8UMQV63pfbPkwCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPcGF5LmV4YW1wbGUuY29tMB4XDTI2MTEyNjEwNTE1MloXDTI3
MTEyNjEwNTE1MlowGjEYMBYGA1UEAwwPcGF5LmV4YW1wbGUuY29tMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEd8xGsHFak/ZoJPvxYwUno+4srWcHjYOotJJ/iU96
W9/+2wfFAzt9lIjbkboKUxA+2c64qaflGUSNRxfC2OVa26NTMFEwHQYDVR0OBBYE
FLt1zJdXo58OjJirZNdIld45NKfnMB8GA1UdIwQYMBaAFLt1zJdXo58OjJirZNdI
ld45NKfnMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgBCJMbEFQ
KC1jtDLb6/PueyyN4P+yXgeydcU3mhSxTmMCIC4SBtaPoPJ7EeOgyuTf1x9+3ZW7
KXc3l4Y5WkbTs4dU
-----END CERTIFICATE-----
";

    #[test]
    fn a_certificate_is_known_as_openssl_knows_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("certificate.pem");
        std::fs::write(&path, MADE_BY_OPENSSL).unwrap();
        let certificate = Certificate::read(&path).unwrap();
        assert_eq!(
            certificate.fingerprint,
            "29:88:00:10:A1:C7:AA:B9:74:7E:88:B6:A6:C4:43:DE:78:C0:9A:28:85:3C:69:E9:15:82:F6:63:F1:E3:34:56"
        );
        assert_eq!(certificate.begins_at.to_string(), "2026-11-26T10:51:52Z");
        assert_eq!(certificate.ends_at.to_string(), "2027-11-26T10:51:52Z");
        // As the ACME crate keeps it: behind its key.
        let key = rcgen::KeyPair::generate().unwrap().serialize_pem();
        let kept = format!("{key}\n{MADE_BY_OPENSSL}");
        assert_eq!(Certificate::first_of(kept.as_bytes()), Ok(certificate));
    }

    #[test]
    fn what_is_no_certificate_is_said_to_be_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("certificate.pem");
        assert!(Certificate::read(&path).is_err());
        std::fs::write(&path, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").unwrap();
        assert!(Certificate::read(&path).unwrap_err().contains("no certificate"));
    }
}
