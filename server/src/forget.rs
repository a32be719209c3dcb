//! The job that forgets what is old. Every server does it: what one has forgotten, the others do not find.

use std::time::Duration;

use checkout::port::{Clock as _, StoreError};
use tokio::sync::watch;

use crate::clock::SystemClock;
use crate::sql::Database;

/// How long it rests in between.
const REST: Duration = Duration::from_mins(10);

/// How many of each kind are forgotten at a time: some milliseconds of the database's.
const AT_A_TIME: u32 = 200;

/// The breath between one time and the next, so that payers come first.
const BREATH: Duration = Duration::from_millis(200);

/// How often that is done before it rests: nearly three million rows of each kind in a day.
const TIMES_MAX: u32 = 100;

/// Forgets until `stop` turns true.
pub(crate) async fn run(database: Database, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        tokio::select! {
            () = forget(&database) => {}
            _ = stop.wait_for(|stop| *stop) => return,
        }
        tokio::select! {
            () = tokio::time::sleep(REST) => {}
            _ = stop.wait_for(|stop| *stop) => return,
        }
    }
}

async fn forget(database: &Database) {
    for _ in 0..TIMES_MAX {
        match forget_some(database).await {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) => {
                tracing::warn!(%error, "what is old could not be forgotten; it is tried again");
                return;
            }
        }
        tokio::time::sleep(BREATH).await;
    }
}

/// Some rows of each kind; of how many in all.
async fn forget_some(database: &Database) -> Result<u64, StoreError> {
    let now = SystemClock.now();
    let counts = [
        (
            database.forget(now, AT_A_TIME).await?,
            "old messages and requests of merchants' systems were forgotten",
        ),
        (
            database.forget_sign_ins(now, AT_A_TIME).await?,
            "sessions, tries to sign in and links that are over were forgotten",
        ),
        (
            database.forget_personal(now, AT_A_TIME).await?,
            "browsers and addresses of old payments were forgotten",
        ),
        (
            database.forget_payments(now, AT_A_TIME).await?,
            "old payments that ended without money were forgotten",
        ),
    ];
    for (count, what) in counts {
        if count > 0 {
            tracing::debug!(count, "{what}");
        }
    }
    Ok(counts.iter().map(|(count, _)| count).sum())
}
