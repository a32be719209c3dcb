//! Waiting for what has to come, and not for ever.

use std::time::{Duration, Instant};

/// The longest that anything is waited for: far more than it takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(40);

/// Looks again and again until it is so.
pub(crate) async fn eventually(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !is_so().await {
        assert!(Instant::now() < deadline, "it never came that {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
