//! Posters as their readers find them: every size and format, read by programs that had no part in drawing them.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail a test")]

mod desk;
mod document;
mod hostile;
mod refused;
mod scanned;
