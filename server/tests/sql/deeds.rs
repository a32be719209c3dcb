//! What becomes of entry codes, and its trail.

use checkout::deed::Deed;
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{Currency, Money};
use checkout::port::Store as _;
use sqlx::AnyPool;
use standee::sql::{Database, NewCode, NewStore};

use super::conformance::{Conformance, NOW, SOMEBODY};

/// The line with which every code's trail begins.
fn added() -> (String, Option<String>) {
    ("added".to_owned(), None)
}

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
        self.store.add_store(&store, SOMEBODY).await.unwrap();
    }

    async fn trail(&self, code: &EntryCode) -> Vec<(String, Option<String>)> {
        let deeds = self.store.deeds(code, 100).await.unwrap();
        assert!(deeds.iter().all(|deed| deed.at == NOW && deed.by == "a test"));
        deeds.into_iter().map(|deed| (deed.deed, deed.detail)).collect()
    }

    pub(crate) async fn what_is_done_to_a_code_is_written_down_in_order(self) {
        self.second_store().await;
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
        assert_eq!(self.trail(&self.code).await, [added()]);
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
        let replaced = ("replaced".to_owned(), Some(new.to_string()));
        assert_eq!(self.trail(&self.code).await, [added(), replaced]);
        assert_eq!(self.trail(&new).await, [("replaces".to_owned(), Some(self.code.to_string()))]);

        let another = EntryCode::from_random([10; 16]);
        assert!(!self.store.replace_code(&self.code, &another, SOMEBODY).await.unwrap());
        assert!(self.store.entry_point(&another).await.unwrap().is_none(), "nothing is left of a second try");
        self.second_store().await;
        assert!(self.store.set_code_active(&self.code, true, SOMEBODY).await.is_err());
        assert!(self.store.move_code(&self.code, ("S1", "S2"), SOMEBODY).await.is_err());
    }

    pub(crate) async fn the_trail_of_a_code_is_never_changed(self) {
        let raw = AnyPool::connect(&self.url).await.unwrap();
        for sql in ["UPDATE code_deed SET by_whom = 'nobody'", "DELETE FROM code_deed"] {
            assert!(sqlx::query(sql).execute(&raw).await.is_err(), "{sql}");
        }
        assert_eq!(self.trail(&self.code).await.len(), 1);
    }

    /// defects.md D3: with its audit log out of reach, nothing is added.
    pub(crate) async fn what_is_added_is_written_down_or_not_added_at_all(self) {
        let (raw, code) = (AnyPool::connect(&self.url).await.unwrap(), EntryCode::from_random([9; 16]));
        for sql in ["ALTER TABLE deed RENAME TO lost", "ALTER TABLE code_deed RENAME TO code_lost"] {
            sqlx::query(sql).execute(&raw).await.unwrap();
        }
        assert!(self.store.add_merchant("M2", "Teh", "5812", SOMEBODY).await.is_err());
        assert!(!self.store.has_merchant("M2").await.unwrap());
        let currency = Currency::from_code("SGD").unwrap();
        let (timezone, language) = ("Asia/Singapore", Language::En);
        let (name, region) = ("Second", "SG");
        let store = NewStore { id: "S2", merchant_id: "M1", name, currency, region, timezone, language };
        assert!(self.store.add_store(&store, SOMEBODY).await.is_err());
        assert!(self.store.store_profile("S2").await.unwrap().is_none());
        let (store_id, none) = ("S1", None);
        let (fixed_amount, minimum, maximum) = (none, none, none);
        let new = NewCode { code: &code, store_id, label: None, fixed_amount, minimum, maximum };
        assert!(self.store.add_code(&new, SOMEBODY).await.is_err());
        assert!(self.store.entry_point(&code).await.unwrap().is_none());
    }

    /// ux.md F9.
    pub(crate) async fn a_code_is_changed_unless_it_was_replaced(self) {
        let dollars = |cents| Some(Money::new(Currency::from_code("SGD").unwrap(), cents));
        let changed = NewCode {
            code: &self.code,
            store_id: "S1",
            label: Some("Table 5"),
            fixed_amount: dollars(580),
            minimum: None,
            maximum: None,
        };
        assert!(self.store.change_code(&changed, SOMEBODY).await.unwrap());
        assert!(self.store.change_code(&changed, SOMEBODY).await.unwrap(), "nothing is another");
        let entry = self.store.entry_point(&self.code).await.unwrap().unwrap();
        assert_eq!(
            (entry.label.as_deref(), entry.fixed_amount, entry.minimum),
            (Some("Table 5"), dollars(580), None)
        );
        let told = "label Table 4 → Table 5, amount – → 5.80, minimum 1.00 → –".to_owned();
        assert_eq!(self.trail(&self.code).await, [added(), ("changed".to_owned(), Some(told))]);
        let new = EntryCode::from_random([9; 16]);
        assert!(self.store.replace_code(&self.code, &new, SOMEBODY).await.unwrap());
        let again = NewCode { label: None, ..changed };
        assert!(!self.store.change_code(&again, SOMEBODY).await.unwrap());
        let unknown = EntryCode::from_random([10; 16]);
        assert!(!self.store.change_code(&NewCode { code: &unknown, ..again }, SOMEBODY).await.unwrap());
    }
}
