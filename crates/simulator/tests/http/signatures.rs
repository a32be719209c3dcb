//! What is refused before anyone looks at the request, and how answers are signed.

use std::fmt::Write as _;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::support::{ACQUIRER_KEY, GATEWAY_KEY, Rig, pay_request, signed_headers, signed_headers_with};

const PATH: &str = "/aps/api/v1/payments/pay";

type Headers = Vec<(&'static str, String)>;

fn set(headers: &mut Headers, name: &str, value: impl Into<String>) {
    headers.iter_mut().find(|(known, _)| *known == name).unwrap().1 = value.into();
}

fn remove(headers: &mut Headers, name: &str) {
    headers.retain(|(known, _)| *known != name);
}

fn respell(headers: &mut Headers, change: impl FnOnce(String) -> String) {
    let value = headers.iter_mut().find(|(name, _)| *name == "signature").unwrap();
    value.1 = change(std::mem::take(&mut value.1));
}

/// A request that the acquirer signed as told.
fn signed_as(path: &str, key_version: &str, time: &str, body: &str) -> Headers {
    signed_headers_with(&ACQUIRER_KEY, key_version, time, path, body)
}

#[tokio::test]
async fn every_flaw_of_identity_or_signature_is_refused_by_its_code() {
    let rig = Rig::start();
    let body = pay_request("request-1").to_string();
    let noon = "2026-11-22T12:00:00+08:00";
    let spoil = |change: &dyn Fn(&mut Headers)| {
        let mut headers = signed_headers(PATH, &body);
        change(&mut headers);
        headers
    };
    for (flaw, headers, code) in [
        ("no client", spoil(&|headers| remove(headers, "client-id")), "INVALID_CLIENT"),
        ("unknown client", spoil(&|headers| set(headers, "client-id", "OTHER")), "INVALID_CLIENT"),
        ("no signature", spoil(&|headers| remove(headers, "signature")), "INVALID_SIGNATURE"),
        ("no time", spoil(&|headers| remove(headers, "request-time")), "INVALID_SIGNATURE"),
        (
            "other time",
            spoil(&|headers| set(headers, "request-time", "2026-11-22T12:00:01+08:00")),
            "INVALID_SIGNATURE",
        ),
        ("time in milliseconds", signed_as(PATH, "1", "1795320000000", &body), "INVALID_SIGNATURE"),
        ("time without offset", signed_as(PATH, "1", "2026-11-22T12:00:00", &body), "INVALID_SIGNATURE"),
        ("other body", signed_as(PATH, "1", noon, "{}"), "INVALID_SIGNATURE"),
        ("other path", signed_as("/aps/api/v1/payments/refund", "1", noon, &body), "INVALID_SIGNATURE"),
        (
            "with the host",
            signed_as(&format!("https://gateway.example{PATH}"), "1", noon, &body),
            "INVALID_SIGNATURE",
        ),
        ("other key", signed_headers_with(&GATEWAY_KEY, "1", noon, PATH, &body), "INVALID_SIGNATURE"),
        ("other key version", signed_as(PATH, "2", noon, &body), "KEY_NOT_FOUND"),
        (
            "no key version",
            spoil(&|headers| respell(headers, |value| value.replace("keyVersion=1, ", ""))),
            "KEY_NOT_FOUND",
        ),
        (
            "other algorithm",
            spoil(&|headers| respell(headers, |value| value.replace("RSA256", "RSA512"))),
            "INVALID_SIGNATURE",
        ),
        (
            "algorithm in lower case",
            spoil(&|headers| respell(headers, |value| value.replace("RSA256", "rsa256"))),
            "INVALID_SIGNATURE",
        ),
        (
            "not percent-encoded",
            spoil(&|headers| respell(headers, |value| percent_decode(&value))),
            "INVALID_SIGNATURE",
        ),
        (
            "URL-safe alphabet",
            spoil(&|headers| {
                respell(headers, |value| value.replace("%2B", "-").replace("%2F", "_").replace("%3D", ""));
            }),
            "INVALID_SIGNATURE",
        ),
        (
            "no JSON type",
            spoil(&|headers| set(headers, "content-type", "text/plain")),
            "MEDIA_TYPE_NOT_ACCEPTABLE",
        ),
        (
            "other charset",
            spoil(&|headers| set(headers, "content-type", "application/json; charset=GBK")),
            "MEDIA_TYPE_NOT_ACCEPTABLE",
        ),
    ] {
        let answer = rig.acquirer.send("POST", PATH, &headers, &body).await.unwrap();
        assert_eq!((answer.status, answer.code()), (200, code), "{flaw}: {}", answer.json);
        assert_eq!(answer.json["result"]["resultStatus"], "F", "{flaw}");
        let must_be_signed = code != "INVALID_SIGNATURE";
        assert_eq!(answer.headers.contains_key("signature"), must_be_signed, "{flaw}");
        // For an unknown client the gateway signs under the name that it was given.
        assert_eq!(answer.verified, must_be_signed, "{flaw}");
    }
    assert!(rig.payments().await.is_empty());
}

fn percent_decode(value: &str) -> String {
    value.replace("%2B", "+").replace("%2F", "/").replace("%3D", "=")
}

#[tokio::test]
async fn the_documented_spellings_of_a_signature_pass() {
    let rig = Rig::start();
    for (at, time) in ["2026-11-22T12:00:00+08:00", "2026-11-22T04:00:00Z", "2026-11-22T04:00:00.09Z"]
        .into_iter()
        .enumerate()
    {
        let body = pay_request(&format!("request-{at}")).to_string();
        let mut headers = signed_as(PATH, "1", time, &body);
        respell(&mut headers, |value| match at {
            0 => value,
            1 => value.replace(", ", ","),
            _ => value.split(',').map(str::trim).rev().collect::<Vec<_>>().join(" , "),
        });
        if at == 1 {
            remove(&mut headers, "content-type");
        }
        let answer = rig.acquirer.send("POST", PATH, &headers, &body).await.unwrap();
        assert_eq!(answer.code(), "PAYMENT_IN_PROCESS", "{}", answer.json);
    }
}

#[tokio::test]
async fn other_methods_and_paths_are_refused_with_a_signature() {
    let rig = Rig::start();
    let headers = signed_headers(PATH, "");
    let answer = rig.acquirer.send("GET", PATH, &headers, "").await.unwrap();
    assert_eq!((answer.status, answer.code(), answer.verified), (200, "METHOD_NOT_SUPPORTED", true));
    let path = "/aps/api/v1/payments/inquiryRefund";
    let answer = rig.acquirer.send("POST", path, &signed_headers(path, "{}"), "{}").await.unwrap();
    assert_eq!((answer.status, answer.code(), answer.verified), (200, "NO_INTERFACE_DEF", true));
}

#[tokio::test]
async fn a_request_line_in_absolute_form_is_signed_and_verified_over_the_path_alone() {
    let rig = Rig::start();
    let body = pay_request("request-1").to_string();
    let mut request = format!("POST https://gateway.example{PATH} HTTP/1.1\r\nHost: gateway.example\r\n");
    for (name, value) in signed_headers(PATH, &body) {
        write!(request, "{name}: {value}\r\n").unwrap();
    }
    write!(request, "Content-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len()).unwrap();
    let mut connection = tokio::net::TcpStream::connect(rig.simulator.address()).await.unwrap();
    connection.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("PAYMENT_IN_PROCESS"), "{answer}");
    for name in [
        "\r\nclient-id: ",
        "\r\nresponse-time: ",
        "\r\nsignature: algorithm=RSA256, keyVersion=1, signature=",
    ] {
        assert!(answer.contains(name), "{name} in {answer}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_long_is_not_read() {
    let rig = Rig::start();
    let body = " ".repeat(64 * 1024 + 1);
    let answer = rig.acquirer.send("POST", PATH, &signed_headers(PATH, &body), &body).await.unwrap();
    assert_eq!(answer.status, 413);
}
