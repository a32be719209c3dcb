//! The days of a shop: they begin at its own midnight.

use std::time::Duration;

use checkout::time::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Zoned};

use crate::seldom::Seldom;
use crate::zones;

/// How often it is logged that a zone is not known: every time that is shown would say so.
static UNKNOWN: Seldom = Seldom::new(1, Duration::from_mins(1));

/// The zone of this name. The server does not start with a store whose zone it does not know; one that another server
/// with a newer database added meanwhile is shown in UTC, which the log says, and the times themselves do.
fn zone(timezone: &str) -> TimeZone {
    zones::get(timezone).unwrap_or_else(|| {
        if let Some(left_out) = UNKNOWN.may_say() {
            tracing::error!(
                timezone,
                left_out,
                "a store's time zone is not known: its times are shown in UTC"
            );
        }
        TimeZone::UTC
    })
}

/// A point in time as the clocks of a time zone show it.
#[must_use]
pub fn zoned(time: Timestamp, timezone: &str) -> Zoned {
    jiff::Timestamp::from_millisecond(time.as_millis()).unwrap_or_default().to_zoned(zone(timezone))
}

/// The day that it is there at a point in time.
#[must_use]
pub fn day_of(time: Timestamp, timezone: &str) -> Date {
    zoned(time, timezone).date()
}

/// When a day begins in a time zone, which is not always at midnight.
#[must_use]
pub fn begin(day: Date, timezone: &str) -> Timestamp {
    let begins = zone(timezone).to_ambiguous_zoned(day.at(0, 0, 0, 0)).compatible();
    // Only the last days that can be written have no beginning.
    Timestamp::from_millis(begins.map_or(i64::MAX, |begins| begins.timestamp().as_millisecond()))
}

/// The day so many days later, or earlier; the last or the first that can be written, beyond these.
#[must_use]
pub fn days_later(day: Date, days: i32) -> Date {
    day.saturating_add(Span::new().days(days))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn hours(day: Date, timezone: &str) -> i64 {
        let millis = begin(days_later(day, 1), timezone).as_millis() - begin(day, timezone).as_millis();
        millis / 3_600_000
    }

    #[test]
    fn a_day_begins_at_the_shop_s_own_midnight() {
        let noon_utc = Timestamp::from_millis(1_795_348_800_000);
        assert_eq!(day_of(noon_utc, "Asia/Singapore"), date(2026, 11, 22));
        assert_eq!(day_of(noon_utc, "Pacific/Kiritimati"), date(2026, 11, 23));
        assert_eq!(begin(date(2026, 11, 22), "Asia/Singapore").as_millis(), 1_795_276_800_000);
        assert_eq!(begin(date(2026, 11, 22), "No/Where"), begin(date(2026, 11, 22), "UTC"));
    }

    #[test]
    fn a_day_is_as_long_as_its_clocks_make_it() {
        assert_eq!(hours(date(2026, 11, 22), "Asia/Singapore"), 24);
        assert_eq!(hours(date(2026, 3, 29), "Europe/Rome"), 23);
        assert_eq!(hours(date(2026, 10, 25), "Europe/Rome"), 25);
        // Clocks went from 23:59 to 01:00 here: the day has no midnight.
        assert_eq!(hours(date(2018, 11, 4), "America/Sao_Paulo"), 23);
        assert_eq!(begin(Date::MAX, "Etc/GMT+12").as_millis(), i64::MAX);
    }
}
