//! Each mistake of the FAQ's list, made on purpose, and the diagnosis that it gets.

use alipayplus::diagnosis::{
    Captured, CapturedProblem, Cause, Diagnosis, Keys, diagnose, diagnose_uploaded_key,
};
use alipayplus::envelope::Direction;
use alipayplus::key::PrivateKey;
use alipayplus::sign::Signer as _;
use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use rsa::RsaPrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::DecodePrivateKey as _;
use rsa::signature::{SignatureEncoding as _, Signer as _};
use sha2::{Digest as _, Sha256, Sha512};

use crate::support::{ACQUIRER, ALIPAYPLUS, STRANGER, signer};

const PATH: &str = "/aps/api/v1/payments/pay";
const CLIENT: &str = "SANDBOX_5Y0000000000000000";
const TIME: &str = "2021-04-21T01:47:04Z";
const BODY: &str = "{\"order\":{\"orderAmount\":{\"currency\":\"SGD\",\"value\":\"1250\"},\
                    \"orderDescription\":\"Kopi é / teh\"},\"acquirerId\":\"1\"}";

fn right_content(body: &str) -> String {
    format!("POST {PATH}\n{CLIENT}.{TIME}.{body}")
}

fn signed(key: &PrivateKey, content: impl AsRef<[u8]>) -> Vec<u8> {
    signer(key).sign(content.as_ref()).unwrap()
}

fn encoded(signature: &[u8]) -> String {
    utf8_percent_encode(&BASE64_STANDARD.encode(signature), NON_ALPHANUMERIC).to_string()
}

/// A request as it was captured, with this text for its signature, and this body.
fn request(time: &str, signature: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {PATH} HTTP/1.1\r\nHost: open.example\r\nClient-Id: {CLIENT}\r\nRequest-Time: {time}\r\n\
         Signature: algorithm=RSA256, keyVersion=1, signature={signature}\r\n\r\n{body}"
    )
    .into_bytes()
}

fn diagnosed(capture: &[u8]) -> Diagnosis {
    let others = [("Alipay+'s", ALIPAYPLUS.public_key())];
    let keys = Keys { expected: ACQUIRER.public_key(), others: &others, client_id: Some(CLIENT) };
    diagnose(&Captured::parse(capture, Some(PATH)).unwrap(), &keys)
}

/// The names of what is wrong with a request over whose signature stands `content`, signed with the right key.
fn causes_of_signing(content: impl AsRef<[u8]>, sent: &str) -> Vec<&'static str> {
    let diagnosis = diagnosed(&request(TIME, &encoded(&signed(&ACQUIRER, &content)), sent));
    assert!(!diagnosis.is_good);
    assert_eq!(diagnosis.content, Some(right_content(sent).into_bytes()));
    let names = names(&diagnosis);
    if names != ["other_content"] {
        assert_eq!(diagnosis.signed_instead.as_deref(), Some(content.as_ref()), "{:?}", diagnosis.causes);
    }
    names
}

fn names(diagnosis: &Diagnosis) -> Vec<&'static str> {
    diagnosis.causes.iter().map(Cause::name).collect()
}

#[test]
fn a_good_signature_is_called_good() {
    let diagnosis = diagnosed(&request(TIME, &encoded(&signed(&ACQUIRER, right_content(BODY))), BODY));
    assert!(diagnosis.is_good);
    assert_eq!(diagnosis.causes, []);
    assert_eq!(diagnosis.content, Some(right_content(BODY).into_bytes()));
}

#[test]
fn a_wrong_key_is_told_from_a_wrong_content_and_a_known_key_is_named() {
    let by = |key| diagnosed(&request(TIME, &encoded(&signed(key, right_content(BODY))), BODY));
    let expected = ACQUIRER.public_key().fingerprint();
    assert_eq!(by(&STRANGER).causes, [Cause::WrongKey { expected }]);
    assert_eq!(by(&ALIPAYPLUS).causes, [Cause::OtherKey("Alipay+'s".to_owned())]);
}

#[test]
fn another_environment_is_told_by_its_client_id() {
    let capture = |client: &str| {
        let content = format!("POST {PATH}\n{client}.{TIME}.{BODY}");
        let text = String::from_utf8(request(TIME, &encoded(&signed(&ACQUIRER, content)), BODY)).unwrap();
        diagnosed(text.replace(CLIENT, client).as_bytes())
    };
    assert_eq!(names(&capture("5Y0000000000000000")), ["wrong_environment"]);
    assert_eq!(names(&capture("SANDBOX_other")), ["other_client"]);
}

#[test]
fn content_that_was_built_wrongly_is_found_with_what_was_done() {
    let digest = Sha256::digest(right_content(BODY));
    for content in [
        format!("{PATH}\n{CLIENT}.{TIME}.{BODY}"),
        format!("post {PATH}\n{CLIENT}.{TIME}.{BODY}"),
        format!("POST https://open.example{PATH}\n{CLIENT}.{TIME}.{BODY}"),
        format!("POST {}\n{CLIENT}.{TIME}.{BODY}", &PATH[1..]),
        format!("POST {PATH}\\n{CLIENT}.{TIME}.{BODY}"),
        format!("POST {PATH}\n{CLIENT}{TIME}{BODY}"),
        format!("POST {PATH}\n{CLIENT}.1618969624000.{BODY}"),
        format!("POST {PATH}\n{CLIENT}.2021-04-21T09:47:04+08:00.{BODY}"),
        format!("POST {PATH}\n{CLIENT}.{TIME}."),
        format!("POST {}\n{CLIENT}.{TIME}.{BODY}", PATH.trim_start_matches("/aps/api")),
        format!("POST {}\n{CLIENT}.{TIME}.{BODY}", PATH.replace("/api/", "/sandbox/api/")),
        format!("POST /aps/api/v1/payments/refund\n{CLIENT}.{TIME}.{BODY}"),
        format!("POST {PATH}\n{TIME}.{CLIENT}.{BODY}"),
        format!("{digest:x}"),
        format!("POST {PATH}/\n.{TIME}.{BODY}"),
    ] {
        assert_eq!(causes_of_signing(&content, BODY), ["content_built_wrongly"], "{content}");
    }
    let latin_1: Vec<u8> =
        right_content(BODY).chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    assert_eq!(causes_of_signing(latin_1, BODY), ["content_built_wrongly"]);
    for body in [BODY.replace('é', "?"), format!("\u{feff}{BODY}")] {
        assert_eq!(causes_of_signing(right_content(&body), BODY), ["content_built_wrongly"], "{body}");
    }
    assert_eq!(causes_of_signing(digest, BODY), ["content_built_wrongly"]);
    assert_eq!(causes_of_signing("POST something else", BODY), ["other_content"]);
}

#[test]
fn an_answer_signed_over_the_time_of_its_request_is_found() {
    let signature = encoded(&signed(&ALIPAYPLUS, right_content("{}")));
    let capture = format!(
        "HTTP/1.1 200 OK\nclient-id: {CLIENT}\nresponse-time: 2021-04-21T01:47:05Z\nrequest-time: {TIME}\n\
         signature: algorithm=RSA256,signature={signature}\n\n{{}}"
    );
    let keys = Keys { expected: ALIPAYPLUS.public_key(), others: &[], client_id: None };
    let answer = Captured::parse(capture.as_bytes(), Some(PATH)).unwrap();
    assert_eq!(answer.direction, Direction::Answer);
    let diagnosis = diagnose(&answer, &keys);
    assert_eq!(names(&diagnosis), ["content_built_wrongly"]);
    assert!(diagnosis.causes[0].to_string().contains("Request-Time was signed and not Response-Time"));
    assert_eq!(Captured::parse(capture.as_bytes(), None), Err(CapturedProblem::NoTarget));
}

#[test]
fn line_ends_that_were_changed_are_found() {
    let unix = BODY.replace(",\"acq", ",\n\"acq");
    let windows = unix.replace('\n', "\r\n");
    assert_eq!(causes_of_signing(right_content(&unix), &windows), ["line_ends_changed"]);
    assert_eq!(causes_of_signing(right_content(&windows), &unix), ["line_ends_changed"]);
    assert_eq!(causes_of_signing(right_content(&format!("{BODY}\n")), BODY), ["line_ends_changed"]);
    let crlf = right_content(BODY).replace('\n', "\r\n");
    assert_eq!(causes_of_signing(&crlf, BODY), ["line_ends_changed"]);
}

#[test]
fn a_body_that_was_written_anew_is_found() {
    let value: serde_json::Value = serde_json::from_str(BODY).unwrap();
    let python = BODY.replace(":\"", ": \"").replace(":{", ": {").replace(",\"", ", \"");
    let escaped = BODY.replace('é', "\\u00e9");
    let pretty = "{\n  \"order\": {\n    \"orderAmount\": {\n      \"currency\": \"SGD\",\n      \"value\": \"1250\"\n    \
                  },\n    \"orderDescription\": \"Kopi é / teh\"\n  },\n  \"acquirerId\": \"1\"\n}";
    for signed in [&python, &escaped, pretty, &BODY.replace('/', "\\/"), &sorted(&value)] {
        assert_eq!(serde_json::from_str::<serde_json::Value>(signed).unwrap(), value);
        assert_eq!(causes_of_signing(right_content(signed), BODY), ["body_reserialised"], "{signed}");
    }
    assert_eq!(causes_of_signing(right_content(BODY), pretty), ["body_reserialised"]);
    assert_eq!(causes_of_signing(right_content(BODY), &escaped), ["body_reserialised"]);
}

/// As a map that sorts its names writes it.
fn sorted(value: &serde_json::Value) -> String {
    let names: std::collections::BTreeMap<String, serde_json::Value> =
        serde_json::from_value(value.clone()).unwrap();
    serde_json::to_string(&names).unwrap()
}

#[test]
fn two_mistakes_at_once_are_both_found() {
    let pretty = serde_json::to_string_pretty(&serde_json::json!({ "a": 1 })).unwrap();
    let content = format!("POST https://open.example{PATH}\n{CLIENT}.{TIME}.{pretty}");
    assert_eq!(causes_of_signing(content, "{\"a\":1}"), ["content_built_wrongly", "body_reserialised"]);
}

#[test]
fn a_time_that_is_not_iso_8601_is_told_even_where_the_signature_is_good() {
    for time in ["1618969624", "Wed, 21 Apr 2021 01:47:04 GMT", "2021-04-21 01:47:04"] {
        let content = format!("POST {PATH}\n{CLIENT}.{time}.{BODY}");
        let diagnosis = diagnosed(&request(time, &encoded(&signed(&ACQUIRER, content)), BODY));
        assert!(diagnosis.is_good);
        assert_eq!(diagnosis.causes, [Cause::TimeNotIso8601(time.to_owned())]);
    }
    for time in ["2019-05-28T12:12:12+08:00", "2021-04-21T01:47:04Z", "2025-02-20T08:51:49.09Z"] {
        let content = format!("POST {PATH}\n{CLIENT}.{time}.{BODY}");
        let diagnosis = diagnosed(&request(time, &encoded(&signed(&ACQUIRER, content)), BODY));
        assert_eq!((diagnosis.is_good, diagnosis.causes), (true, Vec::new()), "{time}");
    }
}

#[test]
fn another_hash_is_named() {
    let key = RsaPrivateKey::from_pkcs8_pem(&ACQUIRER.to_pkcs8_pem().unwrap()).unwrap();
    let signature = SigningKey::<Sha512>::new(key).sign(right_content(BODY).as_bytes()).to_vec();
    let diagnosis = diagnosed(&request(TIME, &encoded(&signature), BODY));
    assert_eq!(diagnosis.causes, [Cause::OtherAlgorithm("SHA-512 with RSA".to_owned())]);
    let capture = String::from_utf8(request(TIME, "AQID", BODY)).unwrap().replace("RSA256", "HS256");
    assert_eq!(names(&diagnosed(capture.as_bytes())), ["other_algorithm"]);
}

#[test]
fn a_signature_that_is_spelt_in_another_way_is_told() {
    let signature = signed(&ACQUIRER, right_content(BODY));
    let plain = diagnosed(&request(TIME, &BASE64_STANDARD.encode(&signature), BODY));
    assert_eq!((plain.is_good, names(&plain)), (true, vec!["not_url_encoded"]));
    let url_safe = BASE64_URL_SAFE_NO_PAD.encode(&signature);
    assert!(url_safe.contains(['-', '_']), "342 characters without either do not come by chance");
    let url_safe = diagnosed(&request(TIME, &url_safe, BODY));
    assert_eq!((url_safe.is_good, names(&url_safe)), (true, vec!["url_safe_alphabet"]));
    assert_eq!(names(&diagnosed(&request(TIME, "!", BODY))), ["unreadable_signature"]);
}

#[test]
fn headers_that_are_missing_are_named() {
    let capture = format!("POST {PATH} HTTP/1.1\r\nclient-id: {CLIENT}\r\n\r\n{BODY}");
    let diagnosis = diagnosed(capture.as_bytes());
    assert_eq!(diagnosis.causes, [Cause::MissingHeader("request-time"), Cause::MissingHeader("signature")]);
    assert_eq!(diagnosis.content, None);
}

#[test]
fn a_key_that_was_uploaded_with_its_lines_is_told() {
    let key = ACQUIRER.public_key();
    assert_eq!(diagnose_uploaded_key(&key.to_base64()), None);
    let pem = key.to_pem().unwrap();
    for text in [pem.clone(), pem.replace('\n', ""), pem.replace("-----", "")] {
        assert_eq!(diagnose_uploaded_key(&text), Some(Cause::ArmourInKey), "{text}");
    }
    let cut_off = &key.to_base64()[..100];
    assert_eq!(diagnose_uploaded_key(cut_off).map(|cause| cause.name()), Some("unreadable_key"));
}

#[test]
fn a_capture_is_read_as_it_was_saved() {
    let signature = encoded(&signed(&ACQUIRER, right_content(BODY)));
    let text = String::from_utf8(request(TIME, &signature, BODY)).unwrap();
    let length = BODY.len();
    for capture in [
        text.replace(" HTTP/1.1\r\n", " HTTP/2\r\n"),
        text.replacen(PATH, &format!("https://open.example{PATH}"), 1),
        // An editor's line end behind the body is not the body's.
        text.replace("Host:", &format!("Content-Length: {length}\r\nHost:")) + "\n",
        text.replace("\r\n", "\n"),
    ] {
        assert!(diagnosed(capture.as_bytes()).is_good, "{capture}");
    }
    for (capture, problem) in [
        ("POST / HTTP/1.1\r\nno-colon\r\n\r\n", CapturedProblem::Header(2)),
        ("POST / HTTP/1.1\r\n", CapturedProblem::NoBody),
        ("hello\r\n\r\n", CapturedProblem::FirstLine),
    ] {
        assert_eq!(Captured::parse(capture.as_bytes(), None), Err(problem));
    }
    let long = vec![b' '; alipayplus::diagnosis::CAPTURED_BYTES_MAX + 1];
    assert_eq!(Captured::parse(&long, None), Err(CapturedProblem::TooLong));
}
