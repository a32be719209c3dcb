//! Payments and stores of the database as the console's pages show them.

use app::console::choice::Choice;
use app::console::words::Item;
use checkout::money::NumberStyle;
use checkout::shop::StoreProfile;
use url::form_urlencoded;

use super::super::Shared;
use super::super::local_time::local_time;
use super::error::ConsoleError;
use super::signed_in::SignedIn;
use crate::sql::PaymentRow;

/// The most stores that a page lets choose from.
pub(super) const STORES_MAX: u32 = 1000;

/// A payment in a list.
pub(super) fn item(row: PaymentRow) -> Item {
    let PaymentRow { payment, code_label, store_name, store_region, store_timezone } = row;
    Item {
        style: NumberStyle::of_region(&store_region),
        made_at: local_time(payment.order.created_at, &store_timezone),
        paid_at: payment.progress.paid_at.map(|time| local_time(time, &store_timezone)),
        timezone: store_timezone,
        payment,
        store_name,
        code_label,
    }
}

/// The user's stores, and the one that was asked for, if it is one of them.
pub(super) async fn stores(
    shared: &Shared,
    signed_in: &SignedIn,
    asked: Option<&str>,
) -> Result<(Vec<StoreProfile>, Option<StoreProfile>), ConsoleError> {
    let database = shared.checkout.store();
    let stores = database.stores_within(&signed_in.scope(), STORES_MAX).await?;
    let Some(id) = asked.filter(|id| !id.is_empty()) else { return Ok((stores, None)) };
    let chosen = database.store_within(&signed_in.scope(), id).await?;
    Ok((stores, Some(chosen.ok_or(ConsoleError::UnknownPage)?)))
}

/// The stores, to be chosen from.
pub(super) fn choice(stores: &[StoreProfile], chosen: Option<&StoreProfile>) -> Choice {
    Choice {
        stores: stores.iter().map(|store| (store.id.clone(), store.name.clone())).collect(),
        chosen: chosen.map(|store| store.id.clone()),
    }
}

/// An address with those of these fields in its query in which something stands.
pub(super) fn with_query(path: &str, fields: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(fields.iter().filter(|(_, value)| !value.is_empty()));
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_in_a_field_stands_in_the_address() {
        assert_eq!(with_query("/console/payments", &[("code", ""), ("to", "")]), "/console/payments");
        let fields = [("store", "S 1&x=2"), ("code", ""), ("amount", "1,50")];
        assert_eq!(with_query("/a", &fields), "/a?store=S+1%26x%3D2&amount=1%2C50");
    }
}
