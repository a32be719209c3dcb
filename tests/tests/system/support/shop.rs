//! A shop that is open: the server, the simulator in the place of Alipay+, and an entry code on the counter.

use std::num::NonZeroU32;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{AmountRule, Currency, Money, NumberStyle};
use checkout::payment::{Event, Fact, Payment, RequestId, transition};
use checkout::port::{Clock as _, PaymentKey, Store as _};
use simulator::{Config, Simulator};
use standee::clock::SystemClock;
use standee::config::LogFormat;
use standee::doctor::{Finding, Kept};
use standee::gateway::GatewayError;
use standee::sql::{Database, Doer, HistoryLine, NewCode, NewStore};
use tempfile::TempDir;
use url::Url;

use super::alipayplus::AlipayPlus;
use super::payer::Payer;
use super::server::{Blueprint, Log, Server};
use super::wire::Wire;
use super::{ACQUIRER_KEY, ALIPAYPLUS_KEY, CLIENT_ID, NEXT_ACQUIRER_KEY, NEXT_ALIPAYPLUS_KEY};

pub(crate) const MERCHANT: &str = "M-1";
/// Ids as `standee store add` prints them, of the one store that a shop has.
pub(crate) const STORE: &str = "S-1";
pub(crate) const STORE_NAME: &str = "Kopi Corner 咖啡角";

/// Whether every shop has two servers on one PostgreSQL, which payers meet in turn, instead of one on SQLite: the whole
/// suite is run both ways.
pub(crate) fn there_are_two() -> bool {
    std::env::var_os("STANDEE_TWO_SERVERS").is_some()
}

/// A shop to be opened, as it differs from the usual one.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a sentence of a test, and no two exclude each other"
)]
pub(crate) struct Plan {
    currency: &'static str,
    region: &'static str,
    minimum: Option<&'static str>,
    maximum: Option<&'static str>,
    fixed_amount: Option<&'static str>,
    wallet_url: Option<&'static str>,
    gateway: bool,
    recorded: bool,
    changes_keys: bool,
    log_format: Option<LogFormat>,
    counts_everybody: bool,
}

/// A shop whose server and simulator run. What it stored is gone when it is dropped.
#[derive(Debug)]
pub(crate) struct Shop {
    server: Option<Server>,
    /// The second of two servers, where there are two.
    twin: Option<Server>,
    /// Whose turn it is to meet the next payer.
    twin_is_next: AtomicBool,
    simulator: Simulator,
    wire: Option<Wire>,
    database: Database,
    code: EntryCode,
    /// Last, so that nobody writes into it any more when it goes.
    folder: TempDir,
}

impl Plan {
    /// The store's currency and the region whose way of writing numbers it has.
    pub(crate) fn selling_in(mut self, currency: &'static str, region: &'static str) -> Self {
        (self.currency, self.region) = (currency, region);
        self
    }

    /// The least and the most that the code takes.
    pub(crate) fn taking(mut self, minimum: &'static str, maximum: &'static str) -> Self {
        (self.minimum, self.maximum) = (Some(minimum), Some(maximum));
        self
    }

    /// A code with its amount.
    pub(crate) fn asking_for(mut self, amount: &'static str) -> Self {
        self.fixed_amount = Some(amount);
        self
    }

    /// Alipay+ answers `pay` with a `paymentUrl` that begins like this.
    pub(crate) fn with_wallet_at(mut self, url: &'static str) -> Self {
        self.wallet_url = Some(url);
        self
    }

    /// Nobody is asked for payments.
    pub(crate) fn without_gateway(mut self) -> Self {
        self.gateway = false;
        self
    }

    /// What the server says to Alipay+ is written down, byte for byte.
    pub(crate) fn recorded(mut self) -> Self {
        self.recorded = true;
        // Plain HTTP leads to the gateway alone, which for this server is the one that writes down.
        self.wallet_url = Some("https://wallet.example");
        self
    }

    /// Alipay+ knows the acquirer's next key, as version 2, and every key lies in the shop's folder.
    pub(crate) fn changing_keys(mut self) -> Self {
        self.changes_keys = true;
        self
    }

    /// Everything that the server says is written down.
    pub(crate) fn logged(self) -> Self {
        self.logged_as(LogFormat::Text)
    }

    /// The same, as the setting `log_format` has it written.
    pub(crate) fn logged_as(mut self, format: LogFormat) -> Self {
        self.log_format = Some(format);
        self
    }

    /// Nobody's payments and notifications are left out of the limits, not even those of this machine.
    pub(crate) fn counting_everybody(mut self) -> Self {
        self.counts_everybody = true;
        self
    }

    pub(crate) async fn opens(self) -> Shop {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        let acquirer_key = ACQUIRER_KEY.to_pkcs8_pem().unwrap();
        standee::private_file::write(&file("acquirer.pem"), acquirer_key.as_bytes()).unwrap();
        std::fs::write(file("alipayplus.pub.pem"), ALIPAYPLUS_KEY.public_key().to_pem().unwrap()).unwrap();

        let mut config = Config::new(CLIENT_ID, ACQUIRER_KEY.public_key().clone(), ALIPAYPLUS_KEY.clone());
        // The second attempt to notify comes after 1.2 s instead of two minutes.
        config.time_scale = NonZeroU32::new(100).unwrap();
        if self.changes_keys {
            config.next_acquirer_key = Some(("2".to_owned(), NEXT_ACQUIRER_KEY.public_key().clone()));
            let next_key = NEXT_ACQUIRER_KEY.to_pkcs8_pem().unwrap();
            standee::private_file::write(&file("acquirer-next.pem"), next_key.as_bytes()).unwrap();
            let next_key = NEXT_ALIPAYPLUS_KEY.public_key().to_pem().unwrap();
            std::fs::write(file("alipayplus-next.pub.pem"), next_key).unwrap();
        }
        config.public_url = self.wallet_url.map(|url| Url::parse(url).unwrap());
        let simulator = Simulator::start(config).unwrap();
        let gateway_url = format!("http://{}", simulator.address());
        let wire = if self.recorded { Some(Wire::to(&gateway_url).await) } else { None };
        let gateway_url = wire.as_ref().map_or(gateway_url, |wire| wire.url().to_owned());

        let database_url = if there_are_two() {
            system_tests::postgres::Database::fresh().url()
        } else {
            format!("sqlite://{}", file("standee.db").display())
        };
        let database = Database::open(&database_url).await.unwrap();
        let code = self.furnish(&database).await;
        let blueprint = Blueprint {
            folder: folder.path().to_owned(),
            database_url,
            gateway_url: self.gateway.then_some(gateway_url),
            more: self
                .counts_everybody
                .then(|| ("STANDEE_UNLIMITED_NETWORKS", String::new()))
                .into_iter()
                .collect(),
            log: self.log_format.map(Log::written_as),
        };
        let server = Some(Server::start(blueprint.clone()).await);
        let twin = if there_are_two() { Some(Server::start(blueprint).await) } else { None };
        let twin_is_next = AtomicBool::new(false);
        Shop { server, twin, twin_is_next, simulator, wire, database, code, folder }
    }

    async fn furnish(&self, database: &Database) -> EntryCode {
        let doer = Doer { by: "a test", at: SystemClock.now() };
        let currency = Currency::from_code(self.currency).unwrap();
        database.add_merchant(MERCHANT, "Kopi Pte Ltd", "5812", doer).await.unwrap();
        let store = NewStore {
            id: STORE,
            merchant_id: MERCHANT,
            name: STORE_NAME,
            currency,
            region: self.region,
            timezone: "Asia/Singapore",
            language: Language::En,
        };
        database.add_store(&store, doer).await.unwrap();
        let style = NumberStyle::of_region(self.region);
        let rule = AmountRule { currency, minimum: None, maximum: None, style };
        let amount = |text: Option<&str>| -> Option<Money> { text.map(|text| rule.parse(text).unwrap()) };
        let code = EntryCode::from_random(standee::random::bytes());
        let new = NewCode {
            code: &code,
            store_id: STORE,
            label: Some("Counter"),
            fixed_amount: amount(self.fixed_amount),
            minimum: amount(self.minimum),
            maximum: amount(self.maximum),
        };
        database.add_code(&new, doer).await.unwrap();
        code
    }
}

impl Shop {
    /// The usual shop: one store in Singapore, one code, every amount is taken.
    pub(crate) async fn open() -> Self {
        Self::plan().opens().await
    }

    /// A shop that differs from the usual one.
    pub(crate) const fn plan() -> Plan {
        Plan {
            currency: "SGD",
            region: "SG",
            minimum: None,
            maximum: None,
            fixed_amount: None,
            wallet_url: None,
            gateway: true,
            recorded: false,
            changes_keys: false,
            log_format: None,
            counts_everybody: false,
        }
    }

    /// Types a command of `standee` on the server's machine.
    pub(crate) async fn types(&self, arguments: &[&str]) -> Result<(), standee::command::CommandError> {
        self.server().blueprint().types(arguments).await
    }

    /// The code on the counter.
    pub(crate) const fn code(&self) -> EntryCode {
        self.code
    }

    /// Puts another code on the counter.
    pub(crate) async fn adds_a_code(&self) -> EntryCode {
        let code = EntryCode::from_random(standee::random::bytes());
        let (label, amount) = (None, None);
        let new = NewCode {
            code: &code,
            store_id: STORE,
            label,
            fixed_amount: amount,
            minimum: amount,
            maximum: amount,
        };
        self.database.add_code(&new, Doer { by: "a test", at: SystemClock.now() }).await.unwrap();
        code
    }

    /// Somebody with a phone at the counter.
    pub(crate) fn payer(&self) -> Payer {
        let twins_turn = self.twin_is_next.fetch_xor(true, Ordering::Relaxed);
        let server = self.twin.as_ref().filter(|_| twins_turn).unwrap_or(self.server());
        Payer::at(&server.url())
    }

    /// Alipay+, as a script sees it.
    pub(crate) fn alipayplus(&self) -> AlipayPlus {
        AlipayPlus::of(&self.simulator)
    }

    /// What the server said to Alipay+, in a shop that is recorded.
    pub(crate) fn wire(&self) -> &Wire {
        self.wire.as_ref().expect("this shop is not recorded")
    }

    pub(crate) const fn database(&self) -> &Database {
        &self.database
    }

    /// The payment was looked after so many times, and nothing came of it.
    pub(crate) async fn has_looked_after(&self, request_id: &str, times: u32) {
        for _ in 0..times {
            let (payment, _) = self.stored(request_id).await;
            let event = Event::unproven(SystemClock.now(), Fact::InquiryUnknown);
            // The server's worker may have been first; that is a look as well.
            self.database.advance(&transition(&payment, &event)).await.unwrap();
        }
    }

    /// The payment of this id with its history, as stored.
    pub(crate) async fn stored(&self, request_id: &str) -> (Payment, Vec<HistoryLine>) {
        let id = RequestId::parse(request_id).unwrap();
        let payment = self.database.payment(PaymentKey::RequestId(&id)).await.unwrap().unwrap();
        (payment, self.database.history(&id).await.unwrap())
    }

    /// Where browsers reach the server.
    pub(crate) fn url(&self) -> String {
        self.server().url()
    }

    /// A file in the shop's folder.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Lets every server take over settings as `SIGHUP` does: these beside the usual.
    pub(crate) fn reloads(&self, more: &[(&'static str, String)]) -> Result<(), GatewayError> {
        let servers = [self.server.as_ref(), self.twin.as_ref()];
        servers.into_iter().flatten().try_for_each(|server| server.reloads(more))
    }

    /// What the doctor finds, with these settings beside the server's own.
    pub(crate) async fn is_examined(&self, more: &[(&'static str, String)]) -> Vec<Finding> {
        self.server().is_examined(more).await.0
    }

    /// What goes over the wire when the doctor asks Alipay+.
    pub(crate) async fn is_examined_and_kept(&self) -> Kept {
        self.server().is_examined(&[]).await.1
    }

    /// What the servers said so far, in a shop that is logged.
    pub(crate) fn log(&self) -> String {
        self.server().blueprint().log.as_ref().expect("this shop is not logged").text()
    }

    /// The metrics of the server, or of both: what each counts is added up, what stands is told by either.
    pub(crate) async fn metrics(&self) -> String {
        let mut sums: Vec<(String, f64)> = Vec::new();
        for server in [self.server.as_ref(), self.twin.as_ref()].into_iter().flatten() {
            let (status, text) = server.asks_admin("/metrics").await;
            assert_eq!(status, 200, "{text}");
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let (name, value) = line.rsplit_once(' ').unwrap();
                let value: f64 = value.parse().unwrap();
                let plain = name.split('{').next().unwrap();
                let is_counted =
                    ["_total", "_count", "_sum", "_bucket"].iter().any(|end| plain.ends_with(end));
                match sums.iter_mut().find(|(known, _)| known == name) {
                    Some((_, sum)) if is_counted => *sum += value,
                    Some(_) => {}
                    None => sums.push((name.to_owned(), value)),
                }
            }
        }
        let lines = sums.into_iter().map(|(name, value)| format!("{name} {value}"));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// What the server's admin listener answers.
    pub(crate) async fn asks_admin(&self, path: &str) -> (u16, String) {
        self.server().asks_admin(path).await
    }

    /// The server is told to stop, and still runs.
    pub(crate) fn is_told_to_stop(&mut self) {
        self.server().is_told_to_stop();
    }

    /// A second server on the same database, with the same keys.
    pub(crate) async fn second_server(&self) -> Server {
        Server::start(self.server().blueprint().clone()).await
    }

    /// The same with other settings.
    pub(crate) async fn second_server_with(&self, more: &[(&'static str, &str)]) -> Server {
        let more = more.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Server::start(Blueprint { more, ..self.server().blueprint().clone() }).await
    }

    /// Runs `meanwhile` while no server runs, after it was told to stop.
    pub(crate) async fn restarts(&mut self, meanwhile: impl Future<Output = ()>) {
        let mut stopped = Vec::new();
        for server in [&mut self.server, &mut self.twin] {
            if let Some(running) = server.take() {
                let address = running.address();
                stopped.push((server, running.stop().await, address));
            }
        }
        meanwhile.await;
        for (server, blueprint, address) in stopped {
            *server = Some(Server::start_again(blueprint, address).await);
        }
    }

    /// Lets the server die where it stands, and starts it again.
    pub(crate) async fn crashes(&mut self) {
        let mut dead = Vec::new();
        for server in [&mut self.server, &mut self.twin] {
            if let Some(running) = server.take() {
                let address = running.address();
                dead.push((server, running.crash(), address));
            }
        }
        for (server, blueprint, address) in dead {
            *server = Some(Server::start_again(blueprint, address).await);
        }
    }

    fn server(&self) -> &Server {
        self.server.as_ref().unwrap()
    }
}
