//! Certificates as a browser sees them.

use reqwest::tls::TlsInfo;

/// The certificate of the connection that a page came by, as DER. The page has to be there.
pub(crate) async fn served(browser: &reqwest::Client, url: &str) -> reqwest::Result<Vec<u8>> {
    let response = browser.get(url).send().await?.error_for_status()?;
    let tls = response.extensions().get::<TlsInfo>().expect("a client that tells of TLS");
    let certificate = tls.peer_certificate().expect("a certificate").to_owned();
    // To its end, so that the connection serves the next request.
    response.bytes().await?;
    Ok(certificate)
}
