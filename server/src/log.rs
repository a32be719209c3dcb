//! What the server says: lines to standard error, and spans to a collector where there is one.

use std::io::IsTerminal as _;

use tracing::{Metadata, Subscriber};
use tracing_subscriber::filter::{FilterExt as _, LevelFilter, filter_fn};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer};
use url::Url;

use crate::config::LogFormat;
use crate::trace::{self, Export, ExportError};

/// What is logged unless `RUST_LOG` says otherwise.
const FILTER: &str = "info,sqlx=warn";

/// How to say it.
#[derive(Clone, Debug)]
pub struct Logging {
    /// How lines are written.
    pub format: LogFormat,
    /// The OpenTelemetry collector that spans are sent to.
    pub collector: Option<Url>,
}

impl Logging {
    /// Begins; from here on everything is said that this process logs. What comes back is ended last, if there is any.
    ///
    /// # Errors
    /// [`ExportError`]; lines are written all the same.
    ///
    /// # Panics
    /// When it has begun already.
    pub fn begin(self) -> Result<Option<Export>, ExportError> {
        let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(FILTER));
        // To standard error: what a command prints for scripts stays alone on standard output.
        let lines = lines(self.format, filter, std::io::stderr, std::io::stderr().is_terminal());
        let export = self.collector.as_ref().map(Export::to).transpose();
        let spans = export.as_ref().ok().and_then(Option::as_ref).map(Export::layer);
        tracing_subscriber::registry().with(lines).with(spans).init();
        export
    }
}

/// What writes a line for each thing that happens, whatever stands in it, and leaves the spans of traces out; in colours
/// for a terminal.
pub fn lines<S, W>(
    format: LogFormat,
    filter: EnvFilter,
    writer: W,
    in_colours: bool,
) -> Box<dyn Layer<S> + Send + Sync>
where
    S: Subscriber + for<'span> LookupSpan<'span> + Send + Sync,
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    let is_no_span_of_traces = |metadata: &Metadata<'_>| metadata.target() != trace::TARGET;
    // Where the log cannot be written, its disk is full: that is no reason to panic, which complaining would be.
    let lines =
        tracing_subscriber::fmt::layer().with_writer(writer).with_ansi(in_colours).log_internal_errors(false);
    let lines = match format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_span_list(false).boxed(),
    };
    // Without a hint of its own it would take that of the other away, and everything below it were looked at.
    let no_spans = filter_fn(is_no_span_of_traces).with_max_level_hint(LevelFilter::TRACE);
    lines.with_filter(filter.and(no_spans)).boxed()
}
