//! What merchants' own systems are told.

use std::io::Write as _;
use std::process::{Command, Stdio};

use checkout::access::Scope;
use checkout::port::Clock as _;
use serde_json::{Value, json};
use standee::clock::SystemClock;
use standee::sql::{Delivery, DeliveryState};

use crate::support::{Answer, Heard, Receiver, Shop, eventually};

/// Somebody pays 12.50; the payment's id.
async fn pays(shop: &Shop) -> String {
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    page.types("12.50").with("note", "Table for Mr Secret").pays().await.location();
    let held = shop.alipayplus().payments().await.pop().unwrap();
    shop.alipayplus().approve(&held, "").await;
    held.request_id().to_owned()
}

/// What was sent to a receiver, once all of it has come to this.
async fn sent(shop: &Shop, receiver: &Receiver, state: DeliveryState, tries: usize) -> Vec<Delivery> {
    let database = shop.database();
    let endpoint = database.webhook_within(&Scope::All, &receiver.id).await.unwrap().unwrap();
    eventually("what was sent is written down", async || {
        let sent = database.deliveries(&endpoint, 100).await.unwrap();
        let is_so = |delivery: &Delivery| delivery.state == state && delivery.tries.len() == tries;
        (!sent.is_empty() && sent.iter().all(is_so)).then_some(sent)
    })
    .await
}

#[tokio::test]
async fn a_merchant_s_system_hears_once_of_each_result_and_nothing_of_the_payer() {
    let shop = Shop::open().await;
    let receiver = Receiver::of(&shop, Answer::Taken).await;
    let id = pays(&shop).await;
    let heard = receiver.hears(1).await.remove(0);
    assert_eq!((heard.path.as_str(), heard.header("content-type")), ("/hooks", "application/json"));
    assert_eq!(heard.header("webhook-id"), format!("payment_{id}_succeeded"));
    assert!(heard.header("webhook-signature").starts_with("v1,"));
    let body = heard.json();
    assert_eq!(body["type"], "payment.succeeded");
    assert_eq!(body["data"]["payment"], id.as_str());
    assert_eq!(body["data"]["amount"], json!({ "currency": "SGD", "value": "1250" }));
    for secret in ["Mozilla", "127.0.0.1", "Secret", "token"] {
        assert!(!heard.body.contains(secret), "{secret} in {}", heard.body);
    }
    let sent = sent(&shop, &receiver, DeliveryState::Delivered, 1).await;
    assert_eq!((sent.len(), sent[0].tries[0].status_code), (1, Some(204)));
    assert_eq!(receiver.heard().len(), 1);
}

#[tokio::test]
async fn what_was_not_taken_is_sent_again_and_the_same() {
    let shop = Shop::open().await;
    let receiver = Receiver::of(&shop, Answer::Status(500)).await;
    pays(&shop).await;
    let failed = sent(&shop, &receiver, DeliveryState::Waiting, 1).await.remove(0);
    assert_eq!(failed.tries[0].status_code, Some(500));
    assert!(failed.due_at.is_some_and(|due_at| due_at > failed.tries[0].at));
    receiver.answers(Answer::Taken);
    // By hand, which waits for no schedule.
    let endpoint = shop.database().webhook_within(&Scope::All, &receiver.id).await.unwrap().unwrap();
    assert!(shop.database().resend(&endpoint, &failed.event_id, SystemClock.now()).await.unwrap());
    sent(&shop, &receiver, DeliveryState::Delivered, 2).await;
    let heard = receiver.heard();
    assert_eq!((heard.len(), &heard[0].body), (2, &heard[1].body));
    assert_eq!(heard[0].header("webhook-id"), heard[1].header("webhook-id"));
}

#[tokio::test]
async fn a_message_goes_where_it_was_addressed_and_nowhere_else() {
    let shop = Shop::open().await;
    let receiver = Receiver::of(&shop, Answer::Elsewhere).await;
    pays(&shop).await;
    let failed = sent(&shop, &receiver, DeliveryState::Waiting, 1).await.remove(0);
    assert_eq!(failed.tries[0].status_code, Some(307));
    assert!(receiver.heard().iter().all(|heard| heard.path == "/hooks"));
}

#[tokio::test]
async fn whoever_is_slow_holds_up_nobody_else() {
    let shop = Shop::open().await;
    let slow = Receiver::of(&shop, Answer::Nothing).await;
    let quick = Receiver::of(&shop, Answer::Taken).await;
    for _ in 0..6 {
        pays(&shop).await;
    }
    quick.hears(6).await;
    let waiting = slow.heard().len();
    assert!(waiting <= 4 * 2, "{waiting} at once to one receiver, of one server or two");
}

/// Verifies a message as the published library does: prints `true`, or the name of what it raises.
const SCRIPT: &str = "
import json, sys
from standardwebhooks.webhooks import Webhook

given = json.load(sys.stdin)
try:
    Webhook(given['secret']).verify(given['body'], given['headers'])
    print('true')
except Exception as refused:
    print(json.dumps(type(refused).__name__))
";

fn published_library_verifies(secret: &str, heard: &Heard) -> Value {
    let names = ["webhook-id", "webhook-timestamp", "webhook-signature"];
    let headers: Value = names.map(|name| (name.to_owned(), json!(heard.header(name)))).into_iter().collect();
    let given = json!({ "secret": secret, "headers": headers, "body": heard.body });
    let python = std::env::var_os("STANDEE_PYTHON")
        .expect("STANDEE_PYTHON names no Python with standardwebhooks; run `cargo xtask test`");
    let mut command = Command::new(python);
    command.args(["-c", SCRIPT]).env("PYTHONDONTWRITEBYTECODE", "1");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(given.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the published library failed");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test]
#[ignore = "needs Python with the published library; cargo xtask test runs it"]
async fn the_published_library_verifies_what_the_server_signed() {
    const REFUSED: &str = "WebhookVerificationError";
    let shop = Shop::open().await;
    let receiver = Receiver::of(&shop, Answer::Taken).await;
    pays(&shop).await;
    let heard = receiver.hears(1).await.remove(0);
    let old = receiver.secret.text();
    assert_eq!(published_library_verifies(&old, &heard), json!(true));

    let tampered = Heard { body: heard.body.replace("\"1250\"", "\"1251\""), ..heard.clone() };
    assert_eq!(published_library_verifies(&old, &tampered), json!(REFUSED));
    let mut aged = heard.clone();
    aged.headers.insert("webhook-timestamp", "1614265330".parse().unwrap());
    assert_eq!(published_library_verifies(&old, &aged), json!(REFUSED));
    let wrong = standee::webhook::Secret::new();
    assert_eq!(published_library_verifies(&wrong.text(), &heard), json!(REFUSED));

    // For a day after it was changed, whoever has the old secret and whoever has the new one can both verify.
    let endpoint = shop.database().webhook_within(&Scope::All, &receiver.id).await.unwrap().unwrap();
    let doer = standee::sql::Doer { by: "a test", at: SystemClock.now() };
    shop.database().rotate_webhook(&endpoint, &wrong, doer).await.unwrap();
    pays(&shop).await;
    let heard = receiver.hears(2).await.remove(1);
    for secret in [&old, &wrong.text()] {
        assert_eq!(published_library_verifies(secret, &heard), json!(true));
    }
}
