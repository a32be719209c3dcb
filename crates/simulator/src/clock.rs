//! The clock, as a value that tests can hold in their hand.

use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;

/// How long the system clock is trusted at a stretch: a sleep ends at least this often, so that a machine
/// that slept or whose clock was set notices soon.
const SLEEP_MAX: Duration = Duration::from_mins(1);

/// What the simulator takes the time from: the system, or a [`ManualClock`].
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Manual(watch::Receiver<Timestamp>),
}

/// The hand that moves a clock made by [`Clock::manual`]. When it is dropped, the time stands still.
#[derive(Debug)]
pub struct ManualClock(watch::Sender<Timestamp>);

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at `start` until its hand is moved.
    pub fn manual(start: Timestamp) -> (Self, ManualClock) {
        let (sender, receiver) = watch::channel(start);
        (Self(Source::Manual(receiver)), ManualClock(sender))
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Source::System => Timestamp::now(),
            Source::Manual(time) => *time.borrow(),
        }
    }

    /// Sleeps until `deadline`, or for ever when there is none. On the system clock it may return early (at
    /// the latest after a minute): look at the time again.
    pub(crate) async fn sleep_until(&self, deadline: Option<Timestamp>) {
        let Some(deadline) = deadline else { return std::future::pending().await };
        match &self.0 {
            Source::System => {
                let left = Duration::try_from(deadline.duration_since(Timestamp::now())).unwrap_or_default();
                tokio::time::sleep(left.min(SLEEP_MAX)).await;
            }
            Source::Manual(time) => {
                let reached = time.clone().wait_for(|now| *now >= deadline).await.is_ok();
                if !reached {
                    std::future::pending::<()>().await;
                }
            }
        }
    }
}

impl ManualClock {
    /// Moves the clock on by `step`, and wakes whoever was waiting for a time that has come.
    pub fn advance(&self, step: Duration) {
        self.0.send_modify(|now| *now += step);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_manual_clock_wakes_its_sleepers_when_the_time_comes_and_not_before() {
        let (clock, hand) = Clock::manual(Timestamp::UNIX_EPOCH);
        let deadline = Timestamp::UNIX_EPOCH + Duration::from_secs(10);
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move { clock.sleep_until(Some(deadline)).await }
        });
        hand.advance(Duration::from_secs(9));
        tokio::task::yield_now().await;
        tokio::task::yield_now().await;
        assert!(!sleeper.is_finished());
        hand.advance(Duration::from_secs(1));
        tokio::time::timeout(Duration::from_secs(5), sleeper).await.unwrap().unwrap();
        assert_eq!(clock.now(), deadline);
    }
}
