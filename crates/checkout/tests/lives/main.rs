//! Whole lives of payments, by the hundred thousand: servers that crash, a network that loses, a database that
//! keeps silent, payers who tap twice, and Alipay+ as its documents describe it. One thread, one seed, virtual
//! time: what happens in a life depends on its seed alone.
//!
//! - `STANDEE_LIVES` says how many lives are lived (100,000 when it is not set).
//! - `STANDEE_SEED` lives the one life of that seed and prints what happens in it; `STANDEE_CRASH_AT` (an await)
//!   and `STANDEE_CRASH_BOTH` (1) make it one of the lives with a single crash. A failure names all that it takes.
//!
//! What must hold is in `judge`; what can go wrong is in `plan`. That the judge sees what is broken is tested by
//! the mutants beside this folder.
#![expect(clippy::unwrap_used, reason = "a test that meets what it did not expect has failed")]
#![expect(clippy::print_stdout, reason = "what was lived through is told to whoever runs the tests")]

mod judge;
mod ledger;
mod life;
mod network;
mod notification;
mod payer;
mod plan;
mod random;
mod refund_judge;
mod server;
mod shop;
mod store;
mod timeline;
mod world;

use std::time::Instant;

use checkout::payment::RequestId;
use life::{live, live_all, replay};
use plan::Kind;

/// What a life in a thousand comes across, at least: without it, the lives would prove less than they say.
const SEEN: [&str; 25] = [
    "a cancel during an outage",
    "a change that somebody else beat",
    "a commit that was not reported",
    "a crash",
    "a failure that is signed and not true",
    "a notification delivered twice",
    "a payer in the wallet",
    "a payer who reloads over and over",
    "a refund done",
    "a refund failed",
    "a refund of what had failed or was cancelled",
    "a refund that would be too much",
    "a refund under way",
    "a repeat refused, though the first was taken",
    "a request done twice",
    "amount_differs",
    "an acknowledgement",
    "cancel_refused",
    "cancelled",
    "contradiction",
    "failed",
    "money taken",
    "never_notified",
    "paid_after_cancel",
    "succeeded",
];

/// How many lives are lived in every run of the tests, and how many are searched for crashes.
const LIVES: u64 = 100_000;
const LIVES_CRASHED: u64 = 40;

/// Enough of an id to tell a life's payments apart.
fn short(request_id: &RequestId) -> &str {
    &request_id.as_str()[..4]
}

fn setting(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} is {text:?}, which is no number")))
}

#[test]
fn no_payment_is_lost_doubled_or_misreported() {
    if let Some(seed) = setting("STANDEE_SEED") {
        replay(
            seed,
            setting("STANDEE_CRASH_AT").map_or(Kind::Drawn, |at| Kind::Crashing {
                at,
                both: setting("STANDEE_CRASH_BOTH") == Some(1),
            }),
        );
        return;
    }
    let lives = setting("STANDEE_LIVES").unwrap_or(LIVES);
    let begun = Instant::now();
    let count = live_all((0..lives).map(|seed| (seed, Kind::Drawn)));
    println!("{count}{:>9} s real time", begun.elapsed().as_secs());
    for what in SEEN {
        let seen = count.seen(what);
        assert!(seen >= lives / 1000, "only {seen} of {lives} lives saw: {what}");
    }
}

/// Lives each life once without a crash, and then with one at each of its awaits.
#[test]
fn a_crash_at_any_await_loses_nothing() {
    let count = live_all((0..LIVES_CRASHED).flat_map(|seed| {
        let awaits = live(seed, Kind::Crashing { at: 0, both: false }, false).awaits;
        let crashes = (0..=awaits).flat_map(|at| [false, true].map(|both| Kind::Crashing { at, both }));
        crashes.map(move |kind| (seed, kind))
    }));
    println!("{count}");
    assert!(count.seen("a crash") > LIVES_CRASHED * 100, "too few crashes to prove anything");
}

#[test]
fn the_same_seed_is_the_same_life() {
    for seed in 0..50 {
        let [first, second] = [(); 2].map(|()| live(seed, Kind::Drawn, true).trace);
        assert!(!first.is_empty());
        assert_eq!(first, second, "seed {seed}");
    }
}
