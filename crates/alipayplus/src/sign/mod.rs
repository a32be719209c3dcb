//! Signing and verifying, behind one pair of traits.
//!
//! PKCS#1 v1.5 is deterministic, so both implementations give the same bytes, and a test holds them to it.
//! A server takes [`AwsLcSigner`]: it is the faster, and `rsa` has an open timing advisory
//! (RUSTSEC-2023-0071) that keeps it away from a private key on a networked path. Tests and tools take either.

mod aws_lc;
mod rust_crypto;

use thiserror::Error;

pub use aws_lc::{AwsLcSigner, AwsLcVerifier};
pub use rust_crypto::{RustCryptoSigner, RustCryptoVerifier};

/// Makes RSA256 signatures with a private key that it keeps to itself.
pub trait Signer: Send + Sync {
    /// The signature of `content`, as long as the key's modulus (256 bytes for RSA-2048). Takes about a third
    /// of a millisecond of CPU and waits for nothing.
    fn sign(&self, content: &[u8]) -> Result<Vec<u8>, SignError>;
}

/// Checks RSA256 signatures of one public key.
pub trait Verifier: Send + Sync {
    /// Says whether `signature` was made over exactly `content` by the other half of this key.
    fn verify(&self, content: &[u8], signature: &[u8]) -> Result<(), BadSignature>;
}

/// The library refuses the key, though it could be read: its numbers do not belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the RSA key's numbers are not those of a usable key")]
pub struct UnusableKey;

/// Signing failed inside the library. Says nothing of the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the private key could not sign")]
pub struct SignError;

/// The signature is not one of this key over this content. More is not known: RSA does not say which differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the signature does not match: another key, or other content than was signed")]
pub struct BadSignature;
