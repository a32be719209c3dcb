//! What is done once, however often it is asked for: requests with an Idempotency-Key.
//!
//! What a request makes gets its id before anything else is done, and the id is stored with the key: whoever asks again,
//! also after a crash, asks for the same thing.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use checkout::port::Clock as _;

use super::super::Shared;
use super::caller::Caller;
use super::problem::{Problem, json_response};

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Says that an answer was given before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// The longest Idempotency-Key, in characters.
const KEY_CHARACTERS_MAX: usize = 255;

/// The key that a request came with, if it came with one. In quotes or without them it is the same: the IETF's draft of
/// this header writes a structured string (RFC 8941), and most programs write the key alone.
pub(super) fn key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let mut lines = headers.get_all(IDEMPOTENCY_KEY).into_iter();
    let Some(value) = lines.next() else { return Ok(None) };
    if lines.next().is_some() {
        return Err(Problem::malformed("Idempotency-Key is there more than once; send one"));
    }
    let key = unquoted(value.to_str().unwrap_or_default().trim());
    let is_one =
        (1..=KEY_CHARACTERS_MAX).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    let detail =
        "Idempotency-Key has 1 to 255 visible characters, a new one for each request, such as a UUID";
    is_one.then_some(Some(key)).ok_or_else(|| Problem::malformed(detail))
}

/// What stands in quotes, with what a backslash keeps from ending it; a text that is not in quotes as it is.
fn unquoted(text: &str) -> String {
    let inside = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let Some(inside) = inside else { return text.to_owned() };
    let mut is_escaped = false;
    let kept = inside.chars().filter(|letter| {
        is_escaped = *letter == '\\' && !is_escaped;
        !is_escaped
    });
    kept.collect()
}

/// Answers a request with this key, of what makes its `digest`. `work` is done unless the answer is known; it makes what
/// gets the id that it is given, which is `fresh` unless the same was asked for before.
pub(super) async fn once(
    shared: &Shared,
    caller: &Caller,
    key: &str,
    digest: [u8; 32],
    fresh: &str,
    work: impl AsyncFnOnce(&str) -> Result<(u16, String), Problem>,
) -> Result<Response, Problem> {
    let (database, request) = (shared.checkout.store(), (caller.merchant_id(), key));
    let known = database.claim_request(request, digest, fresh, shared.checkout.clock().now()).await?;
    if known.digest != digest {
        let detail = "this Idempotency-Key came with another request before; take a new key for each";
        return Err(Problem::refused("idempotency_key_reused", detail));
    }
    if let Some(answer) = known.answer {
        let mut response = json_response(answer);
        response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
        return Ok(response);
    }
    let answer = work(&known.made).await?;
    Ok(json_response(database.keep_answer(request, answer).await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key_of(lines: &[&'static str]) -> Result<Option<String>, u16> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(IDEMPOTENCY_KEY, HeaderValue::from_static(line));
        }
        key(&headers).map_err(|problem| problem.parts().0)
    }

    /// field.md 40: in quotes it was another key, and another refund.
    #[test]
    fn a_key_in_quotes_is_the_key_without_them() {
        for line in ["k-1", "\"k-1\"", " \"k-1\" "] {
            assert_eq!(key_of(&[line]), Ok(Some("k-1".to_owned())), "{line}");
        }
        assert_eq!(key_of(&[r#""a\"b\\c""#]), Ok(Some(r#"a"b\c"#.to_owned())));
        assert_eq!(key_of(&["\"half"]), Ok(Some("\"half".to_owned())), "as it was taken before");
        assert_eq!(key_of(&[]), Ok(None));
        for lines in [&["k", "k"][..], &["k", "l"], &[""], &["\"\""], &["two words"], &["\"two words\""]] {
            assert_eq!(key_of(lines), Err(400), "{lines:?}");
        }
    }
}
