//! `POST /alipayplus/notifyPayment`: raw bytes, the signature over them, then the rules, then a signed answer.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use alipayplus::envelope::{Direction, Envelope, Target};
use alipayplus::model::{Acknowledgement, AlipayResult, PaymentNotification, ResultStatus, Unreadable};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use checkout::payment::{Digest, RequestId, Settlement};
use checkout::port::{Clock as _, StoreError};
use checkout::service::{Notification, Verdict};
use sha2::{Digest as _, Sha256};

use super::Shared;
use super::body::{BODY_TIME_MAX, read as read_whole};
use super::capacity::{RETRY_AFTER, come_again};
use super::client::Client;
use crate::gateway::{AlipayPlus, settlement_of_notification};
use crate::network::counted_as;
use crate::sql::UnreadableNotification;

/// The largest notification that is read, in bytes.
const NOTIFICATION_BYTES_MAX: usize = 64 * 1024;

/// What is answered: an HTTP status for whoever looks at the wire, and Alipay+'s own result.
struct Answer {
    status: StatusCode,
    result: AlipayResult,
    /// What became of the notification, for whoever counts.
    became: &'static str,
}

impl Answer {
    /// It was read and is stored: applied, or kept for the operator. Alipay+ would send it again seven times otherwise,
    /// and it would say the same.
    fn stored(became: &'static str) -> Self {
        Self { status: StatusCode::OK, result: Acknowledgement::received().result, became }
    }

    fn not_stored(request_id: Option<&str>, error: &StoreError) -> Self {
        tracing::error!(payment = for_log(request_id), %error, "a notification could not be stored");
        let message = "not stored; notify again";
        Self::refuse("not_stored", StatusCode::SERVICE_UNAVAILABLE, "PROCESS_FAIL", message)
    }

    fn refuse(became: &'static str, status: StatusCode, code: &str, message: &str) -> Self {
        Self { status, result: AlipayResult::new(ResultStatus::Failure, code, message), became }
    }

    fn too_large() -> Self {
        let message = "the body is too large";
        Self::refuse("too_large", StatusCode::PAYLOAD_TOO_LARGE, "PARAM_ILLEGAL", message)
    }

    fn too_slow() -> Self {
        let message = "the body did not come";
        Self::refuse("too_slow", StatusCode::REQUEST_TIMEOUT, "PARAM_ILLEGAL", message)
    }

    fn too_many_forgeries() -> Self {
        let message = "too many notifications with a wrong signature came from here; wait";
        let code = "REQUEST_TRAFFIC_EXCEED_LIMIT";
        Self::refuse("too_many_forgeries", StatusCode::TOO_MANY_REQUESTS, code, message)
    }

    fn busy() -> Self {
        Self::refuse("busy", StatusCode::SERVICE_UNAVAILABLE, "PROCESS_FAIL", "busy; notify again")
    }
}

pub(super) async fn notify_payment(
    State(shared): State<Arc<Shared>>,
    uri: Uri,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let path = uri.path_and_query().map_or(uri.path(), |path| path.as_str()).to_owned();
    let address = request.extensions().get::<Client>().and_then(|client| client.0);
    let (capacity, sender) = (&shared.capacity, address.map(counted_as));
    let is_counted = !capacity.is_unlimited(address);
    if is_counted && let Err(after) = capacity.forgeries.may_be_heard(address, &sender) {
        return unheard(&shared, &path, Answer::too_many_forgeries(), after);
    }
    let answer = match whole(&shared, address, request.into_body()).await {
        Ok(body) => match capacity.take_notification(address) {
            Some(_room) => hear(&shared, &path, &headers, &body).await,
            None => Answer::busy(),
        },
        Err(refusal) => refusal,
    };
    match answer.status {
        // What is slow or too large costs more than a wrong signature.
        StatusCode::UNAUTHORIZED | StatusCode::PAYLOAD_TOO_LARGE | StatusCode::REQUEST_TIMEOUT
            if is_counted =>
        {
            capacity.forgeries.was_wrong(address);
        }
        StatusCode::OK => capacity.forgeries.was_right(sender),
        _ => {}
    }
    if answer.became == "busy" {
        return unheard(&shared, &path, answer, RETRY_AFTER);
    }
    count(&shared, &answer);
    // Who could not show Alipay+'s signature gets none of ours.
    let is_heard = !matches!(
        answer.status,
        StatusCode::UNAUTHORIZED | StatusCode::PAYLOAD_TOO_LARGE | StatusCode::REQUEST_TIMEOUT
    );
    respond(is_heard.then(|| shared.checkout.gateway()), &path, answer)
}

/// The body. It is read before there is any other room for the notification: what does not come keeps nobody out.
async fn whole(shared: &Shared, address: Option<IpAddr>, body: Body) -> Result<Bytes, Answer> {
    let _room = shared.capacity.take_notification_body(address).ok_or_else(Answer::busy)?;
    let body =
        read_whole(body, NOTIFICATION_BYTES_MAX, BODY_TIME_MAX).await.map_err(|_| Answer::too_slow())?;
    if body.len() > NOTIFICATION_BYTES_MAX { Err(Answer::too_large()) } else { Ok(body) }
}

/// What was not looked at, and when to come again.
fn unheard(shared: &Shared, path: &str, answer: Answer, after: Duration) -> Response {
    let status = answer.status;
    count(shared, &answer);
    come_again(respond(None, path, answer), status, after)
}

fn count(shared: &Shared, answer: &Answer) {
    let became = answer.became;
    let requests = shared.metrics.requests();
    requests.notifications.with_label_values(&[became]).inc();
    if answer.status == StatusCode::OK {
        return;
    }
    match shared.metrics.lines().notifications.may_say() {
        Some(left_out) => {
            let left_out = (left_out > 0).then_some(left_out);
            tracing::warn!(because = became, left_out, "a notification was refused");
        }
        None => requests.lines_left_out.with_label_values(&["notification"]).inc(),
    }
}

async fn hear(shared: &Shared, path: &str, headers: &HeaderMap, body: &Bytes) -> Answer {
    let envelope = match verify(shared.checkout.gateway(), path, headers, body) {
        Ok(envelope) => envelope,
        Err(refusal) => return refusal,
    };
    let digest = Sha256::digest(envelope.signed_content(Target::post(path), body)).into();
    let (request_id, settlement) = match read(body) {
        Ok(read) => read,
        Err(reason) => return keep_unreadable(shared, body, digest, &reason).await,
    };
    let heard = Notification { request_id: request_id.clone(), settlement, digest };
    match shared.checkout.notified(heard).await {
        Ok(Verdict::Acknowledge) => Answer::stored("acknowledged"),
        Ok(Verdict::UnknownPayment) => {
            let payment = for_log(Some(&request_id));
            tracing::error!(payment, "a signed notification fits no payment and was kept");
            Answer::stored("unknown_payment")
        }
        Ok(Verdict::AmountDiffers) => {
            tracing::error!(payment = request_id, "a signed notification carries another amount than ours");
            Answer::stored("amount_differs")
        }
        Err(error) => Answer::not_stored(Some(&request_id), &error),
    }
}

/// Whose payment it is about, and how that ended.
fn read(body: &[u8]) -> Result<(String, Settlement), Unreadable> {
    let notification: PaymentNotification = alipayplus::model::read(body)?;
    let settlement = settlement_of_notification(&notification)?;
    Ok((notification.payment_request_id, settlement))
}

async fn keep_unreadable(shared: &Shared, body: &[u8], digest: Digest, reason: &Unreadable) -> Answer {
    let ids = alipayplus::model::ids(body);
    let notification = UnreadableNotification {
        at: shared.checkout.clock().now(),
        request_id: ids.payment_request_id,
        payment_id: ids.payment_id,
        reason: reason.to_string(),
        digest,
    };
    let request_id = notification.request_id.as_deref();
    if let Some(ours) = request_id.and_then(RequestId::parse)
        && let Err(error) = shared.checkout.hurry(&ours).await
    {
        // The schedule asks all the same, only later.
        tracing::warn!(%error, "a payment whose notification cannot be read was not made due at once");
    }
    match shared.checkout.store().keep_unreadable(&notification).await {
        Ok(()) => {
            let (payment, alipayplus_payment) =
                (for_log(request_id), for_log(notification.payment_id.as_deref()));
            // The place alone: what stands there is kept with the notification, for `standee payment unmatched`.
            tracing::error!(
                payment,
                alipayplus_payment,
                field = reason.field,
                "a signed notification cannot be read and was kept"
            );
            // Not acknowledged: what is acknowledged is applied. It comes again, perhaps to a version that can read it.
            let message = format!("kept, and not applied: {reason}");
            Answer::refuse("unreadable", StatusCode::BAD_REQUEST, "PARAM_ILLEGAL", &message)
        }
        Err(error) => Answer::not_stored(request_id, &error),
    }
}

/// An id as a log line may carry it. An unreadable message names any text as an id, and none of that may reach what
/// reads the log.
fn for_log(id: Option<&str>) -> Option<&str> {
    /// Alipay+'s bound on its ids.
    const CHARACTERS_MAX: usize = 64;
    let is_id = |id: &str| {
        id.len() <= CHARACTERS_MAX
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    id.map(|id| if is_id(id) { id } else { "not an id" })
}

fn verify(gateway: &AlipayPlus, path: &str, headers: &HeaderMap, body: &Bytes) -> Result<Envelope, Answer> {
    let Some(connection) = gateway.connection() else {
        let message = "this server has no gateway";
        return Err(Answer::refuse("no_gateway", StatusCode::SERVICE_UNAVAILABLE, "INVALID_CLIENT", message));
    };
    let lines = |name: &'static str| headers.get_all(name).iter().map(HeaderValue::as_bytes);
    let unsigned = |became: &'static str, code: &str, message: &str| {
        Answer::refuse(became, StatusCode::UNAUTHORIZED, code, message)
    };
    let envelope = Envelope::read(Direction::Request, lines)
        .map_err(|problem| unsigned("bad_headers", "INVALID_SIGNATURE", &problem.to_string()))?;
    if envelope.client_id != connection.client_id {
        return Err(unsigned("other_client", "INVALID_CLIENT", "Client-Id is not ours"));
    }
    envelope
        .verify(Target::post(path), body, connection.verifier())
        .map_err(|problem| unsigned("bad_signature", "INVALID_SIGNATURE", &problem.to_string()))?;
    Ok(envelope)
}

fn respond(gateway: Option<&AlipayPlus>, path: &str, answer: Answer) -> Response {
    let body = serde_json::to_vec(&Acknowledgement { result: answer.result }).unwrap_or_default();
    let signed = gateway.and_then(|gateway| gateway.sign_answer(path, &body));
    let mut response = (answer.status, body).into_response();
    let json = vec![("content-type", alipayplus::envelope::JSON.to_owned())];
    for (name, value) in signed.map_or(json, Vec::from) {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}
