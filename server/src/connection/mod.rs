//! What one connection may take: how long, how much, how many at once. The same for every listener.

mod patient;
mod seats;

use std::future::{Ready, ready};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum_server::Server;
use axum_server::accept::Accept;
use tokio::net::TcpStream;

use crate::seldom::Seldom;
use patient::Patient;
pub(crate) use seats::Seats;

/// How many connections there may be. Fewer where the system allows less.
const CONNECTIONS_MAX: u64 = 20_000;

/// Files that are open beside connections: the database's, the gateway's, the browser's.
const OTHER_FILES: u64 = 512;

/// How long somebody may take for a request's headers, and be silent between two requests of HTTP/1.
const HEAD_TIME_MAX: Duration = Duration::from_secs(15);

/// The largest head of a request, in bytes: what other servers take, too. A wallet's is about 1 kB.
const HEAD_BYTES_MAX: u32 = 32 * 1024;

/// How many headers a request may have. A browser's has about 20.
const HEADERS_MAX: usize = 100;

/// How many requests one HTTP/2 connection may have under way: a page needs four.
const STREAMS_MAX: u32 = 64;

/// How many requests a client may take back before it is taken for a flood, and cut off.
const RESETS_MAX: usize = 64;

/// What an answer may fill before somebody reads on, in bytes for each request of HTTP/2.
const UNREAD_BYTES_MAX: usize = 64 * 1024;

/// How many connections the system's limit of open files leaves room for.
pub(crate) fn connections_max() -> usize {
    let files = rlimit::Resource::NOFILE.get_soft().unwrap_or(1024);
    let room = files.saturating_sub(OTHER_FILES).max(files / 2);
    usize::try_from(room.min(CONNECTIONS_MAX)).unwrap_or(usize::MAX)
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

/// Takes a connection in if there is a seat for it. Who finds none is hung up on: before TLS there is no language in
/// which to say more.
#[derive(Clone, Debug)]
pub(crate) struct Usher(pub(crate) Arc<Seats>);

impl<S> Accept<TcpStream, S> for Usher {
    type Stream = Patient<TcpStream>;
    type Service = S;
    type Future = Ready<io::Result<(Self::Stream, S)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        static FULL: Seldom = Seldom::new(1, Duration::from_mins(1));
        let seated = stream.peer_addr().and_then(|peer| {
            // A page's last bytes are not held back for more.
            stream.set_nodelay(true)?;
            self.0.take(peer.ip()).ok_or_else(|| io::Error::other("there is no seat"))
        });
        if seated.is_err()
            && let Some(left_out) = FULL.may_say()
        {
            tracing::warn!(left_out, "connections were refused: there are as many as there may be");
        }
        ready(seated.map(|seat| (Patient::new(stream, seat), service)))
    }
}
