//! Notifications that were not signed by Alipay+: each costs a look at its signature, so that a flood of them is bounded
//! by where it comes from. Who has shown a right signature is heard in any case: a flood does not keep Alipay+ out.

use std::collections::HashSet;
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

/// How many addresses are remembered for a right signature: Alipay+ notifies from a few.
const KNOWN_MAX: usize = 256;

/// What came with a wrong signature, and who came with a right one.
#[derive(Debug)]
pub(super) struct Forgeries {
    of_address: Allowance,
    all: Allowance,
    known: Mutex<HashSet<Option<IpAddr>>>,
}

impl Default for Forgeries {
    fn default() -> Self {
        Self {
            of_address: Allowance::per_minute(OF_ADDRESS_PER_MINUTE),
            all: Allowance::per_minute(PER_MINUTE),
            known: Mutex::default(),
        }
    }
}

impl Forgeries {
    /// Whether to look at what comes from there.
    ///
    /// # Errors
    /// How long not to.
    pub(super) fn may_be_heard(&self, address: Option<IpAddr>) -> Result<(), Duration> {
        let address = address.map(counted_as);
        if self.known.lock().unwrap_or_else(PoisonError::into_inner).contains(&address) {
            return Ok(());
        }
        self.of_address.look(address)?;
        self.all.look(())
    }

    /// That its signature was wrong.
    pub(super) fn was_wrong(&self, address: Option<IpAddr>) {
        // What is over the allowance of one is not taken from that of all.
        if self.of_address.take(address.map(counted_as)).is_ok() {
            let _ = self.all.take(());
        }
    }

    /// That its signature was right.
    pub(super) fn was_right(&self, address: Option<IpAddr>) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() < KNOWN_MAX {
            known.insert(address.map(counted_as));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_is_heard_no_more_and_alipayplus_is() {
        let forgeries = Forgeries::default();
        let [flood, other, alipayplus] =
            ["192.0.2.1", "192.0.2.2", "198.51.100.1"].map(|text| Some(text.parse().unwrap()));
        forgeries.was_right(alipayplus);
        let heard = (0..200).filter(|_| {
            let heard = forgeries.may_be_heard(flood).is_ok();
            forgeries.was_wrong(flood);
            heard
        });
        let heard = heard.count();
        assert!((60..70).contains(&heard), "{heard}");
        assert!(forgeries.may_be_heard(other).is_ok(), "others are heard");
        for number in 0..40_000_u32 {
            forgeries.was_wrong(Some(IpAddr::from(number.to_be_bytes())));
        }
        assert!(forgeries.may_be_heard(other).is_err(), "too many from everywhere");
        assert!(forgeries.may_be_heard(alipayplus).is_ok());
    }
}
