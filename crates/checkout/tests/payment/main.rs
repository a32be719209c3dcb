//! The life of a payment: each step of it, from every place to every place, and what no sequence of steps may do.
#![expect(clippy::unwrap_used, reason = "a test that meets what it did not expect has failed")]

mod due;
mod matrix;
mod properties;
mod refund;
mod support;
mod taking;
mod watching;
