//! The job that looks after payments and refunds without a result. What is due lives in the database; several
//! servers share it, and what a crash interrupted comes due again.

use std::sync::Arc;
use std::time::Duration;

use checkout::payment::Payment;
use checkout::port::StoreError;
use checkout::refund::Refund;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tracing::Instrument as _;

use crate::http::Shared;
use crate::trace;

/// How long the worker rests when nothing is due.
const REST: Duration = Duration::from_millis(500);

/// How many payments, and how many refunds, are looked after at once: one request to Alipay+ each.
const AT_ONCE_MAX: u32 = 16;

/// Works until `stop` turns true, then ends what it began.
pub(crate) async fn run(shared: Arc<Shared>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let mut at_work = JoinSet::new();
        for payment in taken(shared.checkout.take_due(AT_ONCE_MAX).await) {
            let span = trace::looking_after("a payment", &payment.order.request_id);
            at_work.spawn(look_after(shared.clone(), payment).instrument(span));
        }
        for refund in taken(shared.checkout.take_due_refunds(AT_ONCE_MAX).await) {
            let span = trace::looking_after("a refund", &refund.order.payment);
            at_work.spawn(look_after_refund(shared.clone(), refund).instrument(span));
        }
        if at_work.is_empty() {
            tokio::select! {
                () = tokio::time::sleep(REST) => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
        }
        while at_work.join_next().await.is_some() {}
    }
}

/// What was taken, if anything could be.
fn taken<T>(due: Result<Vec<T>, StoreError>) -> Vec<T> {
    due.unwrap_or_else(|error| {
        tracing::error!(%error, "what is due cannot be read");
        Vec::new()
    })
}

async fn look_after(shared: Arc<Shared>, payment: Payment) {
    let request_id = payment.order.request_id.clone();
    match shared.checkout.look_after(payment).await {
        Ok(payment) => {
            tracing::debug!(payment = %request_id, status = payment.progress.status.name(), "looked after");
        }
        Err(error) => tracing::error!(payment = %request_id, %error, "could not be looked after"),
    }
}

async fn look_after_refund(shared: Arc<Shared>, refund: Refund) {
    let order = refund.order.clone();
    match shared.checkout.look_after_refund(refund).await {
        Ok(refund) => {
            let status = refund.status.name();
            tracing::debug!(payment = %order.payment, refund = %order.id, status, "looked after");
        }
        Err(error) => {
            tracing::error!(payment = %order.payment, refund = %order.id, %error, "could not be looked after");
        }
    }
}
