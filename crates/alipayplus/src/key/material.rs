//! Telling what a piece of DER is by its shape, so that a wrong file can be called by its name.

use std::fmt;

use rsa::pkcs1::{self, UintRef};
use rsa::pkcs8::der::asn1::{AnyRef, ObjectIdentifier};
use rsa::pkcs8::der::{Decode as _, Reader as _, SliceReader, Tag, Tagged as _};
use rsa::pkcs8::{PrivateKeyInfo, SubjectPublicKeyInfoRef};

use super::armour::Block;

const EC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");

/// What a piece of key material turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Material {
    /// An RSA private key.
    PrivateRsa,
    /// An RSA public key.
    PublicRsa,
    /// An EC private key.
    PrivateEc,
    /// An EC public key.
    PublicEc,
    /// A private key of another algorithm, such as Ed25519 or RSA-PSS.
    PrivateOther,
    /// A public key of another algorithm.
    PublicOther,
    /// A private key under a passphrase.
    PrivateEncrypted,
    /// An X.509 certificate or a request for one.
    Certificate,
    /// A PKCS#12 file (`.p12`, `.pfx`).
    Pkcs12,
    /// An OpenSSH private key.
    OpenSshPrivate,
    /// An OpenSSH public key.
    OpenSshPublic,
    /// Nothing that is known.
    Unknown,
}

impl fmt::Display for Material {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::PrivateRsa => "a private key",
            Self::PublicRsa => "a public key",
            Self::PrivateEc => "an EC private key",
            Self::PublicEc => "an EC public key",
            Self::PrivateOther => "a private key of another algorithm than RSA",
            Self::PublicOther => "a public key of another algorithm than RSA",
            Self::PrivateEncrypted => "an encrypted private key (decrypt it first: openssl pkcs8 -in FILE)",
            Self::Certificate => "a certificate or certificate request, not the key in it",
            Self::Pkcs12 => "a PKCS#12 file (take the key out first: openssl pkcs12 -in FILE -nodes)",
            Self::OpenSshPrivate => "an OpenSSH private key (convert it first: ssh-keygen -p -m PEM -f FILE)",
            Self::OpenSshPublic => "an OpenSSH public key (convert it first: ssh-keygen -e -m PKCS8 -f FILE)",
            Self::Unknown => "no key that can be read, or one that was cut off",
        })
    }
}

/// An RSA key's innermost form: `RSAPrivateKey` or `RSAPublicKey` of PKCS#1, as DER.
pub(super) struct Pkcs1<'a> {
    pub(super) der: &'a [u8],
    pub(super) modulus_bits: usize,
}

/// What `block` is, with the PKCS#1 inside where it is an RSA key.
pub(super) fn identify(block: &Block) -> (Material, Option<Pkcs1<'_>>) {
    let der = match block {
        Block::Der(der) => der.as_slice(),
        Block::LegacyEncrypted => return (Material::PrivateEncrypted, None),
        Block::OpenSshPrivate => return (Material::OpenSshPrivate, None),
        Block::OpenSshPublic => return (Material::OpenSshPublic, None),
    };
    if let Ok(info) = PrivateKeyInfo::from_der(der) {
        return match info.algorithm.oid {
            pkcs1::ALGORITHM_OID => with_rsa(Material::PrivateRsa, private_pkcs1(info.private_key)),
            EC_KEY => (Material::PrivateEc, None),
            _ => (Material::PrivateOther, None),
        };
    }
    if let Ok(info) = SubjectPublicKeyInfoRef::from_der(der) {
        return match info.algorithm.oid {
            pkcs1::ALGORITHM_OID => {
                with_rsa(Material::PublicRsa, info.subject_public_key.as_bytes().and_then(public_pkcs1))
            }
            EC_KEY => (Material::PublicEc, None),
            _ => (Material::PublicOther, None),
        };
    }
    if let Some(key) = private_pkcs1(der) {
        return (Material::PrivateRsa, Some(key));
    }
    if let Some(key) = public_pkcs1(der) {
        return (Material::PublicRsa, Some(key));
    }
    (by_outline(der), None)
}

fn with_rsa(material: Material, pkcs1: Option<Pkcs1<'_>>) -> (Material, Option<Pkcs1<'_>>) {
    if pkcs1.is_some() { (material, pkcs1) } else { (Material::Unknown, None) }
}

fn private_pkcs1(der: &[u8]) -> Option<Pkcs1<'_>> {
    let key = pkcs1::RsaPrivateKey::from_der(der).ok()?;
    Some(Pkcs1 { der, modulus_bits: bits(key.modulus) })
}

fn public_pkcs1(der: &[u8]) -> Option<Pkcs1<'_>> {
    let key = pkcs1::RsaPublicKey::from_der(der).ok()?;
    Some(Pkcs1 { der, modulus_bits: bits(key.modulus) })
}

fn bits(number: UintRef<'_>) -> usize {
    let bytes = number.as_bytes();
    bytes.first().map_or(0, |first| bytes.len() * 8 - first.leading_zeros() as usize)
}

/// The kinds that no type of ours reads, told by the first members of their outer SEQUENCE.
fn by_outline(der: &[u8]) -> Material {
    match outline(der).as_deref() {
        // EncryptedPrivateKeyInfo: the way it was encrypted, the result.
        Some([Tag::Sequence, Tag::OctetString]) => Material::PrivateEncrypted,
        // ECPrivateKey of SEC 1: version, key, then parameters and public key.
        Some([Tag::Integer, Tag::OctetString, ..]) => Material::PrivateEc,
        // Certificate and CertificationRequest: what is signed, the algorithm, the signature.
        Some([Tag::Sequence, Tag::Sequence, Tag::BitString]) => Material::Certificate,
        // PFX: version, then the contents.
        Some([Tag::Integer, Tag::Sequence, ..]) => Material::Pkcs12,
        _ => Material::Unknown,
    }
}

/// The tags of the first three members of a SEQUENCE that fills `der`.
fn outline(der: &[u8]) -> Option<Vec<Tag>> {
    let outer = AnyRef::from_der(der).ok().filter(|any| any.tag() == Tag::Sequence)?;
    let mut reader = SliceReader::new(outer.value()).ok()?;
    let mut tags = Vec::with_capacity(3);
    while tags.len() < 3 && !reader.is_finished() {
        tags.push(AnyRef::decode(&mut reader).ok()?.tag());
    }
    Some(tags)
}
