//! When a message is sent again, and when that ends.

use checkout::time::Timestamp;

/// How long after each try that failed the next one is made, in seconds: the schedule that Standard Webhooks suggests.
/// Ten tries in three days and four hours.
const WAITS_SECONDS: [i64; 9] =
    [5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600];

/// How much later than that at most, in parts of a hundred: what failed together does not come again together.
const LATER_PERCENT_MAX: i64 = 10;

/// How long an endpoint may take nothing at all, in seconds, before it is switched off: five days.
const FAILING_SECONDS_MAX: i64 = 5 * 24 * 3600;

/// By this status a receiver says that nobody listens there any more.
const GONE: u16 = 410;

/// What becomes of a delivery after a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// It was taken.
    Delivered,
    /// It is sent again then.
    Again {
        /// The time.
        at: Timestamp,
    },
    /// It is sent no more by itself.
    GivenUp,
    /// Neither it nor any other: the endpoint is switched off.
    SwitchedOff,
}

/// What becomes of a delivery after a try at `now` that was answered with `status`, or with nothing. It was tried `step`
/// times by the schedule before, and its endpoint has been failing since `failing_since`, this try apart.
#[must_use]
pub fn after(status: Option<u16>, step: u32, failing_since: Option<Timestamp>, now: Timestamp) -> After {
    if status.is_some_and(|status| (200..300).contains(&status)) {
        return After::Delivered;
    }
    let is_over = failing_since.is_some_and(|since| now >= since.plus_seconds(FAILING_SECONDS_MAX));
    if is_over || status == Some(GONE) {
        return After::SwitchedOff;
    }
    match WAITS_SECONDS.get(step as usize) {
        None => After::GivenUp,
        Some(wait) => {
            let [random] = crate::random::bytes::<1>();
            let later = wait * 1000 * LATER_PERCENT_MAX / 100 * i64::from(random) / i64::from(u8::MAX);
            After::Again { at: now.plus_seconds(*wait).plus_millis(later) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_795_331_045_123);

    #[test]
    fn a_message_is_sent_again_ever_later_for_three_days() {
        let mut now = NOW;
        for (step, wait) in (0..).zip(WAITS_SECONDS) {
            let After::Again { at } = after(Some(500), step, Some(NOW), now) else { panic!("step {step}") };
            let (earliest, latest) = (now.plus_seconds(wait), now.plus_millis(wait * 1100));
            assert!(earliest <= at && at <= latest, "step {step}");
            now = at;
        }
        assert_eq!(after(None, 9, Some(NOW), now), After::GivenUp);
        let days = WAITS_SECONDS.iter().sum::<i64>() / (24 * 3600);
        assert_eq!(days, 3);
    }

    #[test]
    fn only_a_status_of_2xx_says_that_it_was_taken() {
        for status in [200, 201, 204, 299] {
            assert_eq!(after(Some(status), 0, Some(NOW), NOW), After::Delivered, "{status}");
        }
        for status in [100, 199, 300, 301, 302, 307, 400, 401, 429, 500, 503] {
            assert!(matches!(after(Some(status), 0, None, NOW), After::Again { .. }), "{status}");
        }
        assert!(matches!(after(None, 0, None, NOW), After::Again { .. }));
    }

    #[test]
    fn an_endpoint_that_is_gone_or_took_nothing_for_five_days_is_switched_off() {
        assert_eq!(after(Some(410), 0, None, NOW), After::SwitchedOff);
        let days = |days: i64| Some(NOW.plus_seconds(-days * 24 * 3600));
        assert_eq!(after(Some(500), 0, days(5), NOW), After::SwitchedOff);
        assert_eq!(after(Some(200), 0, days(5), NOW), After::Delivered);
        assert!(matches!(after(Some(500), 0, days(4), NOW), After::Again { .. }));
    }
}
