//! Log lines that strangers can cause: said at a bounded rate, with how many were left out.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Lets at most so many lines through in each span of time.
#[derive(Debug)]
pub(crate) struct Seldom {
    lines_max: u32,
    span: Duration,
    state: Mutex<Option<State>>,
}

#[derive(Clone, Copy, Debug)]
struct State {
    since: Instant,
    said: u32,
    left_out: u64,
}

impl Seldom {
    /// At most `lines_max` lines in each `span`.
    pub(crate) const fn new(lines_max: u32, span: Duration) -> Self {
        Self { lines_max, span, state: Mutex::new(None) }
    }

    /// Whether a line may be said now, and how many were left out since the last one; `None` when not.
    pub(crate) fn may_say(&self) -> Option<u64> {
        self.may_say_at(Instant::now())
    }

    fn may_say_at(&self, now: Instant) -> Option<u64> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let current = state.get_or_insert(State { since: now, said: 0, left_out: 0 });
        if now.duration_since(current.since) >= self.span {
            (current.since, current.said) = (now, 0);
        }
        if current.said >= self.lines_max {
            current.left_out += 1;
            return None;
        }
        current.said += 1;
        Some(std::mem::take(&mut current.left_out))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_is_said_in_a_few_lines_and_how_many_were_left_out() {
        let seldom = Seldom::new(2, Duration::from_secs(10));
        let begun = Instant::now();
        let at = |seconds| seldom.may_say_at(begun + Duration::from_secs(seconds));
        assert_eq!([at(0), at(1), at(1), at(2), at(9)], [Some(0), Some(0), None, None, None]);
        assert_eq!([at(10), at(11), at(12)], [Some(3), Some(0), None]);
        assert_eq!(at(50), Some(1));
    }
}
