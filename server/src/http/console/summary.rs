//! `/console/summary`: what was taken, by day and code of one store, or by store.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::console::summary::{DAYS, Sum, SummaryView, render};
use axum::extract::State;
use axum::response::Html;
use checkout::access::Right;
use checkout::money::{Currency, Money, NumberStyle};
use checkout::port::Clock as _;
use checkout::shop::StoreProfile;
use checkout::time::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use super::super::Shared;
use super::error::ConsoleError;
use super::item::{choice, stores};
use super::signed_in::{SignedIn, Visit};
use super::{Route, Who};
use crate::day;
use crate::http::extract::Query;
use crate::sql::{Span, Takings};

/// How many days are shown where nobody says so.
const DAYS_USUAL: i32 = 14;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::page("/console/summary", Who::With(Right::SeePayments), page)]
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    store: Option<String>,
    days: Option<String>,
}

async fn page(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, ConsoleError> {
    let (all, chosen) = stores(&shared, &signed_in, asked.store.as_deref()).await?;
    let days = asked.days.and_then(|days| days.parse().ok()).filter(|days| DAYS.contains(days));
    let days = days.unwrap_or(DAYS_USUAL);
    let now = shared.checkout.clock().now();
    let only = chosen.as_ref().or_else(|| all.first().filter(|_| all.len() == 1));
    let mut view = SummaryView {
        frame: visit.frame,
        stores: choice(&all, chosen.as_ref()),
        days,
        by_day: Vec::new(),
        by_code: Vec::new(),
        by_store: Vec::new(),
    };
    let (database, scope) = (shared.checkout.store(), signed_in.scope());
    if let Some(store) = only {
        let dates = dates(now, &store.timezone, days);
        let spans: Vec<_> = dates.iter().map(|date| span(store, *date, *date)).collect();
        let takings = database.takings(&scope, &spans).await?;
        let name = |taken: &Takings| taken.label.clone().unwrap_or_else(|| taken.code.to_string());
        view.by_code = sums(&takings, |taken| (name(taken), store));
        view.by_day = by_day(&takings, &dates, store);
    } else {
        let span = |store: &StoreProfile| {
            let dates = dates(now, &store.timezone, days);
            let first = dates.last().copied().unwrap_or(Date::ZERO);
            span(store, first, dates.first().copied().unwrap_or(first))
        };
        let spans: Vec<_> = all.iter().map(span).collect();
        let takings = database.takings(&scope, &spans).await?;
        view.by_store = sums(&takings, |taken| {
            let store = &all[taken.span];
            (store.name.clone(), store)
        });
    }
    Ok(Html(render(&view)))
}

/// The last days in a time zone, the last first.
fn dates(now: Timestamp, timezone: &str, days: i32) -> Vec<Date> {
    let today = day::day_of(now, timezone);
    (0..days).map(|ago| day::days_later(today, -ago)).collect()
}

/// These days of a store, both with them.
fn span(store: &StoreProfile, first: Date, last: Date) -> Span {
    Span {
        store_id: store.id.clone(),
        from: day::begin(first, &store.timezone),
        until: day::begin(day::days_later(last, 1), &store.timezone),
    }
}

/// Every day, also those on which nothing was taken.
fn by_day(takings: &[Takings], dates: &[Date], store: &StoreProfile) -> Vec<Sum> {
    let mut sums = Vec::with_capacity(dates.len());
    for (number, date) in dates.iter().enumerate() {
        let of_day: Vec<_> = takings.iter().filter(|taken| taken.span == number).cloned().collect();
        let taken = self::sums(&of_day, |_| (date.to_string(), store));
        if taken.is_empty() {
            sums.push(nothing(date.to_string(), store.currency, store));
        }
        sums.extend(taken);
    }
    sums
}

/// The sums of all takings of one name and currency.
fn sums<'store>(takings: &[Takings], name: impl Fn(&Takings) -> (String, &'store StoreProfile)) -> Vec<Sum> {
    let mut sums: BTreeMap<(String, String, &str), Sum> = BTreeMap::new();
    for taken in takings {
        let (name, store) = name(taken);
        let currency = taken.paid.currency();
        let key = (name.clone(), store.id.clone(), currency.code());
        let sum = sums.entry(key).or_insert_with(|| nothing(name, currency, store));
        sum.payments += taken.payments;
        sum.paid = plus(sum.paid, taken.paid);
        sum.refunded = plus(sum.refunded, taken.refunded);
    }
    sums.into_values().collect()
}

fn nothing(name: String, currency: Currency, store: &StoreProfile) -> Sum {
    let none = Money::new(currency, 0);
    Sum { name, payments: 0, paid: none, refunded: none, style: NumberStyle::of_region(&store.region) }
}

fn plus(one: Money, other: Money) -> Money {
    Money::new(one.currency(), one.minor_units().saturating_add(other.minor_units()))
}
