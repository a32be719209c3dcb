//! Everything that a client can hold at once, and how much of it: in all, and of what one client may have alone.
//!
//! A client is an address as [`counted_as`](crate::network::counted_as) counts it, a payment's page or a session. Without
//! the second number, one address could fill the first one and shut everybody else out. `docs/operation.md` has this table
//! for operators, and a test below holds it to these numbers.

/// How much there may be of one resource.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bound {
    /// What it is called in `docs/operation.md`.
    pub(crate) name: &'static str,
    /// In all.
    pub(crate) in_all: usize,
    /// Of one client.
    pub(crate) of_one: usize,
}

impl Bound {
    const fn new(name: &'static str, in_all: usize, of_one: usize) -> Self {
        Self { name, in_all, of_one }
    }
}

/// Each costs about 40 kB with TLS. A carrier's phones share an address: 300 payments a minute, which is the default for
/// one address, are about 400 connections, since a browser keeps one for a minute.
pub(crate) const CONNECTIONS: Bound = Bound::new("connections", 20_000, 2_048);

/// From a request's last byte to its answer's head. Each waits for the database at most, which answers thousands a second.
pub(crate) const REQUESTS: Bound = Bound::new("requests under way", 2_048, 128);

/// Requests of which the head has come and the body has not: 8 kB each, notifications 64 kB.
pub(crate) const BODIES: Bound = Bound::new("bodies on their way", 8_192, 64);

/// Answers that the client has not taken yet: about 20 kB each where it asked for no compression.
pub(crate) const ANSWERS: Bound = Bound::new("answers not taken yet", 8_192, 256);

/// Each waits for Alipay+. Fewer than requests, so that pages go on when it is slow.
pub(crate) const PAYS: Bound = Bound::new("payments being begun", 1_024, 64);

/// Whose senders have shown no right signature yet.
pub(crate) const NOTIFICATIONS: Bound = Bound::new("notifications from unknown senders", 256, 32);

/// Whose senders have: strangers cannot take this room, whatever they send.
pub(crate) const KNOWN_NOTIFICATIONS: Bound = Bound::new("notifications from known senders", 256, 256);

/// Outcome pages that listen for their payment's result.
pub(crate) const PAYER_STREAMS: Bound = Bound::new("streams of outcome pages", 10_000, 256);

/// The same page in a few tabs, or reloaded before the stream before was found closed.
pub(crate) const STREAMS_OF_PAYMENT: Bound = Bound::new("streams of one payment", 10_000, 4);

/// Tills that listen for payments: payers cannot take this room.
pub(crate) const TILL_STREAMS: Bound = Bound::new("streams of tills", 2_000, 128);

/// A session is one browser: a till in a few tabs.
pub(crate) const STREAMS_OF_SESSION: Bound = Bound::new("streams of one session", 2_000, 8);

/// All of them, for the test that compares them with the documentation.
#[cfg(test)]
const ALL: [Bound; 11] = [
    CONNECTIONS,
    REQUESTS,
    BODIES,
    ANSWERS,
    PAYS,
    NOTIFICATIONS,
    KNOWN_NOTIFICATIONS,
    PAYER_STREAMS,
    STREAMS_OF_PAYMENT,
    TILL_STREAMS,
    STREAMS_OF_SESSION,
];

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENTATION: &str = include_str!("../../docs/operation.md");

    fn thousands(number: usize) -> String {
        if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
    }

    #[test]
    fn the_documentation_has_every_bound_as_it_is() {
        for bound in ALL {
            let (in_all, of_one) = (thousands(bound.in_all), thousands(bound.of_one));
            let row = format!("| {} | {in_all} | {of_one} |", bound.name);
            assert!(DOCUMENTATION.contains(&row), "docs/operation.md has no line that begins with {row}");
        }
    }

    #[test]
    fn one_client_never_fills_a_resource_that_strangers_can_reach() {
        for bound in ALL.into_iter().filter(|bound| bound.name != KNOWN_NOTIFICATIONS.name) {
            assert!(bound.of_one * 4 <= bound.in_all, "{bound:?}");
        }
    }
}
