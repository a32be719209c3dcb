//! A client that sends requests in part, and takes no answers.

use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Method, Request};
use checkout::entry_code::EntryCode;
use futures::future::join_all;
use h2::client::{Builder, ResponseFuture, SendRequest};
use h2::{RecvStream, SendStream};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

use crate::support::Server;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// What is refused is so at once; this much on a busy machine.
const AT_ONCE: Duration = Duration::from_secs(3);

/// A client of this address, behind the operator's proxy, with as many connections as it likes.
pub(super) struct Client {
    server: SocketAddr,
    address: &'static str,
    window: u32,
    pub(super) connections: Vec<Connection>,
}

pub(super) struct Connection {
    requests: SendRequest<Bytes>,
    pub(super) driver: JoinHandle<Result<(), h2::Error>>,
    under_way: usize,
}

/// A request that is under way.
pub(super) struct Begun {
    pub(super) answer: ResponseFuture,
    _stream: SendStream<Bytes>,
}

impl Begun {
    /// The status, if it comes at once.
    pub(super) async fn at_once(&mut self) -> Option<(u16, RecvStream)> {
        let answer = tokio::time::timeout(AT_ONCE, &mut self.answer).await.ok()?.unwrap();
        Some((answer.status().as_u16(), answer.into_body()))
    }
}

impl Client {
    pub(super) fn at(server: &Server, address: &'static str) -> Self {
        Self { server: server.address(), address, window: 65_535, connections: Vec::new() }
    }

    /// Takes no answer.
    pub(super) fn taking_nothing(mut self) -> Self {
        self.window = 0;
        self
    }

    /// Sends a request with this body, or only its head where there is one that never comes.
    pub(super) async fn begins(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&str>,
    ) -> Begun {
        if self.connections.last().is_none_or(|connection| connection.under_way == 16) {
            let stream = TcpStream::connect(self.server).await.unwrap();
            let mut builder = Builder::new();
            builder.initial_window_size(self.window).initial_max_send_streams(16);
            let (requests, connection) = builder.handshake(stream).await.unwrap();
            self.connections.push(Connection { requests, driver: tokio::spawn(connection), under_way: 0 });
        }
        let connection = self.connections.last_mut().unwrap();
        connection.under_way += 1;
        let mut requests = connection.requests.clone().ready().await.unwrap();
        let request = Request::builder().method(method).uri(format!("https://localhost{path}"));
        let request = request.header("x-forwarded-for", self.address).header("accept", "text/html");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let is_over = body.is_some_and(str::is_empty);
        let (answer, mut stream) = requests.send_request(request.body(()).unwrap(), is_over).unwrap();
        if let Some(body) = body.filter(|_| !is_over) {
            stream.send_data(Bytes::copy_from_slice(body.as_bytes()), true).unwrap();
        }
        Begun { answer, _stream: stream }
    }

    pub(super) async fn gets(&mut self, path: &str) -> u16 {
        self.begins(Method::GET, path, &[], Some("")).await.at_once().await.expect("an answer").0
    }

    /// Presses pay with each of these attempts at once; the statuses.
    pub(super) async fn presses(&mut self, code: &EntryCode, attempts: &[String]) -> Vec<u16> {
        let path = format!("/e/{code}/pay");
        let mut begun = Vec::new();
        for attempt in attempts {
            let body = format!("attempt={attempt}&amount=12.50");
            begun.push(self.begins(Method::POST, &path, &[FORM], Some(&body)).await);
        }
        join_all(begun.into_iter().map(|press| async { press.answer.await.unwrap().status().as_u16() })).await
    }

    /// Posts without a body; those that are answered at once, by their status, and those that wait.
    pub(super) async fn posts_slowly(
        &mut self,
        times: usize,
        path: &str,
        headers: &[(&str, &str)],
    ) -> (Vec<u16>, Vec<Begun>) {
        let headers = [&[FORM, ("content-length", "100")], headers].concat();
        let mut begun = Vec::new();
        for _ in 0..times {
            begun.push(self.begins(Method::POST, path, &headers, None).await);
        }
        let answers = join_all(begun.iter_mut().map(Begun::at_once)).await;
        let statuses = answers.iter().flatten().map(|(status, _)| *status).collect();
        let waiting = begun.into_iter().zip(answers).filter(|(_, answer)| answer.is_none());
        (statuses, waiting.map(|(begun, _)| begun).collect())
    }
}
