//! RSA256 by the `rsa` crate: pure Rust, and an independent check of the other.

use rsa::pkcs1v15::{Signature, SigningKey, VerifyingKey};
use rsa::pkcs8::{DecodePrivateKey as _, DecodePublicKey as _};
use rsa::signature::{SignatureEncoding as _, Signer as _, Verifier as _};
use rsa::{RsaPrivateKey, RsaPublicKey};
use sha2::Sha256;

use super::{BadSignature, SignError, Signer, UnusableKey, Verifier};
use crate::key::{PrivateKey, PublicKey};

/// Signs with the `rsa` crate, whose time depends on the key: for tests and tools, not for a server.
pub struct RustCryptoSigner {
    key: SigningKey<Sha256>,
}

impl RustCryptoSigner {
    /// Copies the key into `rsa`'s form, which is wiped when dropped.
    pub fn new(key: &PrivateKey) -> Result<Self, UnusableKey> {
        let key = RsaPrivateKey::from_pkcs8_der(key.pkcs8_der()).map_err(|_| UnusableKey)?;
        Ok(Self { key: SigningKey::new(key) })
    }
}

impl Signer for RustCryptoSigner {
    fn sign(&self, content: &[u8]) -> Result<Vec<u8>, SignError> {
        Ok(self.key.try_sign(content).map_err(|_| SignError)?.to_vec())
    }
}

/// Verifies with the `rsa` crate.
#[derive(Debug)]
pub struct RustCryptoVerifier {
    key: VerifyingKey<Sha256>,
}

impl RustCryptoVerifier {
    /// Copies the key into `rsa`'s form.
    pub fn new(key: &PublicKey) -> Result<Self, UnusableKey> {
        let key = RsaPublicKey::from_public_key_der(key.spki_der()).map_err(|_| UnusableKey)?;
        Ok(Self { key: VerifyingKey::new(key) })
    }
}

impl Verifier for RustCryptoVerifier {
    fn verify(&self, content: &[u8], signature: &[u8]) -> Result<(), BadSignature> {
        let signature = Signature::try_from(signature).map_err(|_| BadSignature)?;
        self.key.verify(content, &signature).map_err(|_| BadSignature)
    }
}
