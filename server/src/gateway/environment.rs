//! Sandbox and production, told apart by the client id, and what is odd about a configuration that mixes them.

use alipayplus::environment::Environment;
use url::{Host, Url};

use crate::config::{Settings, TlsMode};

/// Parts of host names that say that no customer is expected there.
const TRIAL_WORDS: [&str; 11] =
    ["sandbox", "test", "testing", "staging", "stage", "uat", "dev", "demo", "qa", "preview", "trial"];

/// Top-level names that are no part of the public Internet (RFC 2606, RFC 6761, RFC 8375).
const PRIVATE_NAMES: [&str; 7] = ["localhost", "local", "internal", "test", "example", "invalid", "arpa"];

/// What mixes sandbox and production in `settings`, with what to do; `used_before` is the client ids that the database
/// was used with, this one perhaps among them.
#[must_use]
pub fn mixed(settings: &Settings, used_before: &[String]) -> Vec<String> {
    let Some(gateway) = &settings.gateway else { return Vec::new() };
    let environment = Environment::of(&gateway.client_id);
    let host = settings.public_url.host_str().unwrap_or_default();
    let mut warnings = Vec::new();
    if environment == Environment::Sandbox && looks_live(&settings.public_url) {
        warnings.push(format!(
            "client_id is of the sandbox, and public_url {host} looks like a shop's: what is paid there is no money. With \
             customers, set the client id and the keys of production"
        ));
    }
    if environment == Environment::Production && gateway.url.scheme() == "http" {
        warnings.push(
            "client_id is of production, and gateway_url is this machine, where only the simulator is: set Alipay+'s \
             address, or a client id of the sandbox"
                .to_owned(),
        );
    }
    if environment == Environment::Production && gateway.url.scheme() == "https" {
        if !looks_live(&settings.public_url) {
            warnings.push(format!(
                "client_id is of production, and public_url {host} does not look like an address for customers: set theirs, \
                 or a client id of the sandbox"
            ));
        }
        if settings.tls == TlsMode::SelfSigned {
            warnings.push(
                "client_id is of production, and the certificate is self-signed, which no phone takes: set tls to files or proxy"
                    .to_owned(),
            );
        }
    }
    let others = used_before.iter().filter(|id| **id != gateway.client_id);
    for other in others {
        warnings.push(if Environment::of(other) == environment {
            format!(
                "this database was used with the client id {other}: what is unfinished of its payments cannot be asked for with \
                 another id. Unless Alipay+ gave you a new one, set a database of its own"
            )
        } else {
            format!(
                "this database was used with {other}, of {}, and client_id is of {}: its lists and sums mix real money with \
                 trials. Set a database of its own for each",
                Environment::of(other).name(),
                environment.name()
            )
        });
    }
    warnings
}

/// Whether customers would come here: a public name without a word that says that it is a trial.
fn looks_live(url: &Url) -> bool {
    let Some(Host::Domain(name)) = url.host() else { return false };
    let mut labels = name.split('.').rev();
    let is_private = labels.next().is_none_or(|top| PRIVATE_NAMES.contains(&top)) || !name.contains('.');
    let is_trial = name.split(['.', '-']).any(|word| TRIAL_WORDS.contains(&word));
    !is_private && !is_trial
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(client_id: &str, public_url: &str, gateway_url: &str) -> Settings {
        let file = format!(
            "public_url = '{public_url}'\ngateway_url = '{gateway_url}'\nclient_id = '{client_id}'\n\
             private_key_file = 'k'\nalipayplus_public_key_file = 'p'\ntls = 'proxy'"
        );
        Settings::from_sources(&file, |_| None).unwrap()
    }

    const ALIPAYPLUS: &str = "https://open-sea-global.alipayplus.com";
    const SIMULATOR: &str = "http://127.0.0.1:9100";

    #[test]
    fn what_belongs_together_is_not_warned_of() {
        for (client_id, public_url, gateway_url) in [
            ("SANDBOX_5X00", "https://localhost:8443", SIMULATOR),
            ("SANDBOX_5X00", "https://pay-test.kopi.sg", ALIPAYPLUS),
            ("SANDBOX_5X00", "https://10.0.0.7", ALIPAYPLUS),
            ("5X00", "https://pay.kopi.sg", ALIPAYPLUS),
        ] {
            let settings = settings(client_id, public_url, gateway_url);
            assert_eq!(mixed(&settings, &[client_id.to_owned()]), Vec::<String>::new(), "{public_url}");
        }
    }

    #[test]
    fn what_is_mixed_is_said_with_what_to_do() {
        for (client_id, public_url, gateway_url, told) in [
            ("SANDBOX_5X00", "https://pay.kopi.sg", ALIPAYPLUS, "pay.kopi.sg looks like a shop's"),
            ("5X00", "https://pay.kopi.sg", SIMULATOR, "only the simulator"),
            ("5X00", "https://staging.kopi.sg", ALIPAYPLUS, "does not look like an address for customers"),
            ("5X00", "https://localhost", ALIPAYPLUS, "does not look like an address for customers"),
        ] {
            let warnings = mixed(&settings(client_id, public_url, gateway_url), &[]);
            assert!(warnings.len() == 1 && warnings[0].contains(told), "{public_url}: {warnings:?}");
        }
    }

    #[test]
    fn a_database_that_saw_the_other_environment_is_told() {
        let live = settings("5X00", "https://pay.kopi.sg", ALIPAYPLUS);
        let warnings = mixed(&live, &["5X00".to_owned(), "SANDBOX_5X00".to_owned()]);
        assert!(
            warnings.len() == 1 && warnings[0].contains("used with SANDBOX_5X00, of sandbox"),
            "{warnings:?}"
        );
        let warnings = mixed(&live, &["5X99".to_owned()]);
        assert!(warnings.len() == 1 && warnings[0].contains("the client id 5X99"), "{warnings:?}");
    }
}
