//! The causes by name, each with what to do.

use std::fmt;

use crate::key::{Fingerprint, KeyProblem};
use crate::signature::SignatureHeaderProblem;

/// Why a signature is not taken, or may not be taken by others. `Display` says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// A header that belongs to a signed message is missing.
    MissingHeader(&'static str),
    /// The `Signature` header cannot be read.
    UnreadableSignature(SignatureHeaderProblem),
    /// The signature was made with a key that nobody here knows.
    WrongKey {
        /// The fingerprint of the key that it should be of.
        expected: Fingerprint,
    },
    /// The signature was made with this other key.
    OtherKey(String),
    /// The client id is of the other environment.
    OtherEnvironment {
        /// The client id of this one.
        expected: String,
    },
    /// The client id is another one of the same environment.
    OtherClient {
        /// The client id that is expected.
        expected: String,
    },
    /// The right key signed, and the content was put together in another way.
    ContentBuiltWrongly(Vec<String>),
    /// The right key signed, and line ends were others then.
    LineEndsChanged(Vec<String>),
    /// The right key signed, and the body was written anew afterwards.
    BodyReserialised(Vec<String>),
    /// The right key signed something that is none of the known mistakes.
    OtherContent,
    /// The time is not in ISO 8601's form.
    TimeNotIso8601(String),
    /// Another algorithm than SHA-256 with RSA (PKCS #1 v1.5).
    OtherAlgorithm(String),
    /// The base64 of the signature is not URL-encoded.
    NotUrlEncoded,
    /// The base64 of the signature is of the URL-safe alphabet.
    UrlSafeAlphabet,
    /// A public key was uploaded with its BEGIN and END lines.
    ArmourInKey,
    /// A public key cannot be read at all.
    UnreadableKey(KeyProblem),
}

impl Cause {
    /// A short name that stays the same, for scripts.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::MissingHeader(_) => "missing_header",
            Self::UnreadableSignature(_) => "unreadable_signature",
            Self::WrongKey { .. } => "wrong_key",
            Self::OtherKey(_) => "other_key",
            Self::OtherEnvironment { .. } => "wrong_environment",
            Self::OtherClient { .. } => "other_client",
            Self::ContentBuiltWrongly(_) => "content_built_wrongly",
            Self::LineEndsChanged(_) => "line_ends_changed",
            Self::BodyReserialised(_) => "body_reserialised",
            Self::OtherContent => "other_content",
            Self::TimeNotIso8601(_) => "time_not_iso_8601",
            Self::OtherAlgorithm(_) => "other_algorithm",
            Self::NotUrlEncoded => "not_url_encoded",
            Self::UrlSafeAlphabet => "url_safe_alphabet",
            Self::ArmourInKey => "begin_end_lines_in_key",
            Self::UnreadableKey(_) => "unreadable_key",
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingHeader(name) => write!(formatter, "the header {name} is missing: send it"),
            Self::UnreadableSignature(problem) => write!(
                formatter,
                "{problem}: write algorithm=RSA256, keyVersion=1, signature=<base64, URL-encoded>"
            ),
            Self::WrongKey { expected } => write!(
                formatter,
                "the signature is of another private key: the signer has to sign with the private half of {expected} \
                 (SHA-256 of the public key), or its own public key has to be uploaded or given here"
            ),
            Self::OtherKey(whose) => write!(
                formatter,
                "the signature is of {whose} key: sign with the key of this environment, and upload its public half there"
            ),
            Self::OtherEnvironment { expected } => write!(
                formatter,
                "the client id is of the other environment: sandbox and production have one address and differ by client \
                 id and keys; here it has to be {expected}"
            ),
            Self::OtherClient { expected } => {
                write!(formatter, "the client id is another one: here it has to be {expected}")
            }
            Self::ContentBuiltWrongly(changes) => write!(
                formatter,
                "the key is right and the content was built wrongly: {}. Sign <METHOD> <path with query>, a line feed, \
                 <client id>.<time>.<body>",
                changes.join("; ")
            ),
            Self::LineEndsChanged(changes) => write!(
                formatter,
                "the key is right and line ends were changed between signing and sending: {}. Send the bytes that were \
                 signed",
                changes.join("; ")
            ),
            Self::BodyReserialised(changes) => write!(
                formatter,
                "the key is right and the body was written anew between signing and sending: {}. Sign the very bytes that \
                 are sent, and verify the very bytes that arrived",
                changes.join("; ")
            ),
            Self::OtherContent => formatter.write_str(
                "the key is right and something else was signed: compare what was signed, byte for byte, with what should \
                 have been. A value may have changed on the way",
            ),
            Self::TimeNotIso8601(time) => write!(
                formatter,
                "the time {time:?} is not ISO 8601: write 2019-05-28T12:12:12+08:00 or 2021-04-21T01:47:04Z"
            ),
            Self::OtherAlgorithm(found) => write!(
                formatter,
                "the algorithm is another one ({found}): sign with SHA256withRSA, which is RSASSA-PKCS1-v1_5 over SHA-256"
            ),
            Self::NotUrlEncoded => formatter.write_str(
                "the signature is not URL-encoded: write %2B, %2F and %3D for +, / and = of its base64",
            ),
            Self::UrlSafeAlphabet => formatter.write_str(
                "the signature is in base64's URL-safe alphabet (- and _): encode with the standard one (+ and /), and \
                 URL-encode that",
            ),
            Self::ArmourInKey => formatter.write_str(
                "the public key has its BEGIN and END lines: paste only the base64 between them, in one line",
            ),
            Self::UnreadableKey(problem) => write!(formatter, "the public key cannot be read: {problem}"),
        }
    }
}
