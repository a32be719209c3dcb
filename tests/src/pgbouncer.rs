//! PgBouncer before a PostgreSQL of the tests, as Debian has it.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use crate::postgres::{Database, is_root};

const PROGRAM: &str = "/usr/sbin/pgbouncer";

/// A pooler before one database. It ends when this is dropped.
#[derive(Debug)]
pub struct Pooler {
    process: Child,
    folder: TempDir,
    name: String,
}

impl Pooler {
    /// Starts one with this `pool_mode`; `None` where PgBouncer is not installed.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn start(database: &Database, pool_mode: &str) -> Option<Self> {
        if !Path::new(PROGRAM).exists() {
            return None;
        }
        let folder = tempfile::Builder::new().prefix("standee-pgbouncer").tempdir().unwrap();
        let (name, path) = (database.name().to_owned(), folder.path().display());
        let socket = format!("unix_socket_dir = {path}\nlogfile = {path}/log\nlisten_addr =");
        let server = format!("{name} = host={} dbname={name} user=standee", database.folder());
        let config = [
            ("standee = host=127.0.0.1 port=5432 dbname=standee", server.as_str()),
            ("listen_addr = 127.0.0.1", &socket),
            ("auth_type = scram-sha-256", "auth_type = any"),
            ("auth_file = /etc/pgbouncer/userlist.txt", ""),
            ("pool_mode = session", &format!("pool_mode = {pool_mode}")),
        ]
        .iter()
        .fold(documented().to_owned(), |config, (line, here)| {
            assert!(config.contains(line), "docs/proxies.md has no {line:?}");
            config.replace(line, here)
        });
        std::fs::write(folder.path().join("pgbouncer.ini"), config).unwrap();
        // It refuses to run as root, as PostgreSQL does.
        let mut command = if is_root() {
            let owned = Command::new("chown").args(["-R", "postgres"]).arg(folder.path()).status().unwrap();
            assert!(owned.success());
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", PROGRAM]);
            command
        } else {
            Command::new(PROGRAM)
        };
        command.arg("--quiet").arg(folder.path().join("pgbouncer.ini")).stdin(Stdio::null());
        let process = command.stderr(Stdio::null()).spawn().unwrap();
        let pooler = Self { process, folder, name };
        for _ in 0..200 {
            if pooler.folder.path().join(".s.PGSQL.6432").exists() {
                return Some(pooler);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{PROGRAM} did not start within 10 s");
    }

    /// Where it is, as `STANDEE_DATABASE_URL` takes it.
    #[must_use]
    pub fn url(&self) -> String {
        format!("postgres://standee@localhost:6432/{}?host={}", self.name, self.folder.path().display())
    }
}

/// The block of the documents, as it stands there.
fn documented() -> &'static str {
    const PAGE: &str = include_str!("../../docs/proxies.md");
    let block = PAGE.split_once("```ini\n").and_then(|(_, rest)| rest.split_once("```"));
    block.map(|(block, _)| block).expect("docs/proxies.md has a block for PgBouncer")
}

impl Drop for Pooler {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
