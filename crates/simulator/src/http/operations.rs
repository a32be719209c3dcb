//! The operations of the gateway: checked, done, answered with a signature, and spoilt where a fault says so.

use std::sync::Arc;
use std::time::Duration;

use alipayplus::operation::{BASE_PATH, Operation};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, HeaderMap};
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::hangup::hang_up;
use crate::answer;
use crate::faults::{Kind, Place, Strike};
use crate::gateway::Gateway;
use crate::odd::odd_body;
use crate::result_code::{Refusal, ResultCode};
use crate::timestamp;

/// How long a request that times out is held before its connection is closed: longer than any client waits.
const HELD: Duration = Duration::from_mins(1);

/// A signed request, and what its answer's signature needs of it.
struct Call {
    method: Method,
    /// As signed: without the scheme and host that some clients put into the request line.
    path_and_query: String,
    headers: HeaderMap,
    body: Bytes,
}

/// What a fault does to an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spoiling {
    None,
    BadSignature,
    Unsigned,
    Garbage,
    OddBody(u32),
}

/// Serves everything under `/aps`.
pub(super) async fn handle(
    State(gateway): State<Arc<Gateway>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let path_and_query = uri.path_and_query().map_or_else(|| uri.path().to_owned(), ToString::to_string);
    let call = Call { method, path_and_query, headers, body };
    let operation = Operation::ALL.into_iter().find(|operation| operation.path(BASE_PATH) == uri.path());
    let Some(operation) = operation else {
        return call.answer(&gateway, &answer::refusal(&ResultCode::NO_INTERFACE_DEF.into()), Spoiling::None);
    };
    match gateway.strike(place(operation)) {
        None => call.answer(&gateway, &call.perform(&gateway, operation), Spoiling::None),
        Some(strike) => call.go_wrong(&gateway, operation, strike).await,
    }
}

const fn place(operation: Operation) -> Place {
    match operation {
        Operation::Pay => Place::Pay,
        Operation::InquiryPayment => Place::InquiryPayment,
        Operation::CancelPayment => Place::CancelPayment,
        Operation::Refund => Place::Refund,
    }
}

impl Call {
    fn perform(&self, gateway: &Gateway, operation: Operation) -> Value {
        match self.check(gateway) {
            Ok(()) => gateway.perform(operation, &self.body),
            Err(refusal) => {
                tracing::info!(%operation, %refusal, "refused");
                answer::refusal(&refusal)
            }
        }
    }

    fn check(&self, gateway: &Gateway) -> Result<(), Refusal> {
        if self.method != Method::POST {
            return Err(ResultCode::METHOD_NOT_SUPPORTED.into());
        }
        if !is_json(&self.headers) {
            return Err(ResultCode::MEDIA_TYPE_NOT_ACCEPTABLE.into());
        }
        gateway.seal.check_request(&self.path_and_query, &self.headers, &self.body)
    }

    async fn go_wrong(&self, gateway: &Gateway, operation: Operation, strike: Strike) -> Response {
        let mut body = answer::refusal(&ResultCode::UNKNOWN_EXCEPTION.into());
        if strike.done {
            let done = self.perform(gateway, operation);
            if strike.kind != Kind::UnknownException {
                body = done;
            }
        }
        match strike.kind {
            Kind::TimeOut => {
                tokio::time::sleep(HELD).await;
                hang_up()
            }
            Kind::Http500 => (StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error").into_response(),
            Kind::Slow => {
                tokio::time::sleep(strike.delay).await;
                self.answer(gateway, &body, Spoiling::None)
            }
            Kind::UnknownException => self.answer(gateway, &body, Spoiling::None),
            Kind::BadSignature => self.answer(gateway, &body, Spoiling::BadSignature),
            Kind::Unsigned => self.answer(gateway, &body, Spoiling::Unsigned),
            Kind::Garbage => self.answer(gateway, &body, Spoiling::Garbage),
            Kind::OddBody => self.answer(gateway, &body, Spoiling::OddBody(strike.oddities)),
            // The other kinds happen to notifications only: setting them here is refused.
            Kind::Refuse | Kind::Drop | Kind::Duplicate | Kind::Reorder => hang_up(),
        }
    }

    /// An answer with status 200 and the headers that the official clients look for, in lower case. Who could
    /// not be authenticated gets it unsigned, as from the real gateway.
    fn answer(&self, gateway: &Gateway, json: &Value, spoiling: Spoiling) -> Response {
        let body = match spoiling {
            Spoiling::Garbage => b"<html>this is no answer".to_vec(),
            Spoiling::OddBody(oddities) => odd_body(&json.to_string(), oddities),
            Spoiling::None | Spoiling::BadSignature | Spoiling::Unsigned => json.to_string().into_bytes(),
        };
        let content_type = (CONTENT_TYPE, "application/json; charset=UTF-8".to_owned());
        let unauthenticated = json["result"]["resultCode"] == ResultCode::INVALID_SIGNATURE.name();
        if spoiling == Spoiling::Unsigned || unauthenticated {
            return ([content_type], body).into_response();
        }
        let client_id = self.headers.get("client-id").and_then(|value| value.to_str().ok());
        let client_id = client_id.unwrap_or(gateway.seal.client_id()).to_owned();
        let time = timestamp::print(gateway.now());
        let signed: &[u8] = if spoiling == Spoiling::BadSignature { b"other contents" } else { &body };
        match gateway.seal.sign(&self.path_and_query, &client_id, &time, signed) {
            Ok(signature) => {
                let headers = [("client-id", client_id), ("response-time", time), ("signature", signature)];
                (headers, [content_type], body).into_response()
            }
            Err(problem) => (StatusCode::INTERNAL_SERVER_ERROR, problem.to_string()).into_response(),
        }
    }
}

/// The content type may be left out; what is there must be JSON in UTF-8.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(CONTENT_TYPE) else { return true };
    let Ok(value) = value.to_str() else { return false };
    let mut parts = value.split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|media_type| media_type.eq_ignore_ascii_case("application/json"));
    is_json
        && parts.all(|parameter| {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            !name.eq_ignore_ascii_case("charset") || value.trim_matches('"').eq_ignore_ascii_case("utf-8")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_json_in_utf_8_is_acceptable() {
        let is_json = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, value.parse().unwrap());
            is_json(&headers)
        };
        assert!(super::is_json(&HeaderMap::new()));
        for value in
            ["application/json", "Application/JSON; charset=UTF-8", "application/json;charset=\"utf-8\""]
        {
            assert!(is_json(value), "{value}");
        }
        for value in
            ["text/plain", "application/jsonp", "application/json; charset=gbk", "application/json;charset"]
        {
            assert!(!is_json(value), "{value}");
        }
    }
}
