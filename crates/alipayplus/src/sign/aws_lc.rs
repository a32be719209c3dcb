//! RSA256 by AWS-LC, which also serves TLS: one provider of cryptography on the network's side.

use std::fmt;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    KeyPair as _, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair,
};

use super::{BadSignature, SignError, Signer, UnusableKey, Verifier};
use crate::key::{PrivateKey, PublicKey};

/// Signs with AWS-LC, in time that does not depend on the key.
pub struct AwsLcSigner {
    pair: RsaKeyPair,
}

impl AwsLcSigner {
    /// Takes the key over into AWS-LC; fails only for a key that AWS-LC finds inconsistent.
    pub fn new(key: &PrivateKey) -> Result<Self, UnusableKey> {
        let pair = RsaKeyPair::from_pkcs8(key.pkcs8_der()).map_err(|_| UnusableKey)?;
        Ok(Self { pair })
    }
}

impl Signer for AwsLcSigner {
    fn sign(&self, content: &[u8]) -> Result<Vec<u8>, SignError> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), content, &mut signature)
            .map_err(|_| SignError)?;
        Ok(signature)
    }
}

impl fmt::Debug for AwsLcSigner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AwsLcSigner").field("public_key", self.pair.public_key()).finish()
    }
}

/// Verifies with AWS-LC.
#[derive(Debug)]
pub struct AwsLcVerifier {
    key: ParsedPublicKey,
}

impl AwsLcVerifier {
    /// Takes the key over into AWS-LC; fails only for a key that AWS-LC finds inconsistent.
    pub fn new(key: &PublicKey) -> Result<Self, UnusableKey> {
        let key =
            ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key.spki_der()).map_err(|_| UnusableKey)?;
        Ok(Self { key })
    }
}

impl Verifier for AwsLcVerifier {
    fn verify(&self, content: &[u8], signature: &[u8]) -> Result<(), BadSignature> {
        self.key.verify_sig(content, signature).map_err(|_| BadSignature)
    }
}
