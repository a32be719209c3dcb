//! Ant International's own client against the simulator, over TLS.

use std::path::{Path, PathBuf};

use serde_json::Value;
use simulator::tls;
use tokio::process::Command;

use crate::support::{ACQUIRER_KEY, CLIENT_ID, GATEWAY_KEY, Rig};

/// The script stands with the tests of the whole system.
fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/official_client.py")
}

#[tokio::test]
#[ignore = "needs the Python venv; cargo xtask test runs it"]
async fn the_official_client_pays_and_inquires_with_both_signatures_verified() {
    let python =
        std::env::var("STANDEE_PYTHON").expect("STANDEE_PYTHON names a Python with the official client");
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let pair = rcgen::generate_simple_self_signed(["gateway.example".to_owned()]).unwrap();
    let certificate = write("tls.crt", &pair.cert.pem());
    let key = write("tls.key", &pair.signing_key.serialize_pem());
    let acquirer_key = write("acquirer.pem", &ACQUIRER_KEY.to_pkcs8_pem().unwrap());
    let gateway_key = write("gateway.pem", &GATEWAY_KEY.public_key().to_pem().unwrap());

    let rig = Rig::with(|config| config.tls = Some(tls::read(&certificate, &key).unwrap()));
    let output = Command::new(python)
        .arg(script())
        .args(["--address", &rig.simulator.address().to_string(), "--client-id", CLIENT_ID])
        .arg("--private-key")
        .arg(acquirer_key)
        .arg("--alipayplus-public-key")
        .arg(gateway_key)
        .args(["--payment-request-id", "official-1", "--expiry", "2026-11-22T12:10:00+08:00"])
        .output()
        .await
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    let answers: Value = serde_json::from_slice(&output.stdout).unwrap();
    let payments = rig.payments().await;
    assert_eq!(payments[0]["paymentRequestId"], "official-1");
    for answer in ["pay", "inquiryPayment"] {
        assert_eq!(answers[answer]["paymentId"], payments[0]["paymentId"], "{answers}");
    }
}
