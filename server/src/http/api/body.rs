//! What is sent: JSON with nothing in it that nobody knows, and amounts.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use checkout::money::{Currency, MAXIMUM_MINOR_UNITS, Money};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::problem::Problem;

/// A body of JSON.
pub(super) struct Json<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        if !is_json(request.headers()) {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
        }
        let body = Bytes::from_request(request, state).await.map_err(BytesRejection::into_response)?;
        let read = serde_json::from_slice(&body);
        read.map(Self).map_err(|error| Problem::malformed(format!("the body: {error}")).into_response())
    }
}

/// The query of the address.
pub(super) struct Asked<T>(pub(super) T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let read = Query::try_from_uri(&parts.uri);
        read.map(|Query(asked)| Self(asked))
            .map_err(|error: QueryRejection| Problem::malformed(format!("the query: {}", error.body_text())))
    }
}

/// An amount as it is sent: smallest units, as text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Amount {
    currency: String,
    value: String,
}

impl Amount {
    /// The amount, if it is one, and in this currency.
    ///
    /// # Errors
    /// That it is not, with its field's name.
    pub(super) fn read(&self, field: &str, currency: Currency) -> Result<Money, Problem> {
        if self.currency != currency.code() {
            let detail = format!("{field}: expected an amount in {}", currency.code());
            return Err(Problem::refused("other_currency", detail));
        }
        let digits = self.value.bytes().all(|byte| byte.is_ascii_digit());
        let units =
            self.value.parse().ok().filter(|units| digits && (1..=MAXIMUM_MINOR_UNITS).contains(units));
        let units = units.ok_or_else(|| {
            let detail =
                format!("{field}: expected whole smallest units, from 1 to {MAXIMUM_MINOR_UNITS}, as text");
            Problem::refused("not_an_amount", detail)
        })?;
        Ok(Money::new(currency, units))
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = content_type.and_then(|value| value.split(';').next()).unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}
