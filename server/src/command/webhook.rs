//! `standee webhook`

use checkout::access::Scope;
use checkout::port::Clock as _;
use clap::Subcommand;
use serde_json::{Value, json};

use super::code::{doer, operator};
use super::output::{ROWS_MAX, columns};
use super::{CommandError, Context};
use crate::catalogue::webhook::add;
use crate::clock::SystemClock;
use crate::gateway::time_text;
use crate::sql::{Database, Delivery, Webhook as Endpoint};
use crate::webhook::{OLD_SECRET_SECONDS, Secret, Sender};

/// The most messages that a listing prints: the newest.
const DELIVERIES_MAX: u32 = 100;

#[derive(Debug, Subcommand)]
pub(super) enum Webhook {
    /// Adds an address that is told of all results from now on, and prints the secret that signs, once.
    Add {
        /// The merchant's id.
        #[arg(long)]
        merchant: String,
        /// Where messages are sent: https, on the public Internet.
        #[arg(long)]
        url: String,
    },
    /// Lists the webhooks.
    List,
    /// Prints a new secret, once; the one before signs beside it for a day.
    Rotate {
        /// The webhook's id.
        id: String,
    },
    /// Switches a webhook on.
    On {
        /// The webhook's id.
        id: String,
    },
    /// Switches a webhook off: it hears nothing of what happens meanwhile.
    Off {
        /// The webhook's id.
        id: String,
    },
    /// Removes a webhook.
    Remove {
        /// The webhook's id.
        id: String,
    },
    /// Lists what was sent to a webhook with each try, newest first.
    Deliveries {
        /// The webhook's id.
        id: String,
    },
    /// Sends a message again, at once.
    Resend {
        /// The webhook's id.
        id: String,
        /// The message's id, as `deliveries` prints it.
        event: String,
    },
}

pub(super) async fn run(command: Webhook, context: &Context) -> Result<(), CommandError> {
    let database = context.database().await?;
    match command {
        Webhook::Add { merchant, url } => add_endpoint(context, &database, &merchant, &url).await,
        Webhook::List => list(context, &database).await,
        Webhook::Rotate { id } => rotate(context, &database, &id).await,
        Webhook::On { id } => switch(context, &database, &id, true).await,
        Webhook::Off { id } => switch(context, &database, &id, false).await,
        Webhook::Remove { id } => {
            let endpoint = find(&database, &id).await?;
            database.remove_webhook(&endpoint, doer(&operator())).await?;
            context
                .print(&json!({ "webhook": id, "removed": true }), || format!("webhook {id} is removed"))?;
            Ok(())
        }
        Webhook::Deliveries { id } => deliveries(context, &database, &id).await,
        Webhook::Resend { id, event } => resend(context, &database, &id, &event).await,
    }
}

async fn add_endpoint(
    context: &Context,
    database: &Database,
    merchant: &str,
    url: &str,
) -> Result<(), CommandError> {
    if !database.has_merchant(merchant).await? {
        return Err(format!("there is no merchant {merchant}; `standee merchant list` shows them").into());
    }
    let sender = Sender::new(context.settings()?.webhook_networks)?;
    let added = add(database, &sender, merchant, url, doer(&operator())).await??;
    let value = json!({ "webhook": added.id, "url": added.url, "secret": added.secret.text() });
    context.print(&value, || {
        format!(
            "webhook {}\n{}\nsigns what is sent to {}; it is not shown again",
            added.id,
            added.secret.text(),
            added.url
        )
    })?;
    Ok(())
}

async fn list(context: &Context, database: &Database) -> Result<(), CommandError> {
    let endpoints = database.webhooks_within(&Scope::All, ROWS_MAX).await?;
    let objects: Vec<Value> = endpoints.iter().map(object).collect();
    context.print(&json!({ "webhooks": objects }), || {
        let row = |endpoint: &Endpoint| {
            let failing = endpoint.failing_since.map(|since| format!("failing since {}", time_text(since)));
            vec![
                endpoint.id.clone(),
                endpoint.merchant_id.clone(),
                endpoint.state.name().to_owned(),
                endpoint.url.clone(),
                failing.unwrap_or_default(),
            ]
        };
        columns(&endpoints.iter().map(row).collect::<Vec<_>>())
    })?;
    Ok(())
}

async fn rotate(context: &Context, database: &Database, id: &str) -> Result<(), CommandError> {
    let endpoint = find(database, id).await?;
    let secret = Secret::new();
    database.rotate_webhook(&endpoint, &secret, doer(&operator())).await?;
    context.print(&json!({ "webhook": id, "secret": secret.text() }), || {
        let hours = OLD_SECRET_SECONDS / 3600;
        format!(
            "{}\nsigns from now on, and the secret before it for {hours} more hours; it is not shown again",
            secret.text()
        )
    })?;
    Ok(())
}

async fn switch(context: &Context, database: &Database, id: &str, on: bool) -> Result<(), CommandError> {
    let endpoint = find(database, id).await?;
    database.set_webhook_on(&endpoint, on, doer(&operator())).await?;
    let state = if on { "on" } else { "off" };
    context.print(&json!({ "webhook": id, "state": state }), || format!("webhook {id} is {state}"))?;
    Ok(())
}

async fn deliveries(context: &Context, database: &Database, id: &str) -> Result<(), CommandError> {
    let endpoint = find(database, id).await?;
    let deliveries = database.deliveries(&endpoint, DELIVERIES_MAX).await?;
    let objects: Vec<Value> = deliveries.iter().map(delivery_object).collect();
    context.print(&json!({ "webhook": id, "deliveries": objects }), || {
        let row = |delivery: &Delivery| {
            let last = delivery.tries.last();
            let answer = last.map(|last| {
                let status = last.status_code.map(|code| code.to_string());
                status.or_else(|| last.failure.clone()).unwrap_or_default()
            });
            vec![
                delivery.event_id.clone(),
                delivery.event.clone(),
                time_text(delivery.made_at),
                delivery.state.name().to_owned(),
                format!("{} tries", delivery.tries.len()),
                answer.unwrap_or_default(),
            ]
        };
        columns(&deliveries.iter().map(row).collect::<Vec<_>>())
    })?;
    Ok(())
}

async fn resend(context: &Context, database: &Database, id: &str, event: &str) -> Result<(), CommandError> {
    let endpoint = find(database, id).await?;
    if !database.resend(&endpoint, event, SystemClock.now()).await? {
        return Err(format!(
            "webhook {id} was never sent {event}, or is off; `standee webhook deliveries {id}` shows what it was sent"
        )
        .into());
    }
    context.print(&json!({ "webhook": id, "event": event }), || {
        format!("{event} is sent again by a running server, at once")
    })?;
    Ok(())
}

async fn find(database: &Database, id: &str) -> Result<Endpoint, CommandError> {
    let found = database.webhook_within(&Scope::All, id).await?;
    Ok(found.ok_or_else(|| format!("there is no webhook {id}; `standee webhook list` shows them"))?)
}

fn object(endpoint: &Endpoint) -> Value {
    json!({
        "webhook": endpoint.id,
        "merchant": endpoint.merchant_id,
        "url": endpoint.url,
        "state": endpoint.state.name(),
        "failing_since": endpoint.failing_since.map(time_text),
        "old_secret_until": endpoint.old_secret_until.map(time_text),
        "created_at": time_text(endpoint.created_at),
    })
}

fn delivery_object(delivery: &Delivery) -> Value {
    let tries = delivery.tries.iter().map(|each| {
        json!({
            "at": time_text(each.at),
            "status_code": each.status_code,
            "failure": each.failure,
            "duration_ms": each.duration_millis,
        })
    });
    json!({
        "event": delivery.event_id,
        "type": delivery.event,
        "payment": delivery.payment,
        "refund": delivery.refund,
        "at": time_text(delivery.made_at),
        "state": delivery.state.name(),
        // What is due at once was due from the beginning.
        "due_at": delivery.due_at.map(|at| time_text(at.max(delivery.made_at))),
        "tries": tries.collect::<Vec<_>>(),
    })
}
