//! Lines and pictures under each other, as large as their area allows.

use super::canvas::{Anchor, Canvas};
use crate::artwork::Artwork;
use crate::color::Color;
use crate::layout::{Align, Area, Stack};
use crate::text::{Block, Fonts, Prepared, Room};

/// The smallest letters that are printed: 1.2 mm are 3.4 points.
const LETTERS_MM_MIN: f32 = 1.2;
/// How much smaller a stack is set that was too high, and how often: down to a hundredth.
const STEP: f32 = 0.95;
const STEPS_MAX: usize = 90;

/// A text that would be too small to read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} does not fit this size in letters that can be read: shorten it, or take a larger size")]
pub struct NoRoom(pub String);

/// Something in a stack, as large as it may be.
pub(super) enum Item<'a> {
    Text {
        text: &'a Prepared,
        size: f32,
        lines_max: usize,
        color: Color,
    },
    /// Texts of one line each, beside each other.
    Row {
        texts: &'a [Prepared],
        size: f32,
        color: Color,
    },
    Picture {
        artwork: &'a Artwork,
        height: f32,
    },
    /// Free height.
    Gap(f32),
}

/// What an item came to.
enum Fitted<'a> {
    Text { text: &'a Prepared, block: Block, color: Color },
    Row { texts: &'a [Prepared], widths: Vec<f32>, size: f32, color: Color },
    Picture { artwork: &'a Artwork, width: f32, height: f32 },
    Gap(f32),
}

/// How far apart texts in a row are, for a size of one.
const ROW_GAP: f32 = 1.2;

impl Fitted<'_> {
    fn height(&self) -> f32 {
        match self {
            Self::Text { block, .. } => block.height(),
            Self::Row { texts, size, .. } => (ascent(texts) + descent(texts)) * size,
            Self::Picture { height, .. } | Self::Gap(height) => *height,
        }
    }
}

/// Draws the items in the middle of the stack's height.
pub(super) fn draw(
    stack: &Stack,
    items: &[Item<'_>],
    canvas: &mut Canvas,
    fonts: &Fonts,
) -> Result<(), NoRoom> {
    let area = stack.area;
    let (fitted, height) = fit(area, items, fonts)?;
    let mut top = area.y + (area.height - height) / 2.0;
    for item in fitted {
        draw_one(&item, stack, top, canvas, fonts);
        top += item.height();
    }
    Ok(())
}

/// Draws one item below `top`.
fn draw_one(item: &Fitted<'_>, Stack { area, align }: &Stack, top: f32, canvas: &mut Canvas, fonts: &Fonts) {
    let middle = area.x + area.width / 2.0;
    match item {
        Fitted::Text { text, block, color } => {
            let (anchor, x) = match (align, text.right_to_left) {
                (Align::Middle, _) => (Anchor::Middle, middle),
                (Align::Start, false) => (Anchor::Left, area.x),
                (Align::Start, true) => (Anchor::Right, area.x + area.width),
            };
            let mut base = top + block.size * text.ascent;
            for part in &block.lines {
                canvas.line(text.shape(part.clone(), fonts), block.size, (x, base), anchor, *color);
                base += block.line_height;
            }
        }
        Fitted::Row { texts, widths, size, color } => {
            let width = row_width(widths) * size;
            let mut x = if *align == Align::Middle { middle - width / 2.0 } else { area.x };
            for (text, width) in texts.iter().zip(widths) {
                let at = (x, top + ascent(texts) * size);
                canvas.line(text.shape(0..text.text.len(), fonts), *size, at, Anchor::Left, *color);
                x += (width + ROW_GAP) * size;
            }
        }
        Fitted::Picture { artwork, width, height } => {
            let x = if *align == Align::Middle { middle - width / 2.0 } else { area.x };
            canvas.picture(&artwork.markup(), Area { x, y: top, width: *width, height: *height });
        }
        Fitted::Gap(_) => {}
    }
}

/// How wide texts of these widths are beside each other.
fn row_width(widths: &[f32]) -> f32 {
    let gaps = widths.len().saturating_sub(1);
    // At most a handful.
    widths.iter().sum::<f32>() + ROW_GAP * f32::from(u16::try_from(gaps).unwrap_or(u16::MAX))
}

fn ascent(texts: &[Prepared]) -> f32 {
    texts.iter().map(|text| text.ascent).fold(0.0, f32::max)
}

fn descent(texts: &[Prepared]) -> f32 {
    texts.iter().map(|text| text.descent).fold(0.0, f32::max)
}

/// The items in sizes that the area holds, with their height.
fn fit<'a>(area: Area, items: &[Item<'a>], fonts: &Fonts) -> Result<(Vec<Fitted<'a>>, f32), NoRoom> {
    let mut scale = 1.0;
    for _ in 0..STEPS_MAX {
        let fitted: Vec<Fitted<'a>> = items.iter().map(|item| fit_one(item, scale, area, fonts)).collect();
        let unreadable = fitted.iter().find_map(|item| match item {
            Fitted::Text { text, block, .. } if block.size < LETTERS_MM_MIN => Some(text.text.clone()),
            Fitted::Row { texts, size, .. } if *size < LETTERS_MM_MIN => {
                texts.first().map(|text| text.text.clone())
            }
            _ => None,
        });
        if let Some(text) = unreadable {
            return Err(NoRoom(text));
        }
        let height: f32 = fitted.iter().map(Fitted::height).sum();
        if height <= area.height {
            return Ok((fitted, height));
        }
        scale *= STEP;
    }
    Err(NoRoom(String::new()))
}

fn fit_one<'a>(item: &Item<'a>, scale: f32, area: Area, fonts: &Fonts) -> Fitted<'a> {
    match *item {
        Item::Text { text, size, lines_max, color } => {
            let room = Room { width: area.width, size_max: size * scale, lines_max };
            Fitted::Text { text, block: Block::fit(text, room, fonts), color }
        }
        Item::Row { texts, size, color } => {
            let widths: Vec<f32> = texts.iter().map(|text| text.width(0..text.text.len(), fonts)).collect();
            let size = (size * scale).min(area.width / row_width(&widths));
            Fitted::Row { texts, widths, size, color }
        }
        Item::Picture { artwork, height } => {
            let (width, height) = artwork.within(area.width, height * scale);
            Fitted::Picture { artwork, width, height }
        }
        Item::Gap(height) => Fitted::Gap(height * scale),
    }
}
