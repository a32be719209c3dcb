//! How many connections there are, in all and from each address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use crate::network::counted_as;

/// The connections that there may be.
#[derive(Debug)]
pub(crate) struct Seats {
    max: usize,
    of_address_max: usize,
    taken: Mutex<Taken>,
}

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    /// As large as `all` at most.
    of_address: HashMap<IpAddr, usize>,
}

/// One connection; free again when it is dropped.
#[derive(Debug)]
pub(crate) struct Seat {
    seats: Arc<Seats>,
    address: IpAddr,
}

impl Seats {
    /// `max` connections, and from one address `of_address_max` of them.
    pub(crate) fn new(max: usize, of_address_max: usize) -> Arc<Self> {
        Arc::new(Self { max, of_address_max, taken: Mutex::default() })
    }

    /// A seat for whoever comes from there, if there is one.
    pub(super) fn take(self: &Arc<Self>, address: IpAddr) -> Option<Seat> {
        let address = counted_as(address);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let of_address = taken.of_address.get(&address).copied().unwrap_or(0);
        if taken.all >= self.max || of_address >= self.of_address_max {
            return None;
        }
        taken.all += 1;
        taken.of_address.insert(address, of_address + 1);
        Some(Seat { seats: self.clone(), address })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.all = taken.all.saturating_sub(1);
        match taken.of_address.get_mut(&self.address) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(taken.of_address.remove(&self.address)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_takes_all_seats_and_a_seat_is_free_again_when_it_was_left() {
        let seats = Seats::new(3, 2);
        let [one, other, third] = ["192.0.2.1", "192.0.2.2", "192.0.2.3"].map(|text| text.parse().unwrap());
        let first = seats.take(one).unwrap();
        let _second = seats.take(one).unwrap();
        assert!(seats.take(one).is_none(), "as many as one address may have");
        let _of_other = seats.take(other).unwrap();
        assert!(seats.take(third).is_none(), "all are taken");
        drop(first);
        let back = seats.take(third).unwrap();
        drop(back);
        assert_eq!(seats.taken.lock().unwrap().of_address.len(), 2, "who left is forgotten");
    }
}
