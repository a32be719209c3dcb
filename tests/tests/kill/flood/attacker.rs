//! One address that means no good, over HTTP/2 and TLS: connections on which requests go out whole, in part or again and
//! again, and on which answers are taken or left.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, Method, Request};
use h2::client::{Builder, ResponseFuture, SendRequest};
use rustls::pki_types::{CertificateDer, ServerName};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsConnector;

use crate::payer::WALLET;

/// The longest that a connection is tried for.
const CONNECT_PATIENCE: Duration = Duration::from_secs(20);

/// How a client of this address reaches the server.
#[derive(Clone)]
pub(super) struct Client {
    from: Ipv4Addr,
    port: u16,
    tls: TlsConnector,
}

/// A connection, over which as many requests go at once as the server lets.
pub(super) struct Connection {
    requests: SendRequest<Bytes>,
    driver: JoinHandle<()>,
}

/// What was answered.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Client {
    /// A client that comes from this address of the machine, and takes this certificate.
    pub(super) fn at(from: Ipv4Addr, port: u16, certificate: Vec<u8>) -> Self {
        let mut roots = rustls::RootCertStore::empty();
        roots.add(CertificateDer::from(certificate)).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config =
            rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let mut config = config.unwrap().with_root_certificates(roots).with_no_client_auth();
        config.alpn_protocols = vec![b"h2".to_vec()];
        Self { from, port, tls: TlsConnector::from(Arc::new(config)) }
    }

    /// The same server from another address.
    pub(super) fn but_from(&self, from: Ipv4Addr) -> Self {
        Self { from, ..self.clone() }
    }

    /// A connection on which an answer may send so many bytes before it is read on; `None` if the server takes none.
    pub(super) async fn connects(&self, window: u32) -> Option<Connection> {
        let connect = async {
            let socket = TcpSocket::new_v4().unwrap();
            socket.set_reuseaddr(true).unwrap();
            socket.bind(SocketAddr::from((self.from, 0))).unwrap();
            let stream: TcpStream = socket.connect((Ipv4Addr::LOCALHOST, self.port).into()).await.ok()?;
            stream.set_nodelay(true).unwrap();
            let stream = self.tls.connect(ServerName::try_from("localhost").unwrap(), stream).await.ok()?;
            let mut builder = Builder::new();
            builder.initial_window_size(window).initial_max_send_streams(16);
            let (requests, connection) = builder.handshake(stream).await.ok()?;
            let driver = tokio::spawn(async { drop(connection.await) });
            Some(Connection { requests, driver })
        };
        tokio::time::timeout(CONNECT_PATIENCE, connect).await.ok()?
    }
}

impl Connection {
    /// Begins a request. One that `is_whole` has this body; of another, the body never comes.
    pub(super) async fn begins(&self, request: Request<Bytes>, is_whole: bool) -> Option<Begun> {
        let mut requests = self.requests.clone().ready().await.ok()?;
        let (head, body) = request.into_parts();
        let is_over = is_whole && body.is_empty();
        let (answer, mut stream) = requests.send_request(Request::from_parts(head, ()), is_over).ok()?;
        if is_whole && !is_over {
            stream.send_data(body, true).ok()?;
        }
        Some(Begun { answer, _stream: stream })
    }

    /// Asks, and takes the answer.
    pub(super) async fn asks(&self, request: Request<Bytes>) -> Option<Answer> {
        self.begins(request, true).await?.answer().await
    }

    pub(super) fn is_over(&self) -> bool {
        self.driver.is_finished()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.driver.abort();
    }
}

/// A request that is under way; dropped, it is taken back.
pub(super) struct Begun {
    answer: ResponseFuture,
    _stream: h2::SendStream<Bytes>,
}

impl Begun {
    /// The answer, with its body.
    pub(super) async fn answer(self) -> Option<Answer> {
        let (head, mut body) = self.answer.await.ok()?.into_parts();
        let mut whole = Vec::new();
        while let Some(part) = body.data().await {
            let part = part.ok()?;
            body.flow_control().release_capacity(part.len()).ok()?;
            whole.extend_from_slice(&part);
        }
        Some(Answer { status: head.status.as_u16(), headers: head.headers, body: whole })
    }

    /// The status, and the body, which is not read.
    pub(super) async fn head(self) -> Option<(u16, h2::RecvStream)> {
        let (head, body) = self.answer.await.ok()?.into_parts();
        Some((head.status.as_u16(), body))
    }
}

/// A request by somebody whose browser says that it is a wallet.
pub(super) fn request(method: Method, path: &str, headers: &[(&str, &str)], body: &str) -> Request<Bytes> {
    let request = Request::builder().method(method).uri(format!("https://localhost{path}"));
    let request = request.header("user-agent", WALLET).header("accept-encoding", "gzip, br");
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    request.body(Bytes::copy_from_slice(body.as_bytes())).unwrap()
}

/// A page, as a browser asks for it.
pub(super) fn page(path: &str) -> Request<Bytes> {
    request(Method::GET, path, &[("accept", "text/html")], "")
}

/// A form, as a browser posts it.
pub(super) fn form(path: &str, body: &str) -> Request<Bytes> {
    let kind = ("content-type", "application/x-www-form-urlencoded");
    request(Method::POST, path, &[kind, ("accept", "text/html")], body)
}
