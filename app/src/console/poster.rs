//! The form that makes a code's posters.

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
    /// Why the poster could not be made, as whoever makes it says it.
    pub refused: Option<String>,
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
        {view.refused.clone().map(|refused| view! { <p class="problem" lang="en">{refused}</p> })}
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
