//! `/p/{token}`: what became of a payment, for whoever bears its token.

mod events;
mod page;
mod status;
mod watchers;

use std::net::IpAddr;

use checkout::payment::{OutcomeToken, Payment};
use checkout::port::{PaymentKey, Store as _};

pub(super) use events::{RECONNECT, STREAM_HEADERS, events, no_room_to_listen};
pub(super) use page::{page, page_at};
pub(super) use status::status;
pub use watchers::Watchers;

use super::Shared;
use super::error::PageError;

/// The payment whose token stands in a URL, whatever a chat hung on to it.
async fn payment(shared: &Shared, link: &str) -> Result<Payment, PageError> {
    let token = link.split(|next: char| !next.is_ascii_alphanumeric()).next().unwrap_or_default();
    let token = OutcomeToken::parse(token).ok_or(PageError::UnknownPage)?;
    shared.checkout.store().payment(PaymentKey::Token(&token)).await?.ok_or(PageError::UnknownPage)
}

/// Has an open payment looked at soon, because its payer watches. Where that cannot be stored, what is known can be shown
/// all the same; the worker looks when it would have.
///
/// One address has so many looked at in a minute: each costs an inquiry.
async fn hurry(shared: &Shared, payment: &Payment, address: Option<IpAddr>) {
    if payment.progress.status.is_final() || !shared.capacity.may_inquire(address) {
        return;
    }
    if let Err(error) = shared.checkout.hurry(&payment.order.request_id).await {
        tracing::warn!(%error, "a payment could not be hurried");
    }
}
