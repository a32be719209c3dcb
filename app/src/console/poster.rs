//! The form that makes a code's posters.

use checkout::language::Language;
use leptos::prelude::*;

use super::form::{Input, Problems, Select, input, select, summary, tick, token_of};
use super::frame::{Frame, Page, Room, document};
use super::text::Text;

/// What the form shows.
#[derive(Clone, Debug)]
pub struct PosterForm {
    /// What is around it.
    pub frame: Frame,
    /// The code.
    pub code: String,
    /// What the shop calls it.
    pub label: Option<String>,
    /// The formats there are.
    pub formats: Vec<String>,
    /// The sheets of labels there are, by name, with whose labels fit.
    pub sheets: Vec<(String, String)>,
    /// The languages there are, by tag and own name.
    pub languages: Vec<(String, String)>,
    /// What is chosen.
    pub chosen: PosterFields,
    /// What is wrong with it.
    pub problems: Problems,
    /// Why the poster could not be made.
    pub refused: Option<Refused>,
}

/// Why a poster could not be made.
#[derive(Clone, Debug)]
pub enum Refused {
    /// Its address is longer than a code that scans well can carry.
    AddressLong {
        /// How long the address is, in bytes.
        bytes: usize,
        /// How long it may be.
        allowed: usize,
        /// How long its host is.
        host: usize,
        /// How long the host may be.
        host_max: usize,
    },
    /// Its address is not one of this server's.
    OtherAddress(String),
    /// No font at hand has what stands in a text.
    Font {
        /// A font that has.
        font: String,
        /// The text.
        text: String,
    },
    /// No font writes a character of a text, and none that could be installed.
    NoFont {
        /// The character.
        character: char,
        /// The text.
        text: String,
    },
    /// A text is too long for the size.
    NoRoom(String),
    /// Not all of its codes can be read.
    Unreadable {
        /// How many can.
        read: usize,
        /// How many there are.
        expected: usize,
    },
    /// Something went wrong that is not the asker's doing.
    Drawing,
}

/// The fields of the form, as they are sent.
#[derive(Clone, Debug)]
pub struct PosterFields {
    /// The page, or `labels`.
    pub size: String,
    /// Which sheet of labels.
    pub sheet: String,
    /// The file's format.
    pub format: String,
    /// One to three languages; an empty one for none.
    pub languages: [String; 3],
    /// Six hexadecimal digits after a `#`.
    pub color: String,
    /// Whether somebody cuts it.
    pub crop_marks: bool,
}

/// The form that makes a code's posters.
#[must_use]
pub fn render(view: &PosterForm) -> String {
    let title = Text::PosterMake.get(view.frame.language).into_owned();
    document(&view.frame, &Page { title, room: Some(Room::Stores) }, || content(view))
}

fn content(view: &PosterForm) -> impl IntoView + use<> {
    let language = view.frame.language;
    let page = format!("/console/codes/{}", view.code);
    let words = |text: Text| text.get(language).into_owned();
    let shown = view.label.clone().unwrap_or_else(|| view.code.clone());
    let field = |name, label: Text, options, chosen: &str, hint: Option<Text>| {
        let (label, hint) = (words(label), hint.map(words));
        let field = Select { name, label, options, chosen: chosen.to_owned(), hint };
        select(field, &view.problems, language)
    };
    let sizes = [
        ("a4", "A4".to_owned()),
        ("a5", "A5".to_owned()),
        ("a6", "A6".to_owned()),
        ("table", words(Text::PosterTable)),
        ("labels", words(Text::PosterLabels)),
    ];
    let sizes = sizes.map(|(value, shown)| (value.to_owned(), shown)).to_vec();
    let formats = view.formats.iter().map(|format| (format.clone(), format.to_uppercase())).collect();
    let mut none_first = vec![(String::new(), words(Text::PosterNoLanguage))];
    none_first.extend(view.languages.clone());
    let [first, second, third] = &view.chosen.languages;
    let color = Input {
        name: "color",
        label: words(Text::PosterColor),
        kind: Some("color"),
        value: view.chosen.color.clone(),
        ..Input::default()
    };
    view! {
        <p class="hint"><a href=page.clone()><bdi>{shown}</bdi></a></p>
        {summary(&view.problems, language)}
        {view.refused.as_ref().map(|refused| refusal(refused, language))}
        <form class="card" method="post" action=format!("{page}/poster")>
            {token_of(view.frame.user.as_ref())}
            {field("size", Text::PosterSize, sizes, &view.chosen.size, None)}
            {field("sheet", Text::PosterSheet, view.sheets.clone(), &view.chosen.sheet, Some(Text::PosterSheetHint))}
            {field("format", Text::PosterFormat, formats, &view.chosen.format, None)}
            {field("language1", Text::PosterLanguage, view.languages.clone(), first, None)}
            {field("language2", Text::PosterLanguageSecond, none_first.clone(), second, None)}
            {field("language3", Text::PosterLanguageThird, none_first, third, None)}
            {input(color, &view.problems, language)}
            {tick("crop_marks", words(Text::PosterCropMarks), view.chosen.crop_marks)}
            <button class="button" type="submit">{words(Text::PosterDownload)}</button>
        </form>
    }
}

/// What is in the way, and what to do about it; then the text or address that it is about.
fn refusal(refused: &Refused, language: Language) -> impl IntoView + use<> {
    let plain = |text: Text| text.get(language).into_owned();
    let (words, about) = match refused {
        Refused::AddressLong { bytes, allowed, host, host_max } => {
            let numbers =
                [("bytes", *bytes), ("allowed", *allowed), ("host", *host), ("host-max", *host_max)];
            (
                Text::PosterAddressLong.with(language, numbers.map(|(name, number)| (name, number.into()))),
                None,
            )
        }
        Refused::OtherAddress(url) => (plain(Text::PosterOtherAddress), Some(url)),
        Refused::Font { font, text } => {
            (Text::PosterFont.with(language, [("font", font.as_str().into())]), Some(text))
        }
        Refused::NoFont { character, text } => {
            (Text::PosterNoFont.with(language, [("character", character.to_string().into())]), Some(text))
        }
        Refused::NoRoom(text) => (plain(Text::PosterNoRoom), Some(text)),
        Refused::Unreadable { read, expected } => {
            let numbers = [("read", (*read).into()), ("count", (*expected).into())];
            (Text::PosterUnreadable.with(language, numbers), None)
        }
        Refused::Drawing => (plain(Text::PosterDrawing), None),
    };
    let about = about.cloned().map(|about| view! { " " <q><bdi>{about}</bdi></q> });
    view! { <p class="problem">{words} {about}</p> }
}
