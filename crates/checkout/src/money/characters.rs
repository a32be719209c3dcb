//! What each character of a typed amount stands for.

/// One character of a typed amount, whatever script it was typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Character {
    /// A decimal digit, 0 to 9.
    Digit(u8),
    /// A mark between digits.
    Mark(Mark),
    /// A plus sign.
    Plus,
    /// A minus sign.
    Minus,
    /// Something that cannot be seen and says nothing about the number.
    Invisible,
}

/// A mark between digits. Marks of one kind mean the same, in whatever script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A point: decimal mark or grouping, by region.
    Point,
    /// A comma: decimal mark or grouping, by region.
    Comma,
    /// The Arabic decimal mark: never grouping.
    ArabicDecimal,
    /// The Arabic thousands mark: always grouping.
    ArabicGroup,
    /// An apostrophe: always grouping.
    Apostrophe,
    /// A space of any width: always grouping.
    Space,
}

impl Character {
    /// What the character stands for; `None` if it has no place in an amount.
    pub(super) fn of(character: char) -> Option<Self> {
        Some(match character {
            '+' | '＋' | '﹢' => Self::Plus,
            '-' | '\u{2212}' | '－' | '﹣' => Self::Minus,
            // What copying brings along: zero-width characters, and marks of the text's direction.
            '\u{61c}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => Self::Invisible,
            _ => match Mark::of(character) {
                Some(mark) => Self::Mark(mark),
                None => Self::Digit(digit(character)?),
            },
        })
    }
}

impl Mark {
    /// The mark that a character is.
    pub(super) fn of(character: char) -> Option<Self> {
        Some(match character {
            '.' | '．' | '。' | '｡' | '﹒' => Self::Point,
            ',' | '，' | '、' | '､' | '﹐' | '\u{60c}' => Self::Comma,
            '\u{66b}' => Self::ArabicDecimal,
            '\u{66c}' => Self::ArabicGroup,
            '\'' | '‘' | '’' | '＇' => Self::Apostrophe,
            _ if character.is_whitespace() => Self::Space,
            _ => return None,
        })
    }

    /// Whether it stands before decimals in some regions and between groups in others.
    pub(super) fn depends_on_region(self) -> bool {
        matches!(self, Self::Point | Self::Comma)
    }
}

/// The value of a decimal digit of any script.
fn digit(character: char) -> Option<u8> {
    let code = u32::from(character);
    let run = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?;
    u8::try_from(code - ZEROS[run]).ok().filter(|value| *value <= 9)
}

/// The zeros of the runs of ten decimal digits (general category Nd), in order: Unicode 17 and 18.
const ZEROS: [u32; 77] = [
    0x0030, 0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
    0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
    0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x1_04a0,
    0x1_0d30, 0x1_0d40, 0x1_1066, 0x1_10f0, 0x1_1136, 0x1_11d0, 0x1_12f0, 0x1_1450, 0x1_14d0, 0x1_1650,
    0x1_16c0, 0x1_16d0, 0x1_16da, 0x1_1730, 0x1_18e0, 0x1_1950, 0x1_1bf0, 0x1_1c50, 0x1_1d50, 0x1_1da0,
    0x1_1de0, 0x1_1f50, 0x1_6130, 0x1_6a60, 0x1_6ac0, 0x1_6b50, 0x1_6d70, 0x1_ccf0, 0x1_d7ce, 0x1_d7d8,
    0x1_d7e2, 0x1_d7ec, 0x1_d7f6, 0x1_e140, 0x1_e2f0, 0x1_e4f0, 0x1_e5f1, 0x1_e950, 0x1_fbf0,
];
