//! The server over real HTTP, with the simulator in the place of Alipay+: one file for each route or topic.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "what a test's helper misses fails the test")]

mod api;
mod assets;
mod bounds;
mod console;
mod doctor;
mod entry;
mod events;
mod faults;
mod fields;
mod forget;
mod headers;
mod hostile;
mod keys;
mod limits;
mod log;
mod metrics;
mod monitoring;
mod notify;
mod official_client;
mod once;
mod outcome;
mod pay;
mod pay_request;
mod probes;
mod proxies;
mod restart;
mod support;
mod webhooks;
