//! Reads every code of a poster before it is handed out, with a decoder that shares nothing with what drew it.

use resvg::tiny_skia::Pixmap;
use resvg::usvg::Tree;
use rqrr::PreparedImage;

use crate::draw::{Page, Place};
use crate::poster::PosterProblem;
use crate::size::Size;
use crate::write;

/// What a simple printer makes of a page.
const DPI: f32 = 150.0;

/// Reads every code of a page, and returns how many there are: each of its faces and labels has to have exactly one,
/// and it has to say `url`.
///
/// Each is looked at by itself, as a payer does: the decoder takes the corners of two codes on a sheet for one code.
///
/// # Errors
/// [`PosterProblem::Unreadable`]
pub(crate) fn check(url: &str, tree: &Tree, page: &Page, size: Size) -> Result<usize, PosterProblem> {
    let pixels = write::pixels(tree, page, DPI)?;
    let layout = size.layout();
    let says_it = |place: &&Place| {
        let (width, height) = (layout.width, layout.height);
        let (x, y) = if place.upside_down { (place.x - width, place.y - height) } else { (place.x, place.y) };
        let scale = DPI / write::MM_PER_INCH;
        let corner = [x + page.margin, y + page.margin].map(|length| whole(length * scale));
        let size = [width, height].map(|length| whole(length * scale));
        codes(&pixels, corner, size) == [url]
    };
    let (read, expected) = (page.places.iter().filter(says_it).count(), size.codes());
    if read == expected { Ok(read) } else { Err(PosterProblem::Unreadable { read, expected }) }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sheets have thousands of pixels"
)]
fn whole(pixels: f32) -> usize {
    pixels as usize
}

/// What stands in the codes of a part of a page; those that cannot be read are left out.
fn codes(pixels: &Pixmap, [left, top]: [usize; 2], [width, height]: [usize; 2]) -> Vec<String> {
    let across = usize::try_from(pixels.width()).unwrap_or(0);
    let mut image = PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        let pixel = pixels.pixels()[(top + y) * across + left + x];
        // Rec. 601 luma, in thousandths.
        let luma =
            299 * u32::from(pixel.red()) + 587 * u32::from(pixel.green()) + 114 * u32::from(pixel.blue());
        u8::try_from(luma / 1000).unwrap_or(u8::MAX)
    });
    image.detect_grids().iter().filter_map(|grid| grid.decode().ok().map(|(_, text)| text)).collect()
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;
    use crate::{Color, Fonts, Poster, Words};

    /// The drawing of a poster, with some of its markup replaced.
    fn read(size: Size, url: &str, replace: (&str, &str)) -> Result<usize, PosterProblem> {
        let (mut fonts, languages) = (Fonts::shipped_only(), [Words::of_tag("en").unwrap()]);
        let poster = Poster {
            url: "https://p.example/e/4GKT9QXR7M",
            public_url: &Url::parse("https://p.example").unwrap(),
            store_name: "Shop",
            store_language: "en",
            label: None,
            amount: None,
            languages: &languages,
            size,
            crop_marks: true,
            color: Color::STANDARD,
            logo: None,
            mark: None,
            center: None,
        };
        let page = poster.draw(poster.symbol().unwrap(), &mut fonts).unwrap();
        let markup = page.outlines(&fonts).replacen(replace.0, replace.1, 1);
        check(url, &write::tree(&markup).unwrap(), &page, size)
    }

    #[test]
    fn every_code_of_a_page_is_read() {
        assert_eq!(read(Size::Table, "https://p.example/e/4GKT9QXR7M", ("", "")), Ok(2));
        let other = read(Size::Table, "https://p.example/e/4GKT9QXR7", ("", ""));
        assert_eq!(other, Err(PosterProblem::Unreadable { read: 0, expected: 2 }));
    }

    #[test]
    fn a_page_with_a_code_that_is_covered_or_pale_is_not_handed_out() {
        let url = "https://p.example/e/4GKT9QXR7M";
        let unreadable = |read| Err(PosterProblem::Unreadable { read, expected: 2 });
        let blot = "<rect x=\"35\" y=\"215\" width=\"45\" height=\"45\"/></svg>";
        assert_eq!(read(Size::Table, url, ("</svg>", blot)), unreadable(1));
        assert_eq!(read(Size::Table, url, ("fill=\"#000000\"", "fill=\"#ffffff\"")), unreadable(0));
    }
}
