//! What the server signed, as the official client sees it.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::support::{ACQUIRER_KEY, Shop};

/// Verifies a request as the official client's own tool does: prints `true`, or the name of what it raises.
const SCRIPT: &str = "
import json, sys
from alipayplusmcp.sdk.tools import signature_tool

given = json.load(sys.stdin)
signature = given['header'].split('signature=')[1]  # as its DefaultAlipayClient does
try:
    print(json.dumps(signature_tool.verify(
        'POST', given['path'], given['client'], given['time'], given['body'], signature, given['key'])))
except Exception as refused:
    print(json.dumps(type(refused).__name__))
";

fn official_client_verifies(given: &Value) -> Value {
    let python = std::env::var_os("STANDEE_PYTHON")
        .expect("STANDEE_PYTHON names no Python with ant-intl-alipayplus-mcp; run `cargo xtask test`");
    let mut command = Command::new(python);
    command.args(["-c", SCRIPT]).env("PYTHONDONTWRITEBYTECODE", "1");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(given.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the official client failed");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test]
#[ignore = "needs Python with the official client; cargo xtask test runs it"]
async fn the_official_client_verifies_a_request_that_the_server_signed() {
    let shop = Shop::plan().recorded().opens().await;
    let page = shop.payer().wallet("ALIPAY_CN").scans(shop.code()).await;
    page.types("12.50").with("note", "三号桌 50% + 1/3").pays().await.location();
    let call = shop.wire().calls_of("pay").remove(0);
    let header = |name: &str| call.headers[name].to_str().unwrap();
    let mut given = json!({
        "path": call.path,
        "client": header("client-id"),
        "time": header("request-time"),
        "header": header("signature"),
        "body": String::from_utf8(call.body.to_vec()).unwrap(),
        "key": ACQUIRER_KEY.public_key().to_base64(),
    });
    assert_eq!(official_client_verifies(&given), json!(true));
    let body = given["body"].as_str().unwrap().replace("\"1250\"", "\"1251\"");
    given["body"] = json!(body);
    assert_eq!(official_client_verifies(&given), json!("VerificationError"));
}
