//! What outlives every server of an evening: the shop's entry code, Alipay+, the addresses, and what people saw.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use reqwest::redirect::Policy;
use tempfile::TempDir;

use crate::alipayplus::{AlipayPlus, Held};
use crate::program::{Program, free_port};
use crate::small_disk::{self, SmallDisk};

/// The longest that a payer waits for a page: longer than the server waits for Alipay+.
const PAYER_PATIENCE: Duration = Duration::from_secs(15);

/// A shop with its servers' addresses, whether they run or not.
#[derive(Debug)]
pub(crate) struct Shop {
    pub(crate) program: Program,
    pub(crate) alipayplus: AlipayPlus,
    /// Where the servers listen, one each.
    pub(crate) ports: Vec<u16>,
    pub(crate) code: String,
    pub(crate) witnesses: Mutex<Witnesses>,
    /// What payers use: it goes nowhere by itself, and takes the shop's certificate, which nobody signed.
    pub(crate) http: reqwest::Client,
    _folder: TempDir,
}

/// What payers and operators were told, and so must stay true.
#[derive(Debug, Default)]
pub(crate) struct Witnesses {
    /// By the amount of an attempt, which no other has: the payment in whose wallet page the payer was led with 303.
    pub(crate) led: BTreeMap<u64, String>,
    /// Payments that a payer has paid in the wallet.
    pub(crate) paid: Vec<Held>,
    /// By our id of a payment: what was asked to be refunded.
    pub(crate) refunds: BTreeMap<String, Refunds>,
    /// How often commands ended well, ended badly, and were killed.
    pub(crate) commands: [u32; 3],
    /// What should not have been told to anybody.
    pub(crate) complaints: Vec<String>,
}

/// Refunds of one payment, in smallest units.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Refunds {
    /// The command said that it is stored.
    pub(crate) promised: u64,
    /// Those, and those whose command was killed or failed.
    pub(crate) tried: u64,
}

impl Shop {
    /// Opens a shop on a fresh database for so many servers, none of which runs yet. Without a `database_url` it is a
    /// SQLite file.
    pub(crate) async fn opens(database_url: Option<String>, servers: usize) -> Self {
        Self::opens_in(tempfile::tempdir().unwrap(), None, database_url, servers).await
    }

    /// Opens a shop for one server, whose database is a SQLite file on a small disk of its own; `None` where the system
    /// does not let us have one.
    pub(crate) async fn opens_on_a_small_disk() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let disk = SmallDisk::mounted_in(folder.path()).await?;
        let database_url = format!("sqlite://{}/standee.db", small_disk::FOLDER);
        Some(Self::opens_in(folder, Some(disk), Some(database_url), 1).await)
    }

    async fn opens_in(
        folder: TempDir,
        disk: Option<SmallDisk>,
        database_url: Option<String>,
        servers: usize,
    ) -> Self {
        let alipayplus = AlipayPlus::start(folder.path());
        let package = folder.path().join("site/pkg");
        std::fs::create_dir_all(&package).unwrap();
        for (name, content) in [("standee.css", "body{}"), ("standee.js", ""), ("standee.wasm", "")] {
            std::fs::write(package.join(name), content).unwrap();
        }
        let file = || format!("sqlite://{}", folder.path().join("standee.db").display());
        let program = Program {
            folder: folder.path().to_owned(),
            database_url: database_url.unwrap_or_else(file),
            gateway_url: alipayplus.url(),
            more: Vec::new(),
            disk,
            host: "localhost",
        };
        program.configure(&[]);
        let code = furnish(&program).await;
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .tls_danger_accept_invalid_certs(true)
            .timeout(PAYER_PATIENCE)
            .build()
            .unwrap();
        let ports = (0..servers).map(|_| free_port()).collect();
        let witnesses = Mutex::default();
        Self { program, alipayplus, ports, code, witnesses, http, _folder: folder }
    }

    /// Where the server of this number is reached.
    pub(crate) fn url(&self, server: usize) -> String {
        format!("https://{}:{}", self.program.host, self.ports[server])
    }

    /// Keeps what should not have happened; the evening fails with it.
    pub(crate) fn complain(&self, what: String) {
        self.witnesses.lock().unwrap().complaints.push(what);
    }
}

async fn furnish(program: &Program) -> String {
    let merchant = program.must(&["merchant", "add", "--name", "Kopi Pte Ltd"]).await;
    let merchant = merchant["merchant"].as_str().unwrap();
    let add = ["store", "add", "--merchant", merchant, "--name", "Kopi Corner"];
    let store = program.must(&[add.as_slice(), &["--currency", "SGD", "--region", "SG"]].concat()).await;
    let code = program.must(&["code", "add", "--store", store["store"].as_str().unwrap()]).await;
    code["code"].as_str().unwrap().to_owned()
}
