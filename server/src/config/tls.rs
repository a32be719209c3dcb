//! How the connection is encrypted, and what each way needs to be told.

use std::path::PathBuf;

use ipnet::IpNet;
use url::{Host, Url};

use super::problem::Problem;
use super::setting::Raw;
use super::{networks, origin};

/// Let's Encrypt, as it issues certificates that browsers trust.
const DIRECTORY_URL: &str = "https://acme-v02.api.letsencrypt.org/directory";

/// Who is believed behind a proxy unless a setting says otherwise: this machine.
pub(super) const LOOPBACK: &str = "127.0.0.0/8, ::1";

/// How the connection is encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TlsMode {
    /// A certificate of our own making, kept in the data folder: for development.
    SelfSigned,
    /// A certificate chain and its key, as PEM files.
    Files {
        /// The certificate, then its chain.
        certificate: PathBuf,
        /// The private key.
        key: PathBuf,
    },
    /// Certificates that an ACME directory issues for the host of `public_url`, renewed by themselves.
    Acme(AcmeSettings),
    /// Plain HTTP, behind a proxy that ends TLS.
    Proxy {
        /// Who is believed about where requests come from. Nobody else is answered.
        trusted: Vec<IpNet>,
    },
}

/// Where certificates come from, and to whom their authority writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcmeSettings {
    /// The name that the certificate is for.
    pub host: String,
    /// As the directory wants it: `mailto:` and an address.
    pub contact: String,
    /// Where the directory is.
    pub directory_url: Url,
    /// Whom the directory's own certificate is signed by, where this machine does not know them.
    pub ca_file: Option<PathBuf>,
}

pub(super) fn mode(raw: &mut Raw, public_url: Option<&Url>, problems: &mut Vec<Problem>) -> Option<TlsMode> {
    let mode = raw.take("tls").unwrap_or_else(|| "self-signed".to_owned());
    if mode != "proxy"
        && let Some(found) = raw.take("trusted_proxies")
    {
        problems.push(Problem::new("trusted_proxies", &found, "tls = \"proxy\" beside it"));
    }
    match mode.as_str() {
        "self-signed" => Some(TlsMode::SelfSigned),
        "proxy" => {
            let trusted = raw.parse("trusted_proxies", LOOPBACK, networks, problems);
            Some(TlsMode::Proxy { trusted: trusted? })
        }
        "files" => {
            let certificate = raw.require("tls_cert", "the path of a PEM certificate chain", problems);
            let key = raw.require("tls_key", "the path of the certificate's PEM private key", problems);
            Some(TlsMode::Files { certificate: certificate?.into(), key: key?.into() })
        }
        "acme" => acme(raw, public_url, problems).map(TlsMode::Acme),
        other => {
            problems.push(Problem::new("tls", other, "one of self-signed, files, acme, proxy"));
            None
        }
    }
}

fn acme(raw: &mut Raw, public_url: Option<&Url>, problems: &mut Vec<Problem>) -> Option<AcmeSettings> {
    let contact = raw.require("acme_contact", "an e-mail address for the certificate's authority", problems);
    let contact = contact.and_then(|text| {
        let address = mail_address(&text);
        if address.is_none() {
            problems.push(Problem::new("acme_contact", &text, "an e-mail address, such as ops@example.com"));
        }
        address
    });
    let agreed = raw.require("acme_terms_agreed", "yes, once you agree to the directory's terms", problems);
    if let Some(other) = agreed.filter(|agreed| agreed != "yes") {
        problems.push(Problem::new(
            "acme_terms_agreed",
            &other,
            "yes, once you agree to the directory's terms",
        ));
    }
    let directory_url = raw.parse("acme_directory_url", DIRECTORY_URL, directory, problems);
    let ca_file = raw.take("acme_ca_file").filter(|path| !path.is_empty()).map(PathBuf::from);
    let host = public_url.and_then(|url| match url.host() {
        Some(Host::Domain(host)) if host.contains('.') => Some(host.to_owned()),
        _ => {
            problems.push(Problem::new(
                "public_url",
                url.as_str(),
                "a host with a public name where tls is acme",
            ));
            None
        }
    });
    Some(AcmeSettings { host: host?, contact: contact?, directory_url: directory_url?, ca_file })
}

fn mail_address(text: &str) -> Option<String> {
    let address = text.strip_prefix("mailto:").unwrap_or(text);
    let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic());
    let (name, host) = address.split_once('@')?;
    (is_plain && !name.is_empty() && host.contains('.')).then(|| format!("mailto:{address}"))
}

fn directory(text: &str) -> Result<Url, &'static str> {
    let expected = "the https address of an ACME directory";
    let url = Url::parse(text).map_err(|_| expected)?;
    // The same bounds as on any other host that we speak to, but for the path.
    let mut bare = url.clone();
    bare.set_path("");
    origin(bare.as_str()).map(|_| url).map_err(|_| expected)
}
