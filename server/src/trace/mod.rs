//! Spans for OpenTelemetry: what a request, a question to Alipay+, a change in the database and a webhook took. They are
//! made where somebody gathers them and nowhere else, and never stand in log lines. As the log, they hold nothing
//! personal and nothing secret: routes by their template, payments by our own id.
//!
//! The attributes are those of OpenTelemetry's semantic conventions where these have one.

mod export;

use axum::http::HeaderMap;
use checkout::payment::RequestId;
use opentelemetry::propagation::TextMapPropagator as _;
use opentelemetry_http::HeaderExtractor;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use tracing::Span;
use tracing::field::Empty;
use tracing_opentelemetry::OpenTelemetrySpanExt as _;

pub use export::{Export, ExportError};

/// The target of every span here: whoever gathers spans asks for it, whoever writes lines does without.
pub const TARGET: &str = "standee::trace";

/// One request of a browser, of Alipay+ or of a merchant's system.
pub(crate) fn request(method: &str, route: &str, id: &str) -> Span {
    tracing::info_span!(
        target: TARGET,
        "request",
        otel.name = format_args!("{method} {route}"),
        otel.kind = "server",
        otel.status_code = Empty,
        http.request.method = method,
        http.route = route,
        http.response.status_code = Empty,
        standee.request_id = id,
    )
}

/// One question to Alipay+, with what became of it in `standee.outcome`.
pub(crate) fn asking(operation: &'static str, payment: &RequestId) -> Span {
    tracing::info_span!(
        target: TARGET,
        "asking",
        otel.name = format_args!("Alipay+ {operation}"),
        otel.kind = "client",
        otel.status_code = Empty,
        standee.payment = %payment,
        standee.outcome = Empty,
    )
}

/// One thing that the rules want of the database, waits included.
pub(crate) fn database(operation: &'static str, system: &'static str) -> Span {
    tracing::info_span!(
        target: TARGET,
        "database",
        otel.name = operation,
        otel.kind = "client",
        db.system.name = system,
        db.operation.name = operation,
    )
}

/// A payment, or one of its refunds, that the worker looks after.
pub(crate) fn looking_after(what: &'static str, payment: &RequestId) -> Span {
    tracing::info_span!(
        target: TARGET,
        "looking_after",
        otel.name = format_args!("look after {what}"),
        standee.payment = %payment,
    )
}

/// One try to deliver a webhook. Where it goes to is the merchant's business.
pub(crate) fn webhook(webhook: &str, event: &str) -> Span {
    tracing::info_span!(
        target: TARGET,
        "webhook",
        otel.kind = "client",
        otel.status_code = Empty,
        standee.webhook = webhook,
        standee.event = event,
        http.response.status_code = Empty,
    )
}

/// Continues the trace of whoever sent the request, if it says that there is one (W3C Trace Context).
pub(crate) fn goes_on(span: &Span, headers: &HeaderMap) {
    let context = TraceContextPropagator::new().extract(&HeaderExtractor(headers));
    // An error says that nobody gathers spans, or that this one has begun: then it has no other beginning.
    let _ = span.set_parent(context);
}

/// Says of a span what HTTP answered.
pub(crate) fn answered(span: &Span, status: u16) {
    span.record("http.response.status_code", status);
    if status >= 500 {
        failed(span);
    }
}

/// Says of a span that what it stands for went wrong.
pub(crate) fn failed(span: &Span) {
    span.record("otel.status_code", "ERROR");
}
