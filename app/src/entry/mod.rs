//! The entry page: what the payer sees after scanning, with the amount to type and the button that pays.

mod form;
mod problem;

use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{AmountRule, Money, NumberStyle};
use checkout::wallet::Wallet;
use leptos::prelude::*;

use crate::shell::{Extent, Frame, Picture, Script, Shell, compact, document, escaped};
use crate::text::Text;

pub use problem::EntryProblem;
pub(crate) use problem::{amount_text, character_name, with_code};

/// The keypad without the island, and the guard against paying twice. See the file's own notes.
pub(crate) static SCRIPT: Script = Script::new(|| compact(include_str!("entry.js")));

/// The most characters a payer may write to the shop.
pub const NOTE_CHARACTERS_MAX: usize = 60;

/// The most characters the amount's field takes: the largest amount, grouped, with its decimals.
pub const AMOUNT_CHARACTERS_MAX: usize = 24;

/// What the entry page shows.
#[derive(Clone, Debug)]
pub struct EntryView {
    /// The payer's language.
    pub language: Language,
    /// The wallet the page is open in, told in `data-wallet`.
    pub wallet: Wallet,
    /// The store's name, in its own language.
    pub store_name: String,
    /// The store's logo; a drawing of a shop stands in for it where there is none.
    pub logo: Option<Picture>,
    /// What the shop calls the code, such as `Table 4`.
    pub label: Option<String>,
    /// The code that was scanned.
    pub code: EntryCode,
    /// The attempt that this page opens, as issued.
    pub attempt: String,
    /// How an amount is read here, and what is allowed.
    pub rule: AmountRule,
    /// The amount, where the shop has set it: the payer then only confirms.
    pub fixed_amount: Option<Money>,
    /// The amount's field as it stands: what was typed and sent back, or what a link brought. Shown as it is.
    pub typed: String,
    /// The note as it was typed.
    pub note: String,
    /// Why the page is shown again.
    pub problem: Option<EntryProblem>,
}

/// The entry page.
#[must_use]
pub fn render(view: &EntryView, shell: &Shell) -> String {
    let language = view.language;
    let frame = Frame {
        language,
        title: format!("{} · {}", view.store_name, Text::EntryTitle.get(language)),
        wallet: Some(view.wallet),
        status: None,
        refresh: None,
        address: address(&view.code, &view.typed, &view.note),
        script: Some(&SCRIPT),
        islands: true,
        style: Extent::EntryPage,
    };
    document(shell, frame, || content(view))
}

/// The entry page of a code with this amount and this note already typed.
#[must_use]
pub fn address(code: &EntryCode, typed: &str, note: &str) -> String {
    let mut address = format!("/e/{code}");
    for (name, value) in [("amount", typed), ("note", note)] {
        if !value.is_empty() {
            let mark = if address.contains('?') { '&' } else { '?' };
            address = format!("{address}{mark}{name}={}", escaped(value));
        }
    }
    address
}

/// An amount as it may be typed where amounts are written in this style: without grouping, which some readings
/// of it would take for decimals.
pub(crate) fn plain_amount(amount: Money, style: NumberStyle) -> String {
    amount.formatted(style).replace(style.group, "")
}

fn content(view: &EntryView) -> impl IntoView + use<> {
    let label = view.label.clone();
    let sign = match &view.logo {
        // The name beside it says whose it is.
        Some(logo) => logo.view("store-logo", String::new()).into_any(),
        None => shop_sign().into_any(),
    };
    view! {
        <main class="entry">
            <header class="store">
                {sign}
                <div class="store-names">
                    <h1 class="store-name"><bdi>{view.store_name.clone()}</bdi></h1>
                    {label.map(|label| view! { <p class="store-label"><bdi>{label}</bdi></p> })}
                </div>
            </header>
            {form::form(view)}
        </main>
    }
}

fn shop_sign() -> impl IntoView {
    view! {
        <span class="store-sign" aria-hidden="true">
            <svg viewBox="0 0 24 24">
                <path d="M4 10v10h16V10M3 10l2-6h14l2 6a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0M10 20v-5h4v5"/>
            </svg>
        </span>
    }
}
