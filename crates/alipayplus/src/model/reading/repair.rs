//! Makes JSON of what is nearly JSON, where only the letters of a text are at fault: a byte order mark, bytes that are no
//! UTF-8, half a surrogate pair, a raw line end or an unknown escape inside a text. Each becomes U+FFFD; nothing outside
//! of texts is touched.

use std::str::Chars;

/// Longest value that [`glimpse`] returns, in characters.
const GLIMPSED_CHARACTERS_MAX: usize = 64;

/// The body as text that a JSON reader takes, if it is JSON at all.
pub(super) fn repaired(body: &[u8]) -> String {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let text = String::from_utf8_lossy(body);
    let mut written = String::with_capacity(text.len());
    let mut characters = text.chars();
    let mut in_string = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' if in_string => written.push_str(&escape(&mut characters)),
            _ if in_string && character < ' ' => written.push(char::REPLACEMENT_CHARACTER),
            _ => {
                in_string ^= character == '"';
                written.push(character);
            }
        }
    }
    written
}

/// What stands for an escape whose backslash was read; reads on to its end.
fn escape(characters: &mut Chars<'_>) -> String {
    const UNREADABLE: char = char::REPLACEMENT_CHARACTER;
    let mut ahead = characters.clone();
    match ahead.next() {
        Some('u') => {
            let Some(unit) = hex4(&mut ahead) else { return UNREADABLE.to_string() };
            *characters = ahead.clone();
            let low =
                (ahead.next() == Some('\\') && ahead.next() == Some('u')).then(|| hex4(&mut ahead)).flatten();
            match (unit, low) {
                (0xd800..0xdc00, Some(low @ 0xdc00..0xe000)) => {
                    *characters = ahead;
                    format!("\\u{unit:04x}\\u{low:04x}")
                }
                (0xd800..0xe000, _) => UNREADABLE.to_string(),
                _ => format!("\\u{unit:04x}"),
            }
        }
        Some(known @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't')) => {
            *characters = ahead;
            format!("\\{known}")
        }
        // The backslash alone is at fault.
        _ => UNREADABLE.to_string(),
    }
}

fn hex4(characters: &mut Chars<'_>) -> Option<u16> {
    (0..4).try_fold(0, |unit, _| {
        let digit = u16::try_from(characters.next()?.to_digit(16)?).ok()?;
        Some((unit << 4) | digit)
    })
}

/// The value behind the first field of this name in a text that need not be JSON. Only letters, digits, `-` and `_`: what
/// ids are made of.
pub(super) fn glimpse(text: &str, name: &str) -> Option<String> {
    let (_, behind) = text.split_once(&format!("\"{name}\""))?;
    let value = behind.trim_start().strip_prefix(':')?.trim_start();
    let value = value.strip_prefix('"').unwrap_or(value);
    let of_id = |character: &char| character.is_ascii_alphanumeric() || "-_".contains(*character);
    let id: String = value.chars().take_while(of_id).take(GLIMPSED_CHARACTERS_MAX).collect();
    (!id.is_empty()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_json_stays_as_it_is() {
        for text in [
            r#"{"a":"\" \\ \/ \b\f\n\r\t \u00e9 \ud83d\ude00","b":[1, -2.5e3, true, null]}"#,
            "{}",
            "",
            "é 😀",
        ] {
            assert_eq!(repaired(text.as_bytes()), text);
        }
    }

    #[test]
    fn only_the_letter_that_is_at_fault_is_replaced() {
        for (body, text) in [
            (&b"\xef\xbb\xbf{}"[..], "{}"),
            (b"\"\xb3\xc9\"", "\"\u{fffd}\u{fffd}\""),
            (br#""a\ud83d""#, "\"a\u{fffd}\""),
            (br#""\ud83d\ud83d\ude00""#, "\"\u{fffd}\\ud83d\\ude00\""),
            (br#""\ude00b""#, "\"\u{fffd}b\""),
            (br#""\ud83d\u0041""#, "\"\u{fffd}\\u0041\""),
            (br#""\ud83d\n""#, "\"\u{fffd}\\n\""),
            (br#""\u12""#, "\"\u{fffd}u12\""),
            (br#""\x41\'""#, "\"\u{fffd}x41\u{fffd}'\""),
            (b"\"a\nb\0\"\n", "\"a\u{fffd}b\u{fffd}\"\n"),
            (br"\ud83d", r"\ud83d"),
        ] {
            assert_eq!(repaired(body), text, "{}", body.escape_ascii());
        }
    }

    #[test]
    fn an_id_is_found_in_what_is_no_json() {
        let text = r#"{"paymentRequestId": "0af1" "paymentId":2026, "#;
        assert_eq!(glimpse(text, "paymentRequestId").as_deref(), Some("0af1"));
        assert_eq!(glimpse(text, "paymentId").as_deref(), Some("2026"));
        assert_eq!(glimpse(text, "refundId"), None);
        assert_eq!(glimpse(r#"{"paymentId":{"#, "paymentId"), None);
    }
}
