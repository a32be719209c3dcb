//! Stores.

use jiff::tz::TimeZone;

/// Whether this is a region: ISO 3166-1 alpha-2, two capital letters.
pub(crate) fn is_region(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether this machine knows the time zone: an IANA name.
pub(crate) fn is_timezone(text: &str) -> bool {
    TimeZone::get(text).is_ok()
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
}
