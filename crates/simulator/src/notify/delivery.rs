//! One attempt to notify: the request, signed; the answer, checked.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use serde_json::Value;
use url::{Host, Url};

use super::outbox::Notice;
use crate::gateway::Gateway;
use crate::ledger::Attempt;
use crate::odd::odd_body;
use crate::timestamp;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// For the whole attempt, its answer's body included.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(10);
/// How much of an answer is read, in bytes.
const ANSWER_BYTES_MAX: usize = 64 * 1024;
/// How much of it is kept for `/simulator/payments`, in characters.
const ANSWER_CHARS_KEPT: usize = 2_000;

/// Sends notifications.
///
/// A shop under development has a certificate that nobody signed, so on loopback, and nowhere else, any
/// certificate will do. Redirects are not followed and no proxy is used, so that loopback stays loopback.
#[derive(Debug)]
pub(super) struct Courier {
    verifying: Client,
    loopback: Client,
}

/// What a fault does to a notification on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tampering {
    None,
    BadSignature,
    Unsigned,
    Garbage,
    OddBody(u32),
}

impl Courier {
    pub(super) fn new() -> reqwest::Result<Self> {
        let builder = || {
            Client::builder()
                .redirect(Policy::none())
                .retry(reqwest::retry::never())
                .no_proxy()
                .connect_timeout(CONNECT_TIMEOUT)
                .timeout(ATTEMPT_TIMEOUT)
                .user_agent("alipayplus-simulator")
        };
        let localhost = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)]
            .map(|ip| SocketAddr::new(ip, 0));
        Ok(Self {
            verifying: builder().build()?,
            loopback: builder()
                .tls_danger_accept_invalid_certs(true)
                .resolve_to_addrs("localhost", &localhost)
                .build()?,
        })
    }

    /// An attempt that a fault loses on the way.
    pub(super) fn lose(gateway: &Gateway) -> Attempt {
        let problem = Some("not sent: a fault dropped it".to_owned());
        Attempt { at: gateway.now(), http_status: None, answer: None, problem }
    }

    /// Sends one notice, and says what came back.
    pub(super) async fn deliver(&self, gateway: &Gateway, notice: &Notice, tampering: Tampering) -> Attempt {
        let mut attempt = Attempt { at: gateway.now(), http_status: None, answer: None, problem: None };
        attempt.problem = self.try_deliver(gateway, notice, tampering, &mut attempt).await.err();
        attempt
    }

    async fn try_deliver(
        &self,
        gateway: &Gateway,
        notice: &Notice,
        tampering: Tampering,
        attempt: &mut Attempt,
    ) -> Result<(), String> {
        let response = self.send(gateway, notice, tampering).await?;
        attempt.http_status = Some(response.status().as_u16());
        let headers = response.headers().clone();
        let body = read(response).await?;
        attempt.answer = Some(String::from_utf8_lossy(&body).chars().take(ANSWER_CHARS_KEPT).collect());
        if attempt.http_status != Some(200) {
            return Err("the answer's HTTP status is not 200".to_owned());
        }
        gateway
            .seal
            .check_acknowledgement(&signed_path(&notice.url), &headers, &body)
            .map_err(|refusal| refusal.message)?;
        check_result(&body)
    }

    async fn send(
        &self,
        gateway: &Gateway,
        notice: &Notice,
        tampering: Tampering,
    ) -> Result<Response, String> {
        let body = match tampering {
            Tampering::Garbage => b"<html>this is no notification".to_vec(),
            Tampering::OddBody(oddities) => odd_body(&notice.body, oddities),
            Tampering::None | Tampering::BadSignature | Tampering::Unsigned => {
                notice.body.clone().into_bytes()
            }
        };
        let time = timestamp::print(gateway.now());
        let client_id = gateway.seal.client_id();
        let signed: &[u8] = if tampering == Tampering::BadSignature { b"other contents" } else { &body };
        let signature = gateway
            .seal
            .sign(&signed_path(&notice.url), client_id, &time, signed)
            .map_err(|problem| problem.to_string())?;
        let client = if is_loopback(&notice.url) { &self.loopback } else { &self.verifying };
        let mut request = client
            .post(notice.url.clone())
            .header("content-type", "application/json; charset=UTF-8")
            .header("client-id", client_id)
            .header("request-time", time);
        if tampering != Tampering::Unsigned {
            request = request.header("signature", signature);
        }
        request.body(body).send().await.map_err(with_causes)
    }
}

/// The path with its query: what the signature covers.
fn signed_path(url: &Url) -> String {
    url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

async fn read(mut response: Response) -> Result<Vec<u8>, String> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(with_causes)? {
        if body.len() + chunk.len() > ANSWER_BYTES_MAX {
            return Err(format!("the answer is longer than {ANSWER_BYTES_MAX} bytes"));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Only S and SUCCESS ends the sending.
fn check_result(body: &[u8]) -> Result<(), String> {
    let json: Value =
        serde_json::from_slice(body).map_err(|problem| format!("the answer is no JSON: {problem}"))?;
    let result = &json["result"];
    if result["resultStatus"] == "S" && result["resultCode"] == "SUCCESS" {
        Ok(())
    } else {
        Err("the answer's result is not S SUCCESS".to_owned())
    }
}

/// reqwest names the cause of a failure only in the errors underneath. The URL is known, and may hold more
/// than belongs into a log.
fn with_causes(problem: reqwest::Error) -> String {
    let problem = problem.without_url();
    let mut text = problem.to_string();
    let mut cause = std::error::Error::source(&problem);
    while let Some(problem) = cause {
        text = format!("{text}: {problem}");
        cause = problem.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_certificate_will_do_on_loopback_and_nowhere_else() {
        for (url, loopback) in [
            ("https://127.0.0.1:8443/n", true),
            ("https://127.9.9.9/n", true),
            ("https://[::1]/n", true),
            ("https://localhost:8443/n", true),
            ("https://LOCALHOST/n", true),
            ("https://localhost.shop.example/n", false),
            ("https://localhost@shop.example/n", false),
            ("https://10.0.0.1/n", false),
            ("https://[::2]/n", false),
        ] {
            assert_eq!(is_loopback(&Url::parse(url).unwrap()), loopback, "{url}");
        }
    }

    #[test]
    fn the_signature_covers_the_path_with_its_query() {
        for (url, path) in [
            ("https://shop.example/notify", "/notify"),
            ("https://shop.example", "/"),
            ("https://shop.example/notify?shop=1#top", "/notify?shop=1"),
        ] {
            assert_eq!(signed_path(&Url::parse(url).unwrap()), path);
        }
    }

    #[test]
    fn only_s_success_acknowledges() {
        assert!(check_result(br#"{"result":{"resultStatus":"S","resultCode":"SUCCESS"}}"#).is_ok());
        for body in [
            r#"{"result":{"resultStatus":"S","resultCode":"OK"}}"#,
            r#"{"result":{"resultStatus":"F","resultCode":"SUCCESS"}}"#,
            r#"{"resultStatus":"S","resultCode":"SUCCESS"}"#,
            "success",
        ] {
            assert!(check_result(body.as_bytes()).is_err(), "{body}");
        }
    }
}
