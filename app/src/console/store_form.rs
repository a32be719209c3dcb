//! The form that adds and changes stores.

use checkout::language::Language;
use leptos::prelude::*;

use super::form::{Input, Problems, Select, input, select, summary, token_of};
use super::frame::{Frame, Page, Room, document};
use super::places::{currencies, regions};
use super::stores::address;
use super::text::Text;

/// What a store's form shows.
#[derive(Clone, Debug)]
pub struct StoreForm {
    /// What is around it.
    pub frame: Frame,
    /// What only a new store is asked for; none, for a store that is there.
    pub new: Option<NewStoreFields>,
    /// The store's id, where it is there.
    pub store: Option<String>,
    /// As typed.
    pub name: String,
    /// As typed.
    pub timezone: String,
    /// The staff's language, by its tag.
    pub language: String,
    /// The time zones to choose from.
    pub timezones: Timezones,
    /// What is wrong with it.
    pub problems: Problems,
}

/// Time zones to choose from: IANA names.
#[derive(Clone, Debug)]
pub enum Timezones {
    /// Every one, for a field in which one is typed.
    All(Vec<String>),
    /// Those of a country that has several, for a list.
    Of(Vec<String>),
}

/// What only a new store is asked for.
#[derive(Clone, Debug)]
pub struct NewStoreFields {
    /// The ids and names of those whose it can be.
    pub merchants: Vec<(String, String)>,
    /// The id of whose it is to be.
    pub merchant: String,
    /// As typed.
    pub currency: String,
    /// As typed.
    pub region: String,
}

/// The form that adds or changes a store.
#[must_use]
pub fn render_store_form(view: &StoreForm) -> String {
    let language = view.frame.language;
    let title = if view.new.is_some() { Text::StoreAdd } else { Text::StoreEdit };
    let page = Page { title: title.get(language).into_owned(), room: Some(Room::Stores) };
    document(&view.frame, &page, || store_form(view))
}

fn store_form(view: &StoreForm) -> impl IntoView + use<> {
    let (language, problems) = (view.frame.language, &view.problems);
    let action = match &view.store {
        Some(store) => format!("{}/edit", address(store)),
        None => "/console/stores/new".to_owned(),
    };
    let name = text_input("name", Text::StoreName, &view.name, Some(Text::StoreNameHint), language);
    let words = |text: Text| text.get(language).into_owned();
    let is_new = view.new.is_some();
    let hint = words(Text::TimezoneHint);
    let hint = if is_new { format!("{hint} {}", words(Text::TimezoneOfRegion)) } else { hint };
    let timezone = match &view.timezones {
        Timezones::All(all) => {
            let field = Input {
                offered: all.iter().map(|zone| (zone.clone(), String::new())).collect(),
                required: !is_new,
                hint: Some(hint),
                ..text_input("timezone", Text::Timezone, &view.timezone, None, language)
            };
            input(field, problems, language).into_any()
        }
        Timezones::Of(few) => {
            let option = |zone: &String| (zone.clone(), zone.clone());
            let field = Select {
                name: "timezone",
                label: words(Text::Timezone),
                options: chosen_first(few.iter().map(option).collect(), &view.timezone, language),
                chosen: view.timezone.clone(),
                hint: Some(words(Text::TimezoneHint)),
            };
            select(field, problems, language).into_any()
        }
    };
    let staff_language = Select {
        name: "language",
        label: Text::StaffLanguage.get(language).into_owned(),
        options: languages(),
        chosen: view.language.clone(),
        hint: None,
    };
    view! {
        {summary(problems, language)}
        <form class="card" method="post" action=action>
            {token_of(view.frame.user.as_ref())}
            {view.new.as_ref().map(|new| merchant_select(new, problems, language))}
            {input(name, problems, language)}
            {view.new.as_ref().map(|new| prices(new, problems, language))}
            {timezone}
            {select(staff_language, problems, language)}
            <button class="button" type="submit">{Text::Save.get(language)}</button>
        </form>
    }
}

fn merchant_select(new: &NewStoreFields, problems: &Problems, language: Language) -> impl IntoView + use<> {
    let merchant = Select {
        name: "merchant",
        label: Text::Merchant.get(language).into_owned(),
        options: new.merchants.clone(),
        chosen: new.merchant.clone(),
        hint: None,
    };
    select(merchant, problems, language)
}

fn prices(new: &NewStoreFields, problems: &Problems, language: Language) -> impl IntoView + use<> {
    let field = |name, label, offered, typed: &str, hint| {
        let field = Input { offered, ..text_input(name, label, typed, Some(hint), language) };
        input(field, problems, language)
    };
    let (all_currencies, all_regions) = (currencies(language), regions(language));
    view! {
        {field("currency", Text::Currency, all_currencies, &new.currency, Text::CurrencyHint)}
        {field("region", Text::Region, all_regions, &new.region, Text::RegionHint)}
    }
}

/// What can be chosen; where none of it is yet, with the request to choose before it.
fn chosen_first(options: Vec<(String, String)>, chosen: &str, language: Language) -> Vec<(String, String)> {
    let is_chosen = options.iter().any(|(value, _)| value == chosen);
    let first = (!is_chosen).then(|| (String::new(), Text::Choose.get(language).into_owned()));
    first.into_iter().chain(options).collect()
}

/// The languages that staff and payers read, by their tags.
pub(super) fn languages() -> Vec<(String, String)> {
    let option = |language: Language| (language.tag().to_owned(), language.native_name().to_owned());
    Language::ALL.into_iter().map(option).collect()
}

/// A field that has to be filled in.
pub(super) fn text_input(
    name: &'static str,
    label: Text,
    value: &str,
    hint: Option<Text>,
    language: Language,
) -> Input {
    Input {
        name,
        label: label.get(language).into_owned(),
        value: value.to_owned(),
        hint: hint.map(|hint| hint.get(language).into_owned()),
        required: true,
        ..Input::default()
    }
}
