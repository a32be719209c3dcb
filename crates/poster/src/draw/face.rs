//! One face of a poster: its texts and pictures in the places of its layout.

use super::canvas::Canvas;
use super::stack::{Item, NoRoom, draw};
use crate::artwork::Artwork;
use crate::color::{BLACK, Color, INK, LINE, QUIET, WHITE};
use crate::layout::{Align, Area, Layout, Stack};
use crate::qr::Symbol;
use crate::text::{Fonts, Prepared};

/// What stands on a face.
pub(crate) struct Content<'a> {
    pub(crate) name: Prepared,
    pub(crate) label: Option<Prepared>,
    pub(crate) headlines: Vec<Prepared>,
    pub(crate) amount: Option<Prepared>,
    pub(crate) steps: Vec<Prepared>,
    pub(crate) accepted: Prepared,
    pub(crate) address: Prepared,
    pub(crate) symbol: Symbol,
    pub(crate) color: Color,
    pub(crate) logo: Option<&'a Artwork>,
    pub(crate) mark: Option<&'a Artwork>,
    pub(crate) center: Option<&'a Artwork>,
}

/// How much a picture in the middle of a code may take of its width: a twentieth of its modules, where H restores
/// nearly a third.
const CENTER_SHARE: f32 = 0.22;

/// The face, in millimetres; its ground reaches `bleed` beyond the face's left, right and bottom edges, and
/// beyond its top where `bleeds_at_top`.
pub(crate) fn face(
    content: &Content<'_>,
    layout: &Layout,
    bleed: f32,
    bleeds_at_top: bool,
    fonts: &Fonts,
) -> Result<Canvas, NoRoom> {
    let mut canvas = Canvas::default();
    if let Some(ground) = layout.ground {
        canvas.rectangle(bled(ground, layout, bleed, bleeds_at_top), 0.0, content.color);
        canvas.rectangle(layout.card, layout.corner, WHITE);
    }
    code(content, layout.code, &mut canvas);
    draw(&layout.identity, &identity(content, layout), &mut canvas, fonts)?;
    draw(&layout.call, &call(content, layout), &mut canvas, fonts)?;
    if let Some(stack) = &layout.steps {
        let color = on(stack.area, layout, content.color, INK);
        let size = layout.sizes.steps;
        let mut items = Vec::new();
        for text in &content.steps {
            items.push(Item::Gap(if items.is_empty() { 0.0 } else { size * step_gap(stack.align) }));
            items.push(Item::Text { text, size, lines_max: step_lines(stack.align), color });
        }
        draw(stack, &items, &mut canvas, fonts)?;
    }
    if let Some(area) = layout.mark {
        mark(content, layout, area, &mut canvas, fonts)?;
    }
    let color = on(layout.address.area, layout, content.color, QUIET);
    let address = Item::Text { text: &content.address, size: layout.sizes.address, lines_max: 2, color };
    draw(&layout.address, &[address], &mut canvas, fonts)?;
    Ok(canvas)
}

/// Beside a code there is room below each other, above and below it beside each other.
const fn step_lines(align: Align) -> usize {
    match align {
        Align::Middle => 1,
        Align::Start => 3,
    }
}

const fn step_gap(align: Align) -> f32 {
    match align {
        Align::Middle => 0.15,
        Align::Start => 0.6,
    }
}

/// The colour of words in an area: what is read on the ground where it is on it, else `on_white`.
fn on(area: Area, layout: &Layout, ground: Color, on_white: Color) -> Color {
    if is_on_ground(area, layout) { ground.text_on_it() } else { on_white }
}

fn is_on_ground(area: Area, layout: &Layout) -> bool {
    let (x, y) = (area.x + area.width / 2.0, area.y + area.height / 2.0);
    layout.ground.is_some_and(|ground| {
        (ground.x..ground.x + ground.width).contains(&x) && (ground.y..ground.y + ground.height).contains(&y)
    })
}

fn bled(ground: Area, layout: &Layout, bleed: f32, at_top: bool) -> Area {
    let beyond = |touches: bool| if touches { bleed } else { 0.0 };
    let left = beyond(ground.x <= 0.0);
    let top = beyond(at_top && ground.y <= 0.0);
    let right = beyond(ground.x + ground.width >= layout.width - 0.01);
    let bottom = beyond(ground.y + ground.height >= layout.height - 0.01);
    Area {
        x: ground.x - left,
        y: ground.y - top,
        width: ground.width + left + right,
        height: ground.height + top + bottom,
    }
}

fn identity<'a>(content: &'a Content<'a>, layout: &Layout) -> Vec<Item<'a>> {
    let sizes = layout.sizes;
    let mut items = Vec::new();
    // A label has no room for a logo.
    if let Some(artwork) = content.logo.filter(|_| sizes.logo > 0.0) {
        items.extend([Item::Picture { artwork, height: sizes.logo }, Item::Gap(sizes.logo * 0.25)]);
    }
    items.push(Item::Text { text: &content.name, size: sizes.name, lines_max: 3, color: INK });
    if let Some(text) = &content.label {
        items.push(Item::Gap(sizes.label * 0.2));
        items.push(Item::Text { text, size: sizes.label, lines_max: 2, color: QUIET });
    }
    items
}

fn call<'a>(content: &'a Content<'a>, layout: &Layout) -> Vec<Item<'a>> {
    let sizes = layout.sizes;
    let color = on(layout.call.area, layout, content.color, content.color.on_white());
    let mut items = Vec::new();
    if layout.steps.is_none() && layout.call.align == Align::Middle {
        // An upright label has one line for all.
        items.push(Item::Row { texts: &content.headlines, size: sizes.headline, color });
    } else if let Some((text, others)) = content.headlines.split_first() {
        items.push(Item::Text { text, size: sizes.headline, lines_max: 1, color });
        if !others.is_empty() {
            items.push(Item::Row { texts: others, size: sizes.headline_other, color });
        }
    }
    if let Some(text) = &content.amount {
        items.push(Item::Text { text, size: sizes.amount, lines_max: 1, color });
    }
    items
}

/// The code in its area, which is white, with the quiet zone.
fn code(content: &Content<'_>, area: Area, canvas: &mut Canvas) {
    let symbol = &content.symbol;
    let whole = modules(symbol.width_with_quiet_zone());
    canvas.rectangle(area, 0.0, WHITE);
    let free = content.center.map_or(0, |_| center_modules(symbol.width()));
    let dark = symbol.path_without_center(free);
    canvas.picture(&format!(r#"<path transform="scale({})" fill="{BLACK}" d="{dark}"/>"#, 1.0 / whole), area);
    if let Some(artwork) = content.center {
        // Half a module of white around it.
        let module = area.width / whole;
        let side = (modules(free) - 1.0) * module;
        let (x, y) = (area.x + (area.width - side) / 2.0, area.y + (area.height - side) / 2.0);
        let inner = Area { x, y, width: side, height: side };
        canvas.picture(&artwork.markup(), artwork.centred_in(inner));
    }
}

/// A square of whole modules in the middle of a code: an odd number, as a code's width is.
fn center_modules(width: usize) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a quarter of 33")]
    let share = (modules(width) * CENTER_SHARE) as usize;
    if share.is_multiple_of(2) { share.saturating_sub(1) } else { share }
}

/// Modules of a code as a length: at most 41.
fn modules(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// The acceptance mark on white, or the words that stand in for it.
fn mark(
    content: &Content<'_>,
    layout: &Layout,
    area: Area,
    canvas: &mut Canvas,
    fonts: &Fonts,
) -> Result<(), NoRoom> {
    let corner = area.height / 2.0;
    if is_on_ground(area, layout) {
        canvas.rectangle(area, corner, WHITE);
    } else {
        canvas.frame(area, corner, area.height / 40.0, LINE);
    }
    let (x, y) = (area.height * 0.5, area.height * 0.16);
    let inner =
        Area { x: area.x + x, y: area.y + y, width: area.width - 2.0 * x, height: area.height - 2.0 * y };
    if let Some(artwork) = content.mark {
        canvas.picture(&artwork.markup(), artwork.centred_in(inner));
        return Ok(());
    }
    let (size, color) = (layout.sizes.accepted, content.color.on_white());
    let words = Item::Text { text: &content.accepted, size, lines_max: 1, color };
    draw(&Stack { area: inner, align: Align::Middle }, &[words], canvas, fonts)
}
