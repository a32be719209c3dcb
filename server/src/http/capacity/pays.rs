//! How many payments may be begun in a minute: at a code, from an address, and from an address at a code.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use checkout::attempt::AttemptId;
use checkout::entry_code::EntryCode;

use crate::allowance::Allowance;
use crate::config::PayLimits;
use crate::recent::Recent;

/// What part of a code's payments may come from one address: so that nobody by themselves keeps a shop from being paid.
const SHARE_OF_ADDRESS: u32 = 3;

/// How often pay may be pressed for each payment that one address may begin: again after an error, or out of impatience.
const PRESSES_OF_PAYMENT: NonZeroU32 = NonZeroU32::new(4).unwrap();

/// The payments that were begun lately. Addresses come as they are counted.
#[derive(Debug)]
pub(super) struct BegunPays {
    pressed: Recent<AttemptId>,
    presses_of_address: Allowance,
    of_code: Allowance,
    of_address: Allowance,
    of_address_at_code: Allowance,
}

impl BegunPays {
    pub(super) fn new(limits: PayLimits) -> Self {
        let share = limits.of_code_per_minute.get() / SHARE_OF_ADDRESS;
        let presses = limits.of_address_per_minute.saturating_mul(PRESSES_OF_PAYMENT);
        Self {
            pressed: Recent::default(),
            presses_of_address: Allowance::per_minute(presses),
            of_code: Allowance::per_minute(limits.of_code_per_minute),
            of_address: Allowance::per_minute(limits.of_address_per_minute),
            of_address_at_code: Allowance::per_minute(NonZeroU32::new(share).unwrap_or(NonZeroU32::MIN)),
        }
    }

    pub(super) fn count_press(&self, address: IpAddr) -> Result<(), Duration> {
        self.presses_of_address.take(address)
    }

    pub(super) fn count(
        &self,
        attempt: &AttemptId,
        code: &EntryCode,
        address: Option<IpAddr>,
    ) -> Result<(), Duration> {
        if self.pressed.was_seen(*attempt) {
            return Ok(());
        }
        self.count_first_press(code, address).inspect_err(|_| self.pressed.forget(attempt))
    }

    fn count_first_press(&self, code: &EntryCode, address: Option<IpAddr>) -> Result<(), Duration> {
        let code = code.to_string();
        let Some(address) = address else { return self.of_code.take(code) };
        // The code last: who has to wait for their address takes nothing from others. And what is not begun takes nothing:
        // an address may be many phones, and who is refused at one code may be let in at another.
        self.of_address.take(address)?;
        let give_back = || self.of_address.give_back(address);
        self.of_address_at_code.take((address, &code)).inspect_err(|_| give_back())?;
        self.of_code.take(&code).inspect_err(|_| {
            self.of_address_at_code.give_back((address, &code));
            give_back();
        })
    }
}

#[cfg(test)]
mod tests {
    use checkout::attempt::AttemptKey;
    use checkout::time::Timestamp;

    use super::super::Capacity;
    use super::*;

    /// Twelve in a minute at a code, four of them from one address, and six from one address at all codes.
    fn capacity() -> Capacity {
        let limits = PayLimits {
            of_code_per_minute: NonZeroU32::new(12).unwrap(),
            of_address_per_minute: NonZeroU32::new(6).unwrap(),
        };
        Capacity::new(limits, vec!["10.0.0.0/8".parse().unwrap()])
    }

    fn code(number: u8) -> EntryCode {
        EntryCode::from_random([number; 16])
    }

    fn attempt(code: &EntryCode) -> AttemptId {
        let (key, now) = (AttemptKey::new([7; 32]), Timestamp::from_millis(1_795_331_045_123));
        let token = key.issue(code, crate::random::bytes(), now);
        key.open(&token, code, now).unwrap()
    }

    /// How many of twenty payments may be begun.
    fn begun(capacity: &Capacity, code: &EntryCode, address: &str) -> usize {
        let address = Some(address.parse().unwrap());
        (0..20).filter(|_| capacity.count_pay(&attempt(code), code, address).is_ok()).count()
    }

    #[test]
    fn nobody_takes_all_of_a_code_and_all_together_no_more_than_it_has() {
        let (capacity, code) = (capacity(), code(1));
        for address in ["192.0.2.1", "192.0.2.2", "2001:db8::1"] {
            assert_eq!(begun(&capacity, &code, address), 4, "{address}");
        }
        assert_eq!(begun(&capacity, &code, "192.0.2.3"), 0, "nothing of the code is left");
        assert_eq!(begun(&capacity, &code, "10.1.2.3"), 20, "who is not counted goes on");
    }

    #[test]
    fn an_address_has_so_many_at_all_codes_together() {
        let capacity = capacity();
        let begun = [1, 2, 3].map(|number| begun(&capacity, &code(number), "192.0.2.1"));
        assert_eq!(begun, [4, 2, 0]);
    }

    #[test]
    fn pressed_again_the_same_attempt_takes_nothing() {
        let (capacity, code) = (capacity(), code(1));
        let (attempt, address) = (attempt(&code), Some("192.0.2.1".parse().unwrap()));
        for _ in 0..20 {
            assert_eq!(capacity.count_pay(&attempt, &code, address), Ok(()));
        }
        assert_eq!(begun(&capacity, &code, "192.0.2.1"), 3);
    }
}
