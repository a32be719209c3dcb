//! Proofs that turned out wrong: signatures of notifications, keys of the API. Each costs a verification or a look into the
//! database, so that a flood of them is bounded by where it comes from. Whoever has shown a right one is heard in any case:
//! a flood does not keep Alipay+ or a merchant's system out.

use std::collections::HashSet;
use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::allowance::Allowance;
use crate::network::counted_as;

/// How many one address may send in a minute. Alipay+ sends none.
const OF_ADDRESS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// How many all addresses together may send in a minute.
const PER_MINUTE: NonZeroU32 = NonZeroU32::new(6_000).unwrap();

/// How many are remembered for a right proof: Alipay+ notifies from a few addresses, and one server has a few hundred
/// merchants' keys.
const KNOWN_MAX: usize = 4_096;

/// What came with a wrong proof, and who came with a right one: the address, or the key.
#[derive(Debug)]
pub(super) struct Forgeries<K> {
    of_address: Allowance,
    all: Allowance,
    known: Mutex<HashSet<K>>,
}

impl<K> Default for Forgeries<K> {
    fn default() -> Self {
        Self {
            of_address: Allowance::per_minute(OF_ADDRESS_PER_MINUTE),
            all: Allowance::per_minute(PER_MINUTE),
            known: Mutex::default(),
        }
    }
}

impl<K: Eq + Hash> Forgeries<K> {
    /// Whether to look at what `who` sends from there.
    ///
    /// # Errors
    /// How long not to.
    pub(super) fn may_be_heard(&self, address: Option<IpAddr>, who: &K) -> Result<(), Duration> {
        if self.is_known(who) {
            return Ok(());
        }
        self.of_address.look(address.map(counted_as))?;
        self.all.look(())
    }

    /// Whether their proof was right before.
    pub(super) fn is_known(&self, who: &K) -> bool {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).contains(who)
    }

    /// That the proof was wrong, or none.
    pub(super) fn was_wrong(&self, address: Option<IpAddr>) {
        // What is over the allowance of one is not taken from that of all.
        if self.of_address.take(address.map(counted_as)).is_ok() {
            let _ = self.all.take(());
        }
    }

    /// That their proof was right.
    pub(super) fn was_right(&self, who: K) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() < KNOWN_MAX {
            known.insert(who);
        }
    }

    /// That what was right is so no longer.
    pub(super) fn forget(&self, who: &K) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).remove(who);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_is_heard_no_more_and_alipayplus_is() {
        let forgeries = Forgeries::<Option<IpAddr>>::default();
        let [flood, other, alipayplus] =
            ["192.0.2.1", "192.0.2.2", "198.51.100.1"].map(|text| Some(text.parse().unwrap()));
        forgeries.was_right(alipayplus);
        let heard = (0..200).filter(|_| {
            let heard = forgeries.may_be_heard(flood, &flood).is_ok();
            forgeries.was_wrong(flood);
            heard
        });
        let heard = heard.count();
        assert!((60..70).contains(&heard), "{heard}");
        assert!(forgeries.may_be_heard(other, &other).is_ok(), "others are heard");
        for number in 0..40_000_u32 {
            forgeries.was_wrong(Some(IpAddr::from(number.to_be_bytes())));
        }
        assert!(forgeries.may_be_heard(other, &other).is_err(), "too many from everywhere");
        assert!(forgeries.may_be_heard(alipayplus, &alipayplus).is_ok());
        forgeries.forget(&alipayplus);
        assert!(forgeries.may_be_heard(alipayplus, &alipayplus).is_err());
    }
}
