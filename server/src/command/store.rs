//! `standee store`

use checkout::language::Language;
use checkout::money::Currency;
use clap::Subcommand;
use serde_json::json;

use super::code::{doer, operator};
use super::output::{ROWS_MAX, columns};
use super::{CommandError, Context};
use crate::catalogue::check_name;
use crate::catalogue::store::{TIMEZONE_OF_NOWHERE, is_region, timezones_of};
use crate::sql::NewStore;
use crate::zones;

#[derive(Debug, Subcommand)]
pub(super) enum Store {
    /// Adds a store to a merchant.
    Add {
        /// The merchant's id.
        #[arg(long)]
        merchant: String,
        /// The name over the door, in its own language.
        #[arg(long)]
        name: String,
        /// What its prices are in: ISO 4217, such as SGD.
        #[arg(long, value_parser = currency)]
        currency: Currency,
        /// Where it stands: ISO 3166-1 alpha-2, such as SG.
        #[arg(long, value_parser = region)]
        region: String,
        /// Its time zone: an IANA name. By default that of the region; where it has several, it has to be given.
        #[arg(long, value_parser = timezone)]
        timezone: Option<String>,
        /// What its staff read.
        #[arg(long, default_value = "en", value_parser = language)]
        language: Language,
    },
    /// Lists the stores.
    List,
}

pub(super) async fn run(command: Store, context: &Context) -> Result<(), CommandError> {
    let database = context.database().await?;
    match command {
        Store::Add { merchant, name, currency, region, timezone, language } => {
            if !database.has_merchant(&merchant).await? {
                return Err(
                    format!("there is no merchant {merchant}; `standee merchant list` shows them").into()
                );
            }
            let id = crate::random::id('S');
            let timezone = match timezone {
                Some(timezone) => timezone,
                None => timezone_of(&region)?.to_owned(),
            };
            let store = NewStore {
                id: &id,
                merchant_id: &merchant,
                name: check_name(&name)?,
                currency,
                region: &region,
                timezone: &timezone,
                language,
            };
            database.add_store(&store, doer(&operator())).await?;
            context.print(&json!({ "store": id, "timezone": timezone }), || {
                format!("store {id}\ntime zone {timezone}")
            })?;
        }
        Store::List => {
            let stores = database.stores(ROWS_MAX).await?;
            let objects: Vec<_> = stores
                .iter()
                .map(|store| {
                    json!({
                        "store": store.id, "merchant": store.merchant.id, "name": store.name,
                        "currency": store.currency.code(), "region": store.region,
                        "timezone": store.timezone, "language": store.language.tag(),
                    })
                })
                .collect();
            context.print(&json!({ "stores": objects }), || {
                let row = |store: checkout::shop::StoreProfile| {
                    vec![store.id, store.merchant.id, store.currency.code().to_owned(), store.name]
                };
                columns(&stores.into_iter().map(row).collect::<Vec<_>>())
            })?;
        }
    }
    Ok(())
}

/// The time zone of a region. As in the console, nobody guesses where there are several: the store's day begins and ends
/// by it.
fn timezone_of(region: &str) -> Result<&'static str, String> {
    match timezones_of(region)[..] {
        [only] => Ok(only),
        [] => Ok(TIMEZONE_OF_NOWHERE),
        ref several => {
            let several = several.join(", ");
            Err(format!("{region} has several time zones; give --timezone, one of {several}"))
        }
    }
}

pub(super) fn currency(text: &str) -> Result<Currency, String> {
    Currency::from_code(text).map_err(|error| error.to_string())
}

fn region(text: &str) -> Result<String, String> {
    is_region(text)
        .then(|| text.to_owned())
        .ok_or_else(|| "expected two capital letters, such as SG".to_owned())
}

fn timezone(text: &str) -> Result<String, String> {
    zones::canonical(text).ok_or_else(|| "expected an IANA name, such as Asia/Singapore".to_owned())
}

pub(super) fn language(text: &str) -> Result<Language, String> {
    Language::from_tag(text).ok_or_else(|| {
        let tags = Language::ALL.map(Language::tag).join(", ");
        format!("expected one of {tags}")
    })
}
