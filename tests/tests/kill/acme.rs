//! The program with `tls = "acme"`, against a directory that looks for it as the real ones do.

use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use crate::certificate::served;
use crate::patience::eventually;
use crate::pebble::{AUTHORITY_FILE, Pebble};
use crate::shop::Shop;

/// The shop's host: a name with a dot, as one has to be that a certificate is issued for.
const HOST: &str = "pay.test";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Pebble; cargo xtask test runs it"]
async fn a_certificate_is_obtained_by_acme_and_outlives_the_server() {
    let mut shop = Shop::opens(None, 1).await;
    let port = shop.ports[0];
    let pebble = Pebble::start(&shop.program.folder, port).await;
    shop.program.host = HOST;
    shop.program.configure(&[
        ("tls", "acme"),
        ("acme_contact", "ops@pay.test"),
        ("acme_terms_agreed", "yes"),
        ("acme_directory_url", &pebble.directory_url()),
        ("acme_ca_file", AUTHORITY_FILE),
    ]);
    // Takes what Pebble's own root signed for this name, and nothing else.
    let browser = reqwest::Client::builder()
        .tls_certs_only([pebble.root().await])
        .resolve(HOST, SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
        .pool_max_idle_per_host(0)
        .tls_info(true)
        .build()
        .unwrap();
    let page = format!("{}/e/{}", shop.url(0), shop.code);

    let server = shop.program.serve(port, port).await;
    let kept = shop.program.folder.join("data/acme");
    eventually("account and certificate are kept", async || modes(&kept).len() == 2).await;
    assert_eq!(modes(&kept), [0o600; 2], "nobody but the owner reads them");
    let issued = served(&browser, &page).await.expect("a page under the certificate that was issued");
    assert_eq!(pebble.asked_for(), [1, 1, 1], "one account, one order, one certificate");

    server.dies().await;
    let server = shop.program.serve(port, port).await;
    eventually("the page is served again", async || served(&browser, &page).await.is_ok()).await;
    assert_eq!(served(&browser, &page).await.unwrap(), issued, "the certificate of before");
    assert_eq!(pebble.asked_for(), [1, 1, 1], "nothing was asked for again");
    let ends = "standee_certificate_expiry_timestamp_seconds{mode=\"acme\"}";
    assert!(server.asks_admin("/metrics").await.1.contains(ends), "when it ends");

    // A certificate that is lost is obtained anew, by the account of before.
    server.dies().await;
    let is_certificate =
        |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with("certificate");
    std::fs::remove_file(files(&kept).into_iter().find(is_certificate).unwrap()).unwrap();
    let _server = shop.program.serve(port, port).await;
    eventually("the page is served again", async || served(&browser, &page).await.is_ok()).await;
    assert_ne!(served(&browser, &page).await.unwrap(), issued);
    assert_eq!(pebble.asked_for(), [1, 2, 2]);
}

/// What is finished in a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_none()).collect()
}

/// The permissions of that.
fn modes(folder: &Path) -> Vec<u32> {
    files(folder).iter().map(|path| path.metadata().unwrap().permissions().mode() & 0o777).collect()
}
