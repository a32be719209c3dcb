//! The attempt's token: nobody without the key makes one, and ours opens exactly its own attempt.
//!
//! The first 24 bytes are a nonce and the time at which a token is issued; the rest is a text that is tried as one.

use checkout::attempt::{ATTEMPT_LIFETIME_SECONDS, AttemptId, AttemptKey, AttemptProblem};
use checkout::entry_code::EntryCode;
use checkout::time::Timestamp;

const NONCE_BYTES: usize = 16;
const TIME_BYTES: usize = 8;
/// Of a token, in characters.
const TOKEN_LENGTH: usize = 75;

pub(crate) fn check(data: &[u8]) {
    let Some((nonce, rest)) = data.split_first_chunk::<NONCE_BYTES>() else { return };
    let Some((time, text)) = rest.split_first_chunk::<TIME_BYTES>() else { return };
    holds(*nonce, Timestamp::from_millis(i64::from_be_bytes(*time)), &String::from_utf8_lossy(text));
}

pub(crate) fn holds(nonce: [u8; NONCE_BYTES], now: Timestamp, text: &str) {
    let key = AttemptKey::new([42; 32]);
    let code = EntryCode::from_random(nonce);
    let token = key.issue(&code, nonce, now);
    assert_eq!(token.len(), TOKEN_LENGTH);

    let expiry = now.plus_seconds(ATTEMPT_LIFETIME_SECONDS);
    let last = expiry.plus_millis(-1);
    assert_eq!(key.open(&token, &code, last), Ok(AttemptId::new(nonce)));
    assert_eq!(key.open(&token, &code, expiry), Err(AttemptProblem::Expired));
    let other = EntryCode::from_random(nonce.map(|byte| byte ^ 1));
    assert_eq!(key.open(&token, &other, now), Err(AttemptProblem::Forged));
    assert_eq!(AttemptKey::new([43; 32]).open(&token, &code, now), Err(AttemptProblem::Forged));

    if text != token {
        is_refused(&key, &code, now, text);
    }
    // What was sent, over the start and over the end of a real token.
    let length = text.len().min(TOKEN_LENGTH);
    if text.is_ascii() {
        for tried in
            [format!("{}{}", &text[..length], &token[length..]), format!("{}{text}", &token[length..])]
        {
            if tried != token {
                is_refused(&key, &code, now, &tried);
            }
        }
    }
}

fn is_refused(key: &AttemptKey, code: &EntryCode, now: Timestamp, text: &str) {
    let url_safe = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let answer = key.open(text, code, now);
    match answer {
        Err(AttemptProblem::Forged) => {
            assert!(text.len() == TOKEN_LENGTH && url_safe, "{text:?} is malformed");
        }
        Err(AttemptProblem::Malformed) => {}
        _ => panic!("{text:?} is taken for a token: {answer:?}"),
    }
}
