//! `/console/codes/{code}/poster`: chooses how a code's poster is to look, and hands it out.

use std::sync::Arc;

use app::console::form::{Problem, Problems};
use app::console::poster::{PosterFields, PosterForm, Refused, render};
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse as _, Response};
use checkout::access::Right;
use checkout::deed::Deed;
use checkout::language::Language;
use checkout::port::{Clock as _, StoreError};
use checkout::shop::EntryPoint;
use poster::{
    Color, Fonts, Format, LABEL_SHEETS, Made, MissingFont, NoRoom, PosterProblem, QrProblem, Size, WORDS,
    Words,
};
use serde::Deserialize;
use tokio::sync::Semaphore;

use super::super::Shared;
use super::codes::find_in_its_place;
use super::error::ConsoleError;
use super::signed_in::{SignedIn, Visit};
use super::{Route, Who, form};
use crate::catalogue::poster::{Choice, Pictures, make};
use crate::http::extract::{Form, Path};
use crate::sql::Used;

/// Posters that are made at once at most; each takes a core, and as PNG some tens of megabytes.
const AT_ONCE_MAX: usize = 2;

static PLACES: Semaphore = Semaphore::const_new(AT_ONCE_MAX);

pub(super) fn routes() -> Vec<Route> {
    const PATH: &str = "/console/codes/{code}/poster";
    let who = Who::With(Right::ManageCodes);
    vec![Route::page(PATH, who, page), Route::form(PATH, who, download)]
}

#[derive(Deserialize)]
struct Fields {
    #[serde(default)]
    size: String,
    #[serde(default)]
    sheet: String,
    #[serde(default)]
    format: String,
    #[serde(default)]
    language1: String,
    #[serde(default)]
    language2: String,
    #[serde(default)]
    language3: String,
    #[serde(default)]
    color: String,
    #[serde(default)]
    crop_marks: String,
}

async fn page(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(code): Path<String>,
) -> Result<Html<String>, ConsoleError> {
    let entry = find_in_its_place(&shared, &signed_in, &code).await?;
    let store = entry.store.language;
    let second = if store == Language::En { "" } else { store.tag() };
    let chosen = PosterFields {
        size: "a4".to_owned(),
        sheet: String::new(),
        format: Format::Pdf.name().to_owned(),
        languages: ["en".to_owned(), second.to_owned(), String::new()],
        color: Color::STANDARD.to_string(),
        crop_marks: false,
    };
    Ok(Html(filled(visit, &entry, chosen, Problems::default(), None)))
}

async fn download(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(code): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, ConsoleError> {
    let entry = find_in_its_place(&shared, &signed_in, &code).await?;
    let name = fields.size.clone();
    let chosen = chosen(fields);
    let (format, choice) = match read(&chosen) {
        Ok(read) => read,
        Err(problems) => return Ok(form::wrong(filled(visit, &entry, chosen, problems, None))),
    };
    let made = match make_apart(&shared, &entry, choice, format).await? {
        Ok(made) => made,
        Err(problem) => {
            let problems = Problems::of("size", Problem::Poster);
            let page = filled(visit, &entry, chosen, problems, Some(refused(problem, &entry)));
            return Ok(form::wrong(page));
        }
    };
    let printed = format!("{name} {}", format.name());
    let doer = signed_in.doer(shared.checkout.clock().now());
    let origin = shared.public_url.as_str().trim_end_matches('/');
    shared.checkout.store().remember(Used::PosterUrl, origin, doer.at).await?;
    shared.checkout.store().record(&entry.code, Deed::Printed, Some(&printed), doer).await?;
    Ok(file(&entry, &name, format, made))
}

/// Makes the poster on a thread where it holds nobody up.
async fn make_apart(
    shared: &Arc<Shared>,
    entry: &EntryPoint,
    choice: Choice,
    format: Format,
) -> Result<Result<Made, PosterProblem>, ConsoleError> {
    let gone = |error: String| StoreError::Unavailable(format!("making a poster: {error}"));
    let place = PLACES.acquire().await.map_err(|error| gone(error.to_string()))?;
    let (entry, shared) = (entry.clone(), shared.clone());
    let made = tokio::task::spawn_blocking(move || {
        let mut fonts = Fonts::default();
        let look = shared.looks.now();
        let pictures = Pictures::of(&look.brand);
        let made = make(&entry, &shared.public_url, &choice, &pictures, (format, &mut fonts));
        drop(place);
        made
    });
    Ok(made.await.map_err(|error| gone(error.to_string()))?)
}

/// Why a poster was not made, for its form.
fn refused(problem: PosterProblem, entry: &EntryPoint) -> Refused {
    match problem {
        PosterProblem::Url { problem: QrProblem::TooLong { bytes, allowed }, host, host_max } => {
            Refused::AddressLong { bytes, allowed, host, host_max }
        }
        PosterProblem::NotHttps(url) | PosterProblem::OtherHost { url, .. } => Refused::OtherAddress(url),
        PosterProblem::Font(MissingFont { character, text, cure }) => match cure {
            Some(font) => Refused::Font { font: format!("{} ({})", font.family, font.package), text },
            None => Refused::NoFont { character, text },
        },
        PosterProblem::NoRoom(NoRoom(text)) => Refused::NoRoom(text),
        PosterProblem::Unreadable { read, expected } => Refused::Unreadable { read, expected },
        PosterProblem::Languages(_) | PosterProblem::Drawing(_) => {
            tracing::error!(error = %problem, code = %entry.code, "a poster could not be made");
            Refused::Drawing
        }
    }
}

fn file(entry: &EntryPoint, size: &str, format: Format, made: Made) -> Response {
    let kind = match format {
        Format::Pdf => "application/pdf",
        Format::Svg => "image/svg+xml",
        Format::Png => "image/png",
    };
    let disposition = format!("attachment; filename=\"{}-{size}.{}\"", entry.code, format.name());
    // A code and the name of a size are fit for a header.
    let disposition = HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    let headers =
        [(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_DISPOSITION, disposition)];
    (headers, made.file).into_response()
}

fn chosen(fields: Fields) -> PosterFields {
    PosterFields {
        size: fields.size,
        sheet: fields.sheet,
        format: fields.format,
        languages: [fields.language1, fields.language2, fields.language3],
        color: fields.color,
        crop_marks: !fields.crop_marks.is_empty(),
    }
}

fn read(chosen: &PosterFields) -> Result<(Format, Choice), Problems> {
    let mut problems = Problems::default();
    let sheet = Some(chosen.sheet.as_str()).filter(|_| chosen.size == "labels");
    let size = problems.keep("size", Size::named(&chosen.size, sheet).ok_or(Problem::NotThere));
    let format = problems.keep("format", Format::named(&chosen.format).ok_or(Problem::NotThere));
    let color = problems.keep("color", chosen.color.parse().map_err(|_| Problem::Color));
    let mut languages: Vec<&Words> = Vec::with_capacity(chosen.languages.len());
    for (field, tag) in ["language1", "language2", "language3"].into_iter().zip(&chosen.languages) {
        if tag.is_empty() {
            continue;
        }
        let words = problems.keep(field, Words::of_tag(tag).ok_or(Problem::NotThere));
        languages.extend(words.filter(|words| languages.iter().all(|other| other.tag != words.tag)));
    }
    match (size, format, color) {
        (Some(size), Some(format), Some(color)) if problems.is_empty() => {
            Ok((format, Choice { size, languages, color, crop_marks: chosen.crop_marks }))
        }
        _ => Err(problems),
    }
}

fn filled(
    visit: Visit,
    entry: &EntryPoint,
    chosen: PosterFields,
    problems: Problems,
    refused: Option<Refused>,
) -> String {
    let sheets =
        LABEL_SHEETS.iter().map(|sheet| (sheet.name.to_owned(), format!("{} ({})", sheet.name, sheet.fits)));
    let named = |words: &Words| {
        let language = Language::from_tag(words.tag).unwrap_or(Language::En);
        (words.tag.to_owned(), language.native_name().to_owned())
    };
    render(&PosterForm {
        frame: visit.frame,
        code: entry.code.to_string(),
        label: entry.label.clone(),
        formats: Format::ALL.map(|format| format.name().to_owned()).to_vec(),
        sheets: sheets.collect(),
        languages: WORDS.iter().map(named).collect(),
        chosen,
        problems,
        refused,
    })
}
