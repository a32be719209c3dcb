//! What is counted as it happens. Each part of the server holds the instruments that are its own; clones of them are one.

use std::time::Duration;

use alipayplus::model::code;
use alipayplus::operation::Operation;
use checkout::payment::{Payment, Status, Step};
use checkout::refund::{RefundStatus, RefundStep};
use jiff::Timestamp;
use prometheus::{
    Error, Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts,
    Registry,
};

use super::seconds_since;

/// From a page out of memory to the longest wait for Alipay+, in seconds.
const REQUEST_SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// From a quick answer to the client's time-out, in seconds.
const CALL_SECONDS: [f64; 9] = [0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0];

/// From at once to Alipay+'s last repetition, in seconds.
const LAG_SECONDS: [f64; 10] = [1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0, 7200.0, 86_400.0];

/// What can become of a notification: the values of the label `result` of `standee_notifications_total`.
pub(crate) const NOTIFICATION_RESULTS: [&str; 13] = [
    "acknowledged",
    "bad_signature",
    "bad_headers",
    "other_client",
    "unreadable",
    "unknown_payment",
    "amount_differs",
    "not_stored",
    "too_large",
    "too_slow",
    "too_many_forgeries",
    "busy",
    "no_gateway",
];

/// Stands for every result code that is documented nowhere: a label has to have few values.
const OTHER_CODE: &str = "other";

/// Everything that is counted, and where it is told.
#[derive(Clone, Debug)]
pub struct Instruments {
    pub(super) registry: Registry,
    pub(crate) requests: Requests,
    pub(crate) gateway: GatewayCalls,
    pub(crate) money: MoneyCounts,
    pub(crate) certificate: CertificateEnd,
    /// Background jobs that panicked and were started again, by name.
    pub(super) job_panics: IntCounterVec,
}

/// When the certificate that is in use ends, and for how long it was made; nothing where there is none, behind a proxy that
/// ends TLS. The default one is looked at by nobody.
#[derive(Clone, Debug, Default)]
pub(crate) struct CertificateEnd(Option<[IntGaugeVec; 2]>);

/// What came in over HTTP.
#[derive(Clone, Debug)]
pub(crate) struct Requests {
    /// By the route's template and the class of the status.
    pub(crate) seconds: HistogramVec,
    pub(crate) in_flight: IntGauge,
    /// Log lines that were left out, by their kind.
    pub(crate) lines_left_out: IntCounterVec,
    /// Notifications, by what became of them.
    pub(crate) notifications: IntCounterVec,
}

/// What was asked of Alipay+.
#[derive(Clone, Debug)]
pub(crate) struct GatewayCalls {
    seconds: HistogramVec,
    /// Signed answers, by operation and result code.
    answers: IntCounterVec,
}

/// What happened to money. Every change is counted by whoever stored it.
#[derive(Clone, Debug)]
pub(crate) struct MoneyCounts {
    started: IntCounter,
    ended: IntCounterVec,
    rescued: IntCounter,
    lag: Histogram,
    refunds: IntCounterVec,
    alarms: IntCounterVec,
}

impl Instruments {
    /// Instruments that stand at nothing.
    ///
    /// # Errors
    /// The library's: a name that is none, or one name twice.
    pub fn new() -> Result<Self, Error> {
        let registry = Registry::new();
        let version = Opts::new("standee_build_info", "The version that runs; the value is always 1")
            .const_label("version", env!("CARGO_PKG_VERSION"));
        let version = IntGauge::with_opts(version)?;
        version.set(1);
        registry.register(Box::new(version))?;
        let requests = Requests::new(&registry)?;
        let (gateway, money) = (GatewayCalls::new(&registry)?, MoneyCounts::new(&registry)?);
        let certificate = CertificateEnd::new(&registry)?;
        let help = "Background jobs that panicked and were started again";
        let job_panics = counters(&registry, "standee_job_panics_total", help, "job")?;
        for name in crate::job::NAMES {
            // Told as 0 until one panics.
            drop(job_panics.with_label_values(&[name]));
        }
        Ok(Self { registry, requests, gateway, money, certificate, job_panics })
    }
}

fn counters(registry: &Registry, name: &str, help: &str, label: &str) -> Result<IntCounterVec, Error> {
    let counters = IntCounterVec::new(Opts::new(name, help), &[label])?;
    registry.register(Box::new(counters.clone()))?;
    Ok(counters)
}

fn counter(registry: &Registry, name: &str, help: &str) -> Result<IntCounter, Error> {
    let counter = IntCounter::new(name, help)?;
    registry.register(Box::new(counter.clone()))?;
    Ok(counter)
}

fn histograms(
    registry: &Registry,
    (name, help): (&str, &str),
    buckets: &[f64],
    labels: &[&str],
) -> Result<HistogramVec, Error> {
    let histograms = HistogramVec::new(HistogramOpts::new(name, help).buckets(buckets.to_vec()), labels)?;
    registry.register(Box::new(histograms.clone()))?;
    Ok(histograms)
}

impl CertificateEnd {
    fn new(registry: &Registry) -> Result<Self, Error> {
        let gauge = |name: &str, help: &str| {
            let gauge = IntGaugeVec::new(Opts::new(name, help), &["mode"])?;
            registry.register(Box::new(gauge.clone()))?;
            Ok::<_, Error>(gauge)
        };
        let ends = gauge(
            "standee_certificate_expiry_timestamp_seconds",
            "When the certificate in use ends, in seconds since 1970, by the mode of TLS",
        )?;
        let lifetime = gauge(
            "standee_certificate_lifetime_seconds",
            "For how long the certificate in use was made, by the mode of TLS",
        )?;
        Ok(Self(Some([ends, lifetime])))
    }

    /// A certificate was taken into use that is valid from the one until the other.
    pub(crate) fn is(&self, mode: &str, begins_at: Timestamp, ends_at: Timestamp) {
        if let Some([ends, lifetime]) = &self.0 {
            ends.with_label_values(&[mode]).set(ends_at.as_second());
            lifetime.with_label_values(&[mode]).set(ends_at.as_second() - begins_at.as_second());
        }
    }
}

impl Requests {
    fn new(registry: &Registry) -> Result<Self, Error> {
        let in_flight = IntGauge::new("standee_http_requests_in_flight", "Requests that are being answered")?;
        registry.register(Box::new(in_flight.clone()))?;
        let told = (
            "standee_http_request_duration_seconds",
            "Requests until their answer began, by route and class of status",
        );
        let lines = "Log lines left out because too many of their kind came at once";
        let notified = "Notifications by what became of them";
        let notifications = counters(registry, "standee_notifications_total", notified, "result")?;
        for result in NOTIFICATION_RESULTS {
            notifications.with_label_values(&[result]);
        }
        Ok(Self {
            seconds: histograms(registry, told, &REQUEST_SECONDS, &["route", "status"])?,
            in_flight,
            lines_left_out: counters(registry, "standee_log_lines_left_out_total", lines, "kind")?,
            notifications,
        })
    }
}

impl GatewayCalls {
    fn new(registry: &Registry) -> Result<Self, Error> {
        let told = ("standee_gateway_call_duration_seconds", "Calls to Alipay+, by operation and outcome");
        let seconds = histograms(registry, told, &CALL_SECONDS, &["operation", "outcome"])?;
        let answered = "Signed answers of Alipay+ to our calls, by operation and result code";
        let labels = ["operation", "result_code"];
        let answers = IntCounterVec::new(Opts::new("standee_gateway_answers_total", answered), &labels)?;
        registry.register(Box::new(answers.clone()))?;
        // There from the beginning, so that a run of it has a rate from its first on.
        for operation in Operation::ALL {
            answers.with_label_values(&[operation.name(), code::UNKNOWN_EXCEPTION]);
        }
        Ok(Self { seconds, answers })
    }

    /// Alipay+ answered a call, signed, with this result.
    pub(crate) fn answered(&self, operation: &str, result_code: &str) {
        let code = checkout::result_code::documented(result_code).unwrap_or(OTHER_CODE);
        self.answers.with_label_values(&[operation, code]).inc();
    }

    pub(crate) fn called(&self, operation: &str, outcome: &str, took: Duration) {
        self.seconds.with_label_values(&[operation, outcome]).observe(took.as_secs_f64());
    }
}

impl MoneyCounts {
    fn new(registry: &Registry) -> Result<Self, Error> {
        let lag =
            "Successful payments by a notification: from Alipay+'s time of payment until it was stored here";
        let lag = HistogramOpts::new("standee_notification_lag_seconds", lag).buckets(LAG_SECONDS.to_vec());
        let lag = Histogram::with_opts(lag)?;
        registry.register(Box::new(lag.clone()))?;
        let rescued = "Payments found paid by an inquiry, before any notification";
        let ended =
            counters(registry, "standee_payments_ended_total", "Payments by how they ended", "status")?;
        let refunds = counters(registry, "standee_refunds_total", "Refunds opened and ended", "status")?;
        let alarms = counters(registry, "standee_alarms_total", "Alarms by kind", "alarm")?;
        // Each is there from the beginning: what was never counted has no rate, and no alert.
        for status in [Status::Succeeded, Status::Failed, Status::Cancelled] {
            ended.with_label_values(&[status.name()]);
        }
        for status in ["opened", RefundStatus::Succeeded.name(), RefundStatus::Failed.name()] {
            refunds.with_label_values(&[status]);
        }
        for alarm in checkout::payment::Alarm::ALL {
            alarms.with_label_values(&[alarm.name()]);
        }
        Ok(Self {
            started: counter(registry, "standee_payments_started_total", "Payments stored")?,
            ended,
            rescued: counter(registry, "standee_inquiry_rescues_total", rescued)?,
            lag,
            refunds,
            alarms,
        })
    }

    /// A payment was stored.
    pub(crate) fn started(&self) {
        self.started.inc();
    }

    /// A step of a payment was stored.
    pub(crate) fn stepped(&self, step: &Step) {
        let Step { payment, record, status_before, .. } = step;
        if let Some(alarm) = record.alarm {
            self.alarms.with_label_values(&[alarm.name()]).inc();
        }
        let status = payment.progress.status;
        if status == *status_before || !status.is_final() {
            return;
        }
        self.ended.with_label_values(&[status.name()]).inc();
        if status == Status::Succeeded {
            self.paid(payment, step);
        }
    }

    fn paid(&self, payment: &Payment, step: &Step) {
        match (step.record.fact, payment.progress.paid_at) {
            ("inquired", _) => self.rescued.inc(),
            ("notified", Some(paid_at)) => self.lag.observe(seconds_since(paid_at, step.record.at)),
            _ => {}
        }
    }

    /// A step of a refund was stored, and with it one of its payment.
    pub(crate) fn refund_stepped(&self, step: &RefundStep) {
        self.stepped(&step.step);
        let status = step.refund.status;
        match step.status_before {
            None => self.refunds.with_label_values(&["opened"]).inc(),
            Some(before) if before != status && status.is_final() => {
                self.refunds.with_label_values(&[status.name()]).inc();
            }
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// coverage.md F3
    #[test]
    fn every_result_of_a_notification_is_in_the_documents() {
        let documents = include_str!("../../../docs/operation.md");
        let line = documents.lines().find(|line| line.starts_with("| `standee_notifications_total")).unwrap();
        let (_, listed) = line.split_once(": ").unwrap();
        let listed: Vec<_> = listed.split('`').skip(1).step_by(2).collect();
        assert_eq!(listed, NOTIFICATION_RESULTS);
    }

    #[test]
    fn a_code_that_is_documented_nowhere_makes_no_label() {
        let calls = GatewayCalls::new(&Registry::new()).unwrap();
        for code in ["SUCCESS", "X1", "X2", "UNKNOWN_EXCEPTION"] {
            calls.answered("pay", code);
        }
        let count = |code| calls.answers.with_label_values(&["pay", code]).get();
        assert_eq!(["SUCCESS", "other", "UNKNOWN_EXCEPTION"].map(count), [1, 2, 1]);
    }
}
