//! What must hold of refunds in every life, beside what `judge` holds of payments.

use checkout::payment::{Payment, RequestId};
use checkout::refund::{Refund, RefundStatus};

use crate::ledger::{End, Return, Returned};
use crate::plan::REFUND_FINAL_WITHIN;
use crate::timeline::Millis;
use crate::world::World;

impl World {
    /// Judges what a server has just stored of a refund.
    pub(crate) fn refund_committed(&self, before: Option<&Refund>, after: &Refund) {
        let id = &after.order.id;
        if before.is_some_and(|before| before.status == after.status) {
            return;
        }
        let end = self.ledger().returned(id).map(Returned::end);
        let (told, true_so_far) = match after.status {
            RefundStatus::Created => return,
            RefundStatus::Processing => return self.saw("a refund under way"),
            RefundStatus::Succeeded => ("a refund done", end == Some(End::Done)),
            RefundStatus::Failed => ("a refund failed", end != Some(End::Done)),
        };
        self.saw(told);
        if !true_so_far {
            self.accuse(format!("{told}, we say of {id}, and Alipay+ {end:?}"));
        }
    }

    /// Judges a refund as it arrives at Alipay+.
    pub(crate) fn money_returned(&self, payment: &RequestId) {
        let (given_back, paid) = {
            let ledger = self.ledger();
            (ledger.given_back(payment), ledger.holding(payment).map(|holding| holding.amount.minor_units()))
        };
        if paid.is_none_or(|paid| given_back > paid) {
            self.accuse(format!("{given_back} of {paid:?} was asked to be given back of {payment}"));
        }
    }

    /// Judges a cancel as it arrives at Alipay+.
    pub(crate) fn cancel_arrives(&self, payment: &RequestId) {
        if self.ledger().given_back(payment) > 0 {
            self.accuse(format!("{payment} was to be cancelled, and is refunded in part"));
        }
    }

    /// The refunds that are not over; accuses when one takes too long.
    pub(crate) fn open_refunds(&self) -> Vec<Refund> {
        let mut open = self.store.all_refunds();
        open.retain(|refund| !refund.status.is_final());
        let is_late = |refund: &&Refund| {
            self.timeline.now() > self.refund_undelayed_since(refund) + REFUND_FINAL_WITHIN
        };
        if let Some(late) = open.iter().find(is_late) {
            self.accuse(format!(
                "refund {} is still {:?}, longer than it may be",
                late.order.id, late.status
            ));
        }
        open
    }

    /// Since when nothing keeps this refund from becoming final.
    fn refund_undelayed_since(&self, refund: &Refund) -> Millis {
        let state = self.ledger().returned(&refund.order.id).map(|returned| returned.state);
        let done_at = if let Some(Return::Later(at, _)) = state { at.as_millis() } else { 0 };
        let asked_at = refund.order.created_at.as_millis().max(done_at) + self.plan.clock_error();
        asked_at.max(self.plan.calm_at)
    }

    /// What is wrong with the refunds when all is over.
    pub(crate) fn broken_refunds(&self) -> Vec<String> {
        let ledger = self.ledger();
        let refunds = self.store.all_refunds();
        let mut broken = Vec::new();
        for refund in &refunds {
            let done = ledger.returned(&refund.order.id).is_some_and(|returned| returned.end() == End::Done);
            if done != (refund.status == RefundStatus::Succeeded) {
                broken.push(format!("refund {} is {:?}, and done: {done}", refund.order.id, refund.status));
            }
        }
        let unknown = ledger.refunds().find(|(id, _)| !refunds.iter().any(|refund| refund.order.id == **id));
        if let Some((id, _)) = unknown {
            broken.push(format!("refund {id} was asked for before it was stored"));
        }
        for payment in self.store.payments() {
            let (counted, held) = (counted(&payment), ledger.given_back(&payment.order.request_id));
            if counted != (held, held) {
                let id = &payment.order.request_id;
                broken.push(format!(
                    "{id} counts {counted:?} as claimed and refunded, and Alipay+ gave back {held}"
                ));
            }
        }
        broken
    }
}

/// What a payment says that its refunds claim, and have given back.
fn counted(payment: &Payment) -> (u64, u64) {
    (payment.progress.refunds_claimed.minor_units(), payment.progress.refunded.minor_units())
}
