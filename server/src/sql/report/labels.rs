//! What codes are called, for those who look for payments by it.

use checkout::access::Scope;
use checkout::port::StoreError;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyArguments;

use super::super::scope::within;
use super::super::{Database, unavailable};

/// Labels that are looked through, and codes that a label may mean, at most.
const LABELS_MAX: usize = 20_000;
const CODES_MAX: usize = 500;

impl Database {
    /// The codes within `scope` that the shop calls like this: exactly, or else in part.
    pub(super) async fn codes_labelled(&self, scope: &Scope, label: &str) -> Result<Vec<String>, StoreError> {
        let mut values = AnyArguments::default();
        let condition = within(scope, "store_id", &mut values)?;
        // Compared here: what small letters are, SQLite knows of ASCII alone.
        let sql = format!(
            "SELECT code, label FROM entry_code WHERE label IS NOT NULL AND {condition} LIMIT {LABELS_MAX}"
        );
        let found = sqlx::query_as_with(AssertSqlSafe(sql), values).fetch_all(&self.pool).await;
        let found: Vec<(String, String)> = found.map_err(unavailable)?;
        let wanted = label.trim().to_lowercase();
        let of = |is_like: fn(&str, &str) -> bool| -> Vec<String> {
            let like = found.iter().filter(|(_, label)| is_like(&label.to_lowercase(), &wanted));
            like.map(|(code, _)| code.clone()).take(CODES_MAX).collect()
        };
        let exactly = of(|label, wanted| label == wanted);
        Ok(if exactly.is_empty() { of(|label, wanted| label.contains(wanted)) } else { exactly })
    }
}
