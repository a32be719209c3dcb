//! A server of ours: the checkout over faulty ports, what it is called for, and its worker.

use std::future::Future;
use std::sync::Arc;

use checkout::port::Clock;
use checkout::service::Checkout;
use checkout::time::Timestamp;

use crate::network::Line;
use crate::short;
use crate::store::Disk;
use crate::timeline::{Mailbox, Millis, Owner};
use crate::world::World;

/// How long the worker rests when it knows of nothing, at most.
const REST_MAX: Millis = 30 * 60 * 1000;
/// The real worker looks twice a second.
const REST_MIN: Millis = 500;
/// As the real one.
const AT_ONCE_MAX: u32 = 16;

pub(crate) type Standee = Checkout<Disk, Line, ServerClock>;

pub(crate) struct Server {
    world: Arc<World>,
    number: usize,
    checkout: Arc<Standee>,
}

impl Server {
    pub(crate) fn start(world: &Arc<World>, number: usize) -> Arc<Self> {
        let (store, gateway) = (Disk::new(world, number), Line::new(world, number));
        let clock = ServerClock { world: world.clone(), number };
        let checkout = Arc::new(Checkout::new(store, gateway, clock));
        let server = Arc::new(Self { world: world.clone(), number, checkout });
        world.timeline.spawn(Owner::Server(number), work(server.clone()));
        server
    }

    /// Has the server do something, as a request that came in does. The answer never comes when it crashes.
    pub(crate) fn call<T, Doing>(
        &self,
        what: impl FnOnce(Arc<Standee>) -> Doing + Send + 'static,
    ) -> Mailbox<T>
    where
        T: Send + 'static,
        Doing: Future<Output = T> + Send + 'static,
    {
        let answer = Mailbox::new(&self.world.timeline);
        let (place, checkout) = (answer.clone(), self.checkout.clone());
        self.world.timeline.spawn(Owner::Server(self.number), async move { place.put(what(checkout).await) });
        answer
    }
}

/// The worker, as the server's own: takes what is due, looks after it, rests.
async fn work(server: Arc<Server>) {
    let (world, checkout) = (&server.world, &server.checkout);
    loop {
        let due = checkout.take_due(AT_ONCE_MAX).await.unwrap_or_default();
        for payment in due {
            world.timeline.note(|| {
                format!("server {} looks after {}", server.number, short(&payment.order.request_id))
            });
            // What fails comes due again when its lease ends.
            drop(server.call(move |checkout| async move { checkout.look_after(payment).await }));
        }
        for refund in checkout.take_due_refunds(AT_ONCE_MAX).await.unwrap_or_default() {
            world
                .timeline
                .note(|| format!("server {} asks again for refund {}", server.number, refund.order.id));
            drop(server.call(move |checkout| async move { checkout.look_after_refund(refund).await }));
        }
        let jitter = world.timeline.draw(|random| random.between(0, REST_MIN));
        world.timeline.sleep(REST_MIN + jitter).await;
        let rest = checkout
            .store()
            .next_due()
            .map_or(REST_MAX, |due| due.as_millis() - checkout.clock().now().as_millis());
        world.bells[server.number].receive(rest.min(REST_MAX)).await;
    }
}

/// A server's clock, as far ahead of true time as the plan says.
#[derive(Clone)]
pub(crate) struct ServerClock {
    world: Arc<World>,
    number: usize,
}

impl Clock for ServerClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.world.timeline.now() + self.world.plan.server_clocks[self.number])
    }

    async fn sleep(&self, millis: u64) {
        self.world.timeline.sleep(Millis::try_from(millis).unwrap()).await;
        self.world.pass(self.number).await;
    }
}
