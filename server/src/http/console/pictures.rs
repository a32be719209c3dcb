//! `/console/stores/{store}/logo` and `/console/mark`: the pictures on payers' pages and posters, given in the console.

use std::sync::Arc;

use app::console::Done;
use app::console::confirm::Question;
use app::console::form::{PictureProblem, Problem, Problems};
use app::console::picture::{About, PictureView, Source, render};
use axum::extract::{Multipart, State};
use axum::response::{Html, Response};
use checkout::access::Right;
use checkout::port::{Clock as _, StoreError};
use poster::{ArtworkProblem, PIXELS_MIN};

use super::super::Shared;
use super::confirm::Sent;
use super::error::ConsoleError;
use super::signed_in::{SignedIn, Visit};
use super::stores::find;
use super::{Route, Who, form, trail};
use crate::brand::{
    Brand, BrandProblem, MARK, PAGE_FILE_BYTES_MAX, PAGE_PIXELS_MAX, PICTURES_MAX, PICTURES_OF_MERCHANT_MAX,
    UPLOAD_BYTES_MAX,
};
use crate::http::extract::{Form, Path};
use crate::look::PICTURE_PLACES;

pub(super) fn routes() -> Vec<Route> {
    const LOGO: &str = "/console/stores/{store}/logo";
    let (stores, operator) = (Who::With(Right::ManageStores), Who::With(Right::ManageMerchants));
    vec![
        Route::page(LOGO, stores, logo),
        Route::upload(LOGO, stores, upload_logo),
        Route::form("/console/stores/{store}/logo/remove", stores, remove_logo),
        Route::page("/console/mark", operator, mark),
        Route::upload("/console/mark", operator, upload_mark),
        Route::form("/console/mark/remove", operator, remove_mark),
    ]
}

async fn logo(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(store): Path<String>,
) -> Result<Html<String>, ConsoleError> {
    let about = about_store(&shared, &signed_in, &store).await?;
    Ok(Html(page(&shared, visit, &signed_in, about, Problems::default()).await?))
}

async fn mark(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
) -> Result<Html<String>, ConsoleError> {
    Ok(Html(page(&shared, visit, &signed_in, About::Mark, Problems::default()).await?))
}

async fn upload_logo(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(store): Path<String>,
    fields: Multipart,
) -> Result<Response, ConsoleError> {
    let about = about_store(&shared, &signed_in, &store).await?;
    upload(&shared, visit, &signed_in, about, fields).await
}

async fn upload_mark(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    fields: Multipart,
) -> Result<Response, ConsoleError> {
    upload(&shared, visit, &signed_in, About::Mark, fields).await
}

async fn remove_logo(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(store): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, ConsoleError> {
    let about = about_store(&shared, &signed_in, &store).await?;
    remove(&shared, visit, &signed_in, about, sent).await
}

async fn remove_mark(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Form(sent): Form<Sent>,
) -> Result<Response, ConsoleError> {
    remove(&shared, visit, &signed_in, About::Mark, sent).await
}

/// The store that a logo is of, if it is one of theirs.
async fn about_store(shared: &Shared, signed_in: &SignedIn, store: &str) -> Result<About, ConsoleError> {
    let store = find(shared, signed_in, store).await?;
    Ok(About::Store { id: store.id, name: store.name })
}

/// What the database and the folder call it.
fn name(about: &About) -> &str {
    match about {
        About::Store { id, .. } => id,
        About::Mark => MARK,
    }
}

fn address(about: &About) -> String {
    match about {
        About::Store { id, .. } => format!("/console/stores/{id}/logo"),
        About::Mark => "/console/mark".to_owned(),
    }
}

async fn upload(
    shared: &Shared,
    visit: Visit,
    signed_in: &SignedIn,
    about: About,
    fields: Multipart,
) -> Result<Response, ConsoleError> {
    let problem = match file(fields).await {
        None => Problem::Empty,
        Some(file) => match check(name(&about), file).await? {
            Err(problem) => Problem::Picture(problem),
            Ok(file) => {
                let database = shared.checkout.store();
                let doer = signed_in.doer(shared.checkout.clock().now());
                let most = (PICTURES_MAX, PICTURES_OF_MERCHANT_MAX);
                if database.keep_picture(name(&about), file, most, doer).await? {
                    shared.looks.renew(database).await?;
                    return Ok(form::done(&address(&about), Done::Saved));
                }
                Problem::Picture(PictureProblem::TooMany(PICTURES_OF_MERCHANT_MAX))
            }
        },
    };
    let problems = Problems::of("file", problem);
    Ok(form::wrong(page(shared, visit, signed_in, about, problems).await?))
}

/// The file that was chosen, if one was.
async fn file(mut fields: Multipart) -> Option<Vec<u8>> {
    while let Some(field) = fields.next_field().await.ok()? {
        if field.name() == Some("file") {
            return field.bytes().await.ok().map(Vec::from).filter(|file| !file.is_empty());
        }
    }
    None
}

/// Looks at the file on a thread where it holds nobody up.
async fn check(about: &str, file: Vec<u8>) -> Result<Result<Vec<u8>, PictureProblem>, ConsoleError> {
    if file.len() > UPLOAD_BYTES_MAX {
        let problem = PictureProblem::TooLarge { bytes: file.len(), allowed: UPLOAD_BYTES_MAX };
        return Ok(Err(problem));
    }
    let about = about.to_owned();
    let gone = |error: String| StoreError::Unavailable(format!("looking at a picture: {error}"));
    // One at a time: a file of some kilobytes can take tens of megabytes.
    let place = PICTURE_PLACES.acquire().await.map_err(|error| gone(error.to_string()))?;
    let looked = tokio::task::spawn_blocking(move || {
        let _place = place;
        match Brand::check(&about, &file) {
            Ok(()) => Ok(file),
            Err(problem) => Err(in_words(&problem)),
        }
    });
    Ok(looked.await.map_err(|error| gone(error.to_string()))?)
}

/// Why a picture is not taken, for its form.
const fn in_words(problem: &BrandProblem) -> PictureProblem {
    match problem {
        BrandProblem::TooLarge(bytes) => {
            PictureProblem::TooLarge { bytes: *bytes, allowed: PAGE_FILE_BYTES_MAX }
        }
        BrandProblem::Artwork(problem) => match problem {
            ArtworkProblem::TooLarge(bytes) => {
                PictureProblem::TooLarge { bytes: *bytes, allowed: UPLOAD_BYTES_MAX }
            }
            ArtworkProblem::TooManyPixels(..) => PictureProblem::TooManyPixels(PAGE_PIXELS_MAX),
            ArtworkProblem::TooFewPixels(..) => PictureProblem::TooFewPixels(PIXELS_MIN),
            ArtworkProblem::Empty => PictureProblem::Nothing,
            ArtworkProblem::TooThin => PictureProblem::TooThin,
            ArtworkProblem::Forbidden(..) => PictureProblem::Forbidden,
            ArtworkProblem::Unreadable(_) => PictureProblem::Unreadable,
            ArtworkProblem::TooElaborate(_) => PictureProblem::TooElaborate,
        },
        BrandProblem::TooManyPixels(..) => PictureProblem::TooManyPixels(PAGE_PIXELS_MAX),
        // What can be wrong with a folder is not wrong with a file.
        BrandProblem::Unreadable(_) | BrandProblem::Name | BrandProblem::Twice | BrandProblem::TooMany => {
            PictureProblem::Unreadable
        }
    }
}

async fn remove(
    shared: &Shared,
    visit: Visit,
    signed_in: &SignedIn,
    about: About,
    sent: Sent,
) -> Result<Response, ConsoleError> {
    if !sent.is_confirmed() {
        return Ok(sent.ask(visit, Question::RemovePicture(about)));
    }
    let database = shared.checkout.store();
    let doer = signed_in.doer(shared.checkout.clock().now());
    database.remove_picture(name(&about), doer).await?;
    shared.looks.renew(database).await?;
    Ok(form::done(&address(&about), Done::Saved))
}

async fn page(
    shared: &Shared,
    visit: Visit,
    signed_in: &SignedIn,
    about: About,
    problems: Problems,
) -> Result<String, ConsoleError> {
    let look = shared.looks.now();
    let picture = look.brand.shown(name(&about));
    let source = match picture {
        None => Source::Nowhere,
        Some(_) if look.is_uploaded(name(&about)) => Source::Uploaded,
        Some(_) => Source::Folder,
    };
    let trail = match &about {
        // A store's page has its trail, its logo's lines among it.
        About::Store { .. } => Vec::new(),
        About::Mark => {
            let timezone = trail::timezone(shared, signed_in).await?;
            trail::trail(shared, &[MARK], &timezone).await?
        }
    };
    let (frame, bytes_max) = (visit.frame, PAGE_FILE_BYTES_MAX);
    Ok(render(&PictureView { frame, about, picture, source, bytes_max, problems, trail }))
}
