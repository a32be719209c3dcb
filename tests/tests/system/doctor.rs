//! `standee doctor`, in a shop where all is well, and in shops where one thing is not.

use std::os::unix::fs::PermissionsExt as _;

use checkout::port::Clock as _;
use standee::clock::SystemClock;
use standee::doctor::{Finding, Verdict};
use standee::sql::Used;

use crate::support::{Shop, eventually};

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
