//! The sheet of paper: its faces or labels, the fold, the marks for the cutter.

use std::fmt::Write as _;

use super::canvas::{Canvas, Placed};
use crate::color::{BLACK, Color};
use crate::layout::Layout;
use crate::size::{LabelSheet, Size};
use crate::text::Fonts;

/// How far colour goes beyond the edge, for the cutter's knife.
pub(crate) const BLEED_MM: f32 = 3.0;
/// Paper around the poster that holds bleed and marks.
const MARGIN_MM: f32 = 10.0;
/// How long a cut mark is, and how thick.
const MARK_MM: f32 = 5.0;
const MARK_THICKNESS_MM: f32 = 0.1;
/// Where to fold is seen on white and on colour, and not from afar.
const FOLD_COLOR: Color = Color([0x9a, 0xa5, 0xa0]);
const FOLD_THICKNESS_MM: f32 = 0.2;

/// Where a face is on its sheet: its top left corner, or its bottom right one where it is turned upside down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) upside_down: bool,
}

/// A sheet of paper with a poster on it, in millimetres from the finished poster's top left.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// From the sheet's edges to the finished poster's.
    pub(crate) margin: f32,
    /// Where its faces are.
    pub(crate) places: Vec<Place>,
    face: Canvas,
    marks: Canvas,
}

impl Page {
    /// Lays a face out on its paper, as often as the size has it.
    pub(crate) fn new(size: Size, layout: &Layout, face: Canvas, crop_marks: bool) -> Self {
        let (width, height) = size.page();
        let mut marks = Canvas::default();
        if size == Size::Table {
            let middle = height / 2.0;
            marks.stroke((0.0, middle), (width, middle), FOLD_THICKNESS_MM, FOLD_COLOR, "1.5");
        }
        // Labels are cut already: their marks are in the sheet's own margin.
        let margin = match size {
            Size::Labels(sheet) if crop_marks => {
                sheet_marks(sheet, &mut marks);
                0.0
            }
            _ if crop_marks => {
                corner_marks(width, height, size == Size::Table, &mut marks);
                MARGIN_MM
            }
            _ => 0.0,
        };
        let (width, height) = (width + 2.0 * margin, height + 2.0 * margin);
        Self { width, height, margin, places: places(size, layout), face, marks }
    }

    /// The letters of a face.
    pub(crate) fn letters(&self) -> &[Placed] {
        &self.face.letters
    }

    /// The sheet without its letters, as an SVG document whose unit is a millimetre.
    pub(crate) fn shapes(&self) -> String {
        self.document("")
    }

    /// The sheet with its letters as outlines.
    pub(crate) fn outlines(&self, fonts: &Fonts) -> String {
        let mut letters = String::new();
        for placed in &self.face.letters {
            let path = placed.letters.outline(placed.size, placed.at, fonts);
            // Writing to a string does not fail.
            let _ = write!(letters, r#"<path fill="{}" d="{path}"/>"#, placed.color);
        }
        self.document(&letters)
    }

    fn document(&self, letters: &str) -> String {
        let Self { width, height, .. } = self;
        let edge = -self.margin;
        let mut svg = format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{edge} {edge} {width} {height}"><rect x="{edge}" y="{edge}" width="{width}" height="{height}" fill="#ffffff"/><defs><g id="face">{}{letters}</g></defs>"##,
            self.face.markup
        );
        for Place { x, y, upside_down } in &self.places {
            let turn = if *upside_down { 180 } else { 0 };
            let _ = write!(svg, r##"<use href="#face" transform="translate({x} {y}) rotate({turn})"/>"##);
        }
        svg + &self.marks.markup + "</svg>"
    }
}

fn places(size: Size, layout: &Layout) -> Vec<Place> {
    let upright = |(x, y)| Place { x, y, upside_down: false };
    match size {
        Size::Labels(sheet) => sheet.places().map(upright).collect(),
        // Both have the fold above them: what stands upside down here stands upright on the other side.
        Size::Table => {
            let (x, y) = (layout.width, layout.height);
            vec![upright((0.0, y)), Place { x, y, upside_down: true }]
        }
        Size::A4 | Size::A5 | Size::A6 => vec![upright((0.0, 0.0))],
    }
}

/// Two lines at each corner, and two at the fold, beyond the bleed.
fn corner_marks(width: f32, height: f32, folded: bool, canvas: &mut Canvas) {
    let near = BLEED_MM + 1.0;
    let far = near + MARK_MM;
    let mut mark = |from, to| canvas.stroke(from, to, MARK_THICKNESS_MM, BLACK, "none");
    for x in [0.0, width] {
        mark((x, -far), (x, -near));
        mark((x, height + near), (x, height + far));
    }
    let fold = folded.then_some(height / 2.0);
    for y in [0.0, height].into_iter().chain(fold) {
        mark((-far, y), (-near, y));
        mark((width + near, y), (width + far, y));
    }
}

/// A line at each edge of the labels, in the sheet's margins.
fn sheet_marks(sheet: &LabelSheet, canvas: &mut Canvas) {
    let (width, height) = sheet.page;
    // A millimetre away from the label and from the sheet's edge.
    let length = |margin: f32| (margin - 2.0).clamp(0.0, MARK_MM);
    let (across, down) = (length(sheet.margin.0), length(sheet.margin.1));
    let (left, top) = (sheet.margin.0 - 1.0, sheet.margin.1 - 1.0);
    let (right, bottom) = (width - left, height - top);
    let mut mark = |from, to| canvas.stroke(from, to, MARK_THICKNESS_MM, BLACK, "none");
    for (x, _) in sheet.places().take(usize::from(sheet.columns)) {
        for x in [x, x + sheet.label.0] {
            mark((x, top - down), (x, top));
            mark((x, bottom), (x, bottom + down));
        }
    }
    for (_, y) in sheet.places().step_by(usize::from(sheet.columns)) {
        for y in [y, y + sheet.label.1] {
            mark((left - across, y), (left, y));
            mark((right, y), (right + across, y));
        }
    }
}
