//! The suite, as far as every store can be asked: through the port, and by what it kept.

use std::collections::HashSet;
use std::future::Future;
use std::sync::Arc;

use checkout::attempt::AttemptId;
use checkout::device::Device;
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::memory::MemoryStore;
use checkout::money::{Currency, Money};
use checkout::payment::{Event, Fact, Order, OutcomeToken, PayReply, Payer, Payment, Record, RequestId};
use checkout::payment::{Settlement, Status, Step, UnmatchedNotification, transition};
use checkout::port::{Opened, PaymentKey, Store, StoreError};
use checkout::result_code::{ResultCode, ResultStatus};
use checkout::time::Timestamp;
use standee::sql::{Database, Doer, HistoryLine, UnreadableNotification, hex};

pub(crate) const NOW: Timestamp = Timestamp::from_millis(1_795_331_045_123);
pub(crate) const SOMEBODY: Doer<'static> = Doer { by: "a test", at: NOW };
const USER_AGENT: &str = "Mozilla/5.0 (Linux; Android 10) AlipayConnect iapconnectsdk/2.7.0";

/// A store that can show what it kept beside the payments.
pub(crate) trait Kept: Store + 'static {
    /// A payment's history.
    fn lines(&self, payment: &RequestId) -> impl Future<Output = Vec<HistoryLine>> + Send;

    /// The notifications that fit no payment, oldest first.
    fn strangers(&self) -> impl Future<Output = Vec<UnmatchedNotification>> + Send;
}

impl Kept for Database {
    async fn lines(&self, payment: &RequestId) -> Vec<HistoryLine> {
        self.history(payment).await.unwrap()
    }

    async fn strangers(&self) -> Vec<UnmatchedNotification> {
        let mut newest_first = self.unmatched_notifications(10).await.unwrap();
        newest_first.reverse();
        newest_first
    }
}

impl Kept for MemoryStore {
    async fn lines(&self, payment: &RequestId) -> Vec<HistoryLine> {
        let line = |record: Record| HistoryLine {
            at: record.at,
            fact: record.fact.to_owned(),
            status: record.status.name().to_owned(),
            result_code: record.result_code,
            alarm: record.alarm.map(|alarm| alarm.name().to_owned()),
            refund: record.refund.map(|refund| refund.to_string()),
            digest: record.digest.map(|digest| hex(&digest)),
        };
        self.history(payment).into_iter().map(line).collect()
    }

    async fn strangers(&self) -> Vec<UnmatchedNotification> {
        self.unmatched()
    }
}

/// A store with a shop in it.
pub(crate) struct Conformance<S> {
    pub(crate) store: Arc<S>,
    pub(crate) code: EntryCode,
    /// Where a database is; memory has no address.
    pub(crate) url: String,
}

/// A shop in memory.
pub(crate) fn memory() -> Conformance<MemoryStore> {
    Conformance { store: Arc::default(), code: EntryCode::from_random([7; 16]), url: String::new() }
}

impl<S: Kept> Conformance<S> {
    pub(crate) fn payment(&self, number: u8) -> Payment {
        Payment::open(Order {
            request_id: RequestId::from_random([number; 16]),
            token: OutcomeToken::from_random([number ^ 0xff; 16]),
            attempt: AttemptId::new([number; 16]),
            code: self.code,
            store_id: "S1".to_owned(),
            amount: Money::new(Currency::from_code("SGD").unwrap(), 9_999_999_999_999_999),
            note: Some("二号 '; DROP TABLE payment; --".to_owned()),
            payer: Payer {
                user_agent: USER_AGENT.to_owned(),
                client_ip: None,
                device: Device::from_user_agent(USER_AGENT),
                wallet: "ALIPAYPLUS".to_owned(),
                language: Language::En,
            },
            created_at: NOW,
            expires_at: NOW.plus_seconds(600),
        })
    }

    pub(crate) async fn stored(&self, number: u8) -> Payment {
        let payment = self.payment(number);
        assert_eq!(self.store.open(&payment).await.unwrap(), Opened::New);
        payment
    }

    pub(crate) async fn load(&self, payment: &Payment) -> Payment {
        let key = PaymentKey::RequestId(&payment.order.request_id);
        self.store.payment(key).await.unwrap().unwrap()
    }

    pub(crate) async fn advance(&self, payment: &Payment, fact: Fact) -> Payment {
        let step = step(payment, fact);
        assert!(self.store.advance(&step).await.unwrap());
        step.payment
    }

    pub(crate) async fn a_payment_is_read_as_it_was_stored(self) {
        let payment = self.stored(1).await;
        assert_eq!(self.load(&payment).await, payment);
        let processing = self.advance(&payment, answered()).await;
        let paid = self.advance(&processing, paid(&payment)).await;
        assert_eq!(paid.progress.status, Status::Succeeded);
        assert_eq!(self.load(&payment).await, paid);
        for key in [PaymentKey::Token(&payment.order.token), PaymentKey::Attempt(&payment.order.attempt)] {
            assert_eq!(self.store.payment(key).await.unwrap().unwrap(), paid);
        }
        let history = self.store.lines(&payment.order.request_id).await;
        let facts: Vec<_> = history.iter().map(|line| line.fact.as_str()).collect();
        assert_eq!(facts, ["opened", "pay_answered", "notified"]);
        assert_eq!(history[2].digest.as_deref(), Some("ab".repeat(32).as_str()));
    }

    pub(crate) async fn an_attempt_has_one_payment_however_many_try(self) {
        let tries = (0..32_u8).map(|number| {
            let mut payment = self.payment(number);
            payment.order.attempt = AttemptId::new([200; 16]);
            let store = self.store.clone();
            tokio::spawn(async move { (store.open(&payment).await.unwrap(), payment) })
        });
        let mut new = Vec::new();
        let mut existing = HashSet::new();
        for attempt in tries.collect::<Vec<_>>() {
            match attempt.await.unwrap() {
                (Opened::New, payment) => new.push(payment.order.request_id),
                (Opened::Existing(payment), _) => drop(existing.insert(payment.order.request_id)),
            }
        }
        assert_eq!(new.len(), 1);
        assert_eq!(existing.into_iter().collect::<Vec<_>>(), new);
    }

    pub(crate) async fn a_step_is_stored_over_its_own_version_only(self) {
        let payment = self.stored(1).await;
        let processing = self.advance(&payment, answered()).await;
        let stale = step(&payment, Fact::PayUnknown);
        assert!(!self.store.advance(&stale).await.unwrap());
        assert_eq!(self.load(&payment).await, processing);
        assert_eq!(self.store.lines(&payment.order.request_id).await.len(), 2);
    }

    pub(crate) async fn of_many_who_take_the_same_step_one_is_first(self) {
        let payment = self.stored(1).await;
        let takers = (0..32).map(|_| {
            let (store, step) = (self.store.clone(), step(&payment, answered()));
            tokio::spawn(async move { store.advance(&step).await.unwrap() })
        });
        let mut firsts = 0;
        for taker in takers.collect::<Vec<_>>() {
            firsts += u32::from(taker.await.unwrap());
        }
        assert_eq!(firsts, 1);
    }

    pub(crate) async fn no_step_takes_a_payment_back(self) {
        let payment = self.stored(1).await;
        let processing = self.advance(&payment, answered()).await;
        let paid = self.advance(&processing, paid(&payment)).await;
        for status in Status::ALL.into_iter().filter(|status| !Status::Succeeded.may_become(*status)) {
            let mut back = step(&paid, Fact::PayUnknown);
            back.payment.progress.status = status;
            let refused = self.store.advance(&back).await;
            assert!(matches!(refused, Err(StoreError::Corrupt(_))), "{status:?}: {refused:?}");
        }
        assert_eq!(self.load(&payment).await, paid);
    }

    pub(crate) async fn a_notification_that_fits_no_payment_is_kept_once(self) {
        let (first, mut second) = (stranger(1), stranger(2));
        second.settlement = Settlement { amount: None, payment_id: None, paid_at: None, ..second.settlement };
        for notification in [&first, &second, &first] {
            self.store.keep_unmatched(notification).await.unwrap();
        }
        assert_eq!(self.store.strangers().await, [first, second]);
    }
}

pub(crate) fn step(payment: &Payment, fact: Fact) -> Step {
    let event = Event { at: NOW.plus_millis(1), fact, digest: Some([0xab; 32]) };
    transition(payment, &event)
}

pub(crate) fn answered() -> Fact {
    Fact::PayAnswered(PayReply {
        result: ResultCode { status: ResultStatus::Unknown, code: "PAYMENT_IN_PROCESS".to_owned() },
        payment_id: Some("2026112210001".to_owned()),
        payment_url: Some("https://wallet.example/?a=b&c=%20".to_owned()),
    })
}

pub(crate) fn paid(payment: &Payment) -> Fact {
    Fact::Notified(Settlement {
        result: ResultCode { status: ResultStatus::Success, code: "SUCCESS".to_owned() },
        amount: Some(payment.order.amount),
        payment_id: None,
        wallet_brand: Some("Wallet".to_owned()),
        paid_at: Some(NOW.plus_millis(-1)),
    })
}

pub(crate) fn unreadable(number: u8) -> UnreadableNotification {
    UnreadableNotification {
        at: NOW.plus_millis(i64::from(number)),
        request_id: Some(format!("nobody's '; -- {number}")),
        payment_id: Some("2026112210009".to_owned()),
        reason: "paymentAmount.currency: \"sgd\" is not a currency".to_owned(),
        digest: [number; 32],
    }
}

pub(crate) fn stranger(number: u8) -> UnmatchedNotification {
    UnmatchedNotification {
        at: NOW.plus_millis(i64::from(number)),
        request_id: format!("nobody's '; -- {number}"),
        settlement: Settlement {
            result: ResultCode { status: ResultStatus::Failure, code: "ORDER_IS_CLOSED".to_owned() },
            amount: Some(Money::new(Currency::from_code("JPY").unwrap(), 1250)),
            payment_id: Some("2026112210009".to_owned()),
            wallet_brand: None,
            paid_at: Some(NOW),
        },
        digest: [number; 32],
    }
}
