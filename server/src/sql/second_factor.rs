//! Second factors: the secrets that authenticator apps share with us, and the codes that stand in for a lost one.

use checkout::port::StoreError;
use sqlx::any::AnyRow;

use super::deed::Doer;
use super::trail::TrailLine;
use super::user::remove;
use super::writer::Change;
use super::{Database, row, unavailable};
use crate::second_factor::Secret;
use crate::token::TokenHash;

impl Database {
    /// Keeps the secret that a session is about to set up; it counts for nothing until a code of it was seen.
    ///
    /// # Errors
    /// The database's.
    pub async fn propose_second_factor(&self, session: &TokenHash, secret: Secret) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE console_session SET candidate = $1 WHERE token_hash = $2");
        self.writer.execute(query.bind(secret.as_slice()).bind(session.as_bytes())).await.map(drop)
    }

    /// The secret that a session is about to set up.
    ///
    /// # Errors
    /// The database's.
    pub async fn proposed_second_factor(&self, session: &TokenHash) -> Result<Option<Secret>, StoreError> {
        let query = sqlx::query("SELECT candidate AS secret FROM console_session WHERE token_hash = $1");
        let found = query.bind(session.as_bytes()).fetch_optional(&self.pool).await.map_err(unavailable)?;
        secret(found.as_ref())
    }

    /// The secret of a user's second factor.
    ///
    /// # Errors
    /// The database's.
    pub async fn second_factor(&self, user_id: &str) -> Result<Option<Secret>, StoreError> {
        let query = sqlx::query("SELECT totp_secret AS secret FROM console_user WHERE id = $1");
        let found = query.bind(user_id).fetch_optional(&self.pool).await.map_err(unavailable)?;
        secret(found.as_ref())
    }

    /// Sets a user's second factor, whose code of `step` was seen, and the codes that stand in for it. Their sessions end
    /// but the one that does it: who signed in with a stolen password is out (security.md L11).
    ///
    /// # Errors
    /// The database's.
    pub async fn set_second_factor(
        &self,
        (user_id, session): (&str, &TokenHash),
        (secret, step): (Secret, i64),
        recovery: Vec<TokenHash>,
        doer: Doer<'_>,
    ) -> Result<(), StoreError> {
        let line = TrailLine::new(user_id, "second_factor", None, doer);
        let (id, session) = (user_id.to_owned(), *session);
        let set = self.writer.write(move |connection| {
            Box::pin(async move {
                sqlx::query("UPDATE console_user SET totp_secret = $1, totp_step = $2 WHERE id = $3")
                    .bind(secret.as_slice())
                    .bind(step)
                    .bind(id.as_str())
                    .execute(&mut *connection)
                    .await
                    .map_err(unavailable)?;
                remove(connection, "DELETE FROM recovery_code WHERE user_id = $1", &id).await?;
                for hash in recovery {
                    sqlx::query("INSERT INTO recovery_code (code_hash, user_id) VALUES ($1, $2)")
                        .bind(hash.as_bytes())
                        .bind(id.as_str())
                        .execute(&mut *connection)
                        .await
                        .map_err(unavailable)?;
                }
                sqlx::query("DELETE FROM console_session WHERE user_id = $1 AND token_hash <> $2")
                    .bind(id.as_str())
                    .bind(session.as_bytes())
                    .execute(&mut *connection)
                    .await
                    .map_err(unavailable)?;
                line.write(connection).await.map(Change::Keep)
            })
        });
        set.await
    }

    /// Takes a user's second factor away, with the codes that stand in for it.
    ///
    /// # Errors
    /// The database's.
    pub async fn remove_second_factor(&self, user_id: &str, doer: Doer<'_>) -> Result<(), StoreError> {
        let line = TrailLine::new(user_id, "second_factor_removed", None, doer);
        let id = user_id.to_owned();
        let removed = self.writer.write(move |connection| {
            Box::pin(async move {
                remove(connection, "UPDATE console_user SET totp_secret = NULL WHERE id = $1", &id).await?;
                remove(connection, "DELETE FROM recovery_code WHERE user_id = $1", &id).await?;
                line.write(connection).await.map(Change::Keep)
            })
        });
        removed.await
    }

    /// Takes a step's code; `false` when it, or one after it, was taken before.
    ///
    /// # Errors
    /// The database's.
    pub async fn take_step(&self, user_id: &str, step: i64) -> Result<bool, StoreError> {
        let query = sqlx::query("UPDATE console_user SET totp_step = $1 WHERE id = $2 AND totp_step < $3");
        let taken = self.writer.execute(query.bind(step).bind(user_id).bind(step)).await?;
        Ok(taken == 1)
    }

    /// Uses a recovery code up; `false` when there is no such code of this user any more.
    ///
    /// # Errors
    /// The database's.
    pub async fn take_recovery_code(&self, user_id: &str, hash: &TokenHash) -> Result<bool, StoreError> {
        let query = sqlx::query("DELETE FROM recovery_code WHERE code_hash = $1 AND user_id = $2");
        let taken = self.writer.execute(query.bind(hash.as_bytes()).bind(user_id)).await?;
        Ok(taken == 1)
    }
}

fn secret(found: Option<&AnyRow>) -> Result<Option<Secret>, StoreError> {
    let Some(found) = found else { return Ok(None) };
    let Some(bytes) = row::get::<Option<Vec<u8>>>(found, "secret")? else { return Ok(None) };
    Ok(Some(row::parsed("secret", bytes.try_into().ok())?))
}
