//! A gateway of plain TCP that reads one request after the other and does with each what the test says.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use alipayplus::client::{Client, ClientConfig};
use alipayplus::envelope::{Direction, Envelope, Sender, Target};
use alipayplus::key::PrivateKey;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::{ACQUIRER, ALIPAYPLUS, signer, verifier};

pub(crate) const CLIENT_ID: &str = "SANDBOX_5Y00000000000000";

/// A request as it arrived.
#[derive(Clone)]
pub(crate) struct Received {
    pub(crate) first_line: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&[u8]> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_bytes())
    }
}

/// What is done with a request once it was read.
pub(crate) enum Reaction {
    /// These bytes, then the connection stays open for the next request.
    Send(Vec<u8>),
    /// These bytes, one every so often.
    Trickle(Vec<u8>, Duration),
    /// Nothing, and the connection stays open.
    Silence,
    /// The connection is closed.
    Close,
}

pub(crate) struct Gateway {
    pub(crate) url: String,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Gateway {
    /// Reacts to the first request with the first reaction, and so on; closes the connection when none is left.
    pub(crate) async fn that(reactions: impl IntoIterator<Item = Reaction>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let received = Arc::new(Mutex::new(Vec::new()));
        let reactions = Arc::new(Mutex::new(reactions.into_iter().collect::<VecDeque<_>>()));
        let log = Arc::clone(&received);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&log), Arc::clone(&reactions)));
            }
        });
        Self { url, received }
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// A client with time-outs short enough for a test.
    pub(crate) fn client(&self) -> Client {
        client_of(&self.url)
    }
}

pub(crate) fn config_of(url: &str) -> ClientConfig {
    let mut config = ClientConfig::new(url.parse().unwrap(), CLIENT_ID);
    config.connect_timeout = Duration::from_millis(500);
    config.total_timeout = Duration::from_secs(1);
    config
}

pub(crate) fn client_of(url: &str) -> Client {
    Client::new(config_of(url), signer(&ACQUIRER), verifier(&ALIPAYPLUS)).unwrap()
}

async fn serve(
    mut stream: TcpStream,
    log: Arc<Mutex<Vec<Received>>>,
    reactions: Arc<Mutex<VecDeque<Reaction>>>,
) {
    // A client that waits longer than this for an answer has lost its own time-out.
    while let Ok(Some(request)) =
        tokio::time::timeout(Duration::from_secs(20), read_request(&mut stream)).await
    {
        log.lock().unwrap().push(request);
        let reaction = reactions.lock().unwrap().pop_front().unwrap_or(Reaction::Close);
        match reaction {
            Reaction::Send(bytes) => stream.write_all(&bytes).await.unwrap(),
            Reaction::Trickle(bytes, pause) => {
                for byte in bytes {
                    if stream.write_all(&[byte]).await.is_err() {
                        return;
                    }
                    tokio::time::sleep(pause).await;
                }
            }
            Reaction::Silence => tokio::time::sleep(Duration::from_secs(20)).await,
            Reaction::Close => return,
        }
    }
}

async fn read_request(stream: &mut TcpStream) -> Option<Received> {
    let mut bytes = Vec::new();
    let head_length = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
        (stream.read_buf(&mut bytes).await.ok()? > 0).then_some(())?;
    };
    let head = String::from_utf8(bytes[..head_length].to_vec()).unwrap();
    let mut lines = head.lines();
    let first_line = lines.next().unwrap().to_owned();
    let headers: Vec<_> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length").unwrap().1.parse().unwrap();
    let mut body = bytes.split_off(head_length);
    while body.len() < length {
        (stream.read_buf(&mut body).await.ok()? > 0).then_some(())?;
    }
    Some(Received { first_line, headers, body })
}

/// An answer, to be spoiled or sent as it is.
pub(crate) struct Answer<'a> {
    pub(crate) status: &'a str,
    pub(crate) path: &'a str,
    pub(crate) client_id: &'a str,
    pub(crate) key: &'a PrivateKey,
    pub(crate) body: Vec<u8>,
}

impl Answer<'_> {
    pub(crate) fn to(operation: &str, body: &str) -> Answer<'static> {
        let path = match operation {
            "pay" => "/aps/api/v1/payments/pay",
            "inquiryPayment" => "/aps/api/v1/payments/inquiryPayment",
            "cancelPayment" => "/aps/api/v1/payments/cancelPayment",
            "refund" => "/aps/api/v1/payments/refund",
            other => panic!("no operation {other}"),
        };
        Answer { status: "200 OK", path, client_id: CLIENT_ID, key: &ALIPAYPLUS, body: body.into() }
    }

    pub(crate) fn headers(&self) -> Vec<(&'static str, String)> {
        let signer = signer(self.key);
        let sender = Sender { client_id: self.client_id, key_version: "0", signer: signer.as_ref() };
        let time = "2026-11-22T20:00:00.09+08:00";
        let target = Target::post(self.path);
        Envelope::sign(Direction::Answer, target, &sender, time, &self.body).unwrap().headers().to_vec()
    }

    /// The whole answer in bytes.
    pub(crate) fn signed(&self) -> Vec<u8> {
        written(self.status, &self.headers(), &self.body)
    }

    /// The whole answer without its signature.
    pub(crate) fn unsigned(&self) -> Vec<u8> {
        written(self.status, &[], &self.body)
    }
}

pub(crate) fn written(status: &str, headers: &[(&str, String)], body: &[u8]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        head.push_str(name);
        head.push_str(": ");
        head.push_str(value);
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    [head.as_bytes(), body].concat()
}
