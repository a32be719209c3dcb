//! Points in time, without a clock: callers bring the time, from the [`Clock`](crate::port::Clock) port.

use std::fmt;

/// A point in time: whole milliseconds since the Unix epoch, UTC, leap seconds not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The point that lies so many milliseconds after the Unix epoch (before it, when negative).
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the Unix epoch.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// The point so many seconds later (earlier, when negative); stops at the ends of the range.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        self.plus_millis(seconds.saturating_mul(1000))
    }

    /// The point so many milliseconds later (earlier, when negative); stops at the ends of the range.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

/// How far Alipay+'s clock and ours may differ, in seconds. A time zone that was taken for another one differs by more.
const CLOCKS_DIFFER_SECONDS: i64 = 3600;

/// A time that Alipay+ gives to something that was begun at `begun` and has been heard of by `now`; `None` for one at which
/// it cannot have been. It decides nothing, and reports and receipts are made by it.
pub(crate) fn believed(time: Option<Timestamp>, begun: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let from = begun.plus_seconds(-CLOCKS_DIFFER_SECONDS);
    let until = now.plus_seconds(CLOCKS_DIFFER_SECONDS);
    time.filter(|time| (from..=until).contains(time))
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ms since the Unix epoch", self.0)
    }
}
