//! Lines of text as letters in their places. The shaping is the library's; here is what goes around it: the order of
//! parts that are read in different directions, and the change of fonts.

use std::fmt::Write as _;
use std::ops::Range;

use fontdb::ID;
use harfrust::{Direction, GlyphInfo, GlyphPosition, ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use unicode_bidi::{BidiInfo, Level};

use super::{Fonts, Prepared};

/// A letter's shape in its place. Lengths are for a size of one.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    pub(crate) shape: u16,
    /// What it writes, of the text of its [`Letters`].
    pub(crate) text: Range<usize>,
    pub(crate) advance: f32,
    /// Where it is drawn, to the right of its place and above it.
    pub(crate) offset: (f32, f32),
}

/// Letters of one font in a row, from left to right.
#[derive(Clone, Debug)]
pub(crate) struct Letters {
    pub(crate) face: ID,
    pub(crate) text: String,
    pub(crate) set: Vec<Letter>,
    /// How far from the line's left they begin, for a size of one.
    pub(crate) start: f32,
}

/// A line, set.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shaped {
    pub(crate) letters: Vec<Letters>,
    /// For a size of one.
    pub(crate) width: f32,
}

impl Prepared {
    /// Sets a part of the text in one line.
    pub(crate) fn shape(&self, part: Range<usize>, fonts: &Fonts) -> Shaped {
        let mut shaped = Shaped::default();
        let text = self.text.get(part.clone()).unwrap_or_default();
        let base = if self.right_to_left { Level::rtl() } else { Level::ltr() };
        let order = BidiInfo::new(text, Some(base));
        let Some(paragraph) = order.paragraphs.first() else { return shaped };
        let (levels, in_order) = order.visual_runs(paragraph, paragraph.range.clone());
        for turned in in_order {
            let right_to_left = levels.get(turned.start).is_some_and(Level::is_rtl);
            let within = part.start + turned.start..part.start + turned.end;
            let mut runs: Vec<(ID, Range<usize>)> = self
                .runs
                .iter()
                .map(|run| (run.face, run.range.start.max(within.start)..run.range.end.min(within.end)))
                .filter(|(_, range)| range.start < range.end)
                .collect();
            if right_to_left {
                runs.reverse();
            }
            for (face, range) in runs {
                let text = self.text.get(range).unwrap_or_default();
                let set = fonts.read(face, |face| letters(face, text, right_to_left)).unwrap_or_default();
                let width: f32 = set.iter().map(|letter| letter.advance).sum();
                let start = shaped.width;
                shaped.letters.push(Letters { face, text: text.to_owned(), set, start });
                shaped.width += width;
            }
        }
        shaped
    }

    /// How wide a part of it is set, for a size of one.
    pub(crate) fn width(&self, part: Range<usize>, fonts: &Fonts) -> f32 {
        self.shape(part, fonts).width
    }
}

fn letters(face: &FontRef<'_>, text: &str, right_to_left: bool) -> Vec<Letter> {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight });
    let shaper = ShaperData::new(face);
    let set = shaper.shaper(face).build().shape(buffer, ShapeOptions::default());
    let units = units_per_em(face);
    #[expect(clippy::cast_precision_loss, reason = "a line of text has thousands of units, not millions")]
    let length = |value: i32| value as f32 / units;
    // A letter writes what lies between its own start and the next start in the text, whatever the order on paper.
    let mut starts: Vec<usize> = set.glyph_infos().iter().map(|info| cluster(info.cluster)).collect();
    starts.sort_unstable();
    let end_of = |start: usize| starts.iter().copied().find(|other| *other > start).unwrap_or(text.len());
    let letter = |(info, position): (&GlyphInfo, &GlyphPosition)| {
        let start = cluster(info.cluster);
        Letter {
            // Fonts have at most 65,535 shapes.
            shape: u16::try_from(info.glyph_id).unwrap_or(0),
            text: start..end_of(start),
            advance: length(position.x_advance),
            offset: (length(position.x_offset), length(position.y_offset)),
        }
    };
    set.glyph_infos().iter().zip(set.glyph_positions()).map(letter).collect()
}

fn units_per_em(face: &FontRef<'_>) -> f32 {
    f32::from(face.metrics(Size::unscaled(), LocationRef::default()).units_per_em)
}

fn cluster(start: u32) -> usize {
    usize::try_from(start).unwrap_or(usize::MAX)
}

impl Letters {
    /// The letters' outlines as the `d` of an SVG path: set in a size, from a point on the base line.
    pub(crate) fn outline(&self, size: f32, (x, y): (f32, f32), fonts: &Fonts) -> String {
        let mut path = Outline { path: String::new(), scale: 0.0, at: (0.0, 0.0) };
        let draw = |face: &FontRef<'_>| {
            path.scale = size / units_per_em(face);
            let (shapes, mut pen) = (face.outline_glyphs(), x + self.start * size);
            for letter in &self.set {
                path.at = (pen + letter.offset.0 * size, y - letter.offset.1 * size);
                if let Some(shape) = shapes.get(GlyphId::new(u32::from(letter.shape))) {
                    let as_designed = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
                    // A shape that a font spoilt is left out, as printers do.
                    let _ = shape.draw(as_designed, &mut path);
                }
                pen += letter.advance * size;
            }
        };
        fonts.read(self.face, draw);
        path.path
    }
}

/// An outline on its way into a path.
struct Outline {
    path: String,
    scale: f32,
    at: (f32, f32),
}

impl Outline {
    fn push(&mut self, command: char, points: &[(f32, f32)]) {
        self.path.push(command);
        for (index, (x, y)) in points.iter().enumerate() {
            let space = if index == 0 { "" } else { " " };
            let (x, y) = (self.at.0 + x * self.scale, self.at.1 - y * self.scale);
            // A ten thousandth of a millimetre. Writing to a string does not fail.
            let _ = write!(self.path, "{space}{x:.4} {y:.4}");
        }
    }
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.push('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.push('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.push('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.push('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}

#[cfg(test)]
mod tests {
    use super::super::Weight;
    use super::*;

    fn shaped(text: &str) -> Shaped {
        let mut fonts = Fonts::shipped_only();
        let prepared = Prepared::new(text, "en", Weight::Reading, &mut fonts).unwrap();
        prepared.shape(0..text.len(), &fonts)
    }

    /// What the line shows from left to right, letter by letter.
    fn shown(shaped: &Shaped) -> Vec<&str> {
        let letters = shaped.letters.iter();
        letters
            .flat_map(|letters| letters.set.iter().map(|letter| &letters.text[letter.text.clone()]))
            .collect()
    }

    #[test]
    fn letters_stand_beside_each_other_also_where_one_is_written_as_two() {
        // SARA AM is set as two shapes, of which both take room.
        let all = shaped("น้ำใจ").width;
        let parts = shaped("น้ำ").width + shaped("ใจ").width;
        assert!((all - parts).abs() < 0.01, "{all} {parts}");
        assert!(shaped("น้ำ").width > shaped("น้").width + 0.3);
    }

    #[test]
    fn khmer_is_shaped() {
        // Four letters and a sign below: laid out letter by letter it would be wider.
        let parts: f32 = "ស្កេន".chars().map(|letter| shaped(&letter.to_string()).width).sum();
        assert!(shaped("ស្កេន").width < parts);
    }

    #[test]
    fn arabic_is_read_from_right_to_left_and_its_numbers_from_left_to_right() {
        let shaped = shaped("مقهى 24");
        assert_eq!(shown(&shaped)[..2], ["2", "4"]);
        assert_eq!(shown(&shaped).last(), Some(&"م"));
    }

    #[test]
    fn fonts_change_where_the_line_is_and_in_the_order_of_reading() {
        let thai_first = shaped("กาแฟ Coffee");
        let widths: Vec<f32> = ["กาแฟ ", "Coffee"].map(|part| shaped(part).width).to_vec();
        assert!((thai_first.letters[1].start - widths[0]).abs() < 0.01);
        assert!((thai_first.width - widths[0] - widths[1]).abs() < 0.01);
        let arabic = shaped("مقهى № بستان");
        let from_left: Vec<&str> = arabic.letters.iter().map(|letters| letters.text.trim()).collect();
        assert_eq!(from_left, ["بستان", "№", "مقهى"]);
    }

    #[test]
    fn an_outline_is_in_its_place() {
        let mut fonts = Fonts::shipped_only();
        let prepared = Prepared::new("I", "en", Weight::Display, &mut fonts).unwrap();
        let shaped = prepared.shape(0..1, &fonts);
        let path = shaped.letters[0].outline(10.0, (100.0, 50.0), &fonts);
        let numbers: Vec<f32> = path
            .split(|letter: char| letter.is_alphabetic() || letter == ' ')
            .filter_map(|n| n.parse().ok())
            .collect();
        assert!(numbers.chunks(2).all(|point| (100.0..105.0).contains(&point[0])), "{path}");
        assert!(numbers.chunks(2).all(|point| (40.0..=50.0).contains(&point[1])), "{path}");
    }
}
