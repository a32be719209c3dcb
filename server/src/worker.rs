//! The job that looks after payments without a result. What is due lives in the database; several servers share
//! it, and what a crash interrupted comes due again.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::http::Shared;

/// How long the worker rests when nothing is due.
const REST: Duration = Duration::from_millis(500);

/// How many payments are looked after at once: one request to Alipay+ each.
const AT_ONCE_MAX: u32 = 16;

/// Works until `stop` turns true, then ends what it began.
pub(crate) async fn run(shared: Arc<Shared>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let due = match shared.checkout.take_due(AT_ONCE_MAX).await {
            Ok(due) => due,
            Err(error) => {
                tracing::error!(%error, "what is due cannot be read");
                Vec::new()
            }
        };
        if due.is_empty() {
            tokio::select! {
                () = tokio::time::sleep(REST) => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
            continue;
        }
        let mut at_work = JoinSet::new();
        for payment in due {
            let shared = shared.clone();
            at_work.spawn(async move {
                let request_id = payment.order.request_id.clone();
                match shared.checkout.look_after(payment).await {
                    Ok(payment) => {
                        tracing::debug!(payment = %request_id, status = payment.progress.status.name(), "looked after");
                    }
                    Err(error) => tracing::error!(payment = %request_id, %error, "could not be looked after"),
                }
            });
        }
        while at_work.join_next().await.is_some() {}
    }
}
