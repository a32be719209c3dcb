//! The session's token as forms carry it: behind a mask that is another on each page.
//!
//! Pages are compressed and echo what an address brings, so that the length of an answer tells whether a guess stands on
//! it as well (BREACH). A secret that is never twice the same cannot be guessed like that.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

/// Bytes of a token's text.
const BYTES: usize = 43;

/// The token behind a fresh mask.
pub(super) fn masked(token: &str) -> String {
    let mask: [u8; BYTES] = crate::random::bytes();
    let hidden = token.bytes().zip(mask).map(|(byte, mask)| byte ^ mask);
    let bytes: Vec<u8> = mask.into_iter().chain(hidden).collect();
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// Whether a form carries this token.
pub(super) fn is_masked(carried: &str, token: &str) -> bool {
    let Ok(bytes) = BASE64_URL_SAFE_NO_PAD.decode(carried) else { return false };
    let Some((mask, hidden)) = bytes.split_at_checked(BYTES) else { return false };
    let shown: Vec<u8> = hidden.iter().zip(mask).map(|(byte, mask)| byte ^ mask).collect();
    aws_lc_rs::constant_time::verify_slices_are_equal(&shown, token.as_bytes()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Token;

    /// security.md L16.
    #[test]
    fn a_token_is_never_shown_twice_the_same_and_always_known() {
        let [token, other] = [(); 2].map(|()| Token::new().derived("token"));
        assert_eq!(token.len(), BYTES);
        let (first, second) = (masked(&token), masked(&token));
        assert!(first != second && !first.contains(&token[..8]));
        assert!(is_masked(&first, &token) && is_masked(&second, &token));
        assert!(!is_masked(&first, &other));
        for wrong in ["", "x", &token, &first[1..], &first[..58]] {
            assert!(!is_masked(wrong, &token), "{wrong}");
        }
    }
}
