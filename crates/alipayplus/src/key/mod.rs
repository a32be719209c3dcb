//! RSA keys in every form that people have them.
//!
//! Source: Alipay+ docs, "Digital signature": RSA of 2048 bits, private keys as PKCS#8, public keys as X.509
//! `SubjectPublicKeyInfo`; the FAQ: the Developer Center takes the public key without its BEGIN and END lines.
//! Read are PKCS#8, PKCS#1 and SPKI, as PEM, as bare base64, or as DER.

mod armour;
mod material;
mod problem;

use std::fmt;

use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use rsa::pkcs1::{DecodeRsaPrivateKey as _, DecodeRsaPublicKey as _};
use rsa::pkcs8::{Document, EncodePrivateKey as _, EncodePublicKey as _, LineEnding, SecretDocument};
use rsa::traits::PublicKeyParts as _;
use rsa::{RsaPrivateKey, RsaPublicKey};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use armour::Block;
pub use material::Material;
use material::Pkcs1;
pub use problem::{Expected, KeyProblem};

/// Smallest modulus that is taken, in bits: what Alipay+ asks for.
pub const MODULUS_BITS_MIN: usize = 2048;
/// Largest modulus that is taken, in bits: beyond it signing takes longer than it is worth.
pub const MODULUS_BITS_MAX: usize = 4096;
/// Longest key file that is read, in bytes.
pub const KEY_BYTES_MAX: usize = 64 * 1024;

/// An RSA private key. Wiped from memory when dropped, and never printed by `Debug`.
#[derive(Clone)]
pub struct PrivateKey {
    pkcs8: SecretDocument,
    public: PublicKey,
}

/// An RSA public key.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    spki: Document,
    modulus_bits: usize,
}

/// SHA-256 of a public key's DER `SubjectPublicKeyInfo`; `Display` writes 64 lower-case hexadecimal digits.
/// The same as `openssl pkey -pubin -in FILE -pubout -outform DER | sha256sum`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl PrivateKey {
    /// Makes a new key of 2048 bits from the operating system's randomness; takes a tenth of a second or so.
    pub fn generate() -> Result<Self, KeyProblem> {
        let pair = KeyPair::generate(KeySize::Rsa2048).map_err(|_| KeyProblem::NotGenerated)?;
        let der = pair.as_der().map_err(|_| KeyProblem::NotGenerated)?;
        Self::parse(der.as_ref())
    }

    /// Reads a private key from the bytes of a file or a setting: PKCS#8 or PKCS#1, as PEM with or without
    /// line ends, as bare base64, or as DER. A PEM label that says something else than the content is forgiven,
    /// since only the content is looked at. A public key, a key of another kind or size, or an encrypted key
    /// is refused with what it is.
    pub fn parse(input: &[u8]) -> Result<Self, KeyProblem> {
        let blocks = armour::read(input, Expected::PrivateKey)?;
        let pkcs1 = choose(&blocks, Expected::PrivateKey)?;
        check_size(pkcs1.modulus_bits)?;
        let key = RsaPrivateKey::from_pkcs1_der(pkcs1.der).map_err(|_| KeyProblem::Inconsistent)?;
        let pkcs8 = key.to_pkcs8_der().map_err(|_| KeyProblem::Inconsistent)?;
        Ok(Self { pkcs8, public: PublicKey::new(&key.to_public_key())? })
    }

    /// Its public half, for the Developer Center and for who verifies.
    pub const fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// PKCS#8 as PEM with LF line ends, for a file that only its owner may read. Wiped when dropped.
    pub fn to_pkcs8_pem(&self) -> Result<Zeroizing<String>, KeyProblem> {
        self.pkcs8.to_pem("PRIVATE KEY", LineEnding::LF).map_err(|_| KeyProblem::Inconsistent)
    }

    /// PKCS#8 as DER.
    pub(crate) fn pkcs8_der(&self) -> &[u8] {
        self.pkcs8.as_bytes()
    }
}

impl PublicKey {
    /// Reads a public key from the bytes of a file or a setting: SPKI or PKCS#1, as PEM with or without line
    /// ends, as bare base64, or as DER. A private key is refused, lest it lie where public things lie.
    pub fn parse(input: &[u8]) -> Result<Self, KeyProblem> {
        let blocks = armour::read(input, Expected::PublicKey)?;
        let pkcs1 = choose(&blocks, Expected::PublicKey)?;
        check_size(pkcs1.modulus_bits)?;
        Self::new(&RsaPublicKey::from_pkcs1_der(pkcs1.der).map_err(|_| KeyProblem::Inconsistent)?)
    }

    fn new(key: &RsaPublicKey) -> Result<Self, KeyProblem> {
        let spki = key.to_public_key_der().map_err(|_| KeyProblem::Inconsistent)?;
        Ok(Self { spki, modulus_bits: key.n().bits() })
    }

    /// SPKI as bare base64 in one line: what the Developer Center takes. Source: the FAQ.
    pub fn to_base64(&self) -> String {
        BASE64_STANDARD.encode(self.spki.as_bytes())
    }

    /// SPKI as PEM with LF line ends.
    pub fn to_pem(&self) -> Result<String, KeyProblem> {
        self.spki.to_pem("PUBLIC KEY", LineEnding::LF).map_err(|_| KeyProblem::Inconsistent)
    }

    /// SPKI as DER.
    pub fn spki_der(&self) -> &[u8] {
        self.spki.as_bytes()
    }

    /// The size of its modulus in bits.
    pub const fn modulus_bits(&self) -> usize {
        self.modulus_bits
    }

    /// What people compare to see whether two keys are the same.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint(Sha256::digest(self.spki.as_bytes()).into())
    }
}

/// The first block that is what is expected, or else what the first readable block is instead.
fn choose(blocks: &[Block], expected: Expected) -> Result<Pkcs1<'_>, KeyProblem> {
    let mut found = Material::Unknown;
    for block in blocks {
        match (material::identify(block), expected) {
            ((Material::PrivateRsa, Some(pkcs1)), Expected::PrivateKey)
            | ((Material::PublicRsa, Some(pkcs1)), Expected::PublicKey) => return Ok(pkcs1),
            ((material, _), _) if found == Material::Unknown => found = material,
            _ => {}
        }
    }
    Err(KeyProblem::Unexpected { found, expected })
}

fn check_size(modulus_bits: usize) -> Result<(), KeyProblem> {
    if (MODULUS_BITS_MIN..=MODULUS_BITS_MAX).contains(&modulus_bits) {
        Ok(())
    } else {
        Err(KeyProblem::Size { modulus_bits })
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PrivateKey").field("public", &self.public).finish_non_exhaustive()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PublicKey(RSA-{}, {})", self.modulus_bits, self.fingerprint())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
