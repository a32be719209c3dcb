//! The companies that are paid: their list, and the form that adds and changes them.

use checkout::shop::MerchantProfile;
use leptos::prelude::*;

use super::form::{Input, Problems, input, summary, token_of};
use super::frame::{Frame, Page, Room, document};
use super::store_form::text_input;
use super::text::Text;
use super::trail::{TrailLine, trail};

/// Where the list is.
pub(super) const MERCHANTS_ADDRESS: &str = "/console/merchants";

/// What the list shows.
#[derive(Clone, Debug)]
pub struct MerchantsView {
    /// What is around it.
    pub frame: Frame,
    /// By name.
    pub merchants: Vec<MerchantProfile>,
}

/// What a merchant's form shows.
#[derive(Clone, Debug)]
pub struct MerchantForm {
    /// What is around it.
    pub frame: Frame,
    /// The merchant's id; none, for a new one.
    pub merchant: Option<String>,
    /// As typed.
    pub name: String,
    /// Merchant category code, as typed.
    pub category_code: String,
    /// What is wrong with it.
    pub problems: Problems,
    /// What was done to the merchant, newest first.
    pub trail: Vec<TrailLine>,
}

/// The list of merchants.
#[must_use]
pub fn render(view: &MerchantsView) -> String {
    let title = Text::Merchants.get(view.frame.language).into_owned();
    document(&view.frame, &Page { title, room: Some(Room::Stores) }, || list(view))
}

/// The form that adds or changes a merchant.
#[must_use]
pub fn render_form(view: &MerchantForm) -> String {
    let language = view.frame.language;
    let title = if view.merchant.is_some() { Text::MerchantEdit } else { Text::MerchantAdd };
    let page = Page { title: title.get(language).into_owned(), room: Some(Room::Stores) };
    document(&view.frame, &page, || {
        let action = match &view.merchant {
            Some(id) => format!("{MERCHANTS_ADDRESS}/{id}/edit"),
            None => format!("{MERCHANTS_ADDRESS}/new"),
        };
        let name = text_input("name", Text::MerchantName, &view.name, None, language);
        let hint = Some(Text::CategoryCodeHint);
        let code = Input {
            inputmode: Some("numeric"),
            ..text_input("category_code", Text::CategoryCode, &view.category_code, hint, language)
        };
        view! {
            <p class="hint"><a href=MERCHANTS_ADDRESS>{Text::Merchants.get(language)}</a></p>
            {summary(&view.problems, language)}
            <form class="card" method="post" action=action>
                {token_of(view.frame.user.as_ref())}
                {input(name, &view.problems, language)}
                {input(code, &view.problems, language)}
                <button class="button" type="submit">{Text::Save.get(language)}</button>
            </form>
            {trail(&view.trail, language)}
        }
    })
}

fn list(view: &MerchantsView) -> impl IntoView + use<> {
    let language = view.frame.language;
    let line = |merchant: &MerchantProfile| {
        view! {
            <li class="line">
                <a href=format!("{MERCHANTS_ADDRESS}/{}/edit", merchant.id)>
                    <bdi>{merchant.name.clone()}</bdi>
                </a>
                <code>{merchant.id.clone()}</code>
                <span class="hint">
                    {Text::CategoryCode.get(language)} " " {merchant.category_code.clone()}
                </span>
            </li>
        }
    };
    let lines = view.merchants.iter().map(line).collect::<Vec<_>>();
    view! {
        {lines.is_empty().then(|| view! { <p class="hint">{Text::MerchantsEmpty.get(language)}</p> })}
        {(!lines.is_empty()).then(|| view! { <ul class="card lines">{lines}</ul> })}
        <p class="actions">
            <a class="button" href="/console/merchants/new">{Text::MerchantAdd.get(language)}</a>
            {(!view.merchants.is_empty()).then(|| {
                view! { <a class="button" href="/console/stores/new">{Text::StoreAdd.get(language)}</a> }
            })}
        </p>
    }
}
