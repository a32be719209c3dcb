//! `/console/payments`: payments looked for, as a page and as a file, with what needs somebody on top.

mod columns;
mod csv;
mod file;
mod search;
mod spool;
mod xlsx;

use std::sync::Arc;

use app::console::form::Problem;
use app::console::payments::{ConcernItem, Concerns, PaymentsView, render};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Html;
use checkout::access::{Right, Role};
use checkout::port::Clock as _;

use super::super::Shared;
use super::super::local_time::local_time;
use super::error::ConsoleError;
use super::item::{choice, item, stores};
use super::signed_in::{SignedIn, Visit};
use super::{Route, Who};
use crate::http::extract::Query;
use crate::sql::{Concern, PaymentRow, Position, Worry};
use search::Asked;

/// Payments on one page.
const PAGE: u32 = 50;

/// What needs somebody, of each kind, at most: the newest.
const CONCERNS_MAX: u32 = 10;

/// What codes are called, as far as the search offers it.
const LABELS_MAX: u32 = 200;

/// Notifications that fit no payment are counted as far as this, and told for so many days.
const UNMATCHED_MAX: u32 = 100;
const UNMATCHED_DAYS: i64 = 7;

pub(super) fn routes() -> Vec<Route> {
    let who = Who::With(Right::SeePayments);
    vec![
        Route::page("/console/payments", who, page),
        Route::page("/console/payments.csv", who, file::csv),
        Route::page("/console/payments.xlsx", who, file::xlsx),
    ]
}

async fn page(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<(StatusCode, Html<String>), ConsoleError> {
    let (all, chosen) = stores(&shared, &signed_in, asked.store.as_deref()).await?;
    let (search, mut problems) = asked.search(&all, chosen.as_ref());
    if asked.too_many.is_some() {
        problems.add("from", Problem::FileRows(spool::ROWS_MAX));
    }
    let database = shared.checkout.store();
    let mut rows = Vec::new();
    if problems.is_empty() {
        let position = asked.after.as_deref().and_then(Position::parse);
        rows = database.search(&signed_in.scope(), &search, position.as_ref(), PAGE + 1).await?;
    }
    let has_more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let older = rows.last().filter(|_| has_more).map(|row| asked.address("/console/payments", Some(row)));
    let now = shared.checkout.clock().now();
    let concerns = database.concerns(&signed_in.scope(), now, CONCERNS_MAX).await?;
    let unmatched = if signed_in.access().role() == Role::Operator {
        let since = now.plus_seconds(-UNMATCHED_DAYS * 24 * 3600);
        let unmatched = database.unmatched_notifications(UNMATCHED_MAX).await?;
        let unreadable = database.unreadable_notifications(UNMATCHED_MAX).await?;
        let times = unmatched.iter().map(|kept| kept.at).chain(unreadable.iter().map(|kept| kept.at));
        times.filter(|at| *at >= since).count()
    } else {
        0
    };
    let has_failed_webhook = if signed_in.access().role().has(Right::ManageSystems) {
        database.has_failed_webhook(&signed_in.scope()).await?
    } else {
        false
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = PaymentsView {
        frame: visit.frame,
        stores: choice(&all, chosen.as_ref()),
        csv: asked.address("/console/payments.csv", None),
        xlsx: asked.address("/console/payments.xlsx", None),
        search: asked.form(),
        problems,
        labels: database.labels_within(&signed_in.scope(), LABELS_MAX).await?,
        concerns: by_kind(&shared, &signed_in, concerns).await?,
        unmatched,
        has_failed_webhook,
        items: rows.into_iter().map(item).collect(),
        older,
    };
    Ok((status, Html(render(&view))))
}

/// What needs somebody, one line for each reason.
async fn by_kind(
    shared: &Shared,
    signed_in: &SignedIn,
    concerns: Vec<Concern>,
) -> Result<Vec<Concerns>, ConsoleError> {
    let mut kinds: Vec<Concerns> = Vec::new();
    for Concern { row, worry, since, count } in concerns {
        let (alarm, version) = match worry {
            Worry::Alarm { alarm, version } => (Some(alarm), Some(version)),
            Worry::Unresolved => (None, None),
        };
        let may_settle = may_settle(shared, signed_in, &row).await?;
        let since = local_time(since, &row.store_timezone);
        let item = ConcernItem { item: item(row), version, may_settle, since };
        match kinds.iter_mut().find(|kind| kind.alarm == alarm) {
            Some(kind) => kind.items.push(item),
            None => kinds.push(Concerns { alarm, count, items: vec![item] }),
        }
    }
    Ok(kinds)
}

/// Whether somebody may say that an alarm of this payment is seen to: not staff who returned its money themselves.
pub(super) async fn may_settle(
    shared: &Shared,
    signed_in: &SignedIn,
    row: &PaymentRow,
) -> Result<bool, ConsoleError> {
    if signed_in.access().role() != Role::Staff {
        return Ok(true);
    }
    let (database, id) = (shared.checkout.store(), &row.payment.order.request_id);
    Ok(!database.has_returned(id, signed_in.user.name.as_str()).await?)
}

impl Asked {
    /// The same search elsewhere, or of what comes after a payment.
    fn address(&self, path: &str, after: Option<&PaymentRow>) -> String {
        let after = after.map(|row| Position::after(row).to_string()).unwrap_or_default();
        let form = self.form();
        super::item::with_query(
            path,
            &[
                ("store", self.store.as_deref().unwrap_or_default()),
                ("amount", &form.amount),
                ("from", &form.from),
                ("to", &form.to),
                ("status", &form.status),
                ("code", &form.code),
                ("reference", &form.reference),
                ("after", &after),
            ],
        )
    }
}
