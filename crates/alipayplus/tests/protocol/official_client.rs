//! Held against Ant International's own client: what it signs we verify, what we sign it verifies, and it pays
//! and inquires at a gateway that answers with this crate.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use alipayplus::envelope::{Direction, Envelope, Sender, Target};
use alipayplus::key::PrivateKey;
use alipayplus::model::{AlipayResult, PayRequest, PaymentFactor, Request as _};
use alipayplus::operation::METHOD;
use alipayplus::sign::Verifier as _;
use alipayplus::signature::{SignatureHeader, content_to_sign};
use serde_json::{Value, json};

use crate::support::gateway::{Answer, CLIENT_ID, Gateway, Reaction};
use crate::support::messages::pay_request;
use crate::support::{ACQUIRER, ALIPAYPLUS, STRANGER, signer, verifier};

const PATH: &str = "/aps/api/v1/payments/pay";
const TIME: &str = "2026-11-22T12:00:00+00:00";

/// Bodies with what breaks naive signing: nothing at all, line ends, text beyond ASCII, percent and plus.
const BODIES: [&str; 4] =
    ["", "{\n   \"a\": 1\r\n}\n", "{\"b\":\"咖啡 ☕ é\"}", "{\"c\":\"50%25 + 1/3 = ?\"}"];

fn python(arguments: &[&str]) -> Command {
    let interpreter = std::env::var_os("STANDEE_PYTHON")
        .expect("STANDEE_PYTHON names no Python with ant-intl-alipayplus-mcp; run `cargo xtask test`");
    let mut command = Command::new(interpreter);
    command.args(arguments).env("PYTHONDONTWRITEBYTECODE", "1");
    command
}

/// What the official client is asked to do with the values that `given` holds.
const SCRIPT: &str = "
import json, sys
from alipayplusmcp.sdk.tools import signature_tool

given = json.load(sys.stdin)

def sign(body):
    return signature_tool.sign('POST', given['path'], given['client'], given['time'], body, given['key'])

def verify(body, header):
    signature = header.split('signature=')[1]  # as its DefaultAlipayClient does
    try:
        return signature_tool.verify(
            'POST', given['path'], given['client'], given['time'], body, signature, given['key'])
    except Exception as refused:
        return type(refused).__name__

if given['do'] == 'sign':
    answer = [sign(body) for body in given['bodies']]
else:
    answer = [verify(body, header) for body, header in zip(given['bodies'], given['headers'])]
print(json.dumps(answer))
";

fn official(given: &Value) -> Value {
    let mut child =
        python(&["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("Python runs");
    child.stdin.take().unwrap().write_all(given.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the official client failed");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// PKCS#8 without its BEGIN and END lines, which is how the official client takes it.
fn bare(key: &PrivateKey) -> String {
    key.to_pkcs8_pem().unwrap().lines().filter(|line| !line.starts_with("-----")).collect()
}

#[test]
#[ignore = "needs Python with the official client; cargo xtask test runs it"]
fn what_the_official_client_signs_is_verified() {
    let signatures = official(&json!({
        "do": "sign", "path": PATH, "client": CLIENT_ID, "time": TIME, "bodies": BODIES, "key": bare(&ACQUIRER),
    }));
    for (body, signature) in BODIES.iter().zip(signatures.as_array().unwrap()) {
        let header = format!("algorithm=RSA256,keyVersion=1,signature={}", signature.as_str().unwrap());
        let header: SignatureHeader = header.parse().unwrap();
        let content = content_to_sign(METHOD, PATH, CLIENT_ID, TIME, body.as_bytes());
        verifier(&ACQUIRER).verify(&content, &header.signature).unwrap();
        verifier(&STRANGER).verify(&content, &header.signature).unwrap_err();
    }
}

#[test]
#[ignore = "needs Python with the official client; cargo xtask test runs it"]
fn what_is_signed_here_the_official_client_verifies() {
    let signer = signer(&ALIPAYPLUS);
    let sender = Sender { client_id: CLIENT_ID, key_version: "1", signer: signer.as_ref() };
    let headers = BODIES.map(|body| {
        Envelope::sign(Direction::Answer, Target::post(PATH), &sender, TIME, body.as_bytes())
            .unwrap()
            .signature
            .to_string()
    });
    let mut given = json!({
        "do": "verify", "path": PATH, "client": CLIENT_ID, "time": TIME, "bodies": BODIES, "headers": headers,
        "key": ALIPAYPLUS.public_key().to_base64(),
    });
    assert_eq!(official(&given), json!([true, true, true, true]));
    given["time"] = json!("2026-11-22T12:00:01+00:00");
    assert_eq!(official(&given), json!(["VerificationError"; 4].to_vec()));
}

#[tokio::test]
#[ignore = "needs Python with the official client; cargo xtask test runs it"]
async fn a_request_as_our_client_sends_it_the_official_client_verifies() {
    let gateway = Gateway::that([Reaction::Close]).await;
    gateway.client().pay(&pay_request()).await;
    let received = gateway.received().remove(0);
    let header = |name| String::from_utf8(received.header(name).unwrap().to_vec()).unwrap();
    let mut given = json!({
        "do": "verify", "path": PATH, "client": header("client-id"), "time": header("request-time"),
        "bodies": [String::from_utf8(received.body.clone()).unwrap()], "headers": [header("signature")],
        "key": ACQUIRER.public_key().to_base64(),
    });
    assert_eq!(official(&given), json!([true]));
    given["path"] = json!("/aps/api/v1/payments/refund");
    assert_eq!(official(&given), json!(["VerificationError"]));
}

#[tokio::test]
#[ignore = "needs Python with the official client; cargo xtask test runs it"]
async fn the_official_client_pays_and_inquires_and_is_content_with_the_answers() {
    let in_process =
        json!({"resultCode": "PAYMENT_IN_PROCESS", "resultStatus": "U", "resultMessage": "wait"});
    let pay = json!({"result": in_process, "paymentId": "1", "paymentUrl": "https://wallet.example/1"});
    let inquiry = json!({
        "result": AlipayResult::success(), "paymentResult": in_process, "paymentId": "1",
        "paymentRequestId": "pay-0001", "paymentAmount": {"currency": "SGD", "value": "1250"},
    });
    let gateway = Gateway::that([
        Reaction::Send(Answer::to("pay", &pay.to_string()).signed()),
        Reaction::Send(Answer::to("inquiryPayment", &inquiry.to_string()).signed()),
        Reaction::Send(Answer { key: &STRANGER, ..Answer::to("pay", &pay.to_string()) }.signed()),
    ])
    .await;
    let files = tempfile::tempdir().unwrap();
    let content = run_driver(&gateway, files.path()).await;
    assert!(content.status.success(), "{}", String::from_utf8_lossy(&content.stderr));

    let received = gateway.received();
    assert_eq!(received[0].first_line, format!("POST https://gateway.example{PATH} HTTP/1.1"));
    for request in &received {
        let envelope = Envelope::read(Direction::Request, |name| request.header(name)).unwrap();
        let path = request.first_line.split(' ').nth(1).unwrap().replace("https://gateway.example", "");
        envelope.verify(Target::post(&path), &request.body, verifier(&ACQUIRER).as_ref()).unwrap();
    }
    let request: PayRequest = serde_json::from_slice(&received[0].body).unwrap();
    request.validate().unwrap();
    assert_eq!(request.payment_factor, PaymentFactor::entry_code());
    assert_eq!(request.order.order_description, "Kopi 咖啡");

    let forged = run_driver(&gateway, files.path()).await;
    assert!(!forged.status.success(), "the driver takes an answer that another key signed");
}

/// Runs `tests/official_client.py` of this repository against `gateway`.
async fn run_driver(gateway: &Gateway, files: &Path) -> Output {
    let (private, public) = (files.join("acquirer.pem"), files.join("alipayplus.pem"));
    std::fs::write(&private, ACQUIRER.to_pkcs8_pem().unwrap()).unwrap();
    std::fs::write(&public, ALIPAYPLUS.public_key().to_pem().unwrap()).unwrap();
    let driver = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/official_client.py");
    let mut command = python(&[driver.to_str().unwrap(), "--plain", "--client-id", CLIENT_ID]);
    command.args(["--address", gateway.url.trim_start_matches("http://")]);
    command.args(["--payment-request-id", "pay-0001", "--expiry", "2026-11-22T12:10:00Z"]);
    command.arg("--private-key").arg(private).arg("--alipayplus-public-key").arg(public);
    tokio::task::spawn_blocking(move || command.output().expect("Python runs")).await.unwrap()
}
