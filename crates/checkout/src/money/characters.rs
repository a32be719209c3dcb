//! What each character of a typed amount stands for.

use crate::digits::digit;
use crate::visible::draws_nothing;

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
            // The frame of a keycap, as in `1️⃣`: its digit stands before it.
            '\u{20e3}' => Self::Invisible,
            // What copying brings along: joiners, selectors of variants, marks of the text's direction.
            _ if draws_nothing(character) && !character.is_whitespace() && !character.is_control() => {
                Self::Invisible
            }
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
            // The last ones end sentences, and stand on the key of the point: Khmer, Burmese, Devanagari, Urdu.
            '.' | '．' | '。' | '｡' | '﹒' | '︒' | '។' | '။' | '।' | '\u{6d4}' => Self::Point,
            ',' | '，' | '、' | '､' | '﹐' | '﹑' | '︐' | '︑' | '၊' | '\u{60c}' => Self::Comma,
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
