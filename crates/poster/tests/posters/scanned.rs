//! What zbar reads off a print.

use poster::{ErrorCorrection, Format, Poster, Size};

use crate::desk::{
    LONGEST, LONGEST_WITH_CENTER, SHORT_PUBLIC_URL, every_size, logo, make, poster, printed, scanned, words,
};

/// Prints the poster in a format and has every code on it read.
fn assert_scans(poster: &Poster<'_>, format: Format) {
    let folder = tempfile::tempdir().unwrap();
    let made = make(poster, format).unwrap_or_else(|problem| panic!("{:?}: {problem}", poster.size));
    let page = printed(folder.path(), &made.file, format);
    let read = scanned(folder.path(), &page, poster.size);
    assert_eq!(read, vec![poster.url; poster.size.codes()], "{:?} as {format:?}", poster.size);
}

fn assert_every_size_scans(format: Format) {
    assert_eq!(LONGEST.len(), ErrorCorrection::Q.url_bytes_max());
    for size in every_size() {
        assert_scans(&poster(size), format);
    }
}

#[test]
#[ignore = "needs zbarimg and pdftoppm; cargo xtask test runs it"]
fn every_pdf_is_read_off_a_110_dpi_print_with_the_longest_url() {
    assert_every_size_scans(Format::Pdf);
}

#[test]
#[ignore = "needs zbarimg and rsvg-convert; cargo xtask test runs it"]
fn every_svg_is_read_off_a_110_dpi_print_with_the_longest_url() {
    assert_every_size_scans(Format::Svg);
}

#[test]
#[ignore = "needs zbarimg and rsvg-convert; cargo xtask test runs it"]
fn every_png_is_read_off_a_110_dpi_print_with_the_longest_url() {
    assert_every_size_scans(Format::Png);
}

#[test]
#[ignore = "needs zbarimg and pdftoppm; cargo xtask test runs it"]
fn a_code_with_a_picture_in_its_middle_is_read_on_every_size() {
    let logo = logo();
    for size in every_size() {
        let mut poster = poster(size);
        poster.url = LONGEST_WITH_CENTER;
        poster.public_url = &SHORT_PUBLIC_URL;
        poster.center = Some(&logo);
        assert_scans(&poster, Format::Pdf);
    }
    assert_eq!(LONGEST_WITH_CENTER.len(), ErrorCorrection::H.url_bytes_max());
}

#[test]
#[ignore = "needs zbarimg and pdftoppm; cargo xtask test runs it"]
fn a_full_poster_with_marks_for_the_cutter_is_read() {
    let (logo, languages) = (logo(), words(&["th", "en", "ar"]));
    for size in every_size() {
        let mut poster = poster(size);
        poster.label = Some("Table 4");
        poster.amount = Some("THB 45.00");
        poster.languages = &languages;
        poster.crop_marks = true;
        (poster.logo, poster.mark) = (Some(&logo), Some(&logo));
        assert_scans(&poster, Format::Pdf);
    }
}

#[test]
fn a_short_url_makes_larger_modules() {
    let mut short = poster(Size::A6);
    short.public_url = &SHORT_PUBLIC_URL;
    short.url = "https://pay.c.example/e";
    let (short, long) = (make(&short, Format::Svg).unwrap(), make(&poster(Size::A6), Format::Svg).unwrap());
    assert!(short.version < long.version);
    assert!(short.module_mm > long.module_mm * 1.1, "{} {}", short.module_mm, long.module_mm);
}
