//! Telling merchants' own systems of results: signed messages after the Standard Webhooks scheme, sent until they are
//! taken or three days are over.
//!
//! What is to be told is written by the database with the result itself (migration 0007); here it is sent. No message
//! goes where it could reach what only this machine can reach: see [`network`].

mod destination;
mod network;
mod payload;
mod schedule;
mod secret;
mod send;
pub(crate) mod worker;

pub use destination::DestinationProblem;
pub use network::Networks;
pub use payload::{Event, RefundFacts};
pub use schedule::{After, after};
pub use secret::Secret;
pub use send::{Failure, Sender};

/// The most endpoints of a merchant: each is told of everything.
pub const ENDPOINTS_MAX: u32 = 5;

/// How long the old secret of an endpoint signs beside the new one, in seconds.
pub const OLD_SECRET_SECONDS: i64 = 24 * 3600;
