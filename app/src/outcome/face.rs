//! The face of the page: what the clerk has to see, and what turns round for it.
//!
//! A page that says "Paid" is shown across counters as proof, so it says so only for a few minutes, with the shop's name,
//! the code's label and the time of payment. After that, and also while it stays open, it says that the payment is an
//! earlier one.

use leptos::prelude::*;

use super::words::{for_store, for_store_with, in_words};
use super::{Age, LocalTime, Outcome, OutcomeView};
use crate::figure::{figure, turn};
use crate::text::Text;

/// What takes the face's place once the page has become too old for it.
const AGED_ID: &str = "aged";

/// What the payer is told first.
pub(super) fn title(view: &OutcomeView) -> Text {
    match &view.outcome {
        Outcome::Checking { .. } => Text::CheckingTitle,
        Outcome::Succeeded { .. } if is_given_back(view) => Text::DetailRefunded,
        Outcome::Succeeded { age: Age::Fresh { .. }, .. } => Text::SucceededTitle,
        Outcome::Succeeded { age: Age::Earlier { .. }, .. } => Text::SucceededEarlier,
        Outcome::Failed(_) => Text::FailedTitle,
        Outcome::Cancelling { .. } => Text::CancellingTitle,
        Outcome::Cancelled { .. } => Text::CancelledTitle,
    }
}

/// The classes of the page's main part. Only a fresh payment has those of a success.
pub(super) fn class(view: &OutcomeView) -> String {
    let name = match &view.outcome {
        Outcome::Succeeded { age: Age::Earlier { .. }, .. } => "earlier",
        Outcome::Succeeded { .. } if is_given_back(view) => "earlier",
        outcome => outcome.status().name(),
    };
    format!("outcome outcome-{name}")
}

/// Whether all of what was paid went back.
fn is_given_back(view: &OutcomeView) -> bool {
    matches!(&view.outcome, Outcome::Succeeded { refunded: Some(refunded), .. } if *refunded == view.amount)
}

/// The face, and the one that the page's script puts in its place when its time is over: without asking the server, so
/// that a phone that is offline cannot stay fresh.
pub(super) fn faces(view: &OutcomeView) -> impl IntoView + use<> {
    let turns = matches!(view.outcome, Outcome::Checking { .. } | Outcome::Succeeded { .. });
    view! {
        {turns.then(turn)}
        {face(view)}
        {aged(view)}
    }
}

fn face(view: &OutcomeView) -> impl IntoView + use<> {
    let has_amount = !matches!(view.outcome, Outcome::Failed(_) | Outcome::Cancelled { .. });
    let title = title(view);
    view! {
        <div class="face">
            <span class="sign" aria-hidden="true"></span>
            <h1>{title.get(view.language)}</h1>
            {for_store(view, title)}
            {has_amount.then(|| figure(view.amount, view.style))}
            {receipt(view)}
        </div>
    }
}

/// Of a payment that is paid: when, what of it went back, where, and what it is called.
fn receipt(view: &OutcomeView) -> Option<impl IntoView + use<>> {
    let Outcome::Succeeded { paid_at, age, refunded, .. } = &view.outcome else { return None };
    let refunded = refunded.filter(|_| !is_given_back(view)).map(|amount| {
        let words = format!("{}: {}", Text::DetailRefunded.get(view.language), in_words(view, amount));
        view! { <p class="paid-at">{words}</p> }
    });
    let clock = match age {
        Age::Fresh { seconds_of_day, .. } if !is_given_back(view) => Some(clock(view, *seconds_of_day)),
        _ => None,
    };
    let label = view.label.clone().map(|label| view! { " · " <bdi>{label}</bdi> });
    Some(view! {
        {when(view, paid_at, *age)}
        {refunded}
        {clock}
        <p class="face-shop"><bdi>{view.store_name.clone()}</bdi> {label}</p>
        <p class="reference"><bdi>{view.reference.clone()}</bdi></p>
    })
}

/// When it was paid, in both languages, by the store's clocks. An absolute time: a page that stays open must not go on
/// saying "today".
fn when(view: &OutcomeView, paid_at: &LocalTime, age: Age) -> impl IntoView + use<> {
    let (text, time) = match age {
        Age::Fresh { .. } => (Text::PaidAt, paid_at.time_of_day()),
        Age::Earlier { yesterday: true } => (Text::PaidYesterday, paid_at.text.as_str()),
        Age::Earlier { yesterday: false } => (Text::PaidOn, paid_at.text.as_str()),
    };
    let words = |language| text.with(language, [("time", time.to_owned().into())]);
    let (payers, stores) = (words(view.language), words(view.store_language));
    let stores = for_store_with(view, &payers, stores);
    view! { <p class="paid-at">{payers} " " {stores}</p> }
}

/// The time at the shop, which the page's script keeps going: a page that moves is not a picture of one.
fn clock(view: &OutcomeView, seconds_of_day: u32) -> impl IntoView + use<> {
    const PLACE: char = '#';
    let place = PLACE.to_string();
    let words = Text::SucceededLive.with(view.language, [("time", place.into())]);
    let (before, after) = words.split_once(PLACE).unwrap_or((&words, ""));
    let (before, after) = (before.to_owned(), after.to_owned());
    let pair = |number: u32| format!("{:02}", number % 60);
    let time = [seconds_of_day / 3600, seconds_of_day / 60, seconds_of_day].map(pair).join(":");
    view! {
        <p class="clock">
            {before}
            <span id="clock" dir="ltr" data-seconds=seconds_of_day>{time}</span>
            {after}
        </p>
    }
}

/// The page's face as it is once its time is over, for the script: as text, since it is no part of the page yet.
fn aged(view: &OutcomeView) -> Option<impl IntoView + use<>> {
    if is_given_back(view) {
        return None;
    }
    let mut view = view.clone();
    let Outcome::Succeeded { age, .. } = &mut view.outcome else { return None };
    let Age::Fresh { seconds_left, .. } = *age else { return None };
    *age = Age::Earlier { yesterday: false };
    Some(view! {
        <div
            id=AGED_ID
            hidden
            data-after=seconds_left
            data-class=class(&view)
            data-title=super::title(&view)
            data-face=face(&view).to_html()
            data-status-url=format!("/p/{}/status", view.token.as_str())
        ></div>
    })
}
