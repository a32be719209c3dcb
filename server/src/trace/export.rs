//! Where spans go: to a collector, over OTLP, from a thread of their own with a bounded queue. A collector that is away
//! costs spans, and never a request.

use std::time::Duration;

use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::{ExporterBuildError, Protocol, SpanExporter, WithExportConfig as _};
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::trace::{SdkTracerProvider, SpanData};
use opentelemetry_sdk::{Resource, trace};
use tracing::{Metadata, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, filter_fn};
use tracing_subscriber::registry::LookupSpan;
use url::Url;

use super::TARGET;
use crate::seldom::Seldom;

/// How long the collector may take for a batch.
const BATCH_TIME_MAX: Duration = Duration::from_secs(5);

/// How long the last batch may take when the server stops.
const FAREWELL_MAX: Duration = Duration::from_secs(5);

/// Where OTLP over HTTP takes spans, beneath the collector's address.
const SPANS_PATH: &str = "v1/traces";

/// Why no spans can be sent.
#[derive(Debug, thiserror::Error)]
#[error("otlp_url: traces cannot be sent: {0}")]
pub struct ExportError(#[from] ExporterBuildError);

/// Sends spans to one collector.
#[derive(Debug)]
pub struct Export(SdkTracerProvider);

impl Export {
    /// To the collector at this address. What else there is to say to it (headers, how many traces are kept, how they are
    /// gathered) the standard variables `OTEL_…` say.
    ///
    /// # Errors
    /// [`ExportError`]
    pub fn to(collector: &Url) -> Result<Self, ExportError> {
        let address = format!("{}/{SPANS_PATH}", collector.as_str().trim_end_matches('/'));
        let exporter = SpanExporter::builder()
            .with_http()
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(address)
            .with_timeout(BATCH_TIME_MAX)
            .build()?;
        let version = opentelemetry::KeyValue::new("service.version", env!("CARGO_PKG_VERSION"));
        let mut about_us = Resource::builder().with_attribute(version);
        if std::env::var_os("OTEL_SERVICE_NAME").is_none() {
            about_us = about_us.with_service_name("standee");
        }
        let provider = SdkTracerProvider::builder()
            .with_batch_exporter(SaysSeldom(exporter))
            .with_resource(about_us.build())
            .build();
        Ok(Self(provider))
    }

    /// Hands over the spans of [`TARGET`], and with them what the log says while they last.
    pub fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'span> LookupSpan<'span>,
    {
        let is_ours = |metadata: &Metadata<'_>| {
            metadata.target() == TARGET
                || (metadata.is_event()
                    && metadata.target().starts_with("standee::")
                    && *metadata.level() <= tracing::Level::INFO)
        };
        tracing_opentelemetry::layer()
            .with_tracer(self.0.tracer("standee"))
            .with_location(false)
            .with_threads(false)
            .with_tracked_inactivity(false)
            .with_filter(filter_fn(is_ours).with_max_level_hint(LevelFilter::INFO))
    }

    /// Sends what has not been sent yet, for five seconds at most.
    pub fn ends(self) {
        if let Err(error) = self.0.shutdown_with_timeout(FAREWELL_MAX) {
            tracing::warn!(%error, "the last traces were not sent");
        }
    }
}

/// Says once a minute that no spans arrive, where the library would for every batch.
#[derive(Debug)]
struct SaysSeldom(SpanExporter);

impl trace::SpanExporter for SaysSeldom {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        static LINES: Seldom = Seldom::new(1, Duration::from_mins(1));
        let spans = batch.len();
        if let Err(error) = self.0.export(batch).await
            && let Some(left_out) = LINES.may_say()
        {
            tracing::warn!(%error, spans, left_out, "traces do not arrive: see otlp_url");
        }
        Ok(())
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.0.shutdown_with_timeout(timeout)
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.0.force_flush()
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.0.set_resource(resource);
    }
}
