//! The crate as its users meet it, held against OpenSSL, the official client and a gateway with every fault.

#[cfg(test)]
mod client;
#[cfg(test)]
mod support;
