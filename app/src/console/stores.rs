//! The shops: their list, and a shop's own page with its codes.

use checkout::shop::StoreProfile;
use leptos::prelude::*;

use super::frame::{Frame, Page, Room, document};
use super::merchants::MERCHANTS_ADDRESS;
use super::picture::{MARK_ADDRESS, logo_address};
use super::text::Text;
use super::trail::{TrailLine, trail};

/// What the list shows.
#[derive(Clone, Debug)]
pub struct StoresView {
    /// What is around it.
    pub frame: Frame,
    /// The stores that the user may see, by merchant.
    pub stores: Vec<StoreProfile>,
    /// Whether there is a merchant that a store could be of.
    pub has_merchant: bool,
    /// Whether the user may add merchants.
    pub may_add_merchants: bool,
}

/// What a store's own page shows.
#[derive(Clone, Debug)]
pub struct StoreView {
    /// What is around it.
    pub frame: Frame,
    /// The store.
    pub store: StoreProfile,
    /// Its codes, oldest first.
    pub codes: Vec<CodeLine>,
    /// What was done to it and to its merchant, newest first.
    pub trail: Vec<TrailLine>,
}

/// A code in its store's list.
#[derive(Clone, Debug)]
pub struct CodeLine {
    /// The code.
    pub code: String,
    /// What the shop calls it.
    pub label: Option<String>,
    /// Where it stands.
    pub state: CodeState,
}

/// Where a code stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeState {
    /// It takes payments.
    On,
    /// It takes none.
    Off,
    /// Another code took its place.
    Replaced,
}

impl CodeState {
    pub(super) const fn text(self) -> Text {
        match self {
            Self::On => Text::CodeOn,
            Self::Off => Text::CodeOff,
            Self::Replaced => Text::CodeReplaced,
        }
    }

    /// What the style sheet calls it.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::On => "state state-on",
            Self::Off | Self::Replaced => "state",
        }
    }
}

/// The list of stores.
#[must_use]
pub fn render(view: &StoresView) -> String {
    let title = Text::Stores.get(view.frame.language).into_owned();
    document(&view.frame, &Page { title, room: Some(Room::Stores) }, || list(view))
}

/// A store's own page.
#[must_use]
pub fn render_store(view: &StoreView) -> String {
    let page = Page { title: view.store.name.clone(), room: Some(Room::Stores) };
    document(&view.frame, &page, || of_store(view))
}

/// Where a store's own page is.
pub(super) fn address(store_id: &str) -> String {
    format!("/console/stores/{store_id}")
}

fn list(view: &StoresView) -> impl IntoView + use<> {
    let language = view.frame.language;
    let empty = view.stores.is_empty().then(|| {
        let next = if view.has_merchant { Text::StoresEmpty } else { Text::MerchantsEmpty };
        view! { <p class="hint">{next.get(language)}</p> }
    });
    let store = |store: &StoreProfile| {
        view! {
            <li class="card">
                <h2><a href=address(&store.id)><bdi>{store.name.clone()}</bdi></a></h2>
                <p class="hint">
                    <bdi>{store.merchant.name.clone()}</bdi>
                    {format!(" · {}", store.currency.code())}
                </p>
            </li>
        }
    };
    view! {
        {empty}
        <ul class="cards">{view.stores.iter().map(store).collect::<Vec<_>>()}</ul>
        <p class="actions">
            {view.has_merchant.then(|| {
                view! { <a class="button" href="/console/stores/new">{Text::StoreAdd.get(language)}</a> }
            })}
            {view.may_add_merchants.then(|| {
                let class = if view.has_merchant { "button button-quiet" } else { "button" };
                view! {
                    <a class=class href="/console/merchants/new">{Text::MerchantAdd.get(language)}</a>
                    <a class="button button-quiet" href=MERCHANTS_ADDRESS>{Text::Merchants.get(language)}</a>
                    <a class="button button-quiet" href=MARK_ADDRESS>{Text::Mark.get(language)}</a>
                }
            })}
        </p>
    }
}

fn of_store(view: &StoreView) -> impl IntoView + use<> {
    let (language, store) = (view.frame.language, &view.store);
    let rows = [
        (Text::Merchant, store.merchant.name.clone()),
        (Text::Currency, store.currency.code().to_owned()),
        (Text::Timezone, store.timezone.clone()),
        (Text::StaffLanguage, store.language.native_name().to_owned()),
    ];
    let edit = format!("{}/edit", address(&store.id));
    let add = format!("{}/codes/new", address(&store.id));
    view! {
        <section class="card">
            <dl>{rows.into_iter().map(|(name, value)| row(&name.get(language), value)).collect::<Vec<_>>()}</dl>
            <p class="actions">
                <a class="button button-quiet" href=edit>{Text::StoreEdit.get(language)}</a>
                <a class="button button-quiet" href=logo_address(&store.id)>{Text::Logo.get(language)}</a>
            </p>
        </section>
        <section class="card">
            <h2>{Text::Codes.get(language)}</h2>
            {view.codes.is_empty().then(|| view! { <p class="hint">{Text::CodesEmpty.get(language)}</p> })}
            <ul class="lines">{view.codes.iter().map(|code| line(code, view)).collect::<Vec<_>>()}</ul>
            <p class="actions"><a class="button" href=add>{Text::CodeAdd.get(language)}</a></p>
        </section>
        {trail(&view.trail, language)}
    }
}

fn line(code: &CodeLine, view: &StoreView) -> impl IntoView + use<> {
    let label = code.label.clone().unwrap_or_else(|| code.code.clone());
    let shown = code.label.is_some().then(|| view! { <code>{code.code.clone()}</code> });
    view! {
        <li class="line">
            <a href=format!("/console/codes/{}", code.code)><bdi>{label}</bdi></a>
            {shown}
            <span class=code.state.class()>{code.state.text().get(view.frame.language)}</span>
        </li>
    }
}

/// A fact with its name.
pub(super) fn row(name: &str, value: String) -> impl IntoView + use<> {
    view! {
        <div class="row">
            <dt>{name.to_owned()}</dt>
            <dd><bdi>{value}</bdi></dd>
        </div>
    }
}
