//! The server, as a library, in a runtime of its own: so that it can be stopped as `SIGTERM` stops it, or die as a
//! power cut kills it.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use clap::Parser as _;
use leptos::config::LeptosOptions;
use standee::command::{CommandError, CommandLine};
use standee::config::{LogFormat, Settings};
use standee::doctor::{Finding, Kept};
use standee::gateway::GatewayError;
use standee::http::Assets;
use standee::log::lines;
use standee::startup::{Application, Reloader, StartError};
use tokio::runtime::Runtime;
use tokio::sync::{oneshot, watch};
use tracing::Dispatch;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt as _;

/// Below the ports that systems give out by themselves, so that nobody takes one while its server is away.
const PORTS: std::ops::Range<u16> = 12_000..30_000;
/// How often another port is tried, and how often the same one after a crash.
const BINDS_MAX: u32 = 50;

/// What a server is started with, again and again.
#[derive(Clone, Debug)]
pub(crate) struct Blueprint {
    /// Holds keys, certificate and the browser's files.
    pub(crate) folder: PathBuf,
    pub(crate) database_url: String,
    /// `None` for a server without a gateway.
    pub(crate) gateway_url: Option<String>,
    /// Settings beside the usual, by their variables.
    pub(crate) more: Vec<(&'static str, String)>,
    /// Where everything is written down that the server says, down to debug.
    pub(crate) log: Option<Log>,
}

/// What a server said.
#[derive(Clone, Debug)]
pub(crate) struct Log {
    format: LogFormat,
    said: Arc<Mutex<Vec<u8>>>,
}

impl Log {
    pub(super) fn written_as(format: LogFormat) -> Self {
        Self { format, said: Arc::default() }
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.said.lock().unwrap()).into_owned()
    }

    /// What hears: one for all threads of a server, between which spans go to and fro.
    fn listener(&self) -> Dispatch {
        let log = self.clone();
        let lines = lines(self.format, EnvFilter::new("debug"), move || log.clone(), false);
        tracing_subscriber::registry().with(lines).into()
    }
}

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.said.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A running server.
#[derive(Debug)]
pub(crate) struct Server {
    runtime: Option<Runtime>,
    blueprint: Blueprint,
    address: SocketAddr,
    admin_address: SocketAddr,
    http_address: Option<SocketAddr>,
    reloader: Reloader,
    stop: watch::Sender<bool>,
    ended: oneshot::Receiver<()>,
}

impl Server {
    /// Starts a server on a port that nobody has.
    pub(crate) async fn start(blueprint: Blueprint) -> Self {
        for _ in 0..BINDS_MAX {
            let random = u16::from_be_bytes(standee::random::bytes());
            let port = PORTS.start + random % (PORTS.end - PORTS.start);
            match Self::start_on(&blueprint, port).await {
                Err(StartError::Bind { .. }) => {}
                started => return started.unwrap(),
            }
        }
        panic!("{BINDS_MAX} ports are all taken");
    }

    /// Where browsers reach it.
    pub(crate) fn url(&self) -> String {
        format!("https://localhost:{}", self.address.port())
    }

    /// What it was started with.
    pub(crate) const fn blueprint(&self) -> &Blueprint {
        &self.blueprint
    }

    /// Takes over settings as `SIGHUP` lets it: these beside the usual.
    pub(crate) fn reloads(&self, more: &[(&'static str, String)]) -> Result<(), GatewayError> {
        let blueprint = Blueprint { more: more.to_vec(), ..self.blueprint.clone() };
        self.reloader.reload(&blueprint.settings(self.address.port())).map(drop)
    }

    /// What the doctor finds, with these settings beside the usual, and what went over the wire for it.
    pub(crate) async fn is_examined(&self, more: &[(&'static str, String)]) -> (Vec<Finding>, Kept) {
        let blueprint = Blueprint { more: more.to_vec(), ..self.blueprint.clone() };
        standee::doctor::examine(&blueprint.settings(self.address.port())).await
    }

    /// What the admin listener answers.
    pub(crate) async fn asks_admin(&self, path: &str) -> (u16, String) {
        let answer = reqwest::get(format!("http://{}{path}", self.admin_address)).await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    /// Is told to stop, as `SIGTERM` does, and not waited for.
    pub(crate) fn is_told_to_stop(&self) {
        self.stop.send(true).unwrap();
    }

    /// Ends it as `SIGTERM` does: what is under way is finished.
    pub(crate) async fn stop(mut self) -> Blueprint {
        self.stop.send(true).unwrap();
        (&mut self.ended).await.unwrap();
        self.blueprint.clone()
    }

    /// Lets it die: nothing is finished.
    pub(crate) fn crash(mut self) -> Blueprint {
        self.runtime.take().unwrap().shutdown_background();
        self.blueprint.clone()
    }

    /// Starts a server where the one before was reached.
    pub(crate) async fn start_again(blueprint: Blueprint, address_before: SocketAddr) -> Self {
        for _ in 0..BINDS_MAX {
            match Self::start_on(&blueprint, address_before.port()).await {
                // The one that died may not have let go yet.
                Err(StartError::Bind { .. }) => tokio::time::sleep(Duration::from_millis(100)).await,
                started => return started.unwrap(),
            }
        }
        panic!("{address_before} was never free again");
    }

    /// Where its operator's machines ask.
    pub(crate) const fn admin_address(&self) -> SocketAddr {
        self.admin_address
    }

    /// Where plain HTTP is led to https.
    pub(crate) const fn http_address(&self) -> Option<SocketAddr> {
        self.http_address
    }

    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

    async fn start_on(blueprint: &Blueprint, port: u16) -> Result<Self, StartError> {
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        if let Some(log) = blueprint.log.clone() {
            let listener = log.listener();
            // For as long as the thread lives, which is the server's own.
            runtime.on_thread_start(move || std::mem::forget(tracing::dispatcher::set_default(&listener)));
        }
        let runtime = runtime.worker_threads(2).enable_all().build().unwrap();
        let settings = blueprint.settings(port);
        let assets = browser_files(&blueprint.folder);
        let (tell_built, built) = oneshot::channel();
        let (tell_ended, ended) = oneshot::channel();
        let (stop, stopped) = watch::channel(false);
        runtime.spawn(async move {
            let application = match Application::build(&settings, &assets).await {
                Ok(application) => application,
                Err(error) => return tell_built.send(Err(error)).unwrap(),
            };
            let addresses = (
                application.address().unwrap(),
                application.admin_address().unwrap(),
                application.http_address().unwrap(),
            );
            tell_built.send(Ok((addresses, application.reloader()))).unwrap();
            application.run_until(stopped).await.unwrap();
            // Nobody waits for a server that is dropped at a test's end.
            let _ = tell_ended.send(());
        });
        match built.await.unwrap() {
            Ok(((address, admin_address, http_address), reloader)) => {
                let (runtime, blueprint) = (Some(runtime), blueprint.clone());
                Ok(Self { runtime, blueprint, address, admin_address, http_address, reloader, stop, ended })
            }
            Err(error) => {
                runtime.shutdown_background();
                Err(error)
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Blueprint {
    /// Types a command of `standee` for the same database and gateway.
    pub(crate) async fn types(&self, arguments: &[&str]) -> Result<(), CommandError> {
        let path = self.folder.join("standee.toml");
        let settings = self.environment(443);
        let kept = ["PUBLIC_URL", "DATABASE_URL", "GATEWAY_URL", "CLIENT_ID", "PRIVATE_KEY_FILE"];
        let kept = kept.into_iter().chain(["DATA_DIR", "ALIPAYPLUS_PUBLIC_KEY_FILE"]);
        let line = |name: &str| {
            let value = settings.get(format!("STANDEE_{name}").as_str())?;
            Some(format!("{} = {value:?}\n", name.to_lowercase()))
        };
        std::fs::write(&path, kept.filter_map(line).collect::<String>()).unwrap();
        let config = path.display().to_string();
        let line = ["standee", "--json", "--config", &config].into_iter().chain(arguments.iter().copied());
        CommandLine::try_parse_from(line).unwrap().run().await
    }

    fn settings(&self, port: u16) -> Settings {
        let environment = self.environment(port);
        Settings::from_sources("", |name| environment.get(name).cloned()).unwrap()
    }

    fn environment(&self, port: u16) -> HashMap<&'static str, String> {
        let file = |name: &str| self.folder.join(name).display().to_string();
        let mut environment = HashMap::from([
            ("STANDEE_PUBLIC_URL", format!("https://localhost:{port}")),
            ("STANDEE_LISTEN", format!("127.0.0.1:{port}")),
            ("STANDEE_ADMIN_LISTEN", "127.0.0.1:0".to_owned()),
            ("STANDEE_DATABASE_URL", self.database_url.clone()),
            ("STANDEE_DATA_DIR", file("data")),
            // Receivers of webhooks are on this machine.
            ("STANDEE_WEBHOOK_NETWORKS", "127.0.0.0/8".to_owned()),
        ]);
        if let Some(gateway_url) = &self.gateway_url {
            environment.extend([
                ("STANDEE_GATEWAY_URL", gateway_url.clone()),
                ("STANDEE_CLIENT_ID", super::CLIENT_ID.to_owned()),
                ("STANDEE_PRIVATE_KEY_FILE", file("acquirer.pem")),
                ("STANDEE_ALIPAYPLUS_PUBLIC_KEY_FILE", file("alipayplus.pub.pem")),
            ]);
        }
        environment.extend(self.more.clone());
        environment
    }
}

/// The browser's files as a development build names them. What is in them matters to browsers alone, and those
/// have tests of their own.
fn browser_files(folder: &Path) -> Assets {
    let package = folder.join("site/pkg");
    std::fs::create_dir_all(&package).unwrap();
    for (name, content) in
        [("standee.css", "body{}"), ("standee.js", "export {}"), ("standee.wasm", "\0asm\x01\0\0\0")]
    {
        std::fs::write(package.join(name), content).unwrap();
    }
    let root = folder.join("site").display().to_string();
    Assets::on_disk(&LeptosOptions::builder().output_name("standee").site_root(root).build()).unwrap()
}
