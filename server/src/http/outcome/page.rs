//! `GET /p/{token}`: the page that the wallet brings the payer back to. Coming back proves nothing; what is
//! shown is what Alipay+ signed.

use std::sync::Arc;

use app::outcome::{Age, Deadline, Outcome, OutcomeView, Refresh};
use axum::extract::State;
use axum::http::Uri;
use axum::response::{Html, IntoResponse as _, Response};
use checkout::money::{AmountRule, NumberStyle};
use checkout::payment::{Payment, Status};
use checkout::port::{Clock as _, Store as _, StoreError};
use checkout::result_code::Reason;
use checkout::shop::StoreProfile;
use checkout::time::Timestamp;
use serde::Deserialize;

use super::super::Shared;
use super::super::error::PageError;
use super::super::extract::{link, query};
use super::super::local_time::local_time;
use super::super::visitor::Visitor;
use crate::day::{day_of, days_later, zoned};

/// Seconds between two loads of a page without script, growing; as many loads as there are numbers, twelve
/// minutes in all, which is more than the time to pay.
const REFRESH_SECONDS: [u32; 24] =
    [2, 3, 3, 4, 5, 5, 8, 10, 15, 15, 20, 20, 30, 30, 30, 45, 45, 45, 60, 60, 60, 60, 60, 60];

/// How long after it was paid a page says so with a running clock, in seconds: long enough to walk to the counter, too
/// short for the next purchase.
const FRESH_SECONDS: i64 = 300;

/// What a payment's address may bring along.
#[derive(Debug, Default, Deserialize)]
struct Brought {
    /// How often a page without script loaded itself.
    round: Option<usize>,
    /// The amount that was typed when pay led here instead of to a new payment.
    typed: Option<String>,
}

pub(in super::super) async fn page(
    State(shared): State<Arc<Shared>>,
    visitor: Visitor,
    uri: Uri,
) -> Response {
    page_at(&shared, &visitor, &uri).await
}

/// The page of the payment whose token the address begins with.
pub(in super::super) async fn page_at(shared: &Shared, visitor: &Visitor, uri: &Uri) -> Response {
    let (_, token) = link(uri);
    match show(shared, &token, &query(uri), visitor).await {
        Ok(page) => page,
        Err(error) => error.show(shared, visitor, uri.path()),
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
    super::hurry(shared, &payment, visitor.address()).await;
    let (store, label) = paid_store(shared, &payment).await?;
    let amount = payment.order.amount;
    let style = NumberStyle::of_region(&store.region);
    let rule = AmountRule { currency: amount.currency(), minimum: None, maximum: None, style };
    let view = OutcomeView {
        language: visitor.language_after(payment.order.payer.language),
        store_language: store.language,
        outcome: outcome(&payment, &store.timezone, now),
        token: payment.order.token.clone(),
        style,
        typed: brought.typed.as_ref().and_then(|typed| rule.parse(typed).ok()),
        store_name: store.name,
        code: payment.order.code,
        label,
        amount,
        note: payment.order.note.clone(),
        reference: payment.order.request_id.reference(),
        refresh: None,
    };
    let refresh = refresh(&view, brought.round);
    let view = OutcomeView { refresh, ..view };
    Ok(Html(app::outcome::render(&view, &shared.looks.now().shell)).into_response())
}

/// The store that was paid, and what it calls the code. A code can be moved to another store, even of another merchant,
/// which has nothing to do with the payments before; its label is then that store's as well.
async fn paid_store(
    shared: &Shared,
    payment: &Payment,
) -> Result<(StoreProfile, Option<String>), StoreError> {
    let store = shared.checkout.store();
    let vanished = |what| StoreError::Corrupt(format!("a payment's {what} has vanished"));
    let entry = store.entry_point(&payment.order.code).await?.ok_or_else(|| vanished("entry code"))?;
    if entry.store.id == payment.order.store_id {
        return Ok((entry.store, entry.label));
    }
    let paid = store.store_profile(&payment.order.store_id).await?;
    Ok((paid.ok_or_else(|| vanished("store"))?, None))
}

fn outcome(payment: &Payment, timezone: &str, now: Timestamp) -> Outcome {
    let progress = &payment.progress;
    let reason = progress.reason;
    let paid = progress.paid_at.is_some();
    match progress.status {
        status @ (Status::Created | Status::Processing) => Outcome::Checking {
            status,
            payment_url: progress.payment_url.clone().filter(|_| payment.can_be_confirmed(now)),
            deadline: deadline(payment, now, timezone),
        },
        Status::Succeeded => {
            let paid_at = progress.paid_at.unwrap_or(payment.order.created_at);
            Outcome::Succeeded {
                wallet_brand: progress.wallet_brand.clone(),
                paid_at: local_time(paid_at, timezone),
                age: age(paid_at, now, timezone),
                refunded: Some(progress.refunded).filter(|refunded| refunded.minor_units() > 0),
            }
        }
        Status::Failed => Outcome::Failed(reason.unwrap_or(Reason::Other)),
        Status::Cancelling => Outcome::Cancelling { paid },
        Status::Cancelled => Outcome::Cancelled { reason, paid },
    }
}

/// How old a payment is. One of the future is not fresh either, beyond what clocks differ by: it would stay so.
fn age(paid_at: Timestamp, now: Timestamp, timezone: &str) -> Age {
    let seconds = (now.as_millis() - paid_at.as_millis()) / 1000;
    match u32::try_from(FRESH_SECONDS - seconds.max(0)) {
        Ok(seconds_left) if seconds_left > 0 && seconds > -FRESH_SECONDS => {
            Age::Fresh { seconds_of_day: seconds_of_day(now, timezone), seconds_left }
        }
        _ => Age::Earlier { yesterday: day_of(paid_at, timezone) == days_later(day_of(now, timezone), -1) },
    }
}

fn deadline(payment: &Payment, now: Timestamp, timezone: &str) -> Option<Deadline> {
    let expires_at = payment.order.expires_at;
    let seconds_left = u32::try_from((expires_at.as_millis() - now.as_millis()) / 1000).ok()?;
    let time = zoned(expires_at, timezone).strftime("%H:%M").to_string();
    payment.can_be_confirmed(now).then_some(Deadline { time, seconds_left })
}

/// The page's own address, a round later; of a fresh payment, once it is no longer fresh.
fn refresh(view: &OutcomeView, round: Option<usize>) -> Option<Refresh> {
    let address = view.address_in(view.language);
    if let Outcome::Succeeded { age: Age::Fresh { seconds_left, .. }, .. } = view.outcome {
        return Some(Refresh { seconds: seconds_left, url: address });
    }
    let round = round.unwrap_or(0);
    let seconds = *REFRESH_SECONDS.get(round)?;
    let url = format!("{address}&round={}", round + 1);
    (!view.outcome.status().is_final()).then_some(Refresh { seconds, url })
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

    // security.md M2, ux.md F1
    #[test]
    fn a_payment_is_fresh_for_a_few_minutes_and_an_earlier_one_ever_after() {
        let paid_at = Timestamp::from_millis(1_795_331_045_000);
        let aged = |seconds| age(paid_at, paid_at.plus_seconds(seconds), "Asia/Singapore");
        let left = |seconds| match aged(seconds) {
            Age::Fresh { seconds_left, .. } => Some(seconds_left),
            Age::Earlier { .. } => None,
        };
        assert_eq!([0, 60, 299].map(left), [Some(300), Some(240), Some(1)]);
        assert_eq!([300, 600, 86_400].map(left), [None; 3]);
        assert_eq!(left(-60), Some(300), "clocks differ");
        assert_eq!(left(-86_400), None, "a time of payment in the future");
        let midnight = 8 * 3600 + 55 * 60 + 55;
        let yesterday = |seconds| aged(seconds) == Age::Earlier { yesterday: true };
        assert_eq!(
            [midnight - 1, midnight, midnight + 86_399, midnight + 86_400].map(yesterday),
            [false, true, true, false],
            "by the shop's calendar"
        );
    }
}
