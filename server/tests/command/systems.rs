//! `standee webhook` and `standee api-key`

use crate::desk::{Desk, text};

const PUBLIC_URL: &str = "https://pay.kopi.example";

fn merchant(desk: &Desk) -> String {
    text(&desk.does(&["merchant", "add", "--name", "Kopi"])["merchant"])
}

#[test]
fn a_webhook_lives_from_add_to_remove() {
    let desk = Desk::new(PUBLIC_URL);
    let merchant = merchant(&desk);
    // An address that is written out is not looked up, so that the test needs no network.
    let added = desk.does(&["webhook", "add", "--merchant", &merchant, "--url", "https://1.1.1.1/hooks"]);
    let (id, secret) = (text(&added["webhook"]), text(&added["secret"]));
    assert!(secret.starts_with("whsec_"), "{added}");
    let listed = desk.does(&["webhook", "list"]);
    assert_eq!(
        (&listed["webhooks"][0]["webhook"], &listed["webhooks"][0]["state"]),
        (&added["webhook"], &"on".into())
    );
    assert!(!listed.to_string().contains("whsec_"), "a secret is shown once");
    let rotated = desk.does(&["webhook", "rotate", &id]);
    assert_ne!(rotated["secret"], added["secret"]);
    assert!(desk.does(&["webhook", "list"])["webhooks"][0]["old_secret_until"].is_string());
    desk.does(&["webhook", "off", &id]);
    assert_eq!(desk.does(&["webhook", "list"])["webhooks"][0]["state"], "off");
    desk.does(&["webhook", "on", &id]);
    assert_eq!(desk.does(&["webhook", "deliveries", &id])["deliveries"], serde_json::json!([]));
    let said = desk.fails(&["webhook", "resend", &id, "payment_1_succeeded"]);
    assert!(said.contains("was never sent"), "{said}");
    desk.does(&["webhook", "remove", &id]);
    assert_eq!(desk.does(&["webhook", "list"])["webhooks"], serde_json::json!([]));
    assert!(desk.fails(&["webhook", "rotate", &id]).contains("there is no webhook"));
}

#[test]
fn a_webhook_that_nobody_could_want_is_refused_with_the_reason() {
    let desk = Desk::new(PUBLIC_URL);
    let merchant = merchant(&desk);
    for (url, reason) in [
        ("http://shop.example/", "over https only"),
        ("https://127.0.0.1/", "not on the public Internet"),
        ("https://[::ffff:169.254.169.254]/", "not on the public Internet"),
        ("https://me:secret@shop.example/", "need no password"),
        ("shop.example", "expected an address such as"),
    ] {
        let said = desk.fails(&["webhook", "add", "--merchant", &merchant, "--url", url]);
        assert!(said.contains(reason), "{url}: {said}");
    }
    let said = desk.fails(&["webhook", "add", "--merchant", "M9", "--url", "https://1.1.1.1/"]);
    assert!(said.contains("there is no merchant M9"), "{said}");
    for _ in 0..5 {
        desk.does(&["webhook", "add", "--merchant", &merchant, "--url", "https://1.1.1.1/"]);
    }
    let said = desk.fails(&["webhook", "add", "--merchant", &merchant, "--url", "https://1.1.1.1/"]);
    assert!(said.contains("5 webhooks at most"), "{said}");
}

#[test]
fn a_key_is_printed_once_and_ends_when_it_is_revoked() {
    let desk = Desk::new(PUBLIC_URL);
    let merchant = merchant(&desk);
    let added = desk.does(&["api-key", "add", "--merchant", &merchant, "--name", "Books"]);
    assert!(text(&added["key"]).starts_with("sk_standee_"), "{added}");
    let listed = desk.does(&["api-key", "list"]);
    assert_eq!(
        (&listed["api_keys"][0]["name"], &listed["api_keys"][0]["revoked_at"]),
        (&"Books".into(), &serde_json::Value::Null)
    );
    assert!(!listed.to_string().contains("sk_standee_"), "a key is shown once");
    desk.does(&["api-key", "revoke", &text(&added["api_key"])]);
    assert!(desk.does(&["api-key", "list"])["api_keys"][0]["revoked_at"].is_string());
    assert!(desk.fails(&["api-key", "revoke", "K9"]).contains("there is no API key K9"));
    assert!(
        desk.fails(&["api-key", "add", "--merchant", "M9", "--name", "x"])
            .contains("there is no merchant M9")
    );
}
