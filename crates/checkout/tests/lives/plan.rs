//! What kind of life a seed stands for: how many servers, how wrong their clocks, which faults and how often.
//!
//! Each fault is left out of half of the lives, so that what only goes wrong without it (or with it alone) is
//! found too.

use crate::ledger::Terms;
use crate::random::Random;
use crate::timeline::Millis;

const SECOND: Millis = 1000;
const MINUTE: Millis = 60 * SECOND;
const HOUR: Millis = 60 * MINUTE;

/// Noon in Singapore on 22 November 2026.
const NOON: Millis = 1_795_320_000_000;

/// Within how long every refund is final, once it was asked for, faults have ceased, and Alipay+ is done with it: the
/// longest pause between two askings, and what a lease and a late request add.
pub(crate) const REFUND_FINAL_WITHIN: Millis = 70 * MINUTE;

/// The next midnight in UTC+8. A payment can be cancelled until a quarter of an hour after it.
const MIDNIGHT: Millis = NOON + 12 * HOUR;

/// How far a clock may be from true time: so two clocks differ by twice as much at most.
const CLOCK_ERROR_MAX: Millis = 25 * SECOND;

/// How often each fault strikes, in a thousand, while there are any.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faults {
    /// A request is refused before it leaves.
    pub(crate) not_sent: u32,
    /// A request is sent and never arrives.
    pub(crate) request_lost: u32,
    /// A request arrives after up to 70 seconds, long after its sender gave up.
    pub(crate) request_late: u32,
    /// A request is done twice, the second time late.
    pub(crate) request_twice: u32,
    /// A request is done, and its answer never arrives.
    pub(crate) answer_lost: u32,
    /// An answer comes after up to 15 seconds.
    pub(crate) answer_late: u32,
    /// An answer is unsigned, badly signed or unreadable.
    pub(crate) answer_garbled: u32,
    /// An answer says `UNKNOWN_EXCEPTION` or the like, and nothing was done.
    pub(crate) excuse_before: u32,
    /// An answer says so, and the work was done.
    pub(crate) excuse_after: u32,
    /// A request is turned away: the operator's set-up is at fault.
    pub(crate) turned_away: u32,
    /// A second request with the same id is refused with a code that no document knows.
    pub(crate) undocumented: u32,
    /// An inquiry is answered with another payment's success and amount.
    pub(crate) answer_of_another: u32,
    /// An inquiry or a cancel is answered that there is no such payment, whatever there is.
    pub(crate) not_found: u32,
    /// A new payment is refused at once.
    pub(crate) pay_refused: u32,
    /// A new refund is refused.
    pub(crate) refund_refused: u32,
    pub(crate) notification_lost: u32,
    pub(crate) notification_late: u32,
    pub(crate) notification_twice: u32,
    /// An acknowledgement never arrives.
    pub(crate) acknowledgement_lost: u32,
    /// Signed, and of another amount or of no payment of ours.
    pub(crate) notification_false: u32,
    /// The database refuses, having done nothing.
    pub(crate) store_refuses: u32,
    /// The database has done it, and cannot say so.
    pub(crate) store_silent: u32,
    /// The database takes up to 30 seconds.
    pub(crate) store_slow: u32,
    /// A server crashes at an await.
    pub(crate) crash: u32,
}

/// A kind of lives.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// Everything is drawn.
    Drawn,
    /// Nothing goes wrong but one crash, at this await, counted over all servers: of one server or of both.
    Crashing { at: u64, both: bool },
}

/// A server's clock jumps, and is set right again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Jump {
    pub(crate) server: usize,
    pub(crate) from: Millis,
    pub(crate) until: Millis,
    /// How far, forward or back.
    pub(crate) by: Millis,
}

#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// When it begins, true time.
    pub(crate) start: Millis,
    /// When faults cease, true time. What is under way then may still end badly.
    pub(crate) calm_at: Millis,
    pub(crate) servers: usize,
    /// By how much each server's clock is ahead.
    pub(crate) server_clocks: [Millis; 2],
    pub(crate) alipayplus_clock: Millis,
    pub(crate) jump: Option<Jump>,
    /// From when until when nothing comes through to Alipay+.
    pub(crate) outage: Option<(Millis, Millis)>,
    pub(crate) terms: Terms,
    pub(crate) faults: Faults,
    /// A server crashes at this await, counted over all.
    pub(crate) crash_at: Option<u64>,
    /// A crash takes both servers, so many times in a thousand.
    pub(crate) crash_of_both: u32,
    /// How many payers open a page of their own.
    pub(crate) payers: i64,
    /// How often payers who were led to a wallet reload the outcome page, if they do: for a quarter of an hour.
    pub(crate) reload_every: Option<Millis>,
    /// How many more begin a payment at the other code and leave, all at once, where Alipay+ is slow to answer.
    pub(crate) crowd: i64,
    /// Payers come, tap and think at their worst: twice, from two tabs, back and forth, for minutes.
    pub(crate) restless: u32,
    /// How many refunds the shop wants, each some time after the beginning.
    pub(crate) refunds: i64,
    /// How long after the beginning the shop cancels some payment, if it does.
    pub(crate) shop_cancels_after: Option<Millis>,
}

impl Plan {
    pub(crate) fn draw(kind: Kind, random: &mut Random) -> Self {
        let drawn = Self::drawn(random);
        match kind {
            Kind::Drawn => drawn,
            Kind::Crashing { at, both } => Self {
                start: NOON,
                calm_at: NOON,
                server_clocks: [0; 2],
                alipayplus_clock: 0,
                jump: None,
                outage: None,
                crowd: 0,
                reload_every: None,
                faults: Faults::default(),
                crash_at: Some(at),
                crash_of_both: if both { 1000 } else { 0 },
                ..drawn
            },
        }
    }

    fn drawn(random: &mut Random) -> Self {
        let kind = random.between(0, 9);
        let calm = kind == 0;
        // Some begin shortly before payments of the day can no longer be cancelled.
        let near_midnight = random.chance(170);
        let before_midnight = random.between(-10 * MINUTE, 15 * MINUTE);
        let start = if near_midnight { MIDNIGHT - before_midnight } else { NOON };
        let troubled_for = match kind {
            0 => 0,
            1 => random.between(HOUR, 40 * HOUR),
            _ => random.between(0, 30 * MINUTE),
        };
        let cancels_after = if near_midnight {
            // In the last minute in which it can be.
            before_midnight + 15 * MINUTE - random.between(0, MINUTE)
        } else {
            let latest = random.pick(&[20 * SECOND, 15 * MINUTE, 24 * HOUR]);
            random.between(100, latest)
        };
        let calm_at = start + troubled_for;
        let jump = (!calm && random.chance(100)).then(|| jump(random, start, calm_at));
        let outage = (!calm && random.chance(100)).then(|| outage(random, start, calm_at));
        // An operator cancels in the middle of it.
        let cancels_after = outage.map_or(cancels_after, |(from, until)| random.between(from, until) - start);
        let cancels = random.chance(if outage.is_some() { 800 } else { 300 });
        // A clock that is days ahead, and looks by the hundred meanwhile: that is taken for two days of looking.
        let reload_every = (jump.is_none() && random.chance(40)).then(|| random.between(300, 3000));
        let crowd = if calm && random.chance(10) { 400 } else { 0 };
        let mut error = || if calm { 0 } else { random.pick(&[0, 0, 1, -1]) * CLOCK_ERROR_MAX };
        let [first, second, alipayplus_clock] = [error(), error(), error()];
        Self {
            start,
            calm_at,
            servers: if random.chance(800) { 2 } else { 1 },
            server_clocks: [first, second],
            alipayplus_clock,
            jump,
            outage,
            reload_every,
            crowd,
            terms: terms(random, near_midnight),
            faults: if calm { Faults::default() } else { faults(random) },
            crash_at: None,
            crash_of_both: random.pick(&[0, 300]),
            payers: random.pick(&[1, 1, 1, 2]),
            restless: random.pick(&[0, 200, 700]),
            refunds: random.pick(&[0, 0, 0, 1, 2, 5]),
            shop_cancels_after: cancels.then_some(cancels_after),
        }
    }

    /// How far the clocks in it may be from true time.
    pub(crate) fn clock_error(&self) -> Millis {
        let [first, second] = self.server_clocks;
        [first, second, self.alipayplus_clock].map(Millis::abs).into_iter().max().unwrap_or(0)
    }

    /// By how much a server's clock is ahead at `now`.
    pub(crate) fn clock_of(&self, server: usize, now: Millis) -> Millis {
        let jump = self.jump.filter(|jump| jump.server == server && (jump.from..jump.until).contains(&now));
        self.server_clocks[server] + jump.map_or(0, |jump| jump.by)
    }

    /// Within how long every payment is final, once its time to pay is over, faults have ceased, and the shop has
    /// said that it wants it cancelled, if it does.
    pub(crate) fn final_within(&self) -> Millis {
        if self.jump.is_some() {
            // What a wrong clock put off comes due as soon as it is further ahead than a look can be.
            return REFUND_FINAL_WITHIN.max(2 * HOUR) + 20 * MINUTE;
        }
        match (self.calm_at > self.start, self.crash_at) {
            // The longest pause between two looks, and what a lease and a late request add.
            (true, _) => 20 * MINUTE,
            (false, Some(_)) => 4 * MINUTE,
            (false, None) => 75 * SECOND,
        }
    }
}

/// Begins in the first quarter of an hour, and is over when faults cease.
fn jump(random: &mut Random, start: Millis, calm_at: Millis) -> Jump {
    let by = random.pick(&[10 * MINUTE, 3 * HOUR, 72 * HOUR]) * random.pick(&[1, -1]);
    let from = random.between(start, calm_at.min(start + 15 * MINUTE));
    Jump { server: random.index(2), from, until: random.between(from, calm_at), by }
}

/// Likewise; lasts up to half an hour.
fn outage(random: &mut Random, start: Millis, calm_at: Millis) -> (Millis, Millis) {
    let from = random.between(start, calm_at.min(start + 15 * MINUTE));
    (from, random.between(from, calm_at.min(from + 30 * MINUTE)))
}

fn terms(random: &mut Random, near_midnight: bool) -> Terms {
    let window_is_strict = near_midnight && random.chance(500);
    let mut sometimes = || random.chance(200);
    Terms {
        pay_says_success: sometimes(),
        failed_stays_failed: sometimes(),
        window_is_strict,
        cancelled_has_own_code: sometimes(),
        inquiry_without_amount: sometimes(),
        hidden_for: random.pick(&[0, 0, 500, 5 * SECOND, 40 * SECOND]),
    }
}

fn faults(random: &mut Random) -> Faults {
    let notification_lost = random.pick(&[0, 0, 200, 700, 1000]);
    let crash = random.pick(&[0, 0, 0, 5, 20, 60]);
    let mut rate = || random.pick(&[0, 0, 0, 20, 100, 300]);
    Faults {
        not_sent: rate(),
        request_lost: rate(),
        request_late: rate(),
        request_twice: rate(),
        answer_lost: rate(),
        answer_late: rate(),
        answer_garbled: rate(),
        excuse_before: rate(),
        excuse_after: rate(),
        turned_away: rate() / 4,
        undocumented: rate(),
        answer_of_another: rate() / 4,
        not_found: rate(),
        pay_refused: rate() / 2,
        refund_refused: rate(),
        notification_lost,
        notification_late: rate(),
        notification_twice: rate(),
        acknowledgement_lost: rate(),
        notification_false: rate(),
        store_refuses: rate() / 2,
        store_silent: rate() / 2,
        store_slow: rate() / 4,
        crash,
    }
}
