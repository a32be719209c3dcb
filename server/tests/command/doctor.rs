//! What cannot be read, and a captured message on the examination table.

use alipayplus::envelope::{Direction, Envelope, Sender, Target};
use alipayplus::key::PrivateKey;
use alipayplus::sign::AwsLcSigner;

use crate::desk::Desk;

const PATH: &str = "/aps/api/v1/payments/inquiryPayment";

/// A request that was signed over one body and captured with another.
fn capture(key: &PrivateKey, body: &str, sent: &str) -> String {
    let signer = AwsLcSigner::new(key).unwrap();
    let sender = Sender { client_id: "SANDBOX_1", key_version: "1", signer: &signer };
    let time = "2021-04-21T01:47:04Z";
    let envelope = Envelope::sign(Direction::Request, Target::post(PATH), &sender, time, body.as_bytes());
    let headers = envelope.unwrap().headers();
    let headers = headers.map(|(name, value)| format!("{name}: {value}")).join("\r\n");
    format!("POST {PATH} HTTP/1.1\r\n{headers}\r\n\r\n{sent}")
}

#[test]
fn a_signature_is_examined_with_a_key_alone() {
    let desk = Desk::new("https://shop.example");
    let (key, stranger) = (PrivateKey::generate().unwrap(), PrivateKey::generate().unwrap());
    std::fs::write(desk.path("public.pem"), key.public_key().to_pem().unwrap()).unwrap();
    std::fs::write(desk.path("sandbox.pem"), stranger.public_key().to_pem().unwrap()).unwrap();
    let examine = ["doctor", "signature", "capture.txt", "--key", "public.pem", "--other-key", "sandbox.pem"];
    let save = |text: String| std::fs::write(desk.path("capture.txt"), text).unwrap();

    save(capture(&key, "{}", "{}"));
    let good = desk.does(&examine);
    assert_eq!((good["good"].as_bool(), good["causes"].as_array().map(Vec::len)), (Some(true), Some(0)));
    assert_eq!(good["content_to_sign"], format!("POST {PATH}\nSANDBOX_1.2021-04-21T01:47:04Z.{{}}"));

    save(capture(&key, "{\"a\": 1}", "{\"a\":1}"));
    let (bad, said) = desk.says_and_fails(&examine);
    assert_eq!(bad["causes"][0]["cause"], "body_reserialised");
    assert_eq!(bad["signed_instead"], format!("POST {PATH}\nSANDBOX_1.2021-04-21T01:47:04Z.{{\"a\": 1}}"));
    assert!(said.contains("the signature is not good"), "{said}");

    save(capture(&stranger, "{}", "{}"));
    let (bad, _) = desk.says_and_fails(&examine);
    assert_eq!(bad["causes"][0]["cause"], "other_key");
    assert!(bad["causes"][0]["what_to_do"].as_str().unwrap().contains("sandbox.pem"));

    save("HTTP/1.1 200 OK\r\n\r\n{}".to_owned());
    assert!(desk.fails(&examine).contains("--target"));
    assert!(desk.fails(&["doctor", "signature", "capture.txt"]).contains("--target"));
    save(capture(&key, "{}", "{}"));
    assert!(desk.fails(&["doctor", "signature", "capture.txt"]).contains("--key"));
    assert!(
        desk.fails(&["doctor", "signature", "nothing.txt", "--key", "public.pem"]).contains("nothing.txt")
    );
}

#[test]
fn a_key_is_examined_as_it_was_uploaded() {
    let desk = Desk::new("https://shop.example");
    let key = PrivateKey::generate().unwrap();
    std::fs::write(desk.path("uploaded.txt"), key.public_key().to_base64()).unwrap();
    let examine = ["doctor", "uploaded-key", "uploaded.txt"];
    assert_eq!(desk.does(&examine)["fingerprint"], key.public_key().fingerprint().to_string());
    std::fs::write(desk.path("uploaded.txt"), key.public_key().to_pem().unwrap()).unwrap();
    assert!(desk.fails(&examine).contains("begin_end_lines_in_key"));
}

#[test]
fn a_configuration_that_cannot_be_read_is_the_one_finding() {
    let desk = Desk::new("https://shop.example");
    std::fs::write(desk.path("standee.toml"), "lisen = '0.0.0.0:443'\nclient_id = 'SANDBOX_1'").unwrap();
    let (said, told) = desk.says_and_fails(&["doctor"]);
    let findings = said["findings"].as_array().unwrap();
    assert_eq!((findings.len(), said["verdict"].as_str()), (1, Some("failed")), "{said}");
    assert_eq!(
        (findings[0]["check"].as_str(), findings[0]["verdict"].as_str()),
        (Some("configuration"), Some("failed"))
    );
    let seen = findings[0]["seen"].as_str().unwrap();
    assert!(
        seen.contains("\"lisen\"; did you mean listen?")
            && seen.contains("gateway_url (STANDEE_GATEWAY_URL) is missing"),
        "{seen}"
    );
    assert!(told.contains("not everything works"), "{told}");
}

#[test]
fn without_a_gateway_and_a_server_it_is_said_which_checks_were_not_made() {
    let desk = Desk::new("https://localhost:1");
    desk.does(&["merchant", "add", "--name", "Kopi"]);
    let (said, _) = desk.says_and_fails(&["doctor"]);
    let verdicts = said["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (finding["check"].as_str().unwrap(), finding["verdict"].as_str().unwrap()));
    let verdicts: Vec<_> = verdicts.collect();
    for expected in
        [("keys", "warning"), ("database", "ok"), ("public_url", "failed"), ("gateway", "skipped")]
    {
        assert!(verdicts.contains(&expected), "{expected:?} in {verdicts:?}");
    }
}
