//! `SIGHUP` to the program while it serves: certificate and keys are changed, and nobody who pays notices.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use alipayplus::key::{PrivateKey, PublicKey};

use crate::certificate::served;
use crate::patience::eventually;
use crate::payer::{attempt_on, opens, presses};
use crate::program::Server;
use crate::shop::Shop;

/// How many payers pay at once while keys are changed.
const PAYERS: usize = 5;

/// How many payments each of them ends before the next step: the first may have begun before the one that was made.
const PAYMENTS_EACH: usize = 2;

/// The start of a key that breaks off.
const BROKEN_KEY: &str = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq";

/// Sooner than it would look at the certificate's files by itself, which is every 30 s.
const AT_ONCE: Duration = Duration::from_secs(20);

/// Tells the server to read again, and waits until its log says this since.
async fn reads_again_and_says(shop: &Shop, server: &Server, said: &str) {
    let (before, told_at) = (shop.program.log().len(), Instant::now());
    server.reads_again().await;
    eventually(said, async || shop.program.log()[before..].contains(said)).await;
    assert!(told_at.elapsed() < AT_ONCE, "{said}");
}

/// Puts a new certificate, which ends with this year's beginning, and its key where the server looks for them; the
/// certificate, as DER.
fn puts_a_certificate(folder: &Path, year: i32) -> Vec<u8> {
    let key = rcgen::KeyPair::generate().unwrap();
    let mut wanted = rcgen::CertificateParams::new(["localhost".to_owned()]).unwrap();
    wanted.not_after = rcgen::date_time_ymd(year, 1, 1);
    let certificate = wanted.self_signed(&key).unwrap();
    std::fs::write(folder.join("certificate.pem"), certificate.pem()).unwrap();
    standee::private_file::write(&folder.join("certificate-key.pem"), key.serialize_pem().as_bytes())
        .unwrap();
    certificate.der().to_vec()
}

/// Whether whoever watches the server is told that its certificate ends with this year's beginning.
async fn says_that_it_ends(server: &Server, year: i32) -> bool {
    let ends = rcgen::date_time_ymd(year, 1, 1).unix_timestamp();
    let told = format!("standee_certificate_expiry_timestamp_seconds{{mode=\"files\"}} {ends}\n");
    server.asks_admin("/metrics").await.1.contains(&told)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_certificate_is_served_to_who_comes_and_who_is_there_stays() {
    let shop = Shop::opens(None, 1).await;
    let folder = &shop.program.folder;
    shop.program.configure(&[
        ("tls", "files"),
        ("tls_cert", "certificate.pem"),
        ("tls_key", "certificate-key.pem"),
    ]);
    let first = puts_a_certificate(folder, 2040);
    let server = shop.program.serve(shop.ports[0], shop.ports[0]).await;
    let page = format!("{}/e/{}", shop.url(0), shop.code);
    // A connection of its own for each, which stays open.
    let browser =
        || reqwest::Client::builder().tls_danger_accept_invalid_certs(true).tls_info(true).build().unwrap();
    let who_is_there = browser();
    assert_eq!(served(&who_is_there, &page).await.unwrap(), first);

    assert!(says_that_it_ends(&server, 2040).await);

    let second = puts_a_certificate(folder, 2041);
    reads_again_and_says(&shop, &server, "the certificate was read again").await;
    assert_eq!(served(&browser(), &page).await.unwrap(), second);
    // The certificate of before tells that it is the connection of before.
    assert_eq!(served(&who_is_there, &page).await.unwrap(), first);

    // The key of another certificate, and what is none.
    let other = rcgen::KeyPair::generate().unwrap().serialize_pem();
    standee::private_file::write(&folder.join("certificate-key.pem"), other.as_bytes()).unwrap();
    reads_again_and_says(&shop, &server, "the certificate before stays in use").await;
    std::fs::write(folder.join("certificate.pem"), "no certificate").unwrap();
    reads_again_and_says(&shop, &server, "the certificate before stays in use").await;
    assert_eq!(served(&browser(), &page).await.unwrap(), second);
    assert_eq!(served(&who_is_there, &page).await.unwrap(), first);

    assert!(says_that_it_ends(&server, 2041).await);

    let last = puts_a_certificate(folder, 2042);
    reads_again_and_says(&shop, &server, "the certificate was read again").await;
    assert_eq!(served(&browser(), &page).await.unwrap(), last);
    assert!(says_that_it_ends(&server, 2042).await);
}

/// Payers at the counter, and how many payments each of them has ended.
struct Counter<'shop> {
    shop: &'shop Shop,
    ended: [AtomicUsize; PAYERS],
    is_closed: AtomicBool,
}

impl Counter<'_> {
    /// One of the payers: pays and pays. Each payment is led to the wallet at the first press, and told to be paid.
    async fn payer_pays(&self, ended: &AtomicUsize) {
        let shop = self.shop;
        while !self.is_closed.load(Ordering::Relaxed) {
            let (status, page) = opens(shop, 0, &format!("/e/{}", shop.code)).await.unwrap();
            assert_eq!(status, 200, "{page}");
            let pressed = presses(shop, 0, &attempt_on(&page), 1250).await.unwrap();
            let wallet = pressed.location.as_deref().and_then(|location| location.split_once("/wallet/"));
            let (_, payment_id) = wallet.unwrap_or_else(|| panic!("{pressed:?}\n{}", shop.program.log()));
            let paid = shop.alipayplus.decide(payment_id, "approve").await.unwrap();
            eventually("the payment is known to be paid", async || {
                let (_, told) = opens(shop, 0, &format!("{}/status", paid.outcome_path)).await.unwrap();
                told.contains("\"succeeded\"")
            })
            .await;
            ended.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn ended(&self) -> [usize; PAYERS] {
        self.ended.each_ref().map(|ended| ended.load(Ordering::Relaxed))
    }

    /// Waits until every payer has paid for a while.
    async fn goes_on(&self) {
        let before = self.ended();
        eventually("payers go on paying", async || {
            before.iter().zip(self.ended()).all(|(before, now)| now >= before + PAYMENTS_EACH)
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn both_sides_change_their_keys_while_payers_pay() {
    let shop = Shop::opens(None, 1).await;
    let server = shop.program.serve(shop.ports[0], shop.ports[0]).await;
    let counter = Counter { shop: &shop, ended: Default::default(), is_closed: AtomicBool::new(false) };
    let operator = async {
        counter.goes_on().await;
        let ours = changes_the_acquirers_key(&counter, &server).await;
        changes_the_key_of_alipayplus(&counter, &server, &ours).await;
        counter.is_closed.store(true, Ordering::Relaxed);
    };
    let payers = futures::future::join_all(counter.ended.iter().map(|ended| counter.payer_pays(ended)));
    tokio::join!(operator, payers);

    let held = shop.alipayplus.payments().await;
    assert_eq!(held.len(), counter.ended().iter().sum::<usize>(), "each was asked for once");
    for payment in held {
        assert_eq!((payment.status.as_str(), payment.acknowledged), ("succeeded", true), "{payment:?}");
        assert!(payment.answers.iter().all(|answer| *answer == 200), "{payment:?}");
    }
    let (_, metrics) = server.asks_admin("/metrics").await;
    let refused = ["outcome=\"unverified\"", "result=\"bad_signature\""];
    let is_refused = |line: &&str| refused.iter().any(|label| line.contains(label)) && !line.ends_with(" 0");
    assert_eq!(metrics.lines().find(is_refused), None);
}

/// Ours, as docs/operation.md says; returns the one that it is changed to.
async fn changes_the_acquirers_key(counter: &Counter<'_>, server: &Server) -> PublicKey {
    let (shop, program) = (counter.shop, &counter.shop.program);
    let theirs = &shop.alipayplus.own_key;
    let next = PrivateKey::generate().unwrap();
    let pem = next.to_pkcs8_pem().unwrap();
    standee::private_file::write(&program.folder.join("next.pem"), pem.as_bytes()).unwrap();
    let both = [("1", &shop.alipayplus.acquirer_key), ("2", next.public_key())];
    shop.alipayplus.has_keys(&both, theirs);

    let waiting = [("next_private_key_file", "next.pem"), ("next_key_version", "2")];
    program.configure(&waiting);
    reads_again_and_says(shop, server, "the keys were read again").await;
    counter.goes_on().await;
    program.configure(&[waiting.as_slice(), &[("signing_key", "next")]].concat());
    reads_again_and_says(shop, server, "the keys were read again").await;
    counter.goes_on().await;
    // What is signed with the first from now on is refused.
    shop.alipayplus.has_keys(&both[1..], theirs);
    counter.goes_on().await;

    // A file that breaks off, a setting that is none, and what is no configuration at all.
    standee::private_file::write(&program.folder.join("broken.pem"), BROKEN_KEY.as_bytes()).unwrap();
    program.configure(&[("private_key_file", "broken.pem")]);
    reads_again_and_says(shop, server, "the keys stay as they were").await;
    program.configure(&[("signing_key", "both")]);
    reads_again_and_says(shop, server, "the keys stay as they were").await;
    std::fs::write(program.folder.join("standee.toml"), "signing_key = ").unwrap();
    reads_again_and_says(shop, server, "the keys stay as they were").await;
    counter.goes_on().await;
    assert!(!program.log().contains(BROKEN_KEY.lines().last().unwrap()), "no key is in the log");

    program.configure(&[("private_key_file", "next.pem"), ("key_version", "2")]);
    reads_again_and_says(shop, server, "the keys were read again").await;
    counter.goes_on().await;
    next.public_key().clone()
}

/// Alipay+'s, once ours is changed.
async fn changes_the_key_of_alipayplus(counter: &Counter<'_>, server: &Server, our_key: &PublicKey) {
    let (shop, program) = (counter.shop, &counter.shop.program);
    let ours = [("private_key_file", "next.pem"), ("key_version", "2")];
    let next = PrivateKey::generate().unwrap();
    let pem = next.public_key().to_pem().unwrap();
    std::fs::write(program.folder.join("alipayplus-next.pub.pem"), pem).unwrap();

    let both = [ours.as_slice(), &[("next_alipayplus_public_key_file", "alipayplus-next.pub.pem")]].concat();
    program.configure(&both);
    reads_again_and_says(shop, server, "the keys were read again").await;
    counter.goes_on().await;
    shop.alipayplus.has_keys(&[("2", our_key)], &next);
    counter.goes_on().await;
    let next_alone = [ours.as_slice(), &[("alipayplus_public_key_file", "alipayplus-next.pub.pem")]].concat();
    program.configure(&next_alone);
    reads_again_and_says(shop, server, "the keys were read again").await;
    counter.goes_on().await;
}
