//! The merchant's console: each page a pure function from its view to HTML, as the payer's pages are.
//!
//! Nothing of it is in the wasm, in the payers' texts or in their style sheet: it has its own of each, and its pages load
//! their style and script as files.

pub mod account;
pub mod choice;
pub mod code;
pub mod confirm;
pub mod form;
pub mod frame;
pub mod merchants;
pub mod notice;
pub mod payment;
pub mod payments;
pub mod picture;
mod places;
pub mod poster;
pub mod second_factor;
pub mod sign_in;
pub mod store_form;
pub mod stores;
pub mod summary;
pub mod systems;
pub mod text;
pub mod till;
pub mod trail;
pub mod users;
pub mod welcome;
pub mod words;

use checkout::language::Language;

pub use form::Problems;
pub use frame::{Done, Frame, Room, SignedIn};

/// The languages that the console is written in. Whoever reads another gets English.
pub const LANGUAGES: [Language; 6] =
    [Language::En, Language::ZhHans, Language::ZhHantHk, Language::Th, Language::Ko, Language::Ja];

/// The language of the console for somebody who wants this one.
#[must_use]
pub fn language_for(wanted: Language) -> Language {
    if LANGUAGES.contains(&wanted) { wanted } else { Language::En }
}
