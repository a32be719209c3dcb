//! Proxies before the server, each configured by its block of docs/proxies.md: a payment goes through, its events come at
//! once, the notification is acknowledged, and the payer's address is seen right.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::header::HeaderName;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Held, PATIENCE, Payer, Server, Shop, eventually};

const PAGE: &str = include_str!("../../../docs/proxies.md");

/// Where the payer asks from, and what stands before it in a header that the payer wrote.
const PAYER: [u8; 4] = [127, 0, 0, 5];
const FORGED: &str = "203.0.113.66";

/// Where the service in front of a chain asks from.
const SERVICE: &str = "127.0.0.9";

/// What is at once, also on a busy machine: below the ten seconds after which the server looks by itself.
const AT_ONCE: Duration = Duration::from_secs(7);

/// The block of the page in this language.
fn block(language: &str) -> String {
    let begin = format!("```{language}\n");
    let (_, rest) = PAGE.split_once(&begin).unwrap_or_else(|| panic!("docs/proxies.md has no {language}"));
    rest.split_once("```").unwrap().0.to_owned()
}

/// A block with the test's own addresses and files in the place of those it has.
fn with(block: &str, own: &[(&str, &str)]) -> String {
    own.iter().fold(block.to_owned(), |block, (theirs, ours)| {
        assert!(block.contains(theirs), "no {theirs:?} in {block}");
        block.replace(theirs, ours)
    })
}

/// Proxies that run, and the folder with what they are told. They end when this is dropped.
struct Proxies {
    processes: Vec<Child>,
    folder: TempDir,
}

impl Drop for Proxies {
    fn drop(&mut self) {
        for process in &mut self.processes {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

impl Proxies {
    fn none() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let (chain, key) = (made.cert.pem(), made.signing_key.serialize_pem());
        std::fs::write(folder.path().join("certificate.pem"), &chain).unwrap();
        std::fs::write(folder.path().join("certificate-key.pem"), &key).unwrap();
        std::fs::write(folder.path().join("haproxy.pem"), chain + &key).unwrap();
        Self { processes: Vec::new(), folder }
    }

    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn written(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    async fn runs(&mut self, program: &Path, arguments: &[&str], port: u16) {
        let log = std::fs::File::create(self.folder.path().join("log")).unwrap();
        let mut command = Command::new(program);
        command.args(arguments).current_dir(&self.folder).env("HOME", self.folder.path());
        command.env_remove("XDG_CONFIG_HOME").env_remove("XDG_DATA_HOME");
        command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
        self.processes.push(command.spawn().unwrap());
        let process = self.processes.last_mut().unwrap();
        let log = self.folder.path().join("log");
        eventually("the proxy listens", async || {
            let ended = process.try_wait().unwrap();
            assert_eq!(ended, None, "{}", std::fs::read_to_string(&log).unwrap());
            TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()
        })
        .await;
    }

    /// nginx with this as its server, and what stands around it on a whole machine.
    async fn nginx(&mut self, program: &Path, port: u16, server: &str) {
        let folder = self.folder.path().display();
        let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {folder}/{kind}-{port};"))
            .join(" ");
        let config = format!(
            "daemon off; master_process off; pid {folder}/{port}.pid; error_log stderr warn; \
             events {{ }} http {{ access_log off; {paths}\n{server}\n}}"
        );
        let file = self.written(&format!("nginx-{port}.conf"), &config);
        self.runs(program, &["-c", &file.display().to_string()], port).await;
    }

    async fn nginx_as_documented(
        &mut self,
        program: &Path,
        port: u16,
        server: SocketAddr,
        more: &[(&str, &str)],
    ) {
        let [certificate, key] = ["certificate.pem", "certificate-key.pem"].map(|name| self.file(name));
        let (listen, server) = (format!("listen 127.0.0.1:{port} ssl http2;"), server.to_string());
        let own = [
            ("listen 443 ssl http2;", listen.as_str()),
            ("listen [::]:443 ssl http2;", ""),
            ("pay.example.com", "localhost"),
            ("/etc/standee/certificate.pem", &certificate),
            ("/etc/standee/certificate-key.pem", &key),
            ("127.0.0.1:8443", &server),
        ];
        let block = with(&block("nginx"), &[&own[..], more].concat());
        self.nginx(program, port, &block).await;
    }

    async fn caddy_as_documented(&mut self, program: &Path, port: u16, server: SocketAddr) {
        let [certificate, key] = ["certificate.pem", "certificate-key.pem"].map(|name| self.file(name));
        let own = [
            ("pay.example.com", &*format!("https://localhost:{port}")),
            ("/etc/standee/certificate.pem", &certificate),
            ("/etc/standee/certificate-key.pem", &key),
            ("127.0.0.1:8443", &server.to_string()),
        ];
        let around = "{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\n";
        let file = self.written("Caddyfile", &format!("{around}{}", with(&block("caddy"), &own)));
        let file = file.display().to_string();
        self.runs(program, &["run", "--adapter", "caddyfile", "--config", &file], port).await;
    }

    async fn haproxy_as_documented(&mut self, program: &Path, port: u16, server: SocketAddr) {
        let own = [
            ("bind :443", &*format!("bind 127.0.0.1:{port}")),
            ("/etc/standee/haproxy.pem", &self.file("haproxy.pem")),
            ("127.0.0.1:8443", &server.to_string()),
        ];
        // HAProxy reads no file whose last line has no end.
        let file = self.written("haproxy.cfg", &format!("{}\n", with(&block("haproxy"), &own)));
        self.runs(program, &["-db", "-f", &file.display().to_string()], port).await;
    }
}

/// Where a program is; `None`, and said, where it is not installed.
#[expect(clippy::print_stdout, reason = "what was not tried has to be seen in the test's output")]
fn program(name: &str) -> Option<PathBuf> {
    let found = ["/usr/sbin", "/usr/bin", "/usr/local/bin"].map(|folder| Path::new(folder).join(name));
    let found = found.into_iter().find(|path| path.exists());
    if found.is_none() {
        println!("{name} is not installed: its block in docs/proxies.md was NOT tried.");
    }
    found
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// A shop with a server that is reached through a proxy at this port.
async fn shop_behind(port: u16, trusted: &'static str) -> (Shop, Server, String) {
    let url = format!("https://localhost:{port}");
    let shop = Shop::open().await;
    let settings = [
        ("STANDEE_TLS", "proxy"),
        ("STANDEE_TRUSTED_PROXIES", trusted),
        ("STANDEE_PUBLIC_URL", url.as_str()),
    ];
    let server = shop.second_server_with(&settings).await;
    (shop, server, url)
}

async fn next_event(stream: &mut reqwest::Response) -> Value {
    let mut text = String::new();
    loop {
        let chunk = tokio::time::timeout(PATIENCE, stream.chunk()).await.expect("an event in time").unwrap();
        text.push_str(std::str::from_utf8(&chunk.expect("the stream goes on")).unwrap());
        if let Some((_, event)) = text.split_once("data: ")
            && let Some((event, _)) = event.split_once("\n\n")
        {
            return serde_json::from_str(event).unwrap();
        }
    }
}

/// What has to hold behind every proxy.
async fn a_payment_goes_through(shop: &Shop, url: &str) {
    let payer = shop.payer().going_to(url).in_network(PAYER).wallet("ALIPAY_HK");
    let payer = payer.saying(HeaderName::from_static("x-forwarded-for"), FORGED);
    let browser = reqwest::Client::builder().tls_danger_accept_invalid_certs(true).build().unwrap();
    let asked = browser.get(format!("{url}/e/{}", shop.code())).send().await.unwrap();
    assert_eq!((asked.version(), asked.status().as_u16()), (reqwest::Version::HTTP_2, 200));

    payer.scans(shop.code()).await.types("12.50").pays().await.location();
    let held: Held = shop.alipayplus().only_payment().await;
    let (stored, _) = shop.stored(held.request_id()).await;
    assert_eq!(stored.order.payer.client_ip, Some(IpAddr::from(PAYER).to_string()));

    let begun = Instant::now();
    let mut stream = payer.listens(&held.outcome_path()).await;
    assert_eq!(next_event(&mut stream).await["status"], "processing");
    assert!(begun.elapsed() < AT_ONCE, "the first event came after {:?}", begun.elapsed());
    let begun = Instant::now();
    shop.alipayplus().approve(&held, "").await;
    assert_eq!(next_event(&mut stream).await["status"], "succeeded");
    assert!(begun.elapsed() < AT_ONCE, "the last event came after {:?}", begun.elapsed());
    let attempts = shop.alipayplus().attempts_to_notify(1).await;
    assert_eq!(attempts[0]["acknowledged"], true, "{attempts:?}");
    let told = held.request()["paymentNotifyUrl"].as_str().unwrap();
    assert!(told.starts_with(url), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_nginx() {
    let Some(nginx) = program("nginx") else { return };
    let port = free_port();
    let (shop, server, url) = shop_behind(port, "127.0.0.1").await;
    let mut proxies = Proxies::none();
    proxies.nginx_as_documented(&nginx, port, server.address(), &[]).await;
    a_payment_goes_through(&shop, &url).await;
}

/// field.md 1: settings as many machines have them. What the server says of its streams is enough.
#[tokio::test(flavor = "multi_thread")]
async fn behind_an_nginx_that_gathers_answers() {
    let Some(nginx) = program("nginx") else { return };
    let port = free_port();
    let (shop, server, url) = shop_behind(port, "127.0.0.1").await;
    let mut proxies = Proxies::none();
    let as_it_comes = [
        ("proxy_http_version 1.1;", "gzip on; gzip_types *; proxy_buffering on;"),
        ("proxy_set_header Connection \"\";", ""),
    ];
    proxies.nginx_as_documented(&nginx, port, server.address(), &as_it_comes).await;
    a_payment_goes_through(&shop, &url).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_caddy() {
    let Some(caddy) = program("caddy") else { return };
    let port = free_port();
    let (shop, server, url) = shop_behind(port, "127.0.0.1").await;
    let mut proxies = Proxies::none();
    proxies.caddy_as_documented(&caddy, port, server.address()).await;
    a_payment_goes_through(&shop, &url).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_haproxy() {
    let Some(haproxy) = program("haproxy") else { return };
    let port = free_port();
    let (shop, server, url) = shop_behind(port, "127.0.0.1").await;
    let mut proxies = Proxies::none();
    proxies.haproxy_as_documented(&haproxy, port, server.address()).await;
    a_payment_goes_through(&shop, &url).await;
}

/// A service in front that appends what it was asked from, as Cloudflare does, and nginx behind it.
#[tokio::test(flavor = "multi_thread")]
async fn behind_two_in_a_row() {
    let Some(nginx) = program("nginx") else { return };
    let (port, second) = (free_port(), free_port());
    let (shop, server, url) = shop_behind(port, "127.0.0.1, 127.0.0.9").await;
    let mut proxies = Proxies::none();
    proxies.nginx_as_documented(&nginx, second, server.address(), &[]).await;
    let [certificate, key] = ["certificate.pem", "certificate-key.pem"].map(|name| proxies.file(name));
    let service = format!(
        "server {{ listen 127.0.0.1:{port} ssl http2; ssl_certificate {certificate}; ssl_certificate_key {key}; \
         location / {{ proxy_pass https://127.0.0.1:{second}; proxy_bind {SERVICE}; proxy_http_version 1.1; \
         proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header X-Forwarded-Proto https; }} }}"
    );
    proxies.nginx(&nginx, port, &service).await;
    a_payment_goes_through(&shop, &url).await;
}

/// field.md 8: what is wrong is said by the answer, so that the doctor can tell it.
#[tokio::test(flavor = "multi_thread")]
async fn behind_a_proxy_that_says_http() {
    let Some(nginx) = program("nginx") else { return };
    let port = free_port();
    let (shop, server, url) = shop_behind(port, "127.0.0.1").await;
    let mut proxies = Proxies::none();
    let wrong = [("X-Forwarded-Proto $scheme", "X-Forwarded-Proto http")];
    proxies.nginx_as_documented(&nginx, port, server.address(), &wrong).await;
    let browser = Payer::http();
    let page = browser.get(format!("{url}/e/{}", shop.code())).send().await.unwrap();
    assert_eq!(page.status(), 308);
    assert!(page.text().await.unwrap().contains("X-Forwarded-Proto"));
    let notified = browser.post(format!("{url}/alipayplus/notifyPayment")).body("{}").send().await.unwrap();
    assert_eq!(notified.status(), 403);
    assert!(notified.text().await.unwrap().contains("X-Forwarded-Proto"));
}

/// field.md 8, 11
#[tokio::test(flavor = "multi_thread")]
async fn what_a_proxy_says_wrongly_is_in_the_log_once_and_without_addresses() {
    let shop = Shop::plan().logged().opens().await;
    let server = shop.second_server_with(&[("STANDEE_TLS", "proxy")]).await;
    let asks = async |name: &'static str, value: &'static str| {
        let request = Payer::http().get(format!("http://{}/e/{}", server.address(), shop.code()));
        request.header(name, value).send().await.unwrap().status().as_u16()
    };
    for _ in 0..3 {
        assert_eq!(asks("x-forwarded-for", "203.0.113.9 via gateway").await, 200);
        assert_eq!(asks("x-forwarded-proto", "http").await, 308);
    }
    let log = shop.log();
    let lines = |words: &str| log.lines().filter(|line| line.contains(words)).count();
    assert_eq!((lines("it is no address"), lines("999.9.999.9 aaa aaaaaaa")), (1, 1), "{log}");
    assert_eq!(lines("asked over plain http"), 1, "{log}");
    assert!(!log.contains("203.0.113.9"), "{log}");
}
