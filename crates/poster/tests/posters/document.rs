//! What is in the files besides the codes.

use poster::{Format, Size, WORDS};

use crate::desk::{LONGEST, logo, make, poster, run, words};

#[test]
#[ignore = "needs poppler's programs; cargo xtask test runs it"]
fn a_pdf_has_lines_and_letters_and_carries_its_fonts() {
    let (folder, logo, languages) = (tempfile::tempdir().unwrap(), logo(), words(&["en", "zh-Hans", "th"]));
    let mut poster = poster(Size::Table);
    (poster.languages, poster.logo, poster.crop_marks) = (&languages, Some(&logo), true);
    let made = make(&poster, Format::Pdf).unwrap();
    std::fs::write(folder.path().join("poster.pdf"), made.file).unwrap();

    let fonts = run(folder.path(), "pdffonts", &["poster.pdf"]);
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(fonts.len() >= 4, "{fonts:?}");
    // Embedded, in part, and with the characters that its letters stand for.
    assert!(fonts.iter().all(|font| font.contains("yes yes yes")), "{fonts:?}");
    let pictures = run(folder.path(), "pdfimages", &["-list", "poster.pdf"]);
    assert_eq!(pictures.lines().count(), 2, "a heading and no picture: {pictures}");

    let text = run(folder.path(), "pdftotext", &["poster.pdf", "-"]);
    for expected in ["Kopi & Kaya\n<Corner>", "Scan to pay", "扫码付款", "สแกนเพื่อจ่าย", LONGEST]
    {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    let page = run(folder.path(), "pdfinfo", &["-box", "poster.pdf"]);
    // 230 × 317 mm of paper, with the colour to 3 mm beyond the finished 210 × 297 mm, in points.
    for expected in [
        "651.968 x 898.583 pts",
        "TrimBox:            28.35    28.35   623.62   870.24",
        "BleedBox:           19.84",
    ] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
}

#[test]
fn an_svg_has_everything_in_it_and_is_as_large_as_its_paper() {
    let logo = logo();
    let mut poster = poster(Size::A5);
    poster.logo = Some(&logo);
    let svg = String::from_utf8(make(&poster, Format::Svg).unwrap().file).unwrap();
    assert!(svg.contains("width=\"148mm\" height=\"210mm\""));
    assert!(svg.contains("<title>Kopi &amp; Kaya &lt;Corner&gt; https://"));
    assert!(!svg.contains("<text") && !svg.contains("<image") && !svg.contains("href=\"http"));
    assert!(svg.contains("linearGradient"), "the logo's colours");
}

#[test]
fn a_png_has_300_pixels_to_the_inch_and_says_so() {
    let png = make(&poster(Size::A6), Format::Png).unwrap().file;
    let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    // 105 × 148 mm.
    assert_eq!((size(16), size(20)), (1241, 1749));
    let chunk = png.windows(4).position(|name| name == b"pHYs").unwrap();
    assert_eq!(size(chunk + 4), 11811, "pixels to the metre");
}

#[test]
fn the_same_poster_is_the_same_file() {
    for format in Format::ALL {
        let make = || make(&poster(Size::A6), format).unwrap().file;
        assert!(make() == make(), "{format:?}");
    }
}

#[test]
#[ignore = "needs poppler's programs; cargo xtask test runs it"]
fn posters_say_what_to_do_where_the_amount_is_given_and_where_it_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let says = |amount| {
        let mut poster = poster(Size::A4);
        poster.amount = amount;
        std::fs::write(folder.path().join("poster.pdf"), make(&poster, Format::Pdf).unwrap().file).unwrap();
        run(folder.path(), "pdftotext", &["poster.pdf", "-"])
    };
    let (given, chosen) = (says(Some("SGD 5.00")), says(None));
    assert!(given.contains("SGD 5.00") && given.contains("scan this code, confirm the payment."), "{given}");
    assert!(!chosen.contains("SGD") && chosen.contains("scan this code, enter the amount."), "{chosen}");
}

#[test]
fn a_label_sheet_has_as_many_codes_as_labels() {
    let size = Size::named("labels", Some("a4-3x8")).unwrap();
    assert_eq!(make(&poster(size), Format::Svg).unwrap().codes, 24);
}

/// A longer wording of one language must not make its poster impossible. The smallest labels have room for one
/// language beside the amount.
#[test]
fn the_words_of_every_language_fit_the_smallest_posters() {
    let labels = Size::named("labels", Some("a4-3x8")).unwrap();
    for (size, at_once) in [(Size::A6, 3), (Size::Table, 3), (labels, 1)] {
        for words in WORDS.chunks(at_once) {
            let languages: Vec<_> = words.iter().collect();
            let poster = poster::Poster { languages: &languages, amount: Some("SGD 5.00"), ..poster(size) };
            let problem = make(&poster, Format::Svg).err();
            assert!(problem.is_none(), "{} on {size:?}: {}", words[0].tag, problem.unwrap());
        }
    }
}
