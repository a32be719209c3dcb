//! What was taken: by day, by code and by store, as tables; the days as a plot besides.

use checkout::language::Language;
use checkout::money::{Money, NumberStyle};
use leptos::prelude::*;

use super::choice::{Choice, store_field};
use super::form::{Problems, Select, select};
use super::frame::{Frame, Page, Room, document};
use super::text::Text;
use super::words::money;

/// How many days can be looked at.
pub const DAYS: [i32; 3] = [7, 14, 31];

/// The plot's measures, in its own units.
const BAR_WIDTH: usize = 20;
const BAR_PITCH: usize = 26;
const PLOT_HEIGHT: u64 = 120;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct SummaryView {
    /// What is around it.
    pub frame: Frame,
    /// The stores to choose from, and which is chosen.
    pub stores: Choice,
    /// How many days, the last of which is today: one of [`DAYS`].
    pub days: i32,
    /// What was taken on each day, the last first; of one store.
    pub by_day: Vec<Sum>,
    /// What was taken with each code; of one store.
    pub by_code: Vec<Sum>,
    /// What each store took; of several.
    pub by_store: Vec<Sum>,
}

/// What was taken in one currency.
#[derive(Clone, Debug)]
pub struct Sum {
    /// The day, the code or the store.
    pub name: String,
    /// How many payments.
    pub payments: u64,
    /// What was paid, before refunds.
    pub paid: Money,
    /// How much of it went back.
    pub refunded: Money,
    /// How the store's region writes amounts.
    pub style: NumberStyle,
}

/// The page of sums.
#[must_use]
pub fn render(view: &SummaryView) -> String {
    let title = Text::Summary.get(view.frame.language).into_owned();
    document(&view.frame, &Page { title, room: Some(Room::Summary) }, || content(view))
}

fn content(view: &SummaryView) -> impl IntoView + use<> {
    let language = view.frame.language;
    let days = Select {
        name: "days",
        label: Text::Days.get(language).into_owned(),
        options: DAYS.map(|days| (days.to_string(), days.to_string())).to_vec(),
        chosen: view.days.to_string(),
        ..Select::default()
    };
    let is_empty = view.by_day.iter().chain(&view.by_store).all(|sum| sum.payments == 0);
    view! {
        <form class="choice" action="/console/summary">
            {store_field(&view.stores, language)}
            {select(days, &Problems::default(), language)}
            <button class="button button-quiet" type="submit">{Text::Show.get(language)}</button>
        </form>
        {is_empty.then(|| view! { <p class="card hint">{Text::SummaryEmpty.get(language)}</p> })}
        {(!is_empty).then(|| view! {
            {plot(&view.by_day, language)}
            {table(Text::ByStore, Text::Store, &view.by_store, language)}
            {table(Text::ByDay, Text::Day, &view.by_day, language)}
            {table(Text::ByCode, Text::Code, &view.by_code, language)}
        })}
    }
}

/// A bar for each day, the first on the left. What it shows stands in the table as well.
fn plot(by_day: &[Sum], language: Language) -> Option<impl IntoView + use<>> {
    let most = by_day.iter().map(|sum| sum.paid.minor_units()).max().filter(|most| *most > 0)?;
    let width = by_day.len() * BAR_PITCH;
    let bar = |(index, sum): (usize, &Sum)| {
        let share = u128::from(sum.paid.minor_units()) * u128::from(PLOT_HEIGHT) / u128::from(most);
        // A share of the height is no more than the height.
        let height = u64::try_from(share).unwrap_or(PLOT_HEIGHT);
        let words = format!("{}: {}", sum.name, money(sum.paid, sum.style));
        view! {
            <rect
                x=(index * BAR_PITCH).to_string()
                y=(PLOT_HEIGHT - height).to_string()
                width=BAR_WIDTH.to_string()
                height=height.to_string()
                rx="3"
            >
                <title>{words}</title>
            </rect>
        }
    };
    let ends = by_day.last().zip(by_day.first()).map(|(first, last)| {
        view! { <p class="plot-ends hint"><span>{first.name.clone()}</span><span>{last.name.clone()}</span></p> }
    });
    let bars = by_day.iter().rev().enumerate().map(bar).collect::<Vec<_>>();
    Some(view! {
        <figure class="card plot">
            <figcaption>{Text::Plot.get(language)}</figcaption>
            <svg
                viewBox=format!("0 0 {width} {PLOT_HEIGHT}")
                preserveAspectRatio="none"
                role="img"
                aria-label=Text::Plot.get(language)
            >
                {bars}
            </svg>
            {ends}
        </figure>
    })
}

fn table(caption: Text, first: Text, sums: &[Sum], language: Language) -> Option<impl IntoView + use<>> {
    let row = |sum: &Sum| {
        let kept = sum.paid.minor_units().saturating_sub(sum.refunded.minor_units());
        let kept = Money::new(sum.paid.currency(), kept);
        // Where the table is too wide, each cell brings the head of its column along.
        let cell = |head: Text, value: String| view! { <td data-head=head.get(language)>{value}</td> };
        view! {
            <tr>
                <th scope="row"><bdi>{sum.name.clone()}</bdi></th>
                {cell(Text::Count, sum.payments.to_string())}
                {cell(Text::Paid, money(sum.paid, sum.style))}
                {cell(Text::Refunded, money(sum.refunded, sum.style))}
                {cell(Text::Kept, money(kept, sum.style))}
            </tr>
        }
    };
    let heads = [first, Text::Count, Text::Paid, Text::Refunded, Text::Kept];
    let head = |text: Text| view! { <th scope="col">{text.get(language)}</th> };
    (!sums.is_empty()).then(|| {
        view! {
            <div class="card">
                <table>
                    <caption>{caption.get(language)}</caption>
                    <thead><tr>{heads.map(head).to_vec()}</tr></thead>
                    <tbody>{sums.iter().map(row).collect::<Vec<_>>()}</tbody>
                </table>
            </div>
        }
    })
}
