//! Everything there is in one life, and how its parts reach each other.

use std::collections::BTreeSet;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard};

use checkout::memory::MemoryStore;
use checkout::time::Timestamp;

use crate::judge::Judge;
use crate::ledger::Ledger;
use crate::plan::{Faults, Plan};
use crate::server::Server;
use crate::shop;
use crate::timeline::{Mailbox, Owner, Timeline};

pub(crate) struct World {
    pub(crate) timeline: Timeline,
    pub(crate) plan: Plan,
    /// What the database holds, whichever server looks.
    pub(crate) store: MemoryStore,
    ledger: Mutex<Ledger>,
    judge: Mutex<Judge>,
    /// Each server, while it is up.
    servers: Mutex<Vec<Option<Arc<Server>>>>,
    /// Rung when a server may have something to do sooner than its worker thinks.
    pub(crate) bells: Vec<Mailbox<()>>,
    /// Payers and the shop who have not finished.
    busy: Mutex<u32>,
    /// How many awaits of servers there were.
    awaits: Mutex<u64>,
    /// What this life has seen, for the count of what all lives have.
    seen: Mutex<BTreeSet<&'static str>>,
}

impl World {
    pub(crate) fn new(timeline: Timeline, plan: Plan) -> Arc<Self> {
        Arc::new(Self {
            store: MemoryStore::new(vec![shop::entry_point()]),
            ledger: Mutex::new(Ledger::new(plan.terms)),
            judge: Mutex::new(Judge::default()),
            servers: Mutex::new(vec![None; plan.servers]),
            bells: (0..plan.servers).map(|_| Mailbox::new(&timeline)).collect(),
            busy: Mutex::new(0),
            awaits: Mutex::new(0),
            seen: Mutex::new(BTreeSet::new()),
            timeline,
            plan,
        })
    }

    pub(crate) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap()
    }

    pub(crate) fn judge(&self) -> MutexGuard<'_, Judge> {
        self.judge.lock().unwrap()
    }

    /// What Alipay+'s clock shows.
    pub(crate) fn alipayplus_now(&self) -> Timestamp {
        Timestamp::from_millis(self.timeline.now() + self.plan.alipayplus_clock)
    }

    /// Whether a fault strikes now.
    pub(crate) fn strikes(&self, fault: impl FnOnce(&Faults) -> u32) -> bool {
        let rate = fault(&self.plan.faults);
        rate > 0
            && self.timeline.now() < self.plan.calm_at
            && self.timeline.draw(|random| random.chance(rate))
    }

    /// Something that the lives as a whole must not miss has come about.
    pub(crate) fn saw(&self, what: &'static str) {
        self.seen.lock().unwrap().insert(what);
    }

    pub(crate) fn seen(&self) -> BTreeSet<&'static str> {
        self.seen.lock().unwrap().clone()
    }

    /// A promise was broken: ends the life.
    pub(crate) fn accuse(&self, what: String) {
        self.timeline.note(|| format!("BROKEN: {what}"));
        self.judge().accuse(what);
        self.timeline.stop();
    }

    /// Lets somebody outside do something; the life goes on until it is done.
    pub(crate) fn live(self: &Arc<Self>, doing: impl Future<Output = ()> + Send + 'static) {
        *self.busy.lock().unwrap() += 1;
        let world = self.clone();
        self.timeline.spawn(Owner::World, async move {
            doing.await;
            *world.busy.lock().unwrap() -= 1;
        });
    }

    pub(crate) fn is_busy(&self) -> bool {
        *self.busy.lock().unwrap() > 0
    }

    pub(crate) fn start_server(self: &Arc<Self>, number: usize) {
        self.timeline.note(|| format!("server {number} starts"));
        let server = Server::start(self, number);
        self.servers.lock().unwrap()[number] = Some(server);
    }

    /// One of the servers that are up.
    pub(crate) fn some_server(&self) -> Option<Arc<Server>> {
        let up: Vec<_> = self.servers.lock().unwrap().iter().flatten().cloned().collect();
        (!up.is_empty()).then(|| up[self.timeline.draw(|random| random.index(up.len()))].clone())
    }

    /// An await of a server: it may be its last.
    pub(crate) async fn pass(self: &Arc<Self>, server: usize) {
        let count = {
            let mut awaits = self.awaits.lock().unwrap();
            *awaits += 1;
            *awaits
        };
        if self.plan.crash_at == Some(count) || self.strikes(|faults| faults.crash) {
            self.crash(server);
            if self.timeline.draw(|random| random.chance(self.plan.crash_of_both)) {
                (0..self.plan.servers).filter(|other| *other != server).for_each(|other| self.crash(other));
            }
            std::future::pending::<()>().await;
        }
    }

    pub(crate) fn awaits(&self) -> u64 {
        *self.awaits.lock().unwrap()
    }

    fn crash(self: &Arc<Self>, number: usize) {
        if self.servers.lock().unwrap()[number].take().is_none() {
            return;
        }
        self.saw("a crash");
        self.timeline.note(|| format!("server {number} crashes"));
        self.timeline.crash(number);
        let world = self.clone();
        let down_for = self.timeline.draw(|random| random.between(100, 20_000));
        self.timeline.spawn(Owner::World, async move {
            world.timeline.sleep(down_for).await;
            world.start_server(number);
        });
    }

    /// Lets go of what holds the world itself.
    pub(crate) fn end(&self) {
        self.servers.lock().unwrap().clear();
    }
}
