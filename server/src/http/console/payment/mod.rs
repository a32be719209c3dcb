//! `/console/payments/{payment}`: one payment, and what can be done with it.
//!
//! Money goes back in two steps: the form is checked and asked about, and done once that was confirmed. What a refund will
//! be known by stands in the form from the beginning, so that a form that is sent twice gives money back once.

mod give_back;
mod history;
mod show;

use std::sync::Arc;

use app::console::Done;
use app::console::notice::Notice;
use axum::extract::State;
use axum::response::Response;
use checkout::access::Right;
use checkout::payment::RequestId;
use checkout::port::Clock as _;
use serde::Deserialize;

use super::super::Shared;
use super::error::{ConsoleError, forbidden};
use super::payments::may_settle;
use super::signed_in::{SignedIn, Visit};
use super::{Route, Who, form};
use crate::http::extract::{Form, Path};
use crate::sql::PaymentRow;

pub(super) fn routes() -> Vec<Route> {
    let (see, give_back) = (Who::With(Right::SeePayments), Who::With(Right::ReturnMoney));
    vec![
        Route::page("/console/payments/{payment}", see, show::page),
        Route::form("/console/payments/{payment}/refund", give_back, give_back::refund),
        Route::form("/console/payments/{payment}/cancel", give_back, give_back::cancel),
        Route::form("/console/payments/{payment}/settle", give_back, settle),
    ]
}

#[derive(Debug, Deserialize)]
struct SettleForm {
    #[serde(default)]
    version: String,
}

/// Writes down that somebody has seen to an alarm. That it was seen to before is no mistake.
async fn settle(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Form(typed): Form<SettleForm>,
) -> Result<Response, ConsoleError> {
    let row = find(&shared, &signed_in, &id).await?;
    if !may_settle(&shared, &signed_in, &row).await? {
        return Ok(forbidden(&visit, &Notice::OwnAlarm));
    }
    if let Ok(version) = typed.version.parse() {
        let doer = signed_in.doer(shared.checkout.clock().now());
        let request_id = &row.payment.order.request_id;
        shared.checkout.store().settle_alarm(&signed_in.scope(), request_id, version, doer).await?;
    }
    Ok(form::done("/console/payments", Done::Saved))
}

/// The payment of this id, if it is of one of the user's stores.
async fn find(shared: &Shared, signed_in: &SignedIn, id: &str) -> Result<PaymentRow, ConsoleError> {
    let id = RequestId::parse(id).ok_or(ConsoleError::UnknownPage)?;
    let found = shared.checkout.store().payment_within(&signed_in.scope(), &id).await?;
    found.ok_or(ConsoleError::UnknownPage)
}
