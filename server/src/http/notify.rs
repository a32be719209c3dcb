//! `POST /alipayplus/notifyPayment`: raw bytes, the signature over them, then the rules, then a signed answer.

use std::sync::Arc;

use alipayplus::envelope::{Direction, Envelope, Target};
use alipayplus::model::{Acknowledgement, AlipayResult, PaymentNotification, ResultStatus};
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use checkout::service::{Notification, Verdict};
use sha2::{Digest as _, Sha256};

use super::Shared;
use crate::gateway::{AlipayPlus, settlement_of_notification};

/// The largest notification that is read, in bytes.
const NOTIFICATION_BYTES_MAX: usize = 64 * 1024;

/// What is answered: an HTTP status for whoever looks at the wire, and Alipay+'s own result.
struct Answer {
    status: StatusCode,
    result: AlipayResult,
}

impl Answer {
    fn refuse(status: StatusCode, code: &str, message: &str) -> Self {
        Self { status, result: AlipayResult::new(ResultStatus::Failure, code, message) }
    }
}

pub(super) async fn notify_payment(
    State(shared): State<Arc<Shared>>,
    uri: Uri,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let path = uri.path_and_query().map_or(uri.path(), |path| path.as_str()).to_owned();
    let body = axum::body::to_bytes(request.into_body(), NOTIFICATION_BYTES_MAX).await;
    let answer = match body {
        Ok(body) => hear(&shared, &path, &headers, &body).await,
        Err(_) => Answer::refuse(StatusCode::PAYLOAD_TOO_LARGE, "PARAM_ILLEGAL", "the body is too large"),
    };
    respond(shared.checkout.gateway(), &path, answer)
}

async fn hear(shared: &Shared, path: &str, headers: &HeaderMap, body: &Bytes) -> Answer {
    let envelope = match verify(shared.checkout.gateway(), path, headers, body) {
        Ok(envelope) => envelope,
        Err(refusal) => return refusal,
    };
    let Ok(notification) = serde_json::from_slice::<PaymentNotification>(body) else {
        tracing::error!("a signed notification could not be read");
        return Answer::refuse(StatusCode::BAD_REQUEST, "PARAM_ILLEGAL", "the body is not a notifyPayment");
    };
    let Some(settlement) = settlement_of_notification(&notification) else {
        tracing::error!("a signed notification carries an amount that is none");
        return Answer::refuse(StatusCode::BAD_REQUEST, "PARAM_ILLEGAL", "paymentAmount is not an amount");
    };
    let digest = Sha256::digest(envelope.signed_content(Target::post(path), body)).into();
    let request_id = notification.payment_request_id;
    let heard = Notification { request_id: request_id.clone(), settlement, digest };
    match shared.checkout.notified(heard).await {
        Ok(Verdict::Acknowledge) => {
            Answer { status: StatusCode::OK, result: Acknowledgement::received().result }
        }
        Ok(Verdict::UnknownPayment) => {
            tracing::error!("a signed notification speaks of a payment that is not ours");
            let message = "paymentRequestId is not one of ours";
            Answer::refuse(StatusCode::NOT_FOUND, "ORDER_NOT_EXIST", message)
        }
        Ok(Verdict::AmountDiffers) => {
            tracing::error!(payment = request_id, "a signed notification carries another amount than ours");
            let message = "paymentAmount is not the amount of this paymentRequestId";
            Answer::refuse(StatusCode::CONFLICT, "PARAM_ILLEGAL", message)
        }
        Err(error) => {
            tracing::error!(payment = request_id, %error, "a notification could not be stored");
            Answer::refuse(StatusCode::SERVICE_UNAVAILABLE, "PROCESS_FAIL", "not stored; notify again")
        }
    }
}

fn verify(gateway: &AlipayPlus, path: &str, headers: &HeaderMap, body: &Bytes) -> Result<Envelope, Answer> {
    let Some(connection) = gateway.connection() else {
        let message = "this server has no gateway";
        return Err(Answer::refuse(StatusCode::SERVICE_UNAVAILABLE, "INVALID_CLIENT", message));
    };
    let header = |name: &'static str| headers.get(name).map(HeaderValue::as_bytes);
    let envelope = Envelope::read(Direction::Request, header).map_err(|problem| {
        Answer::refuse(StatusCode::UNAUTHORIZED, "INVALID_SIGNATURE", &problem.to_string())
    })?;
    if envelope.client_id != connection.client_id {
        let message = "Client-Id is not ours";
        return Err(Answer::refuse(StatusCode::UNAUTHORIZED, "INVALID_CLIENT", message));
    }
    envelope.verify(Target::post(path), body, connection.verifier()).map_err(|problem| {
        tracing::warn!("a notification's signature does not match");
        Answer::refuse(StatusCode::UNAUTHORIZED, "INVALID_SIGNATURE", &problem.to_string())
    })?;
    Ok(envelope)
}

fn respond(gateway: &AlipayPlus, path: &str, answer: Answer) -> Response {
    let body = serde_json::to_vec(&Acknowledgement { result: answer.result }).unwrap_or_default();
    // Who could not show Alipay+'s signature gets none of ours.
    let unsigned = matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::PAYLOAD_TOO_LARGE);
    let signed = if unsigned { None } else { gateway.sign_answer(path, &body) };
    let mut response = (answer.status, body).into_response();
    let json = vec![("content-type", alipayplus::envelope::JSON.to_owned())];
    for (name, value) in signed.map_or(json, Vec::from) {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}
