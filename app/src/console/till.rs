//! The till: the page on the shop's tablet that shows payments as they arrive. Without script it loads itself again.

use checkout::language::Language;
use checkout::money::{Money, NumberStyle};
use leptos::prelude::*;

use super::choice::{Choice, store_choice};
use super::frame::{Frame, Live, Page, Room, live_document};
use super::text::Text;
use super::words::{Item, mixes_clocks, money, time};
use crate::outcome::LocalTime;

/// How often the page loads itself where no script runs, in seconds.
const REFRESH_SECONDS: u32 = 10;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct TillView {
    /// What is around it.
    pub frame: Frame,
    /// The stores to choose from, and which is chosen.
    pub stores: Choice,
    /// Where the script is that keeps the board live.
    pub script_url: String,
    /// Where it hears of changes.
    pub events_url: String,
    /// What there is to see now.
    pub board: Board,
}

/// What changes while the page is open.
#[derive(Clone, Debug)]
pub struct Board {
    /// The reader's language.
    pub language: Language,
    /// When it was made, by the store's clock.
    pub as_of: LocalTime,
    /// The time zone of that clock, where the stores have several.
    pub clock: Option<String>,
    /// What each store took today, by its own clock.
    pub today: Vec<Today>,
    /// The latest payments, newest first.
    pub payments: Vec<Item>,
}

/// What a store took today in one currency.
#[derive(Clone, Debug)]
pub struct Today {
    /// The store's name.
    pub store_name: String,
    /// How many payments.
    pub payments: u64,
    /// What was paid, before refunds.
    pub paid: Money,
    /// How much of it went back.
    pub refunded: Money,
    /// How the store's region writes amounts.
    pub style: NumberStyle,
}

/// The till's page.
#[must_use]
pub fn render(view: &TillView) -> String {
    let page = Page { title: Text::Till.get(view.frame.language).into_owned(), room: Some(Room::Till) };
    let live = Live { script_url: view.script_url.clone(), refresh_seconds: REFRESH_SECONDS };
    live_document(&view.frame, &page, Some(live), || content(view))
}

/// The board alone, for the page's script.
#[must_use]
pub fn render_board(view: &Board) -> String {
    Owner::new_root(None).with(|| board(view).to_html())
}

fn content(view: &TillView) -> impl IntoView + use<> {
    let language = view.frame.language;
    view! {
        {store_choice(&view.stores, "/console/till", language)}
        <div id="till" class="till" data-events=view.events_url.clone()>
            <div class="till-bar">
                <p class="till-live" role="status">{Text::TillLive.get(language)}</p>
                <p class="till-lost" role="alert" hidden>{Text::TillLost.get(language)}</p>
                <button id="till-sound" class="button button-quiet" type="button" aria-pressed="false" hidden>
                    {Text::TillSound.get(language)}
                </button>
                <p id="till-sound-hint" class="hint" hidden>{Text::TillSoundHint.get(language)}</p>
            </div>
            <div id="till-board">{board(&view.board)}</div>
        </div>
    }
}

fn board(view: &Board) -> impl IntoView + use<> {
    let language = view.language;
    let several = view.today.len() > 1;
    let today = |today: &Today| {
        let count = Text::PaymentCount.with(language, [("count", today.payments.into())]);
        let part = (today.refunded.minor_units() > 0).then(|| money(today.refunded, today.style));
        let part = part.map(|amount| Text::RefundedPart.with(language, [("amount", amount.into())]));
        view! {
            <div class="till-sum">
                <dt>
                    {Text::TillToday.get(language)}
                    {several.then(|| view! { " · " <bdi>{today.store_name.clone()}</bdi> })}
                </dt>
                <dd>
                    <strong>{money(today.paid, today.style)}</strong>
                    <span class="hint">{count} {part.map(|part| format!(" · {part}"))}</span>
                </dd>
            </div>
        }
    };
    let list = if view.payments.is_empty() {
        view! { <p class="card hint">{Text::TillEmpty.get(language)}</p> }.into_any()
    } else {
        let mixed = mixes_clocks(&view.payments);
        let arrived = |item| arrived(item, (several, mixed), language);
        let items = view.payments.iter().map(arrived).collect::<Vec<_>>();
        view! { <ol class="till-list">{items}</ol> }.into_any()
    };
    let as_of = match &view.clock {
        Some(timezone) => format!("{} {timezone}", view.as_of.text),
        None => view.as_of.text.clone(),
    };
    view! {
        <dl class="till-sums">{view.today.iter().map(today).collect::<Vec<_>>()}</dl>
        {list}
        <p class="hint">{Text::TillAsOf.with(language, [("time", as_of.into())])}</p>
    }
}

fn arrived(item: &Item, (several, mixed): (bool, bool), language: Language) -> impl IntoView + use<> {
    let order = &item.payment.order;
    let paid_at = item.paid_at.as_ref().unwrap_or(&item.made_at);
    view! {
        <li class="till-payment" data-payment=order.request_id.to_string()>
            <p class="till-amount">{item.money(order.amount)}</p>
            <p class="till-what">
                <bdi>{item.code_name()}</bdi>
                {several.then(|| view! { " · " <bdi>{item.store_name.clone()}</bdi> })}
                " · " <bdi>{item.wallet(language)}</bdi>
            </p>
            {item.note(language)}
            <p class="till-when">
                {time(paid_at)} {item.clock(mixed)} " · " <a href=item.address()>{order.request_id.reference()}</a>
            </p>
            {item.refunded(language).map(|text| view! { <p class="till-refunded">{text}</p> })}
        </li>
    }
}
