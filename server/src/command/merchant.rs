//! `standee merchant`

use checkout::port::Clock as _;
use clap::Subcommand;
use serde_json::json;

use super::output::{ROWS_MAX, columns};
use super::{CommandError, Context};
use crate::clock::SystemClock;

/// The longest name, in characters: what fits every page and Alipay+'s own screens.
pub(super) const NAME_CHARACTERS_MAX: usize = 64;

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
    let database = context.database().await?;
    match command {
        Merchant::Add { name, mcc } => {
            let name = check_name(&name)?;
            let id = crate::random::id('M');
            database.add_merchant(&id, name, &mcc, SystemClock.now()).await?;
            context.print(&json!({ "merchant": id }), || format!("merchant {id}"));
        }
        Merchant::List => {
            let merchants = database.merchants(ROWS_MAX).await?;
            let objects: Vec<_> =
                merchants.iter().map(|(id, name)| json!({ "merchant": id, "name": name })).collect();
            context.print(&json!({ "merchants": objects }), || {
                columns(&merchants.into_iter().map(|(id, name)| vec![id, name]).collect::<Vec<_>>())
            });
        }
    }
    Ok(())
}

/// A name that can be shown: something is there, it is not too long, and nothing in it steers a terminal or
/// turns the direction of what stands around it.
pub(super) fn check_name(name: &str) -> Result<&str, CommandError> {
    let name = name.trim();
    let steers = |character: char| {
        character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let characters = name.chars().count();
    if characters == 0 || characters > NAME_CHARACTERS_MAX {
        return Err(
            format!("the name has {characters} characters; expected 1 to {NAME_CHARACTERS_MAX}").into()
        );
    }
    if name.chars().any(steers) {
        return Err("the name has control characters in it; expected plain text".into());
    }
    Ok(name)
}

fn category_code(text: &str) -> Result<String, String> {
    let four_digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    four_digits.then(|| text.to_owned()).ok_or_else(|| "expected four digits, such as 5812".to_owned())
}
