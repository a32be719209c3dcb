//! What people see: pages rendered on the server, and the islands that the browser hydrates.
//!
//! A page is a pure function from a view model to HTML: [`entry::render`], [`outcome::render`] and
//! [`notice::render`], each with the [`shell::Shell`] that all pages of one build share; [`console`] has the pages of the
//! merchant's console. Every page works without JavaScript.
//!
//! The feature `ssr` has the pages; `hydrate` has the islands alone, which is all that the wasm carries.

#[cfg(feature = "ssr")]
pub mod console;
#[cfg(feature = "ssr")]
pub mod entry;
#[cfg(feature = "ssr")]
mod figure;
mod island;
#[cfg(feature = "ssr")]
pub mod notice;
#[cfg(feature = "ssr")]
pub mod outcome;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
mod text;

#[cfg(feature = "hydrate")]
pub use island::hydrate;
