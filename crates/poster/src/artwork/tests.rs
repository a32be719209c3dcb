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

/// A few kilobytes that are millions of shapes, or gigabytes, once they are drawn.
fn bombs() -> Vec<(&'static str, String)> {
    let paths = "<path d=\"M0 0h1v1z\"/>".repeat(400);
    let corners = "h1".repeat(400);
    let line =
        |attributes: &str| format!("<path stroke=\"red\" fill=\"none\" {attributes} d=\"M0 0{corners}\"/>");
    let eightfold = |element: &str, end: &str| {
        (1..8).fold("<g id=\"u0\"><path d=\"M0 0h1v1z\"/></g>".to_owned(), |bomb, depth| {
            let before = depth - 1;
            let each = element.replace('N', &before.to_string()).repeat(8);
            bomb + &format!("<g id=\"u{depth}\">{each}</g>")
        }) + end
    };
    let masks = (1..9).fold("<mask id=\"m0\"><path d=\"M0 0h40v20z\"/></mask>".to_owned(), |bomb, depth| {
        let each = format!("<rect mask=\"url(#m{})\" width=\"9\" height=\"9\"/>", depth - 1).repeat(8);
        bomb + &format!("<mask id=\"m{depth}\">{each}</mask>")
    });
    let patterns = (1..9).fold("<pattern id=\"p0\" width=\"1\" height=\"1\"/>".to_owned(), |bomb, depth| {
        let each = "<rect width=\"9\" height=\"9\"/>".repeat(8);
        let before = depth - 1;
        bomb + &format!("<pattern id=\"p{depth}\" width=\"1\" height=\"1\"><g fill=\"url(#p{before})\">{each}</g></pattern>")
    });
    let deep = |open: &str, close: &str, times: usize| {
        format!("{}<rect width=\"9\" height=\"9\"/>{}", open.repeat(times), close.repeat(times))
    };
    let shadow = "<feGaussianBlur stdDeviation=\"3\"/>".repeat(60);
    vec![
        ("markers", format!("<marker id=\"m\" overflow=\"visible\">{paths}</marker>{}", line("marker-mid=\"url(#m)\""))),
        ("uses", eightfold("<use href=\"#uN\"/>", "<use href=\"#u7\"/>")),
        ("uses in other words", eightfold("<use xlink:href=\" #uN \" xmlns:xlink=\"http://www.w3.org/1999/xlink\"/>", "<use href=\"#u7\"/>")),
        ("masks", format!("{masks}<rect mask=\"url(#m8)\" width=\"9\" height=\"9\"/>")),
        ("masks by style", format!("<style>.a{{mask:url( '#m8' )}}</style>{masks}{}", "<rect class=\"a\" width=\"9\" height=\"9\"/>")),
        ("masks by attribute", format!("{masks}<rect style=\"mask:url(#m8)\" width=\"9\" height=\"9\"/>")),
        ("patterns", format!("{patterns}<rect fill=\"url(#p8)\" width=\"9\" height=\"9\"/>")),
        ("itself", "<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>".to_owned()),
        ("deep", deep("<g>", "</g>", 900)),
        ("layers", deep("<g opacity=\"0.9\">", "</g>", 60)),
        ("a layer far out", "<g opacity=\"0.9\"><rect x=\"-9e6\" width=\"2e7\" height=\"9\"/></g>".to_owned()),
        ("a tile", "<pattern id=\"p\" width=\"90000\" height=\"90000\" patternUnits=\"userSpaceOnUse\"><rect width=\"9\" height=\"9\"/></pattern><rect fill=\"url(#p)\" width=\"9\" height=\"9\"/>".to_owned()),
        ("a filter", format!("<filter id=\"f\">{shadow}</filter><g filter=\"url(#f)\"><rect width=\"9\" height=\"9\"/></g>")),
        ("pixels", format!("<image width=\"9\" height=\"9\" href=\"data:image/png;base64,{}\"/>", STANDARD.encode(png(4000, 4000, 9))).repeat(2)),
    ]
}

// security.md M3
#[test]
fn a_small_file_that_takes_much_to_draw_is_refused_at_once() {
    for (name, bomb) in bombs() {
        assert!(name == "pixels" || bomb.len() < 100_000, "{name}: {}", bomb.len());
        let begun = std::time::Instant::now();
        let problem = inside(&bomb).map(|_| ()).expect_err(name);
        let is_right = matches!(problem, ArtworkProblem::TooElaborate(_) | ArtworkProblem::Forbidden(..));
        assert!(is_right, "{name}: {problem}");
        assert!(begun.elapsed() < std::time::Duration::from_secs(5), "{name}: {:?}", begun.elapsed());
    }
}

#[test]
fn what_drawing_programs_make_of_a_logo_is_taken() {
    let pixels = STANDARD.encode(png(400, 200, 255));
    for markup in [
        // Illustrator: classes, clips and gradients.
        "<style>.cls-1{fill:url(#g)}.cls-2{clip-path:url(#c)}</style><clipPath id=\"c\"><rect width=\"40\" height=\"20\"/></clipPath>\
         <linearGradient id=\"g\"><stop stop-color=\"#f00\"/></linearGradient><g class=\"cls-2\"><path class=\"cls-1\" d=\"M1 1h8v8z\"/></g>"
            .to_owned(),
        // Figma: a shadow, a mask, and pixels in a pattern.
        "<g filter=\"url(#f)\"><path d=\"M4 4h8v8z\"/></g><filter id=\"f\" x=\"0\" y=\"0\" width=\"20\" height=\"20\" filterUnits=\"userSpaceOnUse\">\
         <feFlood flood-opacity=\"0\" result=\"b\"/><feOffset dy=\"1\"/><feGaussianBlur stdDeviation=\"1\"/><feBlend in2=\"b\"/></filter>"
            .to_owned(),
        format!(
            "<pattern id=\"p\" patternContentUnits=\"objectBoundingBox\" width=\"1\" height=\"1\"><use href=\"#i\" \
             transform=\"scale(0.0025 0.005)\"/></pattern><image id=\"i\" width=\"400\" height=\"200\" \
             href=\"data:image/png;base64,{pixels}\"/><rect width=\"40\" height=\"20\" fill=\"url(#p)\"/>"
        ),
    ] {
        assert!(inside(&markup).is_ok(), "{markup}: {:?}", inside(&markup).map(|_| ()));
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]

    /// Whatever refers to whatever: what is taken stays small.
    #[test]
    fn no_small_picture_becomes_a_large_one(
        parts in proptest::collection::vec((0_usize..7, 0_usize..9, 0_usize..9, 1_usize..9), 1..12)
    ) {
        let markup: String = parts.iter().map(|(kind, id, target, times)| {
            let shape = "<path d=\"M0 0h9v9z\"/>".repeat(*times);
            match kind {
                0 => format!("<g id=\"a{id}\">{}</g>", format!("<use href=\"#a{target}\"/>").repeat(*times)),
                1 => format!("<mask id=\"a{id}\"><g mask=\"url(#a{target})\">{shape}</g></mask>"),
                2 => format!("<pattern id=\"a{id}\" width=\"1\" height=\"1\"><g fill=\"url(#a{target})\">{shape}</g></pattern>"),
                3 => format!("<clipPath id=\"a{id}\" clip-path=\"url(#a{target})\">{shape}</clipPath>"),
                4 => format!("<g id=\"a{id}\" opacity=\"0.5\" style=\"mask:url(#a{target})\">{shape}</g>"),
                5 => format!("<style>path{{fill:url(#a{target})}}</style><g id=\"a{id}\">{shape}</g>"),
                _ => format!("<g stroke=\"url(#a{target})\" clip-path=\"url(#a{id})\">{shape}</g>"),
            }
        }).collect();
        if let Ok(artwork) = inside(&markup) {
            let elements = artwork.markup().matches('<').count();
            proptest::prop_assert!(elements < 200_000, "{elements} elements of {} bytes", markup.len());
        }
    }
}
