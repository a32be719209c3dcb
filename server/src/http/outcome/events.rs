//! `GET /p/{token}/events`: the status as server-sent events, at once when it moves.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use checkout::payment::{OutcomeToken, Payment, RequestId};
use checkout::port::{PaymentKey, Store as _};
use futures::stream::{Stream, unfold};
use tokio::time::Instant;

use super::super::Shared;
use super::super::capacity::{RETRY_AFTER, StreamPermit, come_again};
use super::super::error::PageError;
use super::super::visitor::Visitor;
use super::status::{refusal, status_object};
use super::watchers::Watcher;
use crate::http::extract::Path;

/// How long one stream lives; the browser opens the next by itself.
const STREAM_TIME_MAX: Duration = Duration::from_mins(10);

/// How often the database is asked all the same, for what another program changed and nobody could tell.
const LOOK_INTERVAL: Duration = Duration::from_secs(10);

/// When a browser comes again whose server stops: the next one is there by then, or another.
pub(in super::super) const RECONNECT: Duration = Duration::from_secs(1);

/// Streams speak of money, as pages do: nobody keeps them. Nor are they gathered or compressed on their way, which
/// nginx and others do unless they are told: a till would hear of a payment when the proxy's buffer is full.
pub(in super::super) const STREAM_HEADERS: [(HeaderName, HeaderValue); 2] = [
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store, no-transform")),
    (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
];

/// Keeps proxies from taking silence for an end.
const KEEP_ALIVE_INTERVAL: Duration = Duration::from_secs(15);

pub(in super::super) async fn events(
    State(shared): State<Arc<Shared>>,
    Path(token): Path<String>,
    visitor: Visitor,
) -> Response {
    let Some(token) = OutcomeToken::parse(&token) else {
        return refusal(&PageError::UnknownPage);
    };
    // Before the database is asked: a flood of streams that are refused costs it nothing.
    let Some(permit) = shared.capacity.take_payer_stream(visitor.address(), &token) else {
        return no_room_to_listen();
    };
    let payment = match super::payment(&shared, token.as_str()).await {
        Ok(payment) => payment,
        Err(error) => return refusal(&error),
    };
    let watch = Watch {
        watcher: shared.watchers.watch(payment.order.request_id.clone()),
        payment: payment.order.request_id.clone(),
        address: visitor.address(),
        shared,
        ends_at: Instant::now() + STREAM_TIME_MAX,
        told: None,
        is_over: false,
        _permit: permit,
    };
    let keep_alive = KeepAlive::new().interval(KEEP_ALIVE_INTERVAL);
    (STREAM_HEADERS, Sse::new(watch.stream()).keep_alive(keep_alive)).into_response()
}

/// What is told to whoever finds as many listening as there may be.
pub(in super::super) fn no_room_to_listen() -> Response {
    let what = (StatusCode::SERVICE_UNAVAILABLE, "Too many are listening. Come again.\n");
    come_again(what.into_response(), StatusCode::SERVICE_UNAVAILABLE, RETRY_AFTER)
}

/// One payer who watches.
struct Watch {
    shared: Arc<Shared>,
    payment: RequestId,
    /// Where the payer watches from.
    address: Option<IpAddr>,
    watcher: Watcher,
    ends_at: Instant,
    /// What was last told.
    told: Option<String>,
    /// The server stops; the page was told to come again.
    is_over: bool,
    /// Bounds how many watch at once.
    _permit: StreamPermit<OutcomeToken>,
}

impl Watch {
    /// Tells where the payment stands, then every change, until it is over or the stream's time is.
    ///
    /// It listens before it looks for the first time, so that nothing that happens in between is missed.
    fn stream(self) -> impl Stream<Item = Result<Event, Infallible>> {
        unfold((self, true), async |(mut watch, mut looks)| {
            loop {
                if looks && let Some(payment) = watch.look().await {
                    let text = status_object(&payment).to_string();
                    if watch.told.as_ref() != Some(&text) {
                        watch.told = Some(text.clone());
                        return Some((Ok(Event::default().data(text)), (watch, false)));
                    }
                    if payment.progress.status.is_final() {
                        return None;
                    }
                }
                if Instant::now() >= watch.ends_at {
                    return None;
                }
                if watch.is_over {
                    return None;
                }
                let shared = watch.shared.clone();
                tokio::select! {
                    () = watch.wait() => {}
                    () = shared.capacity.closed() => {
                        watch.is_over = true;
                        return Some((Ok(Event::default().retry(RECONNECT)), (watch, false)));
                    }
                }
                looks = true;
            }
        })
    }

    /// Returns when this payment changed, or when it is time to look anyway.
    async fn wait(&self) {
        let _ = tokio::time::timeout(LOOK_INTERVAL, self.watcher.changed()).await;
    }

    async fn look(&self) -> Option<Payment> {
        let found = self.shared.checkout.store().payment(PaymentKey::RequestId(&self.payment)).await;
        let found =
            found.inspect_err(|error| tracing::warn!(%error, "a status could not be had")).ok().flatten();
        if let Some(payment) = &found {
            // While a payer watches, Alipay+ is inquired as often as is looked here; of those who left, seldom.
            super::hurry(&self.shared, payment, self.address).await;
        }
        found
    }
}
