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

/// A signature that is good says nothing of the body: what cannot be read of it is told, too. (field.md 2)
#[test]
fn of_a_good_signature_of_alipayplus_the_body_is_examined_too() {
    let desk = Desk::new("https://shop.example");
    let key = PrivateKey::generate().unwrap();
    std::fs::write(desk.path("public.pem"), key.public_key().to_pem().unwrap()).unwrap();
    let examines = |path: &str, direction: Direction, body: &str| {
        let signer = AwsLcSigner::new(&key).unwrap();
        let sender = Sender { client_id: "SANDBOX_1", key_version: "1", signer: &signer };
        let time = "2021-04-21T01:47:04Z";
        let envelope = Envelope::sign(direction, Target::post(path), &sender, time, body.as_bytes());
        let headers =
            envelope.unwrap().headers().map(|(name, value)| format!("{name}: {value}")).join("\r\n");
        let first = match direction {
            Direction::Request => format!("POST {path} HTTP/1.1"),
            Direction::Answer => "HTTP/1.1 200 OK".to_owned(),
        };
        // A gateway on the way has signed as well: field.md 42.
        let capture = format!("{first}\r\nSignature: sig1=:AAAA:\r\n{headers}\r\n\r\n{body}");
        std::fs::write(desk.path("capture.txt"), capture).unwrap();
        ["doctor", "signature", "capture.txt", "--key", "public.pem", "--target", path].map(str::to_owned)
    };
    let notify = "/alipayplus/notifyPayment";
    let result = r#"{"resultCode":"SUCCESS","resultStatus":"S"}"#;
    let good = format!("{{\"paymentResult\":{result},\"paymentRequestId\":\"0af1\",\"pspId\":1022}}");
    let of_no_currency =
        good.replace("\"pspId\"", "\"paymentAmount\":{\"currency\":\"XYZ\",\"value\":\"1\"},\"pspId\"");
    let inquiry = format!("{{\"result\":{result},\"paymentResult\":7}}");
    for (path, direction, body, unreadable) in [
        (notify, Direction::Request, good.as_str(), None),
        (
            notify,
            Direction::Request,
            &of_no_currency,
            Some("paymentAmount.currency: \"XYZ\" is not a currency"),
        ),
        (notify, Direction::Request, "{}", Some("paymentResult: this is missing")),
        (PATH, Direction::Answer, &inquiry, Some("paymentResult: this is not an object")),
        ("/aps/api/v1/payments/refund", Direction::Answer, "<html>", Some("the body is not JSON")),
    ] {
        let examine = examines(path, direction, body);
        let examine = examine.each_ref().map(String::as_str);
        let said = match unreadable {
            None => desk.does(&examine),
            Some(_) => desk.says_and_fails(&examine).0,
        };
        assert_eq!(said["good"], true, "{body}: {said}");
        match unreadable {
            None => assert!(said["body_unreadable"].is_null(), "{said}"),
            Some(words) => assert!(said["body_unreadable"].as_str().unwrap().starts_with(words), "{said}"),
        }
    }
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
