//! The rules of Standee: money, wallets, entry codes, the life of a payment.
//!
//! Pure: no input or output, no clock, no randomness. Whatever of these a rule needs is handed to it.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod access;
pub mod attempt;
pub mod deed;
pub mod device;
pub mod digits;
pub mod entry_code;
pub mod language;
#[cfg(feature = "test-support")]
pub mod memory;
pub mod money;
pub mod payment;
pub mod port;
pub mod refund;
pub mod result_code;
pub mod service;
pub mod shop;
mod text;
pub mod time;
pub mod typed;
pub mod user;
mod user_agent;
pub mod visible;
pub mod wallet;
