//! Starting and stopping.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use alipayplus::key::{PrivateKey, PublicKey};
use alipayplus::sign::UnusableKey;
use axum::ServiceExt;
use axum::extract::Request;
use axum_server::tls_rustls::RustlsConfig;
use axum_server::{Handle, Server};
use tokio::task::JoinHandle;
use url::Url;

use crate::config::Config;
use crate::gateway::Gateway;
use crate::http::{self, HangUpService};
use crate::notify::Notifier;
use crate::seal::Seal;

/// How long a client may take to send the head of its next request.
const HEAD_TIMEOUT: Duration = Duration::from_mins(2);
/// How long a stop waits for the requests that are being worked on.
const STOP_PATIENCE: Duration = Duration::from_secs(1);

/// A simulator that serves until it is stopped or dropped.
#[derive(Debug)]
pub struct Simulator {
    address: SocketAddr,
    public_url: Url,
    gateway: Arc<Gateway>,
    handle: Handle<SocketAddr>,
    server: JoinHandle<io::Result<()>>,
    notifier: JoinHandle<()>,
}

/// Why a simulator did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartProblem {
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {problem}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        problem: io::Error,
    },
    /// One of the two keys cannot be used.
    #[error(transparent)]
    Key(#[from] UnusableKey),
    /// The address that is listened on makes no URL.
    #[error("the public URL: {0}")]
    PublicUrl(#[from] url::ParseError),
    /// The HTTP client for notifications could not be made.
    #[error("the client that sends notifications: {0}")]
    Client(#[from] reqwest::Error),
}

impl Simulator {
    /// Binds, then serves in the background of the Tokio runtime in which this is called.
    pub fn start(config: Config) -> Result<Self, StartProblem> {
        let (listener, address) = bind(config.listen)
            .map_err(|problem| StartProblem::Listen { address: config.listen, problem })?;
        let scheme = if config.tls.is_some() { "https" } else { "http" };
        let public_url = match config.public_url {
            Some(url) => url,
            None => Url::parse(&format!("{scheme}://{address}"))?,
        };
        let acquirer = [(config.key_version, config.acquirer_public_key)].into_iter();
        let acquirer = acquirer.chain(config.next_acquirer_key).collect();
        let seal = Seal::new(config.client_id, acquirer, &config.private_key)?;
        let gateway = Arc::new(Gateway::new(
            config.clock,
            seal,
            public_url.clone(),
            config.time_scale,
            config.payments_max,
        ));
        let notifier = Notifier::new(Arc::clone(&gateway), config.payments_max)?;
        let routes = HangUpService::new(http::routes(Arc::clone(&gateway)));
        let handle = Handle::new();
        let service = ServiceExt::<Request>::into_make_service(routes);
        let listen = |problem| StartProblem::Listen { address, problem };
        let server = if let Some(tls) = config.tls {
            let server = axum_server::from_tcp_rustls(listener, RustlsConfig::from_config(tls));
            tokio::spawn(with_limits(server.map_err(listen)?, &handle).serve(service))
        } else {
            let server = axum_server::from_tcp(listener).map_err(listen)?;
            tokio::spawn(with_limits(server, &handle).serve(service))
        };
        let notifier = tokio::spawn(notifier.run());
        Ok(Self { address, public_url, gateway, handle, server, notifier })
    }

    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL under which payers and acquirers reach it.
    pub const fn public_url(&self) -> &Url {
        &self.public_url
    }

    /// From now on the acquirer's signatures are verified by these keys, each under its version, and the gateway's are
    /// made by `own`, under the version of the first of them.
    pub fn change_keys(
        &self,
        acquirer: Vec<(String, PublicKey)>,
        own: &PrivateKey,
    ) -> Result<(), UnusableKey> {
        self.gateway.seal.change_keys(acquirer, own)
    }

    /// Waits until it cannot serve any longer, which it does not do by itself.
    pub async fn ended(&mut self) -> io::Result<()> {
        (&mut self.server).await.unwrap_or_else(|problem| Err(io::Error::other(problem)))
    }

    /// Finishes what is being answered, for a second at most, and ends. What it held is gone.
    pub async fn stop(mut self) {
        self.handle.graceful_shutdown(Some(STOP_PATIENCE));
        if !self.server.is_finished() {
            // Whether it ended well does not matter any more.
            drop(self.ended().await);
        }
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.notifier.abort();
        self.server.abort();
        self.handle.shutdown();
    }
}

fn bind(address: SocketAddr) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(address)?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

fn with_limits<A>(mut server: Server<SocketAddr, A>, handle: &Handle<SocketAddr>) -> Server<SocketAddr, A> {
    server.http_builder().http1().header_read_timeout(HEAD_TIMEOUT);
    server.first_request_timeout(HEAD_TIMEOUT).handle(handle.clone())
}
