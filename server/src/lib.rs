//! The server: configuration, HTTP, TLS, SQL, background jobs, command line.

pub mod allowance;
pub mod brand;
mod catalogue;
pub mod clock;
pub mod command;
pub mod config;
mod connection;
pub mod day;
pub mod doctor;
mod forget;
pub mod gateway;
#[cfg(test)]
mod hostile;
pub mod http;
mod job;
pub mod log;
pub mod look;
pub mod metrics;
mod network;
mod object;
pub mod password;
pub mod private_file;
pub mod random;
mod refunds;
mod reload;
pub mod second_factor;
mod seldom;
pub mod sql;
pub mod startup;
mod text_file;
mod tls;
pub mod token;
pub mod trace;
pub mod webhook;
mod worker;
mod zones;
