//! `/console/stores/new` and `/console/stores/{store}/edit`.

use std::sync::Arc;

use app::console::Done;
use app::console::form::{Problem, Problems};
use app::console::store_form::{NewStoreFields, StoreForm, Timezones, render_store_form};
use axum::extract::State;
use axum::response::{Html, Response};
use checkout::access::Right;
use checkout::language::Language;
use checkout::money::Currency;
use checkout::port::Clock as _;
use checkout::typed::plain;
use serde::Deserialize;

use super::super::Shared;
use super::error::ConsoleError;
use super::signed_in::{SignedIn, Visit};
use super::stores::{LINES_MAX, find};
use super::{Route, Who, form};
use crate::catalogue::check_name;
use crate::catalogue::store::{is_region, timezones_of};
use crate::http::extract::{Form, Path};
use crate::sql::{NewStore, StoreChange};
use crate::zones;

pub(super) fn routes() -> Vec<Route> {
    let stores = Who::With(Right::ManageStores);
    vec![
        Route::page("/console/stores/new", stores, new_store),
        Route::form("/console/stores/new", stores, add_store),
        Route::page("/console/stores/{store}/edit", stores, edit_store),
        Route::form("/console/stores/{store}/edit", stores, change_store),
    ]
}

#[derive(Deserialize)]
struct StoreFields {
    #[serde(default)]
    merchant: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    currency: String,
    #[serde(default)]
    region: String,
    #[serde(default)]
    timezone: String,
    #[serde(default)]
    language: String,
}

impl StoreFields {
    /// Puts a time zone's name of today in the place of an old one, or of one in other letters.
    fn settle_timezone(&mut self) {
        if let Some(name) = zones::canonical(self.timezone.trim()) {
            self.timezone = name;
        }
    }
}

async fn new_store(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
) -> Result<Html<String>, ConsoleError> {
    let merchants = shared.checkout.store().merchants_within(&signed_in.scope(), LINES_MAX).await?;
    let new =
        NewStoreFields { merchants, merchant: String::new(), currency: String::new(), region: String::new() };
    let view = StoreForm {
        name: String::new(),
        timezone: String::new(),
        language: visit.frame.language.tag().to_owned(),
        frame: visit.frame,
        new: Some(new),
        store: None,
        timezones: Timezones::All(zones::names()),
        problems: Problems::default(),
    };
    Ok(Html(render_store_form(&view)))
}

async fn add_store(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Form(mut fields): Form<StoreFields>,
) -> Result<Response, ConsoleError> {
    let database = shared.checkout.store();
    let merchants = database.merchants_within(&signed_in.scope(), LINES_MAX).await?;
    let mut problems = Problems::default();
    if !merchants.iter().any(|(id, _)| *id == fields.merchant) {
        problems.add("merchant", Problem::NotThere);
    }
    let currency = Currency::from_code(&plain(&fields.currency).to_uppercase());
    let currency = problems.keep("currency", currency.map_err(|_| Problem::NotThere));
    let region = plain(&fields.region).to_uppercase();
    if !is_region(&region) {
        problems.add("region", Problem::NotThere);
    }
    let of_region = timezones_of(&region);
    if fields.timezone.trim().is_empty() {
        match of_region[..] {
            [only] => only.clone_into(&mut fields.timezone),
            [] => {}
            _ => problems.add("timezone", Problem::SeveralTimezones),
        }
    }
    fields.settle_timezone();
    let offered = if of_region.len() > 1 {
        Timezones::Of(of_region.into_iter().map(str::to_owned).collect())
    } else {
        Timezones::All(zones::names())
    };
    let change = check_change(&fields, &mut problems);
    let (Some(currency), Some(change), true) = (currency, change, problems.is_empty()) else {
        let StoreFields { merchant, name, currency, region, timezone, language } = fields;
        let new = Some(NewStoreFields { merchants, merchant, currency, region });
        let (frame, timezones) = (visit.frame, offered);
        let view = StoreForm { frame, new, store: None, name, timezone, language, timezones, problems };
        return Ok(form::wrong(render_store_form(&view)));
    };
    let now = shared.checkout.clock().now();
    let id = crate::random::id('S');
    let StoreChange { name, timezone, language } = change;
    let merchant_id = &fields.merchant;
    let store = NewStore { id: &id, merchant_id, name, currency, region: &region, timezone, language };
    database.add_store(&store, signed_in.doer(now)).await?;
    Ok(form::done(&format!("/console/stores/{id}"), Done::Saved))
}

async fn edit_store(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Html<String>, ConsoleError> {
    let store = find(&shared, &signed_in, &id).await?;
    let view = StoreForm {
        frame: visit.frame,
        new: None,
        store: Some(store.id),
        name: store.name,
        timezone: store.timezone,
        language: store.language.tag().to_owned(),
        timezones: Timezones::All(zones::names()),
        problems: Problems::default(),
    };
    Ok(Html(render_store_form(&view)))
}

async fn change_store(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Form(mut fields): Form<StoreFields>,
) -> Result<Response, ConsoleError> {
    let store = find(&shared, &signed_in, &id).await?;
    fields.settle_timezone();
    let mut problems = Problems::default();
    let Some(change) = check_change(&fields, &mut problems) else {
        let StoreFields { name, timezone, language, .. } = fields;
        let (timezones, store) = (Timezones::All(zones::names()), Some(store.id));
        let frame = visit.frame;
        let view = StoreForm { frame, new: None, store, name, timezone, language, timezones, problems };
        return Ok(form::wrong(render_store_form(&view)));
    };
    let doer = signed_in.doer(shared.checkout.clock().now());
    if !shared.checkout.store().change_store(&signed_in.scope(), &store.id, &change, doer).await? {
        return Err(ConsoleError::UnknownPage);
    }
    Ok(form::done(&format!("/console/stores/{}", store.id), Done::Saved))
}

/// What of a store can be changed, as it was typed; none, where something is wrong with it.
fn check_change<'fields>(
    fields: &'fields StoreFields,
    problems: &mut Problems,
) -> Option<StoreChange<'fields>> {
    let name = problems.keep("name", check_name(&fields.name).map_err(form::name_problem));
    let timezone =
        Some(fields.timezone.trim()).filter(|name| zones::get(name).is_some()).ok_or(Problem::NotThere);
    let timezone = problems.keep("timezone", timezone);
    let language = Language::from_tag(&fields.language).ok_or(Problem::NotThere);
    let language = problems.keep("language", language);
    Some(StoreChange { name: name?, timezone: timezone?, language: language? })
}
