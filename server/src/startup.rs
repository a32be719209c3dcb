//! Builds the server, binds it, then runs it: so that a test can bind port 0 and ask where it is.

use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use axum_server::Server;
use axum_server::tls_rustls::RustlsAcceptor;
use checkout::attempt::AttemptKey;
use checkout::port::{Clock as _, StoreError};
use checkout::service::Checkout;
use tokio::sync::watch;

use crate::bounds::Bound;
use crate::brand::{Brand, BrandError};
use crate::clock::SystemClock;
use crate::concurrency::Limit;
use crate::config::{ConfigError, Settings, TlsMode};
use crate::connection::{self, Usher};
use crate::doctor;
use crate::gateway::{AlipayPlus, GatewayError, KnownKey, mixed};
use crate::http::{self, Assets, Capacity, Shared, Watchers};
use crate::job;
use crate::look::Looks;
use crate::metrics::{Instruments, Metrics};
use crate::password::{HashingFailed, Passwords};
use crate::reload::Reload;
use crate::sql::{Database, Used};
use crate::tls::{self, Tls, TlsError};
use crate::webhook::Sender;

/// How long a request that is under way may take to end once the server was told to stop.
const SHUTDOWN_TIME_MAX: Duration = Duration::from_secs(30);

/// The same for a question of the operator's machines, once all pages are done.
const ADMIN_SHUTDOWN_TIME_MAX: Duration = Duration::from_secs(1);

/// How many connections there may be to health and metrics: what watches a server has a few.
const ADMIN_CONNECTIONS: Bound = Bound { name: "connections to health and metrics", in_all: 64, of_one: 64 };

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A file that the settings name cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] StoreError),
    /// The keys or the gateway cannot be used.
    #[error(transparent)]
    Gateway(#[from] GatewayError),
    /// The certificate cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// A picture of the operator cannot be used.
    #[error(transparent)]
    Brand(#[from] BrandError),
    /// A store's clock is not known.
    #[error("{0}")]
    TimeZone(String),
    /// Nothing can be sent to merchants' systems.
    #[error("webhooks cannot be sent: {0}")]
    Webhooks(#[from] reqwest::Error),
    /// Passwords cannot be hashed.
    #[error(transparent)]
    Passwords(#[from] HashingFailed),
    /// What is measured cannot be told.
    #[error("the metrics contradict each other: {0}")]
    Metrics(#[from] prometheus::Error),
    /// An address is taken or not ours.
    #[error("{setting} {address} cannot be listened on: {source}")]
    Bind {
        /// Which setting names it.
        setting: &'static str,
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
}

/// The server, bound and not yet running.
#[derive(Debug)]
pub struct Application {
    shared: Arc<Shared>,
    pages: Router,
    admin: Router,
    listener: TcpListener,
    admin_listener: TcpListener,
    http_listener: Option<TcpListener>,
    tls: Option<Tls>,
    reload: Reload,
}

impl Application {
    /// Opens the database, reads keys and certificate, and binds both listeners; `assets` is what browsers load.
    ///
    /// # Errors
    /// [`StartError`]; nothing is left running.
    pub async fn build(settings: &Settings, assets: &Assets) -> Result<Self, StartError> {
        let instruments = Instruments::new()?;
        let gateway = AlipayPlus::new(settings.gateway.as_ref(), &settings.public_url)?
            .measured(instruments.gateway.clone());
        let brand = Brand::of(settings.brand_dir.as_deref())?;
        let tls = tls::configuration(settings, &instruments.certificate).await?;
        let database =
            Database::open(&settings.database_address()?).await?.counted(instruments.money.clone());
        let unknown = doctor::unknown_time_zones(&database).await?;
        if !unknown.is_empty() {
            let (seen, what_to_do) = doctor::time_zones_missing(&unknown);
            return Err(StartError::TimeZone(format!("{seen}: {what_to_do}")));
        }
        for file in database.exposed_files() {
            tracing::warn!("{file}");
        }
        warn_of_what_is_mixed(settings, &database).await?;
        let identity_key = http::identity::key(&database).await?;
        let attempt_key = AttemptKey::new(database.secret("attempt_key", crate::random::bytes()).await?);
        let content_security_policy =
            http::content_security_policy(&assets.shell, &gateway.payment_urls().form_action());
        let looks = Looks::new(assets.shell.clone(), brand, &database).await?;
        let shared = Arc::new(Shared {
            checkout: Arc::new(Checkout::new(database, gateway, SystemClock)),
            attempt_key,
            looks,
            data_dir: settings.data_dir.clone(),
            public_url: settings.public_url.clone(),
            content_security_policy,
            strict_transport: settings.tls != TlsMode::SelfSigned,
            trusted_proxies: match &settings.tls {
                TlsMode::Proxy { trusted } => Some(trusted.clone()),
                _ => None,
            },
            passwords: Passwords::new()?,
            api_limits: http::ApiLimits::default(),
            webhooks: Sender::new(settings.webhook_networks.clone())?,
            watchers: Arc::new(Watchers::default()),
            capacity: Capacity::new(settings.pay_limits, settings.unlimited_networks.clone()),
            identity_key,
            metrics: Arc::new(Metrics::new(instruments)),
            is_stopping: AtomicBool::new(false),
        });
        Ok(Self {
            pages: http::router(shared.clone(), assets),
            admin: http::bare(http::admin::router(shared.clone())),
            shared,
            listener: bind("listen", settings.listen)?,
            admin_listener: bind("admin_listen", settings.admin_listen)?,
            http_listener: settings.http_listen.map(|address| bind("http_listen", address)).transpose()?,
            tls,
            reload: Reload::default(),
        })
    }

    /// Where the pages are served: the port that was bound, if the settings said 0.
    ///
    /// # Errors
    /// The system's.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Where health is served.
    ///
    /// # Errors
    /// The system's.
    pub fn admin_address(&self) -> std::io::Result<SocketAddr> {
        self.admin_listener.local_addr()
    }

    /// Where plain HTTP is led to https, if anywhere.
    ///
    /// # Errors
    /// The system's.
    pub fn http_address(&self) -> std::io::Result<Option<SocketAddr>> {
        self.http_listener.as_ref().map(TcpListener::local_addr).transpose()
    }

    /// The database that this server works on.
    #[must_use]
    pub fn database(&self) -> &Database {
        self.shared.checkout.store()
    }

    /// Every key that is in use or waits for it, the one that signs first; none without a gateway.
    #[must_use]
    pub fn keys(&self) -> Vec<KnownKey> {
        self.shared.checkout.gateway().keys()
    }

    /// Takes over what may change while the server runs.
    #[must_use]
    pub fn reloader(&self) -> Reloader {
        Reloader { shared: self.shared.clone(), certificate: self.reload.clone() }
    }

    /// Serves until `stop` turns true, then ends what is under way, half a minute at most.
    ///
    /// # Errors
    /// The system's, when a listener fails.
    pub async fn run_until(self, stop: watch::Receiver<bool>) -> std::io::Result<()> {
        let [handle, http_handle, admin_handle] = [(); 3].map(|()| Handle::new());
        let [worker, webhooks] = job::start(&self.shared, &stop);
        tokio::spawn(stop_pages(stop.clone(), self.shared.clone(), [handle.clone(), http_handle.clone()]));
        let connections = connection::connections(self.tls.is_none());
        let pages = self.pages.into_make_service_with_connect_info::<SocketAddr>();
        let admin = served(self.admin_listener, admin_handle.clone(), Limit::new(ADMIN_CONNECTIONS))?
            .serve(self.admin.into_make_service());
        let plain = async {
            let Some(listener) = self.http_listener else { return Ok(()) };
            let pages = http::plain::router(self.shared.public_url.clone());
            served(listener, http_handle, connections.clone())?.serve(pages.into_make_service()).await
        };
        let server = served(self.listener, handle, connections.clone())?;
        if let Some(tls) = self.tls {
            let config = tls.config.clone();
            let keeping = tls.keep(self.reload.clone(), stop);
            tokio::spawn(job::watch_over("certificate", self.shared.metrics.job_panics().clone(), keeping));
            let server = server.map(|usher| RustlsAcceptor::new(config).acceptor(usher));
            tokio::try_join!(then_stop(server.serve(pages), admin_handle), admin, plain)?;
        } else {
            tokio::try_join!(then_stop(server.serve(pages), admin_handle), admin, plain)?;
        }
        // Who hung up in the middle of it left a payment that is still being asked for.
        let _ = tokio::time::timeout(SHUTDOWN_TIME_MAX, self.shared.capacity.pays_ended()).await;
        // These stop by themselves: they watch the same word.
        let _ = tokio::join!(worker, webhooks);
        self.shared.checkout.store().close().await;
        Ok(())
    }
}

/// Takes over new settings while the server runs.
#[derive(Clone, Debug)]
pub struct Reloader {
    shared: Arc<Shared>,
    certificate: Reload,
}

impl Reloader {
    /// Has the certificate's files read again, by what looks after them.
    pub fn read_certificate(&self) {
        self.certificate.now();
    }

    /// Reads the keys that `settings` name by now; what is under way ends with the keys that it began with.
    ///
    /// # Errors
    /// [`GatewayError`]; then the keys stay as they were.
    pub fn reload(&self, settings: &Settings) -> Result<Vec<KnownKey>, GatewayError> {
        let gateway = self.shared.checkout.gateway();
        gateway.change_keys(settings.gateway.as_ref())?;
        Ok(gateway.keys())
    }
}

/// Remembers which client id the database is used with, and says what looks wrong about it: money of the sandbox is none.
async fn warn_of_what_is_mixed(settings: &Settings, database: &Database) -> Result<(), StoreError> {
    let Some(gateway) = &settings.gateway else { return Ok(()) };
    let used_before = database.remembered(Used::ClientId).await?;
    for warning in mixed(settings, &used_before) {
        tracing::warn!("{warning}");
    }
    if !used_before.contains(&gateway.client_id) {
        database.remember(Used::ClientId, &gateway.client_id, SystemClock.now()).await?;
    }
    Ok(())
}

/// A server within its bounds, yet without TLS.
fn served(
    listener: TcpListener,
    handle: Handle<SocketAddr>,
    connections: Arc<Limit<IpAddr>>,
) -> std::io::Result<Server<SocketAddr, Usher>> {
    let server = axum_server::from_tcp(listener)?.acceptor(Usher(connections)).handle(handle);
    Ok(connection::bounded(server))
}

async fn stop_pages(mut stop: watch::Receiver<bool>, shared: Arc<Shared>, pages: [Handle<SocketAddr>; 2]) {
    // An error means that nobody can tell us to stop any more: then it is time to.
    let _ = stop.wait_for(|stop| *stop).await;
    shared.is_stopping.store(true, Ordering::Relaxed);
    shared.capacity.close();
    for server in pages {
        server.graceful_shutdown(Some(SHUTDOWN_TIME_MAX));
    }
}

/// Health is told until the last page is: whoever balances the load is to hear that we are stopping.
async fn then_stop(
    pages: impl Future<Output = std::io::Result<()>>,
    admin: Handle<SocketAddr>,
) -> std::io::Result<()> {
    let served = pages.await;
    admin.graceful_shutdown(Some(ADMIN_SHUTDOWN_TIME_MAX));
    served
}

fn bind(setting: &'static str, address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address)
        .and_then(|listener| listener.set_nonblocking(true).map(|()| listener))
        .map_err(|source| StartError::Bind { setting, address, source })
}
