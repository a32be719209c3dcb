//! `/console/till`: payments as they arrive.

mod events;

use std::sync::Arc;

use app::console::till::{Board, TillView, Today, render};
use axum::extract::State;
use axum::response::Html;
use checkout::access::{Right, Scope};
use checkout::language::Language;
use checkout::money::{Money, NumberStyle};
use checkout::payment::Status;
use checkout::port::{Clock as _, StoreError};
use checkout::shop::StoreProfile;
use serde::Deserialize;

use super::super::Shared;
use super::super::local_time::local_time;
use super::assets::TILL_SCRIPT_URL;
use super::error::ConsoleError;
use super::item::{choice, item, stores, with_query};
use super::signed_in::{SignedIn, Visit};
use super::{Route, Who};
use crate::day;
use crate::http::extract::Query;
use crate::sql::{PaymentSearch, Span};

/// Payments that the board shows.
const PAYMENTS_MAX: u32 = 20;

/// As many stores are shown together at most; who has more sees one of them.
const STORES_TOGETHER_MAX: usize = 20;

pub(super) fn routes() -> Vec<Route> {
    let who = Who::With(Right::SeePayments);
    vec![Route::page("/console/till", who, page), Route::page("/console/till/events", who, events::events)]
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    store: Option<String>,
}

/// What a till shows: stores of one user.
struct Watched {
    scope: Scope,
    stores: Vec<StoreProfile>,
    /// The one store, where it is one.
    store: Option<String>,
}

async fn page(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, ConsoleError> {
    let (all, chosen) = stores(&shared, &signed_in, asked.store.as_deref()).await?;
    let chosen = chosen.or_else(|| all.first().filter(|_| all.len() > STORES_TOGETHER_MAX).cloned());
    let stores = choice(&all, chosen.as_ref());
    let events_url = match &chosen {
        Some(store) => with_query("/console/till/events", &[("store", &store.id)]),
        None => "/console/till/events".to_owned(),
    };
    let watched = Watched::new(&signed_in, all, chosen);
    let board = watched.board(&shared, visit.frame.language).await?;
    let script_url = TILL_SCRIPT_URL.clone();
    Ok(Html(render(&TillView { frame: visit.frame, stores, script_url, events_url, board })))
}

impl Watched {
    fn new(signed_in: &SignedIn, all: Vec<StoreProfile>, chosen: Option<StoreProfile>) -> Self {
        let store = chosen.as_ref().map(|store| store.id.clone());
        let stores = chosen.map_or(all, |store| vec![store]);
        Self { scope: signed_in.scope(), stores, store }
    }

    fn has(&self, store_id: &str) -> bool {
        self.stores.iter().any(|store| store.id == store_id)
    }

    /// What there is to see now.
    async fn board(&self, shared: &Shared, language: Language) -> Result<Board, StoreError> {
        let (database, now) = (shared.checkout.store(), shared.checkout.clock().now());
        let span = |store: &StoreProfile| {
            let today = day::day_of(now, &store.timezone);
            Span {
                store_id: store.id.clone(),
                from: day::begin(today, &store.timezone),
                until: day::begin(day::days_later(today, 1), &store.timezone),
            }
        };
        let spans: Vec<_> = self.stores.iter().map(span).collect();
        let takings = database.takings(&self.scope, &spans).await?;
        let mut today: Vec<(usize, Today)> = Vec::new();
        for (number, store) in self.stores.iter().enumerate() {
            today.push((number, nothing(store)));
        }
        for taken in takings {
            let currency = taken.paid.currency();
            let known = today
                .iter_mut()
                .find(|(number, sum)| *number == taken.span && sum.paid.currency() == currency);
            if let Some((_, sum)) = known {
                sum.payments += taken.payments;
                sum.paid = plus(sum.paid, taken.paid);
                sum.refunded = plus(sum.refunded, taken.refunded);
            }
        }
        let search = PaymentSearch {
            store: self.store.clone(),
            status: Some(Status::Succeeded),
            ..PaymentSearch::default()
        };
        let rows = database.search(&self.scope, &search, None, PAYMENTS_MAX).await?;
        let timezone = self.stores.first().map_or_else(|| "UTC".to_owned(), |store| store.timezone.clone());
        let mixed = self.stores.iter().any(|store| store.timezone != timezone);
        Ok(Board {
            language,
            as_of: local_time(now, &timezone),
            clock: mixed.then(|| timezone.clone()),
            today: today.into_iter().map(|(_, today)| today).collect(),
            payments: rows.into_iter().map(item).collect(),
        })
    }
}

/// A day on which a store has taken nothing yet.
fn nothing(store: &StoreProfile) -> Today {
    let none = Money::new(store.currency, 0);
    let style = NumberStyle::of_region(&store.region);
    Today { store_name: store.name.clone(), payments: 0, paid: none, refunded: none, style }
}

/// Two sums of one currency, added up.
fn plus(one: Money, other: Money) -> Money {
    Money::new(one.currency(), one.minor_units().saturating_add(other.minor_units()))
}
