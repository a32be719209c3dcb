//! Times on the wire: ISO 8601 with an offset. Alipay+ counts its days in UTC+8, so that is what is written.

use jiff::Timestamp;
use jiff::tz::Offset;

/// The offset in which Alipay+ counts days.
pub(crate) const ALIPAYPLUS_OFFSET: Offset = Offset::constant(8);

/// Writes a time as `2026-11-22T20:00:00+08:00`, whole seconds.
pub(crate) fn print(time: Timestamp) -> String {
    ALIPAYPLUS_OFFSET.to_datetime(time).strftime("%Y-%m-%dT%H:%M:%S+08:00").to_string()
}

/// Reads ISO 8601 in the extended form with a `T` and an offset, at any precision down to nanoseconds.
pub(crate) fn parse(text: &str) -> Option<Timestamp> {
    // The library also reads a space, a lower-case t, and bracketed zone names, which ISO 8601 does not have.
    let iso = text.as_bytes().get(10) == Some(&b'T') && !text.contains('[');
    text.parse().ok().filter(|_| iso)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_samples_are_read_and_other_texts_are_not() {
        for text in [
            "2019-05-28T12:12:12+08:00",
            "2021-04-21T01:47:04Z",
            "2019-04-04T12:08:56+05:30",
            "2025-02-20T08:51:49.09Z",
            "2026-11-22T12:00:00.123456+00:00",
        ] {
            assert!(parse(text).is_some(), "{text}");
        }
        for text in [
            "",
            "1795320600000",
            "2019-05-28",
            "2019-05-28T12:12:12",
            "2019-05-28 12:12:12+08:00",
            "2019-05-28t12:12:12+08:00",
            "2019-05-28T12:12:12+08:00[Asia/Shanghai]",
            "2019-13-28T12:12:12Z",
            "Tue, 28 May 2019 12:12:12 GMT",
        ] {
            assert!(parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again_to_the_second() {
        let time: Timestamp = "2026-11-22T16:00:00.9Z".parse().unwrap();
        assert_eq!(print(time), "2026-11-23T00:00:00+08:00");
        assert_eq!(parse(&print(time)), Some("2026-11-22T16:00:00Z".parse().unwrap()));
    }
}
