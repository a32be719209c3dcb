//! An evening in a shop whose servers die: payers and an operator at work, and every second or so a kill.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::program::Server;
use crate::random::Random;
use crate::shop::Shop;
use crate::{judge, operator, payer};

/// How many payers stand at the counter at once.
const PAYERS_AT_ONCE: usize = 8;

/// How many operators give commands at once.
const OPERATORS: u32 = 3;

/// How long at most a kill waits for a payer who is led to the wallet.
const LED_WITHIN: Duration = Duration::from_secs(3);

/// How often the disk runs full before a kill, where the database is a file, and the most room that is left on it, which
/// is enough for a few transactions.
const FULL_DISKS_PERCENT: u64 = 25;
const ROOM_BYTES_MAX: u64 = 100_000;

/// The most payers of an evening: as many as are listed, with room.
const PAYERS_MAX: u64 = 900;

/// What happened in an evening.
#[derive(Debug)]
pub(crate) struct Report {
    seed: u64,
    /// Kills, and times of a full disk.
    troubles: [u64; 2],
    payments: usize,
    led: usize,
    paid: usize,
    acknowledged: usize,
    refunded: usize,
    cancelled: usize,
    commands: [u32; 3],
    equal_after: Duration,
}

/// Lives through an evening of so many kills.
///
/// # Panics
/// When what must hold does not, with the seed.
pub(crate) async fn passes(shop: Shop, seed: u64, kills: u64) -> Report {
    let mut random = Random::new(seed);
    let shop = Arc::new(shop);
    let mut servers = Vec::new();
    for server in 0..shop.ports.len() {
        servers.push(starts(&shop, server).await);
    }
    let mut people = vec![tokio::spawn(payers(shop.clone(), random.fork()))];
    for _ in 0..OPERATORS {
        people.push(tokio::spawn(operator::works(shop.clone(), random.fork())));
    }
    let mut full_disks = 0;
    for kill in 1..=kills {
        shop.alipayplus.goes_wrong(&mut random).await;
        somebody_is_led(&shop).await;
        random.rest(0, 700).await;
        let victim = random.index(servers.len());
        if let Some(written) = shop.program.written_bytes()
            && random.chance(FULL_DISKS_PERCENT)
        {
            let full = if random.chance(50) { 0 } else { written + random.between(0, ROOM_BYTES_MAX) };
            servers[victim].may_write(Some(full)).await;
            random.rest(100, 500).await;
            must_be_whole(&shop, seed, &format!("a full disk before kill {kill}")).await;
            full_disks += 1;
            // Else it is full until the end.
            if random.chance(50) {
                servers[victim].may_write(None).await;
                random.rest(100, 500).await;
            }
        }
        servers.remove(victim).dies().await;
        must_be_whole(&shop, seed, &format!("kill {kill}")).await;
        servers.insert(victim, starts(&shop, victim).await);
    }
    shop.alipayplus.is_well().await;
    for person in people {
        // Who has finished before met what should not be there, or all payers there are.
        if person.is_finished() { person.await.unwrap() } else { person.abort() }
    }
    let equal_after = match judge::becomes_equal(&shop).await {
        Ok(equal_after) => equal_after,
        Err(differences) => fails(&shop, seed, "not equal in time", &differences).await,
    };
    must_be_whole(&shop, seed, "the end").await;
    report(&shop, seed, [kills, full_disks], equal_after).await
}

async fn starts(shop: &Shop, server: usize) -> Server {
    // Alipay+ notifies the next server, where there is one: whoever asks is not who is told.
    let told = (server + 1) % shop.ports.len();
    shop.program.serve(shop.ports[server], shop.ports[told]).await
}

/// Waits until a payer is led to the wallet, on a busy machine too; not for ever, since what goes wrong may keep
/// everybody from it.
async fn somebody_is_led(shop: &Shop) {
    let led = || shop.witnesses.lock().unwrap().led.len();
    let before = led();
    let deadline = Instant::now() + LED_WITHIN;
    while led() == before && Instant::now() < deadline {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Lets payers come, one after the other, a few at once.
async fn payers(shop: Arc<Shop>, mut random: Random) {
    let counter = Arc::new(Semaphore::new(PAYERS_AT_ONCE));
    let mut payers = JoinSet::new();
    for number in 1..=PAYERS_MAX {
        let place = counter.clone().acquire_owned().await.unwrap();
        let (shop, chance) = (shop.clone(), random.fork());
        payers.spawn(async move {
            payer::pays(shop, number, chance).await;
            drop(place);
        });
        while let Some(gone) = payers.try_join_next() {
            gone.unwrap();
        }
        random.rest(10, 80).await;
    }
    payers.join_all().await;
}

async fn must_be_whole(shop: &Shop, seed: u64, when: &str) {
    let broken = judge::broken_now(shop).await;
    if !broken.is_empty() {
        fails(shop, seed, when, &broken).await;
    }
}

/// Fails with what is broken, and the end of the log.
async fn fails(shop: &Shop, seed: u64, when: &str, broken: &[String]) -> ! {
    let log = shop.program.log();
    let from = log.char_indices().rev().nth(20_000).map_or(0, |(at, _)| at);
    let list = shop.program.must(&["payment", "list", "--code", &shop.code]).await;
    panic!("STANDEE_SEED={seed}, {when}:\n{}\n\n{list}\n\n{}", broken.join("\n"), &log[from..]);
}

async fn report(shop: &Shop, seed: u64, troubles: [u64; 2], equal_after: Duration) -> Report {
    let held = shop.alipayplus.payments().await;
    let count = |what: fn(&&crate::alipayplus::Held) -> bool| held.iter().filter(what).count();
    let witnesses = shop.witnesses.lock().unwrap();
    Report {
        seed,
        troubles,
        payments: held.len(),
        led: witnesses.led.len(),
        paid: witnesses.paid.len(),
        acknowledged: count(|held| held.acknowledged),
        refunded: count(|held| held.refunded > 0),
        cancelled: count(|held| held.status == "cancelled"),
        commands: witnesses.commands,
        equal_after,
    }
}

impl Report {
    /// Asserts that enough happened for the evening to prove something.
    pub(crate) fn is_worth_something(&self) {
        let kills = usize::try_from(self.troubles[0]).unwrap();
        for (what, seen, least) in [
            ("payments", self.payments, kills),
            ("payers led to the wallet", self.led, kills),
            ("paid", self.paid, kills / 2),
            ("acknowledged", self.acknowledged, kills / 4),
            ("refunded", self.refunded, 1),
        ] {
            assert!(seen >= least, "only {seen} {what}: {self}");
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [kills, full_disks] = self.troubles;
        let [well, badly, killed] = self.commands;
        write!(
            formatter,
            "STANDEE_SEED={}: {kills} kills, {full_disks} full disks; {} payments, {} payers led to the wallet, {} paid; {} notifications \
             acknowledged; {} payments refunded, {} cancelled; commands: {well} done, {badly} refused, {killed} \
             killed; equal after {:.1} s",
            self.seed,
            self.payments,
            self.led,
            self.paid,
            self.acknowledged,
            self.refunded,
            self.cancelled,
            self.equal_after.as_secs_f64(),
        )
    }
}
