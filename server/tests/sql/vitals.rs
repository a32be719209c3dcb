//! What is watched, on both databases: the numbers, and whether changes are still taken.

use checkout::payment::{Fact, Held};
use checkout::port::Store as _;
use checkout::result_code::{ResultCode, ResultStatus};
use standee::sql::{Database, UnreadableNotification, Used, Vitals};

use super::conformance::{Conformance, NOW, answered, paid, stranger, unreadable};

impl Conformance<Database> {
    pub(crate) async fn what_stands_is_told_in_few_numbers(self) {
        let nothing = self.store.vitals(NOW).await.unwrap();
        assert_eq!(nothing.payments_open, [("created", 0), ("processing", 0), ("cancelling", 0)]);
        assert!(nothing.alarms_unsettled.iter().all(|(_, count)| *count == 0), "{nothing:?}");
        assert_eq!((nothing.payment_oldest_open_at, nothing.oldest_due_at), (None, None));

        let (done, open) = (self.stored(1).await, self.stored(2).await);
        let processing = self.advance(&done, answered()).await;
        self.advance(&processing, paid(&done)).await;
        let refused = ResultCode { status: ResultStatus::Failure, code: "KEY_NOT_FOUND".to_owned() };
        let open = self.advance(&open, answered()).await;
        let open = self.advance(&open, Fact::Inquired(Held::CallRefused(refused))).await;
        self.store.keep_unmatched(&stranger(1)).await.unwrap();
        self.store.keep_unreadable(&unreadable(1)).await.unwrap();

        let later = NOW.plus_seconds(3600);
        let Vitals { payments_open, payment_oldest_open_at, oldest_due_at, alarms_unsettled, .. } =
            self.store.vitals(later).await.unwrap();
        assert_eq!(payments_open, [("created", 0), ("processing", 1), ("cancelling", 0)]);
        assert_eq!(payment_oldest_open_at, Some(open.order.created_at));
        assert_eq!(oldest_due_at, open.progress.due_at);
        let alarms: Vec<_> = alarms_unsettled.into_iter().filter(|(_, count)| *count > 0).collect();
        assert_eq!(alarms, [("operator_needed", 1)]);
        let vitals = self.store.vitals(NOW.plus_seconds(1)).await.unwrap();
        assert_eq!((vitals.notifications_unmatched, vitals.refunds_open), (2, 0));
        assert_eq!(vitals.oldest_due_at, None, "nothing is due yet");
    }

    /// security.md L14
    pub(crate) async fn what_could_not_be_read_is_kept_once_with_its_reason(self) {
        for number in [1, 2, 1] {
            self.store.keep_unreadable(&unreadable(number)).await.unwrap();
        }
        let nameless = UnreadableNotification { request_id: None, payment_id: None, ..unreadable(3) };
        self.store.keep_unreadable(&nameless).await.unwrap();
        let kept = self.store.unreadable_notifications(10).await.unwrap();
        assert_eq!(kept, [nameless, unreadable(2), unreadable(1)], "newest first");
        assert_eq!(self.store.unreadable_notifications(1).await.unwrap().len(), 1);
    }

    pub(crate) async fn a_database_that_takes_no_changes_says_so(self) {
        self.store.takes_changes().await.unwrap();
        self.store.takes_changes().await.unwrap();
        // Stands for a full disk, which each kind of database has its own words for: what is written fails, what is read
        // does not.
        let raw = self.raw().await;
        sqlx::query("ALTER TABLE setting RENAME TO setting_away").execute(&raw).await.unwrap();
        assert!(self.store.takes_changes().await.is_err());
        sqlx::query("ALTER TABLE setting_away RENAME TO setting").execute(&raw).await.unwrap();
        self.store.takes_changes().await.unwrap();
    }

    pub(crate) async fn what_it_was_used_with_is_remembered(self) {
        assert_eq!(self.store.remembered(Used::ClientId).await.unwrap(), Vec::<String>::new());
        for id in ["SANDBOX_5X00", "5X00", "SANDBOX_5X00"] {
            self.store.remember(Used::ClientId, id, NOW).await.unwrap();
        }
        self.store.remember(Used::PosterUrl, "https://pay.example", NOW).await.unwrap();
        assert_eq!(self.store.remembered(Used::ClientId).await.unwrap(), ["5X00", "SANDBOX_5X00"]);
        assert_eq!(self.store.remembered(Used::PosterUrl).await.unwrap(), ["https://pay.example"]);
    }
}
