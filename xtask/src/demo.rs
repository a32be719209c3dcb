//! The demo shop: throwaway keys, two stores and their entry codes, made once and kept.

use std::{
    ffi::OsString,
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::terminal;

/// What a payer would find in the shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Code {
    /// What it is for, for the developer to read.
    pub(crate) label: String,
    /// What the printed QR code says.
    pub(crate) url: String,
}

impl Code {
    /// The part of the URL that a server on any address answers to.
    pub(crate) fn path(&self) -> Result<&str> {
        let start = self.url.find("/e/").with_context(|| format!("no /e/ in {}", self.url))?;
        Ok(&self.url[start..])
    }
}

/// A store of the demo merchant, as `standee store add` takes it, and its entry codes.
struct Store {
    name: &'static str,
    currency: &'static str,
    region: &'static str,
    timezone: &'static str,
    language: &'static str,
    /// What each code is for, and the fixed amount if it has one.
    codes: &'static [(&'static str, Option<&'static str>)],
}

/// Who the shop's acquirer is to the simulator.
const CLIENT_ID: &str = "SANDBOX_DEMO_ACQUIRER";
/// Who runs the demo shop's console.
pub(crate) const OPERATOR: &str = "operator";
const MERCHANT: &str = "Kopi Corner";
/// Eating places, in ISO 18245.
const MERCHANT_CATEGORY: &str = "5812";
/// A currency with two decimals and one without any; staff who read what tourists read, and staff who do not.
const STORES: &[Store] = &[
    Store {
        name: "Kopi Corner Tiong Bahru",
        currency: "SGD",
        region: "SG",
        timezone: "Asia/Singapore",
        language: "en",
        codes: &[("Counter", None), ("Breakfast set", Some("5.80"))],
    },
    Store {
        name: "コピコーナー 浅草",
        currency: "JPY",
        region: "JP",
        timezone: "Asia/Tokyo",
        language: "ja",
        codes: &[("Counter", None)],
    },
];

/// A shop in a folder of its own: delete the folder and the next one is new.
#[derive(Debug)]
pub(crate) struct DemoShop {
    folder: PathBuf,
    /// Its database, where that is not a file in the folder.
    database_url: Option<String>,
    codes: Vec<Code>,
}

impl DemoShop {
    /// Opens the shop in this folder; makes it first if there is none.
    pub(crate) fn open(folder: PathBuf, server: &Path) -> Result<Self> {
        Self::open_in(folder, None, server)
    }

    /// A shop that was never opened before: whatever is in the folder goes. `None` keeps its database in there.
    pub(crate) fn open_anew(folder: PathBuf, database_url: Option<&str>, server: &Path) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("deleting {}", folder.display()))?;
        }
        Self::open_in(folder, database_url.map(str::to_owned), server)
    }

    fn open_in(folder: PathBuf, database_url: Option<String>, server: &Path) -> Result<Self> {
        let mut shop = Self { folder, database_url, codes: Vec::new() };
        let record = shop.folder.join("shop.json");
        if let Ok(text) = fs::read_to_string(&record) {
            shop.codes = codes_from_record(&text).with_context(|| {
                format!("{} cannot be read: delete {} to start anew", record.display(), shop.folder.display())
            })?;
            return Ok(shop);
        }
        terminal::step(format_args!("Making the demo shop in {}", shop.folder.display()));
        if shop.folder.exists() {
            // Half a shop, from a run that was interrupted.
            fs::remove_dir_all(&shop.folder)
                .with_context(|| format!("deleting {}", shop.folder.display()))?;
        }
        fs::create_dir_all(&shop.folder).with_context(|| format!("making {}", shop.folder.display()))?;
        for owner in [Owner::Acquirer, Owner::AlipayPlus] {
            shop.standee(server, &["keys", "new", "--output", &shop.keys(owner).to_string_lossy()])?;
        }
        shop.codes = shop.furnish(server)?;
        fs::write(&record, record_of_codes(&shop.codes))
            .with_context(|| format!("writing {}", record.display()))?;
        Ok(shop)
    }

    pub(crate) fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// The path of one of them.
    pub(crate) fn path(&self) -> Result<&str> {
        self.codes.first().context("the demo shop has no entry code")?.path()
    }

    /// A link that lets whoever follows it choose a password for the console: a fresh one each time.
    pub(crate) fn way_into_console(&self, server: &Path) -> Result<String> {
        let users = self.standee(server, &["user", "list", "--json"])?;
        let users = users.get("users").and_then(Value::as_array).context("no \"users\"")?;
        let is_there = users.iter().any(|user| user.get("name").and_then(Value::as_str) == Some(OPERATOR));
        let arguments: &[&str] = if is_there {
            &["user", "link", OPERATOR, "--json"]
        } else {
            &["user", "add", "--name", OPERATOR, "--role", "operator", "--json"]
        };
        Ok(text_of(&self.standee(server, arguments)?, "url")?.to_owned())
    }

    /// The settings under which the server finds this shop.
    pub(crate) fn settings(&self) -> [(&'static str, OsString); 2] {
        let data = self.folder.join("data");
        let mut database = OsString::from("sqlite://");
        database.push(data.join("standee.db"));
        let database = self.database_url.as_ref().map_or(database, OsString::from);
        [("STANDEE_DATA_DIR", data.into_os_string()), ("STANDEE_DATABASE_URL", database)]
    }

    /// The settings under which the server pays through the simulator at this address.
    pub(crate) fn gateway_settings(&self, simulator: SocketAddr) -> [(&'static str, OsString); 4] {
        [
            ("STANDEE_GATEWAY_URL", format!("http://{simulator}").into()),
            ("STANDEE_CLIENT_ID", CLIENT_ID.into()),
            ("STANDEE_PRIVATE_KEY_FILE", self.keys(Owner::Acquirer).join("private-key.pem").into()),
            (
                "STANDEE_ALIPAYPLUS_PUBLIC_KEY_FILE",
                self.keys(Owner::AlipayPlus).join("public-key.pem").into(),
            ),
        ]
    }

    /// How the simulator is started, to listen there and to be this shop's Alipay+.
    pub(crate) fn simulator_arguments(&self, listen: SocketAddr) -> [OsString; 8] {
        [
            "--listen".into(),
            listen.to_string().into(),
            "--client-id".into(),
            CLIENT_ID.into(),
            "--acquirer-public-key".into(),
            self.keys(Owner::Acquirer).join("public-key.pem").into(),
            "--private-key".into(),
            self.keys(Owner::AlipayPlus).join("private-key.pem").into(),
        ]
    }

    /// Where the browser that is opened on the shop keeps its own things.
    pub(crate) fn browser_folder(&self) -> PathBuf {
        self.folder.join("chromium")
    }

    fn keys(&self, owner: Owner) -> PathBuf {
        self.folder.join("keys").join(match owner {
            Owner::Acquirer => "acquirer",
            Owner::AlipayPlus => "alipayplus",
        })
    }

    fn furnish(&self, server: &Path) -> Result<Vec<Code>> {
        let merchant = self.standee(
            server,
            &["merchant", "add", "--name", MERCHANT, "--mcc", MERCHANT_CATEGORY, "--json"],
        )?;
        let merchant = text_of(&merchant, "merchant")?;
        let mut codes = Vec::new();
        for store in STORES {
            let added = self.standee(
                server,
                &[
                    "store",
                    "add",
                    "--merchant",
                    merchant,
                    "--name",
                    store.name,
                    "--currency",
                    store.currency,
                    "--region",
                    store.region,
                    "--timezone",
                    store.timezone,
                    "--language",
                    store.language,
                    "--json",
                ],
            )?;
            for (label, amount) in store.codes {
                let mut arguments =
                    vec!["code", "add", "--store", text_of(&added, "store")?, "--label", label, "--json"];
                arguments.extend(amount.iter().flat_map(|amount| ["--amount", amount]));
                let code = self.standee(server, &arguments)?;
                let price = amount.map(|amount| format!(", {amount}")).unwrap_or_default();
                codes.push(Code {
                    label: format!("{}, {label} ({}{price})", store.name, store.currency),
                    url: text_of(&code, "url")?.to_owned(),
                });
            }
        }
        Ok(codes)
    }

    /// Runs one of the server's commands on this shop; its answer if it was asked for one.
    fn standee(&self, server: &Path, arguments: &[&str]) -> Result<Value> {
        let output = Command::new(server)
            .args(arguments)
            .envs(self.settings())
            .stdin(Stdio::null())
            .stderr(Stdio::inherit())
            .output()
            .with_context(|| format!("starting {}", server.display()))?;
        if !output.status.success() {
            bail!("`standee {}` ended with {}", arguments.join(" "), output.status);
        }
        if !arguments.contains(&"--json") {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&output.stdout)
            .with_context(|| format!("`standee {}` did not print one JSON object", arguments.join(" ")))
    }
}

/// Whose keys: each side signs with its own and verifies with the other's.
#[derive(Debug, Clone, Copy)]
enum Owner {
    Acquirer,
    AlipayPlus,
}

fn text_of<'value>(object: &'value Value, key: &str) -> Result<&'value str> {
    object.get(key).and_then(Value::as_str).with_context(|| format!("no \"{key}\" in {object}"))
}

fn record_of_codes(codes: &[Code]) -> String {
    let codes: Vec<Value> = codes.iter().map(|code| json!({"label": code.label, "url": code.url})).collect();
    json!({ "codes": codes }).to_string()
}

fn codes_from_record(text: &str) -> Result<Vec<Code>> {
    let record: Value = serde_json::from_str(text)?;
    let codes = record.get("codes").and_then(Value::as_array).context("no \"codes\"")?;
    codes
        .iter()
        .map(|code| {
            Ok(Code { label: text_of(code, "label")?.to_owned(), url: text_of(code, "url")?.to_owned() })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that answers as the server's commands do, and writes down how it was called.
    fn stand_in(folder: &Path) -> PathBuf {
        use std::os::unix::fs::PermissionsExt;
        let (text, file) = (folder.join("standee.sh"), folder.join("standee"));
        let script = "#!/bin/sh\necho \"$@\" >> \"$(dirname \"$0\")/calls\"\n\
                      case \"$1\" in code) echo '{\"code\":\"ABC\",\"url\":\"https://localhost:8443/e/ABC\"}';; \
                      keys) ;; user) echo '{\"users\":[],\"url\":\"https://localhost:8443/console/welcome/x\"}';; *) echo \"{\\\"$1\\\":\\\"the-$1\\\"}\";; esac\n";
        fs::write(&text, script).unwrap();
        fs::set_permissions(&text, fs::Permissions::from_mode(0o700)).unwrap();
        // Not written by this process: a program that another test starts just then would hold the file open for
        // writing, and it could not be run.
        assert!(Command::new("cp").args([&text, &file]).status().unwrap().success());
        file
    }

    #[test]
    fn a_shop_is_made_once_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let server = stand_in(folder.path());
        let shop = DemoShop::open(folder.path().join("demo"), &server).unwrap();
        assert_eq!(shop.codes().len(), 3);
        let calls = fs::read_to_string(folder.path().join("calls")).unwrap();
        assert_eq!(calls.lines().count(), 2 + 1 + 2 + 3, "{calls}");
        assert!(
            calls.contains("code add --store the-store --label Breakfast set --json --amount 5.80"),
            "{calls}"
        );

        let again = DemoShop::open(folder.path().join("demo"), &server).unwrap();
        assert_eq!(again.codes(), shop.codes());
        assert_eq!(fs::read_to_string(folder.path().join("calls")).unwrap(), calls, "nothing was done again");
    }

    #[test]
    fn its_operator_is_made_where_there_is_none_and_let_in() {
        let folder = tempfile::tempdir().unwrap();
        let server = stand_in(folder.path());
        let shop = DemoShop::open(folder.path().join("demo"), &server).unwrap();
        let link = shop.way_into_console(&server).unwrap();
        assert_eq!(link, "https://localhost:8443/console/welcome/x");
        let calls = fs::read_to_string(folder.path().join("calls")).unwrap();
        assert!(
            calls.ends_with("user list --json\nuser add --name operator --role operator --json\n"),
            "{calls}"
        );
    }

    #[test]
    fn half_a_shop_is_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let server = stand_in(folder.path());
        fs::create_dir_all(folder.path().join("demo/data")).unwrap();
        fs::write(folder.path().join("demo/data/standee.db"), "half").unwrap();
        DemoShop::open(folder.path().join("demo"), &server).unwrap();
        assert!(!folder.path().join("demo/data/standee.db").exists());
    }

    #[test]
    fn a_record_that_cannot_be_read_says_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("shop.json"), "{}").unwrap();
        let error = DemoShop::open(folder.path().to_path_buf(), Path::new("standee")).unwrap_err();
        assert!(format!("{error:#}").contains("to start anew"), "{error:#}");
    }

    #[test]
    fn a_command_of_the_server_that_fails_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = DemoShop::open(folder.path().join("demo"), Path::new("false")).unwrap_err();
        assert!(error.to_string().contains("standee keys new"), "{error:#}");
    }
}
