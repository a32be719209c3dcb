//! `alipayplus-simulator`: the simulator as a program.

use std::error::Error;
use std::fs;
use std::io::IsTerminal as _;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use alipayplus::key::{KEY_BYTES_MAX, PrivateKey, PublicKey};
use clap::Parser;
use simulator::{Config, PAYMENTS_MAX_DEFAULT, Simulator, tls};
use tracing_subscriber::EnvFilter;
use url::Url;

/// Stands in for Alipay+ and the payer's wallet, for development and tests. Whoever reaches it can decide
/// payments: keep it on loopback. Certificates of the shop are verified, except on loopback, where any will
/// do.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:9100")]
    listen: SocketAddr,
    /// The acquirer's client id
    #[arg(long, value_name = "ID")]
    client_id: String,
    /// The version under which both sides' keys are known
    #[arg(long, value_name = "VERSION", default_value = "1")]
    key_version: String,
    /// Verifies the acquirer's signatures: PEM, or bare base64
    #[arg(long, value_name = "FILE")]
    acquirer_public_key: PathBuf,
    /// Another of the acquirer's keys, while it changes them: PEM, or bare base64
    #[arg(long, value_name = "FILE", requires = "next_key_version")]
    next_acquirer_public_key: Option<PathBuf>,
    /// The version of that key
    #[arg(long, value_name = "VERSION", requires = "next_acquirer_public_key")]
    next_key_version: Option<String>,
    /// Signs the simulator's answers and notifications: PEM, or bare base64
    #[arg(long, value_name = "FILE")]
    private_key: PathBuf,
    /// What a payer's browser opens [default: the address that is listened on]
    #[arg(long, value_name = "URL")]
    public_url: Option<Url>,
    /// Divides the waits between the attempts to notify
    #[arg(long, value_name = "N", default_value = "1")]
    time_scale: NonZeroU32,
    /// How many payments are held at most
    #[arg(long, value_name = "N", default_value_t = PAYMENTS_MAX_DEFAULT)]
    payments_max: usize,
    /// Serve HTTPS with this certificate chain (PEM)
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The certificate's key (PEM)
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let events = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(events)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        .init();
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            tracing::error!("{problem}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let mut simulator = Simulator::start(arguments.into_config()?)?;
    announce(&simulator);
    tokio::select! {
        ended = simulator.ended() => ended?,
        told = told_to_stop() => {
            told?;
            simulator.stop().await;
        }
    }
    Ok(())
}

#[expect(
    clippy::print_stdout,
    reason = "the one line that says where it listens is for the caller, not the log"
)]
fn announce(simulator: &Simulator) {
    println!("Alipay+ simulator: listening on {}, wallet at {}", simulator.address(), simulator.public_url());
}

async fn told_to_stop() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

impl Arguments {
    fn into_config(self) -> Result<Config, Box<dyn Error>> {
        let acquirer_public_key = public_key(&self.acquirer_public_key)?;
        let next_acquirer_key = match (self.next_key_version, &self.next_acquirer_public_key) {
            (Some(version), Some(path)) => Some((version, public_key(path)?)),
            _ => None,
        };
        let private_key = PrivateKey::parse(&read(&self.private_key)?)
            .map_err(|problem| in_file(&self.private_key, &problem))?;
        let tls = match (&self.tls_cert, &self.tls_key) {
            (Some(certificates), Some(key)) => Some(tls::read(certificates, key)?),
            _ => None,
        };
        Ok(Config {
            listen: self.listen,
            tls,
            public_url: self.public_url,
            key_version: self.key_version,
            next_acquirer_key,
            time_scale: self.time_scale,
            payments_max: self.payments_max,
            ..Config::new(self.client_id, acquirer_public_key, private_key)
        })
    }
}

fn public_key(path: &Path) -> Result<PublicKey, String> {
    PublicKey::parse(&read(path)?).map_err(|problem| in_file(path, &problem))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let bytes = fs::metadata(path).map_err(|problem| in_file(path, &problem))?.len();
    if bytes > KEY_BYTES_MAX as u64 {
        return Err(in_file(path, &"too long for a key"));
    }
    fs::read(path).map_err(|problem| in_file(path, &problem))
}

fn in_file(path: &Path, problem: &impl std::fmt::Display) -> String {
    format!("{}: {problem}", path.display())
}
