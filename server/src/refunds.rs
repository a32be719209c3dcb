//! Refunds and cancels, the same for the console, the API and the command line: who asks for one is in the audit log before
//! Alipay+ is asked.

use checkout::money::Money;
use checkout::payment::Payment;
use checkout::port::{Clock, Gateway, StoreError};
use checkout::refund::{RefundOrder, RefundReason};
use checkout::service::{Checkout, RefundOutcome};

use crate::sql::{Database, Doer};

/// Refunds a part of `payment`, for a caller who may refund `limit` of one payment at most.
///
/// # Errors
/// The database's.
pub(crate) async fn refund<G: Gateway, C: Clock>(
    checkout: &Checkout<Database, G, C>,
    payment: Payment,
    order: RefundOrder,
    limit: Option<Money>,
    by: &str,
) -> Result<RefundOutcome, StoreError> {
    let amount = order.amount;
    let detail = format!("{} {amount} · {}", amount.currency().code(), order.reason.as_str());
    let doer = Doer { by, at: order.created_at };
    checkout.store().record_payment_deed(&order.payment, "refund", Some(detail), doer).await?;
    checkout.refund_up_to(payment, order, limit).await
}

/// Cancels `payment`, and returns it as it is afterwards.
///
/// # Errors
/// The database's.
pub(crate) async fn cancel<G: Gateway, C: Clock>(
    checkout: &Checkout<Database, G, C>,
    payment: Payment,
    reason: Option<&RefundReason>,
    by: &str,
) -> Result<Payment, StoreError> {
    let detail = reason.map(|reason| reason.as_str().to_owned());
    let doer = Doer { by, at: checkout.clock().now() };
    checkout.store().record_payment_deed(&payment.order.request_id, "cancel", detail, doer).await?;
    checkout.cancel(payment).await
}
