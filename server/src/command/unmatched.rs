//! `standee payment unmatched`: what Alipay+ signed and nothing could be done with.

use std::cmp::Reverse;

use checkout::payment::UnmatchedNotification;
use checkout::time::Timestamp;
use serde_json::{Value, json};

use super::output::{ROWS_MAX, columns};
use super::payment::words;
use super::{CommandError, Context};
use crate::gateway::time_text;
use crate::object;
use crate::sql::{UnreadableNotification, hex};

pub(super) async fn list(context: &Context) -> Result<(), CommandError> {
    let database = context.database().await?;
    let mut notifications: Vec<Unmatched> = Vec::new();
    notifications.extend(database.unmatched_notifications(ROWS_MAX).await?.iter().map(of_no_payment));
    notifications.extend(database.unreadable_notifications(ROWS_MAX).await?.iter().map(unreadable));
    notifications.sort_by_key(|kept| Reverse(kept.at));
    let objects: Vec<&Value> = notifications.iter().map(|kept| &kept.object).collect();
    context.print(&json!({ "notifications": objects }), || {
        columns(&notifications.iter().map(|kept| kept.row.clone()).collect::<Vec<_>>())
    })?;
    Ok(())
}

/// A notification that was kept for the operator, for scripts and for people.
struct Unmatched {
    at: Timestamp,
    object: Value,
    row: Vec<String>,
}

fn of_no_payment(notification: &UnmatchedNotification) -> Unmatched {
    const REASON: &str = "paymentRequestId is not one of ours";
    let settlement = &notification.settlement;
    let object = json!({
        "at": time_text(notification.at),
        "reason": REASON,
        "payment_request_id": notification.request_id,
        "payment_id": settlement.payment_id,
        "amount": settlement.amount.map(object::amount),
        "result_status": settlement.result.status.letter(),
        "result_code": settlement.result.code,
        "wallet_brand": settlement.wallet_brand,
        "paid_at": settlement.paid_at.map(time_text),
        "sha256": hex(&notification.digest),
    });
    let row = vec![
        time_text(notification.at),
        notification.request_id.clone(),
        settlement.amount.map(words).unwrap_or_default(),
        settlement.result.code.clone(),
        settlement.payment_id.clone().unwrap_or_default(),
        REASON.to_owned(),
    ];
    Unmatched { at: notification.at, object, row }
}

fn unreadable(notification: &UnreadableNotification) -> Unmatched {
    let object = json!({
        "at": time_text(notification.at),
        "reason": notification.reason,
        "payment_request_id": notification.request_id,
        "payment_id": notification.payment_id,
        "amount": null,
        "result_status": null,
        "result_code": null,
        "wallet_brand": null,
        "paid_at": null,
        "sha256": hex(&notification.digest),
    });
    let row = vec![
        time_text(notification.at),
        notification.request_id.clone().unwrap_or_default(),
        String::new(),
        String::new(),
        notification.payment_id.clone().unwrap_or_default(),
        notification.reason.clone(),
    ];
    Unmatched { at: notification.at, object, row }
}
