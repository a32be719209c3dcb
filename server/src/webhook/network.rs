//! Which addresses a message may be sent to: those of the public Internet, and those that the operator named.
//!
//! A merchant chooses the address, and our server asks it: without this, it could be made to ask what only it can reach,
//! such as a cloud's metadata. An address is looked at where the connection is made (`send`), not where the name was
//! typed: a name can lead elsewhere a moment later.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// IPv4 that is not the public Internet, by IANA's special-purpose registry: this network, private, shared by carriers
/// (CGNAT), loopback, link-local with the clouds' metadata, protocol assignments, documentation, the old 6to4 relays,
/// benchmarks, multicast, reserved and broadcast.
const NOT_PUBLIC: [Ipv4Net; 15] = [
    net([0, 0, 0, 0], 8),
    net([10, 0, 0, 0], 8),
    net([100, 64, 0, 0], 10),
    net([127, 0, 0, 0], 8),
    net([169, 254, 0, 0], 16),
    net([172, 16, 0, 0], 12),
    net([192, 0, 0, 0], 24),
    net([192, 0, 2, 0], 24),
    net([192, 88, 99, 0], 24),
    net([192, 168, 0, 0], 16),
    net([198, 18, 0, 0], 15),
    net([198, 51, 100, 0], 24),
    net([203, 0, 113, 0], 24),
    net([224, 0, 0, 0], 4),
    net([240, 0, 0, 0], 4),
];

/// The part of IPv6 that is given out to the public Internet at all; private, link-local, mapped and all other special
/// addresses lie outside.
const GLOBAL: Ipv6Net = net6(0x2000, 0, 3);

/// What of it is not the public Internet: protocol assignments with Teredo, documentation, 6to4.
const NOT_GLOBAL: [Ipv6Net; 4] =
    [net6(0x2001, 0, 23), net6(0x2001, 0xdb8, 32), net6(0x2002, 0, 16), net6(0x3fff, 0, 20)];

/// Where a network without IPv4 reaches it (NAT64): the IPv4 address is in the last 32 bits, and decides.
const NAT64: Ipv6Net = net6(0x64, 0xff9b, 96);

/// The networks that messages may be sent to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Networks {
    /// Beside the public Internet.
    named: Vec<IpNet>,
}

impl Networks {
    /// Reads the operator's list, such as `10.20.0.0/16, fd12::/64`.
    ///
    /// # Errors
    /// What is expected there.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        let named: Result<Vec<IpNet>, _> = parts.map(str::parse).collect();
        let named =
            named.map_err(|_| "networks with commas between them, such as 10.20.0.0/16, fd12::/64")?;
        Ok(Self { named })
    }

    /// Whether a message may be sent to this address.
    #[must_use]
    pub fn lets(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        is_public(address) || self.named.iter().any(|network| network.contains(&address))
    }

    /// Whether plain http may be spoken with this address: this machine's own, where the operator named it.
    pub(super) fn lets_plain(&self, address: IpAddr) -> bool {
        address.to_canonical().is_loopback() && self.lets(address)
    }
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !NOT_PUBLIC.iter().any(|network| network.contains(&address)),
        IpAddr::V6(address) if NAT64.contains(&address) => {
            let [.., a, b, c, d] = address.octets();
            is_public(Ipv4Addr::new(a, b, c, d).into())
        }
        IpAddr::V6(address) => {
            GLOBAL.contains(&address) && !NOT_GLOBAL.iter().any(|network| network.contains(&address))
        }
    }
}

const fn net([a, b, c, d]: [u8; 4], bits: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), bits)
}

/// The network that begins with these 32 bits, of which so many of the first count.
const fn net6(first: u16, second: u16, bits: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(first, second, 0, 0, 0, 0, 0, 0), bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_reached() {
        let networks = Networks::default();
        for refused in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.168.1.1",
            "198.18.0.1",
            "203.0.113.5",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "100::1",
        ] {
            assert!(!networks.lets(refused.parse().unwrap()), "{refused}");
        }
        for reached in [
            "1.1.1.1",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "198.20.0.1",
            "223.255.255.255",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "2606:4700::1111",
            "2a00:1450:4001::200e",
        ] {
            assert!(networks.lets(reached.parse().unwrap()), "{reached}");
        }
    }

    #[test]
    fn what_the_operator_named_is_reached_as_well_and_plainly_only_here() {
        let networks = Networks::parse(" 10.20.0.0/16, 127.0.0.0/8 ,fd12::/64,").unwrap();
        for (address, reached, plainly) in [
            ("10.20.3.4", true, false),
            ("::ffff:10.20.3.4", true, false),
            ("10.21.0.1", false, false),
            ("fd12::9", true, false),
            ("fd13::9", false, false),
            ("127.0.0.1", true, true),
            ("::1", false, false),
            ("1.1.1.1", true, false),
        ] {
            let address = address.parse().unwrap();
            assert_eq!(
                (networks.lets(address), networks.lets_plain(address)),
                (reached, plainly),
                "{address}"
            );
        }
        assert_eq!(Networks::parse(""), Ok(Networks::default()));
        assert!(Networks::parse("10.20.0.0").is_err() && Networks::parse("10.0.0.0/33").is_err());
    }
}
