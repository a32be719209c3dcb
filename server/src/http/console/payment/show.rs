//! `GET /console/payments/{payment}`

use std::sync::Arc;

use app::console::payment::{PaymentView, Typed, Ways, render};
use app::console::{Frame, Problems};
use axum::extract::State;
use axum::response::Html;
use checkout::money::Money;
use checkout::payment::Status;
use checkout::port::Store as _;
use checkout::refund::RefundId;

use super::super::super::Shared;
use super::super::super::local_time::local_time;
use super::super::error::ConsoleError;
use super::super::item::item;
use super::super::signed_in::{SignedIn, Visit};
use super::find;
use super::history::told;
use crate::http::extract::Path;
use crate::sql::PaymentRow;

/// What people did to a payment that its page shows at most.
const DEEDS_MAX: u32 = 100;

pub(super) async fn page(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Html<String>, ConsoleError> {
    let row = find(&shared, &signed_in, &id).await?;
    let ways = ways(&row, &signed_in, Typed::default(), Problems::default());
    Ok(Html(show(&shared, visit.frame, row, ways).await?))
}

/// What the user can do with a payment.
pub(super) fn ways(row: &PaymentRow, signed_in: &SignedIn, typed: Typed, problems: Problems) -> Ways {
    let refund = most(row, signed_in).filter(|most| most.minor_units() > 0);
    Ways {
        refund,
        refund_id: RefundId::from_random(crate::random::bytes()),
        cancel: may_cancel(row, signed_in),
        typed,
        problems,
    }
}

/// The most that the user can give back of a payment.
pub(super) fn most(row: &PaymentRow, signed_in: &SignedIn) -> Option<Money> {
    let payment = &row.payment;
    let left = payment.left_to_refund();
    let Some(limit) = signed_in.access().refund_limit(&payment.order.store_id).ok()? else {
        return Some(left);
    };
    let claimed = payment.progress.refunds_claimed.minor_units();
    let own = limit.minor_units().saturating_sub(claimed);
    (limit.currency() == left.currency()).then(|| Money::new(left.currency(), own.min(left.minor_units())))
}

/// Whether the user can cancel a payment as it stands: then all that was paid goes back.
pub(super) fn may_cancel(row: &PaymentRow, signed_in: &SignedIn) -> bool {
    let (order, progress) = (&row.payment.order, &row.payment.progress);
    let can_be = match progress.status {
        Status::Created | Status::Processing => true,
        Status::Succeeded => progress.refunds_claimed.minor_units() == 0 && !progress.cancel_refused,
        Status::Failed | Status::Cancelling | Status::Cancelled => false,
    };
    let access = signed_in.access();
    can_be && access.check_return(&order.store_id, progress.refunds_claimed, order.amount).is_ok()
}

/// A payment's page.
pub(super) async fn show(
    shared: &Shared,
    frame: Frame,
    row: PaymentRow,
    ways: Ways,
) -> Result<String, ConsoleError> {
    let database = shared.checkout.store();
    let id = &row.payment.order.request_id;
    let timezone = row.store_timezone.clone();
    let refunds = database.refunds(id).await?;
    let history = database.history(id).await?;
    let deeds = database.trail(id.as_str(), DEEDS_MAX).await?;
    let view = PaymentView {
        frame,
        refunds: refunds
            .into_iter()
            .map(|refund| {
                let at = local_time(refund.order.created_at, &timezone);
                (refund, at)
            })
            .collect(),
        history: told(history, deeds, &timezone),
        ways,
        item: item(row),
    };
    Ok(render(&view))
}
