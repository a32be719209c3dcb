//! A signature opened with a public key: RFC 8017, 5.2.2 and 9.2.

use std::fmt;

use rsa::pkcs8::DecodePublicKey as _;
use rsa::signature::Verifier as _;
use rsa::traits::PublicKeyParts as _;
use rsa::{BigUint, RsaPublicKey};
use sha2::Sha256;

use crate::key::PublicKey;

/// The hashes that signers are known to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hash {
    Md5,
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

/// What a signature holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Opened {
    /// The value of a hash.
    Digest(Hash, Vec<u8>),
    /// Something that does not say by which hash it was made.
    Bare,
    /// Nothing that can be read: the key is another one.
    Closed,
}

/// The beginnings of `DigestInfo`: RFC 8017, 9.2, note 1.
const PREFIXES: [(Hash, &[u8], usize); 5] = [
    (Hash::Md5, b"\x30\x20\x30\x0c\x06\x08\x2a\x86\x48\x86\xf7\x0d\x02\x05\x05\x00\x04\x10", 16),
    (Hash::Sha1, b"\x30\x21\x30\x09\x06\x05\x2b\x0e\x03\x02\x1a\x05\x00\x04\x14", 20),
    (Hash::Sha256, b"\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20", 32),
    (Hash::Sha384, b"\x30\x41\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02\x05\x00\x04\x30", 48),
    (Hash::Sha512, b"\x30\x51\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03\x05\x00\x04\x40", 64),
];

/// RFC 8017, 9.2: at least so many bytes of padding.
const PADDING_BYTES_MIN: usize = 8;

/// Of SHA-256.
const DIGEST_BYTES: usize = 32;

/// Opens a signature.
pub(super) fn open(key: &PublicKey, signature: &[u8]) -> Opened {
    let Ok(key) = RsaPublicKey::from_public_key_der(key.spki_der()) else { return Opened::Closed };
    let number = BigUint::from_bytes_be(signature);
    if signature.len() != key.size() || &number >= key.n() {
        return Opened::Closed;
    }
    let opened = number.modpow(key.e(), key.n()).to_bytes_be();
    // 00 01 FF … FF 00, of which a number does not have its first byte.
    let Some(rest) = opened.strip_prefix(b"\x01").filter(|rest| rest.len() == key.size() - 2) else {
        return Opened::Closed;
    };
    let padding = rest.iter().take_while(|byte| **byte == 0xff).count();
    let Some(info) = rest[padding..].strip_prefix(b"\0").filter(|_| padding >= PADDING_BYTES_MIN) else {
        return Opened::Closed;
    };
    let digest = PREFIXES.iter().find_map(|(hash, prefix, length)| {
        let value = info.strip_prefix(*prefix).filter(|value| value.len() == *length)?;
        Some(Opened::Digest(*hash, value.to_vec()))
    });
    digest.unwrap_or(Opened::Bare)
}

/// Whether it is a good signature of the newer scheme, which Alipay+ does not take.
pub(super) fn is_pss(key: &PublicKey, content: &[u8], signature: &[u8]) -> bool {
    let Ok(key) = RsaPublicKey::from_public_key_der(key.spki_der()) else { return false };
    let Ok(signature) = rsa::pss::Signature::try_from(signature) else { return false };
    // Salts as long as the hash, as SHA-1's (which Java takes where it is told nothing), and as there is room for.
    let longest = key.size().saturating_sub(DIGEST_BYTES + 2);
    [DIGEST_BYTES, 20, longest].into_iter().any(|salt| {
        let key = rsa::pss::VerifyingKey::<Sha256>::new_with_salt_len(key.clone(), salt);
        key.verify(content, &signature).is_ok()
    })
}

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Md5 => "MD5",
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        })
    }
}
