//! `POST /console/payments/{payment}/refund` and `/cancel`: asked about first, done once confirmed.

use std::sync::Arc;

use app::console::confirm::Question;
use app::console::form::Problem;
use app::console::payment::Typed;
use app::console::{Done, Problems};
use axum::extract::State;
use axum::response::Response;
use checkout::access::ReturnRefused;
use checkout::money::{AmountRule, Money, NumberStyle};
use checkout::port::{Clock as _, Store as _};
use checkout::refund::{ReasonProblem, RefundId, RefundOrder, RefundReason, RefundRefusal};
use checkout::service::RefundOutcome;

use super::super::super::Shared;
use super::super::confirm::Sent;
use super::super::error::ConsoleError;
use super::super::form;
use super::super::item::item;
use super::super::signed_in::{SignedIn, Visit};
use super::find;
use super::show::{may_cancel, show, ways};
use crate::http::extract::{Form, Path};
use crate::refunds;
use crate::sql::PaymentRow;

pub(super) async fn refund(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, ConsoleError> {
    let row = find(&shared, &signed_in, &id).await?;
    let mut problems = Problems::default();
    let refund_id = RefundId::parse(sent.field("refund"));
    if let Some(id) = &refund_id
        && let Some(known) = shared.checkout.store().refund(id).await?
        && known.order.payment == row.payment.order.request_id
    {
        // Sent twice: it is done already.
        return Ok(refund_asked(&row));
    }
    let amount = problems.keep("amount", amount(&row, &signed_in, sent.field("amount")));
    let reason = RefundReason::parse(sent.field("reason")).map_err(reason_problem);
    let reason = problems.keep("reason", reason);
    let (Some(amount), Some(reason), Some(refund_id)) = (amount, reason, refund_id) else {
        return wrong_refund(&shared, visit, &signed_in, row, &sent, problems).await;
    };
    if !sent.is_confirmed() {
        let reason = reason.as_str().to_owned();
        return Ok(sent.ask(visit, Question::Refund { item: Box::new(item(row)), amount, reason }));
    }
    match give_back(&shared, &signed_in, &row, refund_id, amount, reason).await? {
        Ok(()) => Ok(refund_asked(&row)),
        Err(problem) => {
            let problems = Problems::of("amount", problem);
            wrong_refund(&shared, visit, &signed_in, row, &sent, problems).await
        }
    }
}

/// Gives money back, as far as this user may.
async fn give_back(
    shared: &Shared,
    signed_in: &SignedIn,
    row: &PaymentRow,
    id: RefundId,
    amount: Money,
    reason: RefundReason,
) -> Result<Result<(), Problem>, ConsoleError> {
    let payment = &row.payment;
    let now = shared.checkout.clock().now();
    let request_id = payment.order.request_id.clone();
    let limit = signed_in.access().refund_limit(&payment.order.store_id).ok().flatten();
    let order = RefundOrder { id, payment: request_id, amount, reason, created_at: now };
    let style = NumberStyle::of_region(&row.store_region);
    let by = signed_in.user.name.as_str();
    Ok(match refunds::refund(&shared.checkout, payment.clone(), order, limit, by).await? {
        RefundOutcome::Taken(_) => Ok(()),
        RefundOutcome::Refused(RefundRefusal::MoreThanLeft { .. }) => Err(Problem::TooMuch),
        RefundOutcome::Refused(RefundRefusal::OverLimit { limit }) => Err(Problem::Limit(limit, style)),
        RefundOutcome::Refused(RefundRefusal::Nothing) => Err(Problem::NotAnAmount),
        RefundOutcome::Refused(
            RefundRefusal::NotPaid | RefundRefusal::OtherCurrency | RefundRefusal::IdTaken,
        ) => Err(Problem::NoLonger),
    })
}

/// The amount that was typed, if the user can give that much back.
fn amount(row: &PaymentRow, signed_in: &SignedIn, typed: &str) -> Result<Money, Problem> {
    let payment = &row.payment;
    let style = NumberStyle::of_region(&row.store_region);
    let currency = payment.order.amount.currency();
    let rule = AmountRule { currency, minimum: None, maximum: None, style };
    let amount = rule.parse(typed).map_err(|problem| Problem::Amount(problem, rule))?;
    let left = payment.left_to_refund();
    if left.minor_units() == 0 {
        return Err(Problem::NoLonger);
    }
    if amount.minor_units() > left.minor_units() {
        return Err(Problem::TooMuch);
    }
    let claimed = payment.progress.refunds_claimed;
    signed_in.access().check_return(&payment.order.store_id, claimed, amount).map_err(
        |refused| match refused {
            ReturnRefused::OverLimit(limit) => Problem::Limit(limit, style),
            ReturnRefused::OtherStore => Problem::NoLonger,
        },
    )?;
    Ok(amount)
}

const fn reason_problem(problem: ReasonProblem) -> Problem {
    match problem {
        ReasonProblem::Length => Problem::Reason,
        ReasonProblem::Steers => Problem::Steers,
    }
}

async fn wrong_refund(
    shared: &Shared,
    visit: Visit,
    signed_in: &SignedIn,
    row: PaymentRow,
    sent: &Sent,
    problems: Problems,
) -> Result<Response, ConsoleError> {
    let [amount, reason] = ["amount", "reason"].map(|field| sent.field(field).to_owned());
    let typed = Typed { amount, reason, ..Typed::default() };
    let ways = ways(&row, signed_in, typed, problems);
    Ok(form::wrong(show(shared, visit.frame, row, ways).await?))
}

fn refund_asked(row: &PaymentRow) -> Response {
    form::done(&address(row), Done::RefundAsked)
}

fn address(row: &PaymentRow) -> String {
    format!("/console/payments/{}", row.payment.order.request_id)
}

pub(super) async fn cancel(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, ConsoleError> {
    let row = find(&shared, &signed_in, &id).await?;
    let reason = RefundReason::parse(sent.field("cancel_reason"));
    let problem = match &reason {
        _ if !may_cancel(&row, &signed_in) => Some(Problem::NoLonger),
        Err(problem) => Some(reason_problem(*problem)),
        Ok(_) => None,
    };
    let (Ok(reason), None) = (reason, problem) else {
        let problems = Problems::of("cancel_reason", problem.unwrap_or(Problem::Reason));
        let cancel_reason = sent.field("cancel_reason").to_owned();
        let typed = Typed { cancel_reason, ..Typed::default() };
        let ways = ways(&row, &signed_in, typed, problems);
        return Ok(form::wrong(show(&shared, visit.frame, row, ways).await?));
    };
    if !sent.is_confirmed() {
        let reason = reason.as_str().to_owned();
        return Ok(sent.ask(visit, Question::Cancel { item: Box::new(item(row)), reason }));
    }
    let by = signed_in.user.name.as_str();
    refunds::cancel(&shared.checkout, row.payment.clone(), Some(&reason), by).await?;
    Ok(form::done(&address(&row), Done::CancelAsked))
}
