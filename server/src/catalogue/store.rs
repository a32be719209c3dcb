//! Stores.

use jiff::tz::TimeZone;

/// A line for each region: its code, then its zones.
const TIMEZONES: &str = include_str!("timezones.txt");

/// The time zone of a store whose region is in no table.
pub(crate) const TIMEZONE_OF_NOWHERE: &str = "UTC";

/// Whether this is a region: ISO 3166-1 alpha-2, two capital letters.
pub(crate) fn is_region(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether this machine knows the time zone: an IANA name.
pub(crate) fn is_timezone(text: &str) -> bool {
    TimeZone::get(text).is_ok()
}

/// The time zones of a region, the one of most people first; none for a region that is not known. Where several are
/// named, their clocks differ.
pub(crate) fn timezones_of(region: &str) -> Vec<&'static str> {
    let lines = TIMEZONES.lines().filter(|line| !line.starts_with('#'));
    let mut fields = lines.map(|line| line.split(' '));
    let found = fields.find_map(|mut fields| (fields.next() == Some(region)).then_some(fields));
    found.map(Iterator::collect).unwrap_or_default()
}

/// Every time zone that this machine knows, by name.
pub(crate) fn timezones() -> Vec<String> {
    // Aliases of before there were names of cities (`EST5EDT`, `Singapore`) are known, and not offered.
    let names = jiff::tz::db().available().map(|name| name.to_string());
    names.filter(|name| name.contains('/') && !name.starts_with("Etc/")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_is_known() {
        let names = timezones();
        assert!(names.iter().any(|name| name == "Asia/Singapore"), "{names:?}");
        assert!(names.iter().all(|name| is_timezone(name)));
        assert!(!is_timezone("Asia/Nowhere") && !is_timezone(""));
    }

    #[test]
    fn a_region_has_its_time_zones_and_this_machine_knows_them() {
        assert_eq!(timezones_of("SG"), ["Asia/Singapore"]);
        assert_eq!(timezones_of("MY"), ["Asia/Kuala_Lumpur"], "its clocks all agree");
        assert_eq!(timezones_of("ID"), ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]);
        assert_eq!(timezones_of("US")[0], "America/New_York");
        assert!(timezones_of("XX").is_empty() && timezones_of("#").is_empty());
        let regions = TIMEZONES.lines().filter(|line| !line.starts_with('#')).map(|line| &line[..2]);
        let mut count = 0;
        for region in regions {
            let zones = timezones_of(region);
            assert!(is_region(region) && !zones.is_empty(), "{region}");
            assert!(zones.iter().all(|zone| is_timezone(zone)), "{region}: {zones:?}");
            count += 1;
        }
        assert!(count > 240, "{count} regions");
    }
}
