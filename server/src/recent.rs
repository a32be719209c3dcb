//! Remembers what was seen within the last minute, in a memory that no flood makes larger.

use std::collections::HashSet;
use std::hash::Hash;
use std::mem;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// For how long something is remembered at least, unless there is too much of it.
const KEPT: Duration = Duration::from_mins(1);

/// How much is remembered of each of two generations.
const GENERATION_MAX: usize = 1 << 15;

/// What was seen lately: the keys themselves, so that two of them are never taken for one.
#[derive(Debug)]
pub(crate) struct Recent<K> {
    generations: Mutex<Generations<K>>,
    generation_max: usize,
}

/// Two of them, so that forgetting what is old costs no search: the older one is dropped whole.
#[derive(Debug)]
struct Generations<K> {
    new: HashSet<K>,
    old: HashSet<K>,
    began: Instant,
}

impl<K: Eq + Hash> Default for Recent<K> {
    fn default() -> Self {
        Self::with_generations_of(GENERATION_MAX)
    }
}

impl<K: Eq + Hash> Recent<K> {
    fn with_generations_of(generation_max: usize) -> Self {
        let generations = Generations { new: HashSet::new(), old: HashSet::new(), began: Instant::now() };
        Self { generations: Mutex::new(generations), generation_max }
    }

    /// Whether it was seen within the last minute; from now on it was. What is forgotten too early is only taken for new.
    pub(crate) fn was_seen(&self, key: K) -> bool {
        self.was_seen_at(key, Instant::now())
    }

    fn was_seen_at(&self, key: K, now: Instant) -> bool {
        let mut generations = self.generations.lock().unwrap_or_else(PoisonError::into_inner);
        let age = now.saturating_duration_since(generations.began);
        if age >= KEPT || generations.new.len() >= self.generation_max {
            generations.old = mem::take(&mut generations.new);
            generations.began = now;
            if age >= KEPT * 2 {
                generations.old.clear();
            }
        }
        generations.old.contains(&key) || !generations.new.insert(key)
    }

    /// Forgets it, because nothing came of it.
    pub(crate) fn forget(&self, key: &K) {
        let mut generations = self.generations.lock().unwrap_or_else(PoisonError::into_inner);
        generations.new.remove(key);
        generations.old.remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_is_remembered_for_a_minute_and_then_forgotten() {
        let (recent, start) = (Recent::default(), Instant::now());
        let at = |seconds, key| recent.was_seen_at(key, start + Duration::from_secs(seconds));
        assert!(!at(0, "a"));
        assert!(at(0, "a") && at(59, "a"));
        assert!(at(61, "a"), "in the older generation");
        assert!(!at(200, "a"));
        recent.forget(&"a");
        assert!(!at(200, "a"));
    }

    /// security.md L1: with cells that keys share, some of these were taken for seen.
    #[test]
    fn no_key_is_taken_for_another() {
        let recent = Recent::default();
        assert_eq!((0..30_000).filter(|key| recent.was_seen(*key)).count(), 0);
    }

    #[test]
    fn a_flood_makes_it_no_larger() {
        let recent = Recent::with_generations_of(100);
        for key in 0..10_000 {
            recent.was_seen(key);
        }
        let generations = recent.generations.lock().unwrap();
        assert!(generations.new.len() <= 100 && generations.old.len() <= 100);
        drop(generations);
        assert!(recent.was_seen(9_999), "the latest are known");
    }
}
