//! What a payment is named by: to Alipay+ and the operator, and to its payer.

use std::fmt;

use crate::text::{hex, is_hex_id};

/// Our id of a payment: Alipay+'s `paymentRequestId`, the key that makes asking twice harmless.
/// 32 hexadecimal digits, 128 random bits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RequestId(String);

impl RequestId {
    /// The id made of 16 random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(hex(&bytes))
    }

    /// Reads an id that we once gave out; `None` when it cannot be one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        is_hex_id(text).then(|| Self(text.to_owned()))
    }

    /// The id as Alipay+ and the operator see it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the payer and the shop call the payment: the id's last 8 characters, in capitals, short enough to read
    /// out and to compare across a counter.
    #[must_use]
    pub fn reference(&self) -> String {
        const CHARACTERS: usize = 8;
        self.0[self.0.len().saturating_sub(CHARACTERS)..].to_uppercase()
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What lets its bearer see one payment's outcome: the last part of `paymentRedirectUrl`.
/// 32 hexadecimal digits, 128 random bits; never logged.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct OutcomeToken(String);

impl OutcomeToken {
    /// The token made of 16 random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(hex(&bytes))
    }

    /// Reads a token from a URL; `None` when it cannot be one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        is_hex_id(text).then(|| Self(text.to_owned()))
    }

    /// The token as it stands in the URL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OutcomeToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("OutcomeToken(hidden)")
    }
}
