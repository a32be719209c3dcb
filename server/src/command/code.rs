//! `standee code`

use checkout::entry_code::EntryCode;
use checkout::money::Money;
use checkout::port::{Clock as _, Store as _};
use checkout::shop::StoreProfile;
use checkout::visible::steers;
use clap::Subcommand;
use serde_json::json;

use super::output::{ROWS_MAX, columns};
use super::{CommandError, Context};
use crate::catalogue::code::{self as catalogue, CodeTexts};
use crate::clock::SystemClock;
use crate::gateway::time_text;
use crate::sql::{Database, DeedRow, Doer};

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
    /// Changes what an entry code is called, its price or its limits. What is not given stays; an empty text takes away.
    /// Print the posters again that show the amount or the label.
    Edit {
        /// The code.
        code: String,
        /// What the shop calls it, such as "Table 4".
        #[arg(long)]
        label: Option<String>,
        /// The amount, where the payer does not choose it, such as 5.00.
        #[arg(long)]
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
    /// Puts a code into another store: whoever scans its poster from now on pays there.
    Move {
        /// The code.
        code: String,
        /// The id of the store to put it into.
        #[arg(long)]
        store: String,
    },
    /// Gives a code's place to a new one: whoever scans an old poster is told that it is off. Print the posters again.
    Replace {
        /// The code.
        code: String,
    },
    /// Shows what was done to a code, when and by whom.
    History {
        /// The code.
        code: String,
    },
}

pub(super) async fn run(command: Code, context: &Context) -> Result<(), CommandError> {
    match command {
        Code::Add { store, label, amount, minimum, maximum } => {
            add(context, &store, label.as_deref(), [amount, minimum, maximum]).await
        }
        Code::Edit { code, label, amount, minimum, maximum } => {
            edit(context, &code, label.as_deref(), [amount, minimum, maximum]).await
        }
        Code::List => list(context).await,
        Code::On { code } => switch(context, &code, true).await,
        Code::Off { code } => switch(context, &code, false).await,
        Code::Move { code, store } => move_to(context, &code, &store).await,
        Code::Replace { code } => replace(context, &code).await,
        Code::History { code } => history(context, &code).await,
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
    let [amount, minimum, maximum] = &amounts;
    let texts = CodeTexts {
        label,
        amount: amount.as_deref(),
        minimum: minimum.as_deref(),
        maximum: maximum.as_deref(),
    };
    let code = catalogue::add(&database, &store, catalogue::read(texts, &store)?, doer(&operator())).await?;
    let url = crate::gateway::address(&settings.public_url, &format!("/e/{code}"));
    context.print(&json!({ "code": code.to_string(), "url": url }), || format!("code {code}\n{url}"))?;
    Ok(())
}

async fn edit(
    context: &Context,
    code: &str,
    label: Option<&str>,
    amounts: [Option<String>; 3],
) -> Result<(), CommandError> {
    let code = EntryCode::parse(code)?;
    let database = context.database().await?;
    in_its_place(&database, &code).await?;
    let entry = database.entry_point(&code).await?.ok_or_else(|| unknown(&code))?;
    let style = catalogue::amount_rule(&entry.store).style;
    let olds = [entry.fixed_amount, entry.minimum, entry.maximum];
    let mut typed = amounts.into_iter().zip(olds).map(|(new, old)| {
        new.or_else(|| old.map(|old| old.formatted(style))).filter(|text| !text.trim().is_empty())
    });
    let [amount, minimum, maximum] = [(); 3].map(|()| typed.next().flatten());
    let texts = CodeTexts {
        label: label.or(entry.label.as_deref()).filter(|text| !text.trim().is_empty()),
        amount: amount.as_deref(),
        minimum: minimum.as_deref(),
        maximum: maximum.as_deref(),
    };
    let facts = catalogue::read(texts, &entry.store)?;
    if !catalogue::change(&database, &code, &entry.store, facts, doer(&operator())).await? {
        return Err(unknown(&code));
    }
    let amount = |money: Option<Money>| money.map(|money| money.to_string());
    let [fixed, minimum, maximum] = [facts.fixed_amount, facts.minimum, facts.maximum].map(amount);
    let object = json!({
        "code": code.to_string(), "label": facts.label, "amount": fixed, "minimum": minimum, "maximum": maximum,
    });
    context.print(&object, || {
        format!("code {code} is changed: print its posters again if they show the amount or the label")
    })?;
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
    })?;
    Ok(())
}

async fn switch(context: &Context, code: &str, active: bool) -> Result<(), CommandError> {
    let code = EntryCode::parse(code)?;
    let database = context.database().await?;
    in_its_place(&database, &code).await?;
    if !database.set_code_active(&code, active, doer(&operator())).await? {
        return Err(unknown(&code));
    }
    let state = if active { "on" } else { "off" };
    context.print(&json!({ "code": code.to_string(), "active": active }), || {
        format!("code {code} is {state}")
    })?;
    Ok(())
}

async fn move_to(context: &Context, code: &str, store_id: &str) -> Result<(), CommandError> {
    let code = EntryCode::parse(code)?;
    let database = context.database().await?;
    in_its_place(&database, &code).await?;
    let entry = database.entry_point(&code).await?.ok_or_else(|| unknown(&code))?;
    let store = database.store_profile(store_id).await?;
    let store =
        store.ok_or_else(|| format!("there is no store {store_id}; `standee store list` shows them"))?;
    catalogue::move_to(&database, &entry, &store, doer(&operator())).await??;
    context.print(&json!({ "code": code.to_string(), "store": store_id }), || {
        format!(
            "code {code} is in store {store_id}, {}: print its posters again, they bear the old name",
            store.name
        )
    })?;
    Ok(())
}

async fn replace(context: &Context, code: &str) -> Result<(), CommandError> {
    let settings = context.settings()?;
    let old = EntryCode::parse(code)?;
    let database = context.database().await?;
    in_its_place(&database, &old).await?;
    let new = catalogue::replace(&database, &old, doer(&operator())).await?;
    let new = new.ok_or_else(|| unknown(&old))?;
    let url = crate::gateway::address(&settings.public_url, &format!("/e/{new}"));
    context.print(&json!({ "code": new.to_string(), "url": url, "replaced": old.to_string() }), || {
        format!(
            "code {new}\n{url}\n{old} is off for ever: print the posters again with `standee poster {new}`"
        )
    })?;
    Ok(())
}

async fn history(context: &Context, code: &str) -> Result<(), CommandError> {
    let code = EntryCode::parse(code)?;
    let database = context.database().await?;
    database.entry_point(&code).await?.ok_or_else(|| unknown(&code))?;
    let deeds = database.deeds(&code, ROWS_MAX).await?;
    let object = |deed: &DeedRow| json!({ "at": time_text(deed.at), "by": deed.by, "deed": deed.deed, "detail": deed.detail });
    let objects: Vec<_> = deeds.iter().map(object).collect();
    context.print(&json!({ "code": code.to_string(), "history": objects }), || {
        let row = |deed: &DeedRow| {
            vec![
                time_text(deed.at),
                deed.by.clone(),
                deed.deed.clone(),
                deed.detail.clone().unwrap_or_default(),
            ]
        };
        columns(&deeds.iter().map(row).collect::<Vec<_>>())
    })?;
    Ok(())
}

/// Refuses a code that another took the place of, and says which.
pub(super) async fn in_its_place(database: &Database, code: &EntryCode) -> Result<(), CommandError> {
    match database.replacement(code).await? {
        Some(new) => Err(format!("code {code} was replaced by {new} and stays off").into()),
        None => Ok(()),
    }
}

pub(super) fn unknown(code: &EntryCode) -> CommandError {
    format!("there is no code {code}; `standee code list` shows them").into()
}

/// Who types: the name that the machine knows them by, as far as it tells.
pub(super) fn operator() -> String {
    const NAME_CHARACTERS_MAX: usize = 64;
    let names = ["SUDO_USER", "USER", "LOGNAME", "USERNAME"];
    let name = names.into_iter().find_map(|name| std::env::var(name).ok().filter(|name| !name.is_empty()));
    let name = name.or_else(account).unwrap_or_else(|| "unknown".to_owned());
    let name: String = name.chars().filter(|character| !steers(*character)).collect();
    format!("command line: {}", name.chars().take(NAME_CHARACTERS_MAX).collect::<String>())
}

/// The account that this process runs as, where the environment does not say: in a container, under systemd or cron.
fn account() -> Option<String> {
    use std::os::unix::fs::MetadataExt as _;
    let number = std::fs::metadata("/proc/self").ok()?.uid().to_string();
    let accounts = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let mut fields = accounts.lines().map(|line| line.split(':'));
    let name = fields.find_map(|mut fields| {
        let name = fields.next()?;
        (fields.nth(1)? == number).then(|| name.to_owned())
    });
    Some(name.unwrap_or_else(|| format!("uid {number}")))
}

pub(super) fn doer(by: &str) -> Doer<'_> {
    Doer { by, at: SystemClock.now() }
}

/// An amount from the command line, in the store's currency.
pub(super) fn read_amount(option: &str, text: &str, store: &StoreProfile) -> Result<Money, CommandError> {
    catalogue::amount_rule(store).parse(text).map_err(|problem| format!("{option} {text}: {problem}").into())
}
