//! The shops.

use checkout::shop::StoreProfile;
use leptos::prelude::*;

use super::frame::{Frame, Page, Room, document};
use super::text::Text;

/// What the list shows.
#[derive(Clone, Debug)]
pub struct StoresView {
    /// What is around it.
    pub frame: Frame,
    /// The stores that the user may see, by merchant.
    pub stores: Vec<StoreProfile>,
}

/// What a store's own page shows.
#[derive(Clone, Debug)]
pub struct StoreView {
    /// What is around it.
    pub frame: Frame,
    /// The store.
    pub store: StoreProfile,
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
    document(&view.frame, &page, || facts(view))
}

fn list(view: &StoresView) -> impl IntoView + use<> {
    let language = view.frame.language;
    if view.stores.is_empty() {
        return view! { <p class="hint">{Text::StoresEmpty.get(language)}</p> }.into_any();
    }
    let store = |store: &StoreProfile| {
        view! {
            <li class="card">
                <h2><a href=address(store)><bdi>{store.name.clone()}</bdi></a></h2>
                <p class="hint"><bdi>{store.merchant.name.clone()}</bdi></p>
            </li>
        }
    };
    view! { <ul class="cards">{view.stores.iter().map(store).collect::<Vec<_>>()}</ul> }.into_any()
}

fn facts(view: &StoreView) -> impl IntoView + use<> {
    let (language, store) = (view.frame.language, &view.store);
    let rows = [
        (Text::Merchant, store.merchant.name.clone()),
        (Text::Currency, store.currency.code().to_owned()),
        (Text::Timezone, store.timezone.clone()),
        (Text::StaffLanguage, store.language.native_name().to_owned()),
    ];
    let row = |(name, value): (Text, String)| {
        view! { <div class="row"><dt>{name.get(language)}</dt><dd><bdi>{value}</bdi></dd></div> }
    };
    view! { <dl class="card">{rows.into_iter().map(row).collect::<Vec<_>>()}</dl> }
}

/// Where a store's own page is.
fn address(store: &StoreProfile) -> String {
    format!("/console/stores/{}", store.id)
}
