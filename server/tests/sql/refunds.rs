//! The part of the suite that is about refunds.

use std::collections::HashSet;

use checkout::money::Money;
use checkout::payment::{Payment, Status};
use checkout::port::{Due, Store as _, StoreError};
use checkout::refund::{
    RefundEvent, RefundFact, RefundId, RefundOrder, RefundReason, RefundReply, RefundStatus, RefundStep,
    open, transition,
};
use checkout::result_code::{ResultCode, ResultStatus};
use standee::sql::Database;

use super::conformance::{Conformance, Kept, NOW, answered, paid};

impl<S: Kept> Conformance<S> {
    pub(crate) async fn paid(&self, number: u8) -> Payment {
        let payment = self.stored(number).await;
        let processing = self.advance(&payment, answered()).await;
        self.advance(&processing, paid(&payment)).await
    }

    pub(crate) async fn refunded(&self, payment: &Payment, number: u8, minor_units: u64) -> RefundStep {
        let step = open(payment, order(payment, number, minor_units)).unwrap();
        assert!(self.store.open_refund(&step).await.unwrap());
        step
    }

    pub(crate) async fn a_refund_is_read_as_it_was_stored(self) {
        let payment = self.paid(1).await;
        let opened = self.refunded(&payment, 1, 300).await;
        let id = &opened.refund.order.id;
        assert_eq!(self.store.refund(id).await.unwrap(), Some(opened.refund.clone()));
        let done = done(&opened);
        assert!(self.store.advance_refund(&done).await.unwrap());
        assert_eq!(self.store.refund(id).await.unwrap(), Some(done.refund.clone()));
        let second = self.refunded(&done.step.payment, 2, 200).await;
        let refunds = self.store.refunds(&payment.order.request_id).await.unwrap();
        assert_eq!(refunds, [done.refund, second.refund]);
        let stored = self.load(&payment).await;
        assert_eq!(stored, second.step.payment);
        assert_eq!(stored.progress.refunded.minor_units(), 300);
        assert_eq!(stored.progress.refunds_claimed.minor_units(), 500);
        let history = self.store.lines(&payment.order.request_id).await;
        let facts: Vec<_> = history.iter().map(|line| line.fact.as_str()).collect();
        assert_eq!(facts[3..], ["refund_opened", "refund_answered", "refund_opened"]);
        assert_eq!(history[4].refund.as_deref(), Some(id.as_str()));
        assert_eq!(history[4].digest.as_deref(), Some("cd".repeat(32).as_str()));
        assert!(self.store.refund(&RefundId::from_random([99; 16])).await.unwrap().is_none());
    }

    pub(crate) async fn a_refund_whose_id_is_taken_changes_nothing(self) {
        let [first, second] = [self.paid(1).await, self.paid(2).await];
        self.refunded(&first, 7, 300).await;
        let same_id = open(&second, order(&second, 7, 300)).unwrap();
        assert!(!self.store.open_refund(&same_id).await.unwrap());
        assert_eq!(self.load(&second).await, second);
        assert_eq!(self.store.lines(&second.order.request_id).await.len(), 3);
    }

    /// Each of them wants a third, and tries again over what the others made of the payment.
    pub(crate) async fn of_many_who_refund_the_same_payment_none_goes_beyond_it(self) {
        let payment = self.paid(1).await;
        let third = payment.order.amount.minor_units() / 3;
        let tries = (0..24_u8).map(|number| {
            let (store, mut payment) = (self.store.clone(), payment.clone());
            let order = order(&payment, number, third);
            tokio::spawn(async move {
                let key = payment.order.request_id.clone();
                while let Ok(step) = open(&payment, order.clone()) {
                    if store.open_refund(&step).await.unwrap() {
                        return true;
                    }
                    let key = checkout::port::PaymentKey::RequestId(&key);
                    payment = store.payment(key).await.unwrap().unwrap();
                }
                false
            })
        });
        let mut opened = 0;
        for refund in tries.collect::<Vec<_>>() {
            opened += u64::from(refund.await.unwrap());
        }
        assert_eq!(opened, 3);
        assert_eq!(self.store.refunds(&payment.order.request_id).await.unwrap().len(), 3);
        assert_eq!(self.load(&payment).await.progress.refunds_claimed.minor_units(), third * 3);
    }

    pub(crate) async fn a_refund_that_is_due_is_taken_once(self) {
        let mut payment = self.paid(1).await;
        for number in 0..20 {
            payment = self.refunded(&payment, number, 1).await.step.payment;
        }
        let now = NOW.plus_seconds(60);
        assert!(
            self.store.take_due_refunds(NOW, now, 100, Due::Now).await.unwrap().is_empty(),
            "nothing is due yet"
        );
        let takers = (0..8).map(|_| {
            let store = self.store.clone();
            tokio::spawn(async move {
                store.take_due_refunds(now, now.plus_seconds(60), 5, Due::Now).await.unwrap()
            })
        });
        let mut taken = Vec::new();
        for taker in takers.collect::<Vec<_>>() {
            let mine = taker.await.unwrap();
            assert!(mine.len() <= 5);
            taken.extend(mine.into_iter().map(|refund| refund.order.id));
        }
        let rest = self.store.take_due_refunds(now, now.plus_seconds(60), 100, Due::Now).await.unwrap();
        taken.extend(rest.into_iter().map(|refund| refund.order.id));
        let distinct: HashSet<_> = taken.iter().collect();
        assert_eq!((taken.len(), distinct.len()), (20, 20));
    }

    pub(crate) async fn no_step_refunds_too_much_or_takes_a_refund_back(self) {
        let payment = self.paid(1).await;
        let all = payment.order.amount.minor_units();
        let opened = self.refunded(&payment, 1, all).await;
        let mut richer = opened.step.payment.clone();
        richer.progress.refunds_claimed = Money::new(richer.order.amount.currency(), 0);
        let too_much = open(&richer, order(&richer, 2, 1)).unwrap();
        assert!(matches!(self.store.open_refund(&too_much).await, Err(StoreError::Corrupt(_))));
        let done = done(&opened);
        assert!(self.store.advance_refund(&done).await.unwrap());
        let mut back = transition(&done.step.payment, &done.refund, &unknown());
        back.refund.status = RefundStatus::Created;
        assert!(matches!(self.store.advance_refund(&back).await, Err(StoreError::Corrupt(_))));
        let refunds = self.store.refunds(&payment.order.request_id).await.unwrap();
        assert_eq!(refunds, [done.refund]);
    }
}

impl Conformance<Database> {
    pub(crate) async fn whoever_goes_round_the_house_cannot_refund_too_much(self) {
        let payment = self.paid(1).await;
        let all = payment.order.amount.minor_units();
        self.refunded(&payment, 1, all).await;
        let unpaid = self.stored(2).await;
        let id = &payment.order.request_id;
        let insert = |request_id: &str, currency: &str| {
            format!(
                "INSERT INTO refund (id, request_id, currency, amount, reason, created_at, status, maybe_sent, asks) \
                 VALUES ('x', '{request_id}', '{currency}', 1, 'x', 1, 'created', 0, 1)"
            )
        };
        for sql in [
            insert(id.as_str(), "SGD"),
            insert(unpaid.order.request_id.as_str(), "SGD"),
            "UPDATE payment SET refunds_claimed = refunds_claimed + 1".to_owned(),
            "UPDATE payment SET refunded = refunds_claimed + 1".to_owned(),
            format!("UPDATE payment SET status = 'cancelling' WHERE request_id = '{id}'"),
        ] {
            let refused = sqlx::query(sqlx::AssertSqlSafe(sql.as_str())).execute(&self.raw().await).await;
            assert!(refused.is_err(), "{sql}");
        }
        assert_eq!(self.load(&payment).await.progress.status, Status::Succeeded);
        let other = self.paid(3).await;
        for (currency, fits) in [("JPY", false), ("SGD", true)] {
            let sql = insert(other.order.request_id.as_str(), currency);
            let inserted = sqlx::query(sqlx::AssertSqlSafe(sql.as_str())).execute(&self.raw().await).await;
            assert_eq!(inserted.is_ok(), fits, "{currency}");
        }
    }

    pub(crate) async fn a_refund_is_kept_as_it_was_asked_and_does_not_go_back(self) {
        let payment = self.paid(1).await;
        let opened = self.refunded(&payment, 1, 300).await;
        let done = done(&opened);
        assert!(self.store.advance_refund(&done).await.unwrap());
        assert!(!self.store.advance_refund(&done).await.unwrap(), "over its own version only");
        for sql in [
            "UPDATE refund SET amount = 1",
            "UPDATE refund SET reason = 'another'",
            "UPDATE refund SET status = 'created'",
            "UPDATE refund SET status = 'failed'",
            "DELETE FROM refund",
        ] {
            assert!(sqlx::query(sql).execute(&self.raw().await).await.is_err(), "{sql}");
        }
        let kept = self.store.refund(&done.refund.order.id).await.unwrap().unwrap();
        assert_eq!(kept, done.refund);
        assert_eq!(kept.status, RefundStatus::Succeeded);
    }
}

fn order(payment: &Payment, number: u8, minor_units: u64) -> RefundOrder {
    RefundOrder {
        id: RefundId::from_random([number; 16]),
        payment: payment.order.request_id.clone(),
        amount: Money::new(payment.order.amount.currency(), minor_units),
        reason: RefundReason::parse("冷咖啡 '; --").unwrap(),
        created_at: NOW.plus_millis(i64::from(number)),
    }
}

pub(crate) fn done(step: &RefundStep) -> RefundStep {
    let fact = RefundFact::Answered(RefundReply {
        result: ResultCode { status: ResultStatus::Success, code: "SUCCESS".to_owned() },
        amount: Some(step.refund.order.amount),
        refund_id: Some("2026112210002".to_owned()),
        refunded_at: Some(NOW.plus_millis(5)),
    });
    let event = RefundEvent { at: NOW.plus_millis(9), fact, digest: Some([0xcd; 32]) };
    transition(&step.step.payment, &step.refund, &event)
}

fn unknown() -> RefundEvent {
    RefundEvent { at: NOW.plus_millis(10), fact: RefundFact::Unknown, digest: None }
}
