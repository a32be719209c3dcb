//! The job that looks after payments and refunds without a result, on this server's runtime. What it does is in
//! `checkout::service`.

use std::sync::Arc;
use std::time::Duration;

use checkout::port::StoreError;
use checkout::service::{Subject, TaskRunner};
use tokio::sync::{Notify, mpsc, watch};
use tracing::Instrument as _;

use crate::http::Shared;
use crate::trace;

/// How long the worker rests at least, so that tasks that end together make room together.
const REST_MIN: Duration = Duration::from_millis(50);

/// How much longer it rests when no task ends.
const REST_MORE: Duration = Duration::from_millis(450);

/// Works until `stop` turns true, then ends what it began.
pub(crate) async fn run(shared: Arc<Shared>, stop: watch::Receiver<bool>) {
    let (alive, mut all_ended) = mpsc::channel(1);
    let tasks = Tasks { alive, ended: Arc::default(), stop };
    shared.checkout.work(&tasks).await;
    drop(tasks);
    // Nothing is ever sent: it returns when the last task has let go of its sender.
    let _ = all_ended.recv().await;
}

/// Tasks on tokio's runtime.
struct Tasks {
    /// Each task holds a clone, so that the end of the last one can be waited for.
    alive: mpsc::Sender<()>,
    /// Says that a task has ended.
    ended: Arc<Notify>,
    stop: watch::Receiver<bool>,
}

/// Says that a task has ended, however it did.
struct Ended(Arc<Notify>);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

impl TaskRunner for Tasks {
    fn start(&self, subject: Subject, work: impl Future<Output = Result<(), StoreError>> + Send + 'static) {
        let span = match &subject {
            Subject::Payment(id) => trace::looking_after("a payment", id),
            Subject::Refund { payment, .. } => trace::looking_after("a refund", payment),
        };
        let (alive, ended) = (self.alive.clone(), Ended(self.ended.clone()));
        let task = async move {
            let _alive = alive;
            // Dropped after the work, which then has left its room.
            let _ended = ended;
            match (work.await, subject) {
                (Ok(()), subject) => tracing::debug!(?subject, "looked after"),
                (Err(error), Subject::Payment(payment)) => {
                    tracing::error!(%payment, %error, "could not be looked after");
                }
                (Err(error), Subject::Refund { id, payment }) => {
                    tracing::error!(%payment, refund = %id, %error, "could not be looked after");
                }
            }
        };
        tokio::spawn(task.instrument(span));
    }

    fn could_not_take(&self, error: &StoreError) {
        tracing::error!(%error, "what is due cannot be read");
    }

    async fn rest(&self) -> bool {
        let mut stop = self.stop.clone();
        let rest = async {
            tokio::time::sleep(REST_MIN).await;
            let _ = tokio::time::timeout(REST_MORE, self.ended.notified()).await;
        };
        tokio::select! {
            () = rest => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
        !*self.stop.borrow()
    }
}
