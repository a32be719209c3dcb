//! Keys as people paste them.
//!
//! The first byte chooses: the rest is a key file as it is; or it changes a key that is sound, byte by byte (two
//! bytes say where, one says what), so that what a file can hold beside soundness is reached too.

use std::sync::LazyLock;

use alipayplus::key::{KEY_BYTES_MAX, KeyProblem, MODULUS_BITS_MAX, MODULUS_BITS_MIN, PrivateKey, PublicKey};
use alipayplus::sign::{AwsLcSigner, AwsLcVerifier, RustCryptoVerifier, Signer as _, Verifier as _};

/// A sound key: PKCS#8 PEM, SPKI DER, SPKI base64.
struct Sound {
    private_pem: Vec<u8>,
    public_der: Vec<u8>,
    public_base64: Vec<u8>,
}

static SOUND: LazyLock<Sound> = LazyLock::new(|| {
    let key = PrivateKey::generate().unwrap_or_else(|problem| panic!("{problem}"));
    let pem = key.to_pkcs8_pem().unwrap_or_else(|problem| panic!("{problem}"));
    Sound {
        private_pem: pem.as_bytes().to_vec(),
        public_der: key.public_key().spki_der().to_vec(),
        public_base64: key.public_key().to_base64().into_bytes(),
    }
});

pub(crate) fn check(data: &[u8]) {
    let Some((kind, rest)) = data.split_first() else { return };
    let input = match kind % 4 {
        0 => rest.to_vec(),
        1 => changed(&SOUND.public_der, rest),
        2 => changed(&SOUND.public_base64, rest),
        _ => changed(&SOUND.private_pem, rest),
    };
    holds(&input);
}

fn changed(sound: &[u8], changes: &[u8]) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for change in changes.as_chunks::<3>().0 {
        let place = usize::from(u16::from_be_bytes([change[0], change[1]])) % bytes.len();
        bytes[place] = change[2];
    }
    bytes
}

/// What is taken for a key is of the size that is promised, is printed in every form and read again as the same.
pub(crate) fn holds(input: &[u8]) {
    match PublicKey::parse(input) {
        Ok(key) => is_a_public_key(&key),
        Err(problem) => says_why(problem, input),
    }
    match PrivateKey::parse(input) {
        Ok(key) => is_a_private_key(&key),
        Err(problem) => says_why(problem, input),
    }
}

fn says_why(problem: KeyProblem, input: &[u8]) {
    match problem {
        KeyProblem::TooLong { length } => assert!(length == input.len() && length > KEY_BYTES_MAX),
        KeyProblem::Size { modulus_bits } => {
            assert!(!(MODULUS_BITS_MIN..=MODULUS_BITS_MAX).contains(&modulus_bits));
        }
        KeyProblem::NotGenerated => panic!("reading makes no key"),
        _ => {}
    }
}

fn is_a_public_key(key: &PublicKey) {
    assert!((MODULUS_BITS_MIN..=MODULUS_BITS_MAX).contains(&key.modulus_bits()));
    let pem = key.to_pem().unwrap_or_default();
    let forms = [pem.as_bytes(), key.to_base64().as_bytes(), key.spki_der()].map(PublicKey::parse);
    for again in forms {
        assert_eq!(again.as_ref(), Ok(key));
    }
    // Either may refuse a key that the other takes; neither may take what nobody signed.
    let signature = vec![1; key.modulus_bits().div_ceil(8)];
    if let Ok(verifier) = AwsLcVerifier::new(key) {
        assert!(verifier.verify(b"content", &signature).is_err());
    }
    if let Ok(verifier) = RustCryptoVerifier::new(key) {
        assert!(verifier.verify(b"content", &signature).is_err());
    }
}

fn is_a_private_key(key: &PrivateKey) {
    is_a_public_key(key.public_key());
    let pem = key.to_pkcs8_pem().unwrap_or_else(|problem| panic!("{key:?}: {problem}"));
    let again = PrivateKey::parse(pem.as_bytes()).unwrap_or_else(|problem| panic!("{key:?}: {problem}"));
    assert_eq!(again.public_key(), key.public_key());
    // A key that signs signs what its other half verifies.
    if let (Ok(signer), Ok(verifier)) = (AwsLcSigner::new(key), AwsLcVerifier::new(key.public_key()))
        && let Ok(signature) = signer.sign(b"content")
    {
        assert_eq!(verifier.verify(b"content", &signature), Ok(()));
    }
}
