//! The shop: an entry code on its counter and one that a crowd scans, and an operator who at times cancels a payment,
//! refunds, and returns what was paid although we had said that it was not.

use std::sync::Arc;

use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{Currency, Money};
use checkout::payment::{Payment, RequestId, Status};
use checkout::port::Clock as _;
use checkout::refund::{RefundId, RefundOrder, RefundReason};
use checkout::service::RefundOutcome;
use checkout::shop::{EntryPoint, MerchantProfile, StoreProfile};

use crate::random::Random;
use crate::short;
use crate::timeline::Millis;
use crate::world::World;

const SECOND: Millis = 1000;

/// How long the till waits for an answer.
const TILL_TIME_OUT: Millis = 60_000;

pub(crate) fn currency() -> Currency {
    Currency::from_code("SGD").unwrap()
}

/// The code on the counter.
pub(crate) const COUNTER: u8 = 7;

/// The code that a crowd scans.
pub(crate) const CROWDED: u8 = 8;

pub(crate) fn entry_code(number: u8) -> EntryCode {
    EntryCode::from_random([number; 16])
}

pub(crate) fn entry_point(number: u8) -> EntryPoint {
    let merchant =
        MerchantProfile { id: "M1".to_owned(), name: "Kopi".to_owned(), category_code: "5812".to_owned() };
    EntryPoint {
        code: entry_code(number),
        active: true,
        label: None,
        fixed_amount: None,
        minimum: None,
        maximum: None,
        store: StoreProfile {
            id: "S1".to_owned(),
            name: "Kopi Corner".to_owned(),
            currency: currency(),
            region: "SG".to_owned(),
            timezone: "Asia/Singapore".to_owned(),
            language: Language::En,
            merchant,
        },
    }
}

/// Somebody at the till cancels a payment.
pub(crate) async fn cancel_something(world: Arc<World>, after: Millis) {
    world.timeline.sleep(after).await;
    let payments = world.store.payments();
    if payments.is_empty() {
        return;
    }
    let payment = payments[world.timeline.draw(|random| random.index(payments.len()))].clone();
    if let Some(server) = world.some_server() {
        if world.is_cut_off() {
            world.saw("a cancel during an outage");
        }
        world.timeline.note(|| format!("the shop cancels {}", short(&payment.order.request_id)));
        server
            .call(|checkout| async move { checkout.cancel(payment).await.is_ok() })
            .receive(TILL_TIME_OUT)
            .await;
    }
}

/// Somebody at the till gives back a part of a payment, or all of it; some press twice.
pub(crate) async fn refund_something(world: Arc<World>) {
    let latest = world.timeline.draw(|random| random.pick(&[60 * SECOND, 60 * SECOND, 1800 * SECOND]));
    world.timeline.sleep(world.timeline.draw(|random| random.between(5 * SECOND, latest))).await;
    let is_paid = |payment: &Payment| payment.progress.status == Status::Succeeded;
    let payments: Vec<_> = world.store.payments().into_iter().filter(is_paid).collect();
    if payments.is_empty() {
        return;
    }
    let payment = payments[world.timeline.draw(|random| random.index(payments.len()))].clone();
    let (id, part, twice) = world
        .timeline
        .draw(|random| (RefundId::from_random(random.bytes()), random.pick(&[1, 2, 3]), random.chance(300)));
    let amount = Money::new(currency(), payment.order.amount.minor_units().div_ceil(part));
    for _ in 0..=u8::from(twice) {
        let (id, payment) = (id.clone(), payment.clone());
        let Some(server) = world.some_server() else { return };
        world
            .timeline
            .note(|| format!("the shop refunds {amount:?} of {}", short(&payment.order.request_id)));
        let answer = server.call(move |checkout| async move {
            let order = RefundOrder {
                id,
                payment: payment.order.request_id.clone(),
                amount,
                reason: RefundReason::parse("cold coffee").unwrap(),
                created_at: checkout.clock().now(),
            };
            checkout.refund(payment, order).await
        });
        let patience = if twice { 50 } else { TILL_TIME_OUT };
        if let Some(Ok(RefundOutcome::Refused(_))) = answer.receive(patience).await {
            world.saw("a refund that would be too much");
        }
    }
}

/// An operator who reads that a payment is paid, of which we had said that it is not, gives the money back.
pub(crate) async fn return_money(world: Arc<World>, request_id: RequestId) {
    world.timeline.sleep(world.timeline.draw(|random| random.between(SECOND, 600 * SECOND))).await;
    let payment = world.store.payments().into_iter().find(|payment| payment.order.request_id == request_id);
    let (Some(payment), Some(server)) = (payment, world.some_server()) else { return };
    let id = RefundId::from_random(world.timeline.draw(Random::bytes));
    world.timeline.note(|| format!("the operator returns what was paid for {}", short(&request_id)));
    let answer = server.call(move |checkout| async move {
        let order = RefundOrder {
            id,
            payment: payment.order.request_id.clone(),
            amount: payment.order.amount,
            reason: RefundReason::parse("paid although it had failed").unwrap(),
            created_at: checkout.clock().now(),
        };
        checkout.refund(payment, order).await
    });
    if let Some(Ok(RefundOutcome::Taken(_))) = answer.receive(TILL_TIME_OUT).await {
        world.saw("a refund of what had failed or was cancelled");
    }
}
