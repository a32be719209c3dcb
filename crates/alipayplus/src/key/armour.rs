//! From what people paste to DER: PEM blocks, bare base64 and DER itself, forgiving everything about spaces,
//! line ends, the base64 alphabet and padding, since none of it can change which key it is.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

use super::{Expected, KEY_BYTES_MAX, KeyProblem};

/// PEM blocks that are looked at in one file: a certificate chain with its key stays well below.
const BLOCKS_MAX: usize = 16;

/// One piece of key material as it was found.
pub(super) enum Block {
    /// DER, from PEM, bare base64 or as it was.
    Der(Zeroizing<Vec<u8>>),
    /// PEM whose body is encrypted in OpenSSL's old way.
    LegacyEncrypted,
    /// An OpenSSH private key, which is PEM around a format of its own.
    OpenSshPrivate,
    /// An OpenSSH public key line.
    OpenSshPublic,
}

/// All blocks in `input`, at least one.
pub(super) fn read(input: &[u8], expected: Expected) -> Result<Vec<Block>, KeyProblem> {
    if input.len() > KEY_BYTES_MAX {
        return Err(KeyProblem::TooLong { length: input.len() });
    }
    let text = match std::str::from_utf8(input) {
        Ok(text) => text,
        // DER of any key is a SEQUENCE, and its numbers are never all of UTF-8's form.
        Err(_) if input.first() == Some(&SEQUENCE) => {
            return Ok(vec![Block::Der(Zeroizing::new(input.to_vec()))]);
        }
        Err(_) => return Err(KeyProblem::NotText { expected }),
    };
    // A setting in an environment variable often carries its line ends as backslash and letter.
    let text = Zeroizing::new(text.replace("\\n", "\n").replace("\\r", "\r"));
    let text = text.trim_matches(|character: char| {
        character.is_whitespace() || matches!(character, '\u{feff}' | '"' | '\'' | '\0')
    });
    if text.is_empty() {
        return Err(KeyProblem::Empty { expected });
    }
    if text.contains(BEGIN) {
        return read_pem(text, expected);
    }
    if text.starts_with("ssh-") || text.starts_with("ecdsa-sha2-") {
        return Ok(vec![Block::OpenSshPublic]);
    }
    Ok(vec![Block::Der(decode(text, expected)?)])
}

/// The tag with which every SEQUENCE begins in DER.
const SEQUENCE: u8 = 0x30;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

fn read_pem(text: &str, expected: Expected) -> Result<Vec<Block>, KeyProblem> {
    let mut blocks = Vec::new();
    for after_begin in text.split(BEGIN).skip(1).take(BLOCKS_MAX) {
        let (label, rest) = after_begin.split_once(DASHES).ok_or(KeyProblem::CutOff)?;
        let (body, _) = rest.split_once(END).ok_or(KeyProblem::CutOff)?;
        blocks.push(if label.contains("OPENSSH") {
            Block::OpenSshPrivate
        } else if body.contains("ENCRYPTED") {
            Block::LegacyEncrypted
        } else {
            Block::Der(decode(body, expected)?)
        });
    }
    Ok(blocks)
}

/// Bits left over at the end are ignored, so that text that was cut off is told so by what it holds.
const TOLERANT_BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

fn decode(text: &str, expected: Expected) -> Result<Zeroizing<Vec<u8>>, KeyProblem> {
    let mut compact = Zeroizing::new(String::with_capacity(text.len()));
    compact.extend(text.chars().filter(|character| !character.is_whitespace()).map(
        |character| match character {
            '-' => '+',
            '_' => '/',
            other => other,
        },
    ));
    TOLERANT_BASE64
        .decode(compact.as_bytes())
        .map(Zeroizing::new)
        .map_err(|_| KeyProblem::NotBase64 { expected })
}
