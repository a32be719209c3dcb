//! Pictures that were uploaded: none takes the places of all.

use standee::sql::Database;

use crate::conformance::{Conformance, SOMEBODY};

impl Conformance<Database> {
    // security.md M4
    pub(crate) async fn a_merchant_has_so_many_pictures_and_changes_each_of_them(self) {
        self.store.add_merchant("M2", "Teh", "5812", SOMEBODY).await.unwrap();
        self.another_store("S2", "M1").await;
        self.another_store("S3", "M2").await;
        let keeps = async |about: &str, most| {
            self.store.keep_picture(about, b"picture".to_vec(), most, SOMEBODY).await.unwrap()
        };
        assert!(keeps("S1", (9, 1)).await);
        assert!(!keeps("S2", (9, 1)).await, "the merchant has one");
        assert!(keeps("S3", (9, 1)).await, "another merchant has none");
        assert!(!keeps("acceptance-mark", (2, 9)).await, "there are two in all");
        assert!(keeps("acceptance-mark", (3, 1)).await, "the mark is no merchant's");
        assert!(keeps("S1", (0, 0)).await, "what is there may be another");
        assert_eq!(self.store.picture("S1").await.unwrap().as_deref(), Some(b"picture".as_slice()));
        assert_eq!(self.store.picture("S2").await.unwrap(), None);
    }

    async fn another_store(&self, id: &str, merchant: &str) {
        let sql = format!(
            "INSERT INTO store (id, merchant_id, name, currency, region, timezone, language, created_at) \
             VALUES ('{id}', '{merchant}', 'Kopi', 'SGD', 'SG', 'UTC', 'en', 1)"
        );
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&self.raw().await).await.unwrap();
    }
}
