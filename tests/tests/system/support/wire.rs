//! What the server says to Alipay+, written down byte for byte on its way.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse as _, Response};
use tokio::net::TcpListener;

/// Passes everything on, and back.
#[derive(Debug)]
pub(crate) struct Wire {
    url: String,
    calls: Arc<Mutex<Vec<Call>>>,
}

/// One request as it passed.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

#[derive(Clone)]
struct Relay {
    http: reqwest::Client,
    gateway_url: String,
    calls: Arc<Mutex<Vec<Call>>>,
}

impl Wire {
    pub(super) async fn to(gateway_url: &str) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let calls = Arc::default();
        let relay = Relay {
            http: reqwest::Client::new(),
            gateway_url: gateway_url.to_owned(),
            calls: Arc::clone(&calls),
        };
        let routes = Router::new().fallback(pass_on).with_state(relay);
        tokio::spawn(async { axum::serve(listener, routes).await.unwrap() });
        Self { url, calls }
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// The calls of this operation so far.
    pub(crate) fn calls_of(&self, operation: &str) -> Vec<Call> {
        let calls = self.calls.lock().unwrap();
        calls.iter().filter(|call| call.path.ends_with(&format!("/{operation}"))).cloned().collect()
    }
}

async fn pass_on(State(relay): State<Relay>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let call = Call { path: uri.path().to_owned(), headers: headers.clone(), body: body.clone() };
    relay.calls.lock().unwrap().push(call);
    let url = format!("{}{uri}", relay.gateway_url);
    let answer = relay.http.post(url).headers(headers).body(body).send().await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    (status, headers, answer.bytes().await.unwrap()).into_response()
}
