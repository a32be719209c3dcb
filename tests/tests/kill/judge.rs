//! What must hold after every kill, and once all is calm: what `standee payment list` says against what Alipay+ holds.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use crate::alipayplus::{Held, units};
use crate::shop::Shop;

/// Within how long after the last fault and the last start of a server both sides say the same. A minute is the lease
/// of a payment that a dead server had in hand; then comes the longest pause that a payment of an evening has got to
/// (30 s), with room for two requests that are not answered (10 s each) and for a busy machine.
pub(crate) const EQUAL_WITHIN: Duration = Duration::from_mins(2);

/// The most payments that `standee payment list` prints.
const LISTED_MAX: usize = 1000;

/// A payment as `standee payment list` prints it.
#[derive(Debug)]
struct Listed {
    status: String,
    amount: u64,
    refunded: u64,
    payment_id: Option<String>,
}

type List = BTreeMap<String, Listed>;

/// What is broken at this moment, whoever is dead.
///
/// What witnesses and Alipay+ knew before the list was made has to be in it; what it says has to be true for Alipay+
/// afterwards.
pub(crate) async fn broken_now(shop: &Shop) -> Vec<String> {
    let led = shop.witnesses.lock().unwrap().led.clone();
    let before = shop.alipayplus.payments().await;
    let list = list(shop).await;
    let after = shop.alipayplus.payments().await;
    let mut broken = std::mem::take(&mut shop.witnesses.lock().unwrap().complaints);
    broken.extend(doubled(&list, &after));
    broken.extend(lost(&list, &led, &before));
    broken.extend(misreported(&list, &after));
    broken
}

/// Waits until both sides say the same and refunds are done, and returns how long that took; else what is still not equal when it has to be.
pub(crate) async fn becomes_equal(shop: &Shop) -> Result<Duration, Vec<String>> {
    let begun = Instant::now();
    loop {
        let held = shop.alipayplus.payments().await;
        let mut differences = differences(&list(shop).await, &held);
        differences.extend(refunds_not_kept(shop, &held));
        if differences.is_empty() {
            return Ok(begun.elapsed());
        }
        if begun.elapsed() > EQUAL_WITHIN {
            return Err(differences);
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

async fn list(shop: &Shop) -> List {
    let printed = shop.program.must(&["payment", "list", "--code", &shop.code]).await;
    let payments = printed["payments"].as_array().unwrap();
    assert!(payments.len() < LISTED_MAX, "there may be more payments than are listed");
    let read = |payment: &serde_json::Value| {
        let text = |name: &str| payment[name].as_str().map(ToOwned::to_owned);
        let listed = Listed {
            status: text("status").unwrap(),
            amount: units(&payment["amount"]),
            refunded: units(&payment["refunded"]),
            payment_id: text("payment_id"),
        };
        (text("payment").unwrap(), listed)
    };
    payments.iter().map(read).collect()
}

/// At most one payment for each attempt: no two of the same amount, on either side.
fn doubled(list: &List, held: &[Held]) -> Vec<String> {
    let twice = |side: &str, amounts: Vec<u64>| {
        let mut seen = BTreeSet::new();
        let mut doubled = Vec::new();
        for amount in amounts {
            if !seen.insert(amount) {
                doubled.push(format!("{side} holds two payments for the attempt of {amount}"));
            }
        }
        doubled
    };
    let ours = twice("the shop", list.values().map(|listed| listed.amount).collect());
    let theirs = twice("Alipay+", held.iter().map(|held| held.amount).collect());
    [ours, theirs].concat()
}

/// What somebody knew before the list was made, and is not in it.
fn lost(list: &List, led: &BTreeMap<u64, String>, held: &[Held]) -> Vec<String> {
    let mut missing = Vec::new();
    for (amount, payment_id) in led {
        let kept =
            |listed: &Listed| listed.amount == *amount && listed.payment_id.as_ref() == Some(payment_id);
        if !list.values().any(kept) {
            missing.push(format!("a payer of {amount} was led to {payment_id}, which is not in the list"));
        }
    }
    for held in held {
        let Some(listed) = list.get(&held.request_id) else {
            missing.push(format!("Alipay+ was asked for what is not in the list: {held:?}"));
            continue;
        };
        if listed.amount != held.amount {
            missing.push(format!("{listed:?} has another amount than {held:?}"));
        }
        let applied: &[&str] = match held.status.as_str() {
            "succeeded" => &["succeeded", "cancelling", "cancelled"],
            "failed" => &["failed", "cancelling", "cancelled"],
            // By us, of which the list knew before Alipay+ did.
            _ => &["cancelling", "cancelled"],
        };
        if held.acknowledged && !applied.contains(&listed.status.as_str()) {
            missing.push(format!("acknowledged and not applied: {listed:?}, {held:?}"));
        }
    }
    missing
}

/// What the list says of money that is not so.
fn misreported(list: &List, held: &[Held]) -> Vec<String> {
    let held: BTreeMap<_, _> = held.iter().map(|held| (held.request_id.as_str(), held)).collect();
    let mut wrong = Vec::new();
    for (request_id, listed) in list {
        let held = held.get(request_id.as_str());
        let refunded = held.map_or(0, |held| held.refunded);
        let right = match listed.status.as_str() {
            // The shop may have cancelled it since.
            "succeeded" => held.is_some_and(|held| held.was_paid),
            "failed" | "cancelled" => held.is_none_or(|held| held.status != "succeeded"),
            _ => true,
        };
        if !right || listed.refunded > refunded {
            wrong.push(format!("{listed:?} is said of {held:?}"));
        }
    }
    wrong
}

/// Where less was given back than the operator was promised, or more than was asked for.
fn refunds_not_kept(shop: &Shop, held: &[Held]) -> Vec<String> {
    let refunds = &shop.witnesses.lock().unwrap().refunds;
    let wrong = |held: &Held| {
        let refunds = refunds.get(&held.request_id).copied().unwrap_or_default();
        let kept = (refunds.promised..=refunds.tried.min(held.amount)).contains(&held.refunded);
        (!kept).then(|| format!("{refunds:?}, and Alipay+ holds {held:?}"))
    };
    held.iter().filter_map(wrong).collect()
}

/// Where the two sides do not say the same.
fn differences(list: &List, held: &[Held]) -> Vec<String> {
    let mut differences = Vec::new();
    let known: BTreeSet<_> = held.iter().map(|held| held.request_id.as_str()).collect();
    for (request_id, listed) in list {
        // What Alipay+ never heard of is not asked for yet, or is over.
        if !known.contains(request_id.as_str())
            && ["processing", "succeeded"].contains(&listed.status.as_str())
        {
            differences.push(format!("{request_id}: {listed:?}, and Alipay+ holds nothing"));
        }
    }
    for held in held {
        let same = list.get(&held.request_id).is_some_and(|listed| {
            // What the shop cancelled after the payer had declined it has ended without money twice.
            let declined = listed.status == "cancelled" && held.status == "failed";
            (listed.status == held.status || declined)
                && (listed.amount, listed.refunded) == (held.amount, held.refunded)
        });
        if !same {
            let listed = list.get(&held.request_id);
            differences.push(format!("{listed:?}, and Alipay+ holds {held:?}"));
        }
    }
    differences
}
