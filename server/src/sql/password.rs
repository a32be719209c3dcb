//! Passwords, and the links that set them.

use checkout::port::StoreError;
use checkout::time::Timestamp;
use checkout::user::UserName;
use sqlx::AnyConnection;
use sqlx::any::{AnyArguments, AnyRow};

use super::deed::Doer;
use super::scope::placeholder;
use super::trail::TrailLine;
use super::user::{USER, User, remove};
use super::writer::Change;
use super::{Database, row, unavailable};
use crate::token::TokenHash;

/// Who tries to sign in, as far as the database knows.
#[derive(Clone)]
pub struct Credentials {
    /// The user's id.
    pub user_id: String,
    /// The password's hash; none, when it was never set or the user is switched off.
    pub password_hash: Option<String>,
    /// Whether a second factor has to follow.
    pub has_second_factor: bool,
}

impl Database {
    /// Makes the link by which a user sets a password, until `expires_at`; the one before is good no more. `false` when
    /// there is no such user, or they are switched off.
    ///
    /// # Errors
    /// The database's.
    pub async fn add_password_link(
        &self,
        id: &str,
        link: &TokenHash,
        expires_at: Timestamp,
        doer: Doer<'_>,
    ) -> Result<bool, StoreError> {
        let told = TrailLine::new(id, "link", None, doer);
        let (id, link) = (id.to_owned(), *link);
        let added = self.writer.write(move |connection| {
            Box::pin(async move {
                let done = sqlx::query(
                    "INSERT INTO password_link (token_hash, user_id, expires_at) \
                     SELECT $1, id, $2 FROM console_user WHERE id = $3 AND active = 1 \
                     ON CONFLICT (user_id) DO UPDATE \
                     SET token_hash = excluded.token_hash, expires_at = excluded.expires_at",
                )
                .bind(link.as_bytes())
                .bind(expires_at.as_millis())
                .bind(id)
                .execute(&mut *connection)
                .await
                .map_err(unavailable)?;
                if done.rows_affected() == 0 {
                    return Ok(Change::Undo(false));
                }
                told.write(connection).await.map(|()| Change::Keep(true))
            })
        });
        added.await
    }

    /// Whose link this is, while it is good.
    ///
    /// # Errors
    /// The database's.
    pub async fn user_of_link(&self, link: &TokenHash, now: Timestamp) -> Result<Option<User>, StoreError> {
        let mut values = AnyArguments::default();
        let link = placeholder(&mut values, link.as_bytes().to_vec())?;
        let now = placeholder(&mut values, now.as_millis())?;
        let of_link =
            format!("SELECT user_id FROM password_link WHERE token_hash = {link} AND expires_at > {now}");
        Ok(self.load_users(format!("{USER} WHERE active = 1 AND id IN ({of_link})"), values).await?.pop())
    }

    /// Sets the password that a link was made for, and ends the link and every session of the user; `false` when the
    /// link is good no more.
    ///
    /// # Errors
    /// The database's.
    pub async fn set_password_by_link(
        &self,
        link: &TokenHash,
        user: &User,
        password_hash: String,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let doer = Doer { by: user.name.as_str(), at: now };
        let told = TrailLine::new(&user.id, "password", None, doer);
        let (link, id) = (*link, user.id.clone());
        let set = self.writer.write(move |connection| {
            Box::pin(async move {
                // Of two who follow it at once, the second waits here and finds nothing.
                let followed = sqlx::query(
                    "DELETE FROM password_link WHERE token_hash = $1 AND user_id = $2 AND expires_at > $3",
                )
                .bind(link.as_bytes())
                .bind(id.as_str())
                .bind(now.as_millis())
                .execute(&mut *connection)
                .await
                .map_err(unavailable)?;
                if followed.rows_affected() == 0 {
                    return Ok(Change::Undo(false));
                }
                write_password(connection, &id, &password_hash).await?;
                told.write(connection).await.map(|()| Change::Keep(true))
            })
        });
        set.await
    }

    /// Sets a user's password, and ends every session of theirs.
    ///
    /// # Errors
    /// The database's.
    pub async fn set_password(
        &self,
        id: &str,
        password_hash: String,
        doer: Doer<'_>,
    ) -> Result<(), StoreError> {
        let line = TrailLine::new(id, "password", None, doer);
        let id = id.to_owned();
        let set = self.writer.write(move |connection| {
            Box::pin(async move {
                write_password(connection, &id, &password_hash).await?;
                line.write(connection).await.map(Change::Keep)
            })
        });
        set.await
    }

    /// What is known of who signs in with this name.
    ///
    /// # Errors
    /// The database's.
    pub async fn credentials(&self, name: &UserName) -> Result<Option<Credentials>, StoreError> {
        let found = sqlx::query(
            "SELECT id, password_hash, \
             CAST(CASE WHEN totp_secret IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_second_factor \
             FROM console_user WHERE name = $1 AND active = 1",
        )
        .bind(name.as_str())
        .fetch_optional(&self.pool)
        .await
        .map_err(unavailable)?;
        let read = |row: &AnyRow| {
            Ok(Credentials {
                user_id: row::get(row, "id")?,
                password_hash: row::get(row, "password_hash")?,
                has_second_factor: row::flag(row, "has_second_factor")?,
            })
        };
        found.as_ref().map(read).transpose()
    }
}

/// Sets a password. Who knew the old one, or found the link, is signed in no more.
async fn write_password(connection: &mut AnyConnection, id: &str, hash: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE console_user SET password_hash = $1 WHERE id = $2")
        .bind(hash)
        .bind(id)
        .execute(&mut *connection)
        .await
        .map_err(unavailable)?;
    remove(connection, "DELETE FROM console_session WHERE user_id = $1", id).await
}
