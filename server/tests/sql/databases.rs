//! What only databases have to hold: their constraints, whoever goes round the house; their catalogue; two at a time.

use std::collections::HashSet;
use std::sync::Arc;

use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{Currency, Money};
use checkout::payment::{Fact, Status};
use checkout::port::{Opened, PaymentKey, Room, Store as _, StoreError};
use sqlx::AnyPool;
use standee::sql::{Database, NewCode, NewStore, PaymentFilter};

use super::conformance::{Conformance, NOW, SOMEBODY, answered, paid, stranger, unreadable};

impl Conformance<Database> {
    pub(crate) async fn of_database(url: String) -> Self {
        let database = Database::open(&url).await.unwrap();
        let code = EntryCode::from_random([7; 16]);
        database.add_merchant("M1", "Kopi & Co", "5812", SOMEBODY).await.unwrap();
        let store = NewStore {
            id: "S1",
            merchant_id: "M1",
            name: "咖啡 <角>",
            currency: Currency::from_code("SGD").unwrap(),
            region: "SG",
            timezone: "Asia/Singapore",
            language: Language::ZhHans,
        };
        database.add_store(&store, SOMEBODY).await.unwrap();
        let new = NewCode {
            code: &code,
            store_id: "S1",
            label: Some("Table 4"),
            fixed_amount: None,
            minimum: Some(Money::new(store.currency, 100)),
            maximum: None,
        };
        database.add_code(&new, SOMEBODY).await.unwrap();
        Self { store: Arc::new(database), code, url }
    }

    /// A connection of its own, for what only somebody who goes round the house would do.
    pub(crate) async fn raw(&self) -> AnyPool {
        AnyPool::connect(&self.url).await.unwrap()
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

    pub(crate) async fn a_change_that_is_refused_takes_no_other_with_it(self) {
        let opens = (0..40_u8).map(|number| {
            let mut payment = self.payment(number);
            if number % 4 == 0 {
                payment.order.store_id = String::from("nobody's");
            }
            let store = self.store.clone();
            tokio::spawn(async move { (number, store.open(&payment).await, payment) })
        });
        for open in opens.collect::<Vec<_>>() {
            let (number, opened, payment) = open.await.unwrap();
            if number % 4 == 0 {
                assert!(matches!(opened, Err(StoreError::Corrupt(_))), "{opened:?}");
            } else {
                assert_eq!(opened.unwrap(), Opened::New);
                assert_eq!(self.load(&payment).await, payment);
            }
        }
        assert_eq!(self.store.payments(&PaymentFilter::default(), 100).await.unwrap().len(), 30);
    }

    pub(crate) async fn history_is_never_changed(self) {
        let payment = self.stored(1).await;
        self.store.keep_unmatched(&stranger(1)).await.unwrap();
        self.store.keep_unreadable(&unreadable(1)).await.unwrap();
        for sql in [
            "UPDATE payment_event SET fact = 'x'",
            "DELETE FROM payment_event",
            "UPDATE unmatched_notification SET request_id = 'x'",
            "DELETE FROM unmatched_notification",
            "UPDATE unreadable_notification SET reason = 'x'",
            "DELETE FROM unreadable_notification",
        ] {
            assert!(sqlx::query(sql).execute(&self.raw().await).await.is_err(), "{sql}");
        }
        assert_eq!(self.store.history(&payment.order.request_id).await.unwrap()[0].fact, "opened");
    }

    /// security.md L7: a newer server, or a rollback, left what this version does not know.
    pub(crate) async fn one_row_that_cannot_be_read_keeps_no_other_from_being_looked_after(self) {
        for number in 1..=3 {
            let payment = self.stored(number).await;
            self.advance(&payment, Fact::PayUnknown).await;
        }
        let (id, due) = (self.payment(2).order.request_id, NOW.plus_seconds(600));
        let sql = "UPDATE payment SET reason = 'invented tomorrow' WHERE request_id = $1";
        sqlx::query(sql).bind(id.as_str()).execute(&self.raw().await).await.unwrap();
        let taken = self.store.take_due(due, due.plus_seconds(60), Room::of(10)).await.unwrap();
        let mut taken: Vec<_> = taken.into_iter().map(|payment| payment.order.request_id).collect();
        taken.sort();
        assert_eq!(taken, [1, 3].map(|number| self.payment(number).order.request_id));
    }

    pub(crate) async fn a_secret_is_made_once(self) {
        let makers = (1..=8_u8).map(|number| {
            let database = self.store.clone();
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
        let entry = self.store.entry_point(&self.code).await.unwrap().unwrap();
        assert!(entry.active);
        assert_eq!((entry.label.as_deref(), entry.store.name.as_str()), (Some("Table 4"), "咖啡 <角>"));
        assert_eq!(entry.minimum.map(Money::minor_units), Some(100));
        assert_eq!((entry.maximum, entry.fixed_amount), (None, None));
        assert_eq!(
            (entry.store.merchant.name.as_str(), entry.store.language),
            ("Kopi & Co", Language::ZhHans)
        );
        assert!(self.store.set_code_active(&self.code, false, SOMEBODY).await.unwrap());
        assert!(!self.store.entry_point(&self.code).await.unwrap().unwrap().active);
        let other = EntryCode::from_random([8; 16]);
        assert!(!self.store.set_code_active(&other, false, SOMEBODY).await.unwrap());
        assert!(self.store.entry_point(&other).await.unwrap().is_none());
        assert_eq!(self.store.merchants(10).await.unwrap(), [("M1".to_owned(), "Kopi & Co".to_owned())]);
        assert_eq!(self.store.stores(10).await.unwrap(), [entry.store]);
        assert_eq!(self.store.codes(10).await.unwrap().len(), 1);
    }

    pub(crate) async fn payments_are_listed_as_they_are_asked_for(self) {
        let payment = self.stored(1).await;
        let processing = self.advance(&payment, answered()).await;
        let paid = self.advance(&processing, paid(&payment)).await;
        let filter =
            PaymentFilter { code: Some(self.code), status: Some(Status::Succeeded), since: Some(NOW) };
        assert_eq!(self.store.payments(&filter, 10).await.unwrap(), [paid]);
        let later = PaymentFilter { since: Some(NOW.plus_millis(1)), ..PaymentFilter::default() };
        assert!(self.store.payments(&later, 10).await.unwrap().is_empty());
    }
}
