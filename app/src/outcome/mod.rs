//! The outcome page: what became of the payment, whether money moved, and the one next thing to do.

mod actions;
mod ending;
mod face;
mod receipt;
mod words;

use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{Money, NumberStyle};
use checkout::payment::{OutcomeToken, Status};
use checkout::result_code::Reason;
use leptos::prelude::*;

use crate::shell::{Extent, Frame, Script, Shell, compact, document, escaped, in_language};

/// Loads the page anew when Back brings it out of the browser's memory, and where the live status cannot run;
/// keeps the shop's clock going.
pub(crate) static SCRIPT: Script = Script::new(|| compact(include_str!("outcome.js")));

/// What the outcome page shows.
#[derive(Clone, Debug)]
pub struct OutcomeView {
    /// The payer's language.
    pub language: Language,
    /// The language of the store's staff, who read the page too.
    pub store_language: Language,
    /// Where the payment stands.
    pub outcome: Outcome,
    /// What lets its bearer see this page.
    pub token: OutcomeToken,
    /// The store's name, in its own language.
    pub store_name: String,
    /// The code that was scanned.
    pub code: EntryCode,
    /// What the shop calls the code.
    pub label: Option<String>,
    /// What was asked for.
    pub amount: Money,
    /// What the payer typed when pay was pressed again with the same attempt, which led here: maybe another amount.
    pub typed: Option<Money>,
    /// How the store's region writes amounts.
    pub style: NumberStyle,
    /// What the payer wrote to the shop.
    pub note: Option<String>,
    /// What the payer and the shop can name the payment by.
    pub reference: String,
    /// For pages without script: when to load the page again, and where. The server bounds how often.
    pub refresh: Option<Refresh>,
}

/// Where a payment stands, as the payer is told.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Nobody knows yet: nothing is claimed.
    Checking {
        /// [`Status::Created`] or [`Status::Processing`].
        status: Status,
        /// Where the payer confirms, while that can still be done. Already checked to be safe to follow.
        payment_url: Option<String>,
        /// Until when the payer can confirm; `None` once that is over, and nothing but the answer is to come.
        deadline: Option<Deadline>,
    },
    /// Alipay+ signed that it is paid.
    Succeeded {
        /// `walletBrandName`, where Alipay+ told it.
        wallet_brand: Option<String>,
        /// When it was paid.
        paid_at: LocalTime,
        /// How long ago that was, as the page is written.
        age: Age,
        /// How much of it went back to the payer, if any did.
        refunded: Option<Money>,
    },
    /// It ended without money.
    Failed(Reason),
    /// A cancel was asked for and is not yet confirmed.
    Cancelling {
        /// Whether the payer had paid before the shop cancelled: then money goes back.
        paid: bool,
    },
    /// The cancel is confirmed.
    Cancelled {
        /// Why it was cancelled.
        reason: Option<Reason>,
        /// Whether the payer had paid before the shop cancelled: then money went back.
        paid: bool,
    },
}

/// How long ago a payment was made. A paid page can be kept and opened again at the next purchase of the same price, so
/// its age decides what it may claim across a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// A few minutes at most: the page says "Paid", beside a running clock.
    Fresh {
        /// The time of day in the shop, in seconds after midnight, as the page is written.
        seconds_of_day: u32,
        /// How long the page may go on saying so, in seconds.
        seconds_left: u32,
    },
    /// Longer: the page says that the payment is an earlier one.
    Earlier {
        /// Whether it was made on the day before, by the shop's calendar.
        yesterday: bool,
    },
}

/// A point in time as the store's clocks show it.
#[derive(Clone, Debug)]
pub struct LocalTime {
    /// For people: `2026-11-22 15:04:05`.
    pub text: String,
    /// For machines: ISO 8601 with the offset, `2026-11-22T15:04:05+08:00`.
    pub machine: String,
}

impl LocalTime {
    /// The time of day, without the date.
    fn time_of_day(&self) -> &str {
        self.text.split_once(' ').map_or(&self.text, |(_, time)| time)
    }
}

/// When the time to confirm is over.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// The minute, as the store's clocks show it: `15:14`.
    pub time: String,
    /// How long that is from now, in seconds.
    pub seconds_left: u32,
}

/// How a page without script loads itself again.
#[derive(Clone, Debug)]
pub struct Refresh {
    /// Seconds to wait.
    pub seconds: u32,
    /// The address to load, with whatever counts the rounds in its query.
    pub url: String,
}

impl Outcome {
    /// The payment's status, as `data-status` tells it.
    #[must_use]
    pub const fn status(&self) -> Status {
        match self {
            Self::Checking { status, .. } => *status,
            Self::Succeeded { .. } => Status::Succeeded,
            Self::Failed(_) => Status::Failed,
            Self::Cancelling { .. } => Status::Cancelling,
            Self::Cancelled { .. } => Status::Cancelled,
        }
    }
}

impl OutcomeView {
    fn address(&self) -> String {
        address(&self.token, self.typed.map(|typed| (typed, self.style)))
    }

    /// The address of this page in a language, with a query to which more can be added.
    #[must_use]
    pub fn address_in(&self, language: Language) -> String {
        in_language(&self.address(), language)
    }
}

/// Where a payment's page is. `typed` is the amount that the payer has typed, where pay led to a payment that was
/// already there, and the style it is written in.
#[must_use]
pub fn address(token: &OutcomeToken, typed: Option<(Money, NumberStyle)>) -> String {
    let page = format!("/p/{}", token.as_str());
    match typed {
        Some((amount, style)) => {
            format!("{page}?typed={}", escaped(&crate::entry::plain_amount(amount, style)))
        }
        None => page,
    }
}

/// The outcome page.
#[must_use]
pub fn render(view: &OutcomeView, shell: &Shell) -> String {
    let status = view.outcome.status();
    let frame = Frame {
        language: view.language,
        title: title(view),
        wallet: None,
        status: Some(status.told()),
        refresh: view.refresh.as_ref().map(|refresh| format!("{}; url={}", refresh.seconds, refresh.url)),
        address: view.address(),
        script: Some(&SCRIPT),
        islands: !status.is_final(),
        style: Extent::Whole,
    };
    document(shell, frame, || content(view))
}

/// The title of the document: what the face says, and whose shop it is.
fn title(view: &OutcomeView) -> String {
    format!("{} · {}", face::title(view).get(view.language), view.store_name)
}

fn content(view: &OutcomeView) -> impl IntoView + use<> {
    view! {
        <main class=face::class(view)>
            {ending::ending(view)}
            {receipt::receipt(view)}
        </main>
    }
}
