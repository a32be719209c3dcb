//! Why a key could not be taken, in words for the person who has to find the right file.

use std::fmt;

use thiserror::Error;

use super::{KEY_BYTES_MAX, MODULUS_BITS_MAX, MODULUS_BITS_MIN, Material};

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// The half that signs.
    PrivateKey,
    /// The half that verifies.
    PublicKey,
}

impl fmt::Display for Expected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::PrivateKey => "an RSA private key (PKCS#8 or PKCS#1, as PEM or bare base64)",
            Self::PublicKey => "an RSA public key (X.509 SubjectPublicKeyInfo, as PEM or bare base64)",
        })
    }
}

/// Why a key could not be read, made or printed. Never holds any part of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyProblem {
    /// There is nothing but spaces.
    #[error("this is empty; {expected} is expected")]
    Empty {
        /// What should be there.
        expected: Expected,
    },
    /// The input is longer than [`KEY_BYTES_MAX`].
    #[error("this has {length} bytes; a key file has at most {KEY_BYTES_MAX}")]
    TooLong {
        /// Its length in bytes.
        length: usize,
    },
    /// Neither text nor DER.
    #[error("this is neither UTF-8 text nor DER; {expected} is expected")]
    NotText {
        /// What should be there.
        expected: Expected,
    },
    /// A PEM block begins but does not end.
    #[error("a BEGIN line has no END line after it: the key was cut off")]
    CutOff,
    /// Text that is not base64.
    #[error("this is not base64; {expected} is expected")]
    NotBase64 {
        /// What should be there.
        expected: Expected,
    },
    /// Something else than what is expected.
    #[error("this is {found}; {expected} is expected")]
    Unexpected {
        /// What it is.
        found: Material,
        /// What should be there.
        expected: Expected,
    },
    /// An RSA key that is too small to be safe, or so large that nobody takes it.
    #[error(
        "this is an RSA key of {modulus_bits} bits; at least {MODULUS_BITS_MIN} are needed, \
         at most {MODULUS_BITS_MAX} are taken"
    )]
    Size {
        /// The size of its modulus in bits.
        modulus_bits: usize,
    },
    /// It has a key's form, but its numbers do not belong together.
    #[error("this has the form of an RSA key, but its numbers do not belong together: the key was damaged")]
    Inconsistent,
    /// The system gave no randomness, or the library refused.
    #[error("no key could be made: the cryptography library refused")]
    NotGenerated,
}
