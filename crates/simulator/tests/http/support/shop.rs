//! The acquirer's server: it has a certificate that nobody signed, and answers notifications as it is told.

use std::collections::VecDeque;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use alipayplus::envelope::{Direction, Envelope, Sender, Target};
use alipayplus::sign::{AwsLcSigner, AwsLcVerifier};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use serde_json::{Value, json};

use super::{ACQUIRER_KEY, CLIENT_ID, GATEWAY_KEY, POLLS_MAX};

/// How the shop answers one notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    Acknowledge,
    /// S SUCCESS, with a signature over something else.
    BadSignature,
    /// S SUCCESS without a signature.
    Unsigned,
    /// Signed, and not SUCCESS.
    Refuse,
    Status500,
    /// A redirect to itself, which must not be followed.
    Redirect,
    TooLong,
}

/// A notification as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    pub(crate) body: Value,
    /// Whether the gateway signed it, for this client, path and body.
    pub(crate) verified: bool,
}

#[derive(Default)]
struct Desk {
    notices: Vec<Notice>,
    replies: VecDeque<Reply>,
}

/// See the module. It acknowledges whatever it was not told to answer otherwise.
pub(crate) struct Shop {
    address: SocketAddr,
    desk: Arc<Mutex<Desk>>,
    handle: Handle<SocketAddr>,
}

impl Shop {
    pub(crate) fn open() -> Self {
        Self::that_replies(&[])
    }

    /// A shop that answers so, in this order, and then acknowledges.
    pub(crate) fn that_replies(replies: &[Reply]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let [certificate, key] = ["tls.crt", "tls.key"].map(|name| folder.path().join(name));
        let pair = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        std::fs::write(&certificate, pair.cert.pem()).unwrap();
        std::fs::write(&key, pair.signing_key.serialize_pem()).unwrap();
        let tls = RustlsConfig::from_config(simulator::tls::read(&certificate, &key).unwrap());

        let desk =
            Arc::new(Mutex::new(Desk { notices: Vec::new(), replies: replies.iter().copied().collect() }));
        let routes = Router::new().route("/notify", post(receive)).with_state(Arc::clone(&desk));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let handle = Handle::new();
        let server = axum_server::from_tcp_rustls(listener, tls).unwrap().handle(handle.clone());
        tokio::spawn(server.serve(routes.into_make_service()));
        Self { address, desk, handle }
    }

    /// Where it is notified, under this name of loopback; the query is part of what is signed.
    pub(crate) fn url(&self, host: &str) -> String {
        format!("https://{host}:{}/notify?shop=1", self.address.port())
    }

    /// What arrived so far.
    pub(crate) fn notices(&self) -> Vec<Notice> {
        self.desk.lock().unwrap().notices.clone()
    }

    /// What arrived, once that are `count`.
    pub(crate) async fn wait_for(&self, count: usize) -> Vec<Notice> {
        for _ in 0..POLLS_MAX {
            let notices = self.notices();
            if notices.len() >= count {
                return notices;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{count} notifications did not arrive: {:?}", self.notices());
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        self.handle.shutdown();
    }
}

async fn receive(
    State(desk): State<Arc<Mutex<Desk>>>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let path = uri.path_and_query().unwrap().to_string();
    let notice = Notice {
        body: serde_json::from_slice(&body).unwrap_or(Value::Null),
        verified: is_signed_by_the_gateway(&path, &headers, &body),
    };
    let reply = {
        let mut desk = desk.lock().unwrap();
        desk.notices.push(notice);
        desk.replies.pop_front().unwrap_or(Reply::Acknowledge)
    };
    answer(reply, &path)
}

fn answer(reply: Reply, path: &str) -> Response {
    let (status, code) = if reply == Reply::Refuse { ("F", "PROCESS_FAIL") } else { ("S", "SUCCESS") };
    let result = json!({ "resultStatus": status, "resultCode": code, "resultMessage": "noted" });
    let mut body = json!({ "result": result }).to_string();
    if reply == Reply::TooLong {
        body.push_str(&" ".repeat(64 * 1024));
    }
    let content = if reply == Reply::BadSignature { "other contents" } else { &body };
    let signer = AwsLcSigner::new(&ACQUIRER_KEY).unwrap();
    let sender = Sender { client_id: CLIENT_ID, key_version: "1", signer: &signer };
    let time = "2026-11-22T04:00:00Z";
    let envelope =
        Envelope::sign(Direction::Answer, Target::post(path), &sender, time, content.as_bytes()).unwrap();
    let mut response = match reply {
        Reply::Status500 => (StatusCode::INTERNAL_SERVER_ERROR, body).into_response(),
        Reply::Redirect => (StatusCode::TEMPORARY_REDIRECT, [("location", path)], body).into_response(),
        _ => body.into_response(),
    };
    if reply != Reply::Unsigned {
        for (name, value) in envelope.headers() {
            response.headers_mut().insert(name, HeaderValue::try_from(value).unwrap());
        }
    }
    response
}

fn is_signed_by_the_gateway(path: &str, headers: &HeaderMap, body: &[u8]) -> bool {
    let verifier = AwsLcVerifier::new(GATEWAY_KEY.public_key()).unwrap();
    Envelope::read(Direction::Request, |name| headers.get(name).map(HeaderValue::as_bytes)).is_ok_and(
        |envelope| {
            envelope.client_id == CLIENT_ID && envelope.verify(Target::post(path), body, &verifier).is_ok()
        },
    )
}
