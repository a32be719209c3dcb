//! The server: configuration, HTTP, TLS, SQL, background jobs, command line.

pub mod brand;
pub mod clock;
pub mod command;
pub mod config;
pub mod gateway;
#[cfg(test)]
mod hostile;
pub mod http;
mod private_file;
pub mod random;
pub mod sql;
pub mod startup;
mod tls;
mod worker;
