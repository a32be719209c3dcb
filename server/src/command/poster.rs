//! `standee poster`

use std::path::{Path, PathBuf};

use checkout::deed::Deed;
use checkout::entry_code::EntryCode;
use checkout::port::Store as _;
use checkout::shop::EntryPoint;
use clap::Args;
use poster::{Artwork, Color, Fonts, Format, LABEL_SHEETS, Made, Size, Words};
use serde_json::json;

use super::code::{doer, in_its_place, operator, unknown};
use super::{CommandError, Context};
use crate::brand::{Brand, MARK, Shown};
use crate::catalogue::poster::{self as catalogue, Choice, Pictures, SIZES};
use crate::config::Settings;
use crate::sql::{Database, Used};

#[derive(Debug, Args)]
pub(super) struct Poster {
    /// The entry code.
    code: String,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
    /// pdf, svg or png; what the file's name ends with, unless told otherwise.
    #[arg(long, value_parser = format)]
    format: Option<Format>,
    /// a4, a5, a6, table (A4, folded across the middle) or labels.
    #[arg(long, default_value = "a4", value_parser = SIZES)]
    size: String,
    /// Which sheet of labels: a4-2x4, a4-2x7, a4-3x7, a4-3x8, letter-2x3, letter-2x5 or letter-3x4.
    #[arg(long, value_parser = sheet)]
    sheet: Option<String>,
    /// One to three languages, the first the largest, such as en,zh-Hans; English and the store's, unless told
    /// otherwise.
    #[arg(long, value_delimiter = ',', value_parser = language)]
    language: Vec<&'static Words>,
    /// The ground's colour, in six hexadecimal digits.
    #[arg(long, default_value_t = Color::STANDARD)]
    color: Color,
    /// The store's logo: SVG or PNG; that of the console or `brand_dir`, unless told otherwise. Labels have no room for it.
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
    /// Your acceptance mark: SVG or PNG; that of the console or `brand_dir`, unless told otherwise. Words stand in for it where there
    /// is none.
    #[arg(long, value_name = "FILE")]
    mark: Option<PathBuf>,
    /// A picture for the middle of the code: SVG or PNG. The host may then have 13 bytes at most.
    #[arg(long, value_name = "FILE")]
    center: Option<PathBuf>,
    /// A font for what the fonts at hand cannot write; may be given several times.
    #[arg(long, value_name = "FILE")]
    font: Vec<PathBuf>,
    /// Colour beyond the edge and marks for whoever cuts the paper.
    #[arg(long)]
    crop_marks: bool,
}

pub(super) async fn run(command: Poster, context: &Context) -> Result<(), CommandError> {
    let settings = context.settings()?;
    let code = EntryCode::parse(&command.code)?;
    let database = context.database().await?;
    in_its_place(&database, &code).await?;
    let entry = database.entry_point(&code).await?.ok_or_else(|| unknown(&code))?;
    let url = catalogue::url(&settings.public_url, &entry);
    let format = format_of(&command)?;
    let size = Size::named(&command.size, command.sheet.as_deref())
        .ok_or_else(|| format!("--sheet is of labels, and the size is {}", command.size))?;
    let brand = pictures(settings.brand_dir.as_deref(), &entry, &database).await?;
    let made = make(&command, &entry, (&settings, &brand), size, format)?;
    std::fs::write(&command.output, &made.file)
        .map_err(|error| format!("{}: {error}", command.output.display()))?;
    let printed = format!("{} {}", command.size, format.name());
    let (operator, origin) = (operator(), settings.public_url.as_str().trim_end_matches('/'));
    let doer = doer(&operator);
    database.remember(Used::PosterUrl, origin, doer.at).await?;
    database.record(&code, Deed::Printed, Some(&printed), doer).await?;
    report(&command, &entry, &url, &made, context)?;
    Ok(())
}

/// The format that was asked for, or that the file's name asks for; PDF where neither does.
fn format_of(command: &Poster) -> Result<Format, CommandError> {
    let Some(ending) = command.output.extension() else { return Ok(command.format.unwrap_or(Format::Pdf)) };
    let ending = ending.to_string_lossy();
    let by_name = Format::named(&ending.to_ascii_lowercase());
    command.format.or(by_name).ok_or_else(|| {
        let names = Format::ALL.map(|format| format!(".{}", format.name())).join(", ");
        let output = command.output.display();
        format!("{output}: no poster is written as .{ending}; name the file {names}, or say --format").into()
    })
}

/// The folder's pictures, and before them those of the console that the poster takes.
async fn pictures(
    folder: Option<&Path>,
    entry: &EntryPoint,
    database: &Database,
) -> Result<Brand, CommandError> {
    let mut brand = Brand::of(folder)?;
    for about in [MARK, &entry.store.id] {
        if let Some(shown) = database.picture(about).await?.and_then(|file| Shown::uploaded(about, file)) {
            brand.put(about, shown);
        }
    }
    Ok(brand)
}

fn make(
    command: &Poster,
    entry: &EntryPoint,
    (settings, brand): (&Settings, &Brand),
    size: Size,
    format: Format,
) -> Result<Made, CommandError> {
    let picture = |path: &Option<PathBuf>| path.as_deref().map(artwork).transpose();
    let pictures = Pictures {
        brand,
        logo: picture(&command.logo)?,
        mark: picture(&command.mark)?,
        center: picture(&command.center)?,
    };
    let mut fonts = Fonts::default();
    for path in &command.font {
        fonts.give(read(path)?).map_err(|problem| format!("{}: {problem}", path.display()))?;
    }
    let choice = Choice {
        size,
        languages: command.language.clone(),
        color: command.color,
        crop_marks: command.crop_marks,
    };
    Ok(catalogue::make(entry, &settings.public_url, &choice, &pictures, (format, &mut fonts))?)
}

fn report(
    command: &Poster,
    entry: &EntryPoint,
    url: &str,
    made: &Made,
    context: &Context,
) -> Result<(), CommandError> {
    let (version, level, codes) = (made.version, made.error_correction.name(), made.codes);
    let (output, active) = (command.output.display().to_string(), entry.active);
    // In the units that people measure with, and no more exact than they measure.
    let module = (f64::from(made.module_mm) * 100.0).round() / 100.0;
    let distance = f64::from(made.scan_distance_mm / 10.0).round();
    let object = json!({
        "output": output, "url": url, "version": version, "error_correction": level, "codes": codes,
        "module_mm": module, "scan_distance_cm": distance, "active": active,
    });
    context.print(&object, || {
        let off = if active { "" } else { "\nthe code is off: payers are told so until `standee code on`" };
        format!(
            "wrote {output}\n{url}\nQR version {version}, error correction {level}; codes read back: {codes}\n\
             a module is {module} mm wide, and the code is read from {distance} cm away{off}"
        )
    })
}

fn artwork(path: &Path) -> Result<Artwork, CommandError> {
    Artwork::read(read(path)?).map_err(|problem| format!("{}: {problem}", path.display()).into())
}

fn read(path: &Path) -> Result<Vec<u8>, CommandError> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn format(text: &str) -> Result<Format, String> {
    let names = Format::ALL.map(Format::name).join(", ");
    Format::named(text).ok_or_else(|| format!("expected one of {names}"))
}

fn sheet(text: &str) -> Result<String, String> {
    let known = LABEL_SHEETS.iter().any(|sheet| sheet.name == text);
    let sheets = || LABEL_SHEETS.iter().map(|sheet| format!("{} ({})", sheet.name, sheet.fits));
    known
        .then(|| text.to_owned())
        .ok_or_else(|| format!("expected one of {}", sheets().collect::<Vec<_>>().join("; ")))
}

fn language(text: &str) -> Result<&'static Words, String> {
    let tags = || poster::WORDS.iter().map(|words| words.tag).collect::<Vec<_>>().join(", ");
    Words::of_tag(text.trim()).ok_or_else(|| format!("expected one of {}", tags()))
}
