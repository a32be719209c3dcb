//! Presses of pay that are under way: whoever presses the same attempt again meanwhile is told what the first press is
//! told, and costs neither room nor a look into the database.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use checkout::attempt::AttemptId;
use checkout::money::Money;
use checkout::port::StoreError;
use checkout::service::PayOutcome;
use tokio::sync::watch;

/// What becomes of a press.
type Outcome = Result<PayOutcome, StoreError>;

/// Two presses are the same when they are of one attempt and one amount: of another amount, the rules decide.
type Key = (AttemptId, Money);

/// The presses that are under way: as many as there are payments being begun at most.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Flights(Arc<Mutex<HashMap<Key, watch::Receiver<Option<Outcome>>>>>);

/// One press.
#[derive(Debug)]
pub(in super::super) enum Flight {
    /// The first, which has to land.
    First(Landing),
    /// Another one was first.
    Again(Follower),
}

/// What the first press owes the others. Dropped without an outcome, they are told that there was none.
#[derive(Debug)]
pub(in super::super) struct Landing {
    flights: Flights,
    key: Key,
    outcome: watch::Sender<Option<Outcome>>,
}

/// Waits for another press.
#[derive(Debug)]
pub(in super::super) struct Follower(watch::Receiver<Option<Outcome>>);

impl Flights {
    /// Whether this press is the first of its kind now.
    pub(in super::super) fn board(&self, attempt: AttemptId, amount: Money) -> Flight {
        let mut flights = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (attempt, amount);
        if let Some(first) = flights.get(&key) {
            return Flight::Again(Follower(first.clone()));
        }
        let (outcome, followers) = watch::channel(None);
        flights.insert(key, followers);
        Flight::First(Landing { flights: self.clone(), key, outcome })
    }
}

impl Landing {
    /// Tells those who wait.
    pub(in super::super) fn lands(self, outcome: &Outcome) {
        self.outcome.send_replace(Some(outcome.clone()));
    }
}

impl Drop for Landing {
    fn drop(&mut self) {
        let mut flights = self.flights.0.lock().unwrap_or_else(PoisonError::into_inner);
        flights.remove(&self.key);
    }
}

impl Follower {
    /// What the first press was told; `None` where it was refused before anything was asked.
    pub(in super::super) async fn outcome(mut self) -> Option<Outcome> {
        let outcome = self.0.wait_for(Option::is_some).await.ok()?;
        outcome.clone()
    }
}

#[cfg(test)]
mod tests {
    use checkout::money::Currency;

    use super::*;

    /// security.md M6
    #[tokio::test]
    async fn whoever_presses_again_is_told_what_the_first_press_is() {
        let flights = Flights::default();
        let sgd = Currency::from_code("SGD").unwrap();
        let board = |number, amount| flights.board(AttemptId::new([number; 16]), Money::new(sgd, amount));
        let Flight::First(first) = board(1, 500) else { panic!("nobody was before") };
        let Flight::Again(again) = board(1, 500) else { panic!("it is the same") };
        assert!(matches!(board(1, 600), Flight::First(_)), "another amount");
        assert!(matches!(board(2, 500), Flight::First(_)), "another attempt");
        let outcome = Err(StoreError::Unavailable("away".to_owned()));
        let told = tokio::spawn(again.outcome());
        first.lands(&outcome);
        assert_eq!(told.await.unwrap(), Some(outcome));
        let Flight::First(refused) = board(1, 500) else { panic!("the first has landed") };
        let Flight::Again(again) = board(1, 500) else { panic!("it is the same") };
        drop(refused);
        assert_eq!(again.outcome().await, None);
        assert!(flights.0.lock().unwrap().is_empty());
    }
}
