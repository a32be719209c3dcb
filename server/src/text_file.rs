//! Text files that a person wrote, with whatever editor: UTF-8 with or without a byte order mark. Another encoding is
//! named, so that it can be chosen when the file is saved.

/// Why a file is not read as text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotText {
    /// Some editors on Windows call it "Unicode".
    #[error("it is UTF-16, which some editors call Unicode: save it as UTF-8")]
    Utf16,
    /// An older encoding, such as GBK or Windows-1252, or no text at all.
    #[error("it is not UTF-8 at line {line}, column {column}: save it as UTF-8")]
    NotUtf8 {
        /// From 1.
        line: usize,
        /// From 1, in characters.
        column: usize,
    },
}

/// The text of a file, without a byte order mark.
///
/// # Errors
/// [`NotText`]
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, NotText> {
    if is_utf16(bytes) {
        return Err(NotText::Utf16);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let (valid, _) = bytes.split_at(error.valid_up_to());
        let (line, column) = position(&String::from_utf8_lossy(valid), valid.len());
        NotText::NotUtf8 { line, column }
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Line and column, from 1, of the byte at `offset`; the column in characters.
pub(crate) fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// By its byte order mark, or by ASCII of which every other byte is zero.
fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..])
        || matches!(bytes, [0, letter, 0, next, ..] | [letter, 0, next, 0, ..] if *letter != 0 && *next != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// field.md 38, O12: what editors on Windows write.
    #[test]
    fn an_encoding_that_is_not_read_is_named() {
        let utf16 = |mark: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("{mark}tls = 'files'\r\n").encode_utf16().flat_map(bytes).collect()
        };
        for mark in ["\u{feff}", ""] {
            assert_eq!(decode(&utf16(mark, u16::to_le_bytes)), Err(NotText::Utf16));
            assert_eq!(decode(&utf16(mark, u16::to_be_bytes)), Err(NotText::Utf16));
        }
        assert_eq!(decode("\u{feff}tls\r\n".as_bytes()), Ok("tls\r\n"));
        assert_eq!(decode(b""), Ok(""));
        let gbk = b"tls = 'files'\n# \xb3\xc9\n";
        assert_eq!(decode(gbk), Err(NotText::NotUtf8 { line: 2, column: 3 }));
    }

    #[test]
    fn a_position_is_counted_as_editors_count() {
        let text = "ab\r\nüü=\n";
        assert_eq!(
            [0, 2, 4, 6, 8].map(|offset| position(text, offset)),
            [(1, 1), (1, 3), (2, 1), (2, 2), (2, 3)]
        );
    }
}
