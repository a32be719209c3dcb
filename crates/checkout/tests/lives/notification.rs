//! Notifications: sent by Alipay+ when a payment ends, on the schedule of its FAQ, over the same bad network.

use std::sync::Arc;

use checkout::money::Money;
use checkout::payment::{Order, RequestId, Settlement};
use checkout::result_code::ResultStatus;
use checkout::service::{Notification, Verdict};

use crate::ledger::{State, result, success, unsettled};
use crate::network::{NEW_CODE, digest};
use crate::random::Random;
use crate::timeline::{Millis, Owner};
use crate::world::World;
use crate::{shop, short};

const MINUTE: Millis = 60_000;

/// Between the tries: at once, then 2 min, 10 min, 10 min, 1 h, 2 h, 6 h, 15 h.
const PAUSES: [Millis; 8] =
    [0, 2 * MINUTE, 10 * MINUTE, 10 * MINUTE, 60 * MINUTE, 120 * MINUTE, 360 * MINUTE, 900 * MINUTE];

/// The payer decided, or the time to pay ran out: money moves here and nowhere else.
pub(crate) fn finish(world: &Arc<World>, request_id: &RequestId, end: State) {
    let settlement = world.ledger().finish(request_id, end, world.alipayplus_now());
    let Some(settlement) = settlement else { return };
    world.timeline.note(|| format!("Alipay+ ends {}: {end:?}", short(request_id)));
    if settlement.result.status == ResultStatus::Success {
        world.money_moved(request_id);
    }
    announce(world, request_id, settlement);
}

/// Announces how a payment ended that ended as soon as it came.
pub(crate) fn announce_state(world: &Arc<World>, request_id: &RequestId) {
    let settlement = world.ledger().holding(request_id).map(|holding| holding.settlement(request_id));
    if let Some(settlement) = settlement {
        announce(world, request_id, settlement);
    }
}

/// Ends a payment that nobody confirmed when its time is over by Alipay+'s clock.
pub(crate) fn expire_in_time(world: &Arc<World>, order: &Order) {
    let (watch, request_id, expires_at) = (world.clone(), order.request_id.clone(), order.expires_at);
    world.live(async move {
        watch.timeline.sleep(expires_at.as_millis() - watch.alipayplus_now().as_millis()).await;
        finish(&watch, &request_id, State::Failed("ORDER_IS_CLOSED"));
    });
}

fn announce(world: &Arc<World>, request_id: &RequestId, settlement: Settlement) {
    let notification = Notification { request_id: request_id.to_string(), settlement, digest: digest(world) };
    let sender = world.clone();
    world.timeline.spawn(Owner::World, async move {
        for pause in PAUSES {
            sender.timeline.sleep(pause).await;
            if send(&sender, &notification).await {
                return;
            }
        }
    });
}

/// Sends it once; says whether Alipay+ heard the acknowledgement.
async fn send(world: &Arc<World>, notification: &Notification) -> bool {
    let draw = |low, high| world.timeline.draw(|random| random.between(low, high));
    if world.strikes(|faults| faults.notification_lost) {
        return false;
    }
    let late = world.strikes(|faults| faults.notification_late);
    world.timeline.sleep(if late { draw(1000, 300_000) } else { draw(5, 200) }).await;
    if world.strikes(|faults| faults.notification_twice) {
        world.saw("a notification delivered twice");
        deliver(world, notification).await;
    }
    match deliver(world, notification).await {
        Some(Verdict::Acknowledge) => {
            world.acknowledged(notification);
            !world.strikes(|faults| faults.acknowledgement_lost)
        }
        Some(verdict) => {
            world.accuse(format!("a true notification was refused: {verdict:?}"));
            false
        }
        None => false,
    }
}

/// What the server answered, if it could.
async fn deliver(world: &Arc<World>, notification: &Notification) -> Option<Verdict> {
    let notification = notification.clone();
    let answer = world.some_server()?.call(|checkout| async move { checkout.notified(notification).await });
    answer.receive(10_000).await?.ok()
}

/// Sometimes sends what is signed and not true of the payment, or of none of ours.
pub(crate) fn mislead(world: &Arc<World>, order: &Order) {
    if !world.strikes(|faults| faults.notification_false) {
        return;
    }
    let (request_id, settlement, may_be_acknowledged) = lie(world, order);
    let lie = Notification { request_id, settlement, digest: digest(world) };
    let liar = world.clone();
    world.live(async move {
        let says_failed = lie.settlement.result.status == ResultStatus::Failure;
        // A false failure does the most harm while the payer is in the wallet.
        let latest = if says_failed { 40_000 } else { 700_000 };
        liar.timeline.sleep(liar.timeline.draw(|random| random.between(0, latest))).await;
        if let Some(id) = RequestId::parse(&lie.request_id).filter(|_| says_failed) {
            liar.saw("a failure that is signed and not true");
            liar.misled.lock().unwrap().insert(id);
        }
        if deliver(&liar, &lie).await == Some(Verdict::Acknowledge) && !may_be_acknowledged {
            liar.accuse("a notification that fits no payment of ours was acknowledged".to_owned());
        }
    });
}

/// Another amount, no amount, an id of nobody's; or that a payment has failed which has not, or that it is under way, or
/// a code that no document knows. Whether it may be acknowledged.
fn lie(world: &World, order: &Order) -> (String, Settlement, bool) {
    let draw = |low, high| world.timeline.draw(|random| random.between(low, high));
    let (ours, ours_units) = (order.request_id.to_string(), order.amount.minor_units());
    let [other_amount, our_amount] = [77, ours_units].map(|units| Some(Money::new(shop::currency(), units)));
    let said = |result, amount| Settlement { amount, ..unsettled(result) };
    match draw(0, 9) {
        0..=2 => (ours, said(success(), other_amount), false),
        // A success that says no amount is one that nobody can match either.
        3 => (ours, said(success(), None), false),
        4 => {
            let stranger = RequestId::from_random(world.timeline.draw(Random::bytes)).to_string();
            (stranger, said(success(), our_amount), false)
        }
        5..=6 => (ours, said(result(ResultStatus::Failure, "PROCESS_FAIL"), our_amount), true),
        7 => (ours, said(result(ResultStatus::Failure, NEW_CODE), our_amount), true),
        8 => (ours, said(result(ResultStatus::Unknown, "PAYMENT_IN_PROCESS"), our_amount), true),
        _ => (ours, said(result(ResultStatus::Unknown, NEW_CODE), our_amount), true),
    }
}
