//! What is old is deleted, some rows at a time, and nothing that money depends on is.

use checkout::access::Access;
use checkout::user::UserName;
use standee::sql::{
    AGE_SECONDS_MAX, Database, IDLE_SECONDS_MAX, PERSONAL_SECONDS, Patience, Stage, WITHOUT_MONEY_SECONDS,
};
use standee::token::Token;

use crate::conformance::{Conformance, NOW, SOMEBODY};

impl Conformance<Database> {
    async fn says(&self, sql: &str) -> Result<u64, sqlx::Error> {
        let query = sqlx::query(sqlx::AssertSqlSafe(sql.to_owned()));
        query.execute(&self.raw().await).await.map(|done| done.rows_affected())
    }

    /// Which payments there are, by their numbers.
    async fn left(&self) -> Vec<u8> {
        let mut left = Vec::new();
        for number in 1..=6 {
            let id = self.payment(number).order.request_id;
            if !self.store.history(&id).await.unwrap().is_empty() {
                left.push(number);
            }
        }
        left
    }

    // security.md L10
    pub(crate) async fn payments_without_money_are_deleted_after_a_year_and_others_never(self) {
        for (number, change) in [
            (1, "status = 'failed', due_at = NULL"),
            (2, "status = 'cancelled', due_at = NULL"),
            (3, "status = 'succeeded', paid_at = 1, due_at = NULL"),
            (4, "status = 'cancelled', paid_at = 1, due_at = NULL"),
            (5, "status = 'failed', due_at = NULL"),
            (6, "status = 'processing'"),
        ] {
            let payment = self.stored(number).await;
            let id = payment.order.request_id;
            self.says(&format!("UPDATE payment SET {change} WHERE request_id = '{id}'")).await.unwrap();
        }
        let doubtful = self.payment(5).order.request_id;
        self.says(&format!(
            "INSERT INTO payment_event (request_id, version, at, fact, status, alarm) \
             VALUES ('{doubtful}', 9, 1, 'notified', 'failed', 'contradiction')"
        ))
        .await
        .unwrap();
        let year = NOW.plus_seconds(WITHOUT_MONEY_SECONDS);
        assert_eq!(self.store.forget_payments(year.plus_millis(-1), 9).await.unwrap(), 0);
        assert_eq!(self.store.forget_payments(year, 1).await.unwrap(), 2, "one failed and one cancelled");
        assert_eq!(self.store.forget_payments(year.plus_seconds(WITHOUT_MONEY_SECONDS), 9).await.unwrap(), 0);
        assert_eq!(self.left().await, [3, 4, 5, 6]);
        // Last, since PostgreSQL lets go of the rows of what it refused a moment after it said so.
        for table in ["payment_event", "payment"] {
            assert!(self.says(&format!("DELETE FROM {table}")).await.is_err(), "{table}");
        }
    }

    // security.md L10
    pub(crate) async fn browsers_and_addresses_are_forgotten_after_a_month(self) {
        for number in 1..=3 {
            let id = self.stored(number).await.order.request_id;
            let sql = format!("UPDATE payment SET client_ip = '192.0.2.1' WHERE request_id = '{id}'");
            self.says(&sql).await.unwrap();
        }
        let month = NOW.plus_seconds(PERSONAL_SECONDS);
        assert_eq!(self.store.forget_personal(month.plus_millis(-1), 9).await.unwrap(), 0);
        assert_eq!(self.store.forget_personal(month, 2).await.unwrap(), 2, "so many at a time");
        assert_eq!(self.store.forget_personal(month, 9).await.unwrap(), 1);
        assert_eq!(self.store.forget_personal(month, 9).await.unwrap(), 0);
        for number in 1..=3 {
            let payer = self.load(&self.payment(number)).await.order.payer;
            assert_eq!((payer.user_agent.as_str(), payer.client_ip), ("", None));
            assert_eq!(payer.wallet, "ALIPAYPLUS", "the shop's books keep it");
        }
    }

    // coverage.md F6
    pub(crate) async fn sign_ins_that_are_over_are_forgotten_and_not_by_who_signs_in(self) {
        self.store
            .add_user("U1", &UserName::parse("kopi").unwrap(), &Access::Operator, SOMEBODY)
            .await
            .unwrap();
        let patience = Patience { free: 1, wait_seconds_max: 300 };
        let [key, other] = [Token::new().hash(), Token::new().hash()];
        self.store.count_try(&key, patience, NOW).await.unwrap().unwrap();
        for _ in 0..3 {
            self.store.open_session(&Token::new().hash(), "U1", Stage::SignedIn, NOW).await.unwrap();
        }
        assert!(self.store.add_password_link("U1", &Token::new().hash(), NOW, SOMEBODY).await.unwrap());
        let late = NOW.plus_seconds(AGE_SECONDS_MAX.max(IDLE_SECONDS_MAX) + 24 * 3600);
        // Who comes now waits for nothing of it, and is not held to what was counted days ago.
        self.store.open_session(&Token::new().hash(), "U1", Stage::SignedIn, late).await.unwrap();
        self.store.count_try(&other, patience, late).await.unwrap().unwrap();
        assert_eq!(self.says("UPDATE console_session SET user_id = user_id").await.unwrap(), 4);
        assert_eq!(self.says("UPDATE sign_in_tries SET key = key").await.unwrap(), 2);
        assert_eq!(self.store.count_try(&key, patience, late).await.unwrap(), Ok(()));
        assert_eq!(self.store.count_try(&key, patience, late).await.unwrap(), Err(1));
        assert_eq!(self.store.forget_sign_ins(late, 2).await.unwrap(), 3, "two sessions and a link");
        assert_eq!(self.store.forget_sign_ins(late, 2).await.unwrap(), 1);
        assert_eq!(self.store.forget_sign_ins(late, 2).await.unwrap(), 0);
        let later = late.plus_seconds(24 * 3600);
        assert_eq!(self.store.forget_sign_ins(later, 9).await.unwrap(), 3, "both tries and the session");
    }
}
