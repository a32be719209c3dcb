//! `standee payment`

use app::console::words::{alarm_in_words, fact_in_words};
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::Money;
use checkout::payment::{Alarm, Payment as Held, RequestId, Status};
use checkout::port::{Clock as _, PaymentKey, Store as _};
use checkout::refund::{RefundId, RefundOrder, RefundReason};
use checkout::service::{Checkout, RefundOutcome};
use checkout::time::Timestamp;
use clap::Subcommand;
use serde_json::{Value, json};

use super::code::{operator, read_amount};
use super::output::{ROWS_MAX, columns};
use super::{CommandError, Context, unmatched};
use crate::clock::SystemClock;
use crate::gateway::{AlipayPlus, time_text};
use crate::sql::{Database, HistoryLine, PaymentFilter};
use crate::{object, refunds};

#[derive(Debug, Subcommand)]
pub(super) enum Payment {
    /// Lists payments, newest first.
    List {
        /// Only this code's.
        #[arg(long)]
        code: Option<String>,
        /// Only those that stand here: created, processing, succeeded, failed, cancelling or cancelled.
        #[arg(long, value_parser = status)]
        status: Option<Status>,
        /// Only those made at this time or later, such as 2026-11-22T00:00:00+08:00.
        #[arg(long, value_parser = time)]
        since: Option<Timestamp>,
    },
    /// Shows a payment with its history.
    Show {
        /// The payment's id.
        id: String,
    },
    /// Lists the signed notifications that fit no payment or could not be read, each with the reason, newest first.
    Unmatched,
    /// Asks Alipay+ what became of a payment, and keeps the answer.
    Inquire {
        /// The payment's id.
        id: String,
    },
    /// Cancels a payment; a running server repeats it until Alipay+ confirms.
    Cancel {
        /// The payment's id.
        id: String,
        /// Why, for the audit log.
        #[arg(long)]
        reason: Option<String>,
    },
    /// Gives back a part of a payment, or all of it; a running server goes on until Alipay+ says how it ended.
    Refund {
        /// The payment's id.
        id: String,
        /// How much, such as 3.00, in the payment's currency.
        #[arg(long)]
        amount: String,
        /// Why, in words that the payer may see.
        #[arg(long)]
        reason: String,
    },
}

pub(super) async fn run(command: Payment, context: &Context) -> Result<(), CommandError> {
    match command {
        Payment::List { code, status, since } => {
            let code = code.as_deref().map(EntryCode::parse).transpose()?;
            list(context, &PaymentFilter { code, status, since }).await
        }
        Payment::Show { id } => {
            let database = context.database().await?;
            let payment = find(&database, &id).await?;
            show(context, &database, &payment).await
        }
        Payment::Unmatched => unmatched::list(context).await,
        Payment::Inquire { id } => {
            let checkout = checkout(context).await?;
            let payment = checkout.inquire(find(checkout.store(), &id).await?).await?;
            show(context, checkout.store(), &payment).await
        }
        Payment::Cancel { id, reason } => {
            let reason = reason.as_deref().map(RefundReason::parse).transpose()?;
            let checkout = checkout(context).await?;
            let payment = find(checkout.store(), &id).await?;
            if payment.progress.refunds_claimed.minor_units() > 0 {
                let left = words(payment.left_to_refund());
                let refusal = format!(
                    "payment {id} is refunded in part and cannot be cancelled; {left} can still be refunded"
                );
                return Err(refusal.into());
            }
            let payment = refunds::cancel(&checkout, payment, reason.as_ref(), &operator()).await?;
            show(context, checkout.store(), &payment).await
        }
        Payment::Refund { id, amount, reason } => refund(context, &id, &amount, &reason).await,
    }
}

async fn refund(context: &Context, id: &str, amount: &str, reason: &str) -> Result<(), CommandError> {
    let checkout = checkout(context).await?;
    let payment = find(checkout.store(), id).await?;
    let store = checkout.store().store_profile(&payment.order.store_id).await?;
    let store = store.ok_or_else(|| format!("the store of payment {id} has vanished"))?;
    let order = RefundOrder {
        id: RefundId::from_random(crate::random::bytes()),
        payment: payment.order.request_id.clone(),
        amount: read_amount("--amount", amount, &store)?,
        reason: RefundReason::parse(reason)?,
        created_at: checkout.clock().now(),
    };
    let request_id = order.payment.clone();
    match refunds::refund(&checkout, payment, order, None, &operator()).await? {
        RefundOutcome::Taken(_) => {
            let payment = find(checkout.store(), request_id.as_str()).await?;
            show(context, checkout.store(), &payment).await
        }
        RefundOutcome::Refused(refusal) => Err(refusal.into()),
    }
}

async fn checkout(context: &Context) -> Result<Checkout<Database, AlipayPlus, SystemClock>, CommandError> {
    let settings = context.settings()?;
    if settings.gateway.is_none() {
        return Err("no gateway is configured; set gateway_url, client_id and the keys".into());
    }
    let gateway = AlipayPlus::new(settings.gateway.as_ref(), &settings.public_url)?;
    Ok(Checkout::new(context.database().await?, gateway, SystemClock))
}

async fn find(database: &Database, id: &str) -> Result<Held, CommandError> {
    let unknown = || format!("there is no payment {id}; `standee payment list` shows them");
    let request_id = RequestId::parse(id).ok_or_else(unknown)?;
    let found = database.payment(PaymentKey::RequestId(&request_id)).await?;
    Ok(found.ok_or_else(unknown)?)
}

async fn list(context: &Context, filter: &PaymentFilter) -> Result<(), CommandError> {
    let payments = context.database().await?.payments(filter, ROWS_MAX).await?;
    let objects: Vec<Value> = payments.iter().map(object::payment).collect();
    context.print(&json!({ "payments": objects }), || {
        let row = |payment: &Held| {
            vec![
                payment.order.request_id.to_string(),
                payment.order.request_id.reference(),
                time_text(payment.order.created_at),
                payment.order.code.to_string(),
                words(payment.order.amount),
                payment.progress.status.name().to_owned(),
            ]
        };
        columns(&payments.iter().map(row).collect::<Vec<_>>())
    })?;
    Ok(())
}

async fn show(context: &Context, database: &Database, payment: &Held) -> Result<(), CommandError> {
    let history = database.history(&payment.order.request_id).await?;
    let refunds = database.refunds(&payment.order.request_id).await?;
    // Servers are told of what was done to it before this process ends.
    database.close().await;
    let mut value = object::payment(payment);
    value["history"] = history.iter().map(line_object).collect();
    value["refunds"] = refunds.iter().map(object::refund).collect();
    context.print(&value, || {
        let pair = |name: &str, value: String| vec![name.to_owned(), value];
        let mut head = vec![
            pair("payment", payment.order.request_id.to_string()),
            pair("reference", payment.order.request_id.reference()),
            pair("status", payment.progress.status.name().to_owned()),
            pair("amount", words(payment.order.amount)),
            pair("code", payment.order.code.to_string()),
        ];
        head.extend(refunds.iter().map(|refund| {
            let (order, status) = (&refund.order, refund.status.name());
            pair("refund", format!("{} {status}: {}", words(order.amount), order.reason.as_str()))
        }));
        let lines = history.iter().map(|line| {
            vec![
                time_text(line.at),
                fact_in_words(&line.fact, Language::En),
                line.status.clone(),
                line.result_code.clone().unwrap_or_default(),
                line.alarm.as_deref().map(alarm).unwrap_or_default(),
            ]
        });
        format!("{}\n\n{}", columns(&head), columns(&lines.collect::<Vec<_>>()))
    })?;
    Ok(())
}

/// What the operator has to know of a payment, as the console says it.
fn alarm(name: &str) -> String {
    let known = Alarm::ALL.into_iter().find(|alarm| alarm.name() == name);
    // A newer server wrote another.
    let words = known.map_or_else(|| name.to_owned(), |alarm| alarm_in_words(alarm, Language::En));
    format!("ALARM: {words}")
}

/// An amount for people: `SGD 12.50`.
pub(super) fn words(amount: Money) -> String {
    format!("{} {amount}", amount.currency().code())
}

fn line_object(line: &HistoryLine) -> Value {
    json!({
        "at": time_text(line.at),
        "event": line.fact,
        "status": line.status,
        "result_code": line.result_code,
        "alarm": line.alarm,
        "refund": line.refund,
        "sha256": line.digest,
    })
}

fn status(text: &str) -> Result<Status, String> {
    Status::from_name(text).ok_or_else(|| {
        let names = Status::ALL.map(Status::name).join(", ");
        format!("expected one of {names}")
    })
}

fn time(text: &str) -> Result<Timestamp, String> {
    let time: jiff::Timestamp =
        text.parse().map_err(|_| "expected a time with its offset, such as 2026-11-22T00:00:00+08:00")?;
    Ok(Timestamp::from_millis(time.as_millisecond()))
}
