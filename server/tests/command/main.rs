//! The command line as scripts use it: the real binary, with a database of its own.

#![expect(clippy::unwrap_used, reason = "helpers of tests may fail a test")]

mod code;
mod desk;
mod doctor;
mod keys;
mod nothing_there;
mod poster;
mod store;
mod systems;
mod user;
