//! What is signed, and the `Signature` header that carries the result.
//!
//! Source: Alipay+ docs, "Digital signature"; the FAQ's "invalid signature" entry; the official SDKs, which
//! differ from the docs in spaces and alphabet. What is written is the docs' form; what is read is all of them.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::prelude::BASE64_STANDARD;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use thiserror::Error;

/// Longest `Signature` header that is read, in bytes: about twice what an RSA-4096 signature takes with every base64
/// character percent-encoded.
pub const HEADER_BYTES_MAX: usize = 4096;

/// Longest `keyVersion` that is read, in bytes.
pub const KEY_VERSION_BYTES_MAX: usize = 32;

/// The one algorithm that Alipay+ names: `SHA256withRSA`, which is RSASSA-PKCS1-v1_5 over SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// `RSA256`.
    Rsa256,
}

impl fmt::Display for Algorithm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RSA256")
    }
}

/// The exact bytes that a request or its answer signs:
/// `<METHOD> <path and query>` LF `<client id>.<time>.<body>`, with no line feed at the end.
///
/// An answer is signed over the method and path of the request that it answers, with its own time and body.
/// `body` must be the bytes as they travel: signing a message that was parsed and printed again fails.
pub fn content_to_sign(
    method: &str,
    path_and_query: &str,
    client_id: &str,
    time: &str,
    body: &[u8],
) -> Vec<u8> {
    let mut content = format!("{method} {path_and_query}\n{client_id}.{time}.").into_bytes();
    content.extend_from_slice(body);
    content
}

/// The value of a `Signature` header.
///
/// `Display` writes the docs' form: `algorithm=RSA256, keyVersion=1, signature=…`, the signature in standard
/// base64, percent-encoded. `FromStr` reads that and every form that is known to be sent.
///
/// ```
/// use alipayplus::signature::SignatureHeader;
/// let header: SignatureHeader = "Signature=AQID%2Bw%3D%3D ,algorithm=RSA256".parse().unwrap();
/// assert_eq!(header.signature, [1, 2, 3, 0xfb]);
/// assert_eq!(header.to_string(), "algorithm=RSA256, signature=AQID%2Bw%3D%3D");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureHeader {
    /// How the signature was made.
    pub algorithm: Algorithm,
    /// Which of the signer's keys made it; some senders leave it out.
    pub key_version: Option<String>,
    /// The signature itself, decoded. Nothing here says that it is right.
    pub signature: Vec<u8>,
}

/// Why a `Signature` header could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SignatureHeaderProblem {
    /// The value is longer than [`HEADER_BYTES_MAX`].
    #[error("the Signature header has {length} bytes; at most {HEADER_BYTES_MAX} are read")]
    TooLong {
        /// Its length in bytes.
        length: usize,
    },
    /// A part between commas is not `name=value`.
    #[error("the Signature header has a part without \"=\"; name=value is expected")]
    NotNameAndValue,
    /// One of the three parts is there twice.
    #[error("the Signature header has {0} more than once")]
    Repeated(&'static str),
    /// A part that must be there is not.
    #[error("the Signature header has no {0}")]
    Missing(&'static str),
    /// The algorithm is another one.
    #[error("the Signature header names another algorithm than RSA256")]
    OtherAlgorithm,
    /// The key version is too long or not made of visible ASCII characters.
    #[error(
        "keyVersion in the Signature header is not 1 to {KEY_VERSION_BYTES_MAX} visible ASCII characters"
    )]
    KeyVersion,
    /// The signature is not base64, or is empty.
    #[error("the signature in the Signature header is not base64 (percent-encoded or plain)")]
    NotBase64,
}

impl fmt::Display for SignatureHeader {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "algorithm={}", self.algorithm)?;
        if let Some(version) = &self.key_version {
            write!(formatter, ", keyVersion={version}")?;
        }
        let base64 = BASE64_STANDARD.encode(&self.signature);
        write!(formatter, ", signature={}", utf8_percent_encode(&base64, NON_ALPHANUMERIC))
    }
}

impl FromStr for SignatureHeader {
    type Err = SignatureHeaderProblem;

    fn from_str(value: &str) -> Result<Self, Self::Err> {
        if value.len() > HEADER_BYTES_MAX {
            return Err(SignatureHeaderProblem::TooLong { length: value.len() });
        }
        let (mut algorithm, mut key_version, mut signature) = (None, None, None);
        for part in value.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, text) = part.split_once('=').ok_or(SignatureHeaderProblem::NotNameAndValue)?;
            let (name, text) = (name.trim(), text.trim());
            if name.eq_ignore_ascii_case("algorithm") {
                set_once(&mut algorithm, "algorithm", read_algorithm(text)?)?;
            } else if name.eq_ignore_ascii_case("keyVersion") {
                set_once(&mut key_version, "keyVersion", read_key_version(text)?)?;
            } else if name.eq_ignore_ascii_case("signature") {
                set_once(&mut signature, "signature", read_signature(text)?)?;
            }
        }
        Ok(Self {
            algorithm: algorithm.ok_or(SignatureHeaderProblem::Missing("algorithm"))?,
            key_version,
            signature: signature.ok_or(SignatureHeaderProblem::Missing("signature"))?,
        })
    }
}

/// Two values for one name would let two readers believe different ones.
fn set_once<T>(slot: &mut Option<T>, name: &'static str, value: T) -> Result<(), SignatureHeaderProblem> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(SignatureHeaderProblem::Repeated(name)),
    }
}

fn read_algorithm(text: &str) -> Result<Algorithm, SignatureHeaderProblem> {
    if text.eq_ignore_ascii_case("RSA256") {
        Ok(Algorithm::Rsa256)
    } else {
        Err(SignatureHeaderProblem::OtherAlgorithm)
    }
}

fn read_key_version(text: &str) -> Result<String, SignatureHeaderProblem> {
    let readable = (1..=KEY_VERSION_BYTES_MAX).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b',');
    if readable { Ok(text.to_owned()) } else { Err(SignatureHeaderProblem::KeyVersion) }
}

/// Padding may be there or not: senders with the URL-safe alphabet leave it out.
const TOLERANT_BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

fn read_signature(text: &str) -> Result<Vec<u8>, SignatureHeaderProblem> {
    let decoded = percent_decode_str(text).decode_utf8().map_err(|_| SignatureHeaderProblem::NotBase64)?;
    let standard: String = decoded
        .chars()
        .map(|character| match character {
            // A form decoder on the way turns the plus of plain base64 into a space.
            ' ' | '-' => '+',
            '_' => '/',
            other => other,
        })
        .collect();
    let signature = TOLERANT_BASE64.decode(standard).map_err(|_| SignatureHeaderProblem::NotBase64)?;
    if signature.is_empty() { Err(SignatureHeaderProblem::NotBase64) } else { Ok(signature) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Bytes whose base64 has both characters on which the alphabets differ, and padding.
    const TRICKY: [u8; 4] = [0xfb, 0xef, 0xff, 0xfe];

    #[test]
    fn the_content_to_sign_is_the_documented_text_without_a_line_feed_at_its_end() {
        let content = content_to_sign(
            "POST",
            "/aps/api/v1/payments/pay",
            "TEST_5X00000000000000",
            "2019-05-28T12:12:12+08:00",
            b"{}",
        );
        let expected = "POST /aps/api/v1/payments/pay\nTEST_5X00000000000000.2019-05-28T12:12:12+08:00.{}";
        assert_eq!(content, expected.as_bytes());
    }

    #[test]
    fn every_known_spelling_of_a_header_is_read() {
        for value in [
            "algorithm=RSA256, keyVersion=0, signature=%2B%2B%2F%2F%2Fg%3D%3D",
            "algorithm=RSA256,keyVersion=0,signature=++///g==",
            "signature=%2b%2b%2f%2f%2fg%3d%3d,keyVersion=0,algorithm=RSA256",
            "  ALGORITHM = rsa256 ,\tKeyversion = 0 , SIGNATURE = ++///g== ,",
            "algorithm=RSA256,keyVersion=0,signature=--___g",
            "algorithm=RSA256,keyVersion=0,signature=++///g",
            "algorithm=RSA256,keyVersion=0,expiry=later,signature=  ///g==".replace("=  /", "=+ /").as_str(),
        ] {
            let header: SignatureHeader =
                value.parse().unwrap_or_else(|problem| panic!("{value}: {problem}"));
            assert_eq!(header.key_version.as_deref(), Some("0"), "{value}");
            assert_eq!(header.signature, TRICKY, "{value}");
        }
    }

    #[test]
    fn a_header_without_a_key_version_is_read() {
        let header: SignatureHeader = "algorithm=RSA256,signature=AQID".parse().unwrap();
        assert_eq!(header.key_version, None);
        assert_eq!(header.to_string(), "algorithm=RSA256, signature=AQID");
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_the_reason() {
        use SignatureHeaderProblem as P;
        let long = "x".repeat(HEADER_BYTES_MAX + 1);
        for (value, problem) in [
            ("", P::Missing("algorithm")),
            ("algorithm=RSA256", P::Missing("signature")),
            ("signature=AQID", P::Missing("algorithm")),
            ("algorithm=RSA256,signature", P::NotNameAndValue),
            ("algorithm=RSA256,signature=", P::NotBase64),
            ("algorithm=RSA256,signature=%ff%fe", P::NotBase64),
            ("algorithm=RSA256,signature=AQ!D", P::NotBase64),
            ("algorithm=HS256,signature=AQID", P::OtherAlgorithm),
            ("algorithm=RSA256,signature=AQID,signature=AQID", P::Repeated("signature")),
            ("algorithm=RSA256,keyVersion=,signature=AQID", P::KeyVersion),
            (long.as_str(), P::TooLong { length: HEADER_BYTES_MAX + 1 }),
        ] {
            assert_eq!(value.parse::<SignatureHeader>(), Err(problem), "{value}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            signature in prop::collection::vec(any::<u8>(), 1..513),
            key_version in prop::option::of("[0-9A-Za-z._=-]{1,32}"),
        ) {
            let header = SignatureHeader { algorithm: Algorithm::Rsa256, key_version, signature };
            prop_assert_eq!(header.to_string().parse::<SignatureHeader>().unwrap(), header);
        }

        #[test]
        fn no_text_makes_the_parser_panic(value in "\\PC{0,200}") {
            let _ = value.parse::<SignatureHeader>();
        }
    }
}
