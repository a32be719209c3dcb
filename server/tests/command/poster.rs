//! `standee poster`

use crate::desk::Desk;

const PUBLIC_URL: &str = "https://pay.kopi.example";

#[test]
fn a_poster_is_written_in_the_format_that_its_name_asks_for_and_says_what_is_in_it() {
    let desk = Desk::new(PUBLIC_URL);
    let code = desk.code(&desk.store("Kopi Corner", "zh-Hans"));
    let files =
        [("a.pdf", "%PDF"), ("a.svg", "<svg"), ("a.png", "\u{fffd}PNG"), ("a", "%PDF"), ("A.PDF", "%PDF")];
    for (file, begins) in files {
        let said = desk.does(&["poster", &code, "--output", file, "--size", "a6"]);
        assert_eq!(said["url"], format!("{PUBLIC_URL}/e/{code}"));
        assert_eq!((&said["output"], &said["codes"]), (&file.into(), &1.into()));
        assert_eq!((&said["version"], &said["error_correction"]), (&4.into(), &"Q".into()));
        let written = std::fs::read(desk.path(file)).unwrap();
        assert!(String::from_utf8_lossy(&written[..4]).starts_with(begins), "{file}");
    }
}

// field.md O11
#[test]
fn a_file_whose_name_is_of_no_poster_is_refused_unless_the_format_is_said() {
    let desk = Desk::new(PUBLIC_URL);
    let code = desk.code(&desk.store("Kopi Corner", "en"));
    for file in ["p.jpg", "p.jpeg", "p.webp", "p.pdf.zip", "p."] {
        let said = desk.fails(&["poster", &code, "--output", file, "--size", "a6"]);
        assert!(said.contains("name the file .pdf, .svg, .png, or say --format"), "{file}: {said}");
        assert!(!desk.path(file).exists(), "{file}");
    }
    desk.does(&["poster", &code, "--output", "p.print", "--format", "svg", "--size", "a6"]);
}

#[test]
fn every_size_has_as_many_codes_as_it_says() {
    let desk = Desk::new(PUBLIC_URL);
    let code = desk.code(&desk.store("Kopi Corner", "en"));
    for (arguments, codes) in [
        (&["--size", "table"][..], 2),
        (&["--size", "labels"], 8),
        (&["--size", "labels", "--sheet", "a4-3x7"], 21),
    ] {
        let mut line = vec!["poster", &code, "--output", "poster.svg"];
        line.extend(arguments);
        assert_eq!(desk.does(&line)["codes"], codes, "{arguments:?}");
    }
}

#[test]
fn a_picture_in_the_middle_raises_the_error_correction() {
    let desk = Desk::new("https://p.k.example");
    let code = desk.code(&desk.store("Kopi Corner", "en"));
    let logo =
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>"#;
    std::fs::write(desk.path("logo.svg"), logo).unwrap();
    let said = desk.does(&["poster", &code, "--output", "poster.pdf", "--center", "logo.svg"]);
    assert_eq!(said["error_correction"], "H");
}

#[test]
fn the_pictures_of_the_brand_folder_are_on_the_poster_unless_others_are_given() {
    let desk = Desk::new(PUBLIC_URL);
    let store = desk.store("Kopi Corner", "en");
    let code = desk.code(&store);
    let square = |color: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path fill=\"{color}\" \
             d=\"M0 0h9v9H0z\"/></svg>"
        )
    };
    std::fs::create_dir(desk.path("brand")).unwrap();
    std::fs::write(desk.path("brand/acceptance-mark.svg"), square("#a1b2c3")).unwrap();
    std::fs::write(desk.path("brand").join(&store).with_extension("svg"), square("#d4e5f6")).unwrap();
    std::fs::write(desk.path("other.svg"), square("#0badc0")).unwrap();
    std::fs::write(desk.path("standee.toml"), "brand_dir = 'brand'").unwrap();
    let drawn = |more: &[&str]| {
        let mut line = vec!["poster", &code, "--output", "poster.svg"];
        line.extend(more);
        desk.does(&line);
        let poster = std::fs::read_to_string(desk.path("poster.svg")).unwrap();
        ["#a1b2c3", "#d4e5f6", "#0badc0"].map(|color| poster.contains(color))
    };
    assert_eq!(drawn(&[]), [true, true, false]);
    assert_eq!(drawn(&["--logo", "other.svg"]), [true, false, true]);
    assert_eq!(drawn(&["--mark", "other.svg"]), [false, true, true]);
    std::fs::write(desk.path("brand/logo.svg"), square("#000000")).unwrap();
    let said = desk.fails(&["poster", &code, "--output", "poster.svg"]);
    assert!(
        said.contains("brand/logo.svg: a picture is called acceptance-mark or by its store's id"),
        "{said}"
    );
}

#[test]
fn what_cannot_be_printed_is_refused_with_the_reason_and_nothing_is_written() {
    let desk = Desk::new("https://checkout.payments.kopi.example");
    let code = desk.code(&desk.store("Kopi Corner", "en"));
    let poster = |more: &[&str]| {
        let mut line = vec!["poster", &code, "--output", "poster.pdf"];
        line.extend(more);
        desk.fails(&line)
    };
    let said = poster(&[]);
    assert!(said.contains("at most 46") && said.contains("the host has 30 bytes and may have 25"), "{said}");
    std::fs::write(desk.path("logo.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>")
        .unwrap();
    let said = poster(&["--logo", "logo.svg"]);
    assert!(said.contains("logo.svg: the SVG has <script>"), "{said}");
    let said = poster(&["--font", "logo.svg"]);
    assert!(said.contains("logo.svg: it is no font"), "{said}");
    assert!(poster(&["--sheet", "a4-2x4"]).contains("--sheet is of labels"));
    assert!(poster(&["--language", "en,xx"]).contains("expected one of en, zh-Hans"));
    assert!(!desk.path("poster.pdf").exists());
}

#[test]
fn one_to_three_languages_and_a_code_that_is_there() {
    let (desk, other) = (Desk::new(PUBLIC_URL), Desk::new(PUBLIC_URL));
    let code = desk.code(&desk.store("Kopi Corner", "en"));
    let four = ["poster", &code, "--output", "poster.pdf", "--language", "en,th,ko,ja"];
    assert!(desk.fails(&four).contains("4 languages; expected 1 to 3"));
    other.store("Another", "en");
    let said = other.fails(&["poster", &code, "--output", "poster.pdf"]);
    assert!(said.contains(&format!("there is no code {code}")), "{said}");
}
