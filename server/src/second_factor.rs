//! The second factor: one-time passwords by time (RFC 6238), as every authenticator app makes them, and recovery codes
//! for whoever lost theirs.

use checkout::time::Timestamp;
use checkout::typed::plain;
use totp_rs::{Builder, Totp};

use crate::token::TokenHash;

/// What the apps call us.
const ISSUER: &str = "Standee";

/// Bytes of a secret. Source: RFC 4226, section 4, recommends 160 bits.
pub const SECRET_BYTES: usize = 20;

/// Steps of 30 seconds before and after the server's that are taken: clocks differ. Source: RFC 6238, section 5.2.
const SKEW_STEPS: u16 = 1;

/// Digits of a code. Source: RFC 4226, section 5.3, and every app.
const CODE_DIGITS: usize = 6;

/// Letters and digits of a recovery code: 80 bits in base 32.
const RECOVERY_CHARACTERS: usize = 16;

/// How many recovery codes somebody gets.
const RECOVERY_CODES: usize = 8;

/// A secret that an app shares with us.
pub type Secret = [u8; SECRET_BYTES];

/// The step that a code is of, if it is one of now: it is to be taken only when it is later than the last.
#[must_use]
pub fn step_of(secret: &Secret, code: &str, now: Timestamp) -> Option<i64> {
    let seconds = u64::try_from(now.as_millis() / 1000).ok()?;
    totp(secret, "-").check(&plain(code), seconds).and_then(|step| i64::try_from(step).ok())
}

/// Whether what was typed has the form of a code: six digits, of whatever script. What has not was no guess.
#[must_use]
pub fn looks_like_a_code(typed: &str) -> bool {
    let typed = plain(typed);
    typed.len() == CODE_DIGITS && typed.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether what was typed has the form of a recovery code.
#[must_use]
pub fn looks_like_a_recovery_code(typed: &str) -> bool {
    letters_and_digits(typed).len() == RECOVERY_CHARACTERS
}

/// The code of now, as an app shows it.
#[must_use]
pub fn code_of(secret: &Secret, now: Timestamp) -> String {
    let seconds = u64::try_from(now.as_millis() / 1000).unwrap_or_default();
    totp(secret, "-").generate(seconds).to_string()
}

/// What an app reads from a QR code.
#[must_use]
pub fn url(secret: &Secret, name: &str) -> Option<String> {
    totp(secret, name).to_url().ok()
}

/// The secret as it is typed into an app, in groups of four.
#[must_use]
pub fn typed(secret: &Secret) -> String {
    let text = totp_rs::Secret::new(Box::from(secret.as_slice())).to_base32();
    let groups: Vec<String> =
        text.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join(" ")
}

/// Fresh recovery codes: 80 random bits each, as 16 letters and digits in groups.
#[must_use]
pub fn recovery_codes() -> Vec<String> {
    let code = || {
        let bytes: [u8; 10] = crate::random::bytes();
        let text = totp_rs::Secret::new(Box::from(bytes.as_slice())).to_base32().to_lowercase();
        let (first, second) = text.split_at(text.len() / 2);
        format!("{first}-{second}")
    };
    (0..RECOVERY_CODES).map(|_| code()).collect()
}

/// What the database knows of a recovery code, however it is typed. It has too many bits to be guessed from that.
#[must_use]
pub fn recovery_hash(code: &str) -> TokenHash {
    TokenHash::of_text(&format!("recovery {}", letters_and_digits(code)))
}

fn letters_and_digits(code: &str) -> String {
    let plain = plain(code).to_ascii_lowercase();
    plain.chars().filter(char::is_ascii_alphanumeric).collect()
}

fn totp(secret: &Secret, name: &str) -> Totp {
    Builder::new()
        .with_secret(totp_rs::Secret::new(Box::from(secret.as_slice())))
        .with_skew(SKEW_STEPS)
        .with_account_name(name)
        .with_issuer(Some(ISSUER))
        .build_noncompliant()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, and RFC 4226, appendix D: the last six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = *b"12345678901234567890";
        for (seconds, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
        {
            let now = Timestamp::from_millis(seconds * 1000);
            assert_eq!(code_of(&secret, now), code);
            assert_eq!(step_of(&secret, code, now), Some(seconds / 30));
        }
    }

    #[test]
    fn a_code_is_of_its_step_and_the_ones_beside_it() {
        let (secret, now) = ([7; SECRET_BYTES], Timestamp::from_millis(1_795_331_045_000));
        let step = now.as_millis() / 30_000;
        let code = code_of(&secret, now);
        for (seconds, expected) in
            [(0, Some(step)), (30, Some(step)), (-30, Some(step)), (60, None), (-60, None), (3600, None)]
        {
            assert_eq!(step_of(&secret, &code, now.plus_seconds(seconds)), expected, "{seconds}");
        }
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        assert_eq!(step_of(&secret, &spaced, now), Some(step));
        // field.md 17: as keyboards of Japan, the Arab countries and Thailand write it.
        for zero in ['０', '٠', '๐'] {
            let digit = |digit: char| char::from_u32(u32::from(zero) + digit.to_digit(10).unwrap()).unwrap();
            let typed: String = code.chars().map(digit).collect();
            assert_eq!(step_of(&secret, &typed, now), Some(step), "{typed}");
            assert!(looks_like_a_code(&typed));
        }
        for wrong in ["", "12345", "1234567", "abcdef", "１２３４５"] {
            assert_eq!(step_of(&secret, wrong, now), None, "{wrong}");
        }
        assert_eq!(step_of(&[8; SECRET_BYTES], &code, now), None);
    }

    #[test]
    fn an_app_is_told_who_it_is_for() {
        let secret = *b"12345678901234567890";
        let url = url(&secret, "mei@kopi.example").unwrap();
        let expected = "otpauth://totp/Standee:mei%40kopi.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
            &issuer=Standee";
        assert_eq!(url, expected);
        assert_eq!(typed(&secret), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    #[test]
    fn recovery_codes_are_all_different_and_read_however_they_are_typed() {
        let codes = recovery_codes();
        let mut unique = codes.clone();
        unique.sort();
        unique.dedup();
        assert_eq!((codes.len(), unique.len()), (RECOVERY_CODES, RECOVERY_CODES));
        assert_eq!(codes[0].len(), 17, "{}", codes[0]);
        let typed = codes[0].to_uppercase().replace('-', "  ");
        assert_eq!(recovery_hash(&typed), recovery_hash(&codes[0]));
        assert!(looks_like_a_recovery_code(&typed) && !looks_like_a_recovery_code("123456"));
        assert_ne!(recovery_hash(&codes[1]), recovery_hash(&codes[0]));
    }
}
