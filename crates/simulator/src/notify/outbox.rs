//! Which notification is due when: the schedule, and nothing of the sending.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use jiff::{SignedDuration, Timestamp};
use url::Url;

use crate::ledger::Number;

/// The waits between the attempts, in seconds. Source: the FAQ, "payment result notification". With the first
/// attempt that makes eight, over 24 hours and 22 minutes.
const WAITS_SECONDS: [i64; 7] = [120, 600, 600, 3_600, 7_200, 21_600, 54_000];

/// A notification on its way.
#[derive(Clone, Debug)]
pub(super) struct Notice {
    pub(super) number: Number,
    pub(super) payment_id: String,
    pub(super) url: Url,
    pub(super) body: String,
    /// Whether a fault has kept it back once: that is not done again.
    pub(super) was_held: bool,
    is_held: bool,
    attempts_made: usize,
}

/// The notifications that are not acknowledged yet, each at most once.
#[derive(Debug)]
pub(super) struct Outbox {
    due: BTreeMap<(Timestamp, Number), Notice>,
    time_scale: NonZeroU32,
    notices_max: usize,
}

impl Notice {
    pub(super) const fn new(number: Number, payment_id: String, url: Url, body: String) -> Self {
        Self { number, payment_id, url, body, was_held: false, is_held: false, attempts_made: 0 }
    }
}

impl Outbox {
    /// An outbox for at most `notices_max` notices, whose waits are divided by `time_scale`.
    pub(super) const fn new(time_scale: NonZeroU32, notices_max: usize) -> Self {
        Self { due: BTreeMap::new(), time_scale, notices_max }
    }

    /// Whether it holds as many as it may; then no more should be added.
    pub(super) fn is_full(&self) -> bool {
        self.due.len() >= self.notices_max
    }

    /// Adds a notice to be sent at once.
    pub(super) fn add(&mut self, notice: Notice, now: Timestamp) {
        self.insert(notice, now);
    }

    /// When the next one is due.
    pub(super) fn next_due(&self) -> Option<Timestamp> {
        self.due.first_key_value().map(|((due, _), _)| *due)
    }

    /// Takes the next one, if it is due.
    pub(super) fn take_due(&mut self, now: Timestamp) -> Option<Notice> {
        let entry = self.due.first_entry().filter(|entry| entry.key().0 <= now)?;
        let notice = entry.remove();
        Some(Notice { is_held: false, ..notice })
    }

    /// Puts one back that was not acknowledged, to be sent again after the schedule's next wait. False when
    /// there is none left: it is given up.
    pub(super) fn put_back(&mut self, mut notice: Notice, now: Timestamp) -> bool {
        let Some(wait) = WAITS_SECONDS.get(notice.attempts_made) else { return false };
        notice.attempts_made += 1;
        self.insert(notice, now + self.scaled(*wait));
        true
    }

    /// Keeps one back until [`Outbox::release`], or for the schedule's first wait. It counts as no attempt.
    pub(super) fn hold(&mut self, mut notice: Notice, now: Timestamp) {
        (notice.was_held, notice.is_held) = (true, true);
        self.insert(notice, now + self.scaled(WAITS_SECONDS[0]));
    }

    /// Makes the ones that are kept back due at once.
    pub(super) fn release(&mut self, now: Timestamp) {
        let held: Vec<Notice> =
            self.due.extract_if(.., |_, notice| notice.is_held).map(|(_, notice)| notice).collect();
        for notice in held {
            self.insert(Notice { is_held: false, ..notice }, now);
        }
    }

    fn insert(&mut self, notice: Notice, due: Timestamp) {
        self.due.insert((due, notice.number), notice);
    }

    fn scaled(&self, seconds: i64) -> SignedDuration {
        let micros = seconds * 1_000_000 / i64::from(self.time_scale.get());
        SignedDuration::from_micros(micros.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(number: Number) -> Notice {
        let url = Url::parse("https://shop.example/notify").unwrap();
        Notice::new(number, format!("payment-{number}"), url, "{}".to_owned())
    }

    fn outbox(time_scale: u32) -> Outbox {
        Outbox::new(NonZeroU32::new(time_scale).unwrap(), 10)
    }

    const START: Timestamp = Timestamp::UNIX_EPOCH;

    /// The seconds after the first attempt at which each of the others is made, when none is acknowledged.
    fn attempts(time_scale: u32) -> Vec<f64> {
        let mut outbox = outbox(time_scale);
        outbox.add(notice(1), START);
        let mut times = Vec::new();
        while let Some(due) = outbox.next_due() {
            assert!(outbox.take_due(due - SignedDuration::from_micros(1)).is_none());
            let notice = outbox.take_due(due).unwrap();
            times.push(due.duration_since(START).as_secs_f64());
            outbox.put_back(notice, due);
        }
        times
    }

    #[test]
    fn a_notice_is_sent_eight_times_on_the_documented_schedule() {
        let day = 24.0 * 3_600.0 + 22.0 * 60.0;
        assert_eq!(attempts(1), [0.0, 120.0, 720.0, 1_320.0, 4_920.0, 12_120.0, 33_720.0, day]);
    }

    #[test]
    fn the_time_scale_divides_the_waits() {
        assert_eq!(attempts(120), [0.0, 1.0, 6.0, 11.0, 41.0, 101.0, 281.0, 731.0]);
        assert_eq!(attempts(u32::MAX).len(), 8);
    }

    #[test]
    fn a_held_notice_goes_out_after_another_or_after_the_first_wait() {
        let mut outbox = outbox(1);
        outbox.hold(notice(1), START);
        assert_eq!(outbox.next_due(), Some(START + SignedDuration::from_secs(120)));
        outbox.add(notice(2), START);
        assert_eq!(outbox.take_due(START).unwrap().number, 2);
        assert!(outbox.take_due(START).is_none());
        outbox.release(START);
        assert_eq!(outbox.take_due(START).unwrap().number, 1);
    }

    #[test]
    fn a_release_leaves_the_notices_alone_that_wait_for_their_next_attempt() {
        let mut outbox = outbox(1);
        outbox.put_back(Notice { was_held: true, ..notice(1) }, START);
        outbox.release(START);
        assert!(outbox.take_due(START).is_none());
    }

    #[test]
    fn an_outbox_says_when_it_is_full() {
        let mut outbox = outbox(1);
        for number in 0..10 {
            assert!(!outbox.is_full());
            outbox.add(notice(number), START);
        }
        assert!(outbox.is_full());
    }
}
