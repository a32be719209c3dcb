//! `GET /p/{token}`: the page that the wallet brings the payer back to. Coming back proves nothing; what is
//! shown is what Alipay+ signed.

use std::sync::Arc;

use app::outcome::{Deadline, Outcome, OutcomeView, Refresh};
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use axum::response::{Html, IntoResponse as _, Response};
use checkout::payment::{Payment, Status};
use checkout::port::{Clock as _, Store as _, StoreError};
use checkout::result_code::Reason;
use checkout::shop::EntryPoint;
use checkout::time::Timestamp;
use serde::Deserialize;

use super::super::Shared;
use super::super::error::PageError;
use super::super::local_time::local_time;
use super::super::visitor::Visitor;
use crate::day::zoned;

/// Seconds between two loads of a page without script, growing; as many loads as there are numbers, twelve
/// minutes in all, which is more than the time to pay.
const REFRESH_SECONDS: [u32; 24] =
    [2, 3, 3, 4, 5, 5, 8, 10, 15, 15, 20, 20, 30, 30, 30, 45, 45, 45, 60, 60, 60, 60, 60, 60];

/// What a payment's address may bring along.
#[derive(Debug, Deserialize)]
pub(in super::super) struct Brought {
    /// How often a page without script loaded itself.
    round: Option<usize>,
    /// The amount that was typed when pay led here instead of to a new payment.
    typed: Option<String>,
}

pub(in super::super) async fn page(
    State(shared): State<Arc<Shared>>,
    Path(token): Path<String>,
    Query(brought): Query<Brought>,
    visitor: Visitor,
    uri: Uri,
) -> Response {
    match show(&shared, &token, &brought, &visitor).await {
        Ok(page) => page,
        Err(error) => error.show(&shared, &visitor, uri.path()),
    }
}

async fn show(
    shared: &Shared,
    token: &str,
    brought: &Brought,
    visitor: &Visitor,
) -> Result<Response, PageError> {
    let payment = super::payment(shared, token).await?;
    let now = shared.checkout.clock().now();
    super::hurry(shared, &payment).await;
    let entry = shared.checkout.store().entry_point(&payment.order.code).await?;
    let entry = entry.ok_or_else(|| StoreError::Corrupt("a payment's entry code has vanished".to_owned()))?;
    let rule = entry.amount_rule();
    let view = OutcomeView {
        language: visitor.language_after(payment.order.payer.language),
        store_language: entry.store.language,
        outcome: outcome(&payment, &entry, now),
        token: payment.order.token.clone(),
        style: rule.style,
        typed: brought.typed.as_ref().and_then(|typed| rule.parse(typed).ok()),
        store_name: entry.store.name,
        code: entry.code,
        label: entry.label,
        amount: payment.order.amount,
        note: payment.order.note.clone(),
        reference: payment.order.request_id.reference(),
        refresh: None,
    };
    let refresh = refresh(&payment, brought.round, &view.address_in(view.language));
    let view = OutcomeView { refresh, ..view };
    Ok(Html(app::outcome::render(&view, &shared.looks.now().shell)).into_response())
}

fn outcome(payment: &Payment, entry: &EntryPoint, now: Timestamp) -> Outcome {
    let progress = &payment.progress;
    let reason = progress.reason;
    match progress.status {
        status @ (Status::Created | Status::Processing) => Outcome::Checking {
            status,
            payment_url: progress.payment_url.clone().filter(|_| payment.can_be_confirmed(now)),
            deadline: deadline(payment, now, &entry.store.timezone),
        },
        Status::Succeeded => Outcome::Succeeded {
            wallet_brand: progress.wallet_brand.clone(),
            paid_at: local_time(progress.paid_at.unwrap_or(now), &entry.store.timezone),
            refunded: Some(progress.refunded).filter(|refunded| refunded.minor_units() > 0),
            seconds_of_day: seconds_of_day(now, &entry.store.timezone),
        },
        Status::Failed => Outcome::Failed(reason.unwrap_or(Reason::Other)),
        Status::Cancelling => Outcome::Cancelling,
        Status::Cancelled => Outcome::Cancelled(reason),
    }
}

fn deadline(payment: &Payment, now: Timestamp, timezone: &str) -> Option<Deadline> {
    let expires_at = payment.order.expires_at;
    let seconds_left = u32::try_from((expires_at.as_millis() - now.as_millis()) / 1000).ok()?;
    let time = zoned(expires_at, timezone).strftime("%H:%M").to_string();
    payment.can_be_confirmed(now).then_some(Deadline { time, seconds_left })
}

/// The page's own address, a round later.
fn refresh(payment: &Payment, round: Option<usize>, address: &str) -> Option<Refresh> {
    let round = round.unwrap_or(0);
    let seconds = *REFRESH_SECONDS.get(round)?;
    let url = format!("{address}&round={}", round + 1);
    (!payment.progress.status.is_final()).then_some(Refresh { seconds, url })
}

fn seconds_of_day(time: Timestamp, timezone: &str) -> u32 {
    let local = zoned(time, timezone);
    let part = |value: i8| u32::try_from(value).unwrap_or(0);
    part(local.hour()) * 3600 + part(local.minute()) * 60 + part(local.second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_of_the_day_is_that_of_the_store_s_clocks() {
        let time = Timestamp::from_millis(1_795_331_045_000);
        assert_eq!(seconds_of_day(time, "Asia/Singapore"), 15 * 3600 + 4 * 60 + 5);
    }
}
