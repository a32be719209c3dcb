//! Telling the acquirer what became of a payment, again and again until it says that it knows.

mod delivery;
mod outbox;

use std::sync::Arc;

use jiff::Timestamp;
use tokio::task::{JoinError, JoinSet};

use crate::answer;
use crate::faults::{Kind, Place};
use crate::gateway::Gateway;
use crate::ledger::{Announcement, Attempt};
use crate::odd;
use delivery::{Courier, Tampering};
use outbox::{Notice, Outbox};

/// How many notifications are under way at once.
const DELIVERIES_MAX: usize = 32;

/// One task that owns the outbox, and sends what is due.
pub(crate) struct Notifier {
    gateway: Arc<Gateway>,
    courier: Arc<Courier>,
    outbox: Outbox,
    deliveries: JoinSet<Delivered>,
}

/// A notice that has been sent, and what came back: one attempt, or two when a fault doubled it.
struct Delivered {
    notice: Notice,
    attempts: Vec<Attempt>,
}

impl Notifier {
    pub(crate) fn new(gateway: Arc<Gateway>, notices_max: usize) -> reqwest::Result<Self> {
        let outbox = Outbox::new(gateway.time_scale, notices_max);
        Ok(Self { gateway, courier: Arc::new(Courier::new()?), outbox, deliveries: JoinSet::new() })
    }

    /// Works until it is dropped.
    pub(crate) async fn run(mut self) {
        loop {
            let now = self.gateway.now();
            let next_expiry = self.collect(now);
            while self.deliveries.len() < DELIVERIES_MAX {
                let Some(notice) = self.outbox.take_due(now) else { break };
                self.send(notice, now);
            }
            let room = self.deliveries.len() < DELIVERIES_MAX;
            let next_due = self.outbox.next_due().filter(|_| room);
            let deadline = next_due.into_iter().chain(next_expiry).min();
            tokio::select! {
                () = self.gateway.wake.notified() => {}
                () = self.gateway.clock.sleep_until(deadline) => {}
                Some(delivered) = self.deliveries.join_next() => self.settle(delivered),
            }
        }
    }

    /// Takes over what came about since the last look, and says when the next payment expires.
    fn collect(&mut self, now: Timestamp) -> Option<Timestamp> {
        let (next_expiry, announcements) = {
            let mut ledger = self.gateway.ledger();
            (ledger.expire(now), ledger.take_announcements())
        };
        for Announcement { number, payment } in announcements {
            let body = answer::notification(&payment).to_string();
            let notice = Notice::new(number, payment.id, payment.request.notify_url, body);
            if self.outbox.is_full() {
                tracing::warn!(
                    payment_id = notice.payment_id,
                    "too many notifications wait: this one is lost"
                );
            } else {
                self.outbox.add(notice, now);
            }
        }
        next_expiry
    }

    fn send(&mut self, notice: Notice, now: Timestamp) {
        let strike = if notice.was_held { None } else { self.gateway.strike(Place::Notify) };
        let kind = strike.map(|strike| strike.kind);
        if kind == Some(Kind::Reorder) {
            self.outbox.hold(notice, now);
            return;
        }
        let (gateway, courier) = (Arc::clone(&self.gateway), Arc::clone(&self.courier));
        self.deliveries.spawn(async move {
            let attempts = match kind {
                Some(Kind::Drop) => vec![Courier::lose(&gateway)],
                Some(Kind::Duplicate) => {
                    let deliver = || courier.deliver(&gateway, &notice, Tampering::None);
                    let (first, second) = tokio::join!(deliver(), deliver());
                    vec![first, second]
                }
                Some(Kind::BadSignature) => {
                    vec![courier.deliver(&gateway, &notice, Tampering::BadSignature).await]
                }
                Some(Kind::Unsigned) => vec![courier.deliver(&gateway, &notice, Tampering::Unsigned).await],
                Some(Kind::Garbage) => vec![courier.deliver(&gateway, &notice, Tampering::Garbage).await],
                Some(Kind::OddBody) => {
                    let oddities = strike.map_or(odd::ALL, |strike| strike.oddities);
                    vec![courier.deliver(&gateway, &notice, Tampering::OddBody(oddities)).await]
                }
                _ => vec![courier.deliver(&gateway, &notice, Tampering::None).await],
            };
            Delivered { notice, attempts }
        });
    }

    /// Keeps what came back, and sends the notice again later if it must be.
    fn settle(&mut self, delivered: Result<Delivered, JoinError>) {
        let Ok(Delivered { notice, attempts }) = delivered else {
            tracing::error!("a delivery broke off; its notification is lost");
            return;
        };
        let now = self.gateway.now();
        let acknowledged = attempts.iter().any(|attempt| attempt.problem.is_none());
        let sent_at = attempts.first().map_or(now, |attempt| attempt.at);
        for attempt in attempts {
            let problem = attempt.problem.as_deref();
            tracing::info!(
                payment_id = notice.payment_id,
                http_status = attempt.http_status,
                problem,
                "notified"
            );
            self.gateway.ledger().record(notice.number, attempt);
        }
        self.outbox.release(now);
        let payment_id = notice.payment_id.clone();
        if !acknowledged && !self.outbox.put_back(notice, sent_at) {
            tracing::warn!(payment_id, "given up: never acknowledged");
        }
    }
}
