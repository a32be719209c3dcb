//! Secrets that somebody bears: in a cookie, in a link. The database knows their hashes alone, so that whoever reads it
//! can be nobody.

use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// 256 random bits.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

/// What the database knows of a token: its SHA-256. A secret of 256 bits cannot be guessed from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TokenHash([u8; 32]);

impl Token {
    /// A fresh one.
    #[must_use]
    pub fn new() -> Self {
        Self(crate::random::bytes())
    }

    /// The token that a text stands for.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// The text that stands for it: 43 characters, fit for URLs and cookies.
    #[must_use]
    pub fn text(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What the database is to know.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0).into())
    }

    /// Another secret that follows from this one and does not lead back to it.
    pub(crate) fn derived(&self, purpose: &str) -> String {
        let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, &self.0);
        BASE64_URL_SAFE_NO_PAD.encode(aws_lc_rs::hmac::sign(&key, purpose.as_bytes()))
    }
}

impl Default for Token {
    fn default() -> Self {
        Self::new()
    }
}

/// Says nothing of the secret.
impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token")
    }
}

impl TokenHash {
    /// The hash of a text that is no token, such as a name.
    pub(crate) fn of_text(text: &str) -> Self {
        Self(Sha256::digest(text).into())
    }

    /// Its bytes, as the database has them.
    pub(crate) const fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_back_and_nothing_else_is() {
        let token = Token::new();
        assert_eq!(Token::parse(&token.text()).unwrap(), token);
        assert_eq!(token.text().len(), 43);
        for text in ["", "x", &token.text()[1..], &format!("{}A", token.text()), &"!".repeat(43)] {
            assert!(Token::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_follows_from_a_token_depends_on_it_and_on_the_purpose() {
        let (one, two) = (Token::new(), Token::new());
        assert_eq!(one.derived("form"), one.derived("form"));
        assert_ne!(one.derived("form"), two.derived("form"));
        assert_ne!(one.derived("form"), one.derived("link"));
        assert_ne!(one.derived("form"), one.text());
        assert_eq!(format!("{one:?}"), "Token");
    }
}
