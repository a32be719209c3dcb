//! The configuration: a file and an environment, whatever stands in them.
//!
//! The file, and behind a NUL each `name=value` of the environment (`listen` for `STANDEE_LISTEN`).

use super::settings::{ConfigError, LogFormat, Place, Settings, SigningKey, TlsMode, setting_names};
use url::{Host, Url};

/// A password that no message may show.
const PASSWORD: &str = "correct-horse-battery-staple";

pub(crate) fn check(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let mut parts = text.split('\0');
    let file = parts.next().unwrap_or_default();
    let environment = parts.filter_map(|part| part.split_once('=')).collect::<Vec<_>>();
    holds(file, &environment);
}

/// What is taken can be served and is the same again from a file or from the environment; what is refused is told
/// in words that keep a password.
pub(crate) fn holds(file: &str, environment: &[(&str, &str)]) {
    match load(file, environment) {
        Ok(settings) => {
            can_be_served(&settings);
            is_the_same_again(&settings);
        }
        Err(error) => says_why(&error, file),
    }
    keeps_the_password(file, environment);
}

fn load(file: &str, environment: &[(&str, &str)]) -> Result<Settings, ConfigError> {
    Settings::from_sources(file, |variable| {
        let name = variable.strip_prefix("STANDEE_")?.to_ascii_lowercase();
        environment.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned())
    })
}

fn can_be_served(settings: &Settings) {
    assert!(is_bare_origin(&settings.public_url) && settings.public_url.scheme() == "https", "{settings:?}");
    let database = ["sqlite://", "postgres:", "postgresql:"];
    assert!(database.iter().any(|kind| settings.database_url.to_ascii_lowercase().starts_with(kind)));
    assert!(!settings.data_dir.as_os_str().is_empty());
    if let Some(gateway) = &settings.gateway {
        let local = match gateway.url.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            Some(Host::Domain(name)) => name == "localhost",
            None => false,
        };
        let secure = gateway.url.scheme() == "https" || (gateway.url.scheme() == "http" && local);
        assert!(is_bare_origin(&gateway.url) && secure, "{settings:?}");
        assert!(!gateway.client_id.trim().is_empty());
        for key in [Some(gateway.signing()), gateway.waiting()].into_iter().flatten() {
            assert!(key.version.parse::<u32>().is_ok(), "{settings:?}");
        }
    }
}

/// Where something is, and nothing of who we are there or what we want.
fn is_bare_origin(url: &Url) -> bool {
    let credentials = !url.username().is_empty() || url.password().is_some();
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    url.has_host() && bare && !credentials
}

fn is_the_same_again(settings: &Settings) {
    let values = values(settings);
    let environment: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let table = values.iter().map(|(name, value)| ((*name).to_owned(), toml::Value::from(value.as_str())));
    let file = table.collect::<toml::Table>().to_string();
    for (file, environment) in [("", environment.as_slice()), (file.as_str(), &[])] {
        match load(file, environment) {
            Ok(again) => assert_eq!(format!("{again:?}"), format!("{settings:?}")),
            Err(error) => panic!("{settings:?} is not read again: {error}"),
        }
    }
}

/// Every setting as it would be written down.
fn values(settings: &Settings) -> Vec<(&'static str, String)> {
    let mut values = vec![
        ("public_url", settings.public_url.to_string()),
        ("listen", settings.listen.to_string()),
        ("admin_listen", settings.admin_listen.to_string()),
        ("database_url", settings.database_url.clone()),
        ("data_dir", settings.data_dir.display().to_string()),
    ];
    if settings.log_format == LogFormat::Json {
        values.push(("log_format", "json".to_owned()));
    }
    values.extend(settings.otlp_url.iter().map(|url| ("otlp_url", url.to_string())));
    values.extend(settings.http_listen.map(|address| ("http_listen", address.to_string())));
    values.extend([
        ("code_pays_per_minute", settings.pay_limits.of_code_per_minute.to_string()),
        ("address_pays_per_minute", settings.pay_limits.of_address_per_minute.to_string()),
    ]);
    values.extend(settings.brand_dir.iter().map(|folder| ("brand_dir", folder.display().to_string())));
    match &settings.tls {
        TlsMode::SelfSigned => values.push(("tls", "self-signed".to_owned())),
        TlsMode::Proxy { trusted } => {
            let trusted = trusted.iter().map(ToString::to_string).collect::<Vec<_>>();
            values.extend([("tls", "proxy".to_owned()), ("trusted_proxies", trusted.join(","))]);
        }
        TlsMode::Acme(acme) => {
            values.extend([
                ("tls", "acme".to_owned()),
                ("acme_contact", acme.contact.clone()),
                ("acme_terms_agreed", "yes".to_owned()),
                ("acme_directory_url", acme.directory_url.to_string()),
            ]);
            values.extend(acme.ca_file.iter().map(|file| ("acme_ca_file", file.display().to_string())));
        }
        TlsMode::Files { certificate, key } => values.extend([
            ("tls", "files".to_owned()),
            ("tls_cert", certificate.display().to_string()),
            ("tls_key", key.display().to_string()),
        ]),
    }
    if let Some(gateway) = &settings.gateway {
        values.extend([
            ("gateway_url", gateway.url.to_string()),
            ("client_id", gateway.client_id.clone()),
            ("key_version", gateway.key.version.clone()),
            ("private_key_file", gateway.key.file.display().to_string()),
            ("alipayplus_public_key_file", gateway.alipayplus_public_key_file.display().to_string()),
        ]);
        if let Some(key) = &gateway.next_key {
            values.push(("next_key_version", key.version.clone()));
            values.push(("next_private_key_file", key.file.display().to_string()));
        }
        if gateway.signing_key == SigningKey::Next {
            values.push(("signing_key", "next".to_owned()));
        }
        let next = gateway.next_alipayplus_public_key_file.iter();
        values.extend(next.map(|file| ("next_alipayplus_public_key_file", file.display().to_string())));
    }
    values
}

fn says_why(error: &ConfigError, file: &str) {
    assert!(!error.problems.is_empty(), "refused without a reason");
    for problem in &error.problems {
        assert!(!problem.message.is_empty());
        match (&problem.setting, &problem.place) {
            (Some(setting), _) => {
                assert!(setting_names().contains(&setting.as_str()), "{problem} names no setting");
            }
            (None, Some(Place::File { position: Some((line, column)), .. })) => {
                let lines = file.split('\n').count();
                assert!((1..=lines).contains(line) && *column > 0, "{problem} is at no place that there is");
            }
            (None, place) => assert!(place.is_some(), "{problem} is about nothing that is there"),
        }
    }
}

/// A password in a URL is told to nobody: not where the URL is wrong, and not where its name is.
fn keeps_the_password(file: &str, environment: &[(&str, &str)]) {
    let url = format!("mysql://standee:{PASSWORD}@localhost/standee");
    let refused = |file: &str, environment: &[(&str, &str)]| {
        let Err(error) = load(file, environment) else {
            panic!("a URL of a kind that is not known is taken")
        };
        let told = format!("{error} {error:?}");
        assert!(!told.contains(PASSWORD), "{}", told.replace(PASSWORD, "…"));
    };
    for name in ["database_url", "public_url", "gateway_url"] {
        refused(file, &[&[(name, url.as_str())], environment].concat());
    }
    for line in [format!("database_url = {url}"), format!("datbase_url = '{url}'")] {
        refused(&format!("{line}\n{file}"), environment);
    }
}
