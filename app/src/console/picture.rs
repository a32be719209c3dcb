//! A store's logo, and the operator's acceptance mark: what there is, and the form that gives another.

use checkout::language::Language;
use leptos::prelude::*;

use super::form::{Described, Problems, press, summary, token_of};
use super::frame::{Frame, Page, Room, document};
use super::text::Text;
use super::trail::{TrailLine, trail};
use crate::shell::Picture;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct PictureView {
    /// What is around it.
    pub frame: Frame,
    /// What the picture is of.
    pub about: About,
    /// The picture that payers see, if there is one.
    pub picture: Option<Picture>,
    /// Where it comes from.
    pub source: Source,
    /// The most bytes that a page loads.
    pub bytes_max: usize,
    /// What is wrong with the file that was chosen.
    pub problems: Problems,
    /// What was done to it, newest first.
    pub trail: Vec<TrailLine>,
}

/// What a picture is of.
#[derive(Clone, Debug)]
pub enum About {
    /// A store.
    Store {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
    },
    /// Which wallets are taken: the operator's own.
    Mark,
}

/// Where a picture comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// It was uploaded.
    Uploaded,
    /// It is of the operator's folder.
    Folder,
    /// There is none.
    Nowhere,
}

/// The page of a picture.
#[must_use]
pub fn render(view: &PictureView) -> String {
    let title = match &view.about {
        About::Store { .. } => Text::Logo,
        About::Mark => Text::Mark,
    };
    let title = title.get(view.frame.language).into_owned();
    document(&view.frame, &Page { title, room: Some(Room::Stores) }, || content(view))
}

/// Where the mark's page is.
pub(super) const MARK_ADDRESS: &str = "/console/mark";

/// Where the page of a store's logo is.
pub(super) fn logo_address(store: &str) -> String {
    format!("{}/logo", super::stores::address(store))
}

fn content(view: &PictureView) -> impl IntoView + use<> {
    let (language, user) = (view.frame.language, view.frame.user.as_ref());
    let words = |text: Text| text.get(language).into_owned();
    let (page, back, hint) = match &view.about {
        About::Store { id, name } => {
            let store = super::stores::address(id);
            let back = view! { <p class="hint"><a href=store><bdi>{name.clone()}</bdi></a></p> };
            (logo_address(id), Some(back), Text::LogoHint)
        }
        About::Mark => (MARK_ADDRESS.to_owned(), None, Text::MarkHint),
    };
    let said = match view.source {
        Source::Uploaded => None,
        Source::Folder => Some(Text::PictureOfFolder),
        Source::Nowhere => Some(Text::PictureNone),
    };
    let remove = (view.source == Source::Uploaded)
        .then(|| press(user, format!("{page}/remove"), words(Text::PictureRemove), "button button-quiet"));
    view! {
        {back}
        {summary(&view.problems, language)}
        <section class="card">
            {view.picture.as_ref().map(|picture| view! { <p>{picture.view("given-picture", words(Text::PictureNow))}</p> })}
            {said.map(|said| view! { <p class="hint">{words(said)}</p> })}
            {remove}
        </section>
        <form class="card" method="post" action=page enctype="multipart/form-data">
            {token_of(user)}
            <p class="hint">{words(hint)}</p>
            {file_field(view, language)}
            <button class="button" type="submit">{words(Text::PictureUpload)}</button>
        </form>
        {trail(&view.trail, language)}
    }
}

fn file_field(view: &PictureView, language: Language) -> impl IntoView + use<> {
    let hint = Text::PictureFileHint.with(language, [("bytes", view.bytes_max.into())]);
    let described = Described::of("file", Some(hint), &view.problems, language);
    view! {
        <div class="field">
            <label for="file">{Text::PictureFile.get(language)}</label>
            <input
                id="file"
                name="file"
                type="file"
                accept=".svg,.png,image/svg+xml,image/png"
                required
                aria-describedby=described.ids()
                aria-invalid=described.problem.is_some().then_some("true")
            />
            {described.view()}
        </div>
    }
}
