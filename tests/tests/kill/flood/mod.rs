//! security.md H1 to H4, M1, M6, defects.md D6, D7: one address does all it can, and another one does not notice.

mod attacker;
mod siege;

use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use checkout::access::Access;
use checkout::port::Clock as _;
use checkout::user::UserName;
use standee::clock::SystemClock;
use standee::sql::{Database, Doer, Stage};
use standee::token::Token;

use crate::patience::eventually;
use crate::payer::attempt_on;
use crate::program::Server;
use crate::shop::Shop;
use attacker::{Client, Connection, form, page, request};
use siege::Siege;

/// Each address of a machine's own is another client to the server.
const ATTACKER: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
const PAYER: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 3);
const TILL: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 4);

/// How often a page is loaded to know how long one takes.
const LOADS: usize = 60;

/// How much longer a page may take beside a siege: twice as long, and what this machine's other work adds.
const TIMES_MAX: u32 = 2;
const NOISE: Duration = Duration::from_millis(50);

/// How soon Alipay+'s notifications are acknowledged.
const ACKNOWLEDGED_WITHIN: Duration = Duration::from_secs(1);

/// How much memory may grow, in kilobytes.
const GROWTH_MAX_KB: u64 = 100 * 1024;

/// How long the siege lasts once all of it is there: longer than the longest time that any of it is held.
const SIEGE: Duration = Duration::from_secs(25);

/// How long the payer beside it waits before the next payment.
const BETWEEN_PAYMENTS: Duration = Duration::from_secs(2);

/// How long it may take until all of it is there.
const GATHERING_PATIENCE: Duration = Duration::from_secs(90);

#[tokio::test(flavor = "multi_thread")]
async fn one_address_does_all_it_can_and_others_pay_as_ever() {
    let shop = Shop::opens(None, 1).await;
    let certificate = puts_a_certificate(&shop);
    let server = shop.program.serve(shop.ports[0], shop.ports[0]).await;
    let client = Client::at(PAYER, shop.ports[0], certificate);
    let payer = client.connects(65_535).await.unwrap();
    let entry = format!("/e/{}", shop.code);
    let usual = median_load(&payer, &entry).await;
    let mut till = Till::opens(&shop, &client.but_from(TILL)).await;

    let (outcome, attempts) = attackers_payment(&shop, &client.but_from(ATTACKER)).await;
    let before = server.resident_kilobytes();
    let siege = Siege::laid(&client.but_from(ATTACKER), &shop.code, &outcome, &attempts);
    let gathering = Instant::now();
    while siege.begun() < Siege::all() && gathering.elapsed() < GATHERING_PATIENCE {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let gathered = (siege.begun(), gathering.elapsed());
    let (mut loads, mut acknowledged, mut peak, lasts) = (Vec::new(), Vec::new(), 0, Instant::now());
    while lasts.elapsed() < SIEGE {
        loads.push(median_load(&payer, &entry).await);
        peak = peak.max(server.resident_kilobytes());
        acknowledged.push(pays_and_is_seen(&shop, &payer, &mut till).await);
        // One address may begin twenty payments a minute at a code, and on a fast machine this one would begin more.
        tokio::time::sleep(BETWEEN_PAYMENTS).await;
    }
    // A payer who comes during the siege is let in like one who was there before.
    let newcomer = client.connects(65_535).await.expect("another address connects");
    loads.push(median_load(&newcomer, &entry).await);
    Till::opens(&shop, &client.but_from(TILL)).await;
    drop(siege);
    let after = median_load(&payer, &entry).await;
    let (beside, acknowledged) = (median(loads), median(acknowledged));
    let grown = peak.saturating_sub(before);
    println!(
        "{gathered:?}: a page takes {usual:?} before, {beside:?} beside and {after:?} after the siege, a notification \
         {acknowledged:?}, and memory {grown} kB more than {before}"
    );
    assert!(gathered.0 >= Siege::all(), "the siege was not whole: {gathered:?}");
    assert!(beside <= usual.max(after) * TIMES_MAX + NOISE, "{beside:?} instead of {usual:?}");
    assert!(acknowledged <= ACKNOWLEDGED_WITHIN, "notifications were acknowledged after {acknowledged:?}");
    assert!(grown <= GROWTH_MAX_KB, "memory grew by {grown} kB");
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Has the server count every address, this machine's too, and serve a certificate that the test knows.
fn puts_a_certificate(shop: &Shop) -> Vec<u8> {
    let key = rcgen::KeyPair::generate().unwrap();
    let wanted = rcgen::CertificateParams::new(["localhost".to_owned()]).unwrap();
    let certificate = wanted.self_signed(&key).unwrap();
    let folder = &shop.program.folder;
    std::fs::write(folder.join("certificate.pem"), certificate.pem()).unwrap();
    standee::private_file::write(&folder.join("certificate-key.pem"), key.serialize_pem().as_bytes())
        .unwrap();
    shop.program.configure(&[
        ("tls", "files"),
        ("tls_cert", "certificate.pem"),
        ("tls_key", "certificate-key.pem"),
        ("unlimited_networks", ""),
    ]);
    certificate.der().to_vec()
}

/// How long the page takes, of many times the middle one. Each has to be there.
async fn median_load(payer: &Connection, path: &str) -> Duration {
    let mut took = Vec::new();
    for _ in 0..LOADS {
        let began = Instant::now();
        let answer = payer.asks(page(path)).await.expect("an answer");
        assert_eq!(answer.status, 200, "the page is there for others");
        assert!(answer.headers.contains_key("content-encoding"));
        took.push(began.elapsed());
    }
    median(took)
}

/// Presses pay at the shop's code; where that leads.
async fn begins_to_pay(shop: &Shop, payer: &Connection) -> (String, String) {
    let entry = format!("/e/{}", shop.code);
    let mut plain = page(&entry);
    plain.headers_mut().remove("accept-encoding");
    let answer = payer.asks(plain).await.expect("an entry page");
    let attempt = attempt_on(&String::from_utf8(answer.body).unwrap());
    let body = format!("attempt={attempt}&amount=12.50&note=");
    let led = payer.asks(form(&format!("{entry}/pay"), &body)).await.expect("an answer");
    assert_eq!(led.status, 303, "{}", String::from_utf8_lossy(&led.body));
    (led.headers["location"].to_str().unwrap().to_owned(), attempt)
}

/// A payment of the attacker's own, to listen for, with its attempt and others.
async fn attackers_payment(shop: &Shop, client: &Client) -> (String, Vec<String>) {
    let connection = client.connects(65_535).await.unwrap();
    let mut attempts = Vec::new();
    for _ in 0..4 {
        attempts.push(begins_to_pay(shop, &connection).await.1);
    }
    let held = shop.alipayplus.payments().await;
    (held[0].outcome_path.clone(), attempts)
}

/// A payment is begun and paid, its notification acknowledged, and the till shows it; how long the second took.
async fn pays_and_is_seen(shop: &Shop, payer: &Connection, till: &mut Till) -> Duration {
    let (location, _) = begins_to_pay(shop, payer).await;
    let (_, payment_id) = location.split_once("/wallet/").expect("the wallet's page");
    let began = Instant::now();
    let paid = shop.alipayplus.decide(payment_id, "approve").await.unwrap();
    eventually("the notification is acknowledged", async || {
        let held = shop.alipayplus.payments().await;
        held.iter().any(|held| held.request_id == paid.request_id && held.acknowledged)
    })
    .await;
    let took = began.elapsed();
    till.shows(&paid.request_id).await;
    took
}

/// A till that is open.
struct Till {
    _connection: Connection,
    board: h2::RecvStream,
}

impl Till {
    /// Somebody is signed in, and opens it.
    async fn opens(shop: &Shop, client: &Client) -> Self {
        let (database, now) = (Database::open(&shop.program.database_url).await.unwrap(), SystemClock.now());
        let (id, name) = (standee::random::id('U'), format!("operator-{}", standee::random::id('N')));
        let name = UserName::parse(&name.to_lowercase()).unwrap();
        let doer = Doer { by: "a test", at: now };
        assert!(database.add_user(&id, &name, &Access::Operator, doer).await.unwrap());
        let token = Token::new();
        database.open_session(&token.hash(), &id, Stage::SignedIn, now).await.unwrap();
        database.close().await;
        let connection = client.connects(65_535).await.expect("a till connects");
        let cookie = format!("__Host-standee-session={}", token.text());
        let events = request(axum::http::Method::GET, "/console/till/events", &[("cookie", &cookie)], "");
        let (status, board) = connection.begins(events, true).await.unwrap().head().await.expect("a stream");
        assert_eq!(status, 200, "the till is live");
        let mut till = Self { _connection: connection, board };
        till.shows("").await;
        till
    }

    /// Waits until the board shows it.
    async fn shows(&mut self, text: &str) {
        let shown = async {
            let mut all = String::new();
            loop {
                let part = self.board.data().await.expect("the till stays live").unwrap();
                self.board.flow_control().release_capacity(part.len()).unwrap();
                all.push_str(&String::from_utf8_lossy(&part));
                if all.contains(text) && all.contains("data:") {
                    return;
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(12), shown).await.expect("the till shows it in time");
    }
}

impl Server {
    /// What the process holds of the machine's memory now.
    fn resident_kilobytes(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("VmRSS");
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }
}
