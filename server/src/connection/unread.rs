//! Parts of answers that a connection was given and its client has not taken yet.
//!
//! With HTTP/2 a client can refuse to take one answer (a window of zero) while the connection itself moves, so that no
//! clock on the connection's bytes notices, and hyper waits for ever. Each part is therefore registered here until its
//! memory is free, and the connection is ended when one has waited too long.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::Instant;

/// The parts that one connection's client has to take. Clones are the same connection's.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unread(Arc<Mutex<Parts>>);

#[derive(Debug, Default)]
struct Parts {
    next: u64,
    /// By their number, so the first is the oldest.
    since: BTreeMap<u64, Instant>,
}

/// A part that waits; no longer once this is dropped.
#[derive(Debug)]
pub(crate) struct Waiting {
    unread: Unread,
    number: u64,
}

impl Unread {
    /// A part of an answer waits from now on.
    pub(crate) fn wait(&self) -> Waiting {
        let mut parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = parts.next;
        parts.next += 1;
        parts.since.insert(number, Instant::now());
        Waiting { unread: self.clone(), number }
    }

    /// Since when the oldest part has waited.
    pub(super) fn oldest(&self) -> Option<Instant> {
        let parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        parts.since.first_key_value().map(|(_, since)| *since)
    }
}

#[cfg(test)]
impl Unread {
    pub(crate) fn has_waiting(&self) -> bool {
        self.oldest().is_some()
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let mut parts = self.unread.0.lock().unwrap_or_else(PoisonError::into_inner);
        parts.since.remove(&self.number);
    }
}
