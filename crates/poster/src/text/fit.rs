//! A text in the lines that show it largest in the room it has.

use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::{Fonts, Prepared};

/// What a text may take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Room {
    pub(crate) width: f32,
    pub(crate) size_max: f32,
    pub(crate) lines_max: usize,
}

/// A text in lines, all of one size.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    /// The height of the letters' square, in millimetres.
    pub(crate) size: f32,
    pub(crate) lines: Vec<Range<usize>>,
    /// From one line to the next, in millimetres.
    pub(crate) line_height: f32,
}

impl Block {
    /// Sets a text as large as its room allows; with fewer lines where that makes no difference, and with lines about
    /// as long as each other.
    pub(crate) fn fit(text: &Prepared, room: Room, fonts: &Fonts) -> Self {
        let pieces = pieces(text, fonts);
        let mut best: Option<(f32, Vec<Range<usize>>)> = None;
        for count in 1..=room.lines_max.min(pieces.len()) {
            let (lines, widest) = balanced(&pieces, count);
            let size = if widest > 0.0 { room.size_max.min(room.width / widest) } else { room.size_max };
            // A line more has to be worth it.
            if best.as_ref().is_none_or(|(other, _)| size > other * 1.2) {
                best = Some((size, lines));
            }
        }
        let (size, lines) = best.unwrap_or((room.size_max, Vec::new()));
        Self { size, lines, line_height: size * (text.ascent + text.descent) }
    }

    pub(crate) fn height(&self) -> f32 {
        // A handful of lines: exact.
        self.line_height * f32::from(u16::try_from(self.lines.len()).unwrap_or(u16::MAX))
    }
}

/// A part of a text that is not broken.
struct Piece {
    range: Range<usize>,
    /// Without the space behind it, which is not seen at a line's end.
    seen: usize,
    width_seen: f32,
    width: f32,
}

fn pieces(text: &Prepared, fonts: &Fonts) -> Vec<Piece> {
    let segmenter = LineSegmenter::new_auto(LineBreakOptions::default());
    let breaks: Vec<usize> = segmenter.segment_str(&text.text).collect();
    let piece = |pair: &[usize]| {
        let range = pair[0]..pair[1];
        let seen = pair[0] + text.text[range.clone()].trim_end().len();
        let (width_seen, width) = (text.width(pair[0]..seen, fonts), text.width(range.clone(), fonts));
        Piece { range, seen, width_seen, width }
    };
    breaks.windows(2).map(piece).collect()
}

/// The pieces in so many lines whose widest is as narrow as can be, and how wide it is.
fn balanced(pieces: &[Piece], count: usize) -> (Vec<Range<usize>>, f32) {
    let line = |from: usize, to: usize| {
        let before: f32 = pieces[from..to - 1].iter().map(|piece| piece.width).sum();
        before + pieces[to - 1].width_seen
    };
    // For each number of pieces, the least width that the lines so far reach, and where the last of them begins.
    let mut reached: Vec<Vec<(f32, usize)>> = vec![vec![(f32::INFINITY, 0); pieces.len() + 1]; count + 1];
    reached[0][0] = (0.0, 0);
    for lines in 1..=count {
        for end in lines..=pieces.len() {
            let best = (lines - 1..end)
                .map(|start| (reached[lines - 1][start].0.max(line(start, end)), start))
                .min_by(|one, other| one.0.total_cmp(&other.0));
            reached[lines][end] = best.unwrap_or((f32::INFINITY, 0));
        }
    }
    let widest = reached[count][pieces.len()].0;
    let (mut lines, mut end) = (Vec::new(), pieces.len());
    for row in (1..=count).rev() {
        let start = reached[row][end].1;
        lines.push(pieces[start].range.start..pieces[end - 1].seen);
        end = start;
    }
    lines.reverse();
    (lines, widest)
}

#[cfg(test)]
mod tests {
    use super::super::Weight;
    use super::*;

    fn lines(text: &str, width: f32, lines_max: usize) -> (Vec<String>, f32) {
        let mut fonts = Fonts::shipped_only();
        let prepared = Prepared::new(text, "en", Weight::Reading, &mut fonts).unwrap();
        let block = Block::fit(&prepared, Room { width, size_max: 10.0, lines_max }, &fonts);
        (block.lines.iter().map(|line| text[line.clone()].to_owned()).collect(), block.size)
    }

    #[test]
    fn a_short_text_is_one_line_at_full_size() {
        assert_eq!(lines("Scan to pay", 100.0, 3), (vec!["Scan to pay".to_owned()], 10.0));
    }

    #[test]
    fn a_long_text_is_broken_between_words_into_lines_of_like_length() {
        let (lines, size) = lines("The Very Long Name of a Small Café", 90.0, 2);
        assert_eq!(lines, ["The Very Long Name", "of a Small Café"]);
        assert!(size > 8.0, "{size}");
    }

    #[test]
    fn thai_is_broken_between_words_though_it_has_no_spaces() {
        let (lines, _) = lines("ร้านกาแฟริมแม่น้ำ", 40.0, 2);
        assert_eq!(lines.concat(), "ร้านกาแฟริมแม่น้ำ");
        assert_eq!(lines, ["ร้านกาแฟ", "ริมแม่น้ำ"]);
    }

    #[test]
    fn a_word_that_is_too_long_is_set_smaller() {
        let (lines, size) = lines("Donaudampfschifffahrtsgesellschaft", 60.0, 3);
        assert_eq!(lines.len(), 1);
        assert!(size < 5.0, "{size}");
    }
}
