//! What this server measures, in Prometheus' text format. Labels are few and known beforehand: templates of routes, names
//! of operations and results, never an id.
//!
//! What flows is counted by each server for itself, every change of a payment by the one that stored it: the sum over all
//! servers is the truth. What stands is read from the database when somebody asks, so that every server tells the same.

mod gauges;
mod instruments;

use std::sync::Arc;
use std::time::Duration;

use checkout::port::{Clock as _, StoreError};
use checkout::time::Timestamp;
use prometheus::{Encoder as _, TextEncoder};
use tokio::sync::Mutex;
use tokio::time::Instant;

use gauges::Gauges;
pub use instruments::Instruments;
pub(crate) use instruments::{CertificateEnd, GatewayCalls, MoneyCounts, Requests};

use crate::http::{Lines, Shared};

/// How long what the database said is told again: two Prometheus servers and a curious operator cost one look.
const KEPT: Duration = Duration::from_secs(2);

/// How long the database may take. Without an answer its gauges are left out, and `standee_database_up` is 0.
const LOOK_TIME_MAX: Duration = Duration::from_secs(4);

/// All that is measured.
#[derive(Debug)]
pub struct Metrics {
    instruments: Instruments,
    lines: Lines,
    /// One look at the database at a time; whoever comes meanwhile takes what it brought.
    last: Mutex<Option<(Instant, String)>>,
}

impl Metrics {
    /// Tells what `instruments` measure, and what stands in the database.
    #[must_use]
    pub fn new(instruments: Instruments) -> Self {
        Self { instruments, lines: Lines::default(), last: Mutex::new(None) }
    }

    /// What counts requests.
    pub(crate) fn requests(&self) -> &Requests {
        &self.instruments.requests
    }

    /// What counts the panics of background jobs.
    pub(crate) fn job_panics(&self) -> &prometheus::IntCounterVec {
        &self.instruments.job_panics
    }

    /// How many log lines may be said.
    pub(crate) fn lines(&self) -> &Lines {
        &self.lines
    }

    /// Everything, as text.
    ///
    /// # Errors
    /// The library's, when two of its families contradict each other.
    pub async fn text(&self, shared: &Arc<Shared>) -> Result<String, prometheus::Error> {
        let flows = encode(&self.instruments.registry)?;
        let mut last = self.last.lock().await;
        if let Some((at, text)) = &*last
            && at.elapsed() < KEPT
        {
            return Ok(flows + text);
        }
        let gauges = Gauges::new()?;
        let store = shared.checkout.store();
        let now = shared.checkout.clock().now();
        let (looked, wrote) = tokio::join!(
            tokio::time::timeout(LOOK_TIME_MAX, store.vitals(now)),
            tokio::time::timeout(LOOK_TIME_MAX, store.takes_changes()),
        );
        gauges.set_writable(matches!(wrote, Ok(Ok(()))));
        match looked.unwrap_or_else(|_| Err(StoreError::Unavailable("no answer in time".to_owned()))) {
            Ok(vitals) => gauges.set(&vitals, now),
            Err(error) => tracing::warn!(%error, "the database's gauges are left out"),
        }
        gauges.set_pool(store.pool_use());
        let (open, max) = shared.capacity.streams();
        gauges.set_streams(open, max);
        let text = encode(&gauges.registry)?;
        *last = Some((Instant::now(), text.clone()));
        Ok(flows + &text)
    }
}

fn encode(registry: &prometheus::Registry) -> Result<String, prometheus::Error> {
    let mut text = Vec::new();
    TextEncoder::new().encode(&registry.gather(), &mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// How long ago something was, in seconds; not less than nothing, whatever the clocks say.
#[expect(clippy::cast_precision_loss, reason = "a float of milliseconds is exact for 285,000 years")]
fn seconds_since(then: Timestamp, now: Timestamp) -> f64 {
    (now.as_millis() - then.as_millis()).max(0) as f64 / 1000.0
}
