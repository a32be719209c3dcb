//! `standee merchant`

use checkout::access::Scope;
use checkout::shop::MerchantProfile;
use clap::Subcommand;
use serde_json::json;

use super::code::{doer, operator};
use super::output::{ROWS_MAX, columns};
use super::{CommandError, Context};
use crate::catalogue::{check_name, is_category_code};

#[derive(Debug, Subcommand)]
pub(super) enum Merchant {
    /// Adds a merchant.
    Add {
        /// The name, as the merchant writes it.
        #[arg(long)]
        name: String,
        /// Merchant category code, ISO 18245: four digits.
        #[arg(long, default_value = "5999", value_parser = category_code)]
        mcc: String,
    },
    /// Changes a merchant's name or category code. What is not given stays.
    Edit {
        /// The merchant's id.
        merchant: String,
        /// The name, as the merchant writes it.
        #[arg(long)]
        name: Option<String>,
        /// Merchant category code, ISO 18245: four digits.
        #[arg(long, value_parser = category_code)]
        mcc: Option<String>,
    },
    /// Lists the merchants.
    List,
}

pub(super) async fn run(command: Merchant, context: &Context) -> Result<(), CommandError> {
    match command {
        Merchant::Add { name, mcc } => {
            let database = context.database_or_new_one().await?;
            let name = check_name(&name)?;
            let id = crate::random::id('M');
            database.add_merchant(&id, name, &mcc, doer(&operator())).await?;
            context.print(&json!({ "merchant": id }), || format!("merchant {id}"))?;
        }
        Merchant::Edit { merchant, name, mcc } => {
            let database = context.database().await?;
            let known = database.merchant_within(&Scope::All, &merchant).await?;
            let known = known.ok_or_else(|| {
                format!("there is no merchant {merchant}; `standee merchant list` shows them")
            })?;
            let name = name.as_deref().map(check_name).transpose()?.map(str::to_owned);
            let changed = MerchantProfile {
                id: known.id,
                name: name.unwrap_or(known.name),
                category_code: mcc.unwrap_or(known.category_code),
            };
            database.change_merchant(&Scope::All, &changed, doer(&operator())).await?;
            let MerchantProfile { id, name, category_code } = &changed;
            context.print(&json!({ "merchant": id, "name": name, "mcc": category_code }), || {
                format!("merchant {id} is {name}, {category_code}")
            })?;
        }
        Merchant::List => {
            let merchants = context.database().await?.merchants(ROWS_MAX).await?;
            let objects: Vec<_> =
                merchants.iter().map(|(id, name)| json!({ "merchant": id, "name": name })).collect();
            context.print(&json!({ "merchants": objects }), || {
                columns(&merchants.into_iter().map(|(id, name)| vec![id, name]).collect::<Vec<_>>())
            })?;
        }
    }
    Ok(())
}

fn category_code(text: &str) -> Result<String, String> {
    is_category_code(text)
        .then(|| text.to_owned())
        .ok_or_else(|| "expected four digits, such as 5812".to_owned())
}
