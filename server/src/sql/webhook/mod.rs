//! Endpoints of merchants' systems. What is sent to them stands in [`due`], and what became of it in [`tried`].

mod due;
mod tried;

use checkout::access::Scope;
use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::{AnyArguments, AnyRow};

use super::deed::Doer;
use super::scope::of_merchants;
use super::trail::TrailLine;
use super::writer::Change;
use super::{Database, row, unavailable};
use crate::webhook::{ENDPOINTS_MAX, OLD_SECRET_SECONDS, Secret};

pub use due::{DeliveryKey, DueDelivery};
pub use tried::{Delivery, DeliveryState, Tried, Try};

/// What was removed is there no more.
const FOUND: &str = "SELECT id, merchant_id, url, state, failing_since, old_secret_until, created_at FROM webhook \
    WHERE state <> 'removed'";

/// Where a merchant's system hears of results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub merchant_id: String,
    /// Where messages go.
    pub url: String,
    /// Whether they do.
    pub state: WebhookState,
    /// Since when it has taken nothing, if the last try failed.
    pub failing_since: Option<Timestamp>,
    /// Until when the secret before this one signs as well.
    pub old_secret_until: Option<Timestamp>,
    /// When it was added.
    pub created_at: Timestamp,
}

/// Whether an endpoint is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebhookState {
    /// It is.
    On,
    /// Somebody switched it off.
    Off,
    /// It took nothing for days, or said that it is gone: it was switched off by itself.
    Failed,
}

impl WebhookState {
    /// The name that is stored and printed. What was removed has none of these, and is not read back.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
            Self::Failed => "failed",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::On, Self::Off, Self::Failed].into_iter().find(|state| state.name() == name)
    }
}

impl Webhook {
    fn read(row: &AnyRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row::get(row, "id")?,
            merchant_id: row::get(row, "merchant_id")?,
            url: row::get(row, "url")?,
            state: row::parsed("state", WebhookState::from_name(&row::get::<String>(row, "state")?))?,
            failing_since: row::time_if_any(row, "failing_since")?,
            old_secret_until: row::time_if_any(row, "old_secret_until")?,
            created_at: row::time(row, "created_at")?,
        })
    }
}

impl Database {
    /// Adds an endpoint, which is told of all results from now on; `false` when the merchant has as many as it may.
    ///
    /// # Errors
    /// The database's.
    pub async fn add_webhook(
        &self,
        (id, merchant_id): (&str, &str),
        url: &str,
        secret: &Secret,
        doer: Doer<'_>,
    ) -> Result<bool, StoreError> {
        let line = TrailLine::new(merchant_id, "webhook added", Some(format!("{id} {}", host(url))), doer);
        let insert = sqlx::query(
            "INSERT INTO webhook (id, merchant_id, url, state, secret, created_at) VALUES ($1, $2, $3, 'on', $4, $5)",
        );
        let insert = insert.bind(id.to_owned()).bind(merchant_id.to_owned()).bind(url.to_owned());
        let insert = insert.bind(secret.as_bytes().to_vec()).bind(doer.at.as_millis());
        let counted = "SELECT COUNT(*) FROM webhook WHERE merchant_id = $1 AND state <> 'removed'";
        self.add_to_merchant(merchant_id, (counted, ENDPOINTS_MAX), insert, line).await
    }

    /// The endpoints of the merchants within `scope`, oldest first, at most `limit`. Staff have none.
    ///
    /// # Errors
    /// The database's.
    pub async fn webhooks_within(&self, scope: &Scope, limit: u32) -> Result<Vec<Webhook>, StoreError> {
        let rows = self.of_merchants_within(FOUND, scope, limit).await?;
        rows.iter().map(Webhook::read).collect()
    }

    /// The endpoint of this id, if it is within `scope`.
    ///
    /// # Errors
    /// The database's.
    pub async fn webhook_within(&self, scope: &Scope, id: &str) -> Result<Option<Webhook>, StoreError> {
        let found = self.of_merchant_within(FOUND, scope, id).await?;
        found.as_ref().map(Webhook::read).transpose()
    }

    /// Whether an endpoint within `scope` was switched off by itself.
    ///
    /// # Errors
    /// The database's.
    pub async fn has_failed_webhook(&self, scope: &Scope) -> Result<bool, StoreError> {
        let mut values = AnyArguments::default();
        let condition = of_merchants(scope, "merchant_id", &mut values)?;
        let sql = format!("SELECT 1 FROM webhook WHERE state = 'failed' AND {condition} LIMIT 1");
        let found = sqlx::query_with(AssertSqlSafe(sql), values).fetch_optional(&self.pool).await;
        Ok(found.map_err(unavailable)?.is_some())
    }

    /// Gives an endpoint a new secret; the one before signs beside it for a day.
    ///
    /// # Errors
    /// The database's.
    pub async fn rotate_webhook(
        &self,
        webhook: &Webhook,
        secret: &Secret,
        doer: Doer<'_>,
    ) -> Result<(), StoreError> {
        let line = TrailLine::new(&webhook.merchant_id, "webhook rotated", Some(webhook.id.clone()), doer);
        let until = doer.at.plus_seconds(OLD_SECRET_SECONDS);
        let (id, secret) = (webhook.id.clone(), secret.clone());
        let rotated = self.writer.write(move |connection| {
            Box::pin(async move {
                sqlx::query(
                    "UPDATE webhook SET old_secret = secret, old_secret_until = $1, secret = $2 WHERE id = $3",
                )
                .bind(until.as_millis())
                .bind(secret.as_bytes())
                .bind(id)
                .execute(&mut *connection)
                .await
                .map_err(unavailable)?;
                line.write(connection).await.map(Change::Keep)
            })
        });
        rotated.await
    }

    /// Switches an endpoint on or off. What waited for it while it was on is sent no more once it is off.
    ///
    /// # Errors
    /// The database's.
    pub async fn set_webhook_on(
        &self,
        webhook: &Webhook,
        on: bool,
        doer: Doer<'_>,
    ) -> Result<(), StoreError> {
        let (state, deed) = if on { ("on", "webhook on") } else { ("off", "webhook off") };
        self.set_webhook_state(webhook, state, deed, doer).await
    }

    /// Removes an endpoint. What it was sent stays in the database.
    ///
    /// # Errors
    /// The database's.
    pub async fn remove_webhook(&self, webhook: &Webhook, doer: Doer<'_>) -> Result<(), StoreError> {
        self.set_webhook_state(webhook, "removed", "webhook removed", doer).await
    }

    async fn set_webhook_state(
        &self,
        webhook: &Webhook,
        state: &'static str,
        deed: &'static str,
        doer: Doer<'_>,
    ) -> Result<(), StoreError> {
        let line = TrailLine::new(&webhook.merchant_id, deed, Some(webhook.id.clone()), doer);
        let id = webhook.id.clone();
        let changed = self.writer.write(move |connection| {
            Box::pin(async move {
                sqlx::query("UPDATE webhook SET state = $1, failing_since = NULL WHERE id = $2 AND state <> 'removed'")
                    .bind(state)
                    .bind(id.as_str())
                    .execute(&mut *connection)
                    .await
                    .map_err(unavailable)?;
                if state != "on" {
                    tried::give_up_all(&id, connection).await?;
                }
                line.write(connection).await.map(Change::Keep)
            })
        });
        changed.await
    }
}

/// Where an address is, without what may be secret in it.
fn host(url: &str) -> String {
    let url = url::Url::parse(url).ok();
    url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}
