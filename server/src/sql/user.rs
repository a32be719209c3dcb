//! Users of the console: who they are, what they may do and where.

use checkout::access::{Access, Role, Scope, StaffStore};
use checkout::money::Money;
use checkout::port::StoreError;
use checkout::user::UserName;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::deed::Doer;
use super::payment::units;
use super::scope::{one_of, placeholder, text_placeholder, within};
use super::trail::TrailLine;
use super::writer::Change;
use super::{Database, row, unavailable};

/// The most merchants or stores that one user may have.
pub const GRANTS_MAX: usize = 100;

/// A user of the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Our id for them.
    pub id: String,
    /// What they sign in with.
    pub name: UserName,
    /// What they may do, and where.
    pub access: Access,
    /// False once they were switched off: they cannot sign in, and are signed in nowhere.
    pub active: bool,
    /// Whether they have set a password yet.
    pub has_password: bool,
    /// Whether they sign in with a second factor.
    pub has_second_factor: bool,
}

pub(super) const USER: &str = "SELECT id, name, role, active, \
    CAST(CASE WHEN password_hash IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_password, \
    CAST(CASE WHEN totp_secret IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_second_factor FROM console_user";

const GRANTS: &str = "SELECT user_grant.user_id, user_grant.merchant_id, user_grant.store_id, \
    user_grant.refund_limit, store.currency FROM user_grant LEFT JOIN store ON store.id = user_grant.store_id";

impl Database {
    /// Makes a user, without a password. `false` when the name is taken.
    ///
    /// # Errors
    /// The database's, such as that there is no such store.
    pub async fn add_user(
        &self,
        id: &str,
        name: &UserName,
        access: &Access,
        doer: Doer<'_>,
    ) -> Result<bool, StoreError> {
        let line = TrailLine::new(id, "added", Some(told(access)), doer);
        let (id, name, access, now) = (id.to_owned(), name.to_string(), access.clone(), doer.at);
        let added = self.writer.write(move |connection| {
            Box::pin(async move {
                let done = sqlx::query(
                    "INSERT INTO console_user (id, name, role, active, created_at) \
                     VALUES ($1, $2, $3, 1, $4) ON CONFLICT (name) DO NOTHING",
                )
                .bind(id.as_str())
                .bind(name)
                .bind(access.role().name())
                .bind(now.as_millis())
                .execute(&mut *connection)
                .await
                .map_err(unavailable)?;
                if done.rows_affected() == 0 {
                    return Ok(Change::Undo(false));
                }
                write_grants(connection, &id, &access).await?;
                line.write(connection).await.map(|()| Change::Keep(true))
            })
        });
        added.await
    }

    /// The user with this id, wherever they are.
    ///
    /// # Errors
    /// The database's.
    pub async fn user(&self, id: &str) -> Result<Option<User>, StoreError> {
        Ok(self.find_users("id", id).await?.pop())
    }

    /// The user of this name, wherever they are.
    ///
    /// # Errors
    /// The database's.
    pub async fn user_named(&self, name: &UserName) -> Result<Option<User>, StoreError> {
        Ok(self.find_users("name", name.as_str()).await?.pop())
    }

    /// The users within `scope`, by name, at most `limit`: all of them; or the staff of these stores.
    ///
    /// # Errors
    /// The database's.
    pub async fn users(&self, scope: &Scope, limit: u32) -> Result<Vec<User>, StoreError> {
        let mut values = AnyArguments::default();
        let condition = if *scope == Scope::All {
            "TRUE".to_owned()
        } else {
            let theirs = within(scope, "store_id", &mut values)?;
            format!("role = 'staff' AND id IN (SELECT user_id FROM user_grant WHERE {theirs})")
        };
        let limit = placeholder(&mut values, i64::from(limit))?;
        self.load_users(format!("{USER} WHERE {condition} ORDER BY name LIMIT {limit}"), values).await
    }

    /// Gives a user these rights instead of those they had; `false` when there is no such user. It counts from
    /// their next page on.
    ///
    /// # Errors
    /// The database's, such as that there is no such store.
    pub async fn set_access(&self, id: &str, access: &Access, doer: Doer<'_>) -> Result<bool, StoreError> {
        let line = TrailLine::new(id, "allowed", Some(told(access)), doer);
        let (id, access) = (id.to_owned(), access.clone());
        let changed = self.writer.write(move |connection| {
            Box::pin(async move {
                let query = sqlx::query("UPDATE console_user SET role = $1 WHERE id = $2");
                let query = query.bind(access.role().name()).bind(id.as_str());
                let done = query.execute(&mut *connection).await.map_err(unavailable)?;
                if done.rows_affected() == 0 {
                    return Ok(Change::Undo(false));
                }
                remove(connection, "DELETE FROM user_grant WHERE user_id = $1", &id).await?;
                write_grants(connection, &id, &access).await?;
                line.write(connection).await.map(|()| Change::Keep(true))
            })
        });
        changed.await
    }

    /// Switches a user on or off; whoever is off is signed out everywhere, and no link of theirs is good. `false` when
    /// there is no such user.
    ///
    /// # Errors
    /// The database's.
    pub async fn set_user_active(&self, id: &str, active: bool, doer: Doer<'_>) -> Result<bool, StoreError> {
        let line = TrailLine::new(id, if active { "on" } else { "off" }, None, doer);
        let id = id.to_owned();
        let changed = self.writer.write(move |connection| {
            Box::pin(async move {
                let query = sqlx::query("UPDATE console_user SET active = $1 WHERE id = $2");
                let query = query.bind(i64::from(active)).bind(id.as_str());
                let done = query.execute(&mut *connection).await.map_err(unavailable)?;
                if done.rows_affected() == 0 {
                    return Ok(Change::Undo(false));
                }
                if !active {
                    remove(connection, "DELETE FROM console_session WHERE user_id = $1", &id).await?;
                    remove(connection, "DELETE FROM password_link WHERE user_id = $1", &id).await?;
                }
                line.write(connection).await.map(|()| Change::Keep(true))
            })
        });
        changed.await
    }

    async fn find_users(&self, column: &str, value: &str) -> Result<Vec<User>, StoreError> {
        let mut values = AnyArguments::default();
        let value = text_placeholder(&mut values, value)?;
        self.load_users(format!("{USER} WHERE {column} = {value}"), values).await
    }

    pub(super) async fn load_users(
        &self,
        sql: String,
        values: AnyArguments,
    ) -> Result<Vec<User>, StoreError> {
        let query = sqlx::query_with(AssertSqlSafe(sql), values);
        let rows = query.fetch_all(&self.pool).await.map_err(unavailable)?;
        let ids: Vec<String> = rows.iter().map(|row| row::get(row, "id")).collect::<Result<_, _>>()?;
        let mut values = AnyArguments::default();
        let theirs = one_of("user_id", &ids, &mut values)?;
        let sql = format!("{GRANTS} WHERE {theirs} ORDER BY user_id, number");
        let grants = sqlx::query_with(AssertSqlSafe(sql), values).fetch_all(&self.pool).await;
        let grants = grants.map_err(unavailable)?;
        rows.iter().map(|row| user(row, &grants)).collect()
    }
}

async fn write_grants(connection: &mut AnyConnection, id: &str, access: &Access) -> Result<(), StoreError> {
    let grants: Vec<(Option<&str>, Option<&str>, Option<i64>)> = match access {
        Access::Operator => Vec::new(),
        Access::Owner { merchants } => merchants.iter().map(|id| (Some(id.as_str()), None, None)).collect(),
        Access::Staff { stores } => {
            let limit = |store: &StaffStore| units(store.refund_limit.minor_units());
            stores.iter().map(|store| (None, Some(store.id.as_str()), Some(limit(store)))).collect()
        }
    };
    for (number, (merchant, store, limit)) in (1_i64..).zip(grants.into_iter().take(GRANTS_MAX)) {
        sqlx::query(
            "INSERT INTO user_grant (user_id, number, merchant_id, store_id, refund_limit) \
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(id)
        .bind(number)
        .bind(merchant)
        .bind(store)
        .bind(limit)
        .execute(&mut *connection)
        .await
        .map_err(unavailable)?;
    }
    Ok(())
}

pub(super) async fn remove(
    connection: &mut AnyConnection,
    sql: &'static str,
    id: &str,
) -> Result<(), StoreError> {
    sqlx::query(sql).bind(id).execute(connection).await.map(drop).map_err(unavailable)
}

fn user(row: &AnyRow, grants: &[AnyRow]) -> Result<User, StoreError> {
    let id: String = row::get(row, "id")?;
    let role = row::parsed("role", Role::from_name(&row::get::<String>(row, "role")?))?;
    let mut theirs = Vec::new();
    for grant in grants {
        if row::get::<String>(grant, "user_id")? == id {
            theirs.push(grant);
        }
    }
    let access = match role {
        Role::Operator => Access::Operator,
        Role::Owner => {
            let merchants = theirs.into_iter().map(|grant| row::get(grant, "merchant_id"));
            Access::Owner { merchants: merchants.collect::<Result<_, _>>()? }
        }
        Role::Staff => {
            let stores = theirs.into_iter().map(staff_store);
            Access::Staff { stores: stores.collect::<Result<_, _>>()? }
        }
    };
    let name = UserName::parse(&row::get::<String>(row, "name")?).ok();
    Ok(User {
        name: row::parsed("name", name)?,
        access,
        active: row::flag(row, "active")?,
        has_password: row::flag(row, "has_password")?,
        has_second_factor: row::flag(row, "has_second_factor")?,
        id,
    })
}

fn staff_store(grant: &AnyRow) -> Result<StaffStore, StoreError> {
    let currency = row::currency(grant)?;
    let limit: Option<Money> = row::money(grant, "refund_limit", currency)?;
    Ok(StaffStore { id: row::get(grant, "store_id")?, refund_limit: row::parsed("refund_limit", limit)? })
}

/// A user's rights, for the trail: `staff of S1 (20.00 SGD)`.
fn told(access: &Access) -> String {
    match access {
        Access::Operator => Role::Operator.name().to_owned(),
        Access::Owner { merchants } => format!("{} of {}", Role::Owner, merchants.join(", ")),
        Access::Staff { stores } => {
            let stores = stores.iter().map(|store| format!("{} ({})", store.id, store.refund_limit));
            format!("{} of {}", Role::Staff, stores.collect::<Vec<_>>().join(", "))
        }
    }
}
