//! Sessions of the console. They live in the database, so that two servers share them and a password's change ends them.

use checkout::port::StoreError;
use checkout::time::Timestamp;

use super::{Database, User, row, unavailable};
use crate::token::TokenHash;

/// How long a session lives that nobody uses, in seconds.
pub const IDLE_SECONDS_MAX: i64 = 12 * 3600;

/// How long a session lives at all, in seconds.
pub const AGE_SECONDS_MAX: i64 = 7 * 24 * 3600;

/// How long a session waits for its second factor, in seconds.
const SECOND_FACTOR_SECONDS_MAX: i64 = 10 * 60;

/// How exactly it is known when a session was used last, in milliseconds: not every page writes.
const SEEN_MILLIS: i64 = 60_000;

/// How far somebody got with signing in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The password was right; the second factor is to come.
    SecondFactor,
    /// They are who they say they are.
    SignedIn,
}

/// Somebody who signs in or has done so.
#[derive(Clone, Debug)]
pub struct Session {
    /// Who it is.
    pub user: User,
    /// How far they got.
    pub stage: Stage,
    /// When the session began.
    pub created_at: Timestamp,
}

impl Stage {
    const fn name(self) -> &'static str {
        match self {
            Self::SecondFactor => "second_factor",
            Self::SignedIn => "signed_in",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::SecondFactor, Self::SignedIn].into_iter().find(|stage| stage.name() == name)
    }
}

impl Database {
    /// Begins a session.
    ///
    /// # Errors
    /// The database's.
    pub async fn open_session(
        &self,
        token: &TokenHash,
        user_id: &str,
        stage: Stage,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let query = sqlx::query(
            "INSERT INTO console_session (token_hash, user_id, stage, created_at, seen_at) \
             VALUES ($1, $2, $3, $4, $5)",
        );
        let query = query.bind(token.as_bytes()).bind(user_id).bind(stage.name());
        self.writer.execute(query.bind(now.as_millis()).bind(now.as_millis())).await.map(drop)
    }

    /// The session of this token, while it lasts; that it was used is written down, a minute at least apart.
    ///
    /// # Errors
    /// The database's.
    pub async fn session(&self, token: &TokenHash, now: Timestamp) -> Result<Option<Session>, StoreError> {
        let found = sqlx::query(
            "SELECT user_id, stage, created_at, seen_at FROM console_session WHERE token_hash = $1",
        )
        .bind(token.as_bytes())
        .fetch_optional(&self.pool)
        .await
        .map_err(unavailable)?;
        let Some(found) = found else { return Ok(None) };
        let stage = row::parsed("stage", Stage::from_name(&row::get::<String>(&found, "stage")?))?;
        let (created_at, seen_at) = (row::time(&found, "created_at")?, row::time(&found, "seen_at")?);
        let age_max = match stage {
            Stage::SecondFactor => SECOND_FACTOR_SECONDS_MAX,
            Stage::SignedIn => AGE_SECONDS_MAX,
        };
        if now >= created_at.plus_seconds(age_max) || now >= seen_at.plus_seconds(IDLE_SECONDS_MAX) {
            return Ok(None);
        }
        let user = self.user(&row::get::<String>(&found, "user_id")?).await?;
        let Some(user) = user.filter(|user| user.active) else { return Ok(None) };
        if now >= seen_at.plus_millis(SEEN_MILLIS) {
            self.touch_session(token, now).await?;
        }
        Ok(Some(Session { user, stage, created_at }))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// The database's.
    pub async fn close_session(&self, token: &TokenHash) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM console_session WHERE token_hash = $1").bind(token.as_bytes());
        self.writer.execute(query).await.map(drop)
    }

    /// Ends every session of a user.
    ///
    /// # Errors
    /// The database's.
    pub async fn close_sessions(&self, user_id: &str) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM console_session WHERE user_id = $1").bind(user_id);
        self.writer.execute(query).await.map(drop)
    }

    async fn touch_session(&self, token: &TokenHash, now: Timestamp) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE console_session SET seen_at = $1 WHERE token_hash = $2");
        self.writer.execute(query.bind(now.as_millis()).bind(token.as_bytes())).await.map(drop)
    }
}
