//! `POST /e/{code}/pay`: from what was typed to the wallet's page.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use app::entry::{EntryProblem, NOTE_CHARACTERS_MAX};
use app::notice::{Notice, Unreachable};
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use checkout::attempt::AttemptId;
use checkout::entry_code::EntryCode;
use checkout::money::Money;
use checkout::payment::{Order, OutcomeToken, RequestId, TIME_TO_PAY_SECONDS};
use checkout::port::{Clock as _, StoreError};
use checkout::service::PayOutcome;
use checkout::shop::EntryPoint;
use checkout::visible::{is_visible, steers};
use serde::Deserialize;
use tracing::Instrument as _;

use super::super::Shared;
use super::super::capacity::{Capacity, Flight, Landing, RETRY_AFTER, come_again, no_room};
use super::super::error::{PageError, notice_page};
use super::super::visitor::Visitor;
use super::{Filled, entry_page, entry_point, switched_off};
use crate::concurrency::Permit;
use crate::http::extract::{Form, Path};

/// The form of the entry page.
#[derive(Clone, Debug, Deserialize)]
pub(in super::super) struct PayForm {
    #[serde(default)]
    attempt: String,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    note: String,
    /// The smallest units of an unusually large amount that the payer was asked about.
    #[serde(default)]
    confirmed: String,
}

pub(in super::super) async fn pay(
    State(shared): State<Arc<Shared>>,
    Path(code): Path<String>,
    visitor: Visitor,
    Form(form): Form<PayForm>,
) -> Response {
    let Ok(code) = EntryCode::parse(&code) else {
        return PageError::UnknownCode.show(&shared, &visitor, "/");
    };
    // The form cannot be asked for again by a link; the page that it stands in can, with what was typed kept.
    let again = app::entry::address(&code, &form.amount, &form.note);
    if let Err(after) = shared.capacity.count_press(visitor.address()) {
        // Before the database is asked for anything.
        return no_room(&shared, &visitor, Some(&again), StatusCode::TOO_MANY_REQUESTS, after);
    }
    match take(&shared, code, &visitor, form).await {
        Ok(answer) => answer,
        Err(error) => error.show(&shared, &visitor, &again),
    }
}

/// `GET /e/{code}/pay`: a browser that reopens the form's address by itself is led back to the entry page.
pub(in super::super) async fn reopened(Path(code): Path<String>) -> Redirect {
    match EntryCode::parse(&code) {
        Ok(code) => Redirect::to(&format!("/e/{code}")),
        Err(_) => Redirect::to("/"),
    }
}

async fn take(
    shared: &Arc<Shared>,
    code: EntryCode,
    visitor: &Visitor,
    form: PayForm,
) -> Result<Response, PageError> {
    let entry = entry_point(shared, code).await?;
    if !entry.active {
        return Ok(switched_off(shared, visitor, &entry));
    }
    let checked = match check(shared, &entry, &form) {
        Ok(checked) => checked,
        Err(refusal) => {
            let attempt = refusal.attempt_is_good.then_some(form.attempt);
            let problem = Some(refusal.problem);
            let filled = Filled { amount: form.amount, note: form.note, attempt, problem };
            return Ok(entry_page(shared, visitor, entry, filled));
        }
    };
    let (amount, style) = (checked.amount, entry.amount_rule().style);
    let again = || Unreachable {
        style,
        store_name: entry.store.name.clone(),
        code: entry.code,
        attempt: form.attempt.clone(),
        amount,
        note: form.note.clone(),
    };
    let address = format!("/e/{}", entry.code);
    let order = order(shared, &entry, visitor, checked);
    let request_id = order.request_id.clone();
    let outcome = match press(shared, order, visitor).await {
        Ok(outcome) => outcome?,
        Err((status, after)) => {
            let notice = Notice::BusyWithPayments(again());
            let page = notice_page(shared, visitor, entry.store.language, &address, notice);
            return Ok(come_again(page, status, after));
        }
    };
    match outcome {
        PayOutcome::Redirect { payment_url, .. } => return Ok(see_other(&payment_url)),
        PayOutcome::Show(payment) => {
            // Where the attempt already had a payment, its page says so, and knows what was typed now.
            let was_there = payment.order.request_id != request_id;
            let typed = was_there.then_some((amount, style));
            return Ok(see_other(&app::outcome::address(&payment.order.token, typed)));
        }
        PayOutcome::Unreachable(_) => {}
        PayOutcome::NotStored(error) => tracing::error!(%error, "a payment could not be stored"),
    }
    Ok(notice_page(shared, visitor, entry.store.language, &address, Notice::Unreachable(again())))
}

/// What becomes of a press; or with which status it is refused, and when there is room.
///
/// While the same attempt is under way, a further press waits for that one, and takes no room: however often and from
/// wherever it is pressed, an attempt is one payment being begun.
async fn press(
    shared: &Arc<Shared>,
    order: Order,
    visitor: &Visitor,
) -> Result<Result<PayOutcome, StoreError>, (StatusCode, Duration)> {
    let no_room = || (StatusCode::SERVICE_UNAVAILABLE, RETRY_AFTER);
    let landing = match shared.capacity.flights.board(order.attempt, order.amount) {
        Flight::First(landing) => landing,
        Flight::Again(follower) => return follower.outcome().await.ok_or_else(no_room),
    };
    let room = room(&shared.capacity, &order, visitor)?;
    Ok(ask(shared.clone(), order, room, landing).await)
}

/// Room for one more payment, or why there is none and when there will be.
fn room(
    capacity: &Capacity,
    order: &Order,
    visitor: &Visitor,
) -> Result<Permit<IpAddr>, (StatusCode, Duration)> {
    let too_many = |after| (StatusCode::TOO_MANY_REQUESTS, after);
    let room = capacity.take_pay(visitor.address());
    let room = room.ok_or((StatusCode::SERVICE_UNAVAILABLE, RETRY_AFTER))?;
    capacity.count_pay(&order.attempt, &order.code, visitor.address()).map_err(too_many)?;
    Ok(room)
}

/// Asks in a task of its own. A browser hangs up for its own reasons (a second tap, Back, a tunnel), which ends the
/// handler; an asking that ended with it would leave whoever presses next waiting for an answer that nobody keeps.
async fn ask(
    shared: Arc<Shared>,
    order: Order,
    room: Permit<IpAddr>,
    landing: Landing,
) -> Result<PayOutcome, StoreError> {
    let asking = async move {
        let outcome = shared.checkout.pay(order).await;
        landing.lands(&outcome);
        drop(room);
        outcome
    };
    let asked = tokio::spawn(asking.in_current_span()).await;
    asked.unwrap_or_else(|error| Err(StoreError::Unavailable(format!("asking for a payment: {error}"))))
}

/// What was posted, once it is right.
struct Checked {
    attempt: AttemptId,
    amount: Money,
    note: Option<String>,
}

/// What is wrong with it.
struct Refusal {
    problem: EntryProblem,
    /// Whether the page may go on with its attempt.
    attempt_is_good: bool,
}

fn check(shared: &Shared, entry: &EntryPoint, form: &PayForm) -> Result<Checked, Refusal> {
    let now = shared.checkout.clock().now();
    let attempt = shared
        .attempt_key
        .open(&form.attempt, &entry.code, now)
        .map_err(|_| Refusal { problem: EntryProblem::PageExpired, attempt_is_good: false })?;
    let wrong = |problem| Refusal { problem, attempt_is_good: true };
    let amount = if let Some(amount) = entry.fixed_amount {
        amount
    } else {
        let rule = entry.amount_rule();
        let amount = rule.parse(&form.amount).map_err(|problem| wrong(EntryProblem::Amount(problem)))?;
        // A point that was missed makes an amount a hundredfold. Where the shop has set a maximum, that tells.
        let confirmed = form.confirmed == amount.minor_units().to_string();
        if rule.maximum.is_none() && amount.is_unusually_large() && !confirmed {
            return Err(wrong(EntryProblem::Unusual(amount)));
        }
        amount
    };
    let note = clean(&form.note);
    if note.chars().count() > NOTE_CHARACTERS_MAX {
        return Err(wrong(EntryProblem::NoteTooLong));
    }
    Ok(Checked { attempt, amount, note: Some(note).filter(|note| !note.is_empty()) })
}

/// One line of visible text: what steers, breaks or turns lines becomes a space, and spaces are folded.
fn clean(note: &str) -> String {
    let turns = |character: char| steers(character) || matches!(character, '\u{200e}' | '\u{200f}');
    let note: String = note.chars().map(|character| if turns(character) { ' ' } else { character }).collect();
    let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_visible(&note) { note } else { String::new() }
}

fn order(shared: &Shared, entry: &EntryPoint, visitor: &Visitor, checked: Checked) -> Order {
    let now = shared.checkout.clock().now();
    Order {
        request_id: RequestId::from_random(crate::random::bytes()),
        token: OutcomeToken::from_random(crate::random::bytes()),
        attempt: checked.attempt,
        code: entry.code,
        store_id: entry.store.id.clone(),
        amount: checked.amount,
        note: checked.note,
        payer: visitor.payer(visitor.language(entry.store.language)),
        created_at: now,
        expires_at: now.plus_seconds(TIME_TO_PAY_SECONDS),
    }
}

/// 303, so that the browser asks for it with GET and never posts the form again.
fn see_other(location: &str) -> Response {
    match HeaderValue::from_str(location) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        // Only addresses of visible ASCII pass the policy of payment URLs, and our own paths are such.
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn a_note_becomes_one_line_of_visible_text() {
        assert_eq!(clean("  table\t4\r\nno  ice \u{202e}evil"), "table 4 no ice evil");
        assert_eq!(clean("三号桌 <b>"), "三号桌 <b>");
        assert_eq!(clean("one\u{2028}two\u{2066}three\u{fff9}four"), "one two three four");
        for nothing in ["\u{200f}\n", "\u{200b}", "\u{feff} \u{3164}"] {
            assert_eq!(clean(nothing), "", "{nothing:?}");
        }
    }
}
