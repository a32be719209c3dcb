//! `standee api-key`

use checkout::access::Scope;
use clap::Subcommand;
use serde_json::{Value, json};

use super::code::{doer, operator};
use super::output::{ROWS_MAX, columns};
use super::{CommandError, Context};
use crate::catalogue::api_key::add;
use crate::gateway::time_text;
use crate::sql::ApiKey as Known;

#[derive(Debug, Subcommand)]
pub(super) enum ApiKey {
    /// Adds a key by which a merchant's system asks, and prints it, once.
    Add {
        /// The merchant's id.
        #[arg(long)]
        merchant: String,
        /// What it is for, such as "Bookkeeping".
        #[arg(long)]
        name: String,
    },
    /// Lists the keys, without what they are.
    List,
    /// Ends a key at once.
    Revoke {
        /// The key's id.
        id: String,
    },
}

pub(super) async fn run(command: ApiKey, context: &Context) -> Result<(), CommandError> {
    let database = context.database().await?;
    match command {
        ApiKey::Add { merchant, name } => {
            if !database.has_merchant(&merchant).await? {
                let refusal = format!("there is no merchant {merchant}; `standee merchant list` shows them");
                return Err(refusal.into());
            }
            let added = add(&database, &merchant, &name, doer(&operator())).await??;
            context.print(&json!({ "api_key": added.id, "key": added.key }), || {
                format!("API key {}\n{}\nit is not shown again", added.id, added.key)
            })?;
        }
        ApiKey::List => {
            let keys = database.api_keys_within(&Scope::All, ROWS_MAX).await?;
            let objects: Vec<Value> = keys.iter().map(object).collect();
            context.print(&json!({ "api_keys": objects }), || {
                let row = |key: &Known| {
                    let state = if key.revoked_at.is_some() { "revoked" } else { "good" };
                    vec![key.id.clone(), key.merchant_id.clone(), state.to_owned(), key.name.clone()]
                };
                columns(&keys.iter().map(row).collect::<Vec<_>>())
            })?;
        }
        ApiKey::Revoke { id } => {
            let key = database.api_key_within(&Scope::All, &id).await?;
            let key =
                key.ok_or_else(|| format!("there is no API key {id}; `standee api-key list` shows them"))?;
            database.revoke_api_key(&key, doer(&operator())).await?;
            context.print(&json!({ "api_key": id, "revoked": true }), || {
                format!("API key {id} is good no more")
            })?;
        }
    }
    Ok(())
}

fn object(key: &Known) -> Value {
    json!({
        "api_key": key.id,
        "merchant": key.merchant_id,
        "name": key.name,
        "created_at": time_text(key.created_at),
        "used_at": key.used_at.map(time_text),
        "revoked_at": key.revoked_at.map(time_text),
    })
}
