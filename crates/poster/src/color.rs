//! The colour of a poster.

use std::fmt;
use std::str::FromStr;

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(pub [u8; 3]);

/// What is read on white.
pub(crate) const INK: Color = Color([0x15, 0x20, 0x1c]);
/// What is read on white, second.
pub(crate) const QUIET: Color = Color([0x55, 0x62, 0x5c]);
/// Lines on white.
pub(crate) const LINE: Color = Color([0xd5, 0xdc, 0xd8]);
pub(crate) const WHITE: Color = Color([0xff; 3]);
/// The code's own: nothing else has as much contrast, and printers make it of one ink.
pub(crate) const BLACK: Color = Color([0; 3]);

/// The least contrast of words that everyone reads. Source: WCAG 2.2, 1.4.3.
const CONTRAST_MIN: f32 = 4.5;

impl Color {
    /// The colour of posters that ask for no other.
    pub const STANDARD: Self = Self([0x0a, 0x6b, 0x55]);

    /// What is read on this colour: white or ink, whichever has more contrast.
    pub(crate) fn text_on_it(self) -> Self {
        if self.contrast(WHITE) >= self.contrast(INK) { WHITE } else { INK }
    }

    /// This colour where it is read on white, else ink.
    pub(crate) fn on_white(self) -> Self {
        if self.contrast(WHITE) >= CONTRAST_MIN { self } else { INK }
    }

    /// The contrast ratio of WCAG 2.2: 1 to 21.
    fn contrast(self, other: Self) -> f32 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(self) -> f32 {
        let linear = |part: u8| {
            let part = f32::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Color {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A text that is no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected six hexadecimal digits, such as 0a6b55")]
pub struct NotAColor;

impl FromStr for Color {
    type Err = NotAColor;

    fn from_str(text: &str) -> Result<Self, NotAColor> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(NotAColor);
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| NotAColor)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_six_digits() {
        assert_eq!("#0A6b55".parse(), Ok(Color::STANDARD));
        assert_eq!(Color::STANDARD.to_string().parse(), Ok(Color::STANDARD));
        for wrong in ["", "fff", "#12345g", "+12345", "1234567"] {
            assert_eq!(wrong.parse::<Color>(), Err(NotAColor), "{wrong}");
        }
    }

    #[test]
    fn text_is_light_on_dark_and_dark_on_light() {
        assert_eq!(Color::STANDARD.text_on_it(), WHITE);
        assert_eq!(Color([0xff, 0xd4, 0x3b]).text_on_it(), INK);
        assert_eq!(WHITE.text_on_it(), INK);
        assert_eq!(
            (Color::STANDARD.on_white(), Color([0xff, 0xd4, 0x3b]).on_white()),
            (Color::STANDARD, INK)
        );
    }
}
