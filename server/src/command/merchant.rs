//! `standee merchant`

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
