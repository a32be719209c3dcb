//! The program `standee` as a process: the server, which can be killed, and the commands.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::process::{Child, Command};

use crate::alipayplus::CLIENT_ID;
use crate::random::Random;
use crate::small_disk::SmallDisk;

/// How long a server may take to listen; far more than it takes, also on a busy machine.
const START_PATIENCE: Duration = Duration::from_secs(30);

/// How long it may take to end; what is under way has half a minute.
const END_PATIENCE: Duration = Duration::from_mins(1);

/// Below the ports that systems give out by themselves, so that nobody takes one while its server is dead.
const PORTS: std::ops::Range<u16> = 12_000..30_000;

/// What every process of one shop is started with.
#[derive(Debug)]
pub(crate) struct Program {
    /// Holds keys, certificate, the browser's files and the logs.
    pub(crate) folder: PathBuf,
    pub(crate) database_url: String,
    pub(crate) gateway_url: String,
    /// Variables beside the usual.
    pub(crate) more: Vec<(&'static str, String)>,
    /// The disk that the database is on, where it is one of its own.
    pub(crate) disk: Option<SmallDisk>,
    /// What payers open, which leads to this machine.
    pub(crate) host: &'static str,
}

/// A running server. It is killed when this is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    process: Child,
    admin_port: u16,
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) succeeded: bool,
    pub(crate) output: Value,
    pub(crate) errors: String,
}

impl Program {
    /// Writes the configuration: the usual settings, and these over them. Whatever is started reads it, and a server
    /// that runs does when it is told to.
    pub(crate) fn configure(&self, more: &[(&str, &str)]) {
        let usual = [
            ("database_url", self.database_url.as_str()),
            ("data_dir", "data"),
            ("gateway_url", &self.gateway_url),
            ("client_id", CLIENT_ID),
            ("private_key_file", "acquirer.pem"),
            ("alipayplus_public_key_file", "alipayplus.pub.pem"),
        ];
        let mut settings = toml::Table::new();
        for (name, value) in usual.iter().chain(more) {
            settings.insert((*name).to_owned(), (*value).into());
        }
        std::fs::write(self.folder.join("standee.toml"), settings.to_string()).unwrap();
    }

    /// Starts the server on `port`; Alipay+ is told to notify `notify_port`.
    pub(crate) async fn serve(&self, port: u16, notify_port: u16) -> Server {
        let admin_port = free_port();
        let mut process = self.spawn_server(port, notify_port, admin_port);
        let deadline = Instant::now() + START_PATIENCE;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = process.try_wait().unwrap() {
                panic!("the server ended by itself, {status}:\n{}", self.log());
            }
            assert!(Instant::now() < deadline, "the server does not listen:\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Server { process, admin_port }
    }

    /// Starts a server that is not above the files' permissions, as it would be as root, and has to end by itself; what
    /// it says then.
    pub(crate) async fn fails_to_serve(&self) -> String {
        let is_root = std::fs::metadata("/proc/self").unwrap().uid() == 0;
        let mut command = self.command(if is_root { PathBuf::from("setpriv") } else { standee() });
        if is_root {
            command.args(["--bounding-set=-dac_override", "--inh-caps=-dac_override"]).arg(standee());
        }
        for listen in ["STANDEE_LISTEN", "STANDEE_ADMIN_LISTEN"] {
            command.env(listen, "127.0.0.1:0");
        }
        command.arg("serve").stderr(Stdio::piped());
        let ended = command.output();
        let ended = tokio::time::timeout(START_PATIENCE, ended).await.expect("the server ends").unwrap();
        assert!(!ended.status.success(), "{ended:?}");
        String::from_utf8_lossy(&ended.stderr).into_owned()
    }

    /// A shell starts it, so that a file that may not grow is an error to it like a full disk, and not its end: by
    /// default the system ends a process that goes beyond its limit.
    fn spawn_server(&self, port: u16, notify_port: u16, admin_port: u16) -> Child {
        let log = OpenOptions::new().create(true).append(true).open(self.folder.join("log")).unwrap();
        self.command("sh")
            .args(["-c", "trap '' XFSZ; exec \"$0\" serve"])
            .arg(standee())
            .env("STANDEE_LISTEN", format!("127.0.0.1:{port}"))
            .env("STANDEE_ADMIN_LISTEN", format!("127.0.0.1:{admin_port}"))
            .env("STANDEE_PUBLIC_URL", format!("https://{}:{notify_port}", self.host))
            .stderr(log)
            .spawn()
            .unwrap()
    }

    /// Runs a command to its end, or kills it after so many milliseconds.
    pub(crate) async fn run(&self, arguments: &[&str], kill_after: Option<u64>) -> Option<Ended> {
        let mut command = self.command(standee());
        let running = command.arg("--json").args(arguments).stderr(Stdio::piped()).output();
        let output = match kill_after {
            None => running.await.unwrap(),
            // The process is killed as its handle is dropped.
            Some(millis) => tokio::time::timeout(Duration::from_millis(millis), running).await.ok()?.unwrap(),
        };
        Some(Ended {
            succeeded: output.status.success(),
            output: serde_json::from_slice(&output.stdout).unwrap_or_default(),
            errors: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    }

    /// Runs a command whose output nobody reads; whether it succeeded, and what it complained of.
    pub(crate) async fn runs_into_a_closed_pipe(&self, arguments: &[&str]) -> (bool, String) {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        self.writes_to(writer.into(), arguments).await
    }

    /// The same with an output that is this file.
    pub(crate) async fn runs_into(&self, file: &str, arguments: &[&str]) -> (bool, String) {
        self.writes_to(OpenOptions::new().write(true).open(file).unwrap().into(), arguments).await
    }

    async fn writes_to(&self, output: Stdio, arguments: &[&str]) -> (bool, String) {
        let mut command = self.command(standee());
        let process = command.args(arguments).stdout(output).stderr(Stdio::piped()).spawn().unwrap();
        let ended = process.wait_with_output().await.unwrap();
        (ended.status.success(), String::from_utf8_lossy(&ended.stderr).into_owned())
    }

    /// What a command prints that has to succeed.
    pub(crate) async fn must(&self, arguments: &[&str]) -> Value {
        let ended = self.run(arguments, None).await.unwrap();
        assert!(ended.succeeded, "{arguments:?}: {}", ended.errors);
        ended.output
    }

    /// How long the longest of the database's files is; `None` where it is no file.
    pub(crate) fn written_bytes(&self) -> Option<u64> {
        let path = self.database_url.strip_prefix("sqlite://")?;
        let lengths =
            ["", "-wal", "-shm"].map(|end| std::fs::metadata(format!("{path}{end}")).map(|file| file.len()));
        lengths.into_iter().flatten().max()
    }

    /// What the servers wrote to their log.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }

    fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = match &self.disk {
            Some(disk) => disk.seen_by(program),
            None => Command::new(program),
        };
        command
            .kill_on_drop(true)
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .env("RUST_LOG", "info,sqlx=warn")
            .env("NO_COLOR", "1")
            // Where a development build looks for the site, whose content matters to nobody here.
            .env("LEPTOS_SITE_ROOT", "site")
            .envs(self.more.iter().map(|(name, value)| (name, value)));
        command
    }
}

impl Server {
    /// The process's id.
    pub(crate) fn id(&self) -> u32 {
        self.process.id().expect("the server runs")
    }

    /// `kill -9`
    pub(crate) async fn dies(mut self) {
        self.process.kill().await.unwrap();
    }

    /// `kill -TERM`: it ends what it began, and then itself.
    pub(crate) async fn ends(mut self) {
        self.is_told("-TERM").await;
        let ended = tokio::time::timeout(END_PATIENCE, self.process.wait()).await;
        assert!(ended.expect("the server ends").unwrap().success());
    }

    /// `SIGHUP`: it reads its configuration and the files that are named there again.
    pub(crate) async fn reads_again(&self) {
        self.is_told("-HUP").await;
    }

    async fn is_told(&self, signal: &str) {
        let process = self.process.id().expect("the server runs").to_string();
        // The shell's own: the program of that name is one of procps, which not every machine has.
        let told = Command::new("sh").args(["-c", "kill \"$0\" \"$1\"", signal, &process]).status().await;
        assert!(told.expect("sh").success());
    }

    /// What its admin listener answers.
    pub(crate) async fn asks_admin(&self, path: &str) -> (u16, String) {
        let response = reqwest::get(format!("http://127.0.0.1:{}{path}", self.admin_port)).await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }

    /// Lets every file of the server grow up to so many bytes and no further from now on, or freely again: a full disk
    /// that needs neither a disk nor rights.
    pub(crate) async fn may_write(&self, bytes: Option<u64>) {
        let limit = bytes.map_or_else(|| "unlimited".to_owned(), |bytes| bytes.to_string());
        let process = self.process.id().expect("the server runs").to_string();
        let mut prlimit = Command::new("prlimit");
        let status = prlimit.args(["--pid", &process, &format!("--fsize={limit}:")]).status().await;
        assert!(status.expect("prlimit, of util-linux").success());
    }
}

/// A port that nobody has.
pub(crate) fn free_port() -> u16 {
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    let (first, count) = (u64::from(PORTS.start), u64::from(PORTS.end - PORTS.start));
    let mut tries = (0..50).map(|_| u16::try_from(first + Random::unforeseen() % count).unwrap());
    tries.find(free).expect("of 50 ports one is free")
}

/// The program to kill: in the folder that `STANDEE_PROGRAMS` names, else where cargo put it beside these tests.
fn standee() -> PathBuf {
    let built = || {
        let this = std::env::current_exe().unwrap();
        this.ancestors().nth(2).unwrap().to_owned()
    };
    let folder = std::env::var_os("STANDEE_PROGRAMS").map_or_else(built, PathBuf::from);
    let program = folder.join("standee");
    assert!(
        File::open(&program).is_ok(),
        "{} is missing; `cargo build -p server` makes it",
        program.display()
    );
    program
}
