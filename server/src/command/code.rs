//! `standee code`

use checkout::entry_code::EntryCode;
use checkout::money::{AmountRule, Money, NumberStyle};
use checkout::port::{Clock as _, Store as _};
use checkout::shop::StoreProfile;
use clap::Subcommand;
use serde_json::json;

use super::merchant::check_name;
use super::output::{ROWS_MAX, columns};
use super::{CommandError, Context};
use crate::clock::SystemClock;
use crate::sql::NewCode;

#[derive(Debug, Subcommand)]
pub(super) enum Code {
    /// Adds an entry code to a store.
    Add {
        /// The store's id.
        #[arg(long)]
        store: String,
        /// What the shop calls it, such as "Table 4".
        #[arg(long)]
        label: Option<String>,
        /// The amount, where the payer does not choose it, such as 5.00.
        #[arg(long, conflicts_with_all = ["minimum", "maximum"])]
        amount: Option<String>,
        /// The least the shop takes.
        #[arg(long)]
        minimum: Option<String>,
        /// The most the shop takes at once.
        #[arg(long)]
        maximum: Option<String>,
    },
    /// Lists the entry codes.
    List,
    /// Switches a code on.
    On {
        /// The code.
        code: String,
    },
    /// Switches a code off: its page then says so.
    Off {
        /// The code.
        code: String,
    },
}

pub(super) async fn run(command: Code, context: &Context) -> Result<(), CommandError> {
    match command {
        Code::Add { store, label, amount, minimum, maximum } => {
            add(context, &store, label.as_deref(), [amount, minimum, maximum]).await
        }
        Code::List => list(context).await,
        Code::On { code } => switch(context, &code, true).await,
        Code::Off { code } => switch(context, &code, false).await,
    }
}

async fn add(
    context: &Context,
    store_id: &str,
    label: Option<&str>,
    amounts: [Option<String>; 3],
) -> Result<(), CommandError> {
    let settings = context.settings()?;
    let database = context.database().await?;
    let store = database.store_profile(store_id).await?;
    let store =
        store.ok_or_else(|| format!("there is no store {store_id}; `standee store list` shows them"))?;
    let label = label.map(check_name).transpose()?;
    let [amount, minimum, maximum] = amounts;
    let read = |option, text: Option<String>| text.map(|text| read_amount(option, &text, &store)).transpose();
    let [fixed_amount, minimum, maximum] =
        [read("--amount", amount)?, read("--minimum", minimum)?, read("--maximum", maximum)?];
    if let (Some(minimum), Some(maximum)) = (minimum, maximum)
        && minimum.minor_units() > maximum.minor_units()
    {
        return Err("--minimum is more than --maximum".into());
    }
    let code = EntryCode::from_random(crate::random::bytes());
    let new = NewCode { code: &code, store_id, label, fixed_amount, minimum, maximum };
    database.add_code(&new, SystemClock.now()).await?;
    let url = crate::gateway::address(&settings.public_url, &format!("/e/{code}"));
    context.print(&json!({ "code": code.to_string(), "url": url }), || format!("code {code}\n{url}"));
    Ok(())
}

async fn list(context: &Context) -> Result<(), CommandError> {
    let codes = context.database().await?.codes(ROWS_MAX).await?;
    context.print(&json!({ "codes": codes }), || {
        let rows = codes.iter().map(|code| {
            let state = if code.active { "on" } else { "off" };
            vec![
                code.code.clone(),
                code.store.clone(),
                state.to_owned(),
                code.label.clone().unwrap_or_default(),
            ]
        });
        columns(&rows.collect::<Vec<_>>())
    });
    Ok(())
}

async fn switch(context: &Context, code: &str, active: bool) -> Result<(), CommandError> {
    let code = EntryCode::parse(code)?;
    if !context.database().await?.set_code_active(&code, active).await? {
        return Err(format!("there is no code {code}; `standee code list` shows them").into());
    }
    let state = if active { "on" } else { "off" };
    context
        .print(&json!({ "code": code.to_string(), "active": active }), || format!("code {code} is {state}"));
    Ok(())
}

/// An amount from the command line, in the store's currency.
pub(super) fn read_amount(option: &str, text: &str, store: &StoreProfile) -> Result<Money, CommandError> {
    let rule = AmountRule {
        currency: store.currency,
        minimum: None,
        maximum: None,
        style: NumberStyle::of_region(&store.region),
    };
    rule.parse(text).map_err(|problem| format!("{option} {text}: {problem}").into())
}
