//! What stands, read anew for each look.

use checkout::time::Timestamp;
use prometheus::{Error, Gauge, IntGauge, IntGaugeVec, Opts, Registry};

use super::seconds_since;
use crate::sql::{PoolUse, Vitals};

/// What stands, at one moment.
pub(super) struct Gauges {
    pub(super) registry: Registry,
    database_up: IntGauge,
    database_writable: IntGauge,
    connections: IntGaugeVec,
    streams: IntGaugeVec,
}

impl Gauges {
    pub(super) fn new() -> Result<Self, Error> {
        let registry = Registry::new();
        let database_up =
            IntGauge::new("standee_database_up", "Whether the database told its gauges in time")?;
        registry.register(Box::new(database_up.clone()))?;
        let database_writable =
            IntGauge::new("standee_database_writable", "Whether the database stored a change in time")?;
        registry.register(Box::new(database_writable.clone()))?;
        let family = |name: &str, help: &str| -> Result<IntGaugeVec, Error> {
            let family = IntGaugeVec::new(Opts::new(name, help), &["state"])?;
            registry.register(Box::new(family.clone()))?;
            Ok(family)
        };
        Ok(Self {
            database_up,
            database_writable,
            connections: family(
                "standee_database_connections",
                "Connections to the database: in use, idle, and how many there may be",
            )?,
            streams: family("standee_event_streams", "Open streams of events, and how many there may be")?,
            registry,
        })
    }

    /// Whether a change was stored just now. What can be read says nothing of that: on a full disk, or a PostgreSQL that is
    /// read-only, everything is read as ever.
    pub(super) fn set_writable(&self, is_writable: bool) {
        self.database_writable.set(i64::from(is_writable));
    }

    pub(super) fn set_pool(&self, pool: PoolUse) {
        for (state, number) in [("busy", pool.busy), ("idle", pool.idle), ("max", pool.max)] {
            self.connections.with_label_values(&[state]).set(i64::from(number));
        }
    }

    pub(super) fn set_streams(&self, open: usize, max: usize) {
        for (state, number) in [("open", open), ("max", max)] {
            self.streams.with_label_values(&[state]).set(i64::try_from(number).unwrap_or(i64::MAX));
        }
    }

    /// What the database told. The gauges come into being with it: where it told nothing, there are none that say 0.
    pub(super) fn set(&self, vitals: &Vitals, now: Timestamp) {
        self.database_up.set(1);
        let told = self.tell_counts(vitals).and_then(|()| self.tell_ages(vitals, now));
        if let Err(error) = told {
            tracing::error!(%error, "the database's gauges cannot be told");
        }
    }

    fn tell_counts(&self, vitals: &Vitals) -> Result<(), Error> {
        let counted = |name: &str, help: &str, label: &str, counts: &[(&str, i64)]| -> Result<(), Error> {
            let family = IntGaugeVec::new(Opts::new(name, help), &[label])?;
            for (value, count) in counts {
                family.with_label_values(&[*value]).set(*count);
            }
            self.registry.register(Box::new(family))
        };
        let open = "Payments without a result, at most 10000 of each status";
        counted("standee_payments_open", open, "status", &vitals.payments_open)?;
        let alarms = "Alarms of the last 90 days that nobody has settled, at most 10000 in all";
        counted("standee_alarms_unsettled", alarms, "alarm", &vitals.alarms_unsettled)?;
        let others = [
            ("standee_refunds_open", "Refunds without a result, at most 10000", vitals.refunds_open),
            (
                "standee_notifications_unmatched",
                "Signed notifications of the last 7 days that fit no payment or could not be read, at most 10000 of each",
                vitals.notifications_unmatched,
            ),
        ];
        for (name, help, count) in others {
            let gauge = IntGauge::new(name, help)?;
            gauge.set(count);
            self.registry.register(Box::new(gauge))?;
        }
        Ok(())
    }

    /// Ages in seconds: 0 where there is nothing that could have one.
    fn tell_ages(&self, vitals: &Vitals, now: Timestamp) -> Result<(), Error> {
        let ages = [
            (
                "standee_payment_oldest_open_age_seconds",
                "How long ago the oldest payment without a result began",
                vitals.payment_oldest_open_at,
            ),
            (
                "standee_refund_oldest_open_age_seconds",
                "How long ago the oldest refund without a result began",
                vitals.refund_oldest_open_at,
            ),
            (
                "standee_worker_lag_seconds",
                "For how long the payment or refund that is due longest has waited to be looked after",
                vitals.oldest_due_at,
            ),
        ];
        for (name, help, since) in ages {
            let gauge = Gauge::new(name, help)?;
            gauge.set(since.map_or(0.0, |since| seconds_since(since, now)));
            self.registry.register(Box::new(gauge))?;
        }
        Ok(())
    }
}
