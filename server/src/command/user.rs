//! `standee user`

use checkout::access::{Access, Role, StaffStore};
use checkout::money::Money;
use checkout::port::{Clock as _, Store as _};
use checkout::user::UserName;
use clap::Subcommand;
use serde_json::{Value, json};

use super::code::{doer, operator, read_amount};
use super::output::{ROWS_MAX, columns};
use super::{CommandError, Context};
use crate::clock::SystemClock;
use crate::http::console::{PASSWORD_LINK_SECONDS, password_link};
use crate::sql::{Database, GRANTS_MAX};
use crate::token::Token;

#[derive(Debug, Subcommand)]
pub(super) enum User {
    /// Adds somebody who uses the console, and prints a link by which they set their password.
    Add {
        /// What they sign in with, such as an address of e-mail.
        #[arg(long)]
        name: String,
        /// operator (everything), owner (of merchants) or staff (of stores).
        #[arg(long, value_parser = role)]
        role: Role,
        /// An owner's merchant; may be given several times.
        #[arg(long, value_name = "MERCHANT")]
        merchant: Vec<String>,
        /// A store that staff work in; may be given several times.
        #[arg(long, value_name = "STORE")]
        store: Vec<String>,
        /// The most that staff may give back of one payment, in the store's currency; nothing, unless told otherwise.
        #[arg(long, value_name = "AMOUNT")]
        refund_limit: Option<String>,
    },
    /// Lists the users.
    List,
    /// Prints a new link by which somebody sets a password; the one before is good no more.
    Link {
        /// What they sign in with.
        name: String,
    },
    /// Switches somebody off: they are signed out everywhere and cannot sign in.
    Off {
        /// What they sign in with.
        name: String,
    },
    /// Switches somebody on again.
    On {
        /// What they sign in with.
        name: String,
    },
}

pub(super) async fn run(command: User, context: &Context) -> Result<(), CommandError> {
    match command {
        User::Add { name, role, merchant, store, refund_limit } => {
            let database = context.database_or_new_one().await?;
            let access = access(&database, role, merchant, &store, refund_limit.as_deref()).await?;
            add(context, &database, &name, &access).await
        }
        User::List => list(context).await,
        User::Link { name } => {
            let database = context.database().await?;
            let user = find(&database, &name).await?;
            link(context, &database, &user).await
        }
        User::Off { name } => switch(context, &name, false).await,
        User::On { name } => switch(context, &name, true).await,
    }
}

async fn add(
    context: &Context,
    database: &Database,
    name: &str,
    access: &Access,
) -> Result<(), CommandError> {
    let name = UserName::parse(name)?;
    let id = crate::random::id('U');
    if !database.add_user(&id, &name, access, doer(&operator())).await? {
        return Err(format!("there is a user {name} already; `standee user list` shows them").into());
    }
    let user = find(database, name.as_str()).await?;
    link(context, database, &user).await
}

/// What the options allow.
async fn access(
    database: &Database,
    role: Role,
    merchants: Vec<String>,
    stores: &[String],
    refund_limit: Option<&str>,
) -> Result<Access, CommandError> {
    let belongs = match role {
        Role::Operator => merchants.is_empty() && stores.is_empty() && refund_limit.is_none(),
        Role::Owner => !merchants.is_empty() && stores.is_empty() && refund_limit.is_none(),
        Role::Staff => merchants.is_empty() && !stores.is_empty(),
    };
    if !belongs {
        return Err("an owner has --merchant, staff have --store and --refund-limit, an operator none".into());
    }
    if merchants.len().max(stores.len()) > GRANTS_MAX {
        return Err(format!("a user has {GRANTS_MAX} merchants or stores at most").into());
    }
    match role {
        Role::Operator => Ok(Access::Operator),
        Role::Owner => {
            for merchant in &merchants {
                if !database.has_merchant(merchant).await? {
                    return Err(format!(
                        "there is no merchant {merchant}; `standee merchant list` shows them"
                    )
                    .into());
                }
            }
            Ok(Access::Owner { merchants })
        }
        Role::Staff => {
            let mut theirs = Vec::with_capacity(stores.len());
            for id in stores {
                theirs.push(staff_store(database, id, refund_limit).await?);
            }
            Ok(Access::Staff { stores: theirs })
        }
    }
}

async fn staff_store(
    database: &Database,
    id: &str,
    refund_limit: Option<&str>,
) -> Result<StaffStore, CommandError> {
    let store = database.store_profile(id).await?;
    let store = store.ok_or_else(|| format!("there is no store {id}; `standee store list` shows them"))?;
    let limit = refund_limit.map(|limit| read_amount("--refund-limit", limit, &store)).transpose()?;
    Ok(StaffStore { id: store.id, refund_limit: limit.unwrap_or_else(|| Money::new(store.currency, 0)) })
}

async fn list(context: &Context) -> Result<(), CommandError> {
    let database = context.database().await?;
    let users = database.users(&checkout::access::Scope::All, ROWS_MAX).await?;
    let state = |user: &crate::sql::User| match (user.active, user.has_password) {
        (false, _) => "off",
        (true, false) => "invited",
        (true, true) => "on",
    };
    let objects: Vec<Value> = users
        .iter()
        .map(|user| {
            json!({
                "user": user.id, "name": user.name.as_str(), "role": user.access.role().name(),
                "of": of(&user.access), "state": state(user), "second_factor": user.has_second_factor,
            })
        })
        .collect();
    context.print(&json!({ "users": objects }), || {
        let row = |user: &crate::sql::User| {
            let role = user.access.role().name().to_owned();
            vec![user.name.to_string(), role, state(user).to_owned(), of(&user.access).join(" ")]
        };
        columns(&users.iter().map(row).collect::<Vec<_>>())
    })?;
    Ok(())
}

/// The merchants or stores that somebody has.
fn of(access: &Access) -> Vec<String> {
    match access {
        Access::Operator => Vec::new(),
        Access::Owner { merchants } => merchants.clone(),
        Access::Staff { stores } => stores.iter().map(|store| store.id.clone()).collect(),
    }
}

async fn link(context: &Context, database: &Database, user: &crate::sql::User) -> Result<(), CommandError> {
    let settings = context.settings()?;
    let link = Token::new();
    let expires_at = SystemClock.now().plus_seconds(PASSWORD_LINK_SECONDS);
    if !database.add_password_link(&user.id, &link.hash(), expires_at, doer(&operator())).await? {
        return Err(format!("user {} is off; `standee user on` comes first", user.name).into());
    }
    let url = password_link(&settings.public_url, &link);
    context.print(&json!({ "user": user.id, "name": user.name.as_str(), "url": url }), || {
        let days = PASSWORD_LINK_SECONDS / (24 * 3600);
        format!(
            "user {}\n{url}\nsets the password, once, within {days} days: give it to nobody else",
            user.name
        )
    })?;
    Ok(())
}

async fn switch(context: &Context, name: &str, active: bool) -> Result<(), CommandError> {
    let database = context.database().await?;
    let user = find(&database, name).await?;
    database.set_user_active(&user.id, active, doer(&operator())).await?;
    let state = if active { "on" } else { "off" };
    context
        .print(&json!({ "user": user.id, "active": active }), || format!("user {} is {state}", user.name))?;
    Ok(())
}

async fn find(database: &Database, name: &str) -> Result<crate::sql::User, CommandError> {
    let name = UserName::parse(name)?;
    let user = database.user_named(&name).await?;
    Ok(user.ok_or_else(|| format!("there is no user {name}; `standee user list` shows them"))?)
}

fn role(text: &str) -> Result<Role, String> {
    let names = || Role::ALL.map(Role::name).join(", ");
    Role::from_name(text).ok_or_else(|| format!("expected one of {}", names()))
}
