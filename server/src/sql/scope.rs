//! A scope in SQL: what every query of the console keeps to.

use checkout::access::Scope;
use checkout::port::StoreError;
use sqlx::any::AnyArguments;
use sqlx::{Arguments as _, Encode, Type};

/// Adds a value, and says which placeholder stands for it.
pub(super) fn placeholder<'value, T>(values: &mut AnyArguments, value: T) -> Result<String, StoreError>
where
    T: Encode<'value, sqlx::Any> + Type<sqlx::Any>,
{
    values.add(value).map_err(|error| StoreError::Unavailable(error.to_string()))?;
    Ok(format!("${}", values.len()))
}

/// The same for a text that anybody may have sent, such as an id in an address.
pub(super) fn text_placeholder(values: &mut AnyArguments, text: &str) -> Result<String, StoreError> {
    placeholder(values, looked_for(text))
}

/// A text as it can be looked for. What has a NUL in it is nobody's, and PostgreSQL would not even look: so it is looked
/// for with the character in its place that stands for what is none.
pub(super) fn looked_for(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// The condition that the store of a row is within `scope`; `store_id` is the column that names it.
pub(super) fn within(scope: &Scope, store_id: &str, values: &mut AnyArguments) -> Result<String, StoreError> {
    match scope {
        Scope::All => Ok("TRUE".to_owned()),
        Scope::Stores(stores) => one_of(store_id, stores, values),
        Scope::Merchants(merchants) => {
            let theirs = one_of("merchant_id", merchants, values)?;
            Ok(format!("{store_id} IN (SELECT id FROM store WHERE {theirs})"))
        }
    }
}

/// The condition that a column names a merchant within `scope`. Staff have none: theirs are stores.
pub(super) fn of_merchants(
    scope: &Scope,
    column: &str,
    values: &mut AnyArguments,
) -> Result<String, StoreError> {
    match scope {
        Scope::All => Ok("TRUE".to_owned()),
        Scope::Merchants(merchants) => one_of(column, merchants, values),
        Scope::Stores(_) => Ok("FALSE".to_owned()),
    }
}

/// The condition that a column has one of these values.
pub(super) fn one_of(
    column: &str,
    allowed: &[String],
    values: &mut AnyArguments,
) -> Result<String, StoreError> {
    if allowed.is_empty() {
        return Ok("FALSE".to_owned());
    }
    let places: Result<Vec<_>, _> = allowed.iter().map(|value| placeholder(values, value.clone())).collect();
    Ok(format!("{column} IN ({})", places?.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_scope_lets_through_what_is_in_it_and_nothing_where_nothing_is() {
        for (scope, expected) in [
            (Scope::All, "TRUE"),
            (Scope::Stores(names(&[])), "FALSE"),
            (Scope::Stores(names(&["S1", "S2"])), "payment.store_id IN ($2, $3)"),
            (
                Scope::Merchants(names(&["M1"])),
                "payment.store_id IN (SELECT id FROM store WHERE merchant_id IN ($2))",
            ),
            (Scope::Merchants(names(&[])), "payment.store_id IN (SELECT id FROM store WHERE FALSE)"),
        ] {
            let mut values = AnyArguments::default();
            placeholder(&mut values, 5_i64).unwrap();
            assert_eq!(within(&scope, "payment.store_id", &mut values).unwrap(), expected);
        }
    }
}
