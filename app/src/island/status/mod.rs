//! The live status: it waits for the payment to move, and then shows what the server says.

use leptos::prelude::*;

#[cfg(feature = "hydrate")]
mod follow;

/// The element around the status. Its data attributes say what to follow:
///
/// - `data-shown`: the status that the page shows;
/// - `data-events`, `data-status-url`: where news come from, and where to ask;
/// - `data-trouble`, `data-given-up`: what to say while the connection is lost, and once nobody asks any more.
pub(crate) const STATUS_ID: &str = "status";

/// Follows the payment, and says so when it cannot.
#[island]
pub(crate) fn LiveStatus() -> impl IntoView {
    let words = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    leptos::task::spawn_local(follow::follow(words));
    view! { <span class="connection" role="status">{words}</span> }
}
