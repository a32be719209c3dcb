//! What merchants' own systems are told and may ask: webhooks and API keys.

use checkout::language::Language;
use leptos::prelude::*;

use super::form::{Problems, Select, input, press, select, summary, token_of};
use super::frame::{Frame, Page, Room, document};
use super::store_form::text_input;
use super::text::Text;

const QUIET: &str = "button button-quiet";

/// What the list shows.
#[derive(Clone, Debug)]
pub struct SystemsView {
    /// What is around it.
    pub frame: Frame,
    /// The ids and names of the merchants whose systems they can be.
    pub merchants: Vec<(String, String)>,
    /// The webhooks, oldest first.
    pub webhooks: Vec<WebhookLine>,
    /// The keys, oldest first.
    pub keys: Vec<KeyLine>,
    /// The id of the merchant that is chosen.
    pub merchant: String,
    /// The address of a new webhook, as typed.
    pub url: String,
    /// What a new key is for, as typed.
    pub name: String,
    /// What is wrong with it.
    pub problems: Problems,
}

/// A webhook in the list.
#[derive(Clone, Debug)]
pub struct WebhookLine {
    /// Its id.
    pub id: String,
    /// Whose it is: the merchant's name.
    pub merchant: String,
    /// Where messages are sent.
    pub url: String,
    /// Whether they are.
    pub state: WebhookState,
    /// Since when it has taken none, as UTC.
    pub failing_since: Option<String>,
}

/// Whether a webhook is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebhookState {
    /// It is.
    On,
    /// Somebody switched it off.
    Off,
    /// It took nothing for days.
    Failed,
}

/// A key in the list.
#[derive(Clone, Debug)]
pub struct KeyLine {
    /// Its id.
    pub id: String,
    /// Whose it is: the merchant's name.
    pub merchant: String,
    /// What it is for.
    pub name: String,
    /// Whether it is good no more.
    pub is_revoked: bool,
}

/// What a webhook's own page shows.
#[derive(Clone, Debug)]
pub struct WebhookView {
    /// What is around it.
    pub frame: Frame,
    /// The webhook.
    pub webhook: WebhookLine,
    /// What was sent to it, newest first.
    pub deliveries: Vec<DeliveryLine>,
}

/// A message that was sent, or is to be.
#[derive(Clone, Debug)]
pub struct DeliveryLine {
    /// Its id.
    pub id: String,
    /// What it tells: `payment.succeeded` and its like.
    pub event: String,
    /// The id of the payment that it is about.
    pub payment: String,
    /// When it happened, as UTC.
    pub at: String,
    /// Where it stands.
    pub state: DeliveryState,
    /// Each try: when, as UTC, what was answered or why nothing was, and how long it took in milliseconds.
    pub tries: Vec<(String, String, u32)>,
}

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryState {
    /// It is sent, or sent again.
    Waiting,
    /// It was taken.
    Delivered,
    /// It is sent no more by itself.
    GivenUp,
}

/// What the page with a new secret or key shows.
#[derive(Clone, Debug)]
pub struct SecretView {
    /// What is around it.
    pub frame: Frame,
    /// What it is for: an address, or a key's name.
    pub name: String,
    /// The secret or the key.
    pub secret: String,
    /// Whether the secret before it signs for a day more.
    pub is_rotated: bool,
}

impl WebhookState {
    const fn text(self) -> Text {
        match self {
            Self::On => Text::CodeOn,
            Self::Off => Text::CodeOff,
            Self::Failed => Text::WebhookFailed,
        }
    }

    const fn class(self) -> &'static str {
        if matches!(self, Self::On) { "state state-on" } else { "state" }
    }
}

impl DeliveryState {
    const fn text(self) -> Text {
        match self {
            Self::Waiting => Text::DeliveryWaiting,
            Self::Delivered => Text::DeliveryDelivered,
            Self::GivenUp => Text::DeliveryGivenUp,
        }
    }

    const fn class(self) -> &'static str {
        if matches!(self, Self::Delivered) { "state state-on" } else { "state" }
    }
}

/// The list of webhooks and keys, with the forms that add them.
#[must_use]
pub fn render(view: &SystemsView) -> String {
    let title = Text::Systems.get(view.frame.language).into_owned();
    document(&view.frame, &Page { title, room: Some(Room::Systems) }, || {
        view! {
            {summary(&view.problems, view.frame.language)}
            {webhooks(view)}
            {keys(view)}
        }
    })
}

/// A webhook's own page.
#[must_use]
pub fn render_webhook(view: &WebhookView) -> String {
    let title = Text::Webhooks.get(view.frame.language).into_owned();
    document(&view.frame, &Page { title, room: Some(Room::Systems) }, || of_webhook(view))
}

/// The page with a new secret or key. It is shown once: only whoever was given it knows it.
#[must_use]
pub fn render_secret(view: &SecretView) -> String {
    let language = view.frame.language;
    let page = Page { title: Text::SecretTitle.get(language).into_owned(), room: Some(Room::Systems) };
    document(&view.frame, &page, || {
        let rotated =
            view.is_rotated.then(|| view! { <p class="hint">{Text::WebhookRotateHint.get(language)}</p> });
        view! {
            <section class="card">
                <p><bdi>{view.name.clone()}</bdi></p>
                <p><code>{view.secret.clone()}</code></p>
                <p class="hint">{Text::SecretBody.get(language)}</p>
                {rotated}
            </section>
            <p><a href=Room::Systems.path()>{Text::Systems.get(language)}</a></p>
        }
    })
}

fn webhooks(view: &SystemsView) -> impl IntoView + use<> {
    let language = view.frame.language;
    let line = |webhook: &WebhookLine| {
        view! {
            <li class="line">
                <a href=address(&webhook.id)><bdi>{webhook.url.clone()}</bdi></a>
                <span class="hint"><bdi>{webhook.merchant.clone()}</bdi></span>
                <span class=webhook.state.class()>{webhook.state.text().get(language)}</span>
            </li>
        }
    };
    let url = text_input("url", Text::WebhookUrl, &view.url, Some(Text::WebhookUrlHint), language);
    let add = (!view.merchants.is_empty()).then(|| {
        view! {
            <form method="post" action="/console/systems/webhooks">
                {token_of(view.frame.user.as_ref())}
                {merchant(view, "merchant")}
                {input(url, &view.problems, language)}
                <button class="button" type="submit">{Text::WebhookAdd.get(language)}</button>
            </form>
        }
    });
    view! {
        <section class="card">
            <h2>{Text::Webhooks.get(language)}</h2>
            <p class="hint">{Text::WebhooksHint.get(language)}</p>
            <ul class="lines">{view.webhooks.iter().map(line).collect::<Vec<_>>()}</ul>
            {add}
        </section>
    }
}

fn keys(view: &SystemsView) -> impl IntoView + use<> {
    let language = view.frame.language;
    let user = view.frame.user.as_ref();
    let line = |key: &KeyLine| {
        let end = if key.is_revoked {
            view! { <span class="state">{Text::ApiKeyRevoked.get(language)}</span> }.into_any()
        } else {
            view! {
                <form method="post" action="/console/systems/revoke">
                    {token_of(user)}
                    <input type="hidden" name="key" value=key.id.clone()/>
                    <button class=QUIET type="submit">
                        {Text::ApiKeyRevoke.get(language)}
                        <span class="unseen">" " <bdi>{key.name.clone()}</bdi></span>
                    </button>
                </form>
            }
            .into_any()
        };
        view! {
            <li class="line">
                <bdi>{key.name.clone()}</bdi>
                <code>{key.id.clone()}</code>
                <span class="hint"><bdi>{key.merchant.clone()}</bdi></span>
                {end}
            </li>
        }
    };
    let name = text_input("name", Text::ApiKeyName, &view.name, None, language);
    let add = (!view.merchants.is_empty()).then(|| {
        view! {
            <form method="post" action="/console/systems/api-keys">
                {token_of(user)}
                {merchant(view, "key_merchant")}
                {input(name, &view.problems, language)}
                <button class="button" type="submit">{Text::ApiKeyAdd.get(language)}</button>
            </form>
        }
    });
    view! {
        <section class="card">
            <h2>{Text::ApiKeys.get(language)}</h2>
            <p class="hint">{Text::ApiKeysHint.get(language)}</p>
            <ul class="lines">{view.keys.iter().map(line).collect::<Vec<_>>()}</ul>
            {add}
        </section>
    }
}

/// Whose a new one is to be.
fn merchant(view: &SystemsView, name: &'static str) -> impl IntoView + use<> {
    let merchant = Select {
        name,
        label: Text::Merchant.get(view.frame.language).into_owned(),
        options: view.merchants.clone(),
        chosen: view.merchant.clone(),
        hint: None,
    };
    select(merchant, &view.problems, view.frame.language)
}

fn of_webhook(view: &WebhookView) -> impl IntoView + use<> {
    let (language, webhook, user) = (view.frame.language, &view.webhook, view.frame.user.as_ref());
    let page = address(&webhook.id);
    let words = |text: Text| text.get(language).into_owned();
    let is_on = webhook.state == WebhookState::On;
    let (switch, switch_words) =
        if is_on { ("off", Text::WebhookSwitchOff) } else { ("on", Text::WebhookSwitchOn) };
    let failing = webhook.failing_since.clone().map(|since| {
        view! { <p class="problem">{words(Text::WebhookFailing)} " " <time>{since}</time></p> }
    });
    let deliveries = view.deliveries.iter().map(|line| delivery(line, view)).collect::<Vec<_>>();
    view! {
        <section class="card">
            <p><bdi>{webhook.url.clone()}</bdi></p>
            <p class="hint"><bdi>{webhook.merchant.clone()}</bdi></p>
            <p><span class=webhook.state.class()>{words(webhook.state.text())}</span></p>
            {failing}
            {press(user, format!("{page}/{switch}"), words(switch_words), QUIET)}
            {press(user, format!("{page}/rotate"), words(Text::WebhookRotate), QUIET)}
            <p class="hint">{words(Text::WebhookRotateHint)}</p>
            {press(user, format!("{page}/remove"), words(Text::WebhookRemove), QUIET)}
        </section>
        <section class="card">
            <h2>{words(Text::Deliveries)}</h2>
            {deliveries.is_empty().then(|| view! { <p class="hint">{words(Text::DeliveriesEmpty)}</p> })}
            <ul class="lines">{deliveries}</ul>
        </section>
    }
}

fn delivery(line: &DeliveryLine, view: &WebhookView) -> impl IntoView + use<> {
    let language = view.frame.language;
    let each = |(at, answer, millis): &(String, String, u32)| {
        view! { <li class="hint"><time>{at.clone()}</time> {format!(" · {answer} · {millis} ms")}</li> }
    };
    let resend = (view.webhook.state == WebhookState::On).then(|| resend(line, view, language));
    view! {
        <li class="line">
            <time>{line.at.clone()}</time>
            <a href=format!("/console/payments/{}", line.payment)><code>{line.event.clone()}</code></a>
            <span class=line.state.class()>{line.state.text().get(language)}</span>
            <ul>{line.tries.iter().map(each).collect::<Vec<_>>()}</ul>
            {resend}
        </li>
    }
}

fn resend(line: &DeliveryLine, view: &WebhookView, language: Language) -> impl IntoView + use<> {
    view! {
        <form method="post" action=format!("{}/resend", address(&view.webhook.id))>
            {token_of(view.frame.user.as_ref())}
            <input type="hidden" name="event" value=line.id.clone()/>
            <button class=QUIET type="submit">
                {Text::WebhookResend.get(language)}
                <span class="unseen">" " {line.event.clone()} " " {line.at.clone()}</span>
            </button>
        </form>
    }
}

/// Where a webhook's own page is.
fn address(id: &str) -> String {
    format!("/console/webhooks/{id}")
}
