//! The keys: readable by us alone, of a good size, usable, and each another one.

use crate::config::Settings;
use crate::gateway::{GatewayError, KeyRing};

use super::Finding;

const CHECK: &str = "keys";

/// What is to be said of the keys, and the keys.
pub(super) fn check(settings: &Settings) -> (Finding, Option<KeyRing>) {
    let Some(gateway) = &settings.gateway else {
        let what_to_do = "set gateway_url, client_id, private_key_file and alipayplus_public_key_file: \
            without them pages work and payments do not";
        return (Finding::warning(CHECK, "no gateway is configured", what_to_do), None);
    };
    let ring = match KeyRing::read(gateway) {
        Ok(ring) => ring,
        Err(error) => return (Finding::failed(CHECK, &error, what_to_do(&error)), None),
    };
    let problem = ring.own_signature_is_good().err();
    let known = ring.known.iter().map(|key| {
        let version = key.version.as_ref().map_or_else(String::new, |version| format!(", version {version}"));
        let (role, bits) = (key.role.words(), key.public.modulus_bits());
        format!(
            "{} ({role}{version}, RSA-{bits}, {:.16}…)",
            key.file.display(),
            key.fingerprint().to_string()
        )
    });
    let seen = known.collect::<Vec<_>>().join("; ");
    match problem {
        None => (Finding::ok(CHECK, seen), Some(ring)),
        Some(problem) => {
            let what_to_do = "make another key pair (standee keys new) and upload its public key";
            (Finding::failed(CHECK, format!("{seen}: {problem}"), what_to_do), None)
        }
    }
}

fn what_to_do(error: &GatewayError) -> &'static str {
    match error {
        GatewayError::Private(_) => {
            "let the server's user read it and nobody else: chown it to that user, chmod 600"
        }
        GatewayError::SameKey { .. } => {
            "one of the settings names the wrong file: Alipay+'s key is copied from the Developer Center, yours is made by \
             standee keys new"
        }
        _ => "name the right file; the message says what it is instead",
    }
}
