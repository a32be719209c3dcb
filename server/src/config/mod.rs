//! The one place for configuration: a file, and over it the environment. Every problem is named at once, with
//! the setting it is in and what is expected there.

mod gateway;
mod problem;
mod setting;
mod tls;

use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

pub use gateway::{AcquirerKey, GatewaySettings, SigningKey};
use ipnet::IpNet;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
pub use problem::{ConfigError, Place, Problem};
use setting::{NAMES, Raw, Source};
pub use tls::{AcmeSettings, TlsMode};
use url::Url;

use crate::private_file;
use crate::webhook::Networks;

/// Where the pages are served unless a setting says otherwise: `site-addr` of `Leptos.toml`.
const LEPTOS_TOML: &str = include_str!("../../../Leptos.toml");

/// What the server was told, checked.
#[derive(Clone)]
pub struct Settings {
    /// What a payer's phone opens: an https origin, without a path.
    pub public_url: Url,
    /// Where the pages are served.
    pub listen: SocketAddr,
    /// Where health and metrics are served; never public.
    pub admin_listen: SocketAddr,
    /// Where plain HTTP is led to https; `None` for nowhere.
    pub http_listen: Option<SocketAddr>,
    /// How the connection is encrypted.
    pub tls: TlsMode,
    /// How many payments may be begun.
    pub pay_limits: PayLimits,
    /// Whose payments and notifications are not counted against any limit.
    pub unlimited_networks: Vec<IpNet>,
    /// `sqlite://…`, whose folder is made if need be, or `postgres://…`. Its password may be elsewhere: what is connected to
    /// is [`database_address`](Self::database_address).
    pub database_url: String,
    /// The file with the database's password, where the URL is without it.
    pub database_password_file: Option<PathBuf>,
    /// Where the self-signed certificate is kept.
    pub data_dir: PathBuf,
    /// The folder with the operator's pictures, if there is one.
    pub brand_dir: Option<PathBuf>,
    /// How log lines are written.
    pub log_format: LogFormat,
    /// The OpenTelemetry collector that traces are sent to, if there is one: the address beneath which it has `v1/traces`.
    pub otlp_url: Option<Url>,
    /// Where payments are asked for; `None` on a developer's machine without one.
    pub gateway: Option<GatewaySettings>,
    /// The networks beside the public Internet that webhooks may be sent to.
    pub webhook_networks: Networks,
}

/// How many payments may be begun in a minute; as many at once, if none were before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PayLimits {
    /// At one entry code.
    pub of_code_per_minute: NonZeroU32,
    /// From one address, which a carrier may share among many phones.
    pub of_address_per_minute: NonZeroU32,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for whatever gathers them.
    Json,
}

/// Without the database's address, which may hold a password.
impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Settings")
            .field("public_url", &self.public_url.as_str())
            .field("listen", &self.listen)
            .field("admin_listen", &self.admin_listen)
            .field("http_listen", &self.http_listen)
            .field("tls", &self.tls)
            .field("data_dir", &self.data_dir)
            .field("brand_dir", &self.brand_dir)
            .field("log_format", &self.log_format)
            .field("otlp_url", &self.otlp_url.as_ref().map(Url::as_str))
            .field("gateway", &self.gateway)
            .field("webhook_networks", &self.webhook_networks)
            .finish_non_exhaustive()
    }
}

impl Settings {
    /// Reads the settings: `file` (or `standee.toml` in this folder, if there is one), and over it the
    /// environment's `STANDEE_…`.
    ///
    /// # Errors
    /// [`ConfigError`], with every problem there is.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        Self::read(&setting::read_file(file)?, setting::from_environment)
    }

    /// The settings from a file's text, and over it whatever `environment` answers to a variable's name.
    ///
    /// # Errors
    /// [`ConfigError`], with every problem there is.
    pub fn from_sources(
        file_text: &str,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let file = Source { path: setting::DEFAULT_FILE.to_owned(), text: file_text.to_owned() };
        Self::read(&file, environment)
    }

    fn read(file: &Source, environment: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let mut problems = Vec::new();
        let mut raw = Raw::read(file, environment, &mut problems);
        let settings = Self::check(&mut raw, &mut problems);
        raw.locate(&mut problems);
        match settings {
            Some(settings) if problems.is_empty() => Ok(settings),
            _ => Err(ConfigError { problems }),
        }
    }

    /// The database's URL, with the password that stands in a file of its own.
    ///
    /// # Errors
    /// [`ConfigError`], when that file cannot be used.
    pub fn database_address(&self) -> Result<String, ConfigError> {
        let Some(file) = &self.database_password_file else { return Ok(self.database_url.clone()) };
        let refused = |what: String| ConfigError {
            problems: vec![Problem::new(
                "database_password_file",
                &format!("{} ({what})", file.display()),
                "a file with the database's password in one line",
            )],
        };
        let content = private_file::read(file).map_err(|error| refused(error.to_string()))?;
        let text = std::str::from_utf8(&content).map_err(|error| refused(error.to_string()))?;
        let password = text.trim_end_matches(['\r', '\n']);
        if password.is_empty() || password.contains('\n') {
            return Err(refused(format!("{} lines", text.lines().count())));
        }
        let mut url = Url::parse(&self.database_url).map_err(|error| refused(error.to_string()))?;
        // `set_password` leaves a percent sign as it is.
        let encoded = utf8_percent_encode(password, NON_ALPHANUMERIC).to_string();
        url.set_password(Some(&encoded))
            .map_err(|()| refused("the URL names no user and host".to_owned()))?;
        Ok(url.into())
    }

    fn check(raw: &mut Raw, problems: &mut Vec<Problem>) -> Option<Self> {
        let public_url = raw.parse("public_url", "https://localhost:8443", origin, problems);
        let listen = raw.parse("listen", &default_listen(), address, problems);
        let admin_listen = raw.parse("admin_listen", "127.0.0.1:9090", address, problems);
        let database_url = raw.parse("database_url", "sqlite://data/standee.db", database, problems);
        let database_password_file = password_file(raw, database_url.as_deref(), problems);
        let data_dir = raw.parse("data_dir", "data", path, problems);
        let brand_dir = raw.take("brand_dir").filter(|path| !path.is_empty()).map(PathBuf::from);
        let http_listen = raw.parse_optional("http_listen", address, problems);
        let tls = tls::mode(raw, public_url.as_ref(), problems);
        let pay_limits = pay_limits(raw, problems);
        let unlimited_networks = raw.parse("unlimited_networks", tls::LOOPBACK, networks_or_none, problems);
        let log_format =
            one_of(raw, "log_format", &[("text", LogFormat::Text), ("json", LogFormat::Json)], problems);
        let otlp_url = raw.parse_optional("otlp_url", collector, problems);
        let gateway = gateway::settings(raw, problems);
        let webhook_networks = raw.parse("webhook_networks", "", Networks::parse, problems);
        Some(Self {
            public_url: public_url?,
            listen: listen?,
            admin_listen: admin_listen?,
            http_listen,
            tls: tls?,
            pay_limits: pay_limits?,
            unlimited_networks: unlimited_networks?,
            database_url: database_url?,
            database_password_file,
            data_dir: data_dir?,
            brand_dir,
            log_format: log_format?,
            otlp_url: otlp_url.flatten(),
            gateway,
            webhook_networks: webhook_networks?,
        })
    }
}

/// The names of all settings, as they stand in the file; the environment has them in capitals behind `STANDEE_`.
pub fn setting_names() -> &'static [&'static str] {
    &NAMES
}

/// The site options of `Leptos.toml` as it was when this binary was built, and over them what `cargo leptos`
/// sets in the environment.
///
/// # Errors
/// What `leptos_config` says of the file or of a `LEPTOS_…` variable.
pub fn leptos_options() -> Result<leptos::config::LeptosOptions, String> {
    let on_disk = std::fs::read_to_string("Leptos.toml");
    let text = on_disk.as_deref().unwrap_or(LEPTOS_TOML);
    leptos::config::get_config_from_str(text).map_err(|error| format!("Leptos.toml: {error}"))
}

fn default_listen() -> String {
    leptos_options().map_or_else(|_| "127.0.0.1:8443".to_owned(), |options| options.site_addr.to_string())
}

fn pay_limits(raw: &mut Raw, problems: &mut Vec<Problem>) -> Option<PayLimits> {
    let of_code = raw.parse("code_pays_per_minute", "60", per_minute, problems);
    let of_address = raw.parse("address_pays_per_minute", "300", per_minute, problems);
    Some(PayLimits { of_code_per_minute: of_code?, of_address_per_minute: of_address? })
}

/// A setting that takes one of a few words, the first unless told otherwise.
fn one_of<T: Copy>(
    raw: &mut Raw,
    name: &str,
    choices: &[(&str, T)],
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let Some(text) = raw.take_if_any(name) else { return choices.first().map(|(_, value)| *value) };
    let chosen = choices.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    if chosen.is_none() {
        let words: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
        problems.push(Problem::new(name, &text, format!("one of {}", words.join(", "))));
    }
    chosen
}

fn origin(text: &str) -> Result<Url, &'static str> {
    let https = bare_origin(text).filter(|url| url.scheme() == "https");
    https.ok_or("an https origin without a path, such as https://pay.example.com")
}

/// Where something is, and nothing of who we are there or what we want.
fn bare_origin(text: &str) -> Option<Url> {
    plain_address(text).filter(|url| url.path() == "/")
}

/// A host and maybe a path, without a password and without what is asked for there.
fn plain_address(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let of_nobody = url.username().is_empty() && url.password().is_none() && url.has_host();
    (of_nobody && url.query().is_none() && url.fragment().is_none()).then_some(url)
}

/// A collector of traces; an empty text is none. Whoever asks for a password is told it by `OTEL_EXPORTER_OTLP_HEADERS`.
fn collector(text: &str) -> Result<Option<Url>, &'static str> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let url = plain_address(text).filter(|url| matches!(url.scheme(), "http" | "https"));
    url.map(Some).ok_or("an http or https address without v1/traces, such as http://127.0.0.1:4318")
}

fn address(text: &str) -> Result<SocketAddr, &'static str> {
    text.parse().map_err(|_| "an address and port, such as 0.0.0.0:8443")
}

fn per_minute(text: &str) -> Result<NonZeroU32, &'static str> {
    const MAX: u32 = 1_000_000;
    let number = text.parse().ok().filter(|number: &NonZeroU32| number.get() <= MAX);
    number.ok_or("a whole number from 1 to 1000000")
}

/// Networks, separated by commas; an address by itself is a network of one.
fn networks(text: &str) -> Result<Vec<IpNet>, &'static str> {
    let network =
        |part: &str| part.parse().or_else(|_| part.parse().map(|address: std::net::IpAddr| address.into()));
    let networks = text.split(',').map(|part| network(part.trim())).collect::<Result<Vec<_>, _>>();
    networks.map_err(|_| "addresses or networks separated by commas, such as 10.0.0.0/8, 2001:db8::1")
}

/// As [`networks`]; an empty text is none of them.
fn networks_or_none(text: &str) -> Result<Vec<IpNet>, &'static str> {
    if text.trim().is_empty() { Ok(Vec::new()) } else { networks(text) }
}

fn database(text: &str) -> Result<String, &'static str> {
    let file = text.strip_prefix("sqlite://").is_some_and(|path| !path.is_empty());
    let server = Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "postgres" | "postgresql"));
    if file || server {
        Ok(text.to_owned())
    } else {
        Err(
            "sqlite:// and a path, such as sqlite://data/standee.db, or postgres://user:password@host/database",
        )
    }
}

fn password_file(raw: &mut Raw, database_url: Option<&str>, problems: &mut Vec<Problem>) -> Option<PathBuf> {
    let file = raw.take("database_password_file").filter(|path| !path.is_empty())?;
    let url = database_url.and_then(|url| Url::parse(url).ok());
    if url.is_some_and(|url| url.scheme() == "sqlite" || url.password().is_some()) {
        let expected = "nothing, or a database_url of PostgreSQL without a password";
        problems.push(Problem::new("database_password_file", &file, expected));
    }
    Some(file.into())
}

fn path(text: &str) -> Result<PathBuf, &'static str> {
    if text.is_empty() { Err("the path of a folder") } else { Ok(text.into()) }
}

#[cfg(test)]
mod deployed;
#[cfg(test)]
mod tests;
