//! The live status: it waits for the payment to move, and then shows what the server says.
//!
//! Server-sent events bring the news at once. Behind them the status is asked for in growing steps, which
//! serves where a proxy holds events back, and notices when the connection is lost and when it is there again.

use std::time::Duration;

use js_sys::{JSON, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventSource, MessageEvent, Response};

/// The element around the status; its data attributes are what [`Watch`] reads.
pub(crate) const STATUS_ID: &str = "status";

/// Seconds until the status is asked for the first time.
const FIRST_WAIT_SECONDS: u64 = 3;
/// Seconds between two askings, at most.
const WAIT_SECONDS_MAX: u64 = 15;
/// How often the status is asked for: for about half an hour, three times what a payer has to confirm.
const ASKS_MAX: u32 = 120;
/// While events come in, only every so manieth asking is done.
const ASKS_SKIPPED: u32 = 4;

/// What to wait for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Watch {
    /// The status that the page shows.
    pub(crate) shown: String,
    /// Where events come from.
    pub(crate) events_url: String,
    /// Where the status is asked for.
    pub(crate) status_url: String,
    /// Said while the connection is lost.
    pub(crate) trouble: String,
    /// Said once nobody asks any more.
    pub(crate) given_up: String,
}

impl Watch {
    #[cfg(feature = "ssr")]
    fn load() -> Self {
        use_context().unwrap_or_default()
    }

    #[cfg(not(feature = "ssr"))]
    fn load() -> Self {
        let read = |name| super::attribute(STATUS_ID, name);
        Self {
            shown: read("data-shown"),
            events_url: read("data-events"),
            status_url: read("data-status-url"),
            trouble: read("data-trouble"),
            given_up: read("data-given-up"),
        }
    }
}

/// How the connection stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Connection {
    Fine,
    Lost,
    GivenUp,
}

/// Watches the payment, and says so when it cannot.
#[island]
pub(crate) fn LiveStatus() -> impl IntoView {
    let watch = StoredValue::new(Watch::load());
    let connection = RwSignal::new(Connection::Fine);
    Effect::new(move || spawn_local(follow(watch.get_value(), connection)));
    let words = move || match connection.get() {
        Connection::Fine => String::new(),
        Connection::Lost => watch.read_value().trouble.clone(),
        Connection::GivenUp => watch.read_value().given_up.clone(),
    };
    view! { <p class="connection" role="status">{words}</p> }
}

async fn follow(watch: Watch, connection: RwSignal<Connection>) {
    let events = listen(&watch);
    for ask in 1..=ASKS_MAX {
        sleep((FIRST_WAIT_SECONDS + u64::from(ask) / 4).min(WAIT_SECONDS_MAX)).await;
        let live = events.as_ref().is_some_and(|events| events.ready_state() == EventSource::OPEN);
        if live && ask % ASKS_SKIPPED != 0 {
            connection.set(Connection::Fine);
            continue;
        }
        match ask_status(&watch.status_url).await {
            Some(status) => {
                show_if_moved(&watch.shown, &status);
                connection.set(Connection::Fine);
            }
            None => connection.set(Connection::Lost),
        }
    }
    connection.set(Connection::GivenUp);
}

/// Listens to events for as long as the page lives; `None` where the browser cannot.
fn listen(watch: &Watch) -> Option<EventSource> {
    let events = EventSource::new(&watch.events_url).ok()?;
    let shown = watch.shown.clone();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let news = event.data().as_string();
        if let Some(status) = news.and_then(|news| JSON::parse(&news).ok()).as_ref().and_then(status_in) {
            show_if_moved(&shown, &status);
        }
    });
    events.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    Some(events)
}

/// Asks the server once; `None` when there is no answer that can be read.
async fn ask_status(url: &str) -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str(url)).await.ok()?;
    let answer = response.dyn_into::<Response>().ok()?.json().ok()?;
    status_in(&JsFuture::from(answer).await.ok()?)
}

/// The `status` of an answer or an event.
fn status_in(answer: &JsValue) -> Option<String> {
    Reflect::get(answer, &"status".into()).ok()?.as_string()
}

/// The page tells only what the server wrote: when the payment moved, it is loaded anew.
fn show_if_moved(shown: &str, status: &str) {
    if status != shown {
        drop(location().reload());
    }
}

async fn sleep(seconds: u64) {
    let wait = js_sys::Promise::new(&mut |done, _| {
        set_timeout(move || drop(done.call0(&JsValue::NULL)), Duration::from_secs(seconds));
    });
    drop(JsFuture::from(wait).await);
}
