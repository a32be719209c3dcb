//! `standee doctor`, in a shop where all is well, and in shops where one thing is not.

use std::os::unix::fs::PermissionsExt as _;

use alipayplus::diagnosis::{Captured, Keys, diagnose};
use alipayplus::envelope::{Direction, Envelope, Sender, Target};
use alipayplus::key::PrivateKey;
use alipayplus::sign::AwsLcSigner;
use axum::Router;
use checkout::port::Clock as _;
use standee::clock::SystemClock;
use standee::doctor::{Finding, Verdict};
use standee::sql::Used;

use crate::support::{ACQUIRER_KEY, ALIPAYPLUS_KEY, CLIENT_ID, STRANGER_KEY, Shop, eventually};

/// What was found by this check, with what to do.
fn told(findings: &[Finding], check: &str) -> (Verdict, String) {
    let found = findings.iter().find(|finding| finding.check == check);
    let Finding { verdict, seen, what_to_do, .. } =
        found.unwrap_or_else(|| panic!("no {check} in {findings:#?}"));
    (*verdict, format!("{seen} -> {}", what_to_do.as_deref().unwrap_or("nothing")))
}

#[tokio::test]
async fn where_all_is_well_every_check_says_so() {
    let shop = Shop::open().await;
    let findings = shop.is_examined(&[]).await;
    let all: Vec<_> = findings.iter().map(|finding| (finding.check, finding.verdict)).collect();
    let ok = [
        "configuration",
        "keys",
        "database",
        "time_zones",
        "environment",
        "public_url",
        "notifications",
        "posters",
        "gateway",
        "clock",
    ];
    for check in ok {
        assert_eq!(told(&findings, check).0, Verdict::Ok, "{check}: {findings:#?}");
    }
    assert_eq!(told(&findings, "certificate").0, Verdict::Warning, "it is self-signed");
    assert_eq!(all.len(), ok.len() + 1, "{all:?}");
}

#[tokio::test]
async fn what_is_wrong_is_found_with_what_to_do() {
    let shop = Shop::plan().changing_keys().opens().await;
    let file = |name: &str| shop.file(name).display().to_string();
    std::fs::copy(shop.file("acquirer.pem"), shop.file("open.pem")).unwrap();
    std::fs::set_permissions(shop.file("open.pem"), std::fs::Permissions::from_mode(0o644)).unwrap();
    let public = std::fs::read(shop.file("alipayplus.pub.pem")).unwrap();
    standee::private_file::write(&shop.file("public.pem"), &public).unwrap();
    let stranger = Shop::open().await;
    let private_key = |name: &str| ("STANDEE_PRIVATE_KEY_FILE", file(name));
    let set = |name: &'static str, value: &str| (name, value.to_owned());
    for (settings, check, words) in [
        (private_key("open.pem"), "keys", "chmod 600"),
        (private_key("nowhere.pem"), "keys", "nowhere.pem"),
        (private_key("public.pem"), "keys", "a public key"),
        (
            set("STANDEE_DATABASE_URL", "sqlite:///proc/nowhere/standee.db"),
            "database",
            "may read and write it",
        ),
        (set("STANDEE_PUBLIC_URL", &stranger.url()), "public_url", "somebody else"),
        (set("STANDEE_PUBLIC_URL", "https://localhost:1"), "public_url", "does not answer"),
        (set("STANDEE_PUBLIC_URL", "https://localhost:1"), "notifications", "cannot be reached"),
        // The key of version 1 is another one to Alipay+.
        (private_key("acquirer-next.pem"), "gateway", "wrong_key or wrong_environment"),
        (set("STANDEE_KEY_VERSION", "7"), "gateway", "knows no key version 7"),
        (set("STANDEE_CLIENT_ID", "SANDBOX_ANOTHER"), "gateway", "SANDBOX_ANOTHER"),
        (("STANDEE_ALIPAYPLUS_PUBLIC_KEY_FILE", file("alipayplus-next.pub.pem")), "gateway", "wrong_key: "),
        (set("STANDEE_GATEWAY_URL", "http://127.0.0.1:1"), "gateway", "not sent"),
    ] {
        let findings = shop.is_examined(std::slice::from_ref(&settings)).await;
        let (verdict, said) = told(&findings, check);
        assert!(verdict == Verdict::Failed && said.contains(words), "{settings:?}: {verdict:?} {said}");
        assert!(!said.ends_with("-> nothing"), "{said}");
    }
}

#[tokio::test]
async fn the_database_is_asked_with_the_password_that_stands_in_a_file() {
    let shop = Shop::open().await;
    let settings = |password_file: &str| {
        let url = ("STANDEE_DATABASE_URL", "postgres://standee@127.0.0.1:1/standee".to_owned());
        [url, ("STANDEE_DATABASE_PASSWORD_FILE", password_file.to_owned())]
    };
    let (verdict, said) = told(&shop.is_examined(&settings("/nowhere/password")).await, "database");
    assert!(verdict == Verdict::Failed && said.contains("/nowhere/password"), "{said}");
    standee::private_file::write(&shop.file("password"), b"secret-word\n").unwrap();
    let file = shop.file("password").display().to_string();
    let (verdict, said) = told(&shop.is_examined(&settings(&file)).await, "database");
    assert!(verdict == Verdict::Failed && !said.contains("secret-word"), "{said}");
    assert!(said.contains("refused"), "{said}");
}

#[tokio::test]
async fn posters_under_another_address_and_another_environment_are_warned_of() {
    let shop = Shop::open().await;
    let (database, now) = (shop.database(), SystemClock.now());
    database.remember(Used::PosterUrl, "https://old.kopi.example", now).await.unwrap();
    database.remember(Used::ClientId, "5X0000000000000000", now).await.unwrap();
    let findings = shop.is_examined(&[]).await;
    let (verdict, said) = told(&findings, "posters");
    assert!(verdict == Verdict::Warning && said.contains("https://old.kopi.example"), "{said}");
    let (verdict, said) = told(&findings, "environment");
    assert!(
        verdict == Verdict::Warning && said.contains("used with 5X0000000000000000, of production"),
        "{said}"
    );
}

#[tokio::test]
async fn a_server_without_a_gateway_does_not_pass_for_one_that_hears_notifications() {
    let (shop, deaf) = (Shop::open().await, Shop::plan().without_gateway().opens().await);
    let findings = shop.is_examined(&[("STANDEE_PUBLIC_URL", deaf.url())]).await;
    let (verdict, said) = told(&findings, "notifications");
    assert!(verdict == Verdict::Failed && said.contains("answers 503"), "{said}");
}

#[tokio::test]
async fn who_the_server_is_is_told_to_nobody_who_does_not_share_its_database() {
    let (one, other) = (Shop::open().await, Shop::open().await);
    let path = "/.well-known/standee/00112233445566778899aabbccddeeff";
    let answers = [one.payer().opens(path).await.body, other.payer().opens(path).await.body];
    assert!(answers[0].len() == 64 && answers[0] != answers[1], "{answers:?}");
    for wrong in ["00", "zz112233445566778899aabbccddeeff", "00112233445566778899aabbccddeeff00"] {
        assert_eq!(one.payer().opens(&format!("/.well-known/standee/{wrong}")).await.status, 404, "{wrong}");
    }
    // Asked again it says the same: it keeps nothing.
    eventually("it says the same", async || (one.payer().opens(path).await.body == answers[0]).then_some(()))
        .await;
}

#[tokio::test]
async fn what_the_doctor_asked_and_was_answered_can_be_examined_again() {
    let kept = Shop::open().await.is_examined_and_kept().await;
    let request = Captured::parse(&kept.request, None).unwrap();
    assert_eq!(request.path_and_query, "/aps/api/v1/payments/inquiryPayment");
    let answer = Captured::parse(&kept.answer, Some(&request.path_and_query)).unwrap();
    for (message, key) in [(request, &ACQUIRER_KEY), (answer, &ALIPAYPLUS_KEY)] {
        let keys = Keys { expected: key.public_key(), others: &[], client_id: Some(CLIENT_ID) };
        let diagnosis = diagnose(&message, &keys);
        assert!(diagnosis.is_good && diagnosis.causes.is_empty(), "{:?}", diagnosis.causes);
    }
    assert!(!format!("{kept:?}").contains("signature"), "{kept:?}");
}

/// How somebody who answers in Alipay+'s place signs what they answer.
struct Mistake {
    key: &'static PrivateKey,
    path: &'static str,
    /// What they sign, where it is not the body that they send.
    body: Option<&'static str>,
}

/// Answers everything with this mistake; where it is.
async fn alipayplus_mistaken(mistake: Mistake) -> String {
    const BODY: &str =
        r#"{"result":{"resultStatus":"F","resultCode":"ORDER_NOT_EXIST","resultMessage":"none"}}"#;
    let signer = AwsLcSigner::new(mistake.key).unwrap();
    let sender = Sender { client_id: CLIENT_ID, key_version: "1", signer: &signer };
    let time = alipayplus::envelope::time_text(std::time::SystemTime::now());
    let what = mistake.body.unwrap_or(BODY).as_bytes();
    let envelope =
        Envelope::sign(Direction::Answer, Target::post(mistake.path), &sender, &time, what).unwrap();
    let headers = envelope.headers().map(|(name, value)| (axum::http::HeaderName::from_static(name), value));
    let routes = Router::new().fallback(move || {
        let headers = axum::response::AppendHeaders(headers.clone());
        async move { (headers, BODY) }
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, routes).await });
    format!("http://{address}")
}

#[tokio::test]
async fn an_answer_whose_signature_does_not_match_is_diagnosed_by_name() {
    const PATH: &str = "/aps/api/v1/payments/inquiryPayment";
    let right = || Mistake { key: &ALIPAYPLUS_KEY, path: PATH, body: None };
    let pretty = "{\n\t\"result\": {\n\t\t\"resultStatus\": \"F\",\n\t\t\"resultCode\": \"ORDER_NOT_EXIST\",\n\t\t\
        \"resultMessage\": \"none\"\n\t}\n}";
    let shop = Shop::open().await;
    for (mistake, verdict, words) in [
        (right(), Verdict::Ok, "ORDER_NOT_EXIST"),
        (Mistake { key: &STRANGER_KEY, ..right() }, Verdict::Failed, "wrong_key: "),
        (Mistake { key: &ACQUIRER_KEY, ..right() }, Verdict::Failed, "other_key: "),
        (Mistake { path: "/payments/inquiryPayment", ..right() }, Verdict::Failed, "content_built_wrongly: "),
        (Mistake { body: Some(pretty), ..right() }, Verdict::Failed, "body_reserialised: "),
        (Mistake { body: Some("{}"), ..right() }, Verdict::Failed, "other_content: "),
    ] {
        let gateway = alipayplus_mistaken(mistake).await;
        let findings = shop.is_examined(&[("STANDEE_GATEWAY_URL", gateway)]).await;
        let (found, said) = told(&findings, "gateway");
        assert!(found == verdict && said.contains(words), "{words}: {found:?} {said}");
    }
}
