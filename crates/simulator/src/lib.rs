//! A stand-in for Alipay+ and for the payer's wallet, for development and tests.
//!
//! It verifies requests as strictly as the documents say Alipay+ does, keeps to its idempotency rules, signs
//! its answers, notifies on its schedule, and goes wrong on demand. It is no part of a shop that is open:
//! whoever reaches it can decide payments, so it belongs on loopback, and on loopback it accepts any
//! certificate of the shop that it notifies (elsewhere certificates are verified).
//!
//! Rooms: `request` reads what is asked, `ledger` holds payments and their rules, `answer` writes what is
//! said, `seal` signs and verifies, `notify` sends results until they are acknowledged, `faults` is what
//! shall go wrong, `http` serves it all, `wallet_page` is what a payer sees. The README describes the routes.
//!
//! What the documents leave open, and what is done here:
//! - a cancel or an inquiry of an unknown payment is answered with F `ORDER_NOT_EXIST`;
//! - a payment that expired or was cancelled has the result F `ORDER_IS_CLOSED`, a declined one the code that
//!   the decline named, `PROCESS_FAIL` otherwise;
//! - a payment without `paymentExpiryTime` expires after ten minutes;
//! - a payment of which something was refunded cannot be cancelled (`PROCESS_FAIL`), as Antom states;
//! - a refund that was refused is judged anew when it is asked for again;
//! - a cancel does not take back the notification of an earlier success that is still on its way.

#![warn(missing_docs)]

mod amount;
mod answer;
mod clock;
mod config;
mod faults;
mod gateway;
mod http;
mod ledger;
mod notify;
mod odd;
mod request;
mod result_code;
mod seal;
mod simulator;
mod timestamp;
pub mod tls;
mod wallet_page;

pub use clock::{Clock, ManualClock};
pub use config::{Config, PAYMENTS_MAX_DEFAULT};
pub use simulator::{Simulator, StartProblem};
