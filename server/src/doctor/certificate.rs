//! The certificate: for this host, valid for a while yet, and its key beside it.

use std::path::Path;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use url::Host;
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::X509Certificate;

use super::{Finding, Verdict};
use crate::config::{Settings, TlsMode};
use crate::metrics::CertificateEnd;
use crate::tls;

const CHECK: &str = "certificate";

const DAY_SECONDS: i64 = 24 * 3600;

/// How many days before its end a certificate is worth a warning: more than a long weekend and a holiday. One that was made
/// for a few days is worth it in the last third of them, which is when it should have been renewed.
const DAYS_LEFT_MIN: i64 = 14;

/// Certificates of one file that are looked at; chains have three.
const CHAIN_MAX: usize = 10;

pub(super) async fn check(settings: &Settings) -> Finding {
    if settings.tls == TlsMode::SelfSigned {
        return Finding::warning(
            CHECK,
            "self-signed: browsers warn of it, and no wallet opens it",
            "for payers set tls to files, or to proxy behind one that ends TLS",
        );
    }
    let TlsMode::Files { certificate: path, .. } = &settings.tls else {
        return Finding::skipped(
            CHECK,
            "tls names no certificate of yours; the check of public_url sees the one that is served",
        );
    };
    // That the key belongs to it is what the library looks at when it takes both.
    if let Err(error) = tls::configuration(settings, &CertificateEnd::default()).await {
        return Finding::failed(CHECK, error, "name the certificate's own key, both as PEM");
    }
    judge(settings, path).unwrap_or_else(|problem| {
        Finding::failed(
            CHECK,
            problem,
            "give a PEM chain: the server's own certificate first, then who signed it",
        )
    })
}

fn judge(settings: &Settings, path: &Path) -> Result<Finding, String> {
    let chain =
        CertificateDer::pem_file_iter(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let chain = chain.take(CHAIN_MAX).collect::<Result<Vec<_>, _>>();
    let chain = chain.map_err(|error| format!("{}: {error}", path.display()))?;
    let first = chain.first().ok_or_else(|| format!("{} holds no certificate", path.display()))?;
    let (_, own) = x509_parser::parse_x509_certificate(first).map_err(|error| error.to_string())?;
    let now = jiff::Timestamp::now().as_second();
    let (begins, ends) = (own.validity().not_before.timestamp(), own.validity().not_after.timestamp());
    let days_left = (ends - now) / DAY_SECONDS;
    let host = settings.public_url.host_str().unwrap_or_default();
    let seen = format!(
        "{} for {}, {days_left} days left, a chain of {}",
        path.display(),
        names(&own).join(", "),
        chain.len()
    );
    if now < begins || now >= ends {
        return Ok(Finding::failed(
            CHECK,
            format!("{seen}: not valid today"),
            "renew it, and see that the clock is right",
        ));
    }
    if !is_for(&own, settings) {
        let seen = format!("{seen}: it does not name {host}, the host of public_url");
        return Ok(Finding::failed(
            CHECK,
            seen,
            "get a certificate for that host, or set public_url to one it names",
        ));
    }
    if ends - now < (DAYS_LEFT_MIN * DAY_SECONDS).min((ends - begins) / 3) {
        return Ok(Finding::warning(
            CHECK,
            seen,
            "renew it before it ends: payers' phones will not open the page then",
        ));
    }
    if chain.len() == 1 && own.issuer() != own.subject() {
        let what_to_do = "append the certificate of who signed it: phones that do not know it cannot find it by themselves";
        return Ok(Finding { verdict: Verdict::Warning, ..Finding::failed(CHECK, seen, what_to_do) });
    }
    Ok(Finding::ok(CHECK, seen))
}

fn names(certificate: &X509Certificate<'_>) -> Vec<String> {
    let alternative = certificate.subject_alternative_name().ok().flatten();
    let names = alternative.iter().flat_map(|names| names.value.general_names.iter());
    names
        .filter_map(|name| match name {
            GeneralName::DNSName(name) => Some((*name).to_owned()),
            GeneralName::IPAddress(bytes) => address(bytes).map(|address| address.to_string()),
            _ => None,
        })
        .collect()
}

fn address(bytes: &[u8]) -> Option<std::net::IpAddr> {
    let v4 = <[u8; 4]>::try_from(bytes).map(std::net::IpAddr::from);
    v4.or_else(|_| <[u8; 16]>::try_from(bytes).map(std::net::IpAddr::from)).ok()
}

fn is_for(certificate: &X509Certificate<'_>, settings: &Settings) -> bool {
    let names = names(certificate);
    match settings.public_url.host() {
        Some(Host::Domain(host)) => names.iter().any(|name| covers(name, host)),
        Some(Host::Ipv4(address)) => names.contains(&address.to_string()),
        Some(Host::Ipv6(address)) => names.contains(&address.to_string()),
        None => false,
    }
}

/// A name as it stands, or a star for its first part.
fn covers(name: &str, host: &str) -> bool {
    let name = name.to_ascii_lowercase();
    match name.strip_prefix("*.") {
        None => name == host,
        Some(rest) => host.split_once('.').is_some_and(|(first, others)| !first.is_empty() && others == rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(folder: &Path, host: &str) -> Settings {
        let file = format!(
            "public_url = 'https://{host}'\ntls = 'files'\ntls_cert = '{0}/cert.pem'\ntls_key = '{0}/key.pem'",
            folder.display()
        );
        Settings::from_sources(&file, |_| None).unwrap()
    }

    /// A certificate for `*.kopi.example` that began a hundred days ago and ends after so many, with its key or another.
    async fn found(host: &str, days: i64, has_its_key: bool) -> Finding {
        found_since(100, host, days, has_its_key).await
    }

    async fn found_since(since: u32, host: &str, days: i64, has_its_key: bool) -> Finding {
        let folder = tempfile::tempdir().unwrap();
        let (key, other) = (rcgen::KeyPair::generate().unwrap(), rcgen::KeyPair::generate().unwrap());
        let mut parameters = rcgen::CertificateParams::new(vec!["*.kopi.example".to_owned()]).unwrap();
        let (now, day) = (std::time::SystemTime::now(), std::time::Duration::from_hours(24));
        parameters.not_before = (now - since * day).into();
        let from_now = day * u32::try_from(days.unsigned_abs()).unwrap();
        parameters.not_after = if days < 0 { now - from_now } else { now + from_now }.into();
        std::fs::write(folder.path().join("cert.pem"), parameters.self_signed(&key).unwrap().pem()).unwrap();
        let key = if has_its_key { key } else { other };
        crate::private_file::write(&folder.path().join("key.pem"), key.serialize_pem().as_bytes()).unwrap();
        check(&settings(folder.path(), host)).await
    }

    #[tokio::test]
    async fn a_certificate_is_judged_by_its_host_its_days_and_its_key() {
        for (host, days, has_its_key, verdict, told) in [
            ("pay.kopi.example", 90, true, Verdict::Ok, "days left"),
            ("pay.kopi.example", 5, true, Verdict::Warning, "days left"),
            ("pay.kopi.example", -1, true, Verdict::Failed, "not valid today"),
            ("kopi.example", 90, true, Verdict::Failed, "does not name kopi.example"),
            ("a.b.kopi.example", 90, true, Verdict::Failed, "does not name a.b.kopi.example"),
            ("pay.kopi.example", 90, false, Verdict::Failed, "cannot be used"),
        ] {
            let found = found(host, days, has_its_key).await;
            assert!(found.verdict == verdict && found.seen.contains(told), "{host} {days}: {found:?}");
        }
    }
    /// field.md 12: healthy ones were warned of for ever.
    #[tokio::test]
    async fn a_certificate_for_six_days_is_warned_of_in_its_last_third() {
        for (since, days, verdict) in
            [(0, 6, Verdict::Ok), (3, 3, Verdict::Ok), (5, 1, Verdict::Warning), (300, 20, Verdict::Ok)]
        {
            let found = found_since(since, "pay.kopi.example", days, true).await;
            assert_eq!(found.verdict, verdict, "{found:?}");
        }
    }
}
