//! Addresses as they are counted: IPv6 by the network of a subscriber, who has as many addresses as they like.

use std::net::{IpAddr, Ipv6Addr};

/// What one subscriber has of IPv6, in bits.
const SUBSCRIBER_BITS: u32 = 64;

/// The address by which whoever comes from `address` is counted.
pub(crate) fn counted_as(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let rest = 128 - SUBSCRIBER_BITS;
            IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> rest << rest))
        }
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subscriber_is_one_network_of_ipv6_or_one_address_of_ipv4() {
        let counted = |address: &str| counted_as(address.parse().unwrap());
        assert_eq!(counted("2001:db8:1:2::1"), counted("2001:db8:1:2:ffff::2"));
        assert_ne!(counted("2001:db8:1:2::1"), counted("2001:db8:1:3::1"));
        assert_ne!(counted("192.0.2.1"), counted("192.0.2.2"));
        assert_eq!(counted("::ffff:192.0.2.1"), counted("192.0.2.1"));
    }
}
