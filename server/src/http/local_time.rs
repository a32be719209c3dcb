//! Points in time as pages show them: by the store's clock.

use app::outcome::LocalTime;
use checkout::time::Timestamp;

use crate::day::zoned;

/// The time that the clocks of a time zone show.
pub(super) fn local_time(time: Timestamp, timezone: &str) -> LocalTime {
    let local = zoned(time, timezone);
    // A store's clock needs no name on its own pages; one that stands in for it does.
    let is_stand_in = !local.time_zone().iana_name().is_some_and(|name| name.eq_ignore_ascii_case(timezone));
    let name = if is_stand_in { " UTC" } else { "" };
    LocalTime {
        text: format!("{}{name}", local.strftime("%Y-%m-%d %H:%M:%S")),
        machine: local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_as_the_store_s_clocks_show_it() {
        let time = Timestamp::from_millis(1_795_331_045_000);
        let local = local_time(time, "Asia/Singapore");
        assert_eq!(local.text, "2026-11-22 15:04:05");
        assert_eq!(local.machine, "2026-11-22T15:04:05+08:00");
        // field.md 5: an hour of UTC never looks like the store's.
        let unknown = local_time(time, "No/Where");
        assert_eq!(unknown.text, "2026-11-22 07:04:05 UTC");
        assert_eq!(unknown.machine, "2026-11-22T07:04:05+00:00");
    }
}
