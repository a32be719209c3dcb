//! What the tests of this crate share: throwaway keys, and a gateway that does as it is told.

pub(crate) mod gateway;
pub(crate) mod messages;

use std::sync::{Arc, LazyLock};

use alipayplus::key::PrivateKey;
use alipayplus::sign::{AwsLcSigner, AwsLcVerifier};

/// The acquirer's key pair, made once for all tests of a file.
pub(crate) static ACQUIRER: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate().unwrap());
/// Alipay+'s key pair.
pub(crate) static ALIPAYPLUS: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate().unwrap());
/// A key pair that neither side knows.
pub(crate) static STRANGER: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate().unwrap());

pub(crate) fn signer(key: &PrivateKey) -> Arc<AwsLcSigner> {
    Arc::new(AwsLcSigner::new(key).unwrap())
}

pub(crate) fn verifier(key: &PrivateKey) -> Arc<AwsLcVerifier> {
    Arc::new(AwsLcVerifier::new(key.public_key()).unwrap())
}
