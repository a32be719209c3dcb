//! A server's line to Alipay+, with all that can happen on it: refused, lost, late, twice, out of order, done
//! without an answer, answered without being done, garbled.

use std::sync::Arc;

use checkout::money::Money;
use checkout::payment::{CancelReply, Digest, Held, Order, PayReply, RequestId, Settlement};
use checkout::port::{Gateway, Reply};
use checkout::refund::{RefundOrder, RefundReply};
use checkout::result_code::{ResultCode, ResultStatus};
use checkout::shop::StoreProfile;

use crate::ledger::{End, Return, State, not_found, result, success, unsettled};
use crate::timeline::{Mailbox, Millis, Owner};
use crate::world::World;
use crate::{notification, shop, short};

/// How long the client waits for an answer, as the real one does.
const CLIENT_TIME_OUT: Millis = 10_000;

/// How long Alipay+ takes for a refund at most.
const REFUND_TAKES_MAX: Millis = 600_000;

/// A result code that no document knows.
pub(crate) const NEW_CODE: &str = "NEWLY_INVENTED";

pub(crate) struct Line {
    world: Arc<World>,
    server: usize,
}

impl Line {
    pub(crate) fn new(world: &Arc<World>, server: usize) -> Self {
        Self { world: world.clone(), server }
    }

    /// One request: `work` is what Alipay+ does when it arrives, `excuse` makes an answer of a result without it.
    async fn ask<T: Send + 'static>(
        &self,
        what: &'static str,
        request_id: &RequestId,
        work: impl Fn(&Arc<World>) -> T + Send + 'static,
        excuse: fn(ResultCode) -> T,
    ) -> Reply<T> {
        let world = &self.world;
        let reply = if world.strikes(|faults| faults.not_sent) {
            world.timeline.sleep(world.timeline.draw(|random| random.between(0, 3000))).await;
            Reply::NotSent
        } else {
            if what == "pay" {
                world.pay_sent(request_id);
            }
            let answer = Mailbox::new(&world.timeline);
            let crawls = world.is_of_crowd(request_id);
            let travel = travel(world.clone(), crawls, work, excuse, answer.clone());
            world.timeline.spawn(Owner::World, travel);
            let answer = answer.receive(CLIENT_TIME_OUT).await;
            let garbled = world.strikes(|faults| faults.answer_garbled);
            answer
                .filter(|_| !garbled)
                .map_or(Reply::Unknown, |answer| Reply::Answered(answer, digest(world)))
        };
        world.timeline.note(|| {
            let became = match &reply {
                Reply::NotSent => "was not sent",
                Reply::Unknown => "brought nothing",
                Reply::Answered(..) => "was answered",
            };
            format!("server {} {what} {} {became}", self.server, short(request_id))
        });
        world.pass(self.server).await;
        reply
    }
}

/// A request on its way there and, as an answer, back.
async fn travel<T>(
    world: Arc<World>,
    crawls: bool,
    work: impl Fn(&Arc<World>) -> T,
    excuse: fn(ResultCode) -> T,
    answer: Mailbox<T>,
) {
    let draw = |low, high| world.timeline.draw(|random| random.between(low, high));
    if world.is_cut_off() || world.strikes(|faults| faults.request_lost) {
        return;
    }
    let late = world.strikes(|faults| faults.request_late);
    world.timeline.sleep(if late { draw(5000, 70_000) } else { draw(5, 150) }).await;
    let turned_away = world.strikes(|faults| faults.turned_away);
    let said = if turned_away {
        excuse(result(ResultStatus::Failure, "ACCESS_DENIED"))
    } else if world.strikes(|faults| faults.excuse_before) {
        excuse(uncertain(&world))
    } else {
        let done = work(&world);
        if world.strikes(|faults| faults.excuse_after) { excuse(uncertain(&world)) } else { done }
    };
    // Who signs that a request is turned away does not then do it.
    let twice = !turned_away && world.strikes(|faults| faults.request_twice);
    let lost = world.strikes(|faults| faults.answer_lost);
    let slow = world.strikes(|faults| faults.answer_late);
    let (low, high) = match (crawls, slow) {
        (true, _) => (8000, 9500),
        (false, true) => (1000, 15_000),
        (false, false) => (5, 150),
    };
    world.timeline.sleep(draw(low, high)).await;
    if !lost {
        answer.put(said);
    }
    if twice {
        world.timeline.sleep(draw(0, 60_000)).await;
        work(&world);
        world.saw("a request done twice");
    }
}

/// What Alipay+ says when it does not know.
fn uncertain(world: &World) -> ResultCode {
    let codes = ["UNKNOWN_EXCEPTION", "REQUEST_TRAFFIC_EXCEED_LIMIT", NEW_CODE];
    result(ResultStatus::Unknown, world.timeline.draw(|random| random.pick(&codes)))
}

/// An inquiry's answer that says `result` of the call or, where that is a code of no document, of the payment.
fn uncertain_inquiry(result: ResultCode) -> Held {
    if result.code == NEW_CODE { Held::Payment(unsettled(result)) } else { Held::CallRefused(result) }
}

/// Stands for the digest of a signed message: each has its own.
pub(crate) fn digest(world: &World) -> Digest {
    let [first, second] = world.timeline.draw(|random| [random.bytes(), random.bytes()]);
    let mut digest = [0; 32];
    digest[..16].copy_from_slice(&first);
    digest[16..].copy_from_slice(&second);
    digest
}

impl Gateway for Line {
    async fn pay(&self, _: &StoreProfile, order: &Order) -> Reply<PayReply> {
        let asked = order.clone();
        let work = move |world: &Arc<World>| arrive(world, &asked);
        let excuse = |result| PayReply { result, payment_id: None, payment_url: None };
        self.ask("pay", &order.request_id, work, excuse).await
    }

    async fn inquire(&self, request_id: &RequestId) -> Reply<Held> {
        let asked = request_id.clone();
        let work = move |world: &Arc<World>| {
            if world.strikes(|faults| faults.not_found) {
                return not_found();
            }
            let held = world.ledger().inquire(&asked, world.alipayplus_now());
            if world.strikes(|faults| faults.answer_of_another) { of_another(held) } else { held }
        };
        self.ask("inquire", request_id, work, uncertain_inquiry).await
    }

    async fn cancel(&self, request_id: &RequestId) -> Reply<CancelReply> {
        let asked = request_id.clone();
        let work = move |world: &Arc<World>| {
            if world.strikes(|faults| faults.not_found) {
                return CancelReply { result: result(ResultStatus::Failure, "ORDER_NOT_EXIST") };
            }
            world.cancel_arrives(&asked);
            let reply = world.ledger().cancel(&asked, world.alipayplus_now());
            world.timeline.note(|| format!("Alipay+ cancels {}: {}", short(&asked), reply.result.code));
            reply
        };
        self.ask("cancel", request_id, work, |result| CancelReply { result }).await
    }

    async fn refund(&self, order: &RefundOrder) -> Reply<RefundReply> {
        let asked = order.clone();
        let work = move |world: &Arc<World>| give_back(world, &asked);
        let excuse = |result| RefundReply { result, amount: None, refund_id: None, refunded_at: None };
        self.ask("refund", &order.payment, work, excuse).await
    }
}

/// What Alipay+ does when `pay` arrives.
fn arrive(world: &Arc<World>, order: &Order) -> PayReply {
    let request_id = &order.request_id;
    let refusals = ["RISK_REJECT", "USER_BALANCE_NOT_ENOUGH", NEW_CODE];
    let refused = world.strikes(|faults| faults.pay_refused);
    let refusal = refused.then(|| world.timeline.draw(|random| random.pick(&refusals)));
    let (reply, new) = world.ledger().pay(order, refusal, world.alipayplus_now());
    world.timeline.note(|| format!("Alipay+ is asked to pay {}: {}", short(request_id), reply.result.code));
    if new {
        let settled =
            world.ledger().holding(request_id).is_some_and(|holding| holding.state != State::Processing);
        if settled {
            notification::announce_state(world, request_id);
        }
        notification::expire_in_time(world, order);
        notification::mislead(world, order);
    } else if world.strikes(|faults| faults.undocumented) {
        world.saw("a repeat refused, though the first was taken");
        let code =
            world.timeline.draw(|random| random.pick(&[NEW_CODE, NEW_CODE, "USER_BALANCE_NOT_ENOUGH"]));
        return PayReply { result: result(ResultStatus::Failure, code), payment_id: None, payment_url: None };
    }
    reply
}

/// What Alipay+ does when `refund` arrives.
fn give_back(world: &Arc<World>, order: &RefundOrder) -> RefundReply {
    let now = world.alipayplus_now();
    let refused = world.strikes(|faults| faults.refund_refused);
    let state = world.timeline.draw(|random| {
        let end = if refused {
            End::Failed(random.pick(&["PROCESS_FAIL", "REFUND_WINDOW_EXCEED"]))
        } else {
            End::Done
        };
        let later = random.chance(200).then(|| now.plus_millis(random.between(1000, REFUND_TAKES_MAX)));
        later.map_or(Return::Over(end), |at| Return::Later(at, end))
    });
    let again = world.ledger().returned(&order.id).is_some();
    let reply = world.ledger().refund(order, state, now);
    world.timeline.note(|| {
        format!("Alipay+ refunds {:?} of {}: {}", order.amount, short(&order.payment), reply.result.code)
    });
    world.money_returned(&order.payment);
    if again && world.strikes(|faults| faults.undocumented) {
        return RefundReply { result: result(ResultStatus::Failure, NEW_CODE), ..reply };
    }
    if world.strikes(|faults| faults.answer_of_another) {
        return RefundReply { result: success(), amount: Some(Money::new(shop::currency(), 77)), ..reply };
    }
    reply
}

/// The same answer, as if it were of another payment that somebody else has paid.
fn of_another(held: Held) -> Held {
    let Held::Payment(settlement) = held else { return held };
    let amount = Some(Money::new(shop::currency(), 77));
    Held::Payment(Settlement { result: success(), amount, ..settlement })
}
