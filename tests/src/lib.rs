//! What several crates' tests share: databases to throw away.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may fail a test")]

pub mod pgbouncer;
pub mod postgres;
