//! The same JSON, written as other programs write it. What is no JSON has no other way to be written.

use std::fmt::Write as _;

use serde_json::Value;

/// The same JSON in other spellings, each with how it is spelt; those that change nothing are among them.
pub(super) fn spellings(body: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let Ok(value) = serde_json::from_slice::<Value>(body) else { return Vec::new() };
    let Ok(text) = str::from_utf8(body) else { return Vec::new() };
    let sorted = written_sorted(&value);
    let spaced = |text: &str, spacing| respaced(text, spacing).into_bytes();
    vec![
        ("it was signed without spaces", spaced(text, Spacing::NONE)),
        ("it was signed with spaces behind colons and commas", spaced(text, Spacing::BEHIND_MARKS)),
        ("it was signed indented by two spaces", spaced(text, Spacing::indented("  "))),
        ("it was signed indented by four spaces", spaced(text, Spacing::indented("    "))),
        ("it was signed indented by tabs", spaced(text, Spacing::indented("\t"))),
        ("it was signed with its names in alphabetical order", sorted.clone().into_bytes()),
        (
            "it was signed with its names in alphabetical order, and spaces behind colons and commas",
            spaced(&sorted, Spacing::BEHIND_MARKS),
        ),
        ("it was signed with slashes written \\/", text.replace("\\/", "/").replace('/', "\\/").into_bytes()),
        ("it was signed with slashes written /", text.replace("\\/", "/").into_bytes()),
        ("it was signed with letters beyond ASCII written \\uXXXX", ascii(text).into_bytes()),
        (
            "it was signed without spaces, and with letters beyond ASCII as they are",
            value_as_it_is(text).unwrap_or_default().into_bytes(),
        ),
    ]
}

/// What stands between the parts.
#[derive(Clone, Copy)]
struct Spacing {
    behind_colon: &'static str,
    behind_comma: &'static str,
    /// What a line of the first depth begins with; `None` where everything is one line.
    indent: Option<&'static str>,
}

impl Spacing {
    const NONE: Self = Self { behind_colon: "", behind_comma: "", indent: None };
    const BEHIND_MARKS: Self = Self { behind_colon: " ", behind_comma: " ", indent: None };

    const fn indented(indent: &'static str) -> Self {
        Self { behind_colon: " ", behind_comma: "", indent: Some(indent) }
    }
}

/// The same tokens with other spaces between them.
fn respaced(text: &str, spacing: Spacing) -> String {
    let mut written = String::with_capacity(text.len() * 2);
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    let mut characters =
        text.chars().filter(|character| !character.is_control() || *character == ' ').peekable();
    let new_line = |written: &mut String, depth: usize| {
        if let Some(indent) = spacing.indent {
            written.push('\n');
            written.push_str(&indent.repeat(depth));
        }
    };
    while let Some(character) = characters.next() {
        if in_string {
            written.push(character);
            in_string = is_escaped || character != '"';
            is_escaped = character == '\\' && !is_escaped;
            continue;
        }
        match character {
            ' ' => {}
            '{' | '[' => {
                written.push(character);
                while characters.next_if_eq(&' ').is_some() {}
                if !matches!(characters.peek(), Some('}' | ']')) {
                    depth += 1;
                    new_line(&mut written, depth);
                } else if let Some(end) = characters.next() {
                    written.push(end);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut written, depth);
                written.push(character);
            }
            ':' => written.extend([":", spacing.behind_colon]),
            ',' => {
                written.extend([",", spacing.behind_comma]);
                new_line(&mut written, depth);
            }
            other => {
                in_string = other == '"';
                written.push(other);
            }
        }
    }
    written
}

/// Without spaces, and with the names of every object in the order of their bytes.
fn written_sorted(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| name.as_str());
            let members = members
                .into_iter()
                .map(|(name, value)| format!("{}:{}", Value::from(name.as_str()), written_sorted(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        Value::Array(values) => {
            format!("[{}]", values.iter().map(written_sorted).collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

/// Letters beyond ASCII as UTF-16 escapes, as Python's `json` writes them.
fn ascii(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            written.push(character);
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                // Writing to a string does not fail.
                let _ = write!(written, "\\u{unit:04x}");
            }
        }
    }
    written
}

/// Escapes of letters resolved, with the order of names kept: each string is read and written again.
fn value_as_it_is(text: &str) -> Option<String> {
    let compact = respaced(text, Spacing::NONE);
    let mut written = String::with_capacity(compact.len());
    let mut rest = compact.as_str();
    while let Some(start) = rest.find('"') {
        written.push_str(&rest[..start]);
        let mut strings = serde_json::Deserializer::from_str(&rest[start..]).into_iter::<String>();
        let string = strings.next()?.ok()?;
        written.push_str(&Value::from(string).to_string());
        rest = &rest[start + strings.byte_offset()..];
    }
    written.push_str(rest);
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"b":[1,{"x":"a, b: {c}\"/"}],"a":{},"c":"é\u00e9"}"#;

    #[test]
    fn spaces_change_between_tokens_and_nowhere_else() {
        let spaced = respaced(TEXT, Spacing::BEHIND_MARKS);
        assert_eq!(spaced, r#"{"b": [1, {"x": "a, b: {c}\"/"}], "a": {}, "c": "é\u00e9"}"#);
        let pretty = respaced(TEXT, Spacing::indented("  "));
        assert_eq!(
            pretty,
            "{\n  \"b\": [\n    1,\n    {\n      \"x\": \"a, b: {c}\\\"/\"\n    }\n  ],\n  \"a\": {},\n  \
             \"c\": \"é\\u00e9\"\n}"
        );
        for other in [spaced, pretty] {
            assert_eq!(respaced(&other, Spacing::NONE), TEXT);
            assert_eq!(
                serde_json::from_str::<Value>(&other).unwrap(),
                serde_json::from_str::<Value>(TEXT).unwrap()
            );
        }
    }

    #[test]
    fn every_spelling_is_the_same_json() {
        let value: Value = serde_json::from_str(TEXT).unwrap();
        let spellings = spellings(TEXT.as_bytes());
        assert_eq!(spellings.len(), 11);
        for (how, spelling) in spellings {
            assert_eq!(serde_json::from_slice::<Value>(&spelling).unwrap(), value, "{how}");
        }
        assert!(super::spellings(b"not json").is_empty());
    }

    #[test]
    fn letters_are_escaped_and_names_sorted_as_others_do_it() {
        assert_eq!(ascii("a é 😀"), "a \\u00e9 \\ud83d\\ude00");
        let value = serde_json::from_str(r#"{"b":1,"a":{"d":null,"c":[true]}}"#).unwrap();
        assert_eq!(written_sorted(&value), r#"{"a":{"c":[true],"d":null},"b":1}"#);
        assert_eq!(value_as_it_is(r#"{ "b": "\u00e9\n", "a": 1 }"#).unwrap(), "{\"b\":\"é\\n\",\"a\":1}");
    }
}
