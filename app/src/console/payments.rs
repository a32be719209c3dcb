//! Looking for payments, with what needs somebody on top.

use checkout::language::Language;
use checkout::payment::{Alarm, Status};
use leptos::prelude::*;

use super::choice::{Choice, store_field};
use super::form::{Input, Problems, Select, input, select, summary, token_of};
use super::frame::{Frame, Page, Room, document};
use super::text::Text;
use super::words::{Item, alarm_in_words, status_text, time};
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
    /// What is wrong with it.
    pub problems: Problems,
    /// What needs somebody.
    pub concerns: Vec<ConcernItem>,
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
    /// An entry code.
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

/// A payment that needs somebody.
#[derive(Clone, Debug)]
pub struct ConcernItem {
    /// The payment.
    pub item: Item,
    /// The alarm, with the version of the line of history that has it; `None` where nobody knows how the payment ended.
    pub alarm: Option<(Alarm, u32)>,
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
        let items = view.items.iter().map(|item| row(item, language)).collect::<Vec<_>>();
        view! { <ul class="payments">{items}</ul> }.into_any()
    };
    view! {
        {concerns(view)}
        {summary(&view.problems, language)}
        {search_form(view)}
        {list}
        <p class="ways">
            {view.older.clone().map(|older| {
                view! { <a class="button button-quiet" rel="next" href=older>{Text::Older.get(language)}</a> }
            })}
            <a class="button button-quiet" href=view.xlsx.clone()>{Text::DownloadXlsx.get(language)}</a>
            <a class="button button-quiet" href=view.csv.clone()>{Text::DownloadCsv.get(language)}</a>
        </p>
    }
}

/// One payment in a list.
pub(super) fn row(item: &Item, language: Language) -> impl IntoView + use<> {
    let (order, status) = (&item.payment.order, item.payment.progress.status);
    view! {
        <li class="payment" data-status=status.name()>
            <p class="payment-amount"><a href=item.address()>{item.money(order.amount)}</a></p>
            <p class="payment-status">
                <span class="status">{status_text(status).get(language)}</span>
                {item.refunded(language).map(|text| view! { " " <span class="hint">{text}</span> })}
            </p>
            <p class="payment-what">
                <bdi>{item.store_name.clone()}</bdi> " · " <bdi>{item.code_name()}</bdi> " · "
                <bdi>{item.wallet()}</bdi>
            </p>
            <p class="hint">{time(&item.made_at)} " · " {order.request_id.reference()}</p>
        </li>
    }
}

fn search_form(view: &PaymentsView) -> impl IntoView + use<> {
    let (language, search) = (view.frame.language, &view.search);
    let field = |name, text: Text, kind, value: &str, hint: Option<Text>| {
        let field = Input {
            name,
            label: text.get(language).into_owned(),
            kind,
            value: value.to_owned(),
            hint: hint.map(|hint| hint.get(language).into_owned()),
            ..Input::default()
        };
        input(field, &view.problems, language)
    };
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
                {field("amount", Text::Amount, None, &search.amount, None)}
                {field("from", Text::FromDay, Some("date"), &search.from, None)}
                {field("to", Text::ToDay, Some("date"), &search.to, None)}
                {status}
                {field("code", Text::Code, None, &search.code, None)}
                {field("reference", Text::Reference, None, &search.reference, Some(Text::ReferenceHint))}
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
    let concern = |concern: &ConcernItem| {
        let item = &concern.item;
        let why = match concern.alarm {
            Some((alarm, _)) => alarm_in_words(alarm, language),
            None => Text::Unresolved.get(language).into_owned(),
        };
        let settle = concern.alarm.map(|(_, version)| {
            view! {
                <form method="post" action=format!("{}/settle", item.address())>
                    {token_of(view.frame.user.as_ref())}
                    <input type="hidden" name="version" value=version.to_string()/>
                    <button class="button button-quiet" type="submit">{Text::Settle.get(language)}</button>
                </form>
            }
        });
        view! {
            <li class="concern">
                <p>
                    <a href=item.address()>{item.money(item.payment.order.amount)}</a> " · "
                    <bdi>{item.store_name.clone()}</bdi>
                </p>
                <p>{why}</p>
                <p class="hint">{time(&concern.since)}</p>
                {settle}
            </li>
        }
    };
    (!view.concerns.is_empty() || unmatched.is_some() || webhook.is_some()).then(|| {
        view! {
            <section class="card concerns">
                <h2>{Text::Attention.get(language)}</h2>
                <ul>{unmatched} {webhook} {view.concerns.iter().map(concern).collect::<Vec<_>>()}</ul>
            </section>
        }
    })
}
