//! Who did what, for the pages of whatever it was done to.

use app::console::trail::TrailLine;

use super::super::Shared;
use super::error::ConsoleError;
use super::form::local_time;
use super::signed_in::SignedIn;
use crate::sql::DeedRow;

/// The most lines that a page shows: the newest.
const LINES_MAX: u32 = 100;

/// The trails of these ids as one, newest first, by the clock of this time zone.
pub(super) async fn trail(
    shared: &Shared,
    about: &[&str],
    timezone: &str,
) -> Result<Vec<TrailLine>, ConsoleError> {
    let mut rows = Vec::new();
    for id in about {
        rows.extend(shared.checkout.store().newest_of_trail(id, LINES_MAX).await?);
    }
    // Lines of one moment stay in the order of their own trail.
    rows.sort_by_key(|row| std::cmp::Reverse(row.at));
    rows.truncate(LINES_MAX as usize);
    Ok(rows.into_iter().map(|row| line(row, timezone)).collect())
}

/// A line as pages show it.
pub(super) fn line(row: DeedRow, timezone: &str) -> TrailLine {
    let DeedRow { at, by, deed, detail } = row;
    TrailLine { time: local_time(at, timezone), by, deed, detail }
}

/// The time zone for what has no place of its own, such as a user: that of the reader's first store.
pub(super) async fn timezone(shared: &Shared, signed_in: &SignedIn) -> Result<String, ConsoleError> {
    let first = shared.checkout.store().stores_within(&signed_in.scope(), 1).await?.pop();
    Ok(first.map_or_else(|| "UTC".to_owned(), |store| store.timezone))
}
