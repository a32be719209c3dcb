//! The simulator over real HTTP, with real signatures.

#![expect(clippy::unwrap_used, reason = "what a test's helper misses fails the test")]

mod control;
mod faults;
mod notifications;
mod official_client;
mod operations;
mod signatures;
mod support;
mod wallet;
