//! Background jobs: each runs for as long as the server does. One that panics is logged, counted and started again, since
//! nothing else would notice that payments are no longer looked after.

use std::sync::Arc;
use std::time::Duration;

use prometheus::IntCounterVec;
use tokio::sync::watch;
use tokio::task::{JoinError, JoinHandle};

use crate::http::Shared;
use crate::{forget, webhook, worker};

/// How long after a panic the job is started again: what it panics at may still be there.
const RESTART_PAUSE: Duration = Duration::from_secs(1);

/// Every job's name, as its panics are counted.
pub(crate) const NAMES: [&str; 7] =
    ["certificate", "events", "forget", "pictures", "watchers", "webhooks", "worker"];

/// Starts what runs beside the pages; returns the two that end what they began when the server stops.
pub(crate) fn start(shared: &Arc<Shared>, stop: &watch::Receiver<bool>) -> [JoinHandle<()>; 2] {
    let panics = shared.metrics.job_panics();
    let (of_worker, of_webhooks, of_pictures) = (shared.clone(), shared.clone(), shared.clone());
    let (of_events, of_forget) = (shared.checkout.store().clone(), shared.checkout.store().clone());
    let worker =
        supervise("worker", panics.clone(), stop.clone(), move |stop| worker::run(of_worker.clone(), stop));
    let webhooks = supervise("webhooks", panics.clone(), stop.clone(), move |stop| {
        webhook::worker::run(of_webhooks.clone(), stop)
    });
    tokio::spawn(supervise("events", panics.clone(), stop.clone(), move |stop| {
        let database = of_events.clone();
        async move { database.hear_others(stop).await }
    }));
    tokio::spawn(supervise("forget", panics.clone(), stop.clone(), move |stop| {
        forget::run(of_forget.clone(), stop)
    }));
    let (watchers, store) = (shared.watchers.clone(), shared.checkout.store().clone());
    tokio::spawn(supervise("watchers", panics.clone(), stop.clone(), move |stop| {
        watchers.clone().follow(store.news(), stop)
    }));
    tokio::spawn(supervise("pictures", panics.clone(), stop.clone(), move |stop| {
        let shared = of_pictures.clone();
        async move { shared.looks.follow(shared.checkout.store(), stop).await }
    }));
    [tokio::spawn(worker), tokio::spawn(webhooks)]
}

/// Runs the job that `make` makes until it returns, which it does when `stop` turns true.
async fn supervise<F>(
    name: &'static str,
    panics: IntCounterVec,
    mut stop: watch::Receiver<bool>,
    mut make: impl FnMut(watch::Receiver<bool>) -> F,
) where
    F: Future<Output = ()> + Send + 'static,
{
    while let Err(error) = tokio::spawn(make(stop.clone())).await {
        tell(name, &panics, error);
        tokio::select! {
            () = tokio::time::sleep(RESTART_PAUSE) => {}
            _ = stop.wait_for(|stop| *stop) => return,
        }
    }
}

/// Runs a job that cannot be started again; that it panicked is logged and counted all the same.
pub(crate) async fn watch_over(
    name: &'static str,
    panics: IntCounterVec,
    job: impl Future<Output = ()> + Send + 'static,
) {
    if let Err(error) = tokio::spawn(job).await {
        tell(name, &panics, error);
    }
}

fn tell(name: &'static str, panics: &IntCounterVec, error: JoinError) {
    // The runtime that shuts down cancels its tasks.
    if error.is_panic() {
        panics.with_label_values(&[name]).inc();
        tracing::error!(job = name, panic = panic_message(error), "a background job panicked");
    }
}

/// What a panic says, where it says anything that can be shown.
fn panic_message(error: JoinError) -> String {
    let Ok(payload) = error.try_into_panic() else { return String::new() };
    payload
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| payload.downcast_ref().cloned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use prometheus::Opts;

    use super::*;

    /// security.md L13
    #[tokio::test]
    async fn a_job_that_panics_is_started_again_and_counted() {
        let panics = IntCounterVec::new(Opts::new("panics", "panics"), &["job"]).unwrap();
        let (stop, stopped) = watch::channel(false);
        let starts = Arc::new(AtomicU32::new(0));
        let counted = starts.clone();
        let supervised = tokio::spawn(supervise("worker", panics.clone(), stopped, move |mut stop| {
            let number = counted.fetch_add(1, Ordering::Relaxed);
            async move {
                assert!(number >= 2, "the job's own panic");
                let _ = stop.wait_for(|stop| *stop).await;
            }
        }));
        tokio::time::sleep(RESTART_PAUSE * 3).await;
        assert_eq!(starts.load(Ordering::Relaxed), 3);
        assert_eq!(panics.with_label_values(&["worker"]).get(), 2);
        stop.send(true).unwrap();
        supervised.await.unwrap();
    }
}
