//! How fast one key may ask: a steady rate, and a number at once on top of it.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use checkout::time::Timestamp;

/// How far apart requests of a key are in the long run, in milliseconds: 20 a second.
const INTERVAL_MILLIS: i64 = 50;

/// How many requests of a key may come at once.
const BURST: i64 = 100;

/// How far each key has used up its time, for the keys of one server. Only keys that are good are here, so there are never
/// more than the database has.
#[derive(Debug, Default)]
pub struct Limits(Mutex<HashMap<String, Timestamp>>);

impl Limits {
    /// Counts a request of this key; if it has to wait, says for how many seconds, and counts nothing.
    pub(super) fn count(&self, key: &str, now: Timestamp) -> Result<(), u32> {
        let mut used = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let next = used.get(key).copied().unwrap_or(now).max(now).plus_millis(INTERVAL_MILLIS);
        let ahead = next.as_millis() - now.as_millis();
        let beyond = ahead - BURST * INTERVAL_MILLIS;
        if beyond > 0 {
            return Err(u32::try_from(beyond.unsigned_abs().div_ceil(1000)).unwrap_or(u32::MAX));
        }
        used.insert(key.to_owned(), next);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_asks_a_hundred_times_at_once_and_then_at_its_rate() {
        let limits = Limits::default();
        let now = Timestamp::from_millis(1_795_331_045_123);
        for _ in 0..BURST {
            assert_eq!(limits.count("K1", now), Ok(()));
        }
        assert_eq!(limits.count("K1", now), Err(1));
        assert_eq!(limits.count("K2", now), Ok(()), "another key has its own");
        let later = now.plus_millis(INTERVAL_MILLIS);
        assert_eq!(limits.count("K1", later), Ok(()));
        assert_eq!(limits.count("K1", later), Err(1));
        let rested = now.plus_seconds(60);
        assert_eq!((0..1000).filter(|_| limits.count("K1", rested).is_ok()).count(), 100);
    }
}
