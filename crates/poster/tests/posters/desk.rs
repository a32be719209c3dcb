//! What the tests have posters made of, and the programs that look at them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use poster::{Artwork, Color, Fonts, Format, LABEL_SHEETS, Made, Poster, PosterProblem, Size, Words};
use url::Url;

/// A URL that is as long as a code with nothing on it carries.
pub(crate) const LONGEST: &str = "https://checkout.payments.example/e/4GKT9QXR7M";
/// The same for a code with something in its middle.
pub(crate) const LONGEST_WITH_CENTER: &str = "https://pay.c.example/e/4GKT9QXR7M";

static PUBLIC_URL: LazyLock<Url> = LazyLock::new(|| Url::parse("https://checkout.payments.example").unwrap());
pub(crate) static SHORT_PUBLIC_URL: LazyLock<Url> =
    LazyLock::new(|| Url::parse("https://pay.c.example").unwrap());
static ENGLISH: LazyLock<Vec<&'static Words>> = LazyLock::new(|| words(&["en"]));

/// A poster of the standard kind, with the longest URL.
pub(crate) fn poster(size: Size) -> Poster<'static> {
    Poster {
        url: LONGEST,
        public_url: &PUBLIC_URL,
        store_name: "Kopi & Kaya <Corner>",
        store_language: "en",
        label: None,
        amount: None,
        languages: &ENGLISH,
        size,
        crop_marks: false,
        color: Color::STANDARD,
        logo: None,
        mark: None,
        center: None,
    }
}

pub(crate) fn words(tags: &[&str]) -> Vec<&'static Words> {
    tags.iter().map(|tag| Words::of_tag(tag).unwrap()).collect()
}

pub(crate) fn every_size() -> impl Iterator<Item = Size> {
    [Size::A4, Size::A5, Size::A6, Size::Table].into_iter().chain(LABEL_SHEETS.iter().map(Size::Labels))
}

/// The poster, with the fonts in the binary only.
pub(crate) fn make(poster: &Poster<'_>, format: Format) -> Result<Made, PosterProblem> {
    poster.make(format, &mut Fonts::shipped_only())
}

pub(crate) fn logo() -> Artwork {
    Artwork::read(include_bytes!("logo.svg").to_vec()).unwrap()
}

/// Runs a program in a folder and returns what it prints.
pub(crate) fn run(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let done = Command::new(program).args(arguments).current_dir(folder).output();
    let done = done.unwrap_or_else(|error| panic!("{program}: {error}; cargo xtask test installs it"));
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(
        done.status.success(),
        "{program} {arguments:?}: {said}{}",
        String::from_utf8_lossy(&done.stderr)
    );
    said
}

/// Prints a file to pixels, 110 to the inch, as a simple printer does, and returns where they are.
pub(crate) fn printed(folder: &Path, file: &[u8], format: Format) -> PathBuf {
    let poster = folder.join(format!("poster.{}", format.name()));
    std::fs::write(&poster, file).unwrap();
    let page = folder.join("page.png");
    let arguments: &[&str] = match format {
        Format::Pdf => &["pdftoppm", "-r", "110", "-png", "-singlefile", "poster.pdf", "page"],
        Format::Svg => {
            &["rsvg-convert", "--dpi-x", "110", "--dpi-y", "110", "--output", "page.png", "poster.svg"]
        }
        Format::Png => {
            std::fs::write(folder.join("sheet.svg"), sheet_around(file)).unwrap();
            // 300 dots to the inch become 110.
            &["rsvg-convert", "--zoom", "0.3667", "--output", "page.png", "sheet.svg"]
        }
    };
    run(folder, arguments[0], &arguments[1..]);
    page
}

/// A sheet of paper with nothing but the picture `poster.png` on it.
fn sheet_around(png: &[u8]) -> String {
    let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    let (width, height) = (size(16), size(20));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\"><image width=\"{width}\" \
         height=\"{height}\" href=\"poster.png\"/></svg>"
    )
}

/// What zbar reads on a print, face by face and label by label: that is how people hold their phones, and of a whole
/// sheet zbar takes corners of different labels for one code.
pub(crate) fn scanned(folder: &Path, page: &Path, size: Size) -> Vec<String> {
    let mut pictures: Vec<String> = Vec::new();
    for (index, place) in places(size).into_iter().enumerate() {
        let picture = format!("part{index}.png");
        cut(page, &folder.join(&picture), place);
        pictures.push(picture);
    }
    let mut arguments = vec!["--raw", "--quiet"];
    arguments.extend(pictures.iter().map(String::as_str));
    run(folder, "zbarimg", &arguments).lines().map(str::to_owned).collect()
}

/// Where each code of a sheet is to be looked for: left, top, width, height, in millimetres. Without an answer, the
/// whole page.
fn places(size: Size) -> Vec<Option<[f32; 4]>> {
    let Size::Labels(sheet) = size else { return vec![None] };
    let (across, down) = (sheet.label.0 + sheet.gap.0, sheet.label.1 + sheet.gap.1);
    let place = |row: u16, column: u16| {
        let (left, top) =
            (sheet.margin.0 + f32::from(column) * across, sheet.margin.1 + f32::from(row) * down);
        Some([left, top, sheet.label.0, sheet.label.1])
    };
    (0..sheet.rows).flat_map(|row| (0..sheet.columns).map(move |column| place(row, column))).collect()
}

/// Cuts a part out of a print of 110 dots to the inch.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pages have thousands of pixels")]
fn cut(page: &Path, part: &Path, place: Option<[f32; 4]>) {
    let Some(place) = place else {
        std::fs::copy(page, part).unwrap();
        return;
    };
    let file = std::io::BufReader::new(std::fs::File::open(page).unwrap());
    let mut decoder = png::Decoder::new(file);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let page = reader.next_frame(&mut pixels).unwrap();
    let [left, top, width, height] = place.map(|length| (length / 25.4 * 110.0) as usize);
    let bytes = page.color_type.samples();
    let rows = pixels.chunks(page.line_size).skip(top).take(height);
    let cut: Vec<u8> = rows.flat_map(|row| &row[left * bytes..(left + width) * bytes]).copied().collect();
    let file = std::fs::File::create(part).unwrap();
    let mut encoder = png::Encoder::new(file, u32::try_from(width).unwrap(), u32::try_from(height).unwrap());
    encoder.set_color(page.color_type);
    encoder.write_header().unwrap().write_image_data(&cut).unwrap();
}
