//! The part of the suite that is about what merchants' systems are told.

use std::collections::HashSet;

use checkout::access::Scope;
use checkout::payment::{CancelCause, CancelReply, Fact};
use checkout::port::Store as _;
use checkout::result_code::{ResultCode, ResultStatus};
use checkout::time::Timestamp;
use standee::sql::{
    Database, Delivery, DeliveryKey, DeliveryState, TOLD_SECONDS, Tried, Webhook, WebhookState,
};
use standee::token::Token;
use standee::webhook::{After, ENDPOINTS_MAX, Failure, Secret};

use super::conformance::{Conformance, NOW, SOMEBODY, answered, paid, step};
use super::refunds::done;

impl Conformance<Database> {
    async fn listens(&self, id: &str) -> Webhook {
        let url = format!("https://{id}.example/hooks?token=secret");
        assert!(self.store.add_webhook((id, "M1"), &url, &Secret::new(), SOMEBODY).await.unwrap());
        self.endpoint(id).await
    }

    async fn endpoint(&self, id: &str) -> Webhook {
        self.store.webhook_within(&Scope::All, id).await.unwrap().unwrap()
    }

    async fn deliveries(&self, id: &str) -> Vec<Delivery> {
        self.store.deliveries(&self.endpoint(id).await, 100).await.unwrap()
    }

    async fn takes(&self, now: Timestamp) -> Vec<DeliveryKey> {
        self.store.take_due_deliveries(now, now.plus_seconds(60), &[], (10, 4)).await.unwrap()
    }

    async fn tries(&self, key: &DeliveryKey, answer: Result<u16, Failure>, after: After) {
        let tried = Tried { at: NOW, answer, duration_millis: 12 };
        self.store.keep_try(key, tried, after).await.unwrap();
    }

    pub(crate) async fn a_result_is_written_down_for_those_who_listen_with_the_step_that_led_to_it(self) {
        self.store.add_merchant("M2", "Teh", "5812", SOMEBODY).await.unwrap();
        let other = ("W9", "M2");
        assert!(self.store.add_webhook(other, "https://w9.example", &Secret::new(), SOMEBODY).await.unwrap());
        let (one, two) = (self.listens("W1").await, self.listens("W2").await);
        self.store.set_webhook_on(&two, false, SOMEBODY).await.unwrap();

        let payment = self.stored(1).await;
        let processing = self.advance(&payment, answered()).await;
        assert_eq!(self.deliveries("W1").await, [], "it has no result yet");
        let first = step(&processing, paid(&payment));
        assert!(self.store.advance(&first).await.unwrap());
        assert!(!self.store.advance(&first).await.unwrap(), "nothing is told of what was not stored");
        let told = self.deliveries("W1").await;
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].event.as_str(), told[0].state), ("payment.succeeded", DeliveryState::Waiting));
        assert_eq!((self.deliveries("W2").await, self.deliveries("W9").await), (vec![], vec![]));

        let key = self.takes(NOW).await.remove(0);
        let due = self.store.due_delivery(&key, NOW).await.unwrap().unwrap();
        assert_eq!((due.url.as_str(), due.step, due.secrets.len()), (one.url.as_str(), 0, 1));
        let body: serde_json::Value = serde_json::from_str(&due.event.body()).unwrap();
        let id = &payment.order.request_id;
        assert_eq!(due.event.id, format!("payment_{id}_succeeded"));
        assert_eq!(body["type"], "payment.succeeded");
        let expected = serde_json::json!({
            "payment": id.as_str(), "reference": id.reference(), "status": "succeeded",
            "amount": { "currency": "SGD", "value": "9999999999999999" }, "code": self.code.to_string(),
            "store": "S1", "wallet_brand": "Wallet", "payment_id": "2026112210001", "reason": null,
            "result_code": "SUCCESS", "created_at": standee::gateway::time_text(NOW),
            "paid_at": standee::gateway::time_text(NOW.plus_millis(-1)),
        });
        assert_eq!(body["data"], expected);
    }

    pub(crate) async fn a_refund_s_result_is_told_as_well(self) {
        self.listens("W1").await;
        let payment = self.paid(1).await;
        let opened = self.refunded(&payment, 1, 300).await;
        assert_eq!(self.deliveries("W1").await.len(), 1, "that it was asked for is no result");
        assert!(self.store.advance_refund(&done(&opened)).await.unwrap());
        let id = opened.refund.order.id.as_str();
        let told = self.deliveries("W1").await;
        let told = told.iter().find(|told| told.event == "refund.succeeded").unwrap();
        assert_eq!((told.refund.as_deref(), &told.event_id), (Some(id), &format!("refund_{id}_succeeded")));
        let key = DeliveryKey { webhook_id: "W1".to_owned(), event_id: told.event_id.clone() };
        let due = self.store.due_delivery(&key, NOW).await.unwrap().unwrap();
        let body: serde_json::Value = serde_json::from_str(&due.event.body()).unwrap();
        let data = &body["data"];
        assert_eq!((data["refund"].as_str(), data["amount"]["value"].as_str()), (Some(id), Some("300")));
        assert_eq!((&data["refund_id"], &data["reason"]), (&"2026112210002".into(), &"冷咖啡 '; --".into()));

        // What was paid, could not be cancelled and is paid again was told before; a cancel that ends well is told.
        let second = self.paid(2).await;
        let cancelling = self.advance(&second, Fact::CancelAsked(CancelCause::Shop)).await;
        let cancelled = Fact::CancelAnswered(CancelReply {
            result: ResultCode { status: ResultStatus::Success, code: "SUCCESS".to_owned() },
        });
        self.advance(&cancelling, cancelled).await;
        let events: HashSet<String> =
            self.deliveries("W1").await.into_iter().map(|told| told.event_id).collect();
        let of_second = |status| format!("payment_{}_{status}", second.order.request_id);
        assert!(events.contains(&of_second("succeeded")) && events.contains(&of_second("cancelled")));
        assert_eq!(events.len(), 4);
    }

    pub(crate) async fn nothing_is_written_where_nobody_listens(self) {
        let off = self.listens("W1").await;
        self.store.set_webhook_on(&off, false, SOMEBODY).await.unwrap();
        self.paid(1).await;
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM webhook_event")
            .fetch_one(&self.raw().await)
            .await
            .unwrap();
        assert_eq!(count, 0);
    }

    pub(crate) async fn a_message_is_taken_once_and_comes_due_again(self) {
        self.listens("W1").await;
        for number in 1..=6 {
            self.paid(number).await;
        }
        let takers = (0..6).map(|_| {
            let store = self.store.clone();
            tokio::spawn(async move {
                store.take_due_deliveries(NOW, NOW.plus_seconds(60), &[], (10, 2)).await.unwrap()
            })
        });
        let mut taken = Vec::new();
        for taker in takers.collect::<Vec<_>>() {
            taken.extend(taker.await.unwrap());
        }
        taken.extend(self.takes(NOW).await);
        taken.extend(self.takes(NOW).await);
        let distinct: HashSet<_> = taken.iter().map(|key| &key.event_id).collect();
        assert_eq!((taken.len(), distinct.len()), (6, 6));
        assert_eq!(self.takes(NOW.plus_seconds(59)).await, []);
        assert_eq!(self.takes(NOW.plus_seconds(60)).await.len(), 4, "so many at once to one endpoint");
    }

    pub(crate) async fn an_endpoint_that_is_busy_is_passed_over(self) {
        self.listens("W1").await;
        self.listens("W2").await;
        self.paid(1).await;
        let busy = ["W1".to_owned()];
        let taken = self.store.take_due_deliveries(NOW, NOW.plus_seconds(60), &busy, (10, 4)).await.unwrap();
        assert_eq!(taken.iter().map(|key| key.webhook_id.as_str()).collect::<Vec<_>>(), ["W2"]);
    }

    pub(crate) async fn each_try_is_kept_and_so_is_what_came_of_it(self) {
        let endpoint = self.listens("W1").await;
        self.paid(1).await;
        let key = self.takes(NOW).await.remove(0);
        let at = NOW.plus_seconds(5);
        self.tries(&key, Ok(500), After::Again { at }).await;
        assert_eq!(self.endpoint("W1").await.failing_since, Some(NOW));
        self.tries(&key, Err(Failure::TimedOut), After::GivenUp).await;
        assert_eq!(self.takes(NOW.plus_seconds(86_400)).await, [], "it was given up");
        assert!(self.store.resend(&endpoint, &key.event_id, NOW).await.unwrap());
        assert!(!self.store.resend(&endpoint, "payment_none", NOW).await.unwrap());
        assert_eq!(self.takes(NOW).await, std::slice::from_ref(&key));
        assert_eq!(self.store.due_delivery(&key, NOW).await.unwrap().unwrap().step, 0, "it begins anew");
        self.tries(&key, Ok(204), After::Delivered).await;
        let told = self.deliveries("W1").await.remove(0);
        let tries: Vec<_> =
            told.tries.iter().map(|each| (each.status_code, each.failure.as_deref())).collect();
        assert_eq!(tries, [(Some(500), None), (None, Some("timed_out")), (Some(204), None)]);
        assert_eq!((told.state, told.due_at), (DeliveryState::Delivered, None));
        assert_eq!(told.tries[0].duration_millis, 12);
        assert_eq!(self.endpoint("W1").await.failing_since, None);
    }

    pub(crate) async fn an_endpoint_that_took_nothing_for_days_is_switched_off(self) {
        self.listens("W1").await;
        self.paid(1).await;
        self.paid(2).await;
        let taken = self.takes(NOW).await;
        self.tries(&taken[0], Ok(410), After::SwitchedOff).await;
        let endpoint = self.endpoint("W1").await;
        assert_eq!(endpoint.state, WebhookState::Failed);
        self.tries(&taken[1], Ok(500), After::Again { at: NOW }).await;
        assert!(self.deliveries("W1").await.iter().all(|told| told.state == DeliveryState::GivenUp));
        self.paid(3).await;
        assert_eq!(self.takes(NOW.plus_seconds(600)).await, []);
        assert!(!self.store.resend(&endpoint, &taken[0].event_id, NOW).await.unwrap(), "it is off");
        self.store.set_webhook_on(&endpoint, true, SOMEBODY).await.unwrap();
        let endpoint = self.endpoint("W1").await;
        assert_eq!((endpoint.state, endpoint.failing_since), (WebhookState::On, None));
        assert!(self.store.resend(&endpoint, &taken[1].event_id, NOW).await.unwrap());
        self.tries(&taken[1], Ok(200), After::Delivered).await;
        self.store.remove_webhook(&endpoint, SOMEBODY).await.unwrap();
        assert!(self.store.webhook_within(&Scope::All, "W1").await.unwrap().is_none());
        self.store.set_webhook_on(&endpoint, true, SOMEBODY).await.unwrap();
        assert_eq!(self.store.webhooks_within(&Scope::All, 9).await.unwrap(), [], "it stays removed");
    }

    pub(crate) async fn an_old_secret_signs_for_a_day(self) {
        let endpoint = self.listens("W1").await;
        self.paid(1).await;
        let key = self.takes(NOW).await.remove(0);
        let secrets = async |at| self.store.due_delivery(&key, at).await.unwrap().unwrap().secrets;
        let old = secrets(NOW).await.remove(0);
        let new = Secret::new();
        self.store.rotate_webhook(&endpoint, &new, SOMEBODY).await.unwrap();
        assert_eq!(secrets(NOW).await, [new.clone(), old]);
        assert_eq!(secrets(NOW.plus_seconds(86_399)).await.len(), 2);
        assert_eq!(secrets(NOW.plus_seconds(86_400)).await, [new]);
        let trail = self.store.trail("M1", 10).await.unwrap();
        let trail: Vec<_> = trail.iter().map(|line| line.deed.as_str()).collect();
        assert_eq!(trail, ["added", "webhook added", "webhook rotated"]);
        let detail = self.store.trail("M1", 2).await.unwrap().remove(1).detail;
        assert_eq!(detail.as_deref(), Some("W1 w1.example"), "what may be secret in the address is not told");
    }

    pub(crate) async fn a_merchant_has_so_many_endpoints_and_keys(self) {
        let adds = (0..10).map(|number| {
            let store = self.store.clone();
            tokio::spawn(async move {
                let id = format!("W{number}");
                store.add_webhook((&id, "M1"), "https://a.example", &Secret::new(), SOMEBODY).await
            })
        });
        let mut added = 0;
        for add in adds.collect::<Vec<_>>() {
            // Of those at the same moment, the trail's key may refuse one.
            added += u32::from(matches!(add.await.unwrap(), Ok(true)));
        }
        assert!(added <= ENDPOINTS_MAX, "{added}");
        let (key, scope) = (Token::new(), Scope::Merchants(vec!["M1".to_owned()]));
        assert!(self.store.add_api_key(("K1", "M1"), "Books", &key.hash(), SOMEBODY).await.unwrap());
        let known = self.store.api_key_of(&key.hash(), NOW).await.unwrap().unwrap();
        assert_eq!((known.id.as_str(), known.used_at), ("K1", None));
        assert_eq!(self.store.api_keys_within(&scope, 9).await.unwrap()[0].used_at, Some(NOW));
        assert_eq!(self.store.api_key_of(&Token::new().hash(), NOW).await.unwrap(), None);
        self.store.revoke_api_key(&known, SOMEBODY).await.unwrap();
        assert_eq!(self.store.api_key_of(&key.hash(), NOW).await.unwrap(), None);
        let others = Scope::Merchants(vec!["M2".to_owned()]);
        assert_eq!(self.store.api_key_within(&others, "K1").await.unwrap(), None);
        assert_eq!(self.store.webhooks_within(&others, 9).await.unwrap(), []);
        assert_eq!(self.store.webhooks_within(&Scope::Stores(vec!["S1".to_owned()]), 9).await.unwrap(), []);
    }

    pub(crate) async fn what_was_told_is_never_changed(self) {
        self.listens("W1").await;
        self.paid(1).await;
        let key = self.takes(NOW).await.remove(0);
        self.tries(&key, Ok(200), After::Delivered).await;
        for sql in [
            "UPDATE webhook_event SET event = 'x'",
            "DELETE FROM webhook_event",
            "UPDATE webhook_try SET status_code = 201",
        ] {
            assert!(sqlx::query(sql).execute(&self.raw().await).await.is_err(), "{sql}");
        }
    }

    pub(crate) async fn what_was_told_is_forgotten_after_a_while_unless_it_is_on_its_way(self) {
        let endpoint = self.listens("W1").await;
        for number in 1..=4 {
            self.paid(number).await;
        }
        let [delivered, given_up, waiting, again] = self.takes(NOW).await.try_into().unwrap();
        self.tries(&delivered, Ok(200), After::Delivered).await;
        for key in [&given_up, &again] {
            self.tries(key, Ok(500), After::GivenUp).await;
        }
        self.tries(&waiting, Ok(500), After::Again { at: NOW }).await;
        assert!(self.store.resend(&endpoint, &again.event_id, NOW).await.unwrap());
        // Events have their time from the database.
        let told_at = self.deliveries("W1").await.last().unwrap().made_at;
        let soon = told_at.plus_seconds(TOLD_SECONDS).plus_millis(-1);
        assert_eq!(self.store.forget(soon, 9).await.unwrap(), 0);
        let late = soon.plus_seconds(3600);
        assert_eq!(self.store.forget(late, 1).await.unwrap(), 1, "so many at a time");
        let others = [self.store.forget(late, 9), self.store.forget(late, 9)];
        let others = futures::future::try_join_all(others).await.unwrap();
        assert_eq!(others.iter().sum::<u64>(), 1, "once, whoever forgets at the same time");
        let left: Vec<_> = self.deliveries("W1").await;
        let mut ids: Vec<_> = left.iter().map(|told| &told.event_id).collect();
        let mut expected = [&waiting.event_id, &again.event_id];
        ids.sort();
        expected.sort();
        assert_eq!(ids, expected);
        assert!(left.iter().all(|told| told.tries.len() == 1), "{left:?}");
        for table in ["webhook_try", "webhook_delivery", "webhook_event"] {
            let sql = format!("DELETE FROM {table}");
            let refused = sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&self.raw().await).await;
            assert!(refused.is_err(), "whoever goes round the house deletes nothing of {table}");
        }
        for key in [&waiting, &again] {
            self.tries(key, Ok(200), After::Delivered).await;
        }
        assert_eq!(self.store.forget(late, 9).await.unwrap(), 2);
        assert_eq!(self.deliveries("W1").await, []);
        for table in ["webhook_try", "webhook_event"] {
            let sql = format!("SELECT COUNT(*) FROM {table}");
            let left: i64 =
                sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&self.raw().await).await.unwrap();
            assert_eq!(left, 0, "{table}");
        }
    }

    pub(crate) async fn a_request_is_known_for_seven_days(self) {
        const DAYS: i64 = 7 * 24 * 3600;
        let (one, other) = ("one", "other");
        let claims = async |key, refund: &str, now| {
            self.store.claim_request(("M1", key), [7; 32], refund, now).await.unwrap().made
        };
        assert_eq!(claims("K", one, NOW).await, one);
        assert_eq!(claims("L", one, NOW).await, one);
        self.store.add_merchant("M2", "Teh", "5812", SOMEBODY).await.unwrap();
        let theirs = self.store.claim_request(("M2", "K"), [8; 32], other, NOW).await.unwrap();
        assert_eq!((theirs.made.as_str(), theirs.digest), (other, [8; 32]), "a key is one merchant's");
        let last = NOW.plus_seconds(DAYS).plus_millis(-1);
        assert_eq!(claims("K", other, last).await, one, "asked again, it is the same");
        assert_eq!(self.store.forget(last, 9).await.unwrap(), 0);
        let late = NOW.plus_seconds(DAYS);
        assert_eq!(claims("K", other, late).await, other, "asked after that, it is another");
        assert_eq!(self.store.forget(late, 9).await.unwrap(), 2, "those that were not asked for again");
        assert_eq!(claims("K", one, late).await, other);
    }
}
