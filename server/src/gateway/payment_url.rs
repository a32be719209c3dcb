//! Where a payer may be sent. The wallet makes the address and Alipay+ does not check it, so we do.

use url::Url;

/// The longest address that is followed, in bytes.
const BYTES_MAX: usize = 4096;

/// Schemes of wallet apps that take a payer over from a page.
/// Source: the hand-over addresses of Alipay+'s SDKs, and the wallets' own published links.
const WALLET_SCHEMES: [&str; 7] =
    ["alipays", "alipay", "alipayhk", "alipayconnect", "gcash", "kakaopay", "kakaotalk"];

/// Which addresses a payer may be sent to.
#[derive(Clone, Debug)]
pub struct PaymentUrlPolicy {
    /// The simulator on this machine, where the gateway is one: plain http is let through to it alone.
    simulator: Option<Url>,
}

impl PaymentUrlPolicy {
    /// The policy for payments asked of `gateway`.
    #[must_use]
    pub fn new(gateway: &Url) -> Self {
        Self { simulator: (gateway.scheme() == "http").then(|| gateway.clone()) }
    }

    /// The address as it is to be followed; `None` when it is not https (or a wallet's scheme, or the
    /// simulator's), carries credentials, or could break out of a header.
    #[must_use]
    pub fn check(&self, address: &str) -> Option<String> {
        let printable = address.bytes().all(|byte| byte.is_ascii_graphic());
        if address.len() > BYTES_MAX || !printable {
            return None;
        }
        let url = Url::parse(address).ok()?;
        let credentials = !url.username().is_empty() || url.password().is_some();
        let simulated = self.simulator.as_ref().is_some_and(|simulator| {
            simulator.scheme() == url.scheme()
                && simulator.host() == url.host()
                && simulator.port_or_known_default() == url.port_or_known_default()
        });
        let allowed = match url.scheme() {
            "https" => url.has_host() && !credentials,
            scheme => WALLET_SCHEMES.contains(&scheme) || (simulated && !credentials),
        };
        // As it came, not as it was parsed: wallets compare their addresses letter by letter.
        allowed.then(|| address.to_owned())
    }

    /// What a content security policy lets a form lead to, beside this server: browsers check redirects too.
    #[must_use]
    pub fn form_action(&self) -> String {
        let schemes = WALLET_SCHEMES.map(|scheme| format!("{scheme}:")).join(" ");
        match &self.simulator {
            Some(simulator) => format!("https: {schemes} {}", simulator.origin().ascii_serialization()),
            None => format!("https: {schemes}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(gateway: &str) -> PaymentUrlPolicy {
        PaymentUrlPolicy::new(&Url::parse(gateway).unwrap())
    }

    #[test]
    fn https_and_wallet_schemes_are_followed_as_they_came() {
        let policy = policy("https://gateway.example");
        for address in [
            "https://render.alipay.example/p/w/adaptor/?ACCodeValue=https%3A%2F%2Fglobal.example%2F2810",
            "alipays://platformapi/startApp?appId=10000007&actionType=route&qrcode=https://gqr.example/2810",
            "https://WALLET.example",
        ] {
            assert_eq!(policy.check(address).as_deref(), Some(address));
        }
    }

    #[test]
    fn what_could_run_or_break_out_is_not_followed() {
        let policy = policy("https://gateway.example");
        for address in [
            "javascript:alert(1)",
            "data:text/html,<script>1</script>",
            "http://wallet.example/pay",
            "http://127.0.0.1:9100/wallet/1",
            "https://user@wallet.example/",
            "https://wallet.example/\r\nSet-Cookie: a=b",
            "https://wallet.example/a b",
            "//wallet.example/",
            "/wallet",
            "",
            "intent://x#Intent;end",
            "JavaScript:alert(1)",
        ] {
            assert_eq!(policy.check(address), None, "{address}");
        }
        assert_eq!(policy.check(&format!("https://wallet.example/{}", "a".repeat(BYTES_MAX))), None);
    }

    #[test]
    fn plain_http_leads_to_the_simulator_alone() {
        let policy = policy("http://127.0.0.1:9100");
        assert!(policy.check("http://127.0.0.1:9100/wallet/1").is_some());
        assert_eq!(policy.check("http://127.0.0.1:9101/wallet/1"), None);
        assert_eq!(policy.check("http://localhost:9100/wallet/1"), None);
        assert!(policy.form_action().ends_with(" http://127.0.0.1:9100"));
    }
}
