//! When a refund is to be asked again: with the same id, soon, then ever slower.

use super::Refund;
use crate::payment::still_holds;
use crate::time::Timestamp;

/// How long one asking may hold the refund before another server may ask again, in seconds. Longer than the
/// gateway's whole time-out, so that two never ask at once.
pub const ASKING_SECONDS: i64 = 20;

/// Seconds between two askings, by how many there were. The last one repeats.
const PAUSES_SECONDS: [i64; 11] = [3, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600];

/// After so many askings (four days of them) a machine gets no further: the operator has to.
const ASKS_MAX: u32 = 100;

/// Whether `refund` is to be asked again at `now`.
#[must_use]
pub fn needs_asking(refund: &Refund, now: Timestamp) -> bool {
    !refund.status.is_final() && refund.asking_until.is_none_or(|until| !still_holds(until, now))
}

/// When `refund` is next to be looked at, seen from `now`.
pub(super) fn next_due(refund: &Refund, now: Timestamp) -> Option<Timestamp> {
    if refund.status.is_final() || refund.asks >= ASKS_MAX && refund.asking_until.is_none() {
        return None;
    }
    if refund.asking_until.is_some() {
        return refund.asking_until;
    }
    let pauses = usize::try_from(refund.asks.saturating_sub(1)).unwrap_or(usize::MAX);
    Some(now.plus_seconds(PAUSES_SECONDS[pauses.min(PAUSES_SECONDS.len() - 1)]))
}
