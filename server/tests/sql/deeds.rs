//! What becomes of entry codes, and its trail.

use checkout::deed::Deed;
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{Currency, Money};
use checkout::port::Store as _;
use sqlx::AnyPool;
use standee::sql::{Database, NewStore};

use super::conformance::{Conformance, NOW, SOMEBODY};

impl Conformance<Database> {
    async fn second_store(&self) {
        let store = NewStore {
            id: "S2",
            merchant_id: "M1",
            name: "Second",
            currency: Currency::from_code("SGD").unwrap(),
            region: "SG",
            timezone: "Asia/Singapore",
            language: Language::En,
        };
        self.store.add_store(&store, NOW).await.unwrap();
    }

    async fn trail(&self, code: &EntryCode) -> Vec<(String, Option<String>)> {
        let deeds = self.store.deeds(code, 100).await.unwrap();
        assert!(deeds.iter().all(|deed| deed.at == NOW && deed.by == "a test"));
        deeds.into_iter().map(|deed| (deed.deed, deed.detail)).collect()
    }

    pub(crate) async fn what_is_done_to_a_code_is_written_down_in_order(self) {
        self.second_store().await;
        self.store.record(&self.code, Deed::Added, None, SOMEBODY).await.unwrap();
        self.store.set_code_active(&self.code, false, SOMEBODY).await.unwrap();
        self.store.set_code_active(&self.code, true, SOMEBODY).await.unwrap();
        assert!(self.store.move_code(&self.code, ("S1", "S2"), SOMEBODY).await.unwrap());
        assert!(
            !self.store.move_code(&self.code, ("S1", "S2"), SOMEBODY).await.unwrap(),
            "it is gone from there"
        );
        assert_eq!(self.store.entry_point(&self.code).await.unwrap().unwrap().store.id, "S2");
        self.store.record(&self.code, Deed::Printed, Some("a4 pdf"), SOMEBODY).await.unwrap();
        let expected = [
            ("added", None),
            ("off", None),
            ("on", None),
            ("moved", Some("S1 to S2")),
            ("printed", Some("a4 pdf")),
        ];
        let expected = expected.map(|(deed, detail)| (deed.to_owned(), detail.map(str::to_owned)));
        assert_eq!(self.trail(&self.code).await, expected);
    }

    pub(crate) async fn a_code_is_moved_to_a_store_that_is_there_or_not_at_all(self) {
        assert!(self.store.move_code(&self.code, ("S1", "S9"), SOMEBODY).await.is_err());
        assert_eq!(self.store.entry_point(&self.code).await.unwrap().unwrap().store.id, "S1");
        assert_eq!(self.trail(&self.code).await, []);
    }

    pub(crate) async fn a_replaced_code_is_off_for_ever_and_the_new_one_is_as_it_was(self) {
        let new = EntryCode::from_random([9; 16]);
        assert!(self.store.replace_code(&self.code, &new, SOMEBODY).await.unwrap());
        assert!(!self.store.entry_point(&self.code).await.unwrap().unwrap().active);
        let entry = self.store.entry_point(&new).await.unwrap().unwrap();
        assert!(entry.active);
        assert_eq!((entry.label.as_deref(), entry.store.id.as_str()), (Some("Table 4"), "S1"));
        assert_eq!(entry.minimum.map(Money::minor_units), Some(100));
        assert_eq!(self.store.replacement(&self.code).await.unwrap(), Some(new.to_string()));
        assert_eq!(self.store.replacement(&new).await.unwrap(), None);
        assert_eq!(self.trail(&self.code).await, [("replaced".to_owned(), Some(new.to_string()))]);
        assert_eq!(self.trail(&new).await, [("replaces".to_owned(), Some(self.code.to_string()))]);

        let another = EntryCode::from_random([10; 16]);
        assert!(!self.store.replace_code(&self.code, &another, SOMEBODY).await.unwrap());
        assert!(self.store.entry_point(&another).await.unwrap().is_none(), "nothing is left of a second try");
        self.second_store().await;
        assert!(self.store.set_code_active(&self.code, true, SOMEBODY).await.is_err());
        assert!(self.store.move_code(&self.code, ("S1", "S2"), SOMEBODY).await.is_err());
    }

    pub(crate) async fn the_trail_of_a_code_is_never_changed(self) {
        self.store.record(&self.code, Deed::Added, None, SOMEBODY).await.unwrap();
        let raw = AnyPool::connect(&self.url).await.unwrap();
        for sql in ["UPDATE code_deed SET by_whom = 'nobody'", "DELETE FROM code_deed"] {
            assert!(sqlx::query(sql).execute(&raw).await.is_err(), "{sql}");
        }
        assert_eq!(self.trail(&self.code).await.len(), 1);
    }
}
