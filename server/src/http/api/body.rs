//! What is sent: JSON with nothing in it that nobody knows, and amounts.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::header;
use axum::http::request::Parts;
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
        let content_type = request.headers().get(header::CONTENT_TYPE);
        let content_type = content_type.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        if !is_json(content_type.as_deref().unwrap_or_default()) {
            return Err(Problem::not_json(content_type.as_deref()).into_response());
        }
        let body = Bytes::from_request(request, state).await.map_err(BytesRejection::into_response)?;
        // Some programs write a byte order mark before all UTF-8.
        let read = serde_json::from_slice(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&body));
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
        let money = Money::new(currency, units);
        if !money.can_be_paid() {
            let detail = format!("{field}: expected whole {}: its last two digits are 00", currency.code());
            return Err(Problem::refused("not_an_amount", detail));
        }
        Ok(money)
    }
}

fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// security.md L3: what a code or a refund asked for in sen, Alipay+ refused each time.
    #[test]
    fn whole_rupiah_alone_are_taken() {
        let read = |currency: &str, value: &str| {
            let amount = Amount { currency: currency.to_owned(), value: value.to_owned() };
            amount.read("amount", Currency::from_code(currency).unwrap())
        };
        assert_eq!(read("IDR", "1234500").unwrap().minor_units(), 1_234_500);
        for value in ["12345", "10", "1"] {
            let (status, body) = read("IDR", value).unwrap_err().parts();
            assert!(status == 422 && body.contains("not_an_amount") && body.contains("whole IDR"), "{body}");
        }
        for (currency, value) in [("SGD", "12345"), ("JPY", "1"), ("KWD", "12501")] {
            assert!(read(currency, value).is_ok(), "{currency} {value}");
        }
    }
}
