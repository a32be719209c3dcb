//! A server of ours: the checkout over faulty ports, what it is called for, and its worker.

use std::future::Future;
use std::sync::Arc;

use checkout::port::{Clock, StoreError};
use checkout::service::{Checkout, Subject, TaskRunner};
use checkout::time::Timestamp;

use crate::network::Line;
use crate::short;
use crate::store::Disk;
use crate::timeline::{Mailbox, Millis, Owner};
use crate::world::World;

/// How long the worker rests when it knows of nothing, at most.
const REST_MAX: Millis = 15 * 60 * 1000;
/// The real worker looks twice a second.
const REST_MIN: Millis = 500;

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
        let runner = Runner(server.clone());
        let checkout = server.checkout.clone();
        world.timeline.spawn(Owner::Server(number), async move { checkout.work(&runner).await });
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

/// What the worker's own loop, which is the server's as well, runs on here.
struct Runner(Arc<Server>);

impl TaskRunner for Runner {
    fn start(&self, subject: Subject, work: impl Future<Output = Result<(), StoreError>> + Send + 'static) {
        let (world, number) = (self.0.world.clone(), self.0.number);
        world.timeline.note(|| match &subject {
            Subject::Payment(id) => format!("server {number} looks after {}", short(id)),
            Subject::Refund { id, .. } => format!("server {number} asks again for refund {id}"),
        });
        world.clone().timeline.spawn(Owner::Server(number), async move {
            // What fails comes due again when its lease ends.
            drop(work.await);
            world.bells[number].put(());
        });
    }

    fn could_not_take(&self, _: &StoreError) {}

    /// The real one looks twice a second; here nothing is missed by waiting for what is due next.
    async fn rest(&self) -> bool {
        let (world, checkout) = (&self.0.world, &self.0.checkout);
        let jitter = world.timeline.draw(|random| random.between(0, REST_MIN));
        world.timeline.sleep(REST_MIN + jitter).await;
        let now = checkout.clock().now();
        let rest = checkout.store().next_due().map_or(REST_MAX, |due| due.as_millis() - now.as_millis());
        world.bells[self.0.number].receive(rest.min(REST_MAX)).await;
        true
    }
}

/// A server's clock, as far from true time as the plan says.
#[derive(Clone)]
pub(crate) struct ServerClock {
    world: Arc<World>,
    number: usize,
}

impl Clock for ServerClock {
    fn now(&self) -> Timestamp {
        let now = self.world.timeline.now();
        Timestamp::from_millis(now + self.world.plan.clock_of(self.number, now))
    }

    async fn sleep(&self, millis: u64) {
        self.world.timeline.sleep(Millis::try_from(millis).unwrap()).await;
        self.world.pass(self.number).await;
    }
}
