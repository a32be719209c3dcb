//! `GET /console/payments.csv` and `.xlsx`: everything that a search finds, as a file.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use checkout::port::Clock as _;

use super::super::super::Shared;
use super::super::error::ConsoleError;
use super::super::item::stores;
use super::super::signed_in::SignedIn;
use super::search::Asked;
use super::spool::{Format, SpoolProblem, spool};
use crate::day;
use crate::http::extract::Query;

impl Format {
    const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

pub(super) async fn csv(
    State(shared): State<Arc<Shared>>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, ConsoleError> {
    file(&shared, &signed_in, &asked, Format::Csv).await
}

pub(super) async fn xlsx(
    State(shared): State<Arc<Shared>>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, ConsoleError> {
    file(&shared, &signed_in, &asked, Format::Xlsx).await
}

async fn file(
    shared: &Shared,
    signed_in: &SignedIn,
    asked: &Asked,
    format: Format,
) -> Result<Response, ConsoleError> {
    let (all, chosen) = stores(shared, signed_in, asked.store.as_deref()).await?;
    let (search, problems) = asked.search(&all, chosen.as_ref());
    // The page says what is wrong.
    let page = || Redirect::to(&asked.address("/console/payments", None)).into_response();
    if !problems.is_empty() {
        return Ok(page());
    }
    let timezone = chosen.as_ref().or(all.first()).map_or("UTC", |store| &store.timezone);
    let today = day::day_of(shared.checkout.clock().now(), timezone);
    let pages = shared.checkout.store().export(signed_in.scope(), search);
    let spooled = match spool(format, &shared.data_dir, pages).await {
        Ok(spooled) => spooled,
        Err(SpoolProblem::TooMany) => {
            let address = asked.address("/console/payments", None);
            let separator = if address.contains('?') { '&' } else { '?' };
            return Ok(Redirect::to(&format!("{address}{separator}too_many=1")).into_response());
        }
        Err(SpoolProblem::Store(error)) => return Err(error.into()),
    };
    let bytes = spooled.bytes();
    let mut response = spooled.into_body().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes));
    // Compressed on the way it would lose its length, by which a broken download is told.
    headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("identity"));
    let name = format!("attachment; filename=\"payments-{today}.{}\"", format.ending());
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}
