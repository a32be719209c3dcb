//! An entry code as something that can be printed or shown.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod qr;
