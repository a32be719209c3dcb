//! The crate as its users meet it, held against OpenSSL, the official client and a gateway with every fault.

#[cfg(test)]
mod client;
#[cfg(test)]
mod diagnosis;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod messages;
#[cfg(test)]
mod odd;
#[cfg(test)]
mod official_client;
#[cfg(test)]
mod openssl;
#[cfg(test)]
mod signing;
#[cfg(test)]
mod support;
