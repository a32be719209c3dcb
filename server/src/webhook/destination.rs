//! Where messages are to be sent, as somebody typed it.

use std::net::IpAddr;

use url::{Host, Url};

use super::network::Networks;
use super::send::resolve;

/// The longest address, in bytes.
const BYTES_MAX: usize = 500;

/// Why no messages are sent there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DestinationProblem {
    /// It is no address of a page, or too long.
    #[error("expected an address such as https://shop.example/standee, of {BYTES_MAX} bytes at most")]
    NotAnAddress,
    /// What is told is nobody else's business.
    #[error("messages are sent over https only")]
    NotHttps,
    /// A password in an address is written down in many places.
    #[error("the address has a user or a part after # in it; messages are signed, and need no password")]
    UserOrFragment,
    /// The name is nobody's.
    #[error("{0} has no address on the Internet; check how it is written")]
    UnknownName(String),
    /// It leads to what only this server can reach.
    #[error("{0} is not on the public Internet; an operator allows more with webhook_networks")]
    NotPublic(String),
}

/// Reads what somebody typed.
///
/// # Errors
/// [`DestinationProblem`], except that nothing is known yet of where a name leads.
pub(super) fn parse(text: &str, networks: &Networks) -> Result<Url, DestinationProblem> {
    let text = text.trim();
    let url = Url::parse(text).map_err(|_| DestinationProblem::NotAnAddress)?;
    let host = url.host().ok_or(DestinationProblem::NotAnAddress)?;
    if text.len() > BYTES_MAX || url.as_str().len() > BYTES_MAX {
        return Err(DestinationProblem::NotAnAddress);
    }
    let address = address(&host);
    let may_be_plain = address.is_some_and(|address| networks.lets_plain(address));
    match url.scheme() {
        "https" => {}
        "http" if may_be_plain => {}
        _ => return Err(DestinationProblem::NotHttps),
    }
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err(DestinationProblem::UserOrFragment);
    }
    match address {
        // A name is looked at where it leads; an address that is written out is never looked up.
        Some(address) if !networks.lets(address) => Err(DestinationProblem::NotPublic(host.to_string())),
        _ => Ok(url),
    }
}

/// Reads what somebody typed, and looks where it leads now.
///
/// # Errors
/// [`DestinationProblem`]
pub(super) async fn check(text: &str, networks: &Networks) -> Result<Url, DestinationProblem> {
    let url = parse(text, networks)?;
    if let Some(Host::Domain(name)) = url.host() {
        let port = url.port_or_known_default().unwrap_or_default();
        let unknown = || DestinationProblem::UnknownName(name.to_owned());
        let addresses = resolve(name, port).await.map_err(|_| unknown())?;
        if addresses.is_empty() {
            return Err(unknown());
        }
        if !addresses.iter().any(|address| networks.lets(address.ip())) {
            return Err(DestinationProblem::NotPublic(name.to_owned()));
        }
    }
    Ok(url)
}

fn address(host: &Host<&str>) -> Option<IpAddr> {
    match host {
        Host::Domain(_) => None,
        Host::Ipv4(address) => Some((*address).into()),
        Host::Ipv6(address) => Some((*address).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_go_to_https_on_the_public_internet() {
        let networks = Networks::default();
        let address = parse(" https://shop.example:8443/hooks?shop=1 ", &networks).unwrap();
        assert_eq!(address.as_str(), "https://shop.example:8443/hooks?shop=1");
        let not_public = |host: &str| DestinationProblem::NotPublic(host.to_owned());
        for (text, problem) in [
            ("", DestinationProblem::NotAnAddress),
            ("shop.example", DestinationProblem::NotAnAddress),
            ("mailto:a@b.example", DestinationProblem::NotAnAddress),
            (&format!("https://shop.example/{}", "a".repeat(500)), DestinationProblem::NotAnAddress),
            ("http://shop.example/", DestinationProblem::NotHttps),
            ("http://127.0.0.1/", DestinationProblem::NotHttps),
            ("ftp://shop.example/", DestinationProblem::NotHttps),
            ("https://me@shop.example/", DestinationProblem::UserOrFragment),
            ("https://:secret@shop.example/", DestinationProblem::UserOrFragment),
            ("https://shop.example/#part", DestinationProblem::UserOrFragment),
            ("https://127.0.0.1/", not_public("127.0.0.1")),
            // The same in the ways that URLs allow to write it.
            ("https://2130706433/", not_public("127.0.0.1")),
            ("https://0x7f.1/", not_public("127.0.0.1")),
            ("https://017700000001/", not_public("127.0.0.1")),
            ("https://１２７.0.0.1/", not_public("127.0.0.1")),
            ("https://169.254.169.254/latest/meta-data", not_public("169.254.169.254")),
            ("https://[::1]/", not_public("[::1]")),
            ("https://[::ffff:10.0.0.1]/", not_public("[::ffff:a00:1]")),
        ] {
            assert_eq!(parse(text, &networks), Err(problem), "{text}");
        }
    }

    #[test]
    fn this_machine_is_told_plainly_where_the_operator_named_it() {
        let networks = Networks::parse("127.0.0.0/8").unwrap();
        assert!(parse("http://127.0.0.1:9000/hooks", &networks).is_ok());
        assert_eq!(parse("http://shop.example/", &networks), Err(DestinationProblem::NotHttps));
        assert_eq!(parse("http://10.0.0.1/", &networks), Err(DestinationProblem::NotHttps));
    }

    #[tokio::test]
    async fn a_name_that_leads_to_this_machine_is_refused() {
        let refused = check("https://localhost/hooks", &Networks::default()).await;
        assert_eq!(refused, Err(DestinationProblem::NotPublic("localhost".to_owned())));
        let unknown = check("https://nobody.invalid/hooks", &Networks::default()).await;
        assert_eq!(unknown, Err(DestinationProblem::UnknownName("nobody.invalid".to_owned())));
        assert!(
            check("https://localhost/hooks", &Networks::parse("127.0.0.0/8, ::1/128").unwrap()).await.is_ok()
        );
    }
}
