//! The `Signature` header, which anybody can send.

use alipayplus::signature::{
    HEADER_BYTES_MAX, KEY_VERSION_BYTES_MAX, SignatureHeader, SignatureHeaderProblem,
};

/// The longest signature that a key makes: RSA-4096's.
const SIGNATURE_BYTES: usize = 512;

pub(crate) fn check(data: &[u8]) {
    if let Ok(text) = str::from_utf8(data) {
        holds(text);
    }
}

/// What is read is within its limits, is written as a header's value, and is read again as the same.
pub(crate) fn holds(text: &str) {
    let header = match text.parse::<SignatureHeader>() {
        Ok(header) => header,
        Err(SignatureHeaderProblem::TooLong { length }) => {
            assert!(length == text.len() && length > HEADER_BYTES_MAX);
            return;
        }
        Err(_) => return,
    };
    assert!(text.len() <= HEADER_BYTES_MAX && !header.signature.is_empty());
    if let Some(version) = &header.key_version {
        let visible = version.bytes().all(|byte| byte.is_ascii_graphic() && byte != b',');
        assert!((1..=KEY_VERSION_BYTES_MAX).contains(&version.len()) && visible, "{version:?}");
    }
    let written = header.to_string();
    assert!(written.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' '), "{written:?}");
    if header.signature.len() <= SIGNATURE_BYTES {
        assert_eq!(written.parse(), Ok(header.clone()), "{text:?} is written as {written:?}");
    }
    let turned_round = text.split(',').rev().collect::<Vec<_>>().join(",");
    assert_eq!(turned_round.parse(), Ok(header), "the order of the parts counts in {text:?}");
}
