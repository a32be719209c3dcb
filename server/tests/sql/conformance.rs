//! The suite.

use std::collections::HashSet;

use checkout::attempt::AttemptId;
use checkout::device::Device;
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{Currency, Money};
use checkout::payment::{Event, Fact, Order, OutcomeToken, PayReply, Payer, Payment, RequestId};
use checkout::payment::{Settlement, Status, Step, transition};
use checkout::port::{Opened, PaymentKey, Store as _};
use checkout::result_code::{ResultCode, ResultStatus};
use checkout::time::Timestamp;
use sqlx::AnyPool;
use standee::sql::{Database, NewCode, NewStore, PaymentFilter};

pub(crate) const NOW: Timestamp = Timestamp::from_millis(1_795_331_045_123);
const USER_AGENT: &str = "Mozilla/5.0 (Linux; Android 10) AlipayConnect iapconnectsdk/2.7.0";

/// A database with a shop in it.
pub(crate) struct Conformance {
    pub(crate) database: Database,
    url: String,
    code: EntryCode,
}

impl Conformance {
    pub(crate) async fn new(url: String) -> Self {
        let database = Database::open(&url).await.unwrap();
        let code = EntryCode::from_random([7; 16]);
        database.add_merchant("M1", "Kopi & Co", "5812", NOW).await.unwrap();
        let store = NewStore {
            id: "S1",
            merchant_id: "M1",
            name: "咖啡 <角>",
            currency: Currency::from_code("SGD").unwrap(),
            region: "SG",
            timezone: "Asia/Singapore",
            language: Language::ZhHans,
        };
        database.add_store(&store, NOW).await.unwrap();
        let new = NewCode {
            code: &code,
            store_id: "S1",
            label: Some("Table 4"),
            fixed_amount: None,
            minimum: Some(Money::new(store.currency, 100)),
            maximum: None,
        };
        database.add_code(&new, NOW).await.unwrap();
        Self { database, url, code }
    }

    fn payment(&self, number: u8) -> Payment {
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
        assert_eq!(self.database.open(&payment).await.unwrap(), Opened::New);
        payment
    }

    pub(crate) async fn load(&self, payment: &Payment) -> Payment {
        let key = PaymentKey::RequestId(&payment.order.request_id);
        self.database.payment(key).await.unwrap().unwrap()
    }

    pub(crate) async fn advance(&self, payment: &Payment, fact: Fact) -> Payment {
        let step = step(payment, fact);
        assert!(self.database.advance(&step).await.unwrap());
        step.payment
    }

    /// A connection of its own, for what only somebody who goes round the house would do.
    pub(crate) async fn raw(&self) -> AnyPool {
        AnyPool::connect(&self.url).await.unwrap()
    }

    pub(crate) async fn a_payment_is_read_as_it_was_stored(self) {
        let payment = self.stored(1).await;
        assert_eq!(self.load(&payment).await, payment);
        let processing = self.advance(&payment, answered()).await;
        let paid = self.advance(&processing, paid(&payment)).await;
        assert_eq!(paid.progress.status, Status::Succeeded);
        assert_eq!(self.load(&payment).await, paid);
        for key in [PaymentKey::Token(&payment.order.token), PaymentKey::Attempt(&payment.order.attempt)] {
            assert_eq!(self.database.payment(key).await.unwrap().unwrap(), paid);
        }
        let history = self.database.history(&payment.order.request_id).await.unwrap();
        let facts: Vec<_> = history.iter().map(|line| line.fact.as_str()).collect();
        assert_eq!(facts, ["opened", "pay_answered", "notified"]);
        assert_eq!(history[2].digest.as_deref(), Some("ab".repeat(32).as_str()));
        let filter =
            PaymentFilter { code: Some(self.code), status: Some(Status::Succeeded), since: Some(NOW) };
        assert_eq!(self.database.payments(&filter, 10).await.unwrap(), [paid]);
        let later = PaymentFilter { since: Some(NOW.plus_millis(1)), ..PaymentFilter::default() };
        assert!(self.database.payments(&later, 10).await.unwrap().is_empty());
    }

    pub(crate) async fn an_attempt_has_one_payment_however_many_try(self) {
        let tries = (0..32_u8).map(|number| {
            let mut payment = self.payment(number);
            payment.order.attempt = AttemptId::new([200; 16]);
            let database = self.database.clone();
            tokio::spawn(async move { (database.open(&payment).await.unwrap(), payment) })
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
        assert!(!self.database.advance(&stale).await.unwrap());
        assert_eq!(self.load(&payment).await, processing);
        assert_eq!(self.database.history(&payment.order.request_id).await.unwrap().len(), 2);
    }

    pub(crate) async fn of_many_who_take_the_same_step_one_is_first(self) {
        let payment = self.stored(1).await;
        let takers = (0..32).map(|_| {
            let (database, step) = (self.database.clone(), step(&payment, answered()));
            tokio::spawn(async move { database.advance(&step).await.unwrap() })
        });
        let mut firsts = 0;
        for taker in takers.collect::<Vec<_>>() {
            firsts += u32::from(taker.await.unwrap());
        }
        assert_eq!(firsts, 1);
    }

    pub(crate) async fn what_is_due_is_taken_once(self) {
        for number in 1..=40 {
            let payment = self.stored(number).await;
            self.advance(&payment, Fact::PayUnknown).await;
        }
        let now = NOW.plus_seconds(60);
        assert!(self.database.take_due(NOW, now, 100).await.unwrap().is_empty(), "nothing is due yet");
        let takers = (0..16).map(|_| {
            let database = self.database.clone();
            tokio::spawn(async move { database.take_due(now, now.plus_seconds(60), 5).await.unwrap() })
        });
        let mut taken = Vec::new();
        for taker in takers.collect::<Vec<_>>() {
            let mine = taker.await.unwrap();
            assert!(mine.len() <= 5);
            taken.extend(mine.into_iter().map(|payment| payment.order.request_id));
        }
        taken.extend(
            self.database
                .take_due(now, now.plus_seconds(60), 100)
                .await
                .unwrap()
                .into_iter()
                .map(|payment| payment.order.request_id),
        );
        let distinct: HashSet<_> = taken.iter().collect();
        assert_eq!((taken.len(), distinct.len()), (40, 40));
    }

    pub(crate) async fn what_was_taken_and_forgotten_comes_due_again(self) {
        let payment = self.stored(1).await;
        self.advance(&payment, Fact::PayUnknown).await;
        let now = NOW.plus_seconds(60);
        let until = now.plus_seconds(60);
        assert_eq!(self.database.take_due(now, until, 1).await.unwrap().len(), 1);
        assert!(self.database.take_due(until.plus_millis(-1), until, 1).await.unwrap().is_empty());
        assert_eq!(self.database.take_due(until, until.plus_seconds(60), 1).await.unwrap().len(), 1);
    }

    pub(crate) async fn a_payment_does_not_go_back(self) {
        let payment = self.stored(1).await;
        let processing = self.advance(&payment, answered()).await;
        self.advance(&processing, paid(&payment)).await;
        for status in ["created", "processing", "failed", "cancelled", "nonsense"] {
            let sql = format!("UPDATE payment SET status = '{status}'");
            let refused = sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&self.raw().await).await;
            assert!(refused.is_err(), "{status}");
        }
        assert_eq!(self.load(&payment).await.progress.status, Status::Succeeded);
    }

    pub(crate) async fn what_was_asked_never_changes(self) {
        let payment = self.stored(1).await;
        for change in ["amount = 1", "currency = 'JPY'", "request_id = 'x'", "created_at = 0"] {
            let sql = format!("UPDATE payment SET {change}");
            let refused = sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&self.raw().await).await;
            assert!(refused.is_err(), "{change}");
        }
        assert_eq!(self.load(&payment).await, payment);
    }

    pub(crate) async fn history_is_never_changed(self) {
        let payment = self.stored(1).await;
        for sql in ["UPDATE payment_event SET fact = 'x'", "DELETE FROM payment_event"] {
            assert!(sqlx::query(sql).execute(&self.raw().await).await.is_err(), "{sql}");
        }
        assert_eq!(self.database.history(&payment.order.request_id).await.unwrap()[0].fact, "opened");
    }

    pub(crate) async fn a_payer_who_is_back_hurries_the_worker_and_only_so_often(self) {
        let payment = self.stored(1).await;
        self.advance(&payment, answered()).await;
        let id = &payment.order.request_id;
        let soon = NOW.plus_millis(500);
        self.database.hurry(id, soon).await.unwrap();
        assert!(self.database.take_due(soon, soon, 1).await.unwrap().is_empty(), "it was just looked at");
        let later = NOW.plus_millis(2_500);
        let due = self.load(&payment).await.progress.due_at.unwrap();
        self.database.take_due(due, due.plus_seconds(60), 1).await.unwrap();
        self.database.hurry(id, later).await.unwrap();
        assert_eq!(self.database.take_due(later, later.plus_seconds(60), 1).await.unwrap().len(), 1);
    }

    pub(crate) async fn a_secret_is_made_once(self) {
        let makers = (1..=8_u8).map(|number| {
            let database = self.database.clone();
            tokio::spawn(async move { database.secret("attempt_key", [number; 32]).await.unwrap() })
        });
        let mut secrets = HashSet::new();
        for maker in makers.collect::<Vec<_>>() {
            secrets.insert(maker.await.unwrap());
        }
        assert_eq!(secrets.len(), 1);
    }

    pub(crate) async fn a_second_server_finds_what_the_first_one_stored(self) {
        let payment = self.stored(1).await;
        let open = |_| {
            let url = self.url.clone();
            tokio::spawn(async move { Database::open(&url).await })
        };
        for second in (0..4).map(open).collect::<Vec<_>>() {
            let second = second.await.unwrap().unwrap();
            let key = PaymentKey::RequestId(&payment.order.request_id);
            assert_eq!(second.payment(key).await.unwrap().unwrap(), payment);
            second.close().await;
        }
    }

    pub(crate) async fn catalogue_round_trip(self) {
        let entry = self.database.entry_point(&self.code).await.unwrap().unwrap();
        assert!(entry.active);
        assert_eq!((entry.label.as_deref(), entry.store.name.as_str()), (Some("Table 4"), "咖啡 <角>"));
        assert_eq!(entry.minimum.map(Money::minor_units), Some(100));
        assert_eq!((entry.maximum, entry.fixed_amount), (None, None));
        assert_eq!(
            (entry.store.merchant.name.as_str(), entry.store.language),
            ("Kopi & Co", Language::ZhHans)
        );
        assert!(self.database.set_code_active(&self.code, false).await.unwrap());
        assert!(!self.database.entry_point(&self.code).await.unwrap().unwrap().active);
        let other = EntryCode::from_random([8; 16]);
        assert!(!self.database.set_code_active(&other, false).await.unwrap());
        assert!(self.database.entry_point(&other).await.unwrap().is_none());
        assert_eq!(self.database.merchants(10).await.unwrap(), [("M1".to_owned(), "Kopi & Co".to_owned())]);
        assert_eq!(self.database.stores(10).await.unwrap(), [entry.store]);
        assert_eq!(self.database.codes(10).await.unwrap().len(), 1);
    }
}

fn step(payment: &Payment, fact: Fact) -> Step {
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
