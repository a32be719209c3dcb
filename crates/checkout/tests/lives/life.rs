//! One life, from its seed to its verdict; and many of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Mutex;

use crate::plan::{Kind, Plan};
use crate::random::Random;
use crate::timeline::{Millis, Owner, Timeline};
use crate::world::World;
use crate::{payer, shop};

/// What became of a life.
pub(crate) struct Life {
    /// The promise that was broken, if one was.
    pub(crate) verdict: Option<String>,
    /// What happened in it, worth counting.
    seen: BTreeSet<&'static str>,
    /// How long at most a payment took to become final, once nothing more could delay it.
    longest_wait: Millis,
    /// How many awaits its servers had.
    pub(crate) awaits: u64,
    /// What happened, line by line, if that was asked for.
    pub(crate) trace: String,
}

/// Lives the life of `seed`.
pub(crate) fn live(seed: u64, kind: Kind, traced: bool) -> Life {
    let mut random = Random::new(seed);
    let plan = Plan::draw(kind, &mut random);
    let timeline = Timeline::new(plan.start, random, traced);
    timeline.note(|| format!("{plan:#?}"));
    let world = World::new(timeline.clone(), plan.clone());
    (0..plan.servers).for_each(|server| world.start_server(server));
    for _ in 0..plan.payers {
        world.live(payer::come(world.clone()));
    }
    for _ in 0..plan.crowd {
        world.live(payer::pass_by(world.clone()));
    }
    if let Some(after) = plan.shop_cancels_after {
        world.live(shop::cancel_something(world.clone(), after));
    }
    for _ in 0..plan.refunds {
        world.live(shop::refund_something(world.clone()));
    }
    timeline.spawn(Owner::World, world.clone().watch());
    timeline.run();
    world.judge_the_end();
    world.end();
    let judge = world.judge();
    Life {
        verdict: judge.verdict.clone(),
        seen: world.seen(),
        longest_wait: judge.longest_wait,
        awaits: world.awaits(),
        trace: timeline.trace(),
    }
}

/// What many lives saw.
#[derive(Default)]
pub(crate) struct Count {
    lives: u64,
    seen: BTreeMap<&'static str, u64>,
    longest_wait: Millis,
}

impl Count {
    /// In how many lives this was seen.
    pub(crate) fn seen(&self, what: &str) -> u64 {
        self.seen.get(what).copied().unwrap_or(0)
    }

    fn add(&mut self, life: &Life) {
        self.lives += 1;
        self.longest_wait = self.longest_wait.max(life.longest_wait);
        for what in &life.seen {
            *self.seen.entry(what).or_default() += 1;
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{:>9} lives", self.lives)?;
        for (what, count) in &self.seen {
            writeln!(formatter, "{count:>9} saw: {what}")?;
        }
        writeln!(formatter, "{:>9} s at most until final", self.longest_wait / 1000)
    }
}

/// Lives these lives on all cores, each in one thread.
///
/// # Panics
/// When one breaks a promise; what happened in it is printed first.
pub(crate) fn live_all(lives: impl Iterator<Item = (u64, Kind)> + Send) -> Count {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let (lives, count, broken) = (Mutex::new(lives), Mutex::new(Count::default()), Mutex::new(None));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while broken.lock().unwrap().is_none() {
                    let next = lives.lock().unwrap().next();
                    let Some((seed, kind)) = next else { return };
                    let life = live(seed, kind, false);
                    count.lock().unwrap().add(&life);
                    if life.verdict.is_some() {
                        *broken.lock().unwrap() = Some((seed, kind));
                    }
                }
            });
        }
    });
    if let Some((seed, kind)) = broken.into_inner().unwrap() {
        replay(seed, kind);
    }
    count.into_inner().unwrap()
}

/// Lives a life again and prints what happens in it.
///
/// # Panics
/// When it breaks a promise.
pub(crate) fn replay(seed: u64, kind: Kind) {
    let life = live(seed, kind, true);
    println!("{}", life.trace);
    if let Some(broken) = life.verdict {
        let again = match kind {
            Kind::Drawn => format!("STANDEE_SEED={seed}"),
            Kind::Crashing { at, both } => {
                format!("STANDEE_SEED={seed} STANDEE_CRASH_AT={at} STANDEE_CRASH_BOTH={}", u8::from(both))
            }
        };
        panic!("life {seed}: {broken}\nLive it again with {again}");
    }
}
