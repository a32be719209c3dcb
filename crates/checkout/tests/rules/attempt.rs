//! The attempt's token: bound to its code, expiring, and of no use once changed.

use checkout::attempt::{ATTEMPT_LIFETIME_SECONDS, AttemptId, AttemptKey, AttemptProblem};
use checkout::entry_code::EntryCode;
use checkout::time::Timestamp;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);
const NONCE: [u8; 16] = *b"sixteen bytes ok";

fn key() -> AttemptKey {
    AttemptKey::new([42; 32])
}

fn code(number: u8) -> EntryCode {
    EntryCode::from_random([number; 16])
}

#[test]
fn a_token_opens_the_attempt_it_was_issued_for() {
    let token = key().issue(&code(1), NONCE, NOW);
    assert_eq!(key().open(&token, &code(1), NOW), Ok(AttemptId::new(NONCE)));
    assert_eq!(AttemptId::new(NONCE).as_bytes(), &NONCE);
}

#[test]
fn a_token_needs_no_escaping_in_a_url() {
    let token = key().issue(&code(1), [0xFF; 16], NOW);
    assert_eq!(token.len(), 75);
    assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{token}");
}

#[test]
fn a_token_is_made_as_its_layout_says() {
    // From another implementation: HMAC-SHA256 of Python's standard library over
    // b"standee attempt 1\0" + b"3333333333" + nonce + expiry (milliseconds, 8 bytes, big-endian).
    let token = key().issue(&code(0), NONCE, NOW);
    assert_eq!(token, "c2l4dGVlbiBieXRlcyBvawAAAaHuxDsA-VG_2mVzE6KGbOHTMLMJN3_yMQnxEU1OOiPDI43y8N4");
}

#[test]
fn a_token_is_of_no_use_for_another_code() {
    let token = key().issue(&code(1), NONCE, NOW);
    assert_eq!(key().open(&token, &code(2), NOW), Err(AttemptProblem::Forged));
}

#[test]
fn a_token_of_another_key_is_forged() {
    let token = AttemptKey::new([43; 32]).issue(&code(1), NONCE, NOW);
    assert_eq!(key().open(&token, &code(1), NOW), Err(AttemptProblem::Forged));
}

#[test]
fn a_token_expires_to_the_millisecond() {
    let token = key().issue(&code(1), NONCE, NOW);
    let end = NOW.plus_seconds(ATTEMPT_LIFETIME_SECONDS);
    assert_eq!(key().open(&token, &code(1), end.plus_millis(-1)), Ok(AttemptId::new(NONCE)));
    assert_eq!(key().open(&token, &code(1), end), Err(AttemptProblem::Expired));
    assert_eq!(
        key().open(&token, &code(2), end),
        Err(AttemptProblem::Forged),
        "forged is said before expired"
    );
}

#[test]
fn a_token_with_any_character_changed_is_refused() {
    let token = key().issue(&code(1), NONCE, NOW);
    for place in 0..token.len() {
        for other in (' '..='~').chain(['é', '\0']).filter(|other| !token[place..].starts_with(*other)) {
            let changed = format!("{}{other}{}", &token[..place], &token[place + 1..]);
            let answer = key().open(&changed, &code(1), NOW);
            assert!(matches!(answer, Err(AttemptProblem::Forged | AttemptProblem::Malformed)), "{changed:?}");
        }
    }
}

#[test]
fn what_is_no_token_is_malformed() {
    let token = key().issue(&code(1), NONCE, NOW);
    for text in ["", "A", "?", &token[1..], &format!("{token}A"), &format!("{token}="), &"A".repeat(100_000)]
    {
        assert_eq!(key().open(text, &code(1), NOW), Err(AttemptProblem::Malformed), "{} bytes", text.len());
    }
    assert_eq!(key().open(&"A".repeat(75), &code(1), NOW), Err(AttemptProblem::Forged));
}

#[test]
fn a_key_says_nothing_of_itself() {
    assert_eq!(format!("{:?}", key()), "AttemptKey(…)");
}

proptest! {
    #[test]
    fn any_text_at_all_is_refused(text in any::<String>()) {
        prop_assert!(key().open(&text, &code(1), NOW).is_err());
    }

    #[test]
    fn any_nonce_comes_back(
        nonce in any::<[u8; 16]>(),
        millis in 0..4_102_444_800_000_i64,
        number in any::<u8>(),
    ) {
        let now = Timestamp::from_millis(millis);
        let token = key().issue(&code(number), nonce, now);
        prop_assert_eq!(key().open(&token, &code(number), now), Ok(AttemptId::new(nonce)));
    }
}
