//! The shop: one entry code on one counter, and somebody who at times cancels a payment.

use std::sync::Arc;

use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::Currency;
use checkout::shop::{EntryPoint, MerchantProfile, StoreProfile};

use crate::short;
use crate::timeline::Millis;
use crate::world::World;

/// How long the till waits for an answer.
const TILL_TIME_OUT: Millis = 60_000;

pub(crate) fn currency() -> Currency {
    Currency::from_code("SGD").unwrap()
}

pub(crate) fn entry_code() -> EntryCode {
    EntryCode::from_random([7; 16])
}

pub(crate) fn entry_point() -> EntryPoint {
    let merchant =
        MerchantProfile { id: "M1".to_owned(), name: "Kopi".to_owned(), category_code: "5812".to_owned() };
    EntryPoint {
        code: entry_code(),
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
        world.timeline.note(|| format!("the shop cancels {}", short(&payment.order.request_id)));
        server
            .call(|checkout| async move { checkout.cancel(payment).await.is_ok() })
            .receive(TILL_TIME_OUT)
            .await;
    }
}
