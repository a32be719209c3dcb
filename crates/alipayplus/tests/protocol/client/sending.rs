//! Where and how a request goes, and what is said when it does not arrive or nothing comes back.

use std::process::Command;
use std::time::{Duration, Instant};

use alipayplus::client::{Client, ClientConfig, ConfigProblem, NotSent, Outcome, Unknown};
use tokio::io::AsyncReadExt as _;

use super::{IN_PROCESS, paying, unverified};
use crate::support::gateway::{Answer, Gateway, Reaction, client_of, config_of, written};
use crate::support::messages::pay_request;
use crate::support::{ACQUIRER, ALIPAYPLUS, signer, verifier};

#[tokio::test]
async fn a_refused_connection_is_not_sent() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let outcome = client_of(&url).pay(&pay_request()).await.outcome;
    let Outcome::NotSent(NotSent::Connection(reason)) = outcome else { panic!("{outcome:?}") };
    assert!(reason.contains("refused"), "{reason}");
}

#[tokio::test]
async fn a_gateway_that_does_not_speak_tls_is_not_sent() {
    let gateway = Gateway::that([]).await;
    let outcome = client_of(&gateway.url.replace("http:", "https:")).pay(&pay_request()).await.outcome;
    assert!(matches!(outcome, Outcome::NotSent(NotSent::Connection(_))), "{outcome:?}");
    assert!(gateway.received().is_empty());
}

#[tokio::test]
async fn a_connection_that_takes_too_long_is_not_sent() {
    // Accepts and says nothing, so that the TLS handshake never ends.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let outcome = client_of(&url).pay(&pay_request()).await.outcome;
    assert!(matches!(outcome, Outcome::NotSent(NotSent::Connection(_))), "{outcome:?}");
}

#[tokio::test]
async fn tls_is_asked_for_http_1_1_alone() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let greeting = async {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut bytes = vec![0; 4096];
        let length = stream.read(&mut bytes).await.unwrap();
        bytes.truncate(length);
        bytes
    };
    let client = client_of(&url);
    let request = pay_request();
    let (greeting, _) = tokio::join!(greeting, client.pay(&request));
    let offers = |protocol: &[u8]| greeting.windows(protocol.len()).any(|window| window == protocol);
    assert!(offers(b"\x08http/1.1") && !offers(b"\x02h2"));
}

#[test]
fn a_proxy_in_the_environment_is_not_asked() {
    let output = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "client::believing::a_request_travels_as_it_was_signed_and_a_signed_answer_is_believed",
        ])
        .env("HTTP_PROXY", "http://127.0.0.1:1")
        .env("http_proxy", "http://127.0.0.1:1")
        .env("ALL_PROXY", "http://127.0.0.1:1")
        .env_remove("NO_PROXY")
        .env_remove("no_proxy")
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && printed.contains("1 passed"), "{printed}");
}

#[tokio::test]
async fn a_request_that_alipayplus_would_refuse_is_not_sent() {
    let gateway = Gateway::that([]).await;
    let mut request = pay_request();
    request.order.order_description = "x".repeat(257);
    let exchange = gateway.client().pay(&request).await;
    let Outcome::NotSent(reason) = &exchange.outcome else { panic!("{exchange:?}") };
    assert_eq!(
        reason.to_string(),
        "not sent: order.orderDescription: this has 257 characters; at most 256 are taken"
    );
    assert!(gateway.received().is_empty());
}

#[tokio::test]
async fn a_connection_closed_after_the_request_leaves_the_outcome_unknown() {
    let outcome = paying(Reaction::Close).await;
    assert!(matches!(outcome, Outcome::Unknown(Unknown::ConnectionLost(_))), "{outcome:?}");
}

#[tokio::test]
async fn a_kept_connection_that_closes_after_the_request_is_not_quietly_asked_again() {
    let first = Answer::to("pay", IN_PROCESS).signed();
    let gateway = Gateway::that([Reaction::Send(first), Reaction::Close]).await;
    let client = gateway.client();
    assert!(matches!(client.pay(&pay_request()).await.outcome, Outcome::Answered(_)));
    let second = client.pay(&pay_request()).await.outcome;
    assert!(matches!(second, Outcome::Unknown(Unknown::ConnectionLost(_))), "{second:?}");
    assert_eq!(gateway.received().len(), 2);
}

#[tokio::test]
async fn an_answer_cut_off_leaves_the_outcome_unknown() {
    let mut bytes = Answer::to("pay", IN_PROCESS).signed();
    bytes.truncate(bytes.len() - 1);
    let gateway = Gateway::that([Reaction::Trickle(bytes, Duration::ZERO), Reaction::Close]).await;
    // The gateway waits for another request on the same connection, so the missing byte never comes.
    let outcome = gateway.client().pay(&pay_request()).await.outcome;
    assert_eq!(outcome, Outcome::Unknown(Unknown::TimedOut));
}

#[tokio::test]
async fn silence_and_a_slow_trickle_end_with_the_total_time_out() {
    let slow = Reaction::Trickle(Answer::to("pay", IN_PROCESS).signed(), Duration::from_millis(50));
    for reaction in [Reaction::Silence, slow] {
        let start = Instant::now();
        assert_eq!(paying(reaction).await, Outcome::Unknown(Unknown::TimedOut));
        let elapsed = start.elapsed();
        assert!((Duration::from_millis(900)..Duration::from_secs(5)).contains(&elapsed), "{elapsed:?}");
    }
}

#[tokio::test]
async fn a_redirect_is_never_followed() {
    let elsewhere = Gateway::that([Reaction::Send(Answer::to("pay", IN_PROCESS).signed())]).await;
    let location = ("location", format!("{}/aps/api/v1/payments/pay", elsewhere.url));
    let outcome = paying(Reaction::Send(written("307 Temporary Redirect", &[location], b""))).await;
    assert_eq!(unverified(&outcome).0, 307);
    assert!(elsewhere.received().is_empty());
}

#[test]
fn a_configuration_that_cannot_work_is_refused_with_the_reason() {
    let refused = |change: fn(&mut ClientConfig)| {
        let mut config = config_of("https://gateway.example");
        change(&mut config);
        Client::new(config, signer(&ACQUIRER), verifier(&ALIPAYPLUS)).err()
    };
    assert_eq!(refused(|_| ()), None);
    assert_eq!(refused(|config| config.gateway_url = "http://[::1]:9100".parse().unwrap()), None);
    for (change, problem) in [
        (
            (|config| config.gateway_url = "http://gateway.example".parse().unwrap())
                as fn(&mut ClientConfig),
            ConfigProblem::NotHttps,
        ),
        (
            |config| config.gateway_url = "https://a:b@gateway.example".parse().unwrap(),
            ConfigProblem::NotBareHost,
        ),
        (
            |config| config.gateway_url = "https://gateway.example/aps".parse().unwrap(),
            ConfigProblem::NotBareHost,
        ),
        (|config| config.base_path = "aps".to_owned(), ConfigProblem::BasePath),
        (|config| config.client_id = "two words".to_owned(), ConfigProblem::ClientId),
        (|config| config.key_version = String::new(), ConfigProblem::KeyVersion),
        (|config| config.connect_timeout = config.total_timeout, ConfigProblem::TimeOuts),
    ] {
        assert_eq!(refused(change), Some(problem));
    }
}
