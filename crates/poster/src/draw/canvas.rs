//! Markup, piece by piece.

use std::fmt::Write as _;

use crate::color::Color;
use crate::layout::Area;
use crate::text::{Letters, Shaped};

/// Which point of a line is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Left,
    Middle,
    Right,
}

/// Letters in their place: each format draws them in its own way.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) letters: Letters,
    /// The height of the letters' square, in millimetres.
    pub(crate) size: f32,
    /// Where their line begins, on its base line.
    pub(crate) at: (f32, f32),
    pub(crate) color: Color,
}

/// A drawing that grows: shapes and pictures as SVG markup, and the letters on top of them.
#[derive(Debug, Default)]
pub(crate) struct Canvas {
    pub(super) markup: String,
    pub(super) letters: Vec<Placed>,
}

// Writing to a string does not fail.
impl Canvas {
    pub(super) fn rectangle(&mut self, area: Area, corner: f32, fill: Color) {
        let Area { x, y, width, height } = area;
        let _ = write!(
            self.markup,
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{corner}" fill="{fill}"/>"#
        );
    }

    /// A line around an area, inside it.
    pub(super) fn frame(&mut self, area: Area, corner: f32, thickness: f32, color: Color) {
        let (x, y) = (area.x + thickness / 2.0, area.y + thickness / 2.0);
        let (width, height) = (area.width - thickness, area.height - thickness);
        let _ = write!(
            self.markup,
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{corner}" fill="none" stroke="{color}" stroke-width="{thickness}"/>"#
        );
    }

    pub(super) fn stroke(
        &mut self,
        from: (f32, f32),
        to: (f32, f32),
        thickness: f32,
        color: Color,
        dashes: &str,
    ) {
        let ((x1, y1), (x2, y2)) = (from, to);
        let _ = write!(
            self.markup,
            r#"<path d="M{x1} {y1}L{x2} {y2}" stroke="{color}" stroke-width="{thickness}" stroke-dasharray="{dashes}"/>"#
        );
    }

    /// Markup that is one unit wide, so wide as the area, from its top left.
    pub(super) fn picture(&mut self, markup: &str, area: Area) {
        let Area { x, y, width, .. } = area;
        let _ = write!(self.markup, r#"<g transform="translate({x} {y}) scale({width})">{markup}</g>"#);
    }

    /// A line of text; `at` is where its anchor stands on the base line.
    pub(super) fn line(&mut self, line: Shaped, size: f32, at: (f32, f32), anchor: Anchor, color: Color) {
        let before = match anchor {
            Anchor::Left => 0.0,
            Anchor::Middle => line.width * size / 2.0,
            Anchor::Right => line.width * size,
        };
        let at = (at.0 - before, at.1);
        self.letters.extend(line.letters.into_iter().map(|letters| Placed { letters, size, at, color }));
    }
}
