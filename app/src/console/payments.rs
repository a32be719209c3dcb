//! Looking for payments, with what needs somebody on top.

use checkout::language::Language;
use checkout::payment::{Alarm, Status};
use leptos::prelude::*;

use super::choice::{Choice, store_field};
use super::form::{Input, Problems, Select, input, select, summary_in_words, token_of};
use super::frame::{Frame, Page, Room, document};
use super::text::Text;
use super::words::{Item, alarm_in_words, mixes_clocks, status_text, time};
use crate::outcome::LocalTime;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct PaymentsView {
    /// What is around it.
    pub frame: Frame,
    /// What is looked for, as it was typed.
    pub search: SearchForm,
    /// The stores to choose from, and which is chosen.
    pub stores: Choice,
    /// What codes are called, to choose from.
    pub labels: Vec<String>,
    /// What is wrong with it.
    pub problems: Problems,
    /// What needs somebody, one of each kind.
    pub concerns: Vec<Concerns>,
    /// How many signed notifications fit no payment, for whom it is to know.
    pub unmatched: usize,
    /// Whether a webhook was switched off by itself, for whom it is to know.
    pub has_failed_webhook: bool,
    /// The payments of this page, newest first.
    pub items: Vec<Item>,
    /// Where the older ones are, if there are any.
    pub older: Option<String>,
    /// Where all of them are, as CSV.
    pub csv: String,
    /// And as a workbook.
    pub xlsx: String,
}

/// What is looked for, as it was typed. Nothing stands for anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchForm {
    /// An entry code, or what the shop calls it.
    pub code: String,
    /// The name of a status.
    pub status: String,
    /// An amount.
    pub amount: String,
    /// The first day, as `2026-11-22`.
    pub from: String,
    /// The last.
    pub to: String,
    /// The beginning of an id, or its end.
    pub reference: String,
}

/// Payments that need somebody for one reason.
#[derive(Clone, Debug)]
pub struct Concerns {
    /// The alarm; `None` where nobody knows how the payments ended.
    pub alarm: Option<Alarm>,
    /// How many there are.
    pub count: u64,
    /// The newest of them, the newest first.
    pub items: Vec<ConcernItem>,
}

/// A payment that needs somebody.
#[derive(Clone, Debug)]
pub struct ConcernItem {
    /// The payment.
    pub item: Item,
    /// The version of the line of history that has the alarm, if there is one.
    pub version: Option<u32>,
    /// Whether the reader may say that it is seen to.
    pub may_settle: bool,
    /// Since when.
    pub since: LocalTime,
}

/// The list of payments.
#[must_use]
pub fn render(view: &PaymentsView) -> String {
    let title = Text::Payments.get(view.frame.language).into_owned();
    document(&view.frame, &Page { title, room: Some(Room::Payments) }, || content(view))
}

fn content(view: &PaymentsView) -> impl IntoView + use<> {
    let language = view.frame.language;
    let is_searched = view.search != SearchForm::default();
    let list = if view.items.is_empty() && view.problems.is_empty() {
        let text = if is_searched { Text::SearchEmpty } else { Text::PaymentsEmpty };
        view! { <p class="card hint">{text.get(language)}</p> }.into_any()
    } else {
        let mixed = mixes_clocks(&view.items);
        let items = view.items.iter().map(|item| row(item, mixed, language)).collect::<Vec<_>>();
        view! { <ul class="payments">{items}</ul> }.into_any()
    };
    view! {
        {concerns(view)}
        {summary_in_words(&view.problems, Text::ProblemSearch, language)}
        {search_form(view)}
        {list}
        <p class="ways">
            {view.older.clone().map(|older| {
                view! { <a class="button button-quiet" rel="next" href=older>{Text::Older.get(language)}</a> }
            })}
            {view.problems.is_empty().then(|| {
                view! {
                    <a class="button button-quiet" href=view.xlsx.clone()>
                        {Text::DownloadXlsx.get(language)}
                    </a>
                    <a class="button button-quiet" href=view.csv.clone()>{Text::DownloadCsv.get(language)}</a>
                }
            })}
        </p>
    }
}

/// One payment in a list.
fn row(item: &Item, mixed: bool, language: Language) -> impl IntoView + use<> {
    let (order, status) = (&item.payment.order, item.payment.progress.status);
    view! {
        <li class="payment" data-status=status.name()>
            <p class="payment-amount"><a href=item.address()>{item.money(order.amount)}</a></p>
            <p class="payment-status">
                <span class="status">{item.status().get(language)}</span>
                {item.refunded(language).map(|text| view! { " " <span class="hint">{text}</span> })}
            </p>
            <p class="payment-what">
                <bdi>{item.store_name.clone()}</bdi> " · " <bdi>{item.code_name()}</bdi> " · "
                <bdi>{item.wallet(language)}</bdi>
            </p>
            <p class="hint">{time(&item.made_at)} {item.clock(mixed)} " · " {order.request_id.reference()}</p>
        </li>
    }
}

fn search_form(view: &PaymentsView) -> impl IntoView + use<> {
    let (language, search) = (view.frame.language, &view.search);
    let field = |name, text: Text, value: &str| Input {
        name,
        label: text.get(language).into_owned(),
        value: value.to_owned(),
        ..Input::default()
    };
    let amount = Input { inputmode: Some("decimal"), ..field("amount", Text::Amount, &search.amount) };
    let day = |name, text, value| Input { kind: Some("date"), ..field(name, text, value) };
    let labels = view.labels.iter().map(|label| (label.clone(), String::new())).collect();
    let code = Input { offered: labels, ..field("code", Text::CodeOrLabel, &search.code) };
    let hint = Some(Text::ReferenceHint.get(language).into_owned());
    let reference = Input { hint, ..field("reference", Text::Reference, &search.reference) };
    let field = |field: Input| input(field, &view.problems, language);
    let any = (String::new(), Text::Any.get(language).into_owned());
    let words = |status: Status| (status.name().to_owned(), status_text(status).get(language).into_owned());
    let statuses = std::iter::once(any).chain(Status::ALL.map(words)).collect();
    let status = Select {
        name: "status",
        label: Text::Status.get(language).into_owned(),
        options: statuses,
        chosen: search.status.clone(),
        ..Select::default()
    };
    let status = select(status, &view.problems, language);
    view! {
        <form class="card search" action="/console/payments" role="search">
            <div class="fields">
                {store_field(&view.stores, language)}
                {field(amount)}
                {field(day("from", Text::FromDay, &search.from))}
                {field(day("to", Text::ToDay, &search.to))}
                {status}
                {field(code)}
                {field(reference)}
            </div>
            <button class="button" type="submit">{Text::Search.get(language)}</button>
        </form>
    }
}

fn concerns(view: &PaymentsView) -> Option<impl IntoView + use<>> {
    let language = view.frame.language;
    let unmatched = (view.unmatched > 0).then(|| {
        view! { <li class="concern">{Text::Unmatched.with(language, [("count", view.unmatched.into())])}</li> }
    });
    let webhook = view.has_failed_webhook.then(|| {
        view! { <li class="concern"><a href=Room::Systems.path()>{Text::WebhooksFailed.get(language)}</a></li> }
    });
    (!view.concerns.is_empty() || unmatched.is_some() || webhook.is_some()).then(|| {
        let concerns = view.concerns.iter().map(|kind| of_one_kind(kind, view)).collect::<Vec<_>>();
        view! {
            <section class="card concerns">
                <h2>{Text::Attention.get(language)}</h2>
                <ul>{unmatched} {webhook} {concerns}</ul>
            </section>
        }
    })
}

/// One line a kind, so that many of one do not bury another.
fn of_one_kind(kind: &Concerns, view: &PaymentsView) -> impl IntoView + use<> {
    let language = view.frame.language;
    let why = match kind.alarm {
        Some(alarm) => alarm_in_words(alarm, language),
        None => Text::Unresolved.get(language).into_owned(),
    };
    let mut items = kind.items.iter().map(|item| concern(item, view));
    let newest = items.next();
    let others: Vec<_> = items.collect();
    let count = kind.count.saturating_sub(1);
    let others = (!others.is_empty()).then(|| {
        view! {
            <details>
                <summary>{Text::ConcernMore.with(language, [("count", count.into())])}</summary>
                {others}
            </details>
        }
    });
    view! {
        <li class="concern">
            <p>{why}</p>
            {newest}
            {others}
        </li>
    }
}

fn concern(concern: &ConcernItem, view: &PaymentsView) -> impl IntoView + use<> {
    let (language, item) = (view.frame.language, &concern.item);
    let settle = concern.version.map(|version| {
        if !concern.may_settle {
            return view! { <p class="hint">{Text::SettleOwn.get(language)}</p> }.into_any();
        }
        view! {
            <form method="post" action=format!("{}/settle", item.address())>
                {token_of(view.frame.user.as_ref())}
                <input type="hidden" name="version" value=version.to_string()/>
                <button class="button button-quiet" type="submit">{Text::Settle.get(language)}</button>
            </form>
        }
        .into_any()
    });
    view! {
        <div class="concern-payment">
            <p>
                <a href=item.address()>{item.money(item.payment.order.amount)}</a> " · "
                <bdi>{item.store_name.clone()}</bdi>
            </p>
            <p class="hint">{time(&concern.since)} {item.clock(true)}</p>
            {settle}
        </div>
    }
}
