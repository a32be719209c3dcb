//! Outcome pages that listen, by their payment: what happens to one payment wakes those who listen for it, and nobody else.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use checkout::payment::RequestId;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{Notify, broadcast, watch};

use crate::sql::News;

/// Everybody who listens on this server. A [`Notify`] keeps one word for a watcher that is busy when it comes.
#[derive(Debug, Default)]
pub struct Watchers(Mutex<HashMap<RequestId, Vec<Arc<Notify>>>>);

/// One who listens for one payment, until it is dropped.
#[derive(Debug)]
pub(super) struct Watcher {
    watchers: Arc<Watchers>,
    id: RequestId,
    changed: Arc<Notify>,
}

impl Watchers {
    /// Listens for a payment from now on.
    pub(super) fn watch(self: &Arc<Self>, id: RequestId) -> Watcher {
        let changed = Arc::new(Notify::new());
        let mut watched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        watched.entry(id.clone()).or_default().push(changed.clone());
        Watcher { watchers: self.clone(), id, changed }
    }

    /// Passes news on until the server stops.
    pub(crate) async fn follow(
        self: Arc<Self>,
        mut news: broadcast::Receiver<News>,
        mut stop: watch::Receiver<bool>,
    ) {
        loop {
            let heard = tokio::select! {
                heard = news.recv() => heard,
                _ = stop.wait_for(|stop| *stop) => return,
            };
            match heard {
                Ok(News::Payment { id, .. }) => self.tell(&id),
                // Any of them may have changed.
                Ok(News::Missed) | Err(RecvError::Lagged(_)) => self.tell_all(),
                Err(RecvError::Closed) => return,
            }
        }
    }

    fn tell(&self, id: &RequestId) {
        let watched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for changed in watched.get(id).into_iter().flatten() {
            changed.notify_one();
        }
    }

    fn tell_all(&self) {
        let watched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for changed in watched.values().flatten() {
            changed.notify_one();
        }
    }
}

impl Watcher {
    /// Returns when the payment changed, or may have, since the last time.
    pub(super) async fn changed(&self) {
        self.changed.notified().await;
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let mut watched = self.watchers.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(of_payment) = watched.get_mut(&self.id) {
            of_payment.retain(|changed| !Arc::ptr_eq(changed, &self.changed));
            if of_payment.is_empty() {
                watched.remove(&self.id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    async fn hears(watcher: &Watcher) -> bool {
        tokio::time::timeout(Duration::from_millis(200), watcher.changed()).await.is_ok()
    }

    /// security.md M1
    #[tokio::test]
    async fn what_happens_to_a_payment_wakes_those_who_listen_for_it() {
        let watchers = Arc::new(Watchers::default());
        let (news, heard) = broadcast::channel(8);
        let (_stop, stopped) = watch::channel(false);
        tokio::spawn(watchers.clone().follow(heard, stopped));
        let [one, other] = [1, 2].map(|number| RequestId::from_random([number; 16]));
        let [first, second, another] = [&one, &one, &other].map(|id| watchers.watch(id.clone()));
        news.send(News::Payment { id: one.clone(), store_id: "S".to_owned() }).unwrap();
        assert!(hears(&first).await && hears(&second).await);
        assert!(!hears(&another).await, "nothing happened to it");
        news.send(News::Missed).unwrap();
        assert!(hears(&first).await && hears(&another).await);
        drop((first, another));
        assert_eq!(watchers.0.lock().unwrap().len(), 1);
        drop(second);
        assert!(watchers.0.lock().unwrap().is_empty());
    }
}
