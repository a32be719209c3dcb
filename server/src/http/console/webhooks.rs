//! `/console/webhooks/{webhook}`: an endpoint of a merchant's system, what was sent to it, and what is done to it.

use std::sync::Arc;

use app::console::Done;
use app::console::confirm::{Question, WebhookAction};
use app::console::systems::{
    DeliveryLine, DeliveryState, SecretView, WebhookLine, WebhookState, WebhookView, render_secret,
    render_webhook,
};
use axum::extract::State;
use axum::response::{Html, IntoResponse as _, Response};
use checkout::port::Clock as _;
use checkout::time::Timestamp;
use serde::Deserialize;

use super::super::Shared;
use super::confirm::Sent;
use super::error::ConsoleError;
use super::signed_in::{SignedIn, Visit};
use super::systems::{WHO, merchant_name};
use super::{Route, form};
use crate::http::extract::{Form, Path};
use crate::sql::{self, Delivery, Webhook};
use crate::webhook::Secret;

/// The most messages that a webhook's page shows: the newest.
const DELIVERIES_MAX: u32 = 50;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::page("/console/webhooks/{webhook}", WHO, show),
        Route::form("/console/webhooks/{webhook}/rotate", WHO, rotate),
        Route::form("/console/webhooks/{webhook}/on", WHO, switch_on),
        Route::form("/console/webhooks/{webhook}/off", WHO, switch_off),
        Route::form("/console/webhooks/{webhook}/remove", WHO, remove),
        Route::form("/console/webhooks/{webhook}/resend", WHO, resend),
    ]
}

async fn show(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Html<String>, ConsoleError> {
    let webhook = find(&shared, &signed_in, &id).await?;
    let database = shared.checkout.store();
    let deliveries = database.deliveries(&webhook, DELIVERIES_MAX).await?;
    let merchant = merchant_name(&shared, &signed_in, &webhook.merchant_id).await?;
    let deliveries = deliveries.into_iter().map(delivery).collect();
    Ok(Html(render_webhook(&WebhookView {
        frame: visit.frame,
        webhook: line(webhook, merchant),
        deliveries,
    })))
}

async fn rotate(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, ConsoleError> {
    let webhook = find(&shared, &signed_in, &id).await?;
    if !sent.is_confirmed() {
        return ask(&shared, visit, &signed_in, sent, (WebhookAction::Rotate, webhook)).await;
    }
    let secret = Secret::new();
    let doer = signed_in.doer(shared.checkout.clock().now());
    shared.checkout.store().rotate_webhook(&webhook, &secret, doer).await?;
    let (frame, secret) = (visit.frame, secret.text());
    let view = SecretView { frame, name: webhook.url, secret, is_rotated: true };
    Ok(Html(render_secret(&view)).into_response())
}

/// The question before something is done to a webhook that cannot be undone.
async fn ask(
    shared: &Shared,
    visit: Visit,
    signed_in: &SignedIn,
    sent: Sent,
    (action, webhook): (WebhookAction, Webhook),
) -> Result<Response, ConsoleError> {
    let merchant = merchant_name(shared, signed_in, &webhook.merchant_id).await?;
    Ok(sent.ask(visit, Question::Webhook { action, id: webhook.id, url: webhook.url, merchant }))
}

async fn switch_on(
    State(shared): State<Arc<Shared>>,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, ConsoleError> {
    let webhook = find(&shared, &signed_in, &id).await?;
    let doer = signed_in.doer(shared.checkout.clock().now());
    shared.checkout.store().set_webhook_on(&webhook, true, doer).await?;
    Ok(form::done(&format!("/console/webhooks/{}", webhook.id), Done::Saved))
}

async fn switch_off(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, ConsoleError> {
    let webhook = find(&shared, &signed_in, &id).await?;
    if !sent.is_confirmed() {
        return ask(&shared, visit, &signed_in, sent, (WebhookAction::SwitchOff, webhook)).await;
    }
    let doer = signed_in.doer(shared.checkout.clock().now());
    shared.checkout.store().set_webhook_on(&webhook, false, doer).await?;
    Ok(form::done(&format!("/console/webhooks/{}", webhook.id), Done::Saved))
}

async fn remove(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, ConsoleError> {
    let webhook = find(&shared, &signed_in, &id).await?;
    if !sent.is_confirmed() {
        return ask(&shared, visit, &signed_in, sent, (WebhookAction::Remove, webhook)).await;
    }
    let doer = signed_in.doer(shared.checkout.clock().now());
    shared.checkout.store().remove_webhook(&webhook, doer).await?;
    Ok(form::done("/console/systems", Done::Saved))
}

#[derive(Deserialize)]
struct ResendFields {
    #[serde(default)]
    event: String,
}

async fn resend(
    State(shared): State<Arc<Shared>>,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Form(fields): Form<ResendFields>,
) -> Result<Response, ConsoleError> {
    let webhook = find(&shared, &signed_in, &id).await?;
    let now = shared.checkout.clock().now();
    if !shared.checkout.store().resend(&webhook, &fields.event, now).await? {
        return Err(ConsoleError::UnknownPage);
    }
    Ok(form::done(&format!("/console/webhooks/{}", webhook.id), Done::Saved))
}

/// The webhook of this id, if it is of a merchant of theirs.
async fn find(shared: &Shared, signed_in: &SignedIn, id: &str) -> Result<Webhook, ConsoleError> {
    let found = shared.checkout.store().webhook_within(&signed_in.scope(), id).await?;
    found.ok_or(ConsoleError::UnknownPage)
}

/// A webhook as pages show it.
pub(super) fn line(webhook: Webhook, merchant: String) -> WebhookLine {
    WebhookLine {
        id: webhook.id,
        merchant,
        url: webhook.url,
        state: match webhook.state {
            sql::WebhookState::On => WebhookState::On,
            sql::WebhookState::Off => WebhookState::Off,
            sql::WebhookState::Failed => WebhookState::Failed,
        },
        failing_since: webhook.failing_since.map(time),
    }
}

fn delivery(delivery: Delivery) -> DeliveryLine {
    let each = |each: sql::Try| {
        let status = each.status_code.map(|code| code.to_string());
        let answer = status.or(each.failure).unwrap_or_default();
        (time(each.at), answer, each.duration_millis)
    };
    DeliveryLine {
        id: delivery.event_id,
        event: delivery.event,
        payment: delivery.payment,
        at: time(delivery.made_at),
        state: match delivery.state {
            sql::DeliveryState::Waiting => DeliveryState::Waiting,
            sql::DeliveryState::Delivered => DeliveryState::Delivered,
            sql::DeliveryState::GivenUp => DeliveryState::GivenUp,
        },
        tries: delivery.tries.into_iter().map(each).collect(),
    }
}

/// A merchant's stores may be in several time zones, and its system in another.
fn time(at: Timestamp) -> String {
    format!("{} UTC", form::local_time(at, "UTC"))
}
