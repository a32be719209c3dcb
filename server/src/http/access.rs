//! What is kept of every request: a line in the log and a measure, both by the route's template. What stands in a path
//! may be a payer's token, and is in neither.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;

use crate::metrics::Metrics;
use crate::seldom::Seldom;

/// What takes longer is worth a warning: a payer looks at it.
const SLOW: Duration = Duration::from_secs(2);

/// Stands for what is at no route.
pub(super) const NO_ROUTE: &str = "(none)";

const SECOND: Duration = Duration::from_secs(1);

/// How many lines one server says, so that no flood fills a disk.
#[derive(Debug)]
pub(crate) struct Lines {
    /// Of requests that went well: more than one server's payers make of them in an ordinary second.
    well: Seldom,
    /// Of requests that were refused, which strangers can send as fast as they like.
    refused: Seldom,
    /// Of requests that went wrong, or took long.
    wrong: Seldom,
    /// Of notifications that were refused.
    pub(super) notifications: Seldom,
    /// Of requests that came past the proxies.
    pub(super) strangers: Seldom,
    /// Of requests of which a proxy says that they came over plain HTTP. Where it serves port 80 as well, that is as it
    /// should be: so seldom enough to be no bother.
    pub(super) plain: Seldom,
    /// Of requests of which a proxy says that they came from what is no address.
    pub(super) unreadable: Seldom,
}

impl Default for Lines {
    fn default() -> Self {
        Self {
            well: Seldom::new(200, SECOND),
            refused: Seldom::new(20, SECOND),
            wrong: Seldom::new(50, SECOND),
            notifications: Seldom::new(10, 10 * SECOND),
            strangers: Seldom::new(1, Duration::from_mins(1)),
            plain: Seldom::new(1, Duration::from_hours(1)),
            unreadable: Seldom::new(1, Duration::from_mins(1)),
        }
    }
}

/// Counted while a request is being answered, however that ends.
struct InFlight<'a>(&'a prometheus::IntGauge);

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.dec();
    }
}

pub(super) async fn layer(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let requests = metrics.requests();
    let route = request.extensions().get::<MatchedPath>().cloned();
    requests.in_flight.inc();
    let in_flight = InFlight(&requests.in_flight);
    let begun = Instant::now();
    let response = next.run(request).await;
    let took = begun.elapsed();
    drop(in_flight);
    let (route, status) = (route.as_ref().map_or(NO_ROUTE, MatchedPath::as_str), response.status());
    requests.seconds.with_label_values(&[route, class(status)]).observe(took.as_secs_f64());
    say(&metrics, route, status, took);
    response
}

fn class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        0..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        _ => "5xx",
    }
}

fn say(metrics: &Metrics, route: &str, status: StatusCode, took: Duration) {
    let is_slow = took >= SLOW;
    let lines = metrics.lines();
    let (kind, seldom) = match class(status) {
        "5xx" => ("wrong", &lines.wrong),
        _ if is_slow => ("wrong", &lines.wrong),
        "4xx" => ("refused", &lines.refused),
        _ => ("well", &lines.well),
    };
    let Some(left_out) = seldom.may_say() else {
        metrics.requests().lines_left_out.with_label_values(&[kind]).inc();
        return;
    };
    let (status, millis) = (status.as_u16(), u64::try_from(took.as_millis()).unwrap_or(u64::MAX));
    // A field that is nothing in nearly every line is left out of it.
    let left_out = (left_out > 0).then_some(left_out);
    if is_slow {
        tracing::warn!(route, status, millis, left_out, "answered slowly");
    } else {
        tracing::info!(route, status, millis, left_out, "answered");
    }
}
