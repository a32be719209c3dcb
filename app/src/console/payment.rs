//! One payment: what is known of it, what happened to it, and what can be done with it.

use checkout::language::Language;
use checkout::money::Money;
use checkout::payment::{Alarm, Status};
use checkout::refund::{Refund, RefundId};
use leptos::prelude::*;

use super::form::{Input, Problems, input, summary, token_of};
use super::frame::{Frame, Page, Room, document};
use super::text::Text;
use super::trail::{actor, deed_in_words};
use super::words::{Item, alarm_in_words, fact_in_words, refund_text, status_text, time};
use crate::outcome::LocalTime;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct PaymentView {
    /// What is around it.
    pub frame: Frame,
    /// The payment.
    pub item: Item,
    /// Its refunds, the oldest first, each with when it was asked for.
    pub refunds: Vec<(Refund, LocalTime)>,
    /// Its history, from its beginning, with what people did.
    pub history: Vec<HistoryItem>,
    /// What the reader can do with it.
    pub ways: Ways,
}

/// A line of the history.
#[derive(Clone, Debug)]
pub struct HistoryItem {
    /// When we learnt of it.
    pub at: LocalTime,
    /// When it happened in the same way for the last time, where it did so several times in a row.
    pub last_at: Option<LocalTime>,
    /// How often it did.
    pub count: u32,
    /// What happened.
    pub what: What,
    /// Where the payment stood afterwards.
    pub status: Option<Status>,
    /// The result code that came with it.
    pub result_code: Option<String>,
    /// What the operator has to know.
    pub alarm: Option<Alarm>,
    /// Who did it, and with which words, where it was somebody.
    pub by: Option<(String, Option<String>)>,
}

/// What a line of the history tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A fact, by the name that histories keep.
    Fact(String),
    /// What somebody asked for, by the name that the audit log keeps.
    Deed(String),
}

/// What the reader can do with a payment.
#[derive(Clone, Debug)]
pub struct Ways {
    /// The most that can be given back; `None` for nothing.
    pub refund: Option<Money>,
    /// What the refund of this page will be known by: sent twice, it is one.
    pub refund_id: RefundId,
    /// Whether it can be cancelled.
    pub cancel: bool,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub problems: Problems,
}

/// What was typed into the forms of the page.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// How much to give back.
    pub amount: String,
    /// Why to give it back.
    pub reason: String,
    /// Why to cancel.
    pub cancel_reason: String,
}

/// A payment's page.
#[must_use]
pub fn render(view: &PaymentView) -> String {
    document(&view.frame, &page(view.frame.language), || content(view))
}

fn page(language: Language) -> Page {
    Page { title: Text::Payment.get(language).into_owned(), room: Some(Room::Payments) }
}

fn content(view: &PaymentView) -> impl IntoView + use<> {
    let language = view.frame.language;
    view! {
        {summary(&view.ways.problems, language)}
        {facts(&view.item, language)}
        {refunds(view)}
        {refund_form(view)}
        {cancel_form(view)}
        {history(view)}
    }
}

fn facts(item: &Item, language: Language) -> impl IntoView + use<> {
    let (order, progress) = (&item.payment.order, &item.payment.progress);
    let row = |name: Text, value: Option<String>| {
        value.map(|value| {
            view! { <div class="row"><dt>{name.get(language)}</dt><dd><bdi>{value}</bdi></dd></div> }
        })
    };
    view! {
        <section class="card">
            <p class="figure">{item.money(order.amount)}</p>
            <p data-status=progress.status.name()>
                <span class="status">{item.status().get(language)}</span>
                {item.refunded(language).map(|text| view! { " " <span class="hint">{text}</span> })}
            </p>
            {item.note(language)}
            <dl>
                {row(Text::Reference, Some(order.request_id.reference()))}
                {row(Text::Store, Some(item.store_name.clone()))}
                {row(Text::Code, Some(item.code_name()))}
                {row(Text::Wallet, Some(item.wallet(language)))}
                {row(Text::MadeAt, Some(item.made_at.text.clone()))}
                {row(Text::PaidAt, item.paid_at.as_ref().map(|time| time.text.clone()))}
                {row(Text::Timezone, Some(item.timezone.clone()))}
                {row(Text::ResultCode, progress.result_code.clone())}
                {row(Text::PaymentId, Some(order.request_id.to_string()))}
                {row(Text::AlipayplusId, progress.payment_id.clone())}
            </dl>
        </section>
    }
}

fn refunds(view: &PaymentView) -> Option<impl IntoView + use<>> {
    let (language, item) = (view.frame.language, &view.item);
    let refund = |(refund, at): &(Refund, LocalTime)| {
        view! {
            <li class="refund" data-status=refund.status.name()>
                <p>
                    <strong>{item.money(refund.order.amount)}</strong> " "
                    <span class="status">{refund_text(refund.status).get(language)}</span>
                </p>
                <p><bdi>{refund.order.reason.as_str().to_owned()}</bdi></p>
                <p class="hint">
                    {time(at)} {refund.result_code.clone().map(|code| format!(" · {code}"))}
                </p>
            </li>
        }
    };
    (!view.refunds.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{Text::Refunds.get(language)}</h2>
                <ul class="lines">{view.refunds.iter().map(refund).collect::<Vec<_>>()}</ul>
            </section>
        }
    })
}

fn refund_form(view: &PaymentView) -> Option<impl IntoView + use<>> {
    let (language, ways) = (view.frame.language, &view.ways);
    let most = view.item.money(ways.refund?);
    let amount = Input {
        name: "amount",
        label: Text::Amount.get(language).into_owned(),
        value: ways.typed.amount.clone(),
        hint: Some(Text::RefundLeft.with(language, [("amount", most.into())])),
        inputmode: Some("decimal"),
        required: true,
        ..Input::default()
    };
    let reason = reason("reason", &ways.typed.reason, Some(Text::RefundWhyHint), language);
    Some(view! {
        <section class="card">
            <h2>{Text::Refund.get(language)}</h2>
            <form method="post" action=format!("{}/refund", view.item.address())>
                {token_of(view.frame.user.as_ref())}
                <input type="hidden" name="refund" value=ways.refund_id.to_string()/>
                {input(amount, &ways.problems, language)}
                {input(reason, &ways.problems, language)}
                <button class="button" type="submit">{Text::Refund.get(language)}</button>
            </form>
        </section>
    })
}

fn cancel_form(view: &PaymentView) -> Option<impl IntoView + use<>> {
    let (language, ways) = (view.frame.language, &view.ways);
    let reason = reason("cancel_reason", &ways.typed.cancel_reason, None, language);
    ways.cancel.then(|| {
        view! {
            <section class="card">
                <h2>{Text::Cancel.get(language)}</h2>
                <p class="hint">{Text::CancelBody.get(language)}</p>
                <form method="post" action=format!("{}/cancel", view.item.address())>
                    {token_of(view.frame.user.as_ref())}
                    {input(reason, &ways.problems, language)}
                    <button class="button button-quiet" type="submit">{Text::Cancel.get(language)}</button>
                </form>
            </section>
        }
    })
}

fn reason(name: &'static str, typed: &str, hint: Option<Text>, language: Language) -> Input {
    Input {
        name,
        label: Text::Why.get(language).into_owned(),
        value: typed.to_owned(),
        hint: hint.map(|hint| hint.get(language).into_owned()),
        required: true,
        ..Input::default()
    }
}

fn history(view: &PaymentView) -> impl IntoView + use<> {
    let language = view.frame.language;
    let line = |line: &HistoryItem| {
        let status = line.status.map(|status| status_text(status).get(language));
        let what = match &line.what {
            What::Fact(name) => fact_in_words(name, language),
            What::Deed(name) => deed_in_words(name, language),
        };
        let by = line.by.clone().map(|(name, detail)| {
            view! {
                <p>
                    <strong><bdi>{actor(&name, language)}</bdi></strong>
                    {detail.map(|detail| view! { " · " <bdi>{detail}</bdi> })}
                </p>
            }
        });
        let last = line.last_at.as_ref().map(|last| view! { " – " {time(last)} });
        view! {
            <li>
                <p class="hint">{time(&line.at)} {last}</p>
                <p>{what} {(line.count > 1).then(|| format!(" × {}", line.count))}</p>
                {by}
                <p class="hint">
                    {status} {line.result_code.clone().map(|code| format!(" · {code}"))}
                </p>
                {line.alarm.map(|alarm| view! { <p class="problem">{alarm_in_words(alarm, language)}</p> })}
            </li>
        }
    };
    view! {
        <section class="card">
            <h2>{Text::History.get(language)}</h2>
            <ol class="lines">{view.history.iter().map(line).collect::<Vec<_>>()}</ol>
        </section>
    }
}
