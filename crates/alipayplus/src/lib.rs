//! The Alipay+ wire protocol for acquirers: what is signed, typed messages, and a client that tells a payment
//! that failed from one whose outcome is not known.
//!
//! Rooms: [`key`] reads and makes RSA keys; [`sign`] signs and verifies; [`signature`] is the content to sign
//! and the `Signature` header; [`envelope`] is the headers of a signed message; [`operation`] names what can
//! be asked; [`model`] is the messages; [`diagnosis`] says why a signature does not match; `client` (a feature, on by default) asks Alipay+ over HTTP.

#![warn(missing_docs)]

#[cfg(feature = "client")]
pub mod client;
pub mod diagnosis;
pub mod envelope;
pub mod environment;
pub mod key;
pub mod model;
pub mod operation;
pub mod sign;
pub mod signature;
