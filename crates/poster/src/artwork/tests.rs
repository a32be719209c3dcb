use super::*;

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><defs><linearGradient id="a"><stop
    stop-color="#f00"/><stop offset="1" stop-color="#00f"/></linearGradient></defs><rect width="40" height="20"
    fill="url(#a)"/></svg>"##;

fn read(svg: &str) -> Result<Artwork, ArtworkProblem> {
    Artwork::read(svg.as_bytes().to_vec())
}

fn inside(markup: &str) -> Result<Artwork, ArtworkProblem> {
    let rect = "<rect width=\"40\" height=\"20\"/>";
    read(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\">{rect}{markup}</svg>"))
}

fn png(width: u32, height: u32, alpha: u8) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    let pixels = [200, 30, 30, alpha].repeat(usize::try_from(width * height).unwrap());
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    file
}

#[test]
fn an_svg_is_read_with_its_shape_and_its_names_are_its_own() {
    let logo = read(LOGO).unwrap();
    assert!((logo.ratio - 2.0).abs() < 0.001);
    let markup = logo.markup();
    assert!(markup.contains("linearGradient") && !markup.contains("id=\"a\""), "{markup}");
}

#[test]
fn what_does_not_belong_in_a_picture_is_refused_with_the_reason() {
    for (markup, said) in [
        ("<script>alert(1)</script>", "script"),
        ("<rect onload=\"alert(1)\"/>", "onload"),
        ("<foreignObject/>", "foreignObject"),
        ("<text>Shop</text>", "turn text into paths"),
        ("<image href=\"https://example.com/a.png\"/>", "another file"),
        ("<image xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"/etc/passwd\"/>", "another file"),
        ("<image href=\"data:image/svg+xml;base64,PHN2Zy8+\"/>", "another file"),
        ("<use href=\"other.svg#a\"/>", "another file"),
        ("<style>@import 'a.css';</style>", "style sheet"),
        ("<style>rect{fill:url(https://example.com/#a)}</style>", "style sheet"),
        ("<rect style=\"fill:url('//example.com/#a')\"/>", "style"),
        ("<rect><animate attributeName=\"x\"/></rect>", "stand still"),
    ] {
        let problem = inside(markup).expect_err(markup).to_string();
        assert!(problem.contains(said), "{markup}: {problem}");
    }
    assert!(inside("<rect fill=\"url(#a)\"/><use href=\"#b\"/><a href=\"https://example.com\"/>").is_ok());
}

#[test]
fn a_file_for_pages_has_the_picture_and_nothing_else() {
    let svg =
        inside("<title>Shop</title><metadata>made by</metadata><a href=\"https://example.com\"/>").unwrap();
    let file = svg.file();
    assert_eq!((file.extension, file.media_type), ("svg", "image/svg+xml"));
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    assert!(text.contains("viewBox=\"0 0 40 20\"") && text.contains("<path"), "{text}");
    for gone in ["Shop", "made by", "example.com"] {
        assert!(!text.contains(gone), "{text}");
    }
    assert_eq!(
        Artwork::read(file.bytes).unwrap().within(100.0, 10.0),
        (20.0, 10.0),
        "it is a picture itself"
    );
    let pixels = png(400, 200, 255);
    let file = Artwork::read(pixels.clone()).unwrap().file();
    assert_eq!(file, PictureFile { bytes: pixels, extension: "png", media_type: "image/png" });
}

#[test]
fn what_is_damaged_or_endless_is_refused() {
    for file in [&b"GIF89a"[..], b"", b"<svg", b"\x89PNG\r\n\x1a\nbroken", b"\xff\xfe"] {
        assert!(matches!(Artwork::read(file.to_vec()), Err(ArtworkProblem::Unreadable(_))), "{file:?}");
    }
    let laughs = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY \
                  c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \
                  \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&e;</svg>";
    assert!(read(laughs).is_err());
    let doubling = (0..40).fold(String::new(), |doubling, depth| {
        let (this, twice) = (depth + 1, format!("<use href=\"#u{depth}\"/>").repeat(2));
        doubling + &format!("<g id=\"u{this}\">{twice}</g>")
    });
    let doubling =
        format!("<defs><rect id=\"u0\" width=\"1\" height=\"1\"/>{doubling}</defs><use href=\"#u40\"/>");
    assert!(inside(&doubling).is_err(), "a picture of 2⁴⁰ squares");
}

#[test]
fn pictures_of_pixels_have_neither_too_many_nor_too_few_and_show_something() {
    assert!((Artwork::read(png(400, 200, 255)).unwrap().ratio - 2.0).abs() < 0.001);
    assert_eq!(Artwork::read(png(100, 100, 255)).unwrap_err(), ArtworkProblem::TooFewPixels(100, 100));
    assert_eq!(Artwork::read(png(5000, 1, 255)).unwrap_err(), ArtworkProblem::TooManyPixels(5000, 1));
    assert_eq!(Artwork::read(png(300, 300, 0)).unwrap_err(), ArtworkProblem::Empty);
    assert_eq!(Artwork::read(png(600, 10, 255)).unwrap_err(), ArtworkProblem::TooThin);
    assert_eq!(read("<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap_err(), ArtworkProblem::Empty);
    let large = vec![b' '; FILE_BYTES_MAX + 1];
    assert_eq!(Artwork::read(large).unwrap_err(), ArtworkProblem::TooLarge(FILE_BYTES_MAX + 1));
}
