//! How often something may be done by whoever it is counted of, in a memory that no flood makes larger.
//!
//! Each name is counted in one of a fixed number of cells, chosen by a hash that nobody outside can foresee. Two names in
//! one cell share their allowance: with a thousand names at once, one in sixty-five does. (The keyed state of the crate
//! `governor` grows with its keys until somebody sweeps it, and cannot tell without taking.)

use std::hash::{BuildHasher as _, Hash, RandomState};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How many cells there are: half a megabyte of them.
const CELLS: usize = 1 << 16;

/// What is counted over.
const MINUTE: Duration = Duration::from_mins(1);

/// So many a minute for each name; a whole minute's may be taken at once.
#[derive(Debug)]
pub struct Allowance {
    /// When the cell has its whole allowance again, in nanoseconds since `began`.
    cells: Box<[AtomicU64]>,
    hasher: RandomState,
    began: Instant,
    /// What one takes, in nanoseconds.
    step: u64,
}

impl Allowance {
    /// An allowance of which nothing was taken.
    pub fn per_minute(count: NonZeroU32) -> Self {
        Self {
            cells: (0..CELLS).map(|_| AtomicU64::new(0)).collect(),
            hasher: RandomState::new(),
            began: Instant::now(),
            step: nanoseconds(MINUTE) / u64::from(count.get()),
        }
    }

    /// Takes one, if there is one.
    ///
    /// # Errors
    /// How long it takes until there is one.
    pub fn take(&self, name: impl Hash) -> Result<(), Duration> {
        self.take_at(name, Instant::now())
    }

    /// Whether there is one; none is taken.
    ///
    /// # Errors
    /// How long it takes until there is one.
    pub fn look(&self, name: impl Hash) -> Result<(), Duration> {
        let now = self.since_began(Instant::now());
        self.next(self.cell(name).load(Ordering::Relaxed), now).map(drop)
    }

    /// Gives one back that was taken for nothing.
    pub fn give_back(&self, name: impl Hash) {
        let less = |full_at: u64| Some(full_at.saturating_sub(self.step));
        // Always some, so that it cannot fail.
        let _ = self.cell(name).fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
    }

    fn take_at(&self, name: impl Hash, now: Instant) -> Result<(), Duration> {
        let (cell, now) = (self.cell(name), self.since_began(now));
        let mut full_at = cell.load(Ordering::Relaxed);
        loop {
            let next = self.next(full_at, now)?;
            // Fails only where another thread has just taken one: as many times as there are threads.
            match cell.compare_exchange_weak(full_at, next, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return Ok(()),
                Err(current) => full_at = current,
            }
        }
    }

    /// What the cell holds once one more is taken.
    fn next(&self, full_at: u64, now: u64) -> Result<u64, Duration> {
        let next = full_at.max(now) + self.step;
        let last = now + nanoseconds(MINUTE);
        if next <= last { Ok(next) } else { Err(Duration::from_nanos(next - last)) }
    }

    fn cell(&self, name: impl Hash) -> &AtomicU64 {
        let hash = self.hasher.hash_one(name);
        // The remainder is smaller than the number of cells.
        &self.cells[usize::try_from(hash % CELLS as u64).unwrap_or(0)]
    }

    fn since_began(&self, now: Instant) -> u64 {
        nanoseconds(now.saturating_duration_since(self.began))
    }
}

/// Five hundred years fit.
fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three_a_minute() -> Allowance {
        Allowance::per_minute(NonZeroU32::new(3).unwrap())
    }

    #[test]
    fn a_minute_s_may_be_taken_at_once_and_then_one_at_a_time() {
        let (allowance, start) = (three_a_minute(), Instant::now());
        let at = |seconds| allowance.take_at("a", start + Duration::from_secs(seconds));
        for _ in 0..3 {
            assert_eq!(at(0), Ok(()));
        }
        let wait = at(0).unwrap_err();
        assert!(wait > Duration::from_secs(19) && wait <= Duration::from_secs(20), "{wait:?}");
        assert!(at(19).is_err());
        assert_eq!(at(21), Ok(()));
        assert!(at(21).is_err(), "a refusal does not count, and neither is anything saved up");
        assert_eq!(at(200), Ok(()));
        assert_eq!(at(200), Ok(()));
        assert_eq!(at(200), Ok(()));
        assert!(at(200).is_err());
    }

    #[test]
    fn names_are_counted_by_themselves() {
        let allowance = three_a_minute();
        while allowance.take("busy").is_ok() {}
        // Of forty names one shares the cell once in 1600 runs; two do never.
        let free = (0..40).filter(|name| allowance.take(name).is_ok()).count();
        assert!(free >= 39, "{free}");
    }

    #[test]
    fn what_is_given_back_can_be_taken_again() {
        let allowance = Allowance::per_minute(NonZeroU32::MIN);
        assert_eq!(allowance.take("a"), Ok(()));
        assert!(allowance.take("a").is_err());
        allowance.give_back("a");
        assert_eq!(allowance.take("a"), Ok(()));
        assert!(allowance.take("a").is_err());
    }

    #[test]
    fn looking_takes_nothing() {
        let allowance = three_a_minute();
        for _ in 0..10 {
            assert_eq!(allowance.look("a"), Ok(()));
        }
        while allowance.take("a").is_ok() {}
        assert!(allowance.look("a").is_err());
    }

    #[test]
    fn threads_at_once_take_no_more_than_there_is() {
        let allowance = Allowance::per_minute(NonZeroU32::new(100).unwrap());
        let taken: usize = std::thread::scope(|scope| {
            let take = || (0..100).filter(|_| allowance.take("a").is_ok()).count();
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(take)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).sum()
        });
        // In the seconds that this may take on a busy machine some come back.
        assert!((100..130).contains(&taken), "{taken}");
    }
}
