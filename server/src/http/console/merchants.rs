//! `/console/merchants`: the companies that are paid, and the form that adds and changes them.

use std::sync::Arc;

use app::console::Done;
use app::console::form::{Problem, Problems};
use app::console::merchants::{MerchantForm, MerchantsView, render, render_form};
use axum::extract::State;
use axum::response::{Html, Response};
use checkout::access::Right;
use checkout::port::Clock as _;
use checkout::shop::MerchantProfile;
use checkout::typed::plain;
use serde::Deserialize;

use super::super::Shared;
use super::error::ConsoleError;
use super::signed_in::{SignedIn, Visit};
use super::stores::LINES_MAX;
use super::{Route, Who, form, trail};
use crate::catalogue::{check_name, is_category_code};
use crate::http::extract::{Form, Path};

const PATH: &str = "/console/merchants";

pub(super) fn routes() -> Vec<Route> {
    let who = Who::With(Right::ManageMerchants);
    vec![
        Route::page(PATH, who, list),
        Route::page("/console/merchants/new", who, new),
        Route::form("/console/merchants/new", who, add),
        Route::page("/console/merchants/{merchant}/edit", who, edit),
        Route::form("/console/merchants/{merchant}/edit", who, change),
    ]
}

#[derive(Default, Deserialize)]
struct Fields {
    #[serde(default)]
    name: String,
    #[serde(default)]
    category_code: String,
}

async fn list(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
) -> Result<Html<String>, ConsoleError> {
    let database = shared.checkout.store();
    let merchants = database.merchant_profiles_within(&signed_in.scope(), LINES_MAX).await?;
    Ok(Html(render(&MerchantsView { frame: visit.frame, merchants })))
}

async fn new(visit: Visit) -> Html<String> {
    Html(filled(visit, None, Fields::default(), Problems::default()))
}

async fn add(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Form(fields): Form<Fields>,
) -> Result<Response, ConsoleError> {
    let id = crate::random::id('M');
    match fields.read(id) {
        Ok(MerchantProfile { id, name, category_code }) => {
            let doer = signed_in.doer(shared.checkout.clock().now());
            shared.checkout.store().add_merchant(&id, &name, &category_code, doer).await?;
            Ok(form::done(PATH, Done::Saved))
        }
        Err(problems) => Ok(form::wrong(filled(visit, None, fields, problems))),
    }
}

async fn edit(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Html<String>, ConsoleError> {
    let found = shared.checkout.store().merchant_within(&signed_in.scope(), &id).await?;
    let MerchantProfile { id, name, category_code } = found.ok_or(ConsoleError::UnknownPage)?;
    let timezone = trail::timezone(&shared, &signed_in).await?;
    let told = trail::trail(&shared, &[&id], &timezone).await?;
    let known = Some((id, told));
    Ok(Html(filled(visit, known, Fields { name, category_code }, Problems::default())))
}

async fn change(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, ConsoleError> {
    let database = shared.checkout.store();
    let found = database.merchant_within(&signed_in.scope(), &id).await?;
    let MerchantProfile { id, .. } = found.ok_or(ConsoleError::UnknownPage)?;
    match fields.read(id.clone()) {
        Ok(merchant) => {
            let doer = signed_in.doer(shared.checkout.clock().now());
            database.change_merchant(&signed_in.scope(), &merchant, doer).await?;
            Ok(form::done(PATH, Done::Saved))
        }
        Err(problems) => Ok(form::wrong(filled(visit, Some((id, Vec::new())), fields, problems))),
    }
}

impl Fields {
    /// The merchant that was typed, or what is wrong.
    fn read(&self, id: String) -> Result<MerchantProfile, Problems> {
        let mut problems = Problems::default();
        let name = problems.keep("name", check_name(&self.name).map_err(form::name_problem));
        let category_code = plain(&self.category_code);
        if !is_category_code(&category_code) {
            problems.add("category_code", Problem::CategoryCode);
        }
        match name.filter(|_| problems.is_empty()) {
            Some(name) => Ok(MerchantProfile { id, name: name.to_owned(), category_code }),
            None => Err(problems),
        }
    }
}

fn filled(
    visit: Visit,
    known: Option<(String, Vec<app::console::trail::TrailLine>)>,
    fields: Fields,
    problems: Problems,
) -> String {
    let Fields { name, category_code } = fields;
    let (merchant, trail) = known.map_or((None, Vec::new()), |(id, trail)| (Some(id), trail));
    render_form(&MerchantForm { frame: visit.frame, merchant, name, category_code, problems, trail })
}
