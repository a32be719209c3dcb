//! The drawing as what is handed out: PDF, SVG, PNG.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use fontdb::ID;
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{Point, Rect, Size as PointSize, Transform as PointTransform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla_svg::{SurfaceExt as _, SvgSettings};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, WriteOptions};

use crate::draw::{BLEED_MM, Page, Placed};
use crate::poster::PosterProblem;
use crate::text::Fonts;

/// What a poster can be handed out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For printers: lines and letters, with the fonts' letters that it uses in it.
    Pdf,
    /// For designers: lines, and letters as lines.
    Svg,
    /// For screens and simple printers: [`PNG_DPI`] pixels to the inch.
    Png,
}

/// Pixels to the inch of a PNG.
pub const PNG_DPI: f32 = 300.0;

pub(crate) const MM_PER_INCH: f32 = 25.4;
const POINTS_PER_INCH: f32 = 72.0;

impl Format {
    /// Every format there is.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Svg, Self::Png];

    /// Its name, which is also how its files end.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// The format of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// A page's markup, read.
pub(crate) fn tree(markup: &str) -> Result<Tree, PosterProblem> {
    Tree::from_str(markup, &Options::default()).map_err(|error| PosterProblem::Drawing(error.to_string()))
}

pub(crate) fn svg(tree: &Tree, page: &Page, title: &str) -> Vec<u8> {
    let options =
        WriteOptions { coordinates_precision: 4, transforms_precision: 6, ..WriteOptions::default() };
    let (width, height) = (page.width, page.height);
    // The third alone would end a section that was never begun: XML has no `]]>` in a text.
    let title = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let drawing = tree.to_string(&options);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\">\n<title>{title}</title>\n{drawing}</svg>\n"
    )
    .into_bytes()
}

pub(crate) fn pdf(page: &Page, title: &str, fonts: &Fonts) -> Result<Vec<u8>, PosterProblem> {
    let shapes = tree(&page.shapes())?;
    let (width, height) = (points(page.width), points(page.height));
    let inset = |margin: f32| {
        let margin = points(margin);
        Rect::from_xywh(margin, margin, width - 2.0 * margin, height - 2.0 * margin)
    };
    let size = PointSize::from_wh(width, height).ok_or_else(|| pdf_problem("no size"))?;
    let bleed = if page.margin > 0.0 { page.margin - BLEED_MM } else { 0.0 };
    let settings = PageSettings::new(size).with_trim_box(inset(page.margin)).with_bleed_box(inset(bleed));
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title.to_owned()).creator("Standee".to_owned()));
    let mut sheet = document.start_page_with(settings);
    let mut surface = sheet.surface();
    surface.draw_svg(&shapes, size, SvgSettings::default()).ok_or_else(|| pdf_problem("the drawing"))?;
    let unit = points(1.0);
    surface.push_transform(&PointTransform::from_row(
        unit,
        0.0,
        0.0,
        unit,
        points(page.margin),
        points(page.margin),
    ));
    let embedded = embedded(page, fonts)?;
    for place in &page.places {
        let turn = if place.upside_down { -1.0 } else { 1.0 };
        surface.push_transform(&PointTransform::from_row(turn, 0.0, 0.0, turn, place.x, place.y));
        for placed in page.letters() {
            if let Some(font) = embedded.get(&placed.letters.face) {
                letters(placed, font, &mut surface);
            }
        }
        surface.pop();
    }
    surface.pop();
    surface.finish();
    sheet.finish();
    document.finish().map_err(|error| pdf_problem(&format!("{error:?}")))
}

fn points(millimetres: f32) -> f32 {
    millimetres / MM_PER_INCH * POINTS_PER_INCH
}

fn pdf_problem(what: &str) -> PosterProblem {
    PosterProblem::Drawing(format!("writing the PDF: {what}"))
}

/// The fonts that the page's letters are of.
fn embedded(page: &Page, fonts: &Fonts) -> Result<HashMap<ID, Font>, PosterProblem> {
    let mut embedded = HashMap::new();
    for face in page.letters().iter().map(|placed| placed.letters.face) {
        if let Entry::Vacant(entry) = embedded.entry(face) {
            let font = fonts.file(face).and_then(|(file, index)| Font::new(file.into(), index));
            entry.insert(font.ok_or_else(|| pdf_problem("a font cannot be embedded"))?);
        }
    }
    Ok(embedded)
}

fn letters(placed: &Placed, font: &Font, surface: &mut Surface<'_>) {
    let letters = &placed.letters;
    let glyphs: Vec<KrillaGlyph> = letters
        .set
        .iter()
        .map(|letter| {
            let (shape, text, (right, up)) = (u32::from(letter.shape), letter.text.clone(), letter.offset);
            KrillaGlyph::new(GlyphId::new(shape), letter.advance, right, up, 0.0, text, None)
        })
        .collect();
    let [red, green, blue] = placed.color.0;
    let paint = rgb::Color::new(red, green, blue).into();
    surface.set_fill(Some(Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::NonZero }));
    let start = Point::from_xy(placed.at.0 + letters.start * placed.size, placed.at.1);
    surface.draw_glyphs(start, &glyphs, font.clone(), &letters.text, placed.size, false);
}

pub(crate) fn png(tree: &Tree, page: &Page) -> Result<Vec<u8>, PosterProblem> {
    let pixels = pixels(tree, page, PNG_DPI)?;
    let problem = |error: png::EncodingError| PosterProblem::Drawing(format!("writing the PNG: {error}"));
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "300 dpi are 11,811 to the metre"
    )]
    let per_metre = (PNG_DPI / MM_PER_INCH * 1000.0).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    // Nothing shines through: the paper is white to its edges.
    let colors: Vec<u8> = pixels.data().chunks_exact(4).flat_map(|pixel| &pixel[..3]).copied().collect();
    let mut writer = encoder.write_header().map_err(problem)?;
    writer.write_image_data(&colors).map_err(problem)?;
    writer.finish().map_err(problem)?;
    Ok(file)
}

/// The drawing in pixels.
pub(crate) fn pixels(tree: &Tree, page: &Page, dpi: f32) -> Result<Pixmap, PosterProblem> {
    let scale = dpi / MM_PER_INCH;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sheets have thousands of pixels"
    )]
    let count = |millimetres: f32| (millimetres * scale).ceil() as u32;
    let pixmap = Pixmap::new(count(page.width), count(page.height));
    let mut pixmap = pixmap.ok_or_else(|| PosterProblem::Drawing("no pixels".to_owned()))?;
    pixmap.fill(Color::WHITE);
    resvg::render(tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(pixmap)
}
