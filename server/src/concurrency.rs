//! A concurrency limit: how many of something there are at once, in all and of each client.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::bounds::Bound;
use crate::seldom::Seldom;

/// The limit of one resource, counted by `K`: an address, a token.
#[derive(Debug)]
pub(crate) struct Limit<K: Eq + Hash> {
    bound: Bound,
    taken: Mutex<Taken<K>>,
    /// Log lines about it, which untrusted clients can trigger.
    lines: Seldom,
}

#[derive(Debug)]
struct Taken<K> {
    all: usize,
    /// Only those that hold something, so never more than `all`.
    of_one: HashMap<K, usize>,
}

/// The right to one of it, given back when this is dropped.
#[derive(Debug)]
pub(crate) struct Permit<K: Eq + Hash> {
    limit: Arc<Limit<K>>,
    key: Option<K>,
}

impl<K: Clone + Eq + Hash> Limit<K> {
    pub(crate) fn new(bound: Bound) -> Arc<Self> {
        let taken = Mutex::new(Taken { all: 0, of_one: HashMap::new() });
        Arc::new(Self { bound, taken, lines: Seldom::new(1, Duration::from_mins(1)) })
    }

    /// Takes one for this client, if there is one left for it. Without a key only the sum is bounded: for clients that
    /// are not counted, and for those that cannot be told apart.
    pub(crate) fn take(self: &Arc<Self>, key: Option<K>) -> Option<Permit<K>> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.all >= self.bound.in_all {
            self.warn(self.bound.in_all, "in all");
            return None;
        }
        if let Some(key) = &key {
            let of_one = taken.of_one.get(key).copied().unwrap_or(0);
            if of_one >= self.bound.of_one {
                self.warn(self.bound.of_one, "of one client");
                return None;
            }
            taken.of_one.insert(key.clone(), of_one + 1);
        }
        taken.all += 1;
        Some(Permit { limit: self.clone(), key })
    }

    fn warn(&self, max: usize, counted: &'static str) {
        if let Some(left_out) = self.lines.may_say() {
            tracing::warn!(what = self.bound.name, max, counted, left_out, "a limit was reached");
        }
    }

    /// How many are taken now.
    pub(crate) fn taken(&self) -> usize {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).all
    }

    /// How many there may be.
    pub(crate) const fn max(&self) -> usize {
        self.bound.in_all
    }
}

impl<K: Eq + Hash> Drop for Permit<K> {
    fn drop(&mut self) {
        let mut taken = self.limit.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.all = taken.all.saturating_sub(1);
        let Some(key) = &self.key else { return };
        match taken.of_one.get_mut(key) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(taken.of_one.remove(key)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_client_never_takes_all_and_what_is_given_back_can_be_taken_again() {
        let limit = Limit::new(Bound { name: "", in_all: 3, of_one: 2 });
        let first = limit.take(Some("a")).unwrap();
        let _second = limit.take(Some("a")).unwrap();
        assert!(limit.take(Some("a")).is_none(), "as many as one may have");
        let _of_other = limit.take(Some("b")).unwrap();
        assert!(limit.take(Some("c")).is_none(), "all are taken");
        assert!(limit.take(None).is_none(), "also of those that are not counted");
        drop(first);
        let back = limit.take(None).unwrap();
        assert_eq!(limit.taken(), 3);
        drop(back);
        assert_eq!(limit.taken.lock().unwrap().of_one.len(), 2);
        drop(limit.take(Some("c")).unwrap());
        assert_eq!(limit.taken.lock().unwrap().of_one.len(), 2, "a client that holds nothing is forgotten");
    }
}
