//! What one connection may take: how long, how much, how many at once. The same for every listener.

mod patient;
mod unread;

use std::future::{Ready, ready};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::middleware::AddExtension;
use axum_server::Server;
use axum_server::accept::Accept;
use tokio::net::TcpStream;
use tower::Layer as _;

use crate::bounds::{Bound, CONNECTIONS};
use crate::concurrency::Limit;
use crate::network::counted_as;
use patient::Patient;
pub(crate) use unread::{Unread, Waiting};

/// Files that are open beside connections: the database's, the gateway's, the browser's.
const OTHER_FILES: u64 = 512;

/// How long somebody may take for a request's headers, and be silent between two requests of HTTP/1.
const HEAD_TIME_MAX: Duration = Duration::from_secs(15);

/// The largest head of a request, in bytes: what other servers take, too. A wallet's is about 1 kB.
const HEAD_BYTES_MAX: u32 = 32 * 1024;

/// How many headers a request may have. A browser's has about 20.
const HEADERS_MAX: usize = 100;

/// How many requests one HTTP/2 connection may have under way: a page needs four. What they hold is bounded for each
/// address, not here. Fewer would hurt systems that send many at once over a new connection: until they know this number,
/// clients go by 100, and more than [`RESETS_MAX`] that are turned away end the connection.
const STREAMS_MAX: u32 = 64;

/// How many requests a client may take back before it is taken for a flood, and cut off.
const RESETS_MAX: usize = 64;

/// What an answer may fill before somebody reads on, in bytes for each request of HTTP/2.
const UNREAD_BYTES_MAX: usize = 64 * 1024;

/// What part of all connections one address may have where the system's limit of open files allows few.
const SHARE_OF_ADDRESS: usize = 4;

/// How many connections there may be: fewer than the bound where the system's limit of open files leaves less room.
/// Behind a proxy all of them come from its address, so that none is counted by it.
pub(crate) fn connections(is_behind_proxy: bool) -> Arc<Limit<IpAddr>> {
    let files = rlimit::Resource::NOFILE.get_soft().unwrap_or(1024);
    let room = files.saturating_sub(OTHER_FILES).max(files / 2);
    let in_all = usize::try_from(room).unwrap_or(usize::MAX).min(CONNECTIONS.in_all);
    let of_one = if is_behind_proxy { in_all } else { CONNECTIONS.of_one.min(in_all / SHARE_OF_ADDRESS) };
    Limit::new(Bound { in_all, of_one, ..CONNECTIONS })
}

/// Holds a server to the bounds above.
pub(crate) fn bounded<A>(server: Server<SocketAddr, A>) -> Server<SocketAddr, A> {
    let mut server = server.first_request_timeout(HEAD_TIME_MAX);
    let http = server.http_builder();
    http.http1()
        .header_read_timeout(HEAD_TIME_MAX)
        .max_buf_size(HEAD_BYTES_MAX as usize)
        .max_headers(HEADERS_MAX);
    http.http2()
        .max_concurrent_streams(STREAMS_MAX)
        .max_header_list_size(HEAD_BYTES_MAX)
        .max_pending_accept_reset_streams(RESETS_MAX)
        .max_local_error_reset_streams(RESETS_MAX)
        .max_send_buf_size(UNREAD_BYTES_MAX);
    server
}

/// Takes a connection in if there is room for it. Otherwise it is closed: before TLS there is no language in which to say
/// more.
#[derive(Clone, Debug)]
pub(crate) struct Usher(pub(crate) Arc<Limit<IpAddr>>);

impl<S> Accept<TcpStream, S> for Usher {
    type Stream = Patient<TcpStream>;
    /// Every request knows what its connection's client has not taken yet.
    type Service = AddExtension<S, Unread>;
    type Future = Ready<io::Result<(Self::Stream, Self::Service)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let permit = stream.peer_addr().and_then(|peer| {
            // A page's last bytes are not held back for more.
            stream.set_nodelay(true)?;
            let permit = self.0.take(Some(counted_as(peer.ip())));
            permit.ok_or_else(|| io::Error::other("there are as many connections as there may be"))
        });
        let unread = Unread::default();
        let service = Extension(unread.clone()).layer(service);
        ready(permit.map(|permit| (Patient::new(stream, permit, unread), service)))
    }
}
