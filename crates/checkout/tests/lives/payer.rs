//! Payers: they tap, wait, tap again, go to the wallet, change their minds, come back, leave.

use std::sync::Arc;

use checkout::attempt::AttemptId;
use checkout::device::Device;
use checkout::language::Language;
use checkout::money::Money;
use checkout::payment::{Order, OutcomeToken, Payer, Payment, RequestId, TIME_TO_PAY_SECONDS};
use checkout::port::{Clock as _, StoreError};
use checkout::service::PayOutcome;

use crate::ledger::State;
use crate::random::Random;
use crate::timeline::{Mailbox, Millis};
use crate::world::World;
use crate::{notification, shop};

const SECOND: Millis = 1000;

/// How long a browser waits for a page.
const BROWSER_TIME_OUT: Millis = 40 * SECOND;

/// How often a payer presses pay before giving up.
const TAPS_MAX: u32 = 6;

/// For how long a payer who reloads does so.
const RELOADS_FOR: Millis = 900 * SECOND;

/// What a payer does next.
enum Next {
    /// Is done here, with or without having paid.
    Leave,
    /// Presses pay again, on the same page.
    TapAgain,
    /// Begins anew, on a fresh page.
    StartAgain,
}

/// A payer who opens an entry page.
pub(crate) async fn come(world: Arc<World>) {
    world.timeline.sleep(world.timeline.draw(|random| random.between(0, 5 * SECOND))).await;
    for _ in 0..2 {
        let (attempt, units) = world.timeline.draw(|random| (random.bytes(), random.pick(&[1, 1250, 5000])));
        let attempt = AttemptId::new(attempt);
        let restless = world.plan.restless;
        if world.timeline.draw(|random| random.chance(restless)) {
            // The same page in a second tab: the same attempt, at times with another amount.
            let units = world.timeline.draw(|random| random.pick(&[units, units, 1999]));
            let world = world.clone();
            world.clone().live(async move {
                world.timeline.sleep(world.timeline.draw(|random| random.between(0, 30 * SECOND))).await;
                visit(&world, attempt, units).await;
            });
        }
        if !matches!(visit(&world, attempt, units).await, Next::StartAgain) {
            return;
        }
    }
}

/// One page with its attempt, from the first tap until the payer leaves it.
async fn visit(world: &Arc<World>, attempt: AttemptId, units: u64) -> Next {
    for _ in 0..TAPS_MAX {
        let mut answer = press_pay(world, shop::COUNTER, attempt, units);
        let restless = world.plan.restless;
        if world.timeline.draw(|random| random.chance(restless)) {
            world.timeline.sleep(world.timeline.draw(|random| random.between(0, 800))).await;
            // The browser shows what the last tap brought; the first one's answer goes nowhere.
            answer = press_pay(world, shop::COUNTER, attempt, units);
        }
        let next = match answer.receive(BROWSER_TIME_OUT).await {
            Some(Ok(PayOutcome::Redirect { payment, .. })) => {
                if let Some(every) = world.plan.reload_every {
                    world.live(reload(world.clone(), payment.order.request_id.clone(), every));
                }
                in_wallet(world, &payment.order.request_id).await
            }
            Some(Ok(PayOutcome::Show(payment))) => on_outcome_page(world, &payment).await,
            Some(Ok(PayOutcome::Unreachable(_) | PayOutcome::NotStored(_)) | Err(_)) | None => Next::TapAgain,
        };
        if !matches!(next, Next::TapAgain) {
            return next;
        }
        world.timeline.sleep(world.timeline.draw(|random| random.between(SECOND, 15 * SECOND))).await;
    }
    Next::Leave
}

/// Posts the form to some server; nothing comes back from one that is down.
fn press_pay(
    world: &Arc<World>,
    code: u8,
    attempt: AttemptId,
    units: u64,
) -> Mailbox<Result<PayOutcome, StoreError>> {
    let Some(server) = world.some_server() else { return Mailbox::new(&world.timeline) };
    let (id, token) = world.timeline.draw(|random| (random.bytes(), random.bytes()));
    server.call(move |checkout| async move {
        let now = checkout.clock().now();
        let order = Order {
            request_id: RequestId::from_random(id),
            token: OutcomeToken::from_random(token),
            attempt,
            code: shop::entry_code(code),
            store_id: shop::entry_point(code).store.id,
            amount: Money::new(shop::currency(), units),
            note: None,
            payer: Payer {
                user_agent: String::new(),
                client_ip: None,
                device: Device::from_user_agent(""),
                wallet: "GCASH".to_owned(),
                language: Language::En,
            },
            created_at: now,
            expires_at: now.plus_seconds(TIME_TO_PAY_SECONDS),
        };
        checkout.pay(order).await
    })
}

/// Reloads the outcome page over and over, as an impatient payer does, or whoever else has its address.
async fn reload(world: Arc<World>, request_id: RequestId, every: Millis) {
    world.saw("a payer who reloads over and over");
    let until = world.timeline.now() + RELOADS_FOR;
    while world.timeline.now() < until {
        world.timeline.sleep(every).await;
        let is_over =
            |payment: &Payment| payment.order.request_id == request_id && payment.progress.status.is_final();
        if world.store.payments().iter().any(is_over) {
            return;
        }
        let Some(server) = world.some_server() else { continue };
        let id = request_id.clone();
        drop(server.call(|checkout| async move { checkout.hurry(&id).await.is_ok() }));
    }
}

/// One of a crowd: presses pay, and leaves.
pub(crate) async fn pass_by(world: Arc<World>) {
    world.timeline.sleep(world.timeline.draw(|random| random.between(0, 5 * SECOND))).await;
    let attempt = AttemptId::new(world.timeline.draw(Random::bytes));
    press_pay(&world, shop::CROWDED, attempt, 100).receive(BROWSER_TIME_OUT).await;
}

/// In the wallet, looking at the amount.
async fn in_wallet(world: &Arc<World>, request_id: &RequestId) -> Next {
    world.saw("a payer in the wallet");
    let thinks_for = world.timeline.draw(|random| match random.between(0, 9) {
        0 => random.between(60 * SECOND, 660 * SECOND),
        1 => random.between(595 * SECOND, 630 * SECOND),
        _ => random.between(SECOND, 40 * SECOND),
    });
    let mind = world.timeline.draw(|random| random.between(0, 99));
    world.timeline.sleep(thinks_for).await;
    match mind {
        0..65 => {
            notification::finish(world, request_id, State::Paid(world.alipayplus_now()));
            // Some go back and press pay once more, to be sure.
            if mind < 5 { Next::TapAgain } else { Next::Leave }
        }
        65..80 => {
            notification::finish(world, request_id, State::Failed("PROCESS_FAIL"));
            Next::StartAgain
        }
        80..90 => Next::TapAgain,
        _ => Next::Leave,
    }
}

/// Before the outcome page, which leads to the wallet again while the payment can still be confirmed.
async fn on_outcome_page(world: &Arc<World>, payment: &Payment) -> Next {
    world.timeline.sleep(world.timeline.draw(|random| random.between(SECOND, 20 * SECOND))).await;
    let request_id = &payment.order.request_id;
    let shown = world.store.payments().into_iter().find(|shown| shown.order.request_id == *request_id);
    let Some(shown) = shown else { return Next::Leave };
    let now = world.alipayplus_now();
    if shown.progress.payment_url.is_some() && shown.can_be_confirmed(now) {
        return in_wallet(world, request_id).await;
    }
    if shown.progress.status.is_final() { Next::StartAgain } else { Next::Leave }
}
