//! Stores.

/// A line for each region: its code, then its zones.
const TIMEZONES: &str = include_str!("timezones.txt");

/// The time zone of a store whose region is in no table.
pub(crate) const TIMEZONE_OF_NOWHERE: &str = "UTC";

/// Whether this is a region: ISO 3166-1 alpha-2, two capital letters.
pub(crate) fn is_region(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The time zones of a region, the one of most people first; none for a region that is not known. Where several are
/// named, their clocks differ.
pub(crate) fn timezones_of(region: &str) -> Vec<&'static str> {
    let lines = TIMEZONES.lines().filter(|line| !line.starts_with('#'));
    let mut fields = lines.map(|line| line.split(' '));
    let found = fields.find_map(|mut fields| (fields.next() == Some(region)).then_some(fields));
    found.map(Iterator::collect).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zones;

    #[test]
    fn what_is_offered_is_known_by_its_name_of_today() {
        let names = zones::names();
        assert!(names.iter().any(|name| name == "Asia/Singapore"), "{names:?}");
        assert!(names.iter().all(|name| zones::canonical(name).as_ref() == Some(name)), "{names:?}");
        assert!(zones::get("Asia/Nowhere").is_none() && zones::get("").is_none());
    }

    #[test]
    fn a_region_has_its_time_zones_and_they_are_known() {
        assert_eq!(timezones_of("SG"), ["Asia/Singapore"]);
        assert_eq!(timezones_of("MY"), ["Asia/Kuala_Lumpur"], "its clocks all agree");
        assert_eq!(timezones_of("ID"), ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]);
        assert_eq!(timezones_of("US")[0], "America/New_York");
        assert!(timezones_of("XX").is_empty() && timezones_of("#").is_empty());
        let regions = TIMEZONES.lines().filter(|line| !line.starts_with('#')).map(|line| &line[..2]);
        let mut count = 0;
        for region in regions {
            let of_region = timezones_of(region);
            assert!(is_region(region) && !of_region.is_empty(), "{region}");
            let is_known = |zone: &&str| zones::canonical(zone).as_deref() == Some(*zone);
            assert!(of_region.iter().all(is_known), "{region}: {of_region:?}");
            count += 1;
        }
        assert!(count > 240, "{count} regions");
    }
}
