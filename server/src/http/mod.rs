//! The routes, and what all of them share.

mod access;
pub mod admin;
mod api;
mod assets;
mod body;
mod brand;
mod capacity;
pub(crate) mod client;
mod coding;
mod compress;
pub mod console;
mod elsewhere;
mod entry;
mod error;
mod extract;
mod forgeries;
mod forwarded;
pub(crate) mod identity;
mod local_time;
mod notify;
mod outcome;
pub(crate) mod plain;
mod request_id;
mod security;
mod traced;
mod visitor;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use checkout::attempt::AttemptKey;
use checkout::service::Checkout;
use ipnet::IpNet;
use url::Url;

pub(crate) use access::Lines;
pub use api::Limits as ApiLimits;
pub use assets::{Assets, AssetsError};
pub use capacity::Capacity;
pub use error::PageError;
pub use outcome::Watchers;
pub use security::content_security_policy;

use crate::clock::SystemClock;
use crate::gateway::AlipayPlus;
use crate::look::Looks;
use crate::metrics::Metrics;
use crate::password::Passwords;
use crate::sql::Database;
use crate::webhook::Sender;

/// The largest form or request of the API that is read, in bytes: an attempt, an amount and a note; a code's label and
/// three amounts; a refund's reason of 256 characters.
const FORM_BYTES_MAX: usize = 8 * 1024;

/// What the handlers work with.
#[derive(Debug)]
pub struct Shared {
    /// The checkout, over the real database, gateway and clock.
    pub checkout: Arc<Checkout<Database, AlipayPlus, SystemClock>>,
    /// Signs the attempts that pages carry.
    pub attempt_key: AttemptKey,
    /// How pages look now, with the operator's pictures.
    pub looks: Looks,
    /// Where files are written before they are sent.
    pub data_dir: PathBuf,
    /// What a payer's phone opens.
    pub public_url: Url,
    /// The operator's proxies, where all requests come through them.
    pub trusted_proxies: Option<Vec<IpNet>>,
    /// Whether browsers are told to open this host over TLS alone.
    pub strict_transport: bool,
    /// The content security policy of every page.
    pub content_security_policy: String,
    /// Hashes the passwords of the console's users.
    pub passwords: Passwords,
    /// How fast merchants' systems may ask.
    pub api_limits: ApiLimits,
    /// Tells merchants' systems of results.
    pub webhooks: Sender,
    /// The outcome pages that listen.
    pub watchers: Arc<Watchers>,
    /// What is under way, and what may begin.
    pub capacity: Capacity,
    /// Proves to the doctor that a server is one of this database's.
    pub identity_key: [u8; 32],
    /// What is measured.
    pub metrics: Arc<Metrics>,
    /// Whether the server was told to stop: it finishes what it began, and wants nothing new.
    pub is_stopping: AtomicBool,
}

/// Routes that no browser is meant to open, with what keeps one from making anything of them.
pub fn bare(routes: Router) -> Router {
    routes.layer(from_fn(security::bare_headers))
}

/// The pages' routes.
pub fn router(shared: Arc<Shared>, assets: &Assets) -> Router {
    let pages = Router::new()
        .route("/", get(elsewhere::home))
        .route("/e/{code}", get(entry::get))
        .route("/e/{code}/pay", post(entry::pay).get(entry::pay_reopened))
        .route("/p/{token}", get(outcome::page))
        .route("/p/{token}/status", get(outcome::status))
        .layer(from_fn_with_state(shared.clone(), error::in_words))
        .merge(console::router(&shared))
        .fallback(elsewhere::elsewhere)
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .layer(from_fn(compress::layer));
    let others = Router::new()
        .route(identity::ROUTE, get(identity::prove))
        .route("/p/{token}/events", get(outcome::events))
        .route(crate::gateway::NOTIFY_PATH, post(notify::notify_payment));
    let (pictures, metrics) = (brand::router(shared.clone()), shared.metrics.clone());
    Router::new()
        .merge(pages)
        .merge(others)
        .merge(api::router(&shared))
        .with_state(shared.clone())
        .merge(pictures)
        .merge(assets.router())
        .layer(from_fn_with_state(shared.clone(), capacity::layer))
        .layer(from_fn_with_state(shared.clone(), traced::layer))
        .layer(from_fn_with_state(shared.clone(), client::layer))
        .layer(from_fn(api::problems))
        .layer(from_fn_with_state(shared, security::headers))
        .layer(from_fn_with_state(metrics, access::layer))
        .layer(from_fn(request_id::layer))
        .layer(from_fn(capacity::answers))
}
