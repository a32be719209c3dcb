//! Everything there is in one life, and how its parts reach each other.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard};

use checkout::memory::MemoryStore;
use checkout::payment::{Payment, RequestId};
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
    /// At which version a worker last took each payment, and until when.
    leases: Mutex<BTreeMap<RequestId, (u32, Timestamp)>>,
    /// How often `pay` was sent for each payment.
    pays: Mutex<BTreeMap<RequestId, u32>>,
    /// Payments of which a signed notification said what is not true.
    pub(crate) misled: Mutex<BTreeSet<RequestId>>,
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
            store: MemoryStore::new([shop::COUNTER, shop::CROWDED].map(shop::entry_point).to_vec()),
            ledger: Mutex::new(Ledger::new(plan.terms)),
            judge: Mutex::new(Judge::default()),
            servers: Mutex::new(vec![None; plan.servers]),
            bells: (0..plan.servers).map(|_| Mailbox::new(&timeline)).collect(),
            leases: Mutex::default(),
            pays: Mutex::default(),
            misled: Mutex::default(),
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

    pub(crate) fn is_misled(&self, request_id: &RequestId) -> bool {
        self.misled.lock().unwrap().contains(request_id)
    }

    /// Whether nothing comes through to Alipay+ now.
    pub(crate) fn is_cut_off(&self) -> bool {
        let now = self.timeline.now();
        self.plan.outage.is_some_and(|(from, until)| (from..until).contains(&now))
    }

    /// Whether a payment is one of the crowd's, whose wallet is slow to answer.
    pub(crate) fn is_of_crowd(&self, request_id: &RequestId) -> bool {
        self.plan.crowd > 0 && {
            let code = shop::entry_code(shop::CROWDED);
            self.store
                .payments()
                .iter()
                .any(|payment| payment.order.request_id == *request_id && payment.order.code == code)
        }
    }

    /// Judges that `pay` is sent: four times in all, however often payers press.
    pub(crate) fn pay_sent(&self, request_id: &RequestId) {
        let count =
            *self.pays.lock().unwrap().entry(request_id.clone()).and_modify(|count| *count += 1).or_insert(1);
        if count > 4 {
            self.accuse(format!("pay was sent {count} times for {request_id}"));
        }
    }

    /// Judges what a worker has just taken until `until`: nothing that another has in hand.
    pub(crate) fn taken(&self, payments: &[Payment], now: Timestamp, until: Timestamp) {
        let clocks_agree = self.plan.clock_error() == 0 && self.plan.jump.is_none();
        for payment in payments {
            let id = payment.order.request_id.clone();
            let before = self.leases.lock().unwrap().insert(id, (payment.version, until));
            let in_hand = before.is_some_and(|(version, until)| version == payment.version && now < until);
            if in_hand && clocks_agree {
                self.accuse(format!("{} was taken while another has it in hand", payment.order.request_id));
            }
        }
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
