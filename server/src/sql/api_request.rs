//! What was asked for with an Idempotency-Key, and what was answered.

use checkout::port::StoreError;
use checkout::time::Timestamp;
use sqlx::AnyConnection;

use super::writer::Change;
use super::{Database, row, unavailable};

/// How long an answer is kept, in seconds: seven days. Asked with the same key after that, it is another request.
pub(super) const KEPT_SECONDS: i64 = 7 * 24 * 3600;

/// What is known of a request with this key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRequest {
    /// SHA-256 of what was asked for.
    pub digest: [u8; 32],
    /// What that is known by which it makes, a refund or a code.
    pub made: String,
    /// The answer, as status and body; none yet, where somebody is at it, or a crash came between.
    pub answer: Option<(u16, String)>,
}

impl Database {
    /// The request of a merchant with this key: this one, if none has come with it, else the one that came, unless that is
    /// too old. Others that are too old are forgotten elsewhere (`forget`).
    ///
    /// # Errors
    /// The database's.
    pub async fn claim_request(
        &self,
        (merchant_id, key): (&str, &str),
        digest: [u8; 32],
        fresh: &str,
        now: Timestamp,
    ) -> Result<KnownRequest, StoreError> {
        let (merchant_id, key, fresh) = (merchant_id.to_owned(), key.to_owned(), fresh.to_owned());
        let claimed = self.writer.write(move |connection| {
            Box::pin(async move {
                sqlx::query("DELETE FROM api_request WHERE merchant_id = $1 AND key = $2 AND at <= $3")
                    .bind(merchant_id.as_str())
                    .bind(key.as_str())
                    .bind(now.plus_seconds(-KEPT_SECONDS).as_millis())
                    .execute(&mut *connection)
                    .await
                    .map_err(unavailable)?;
                // Of two at once, the second waits here.
                sqlx::query(
                    "INSERT INTO api_request (merchant_id, key, digest, refund_id, at) VALUES ($1, $2, $3, $4, $5) \
                     ON CONFLICT (merchant_id, key) DO NOTHING",
                )
                .bind(merchant_id.as_str())
                .bind(key.as_str())
                .bind(digest.as_slice())
                .bind(fresh.as_str())
                .bind(now.as_millis())
                .execute(&mut *connection)
                .await
                .map_err(unavailable)?;
                read(&merchant_id, &key, connection).await.map(Change::Keep)
            })
        });
        claimed.await
    }

    /// Keeps the answer, unless somebody who asked the same was first; the one that is kept.
    ///
    /// # Errors
    /// The database's.
    pub async fn keep_answer(
        &self,
        (merchant_id, key): (&str, &str),
        (status, body): (u16, String),
    ) -> Result<(u16, String), StoreError> {
        let (merchant_id, key) = (merchant_id.to_owned(), key.to_owned());
        let kept = self.writer.write(move |connection| {
            Box::pin(async move {
                sqlx::query(
                    "UPDATE api_request SET status_code = $1, answer = $2 \
                     WHERE merchant_id = $3 AND key = $4 AND answer IS NULL",
                )
                .bind(i64::from(status))
                .bind(body.as_str())
                .bind(merchant_id.as_str())
                .bind(key.as_str())
                .execute(&mut *connection)
                .await
                .map_err(unavailable)?;
                let known = read(&merchant_id, &key, connection).await?;
                Ok(Change::Keep(known.answer.unwrap_or((status, body))))
            })
        });
        kept.await
    }
}

async fn read(
    merchant_id: &str,
    key: &str,
    connection: &mut AnyConnection,
) -> Result<KnownRequest, StoreError> {
    let query = sqlx::query("SELECT * FROM api_request WHERE merchant_id = $1 AND key = $2");
    let found = query.bind(merchant_id).bind(key).fetch_one(connection).await.map_err(unavailable)?;
    let digest: Vec<u8> = row::get(&found, "digest")?;
    let status = row::get::<Option<i64>>(&found, "status_code")?.and_then(|code| u16::try_from(code).ok());
    Ok(KnownRequest {
        digest: row::parsed("digest", digest.try_into().ok())?,
        // The column was made when refunds were all that is asked for so; servers of before call it that.
        made: row::get(&found, "refund_id")?,
        answer: status.zip(row::get::<Option<String>>(&found, "answer")?),
    })
}
