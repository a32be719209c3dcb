//! Who did what, for the pages of whatever it was done to.

use std::collections::HashMap;

use app::console::trail::TrailLine;
use checkout::shop::StoreProfile;

use super::super::Shared;
use super::error::ConsoleError;
use super::form::local_time;
use super::signed_in::SignedIn;
use crate::sql::DeedRow;

/// The most lines that a page shows: the newest.
const LINES_MAX: u32 = 100;

/// The most stores whose names lines say.
const STORES_NAMED_MAX: u32 = 1000;

/// The trails of these ids as one, newest first, by the clock of this time zone.
pub(super) async fn trail(
    shared: &Shared,
    about: &[&str],
    timezone: &str,
) -> Result<Vec<TrailLine>, ConsoleError> {
    let rows = rows(shared, about).await?;
    Ok(rows.into_iter().map(|row| line(row, timezone)).collect())
}

/// The trail of a user, whose rights name stores and merchants: by the clock of the reader's first store, which is named.
pub(super) async fn of_user(
    shared: &Shared,
    signed_in: &SignedIn,
    user: &str,
) -> Result<Vec<TrailLine>, ConsoleError> {
    let (database, scope) = (shared.checkout.store(), signed_in.scope());
    let stores = database.stores_within(&scope, STORES_NAMED_MAX).await?;
    let timezone = stores.first().map_or("UTC", |store| store.timezone.as_str());
    let names = names(&stores);
    let rows = rows(shared, &[user]).await?;
    let line = |row| {
        let line = line(named(row, &names), timezone);
        TrailLine { time: format!("{} {timezone}", line.time), ..line }
    };
    Ok(rows.into_iter().map(line).collect())
}

async fn rows(shared: &Shared, about: &[&str]) -> Result<Vec<DeedRow>, ConsoleError> {
    let mut rows = Vec::new();
    for id in about {
        rows.extend(shared.checkout.store().newest_of_trail(id, LINES_MAX).await?);
    }
    // Lines of one moment stay in the order of their own trail.
    rows.sort_by_key(|row| std::cmp::Reverse(row.at));
    rows.truncate(LINES_MAX as usize);
    Ok(rows)
}

/// What stores and their merchants are called, by their ids.
pub(super) fn names(stores: &[StoreProfile]) -> HashMap<String, String> {
    let pairs = |store: &StoreProfile| {
        let merchant = &store.merchant;
        [(store.id.clone(), store.name.clone()), (merchant.id.clone(), merchant.name.clone())]
    };
    stores.iter().flat_map(pairs).collect()
}

/// A line that says names where the log has ids, as far as the reader may know them.
pub(super) fn named(row: DeedRow, names: &HashMap<String, String>) -> DeedRow {
    let name = |word: &str| {
        let bare = word.trim_end_matches(',');
        names.get(bare).map_or_else(|| word.to_owned(), |name| word.replacen(bare, name, 1))
    };
    let detail = row.detail.as_deref().map(|detail| match (row.deed.as_str(), detail.split_once(" to ")) {
        ("moved", Some((from, to))) => format!("{} → {}", name(from), name(to)),
        ("added" | "allowed", _) => detail.split(' ').map(name).collect::<Vec<_>>().join(" "),
        _ => detail.to_owned(),
    });
    DeedRow { detail, ..row }
}

/// A line as pages show it.
pub(super) fn line(row: DeedRow, timezone: &str) -> TrailLine {
    let DeedRow { at, by, deed, detail } = row;
    TrailLine { time: local_time(at, timezone), by, deed, detail }
}

/// The time zone for what has no place of its own, such as a merchant: that of the reader's first store.
pub(super) async fn timezone(shared: &Shared, signed_in: &SignedIn) -> Result<String, ConsoleError> {
    let first = shared.checkout.store().stores_within(&signed_in.scope(), 1).await?.pop();
    Ok(first.map_or_else(|| "UTC".to_owned(), |store| store.timezone))
}

#[cfg(test)]
mod tests {
    use checkout::time::Timestamp;

    use super::*;

    /// ux.md F20.
    #[test]
    fn a_line_says_names_as_far_as_they_are_known() {
        let names = HashMap::from([("S1", "Kopi Corner"), ("S2", "Kopi Harbour"), ("M1", "Kopi Ltd")]);
        let names = names.into_iter().map(|(id, name)| (id.to_owned(), name.to_owned())).collect();
        for (deed, detail, expected) in [
            ("moved", "S1 to S2", "Kopi Corner → Kopi Harbour"),
            ("moved", "S1 to S9", "Kopi Corner → S9"),
            (
                "allowed",
                "staff of S1 (20.00), S2 (0.00)",
                "staff of Kopi Corner (20.00), Kopi Harbour (0.00)",
            ),
            ("allowed", "owner of M1, M9", "owner of Kopi Ltd, M9"),
            ("changed", "S1, UTC, en", "S1, UTC, en"),
        ] {
            let (by, at) = ("ana".to_owned(), Timestamp::from_millis(0));
            let row = DeedRow { at, by, deed: deed.to_owned(), detail: Some(detail.to_owned()) };
            assert_eq!(named(row, &names).detail.as_deref(), Some(expected));
        }
    }
}
