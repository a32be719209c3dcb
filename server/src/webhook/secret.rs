//! What an endpoint's messages are signed with.

use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use checkout::time::Timestamp;
use zeroize::Zeroize as _;

/// How a secret begins, after which its bytes follow in base64.
const PREFIX: &str = "whsec_";

/// 256 random bits that an endpoint and we know.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// A fresh one.
    #[must_use]
    pub fn new() -> Self {
        Self(crate::random::bytes())
    }

    /// The secret of these bytes, as the database has them; `None` when they are not 32.
    #[must_use]
    pub fn from_bytes(mut bytes: Vec<u8>) -> Option<Self> {
        let secret = bytes.as_slice().try_into().ok().map(Self);
        bytes.zeroize();
        secret
    }

    /// Its bytes, for the database.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text that whoever runs the endpoint is given, once.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{PREFIX}{}", BASE64_STANDARD.encode(self.0))
    }

    /// The signature of a message, as its header has it.
    pub(super) fn sign(&self, id: &str, at: Timestamp, body: &[u8]) -> String {
        let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, &self.0);
        let mut context = aws_lc_rs::hmac::Context::with_key(&key);
        context.update(format!("{id}.{}.", seconds(at)).as_bytes());
        context.update(body);
        format!("v1,{}", BASE64_STANDARD.encode(context.sign()))
    }
}

/// The time as the scheme writes it: whole seconds since the Unix epoch.
pub(super) const fn seconds(at: Timestamp) -> i64 {
    at.as_millis().div_euclid(1000)
}

impl Default for Secret {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Says nothing of it.
impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out with openssl: `printf '%s' 'msg_1.1795331045.{"a":1}' | openssl dgst -sha256 -mac HMAC -macopt
    /// hexkey:0707… -binary | base64`.
    #[test]
    fn a_message_is_signed_as_the_scheme_says() {
        let secret = Secret([7; 32]);
        let signed = secret.sign("msg_1", Timestamp::from_millis(1_795_331_045_999), br#"{"a":1}"#);
        assert_eq!(signed, "v1,tD+ZCoJ8dQdHQfYxtAJhrjMfZS0And8hdMUPsaUJd1A=");
        assert_eq!(secret.text(), "whsec_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=");
        assert_eq!(format!("{secret:?}"), "Secret(hidden)");
    }

    #[test]
    fn a_secret_has_32_bytes() {
        assert!(Secret::from_bytes(vec![1; 32]).is_some());
        assert!(Secret::from_bytes(vec![1; 31]).is_none() && Secret::from_bytes(vec![]).is_none());
    }
}
