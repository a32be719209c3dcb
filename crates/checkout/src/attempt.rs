//! The attempt: the one payment that an opened entry page may make.
//!
//! The page carries a token; whoever posts the same token again asks for the same payment. The token
//! needs no storage: it is signed, so it cannot be made up or moved to another code, and it says itself
//! when it expires.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::digest::Key;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use crate::entry_code::EntryCode;
use crate::time::Timestamp;

/// How long a token is good for. Who leaves the page open for longer gets a fresh page with the amount
/// kept.
pub const ATTEMPT_LIFETIME_SECONDS: i64 = 2 * 60 * 60;

/// Keeps these signatures apart from any other that is made with the same key, and names the layout's
/// version.
const DOMAIN: &[u8] = b"standee attempt 1\0";

const ID_BYTES: usize = 16;
const EXPIRY_BYTES: usize = 8;
const SIGNED_BYTES: usize = ID_BYTES + EXPIRY_BYTES;
const TOKEN_BYTES: usize = SIGNED_BYTES + 32;

/// The server's secret for tokens: 256 random bits, the same on every server that shares a database.
#[derive(Clone)]
pub struct AttemptKey([u8; 32]);

/// Names an attempt: 128 random bits, under which the payment is stored once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AttemptId([u8; ID_BYTES]);

/// Why a token opens no attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AttemptProblem {
    /// Not a token at all.
    #[error("the attempt's token is malformed")]
    Malformed,
    /// Not signed by this server's key for this code.
    #[error("the attempt's token was not issued here for this entry code")]
    Forged,
    /// Issued here for this code, but too long ago.
    #[error("the attempt's token has expired")]
    Expired,
}

impl AttemptKey {
    /// A key of 256 random bits.
    #[must_use]
    pub const fn new(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// The token of a new attempt at the code: 75 characters that need no escaping in a URL or a form.
    ///
    /// `nonce` is 128 fresh random bits; they become the attempt's id. The token expires
    /// [`ATTEMPT_LIFETIME_SECONDS`] after `now`.
    pub fn issue(&self, code: &EntryCode, nonce: [u8; 16], now: Timestamp) -> String {
        let expiry = now.plus_seconds(ATTEMPT_LIFETIME_SECONDS);
        let mut token = [0; TOKEN_BYTES];
        token[..ID_BYTES].copy_from_slice(&nonce);
        token[ID_BYTES..SIGNED_BYTES].copy_from_slice(&expiry.as_millis().to_be_bytes());
        let signature = self.signer(code, &token[..SIGNED_BYTES]).finalize().into_bytes();
        token[SIGNED_BYTES..].copy_from_slice(&signature);
        URL_SAFE_NO_PAD.encode(token)
    }

    /// The attempt that a token was issued for.
    ///
    /// # Errors
    ///
    /// [`Malformed`](AttemptProblem::Malformed), then [`Forged`](AttemptProblem::Forged), then
    /// [`Expired`](AttemptProblem::Expired): an expired token is known to be one of ours. The signature
    /// is compared in constant time.
    pub fn open(&self, token: &str, code: &EntryCode, now: Timestamp) -> Result<AttemptId, AttemptProblem> {
        let mut bytes = [0; TOKEN_BYTES];
        match URL_SAFE_NO_PAD.decode_slice(token, &mut bytes) {
            Ok(TOKEN_BYTES) => {}
            _ => return Err(AttemptProblem::Malformed),
        }
        let (signed, signature) = bytes.split_at(SIGNED_BYTES);
        self.signer(code, signed).verify_slice(signature).map_err(|_| AttemptProblem::Forged)?;
        let (id, expiry) = signed.split_at(ID_BYTES);
        let id = id.try_into().map_err(|_| AttemptProblem::Malformed)?;
        let expiry = expiry.try_into().map_err(|_| AttemptProblem::Malformed)?;
        if now >= Timestamp::from_millis(i64::from_be_bytes(expiry)) {
            return Err(AttemptProblem::Expired);
        }
        Ok(AttemptId(id))
    }

    /// HMAC-SHA256, fed with all that a token vouches for. Every part has a fixed length, so no two
    /// tokens share a text.
    fn signer(&self, code: &EntryCode, signed: &[u8]) -> Hmac<Sha256> {
        // HMAC fills a key up to its block with zeros; doing it here leaves nothing that could fail.
        let mut block = Key::<Hmac<Sha256>>::default();
        block[..self.0.len()].copy_from_slice(&self.0);
        Hmac::<Sha256>::new(&block).chain_update(DOMAIN).chain_update(code.as_str()).chain_update(signed)
    }
}

/// Says nothing of the key, so that it reaches no log.
impl fmt::Debug for AttemptKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AttemptKey(…)")
    }
}

impl AttemptId {
    /// The id of these 128 bits, as a store kept them.
    #[must_use]
    pub const fn new(id: [u8; ID_BYTES]) -> Self {
        Self(id)
    }

    /// The 128 bits of the id.
    pub const fn as_bytes(&self) -> &[u8; ID_BYTES] {
        &self.0
    }
}
