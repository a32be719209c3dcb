//! Pebble, the ACME directory that Let's Encrypt tests clients with: of one test, on ports of its own, with a throwaway
//! authority before it and a DNS server beside it that leads every name to this machine.

use std::fs::File;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use reqwest::Certificate;
use serde_json::json;
use tokio::process::{Child, Command};

use crate::patience::eventually;
use crate::program::free_port;

/// The file, in the shop's folder, with who signs the directory's own certificate.
pub(crate) const AUTHORITY_FILE: &str = "pebble-authority.pem";

/// A running directory. It ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Pebble {
    _processes: [Child; 2],
    /// Trusts the directory and nobody else.
    http: reqwest::Client,
    port: u16,
    management_port: u16,
    log: PathBuf,
}

impl Pebble {
    /// Starts one that looks for every host that a certificate is asked for at `tls_port`.
    pub(crate) async fn start(folder: &Path, tls_port: u16) -> Self {
        let [port, management_port, names_port, names_management_port, http_port] =
            [(); 5].map(|()| free_port());
        let authority = writes_certificate(folder);
        let config = json!({ "pebble": {
            "listenAddress": format!("127.0.0.1:{port}"),
            "managementListenAddress": format!("127.0.0.1:{management_port}"),
            "certificate": folder.join("pebble.pem"),
            "privateKey": folder.join("pebble-key.pem"),
            "httpPort": http_port,
            "tlsPort": tls_port,
        }});
        std::fs::write(folder.join("pebble.json"), config.to_string()).unwrap();
        let names_address = format!("127.0.0.1:{names_port}");
        let names = Command::new("pebble-challtestsrv")
            .args(["-dns01", &names_address, "-defaultIPv4", "127.0.0.1", "-defaultIPv6", ""])
            .args(["-management", &format!("127.0.0.1:{names_management_port}")])
            .args(["-http01", "", "-https01", "", "-tlsalpn01", ""])
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("pebble-challtestsrv, of Debian's package pebble");
        eventually("names are told", async || TcpStream::connect(&names_address).is_ok()).await;
        let log = folder.join("pebble.log");
        let directory = Command::new("pebble")
            .args(["-strict", "-dnsserver", &names_address, "-config"])
            .arg(folder.join("pebble.json"))
            // It looks at once, and refuses nothing that is right: else it does both now and then.
            .envs([("PEBBLE_VA_NOSLEEP", "1"), ("PEBBLE_WFE_NONCEREJECT", "0")])
            .stdout(File::create(&log).unwrap())
            .kill_on_drop(true)
            .spawn()
            .expect("pebble, of Debian's package of that name");
        let http = reqwest::Client::builder().tls_certs_only([authority]).build().unwrap();
        let pebble = Self { _processes: [names, directory], http, port, management_port, log };
        eventually("the directory answers", async || {
            pebble.http.get(pebble.directory_url()).send().await.is_ok()
        })
        .await;
        pebble
    }

    pub(crate) fn directory_url(&self) -> String {
        format!("https://localhost:{}/dir", self.port)
    }

    /// Who signs the certificates that it issues, which is another at each start.
    pub(crate) async fn root(&self) -> Certificate {
        let url = format!("https://localhost:{}/roots/0", self.management_port);
        let root = self.http.get(url).send().await.unwrap().bytes().await.unwrap();
        Certificate::from_pem(&root).unwrap()
    }

    /// How many accounts there are, and how many orders and certificates were asked for.
    pub(crate) fn asked_for(&self) -> [usize; 3] {
        let log = std::fs::read_to_string(&self.log).unwrap();
        [" accounts in memory", "POST /order-plz", "POST /certZ/"].map(|what| log.matches(what).count())
    }
}

/// Writes a certificate for this machine with its key and who signed it, and returns the last.
fn writes_certificate(folder: &Path) -> Certificate {
    let authority_key = KeyPair::generate().unwrap();
    let mut authority = CertificateParams::default();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority_pem = authority.self_signed(&authority_key).unwrap().pem();
    let key = KeyPair::generate().unwrap();
    let own = CertificateParams::new(["localhost".to_owned()]).unwrap();
    let own = own.signed_by(&key, &Issuer::new(authority, authority_key)).unwrap();
    for (name, content) in [
        ("pebble.pem", own.pem()),
        ("pebble-key.pem", key.serialize_pem()),
        (AUTHORITY_FILE, authority_pem.clone()),
    ] {
        std::fs::write(folder.join(name), content).unwrap();
    }
    Certificate::from_pem(authority_pem.as_bytes()).unwrap()
}
