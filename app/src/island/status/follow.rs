//! Following a payment in the browser.
//!
//! Server-sent events bring the news at once. Behind them the status is asked for in growing steps, which serves
//! where a proxy holds events back, and notices when the connection is lost and when it is there again.

use std::time::Duration;

use js_sys::{JSON, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventSource, MessageEvent, Response};

use super::STATUS_ID;
use crate::island::attribute;

/// Seconds until the status is asked for the first time; each time a quarter more.
const WAIT_SECONDS_MIN: u32 = 3;
/// Seconds between two askings, at most.
const WAIT_SECONDS_MAX: u32 = 15;
/// How often the status is asked for: for about half an hour, three times what a payer has to confirm.
const ASKS_MAX: u32 = 130;
/// While events come in, one asking out of so many is done.
const ASKS_SKIPPED: u32 = 4;

/// Waits until the payment is no longer as the page shows it, and loads the page anew. While it cannot ask, the
/// words say so.
pub(super) async fn follow(words: RwSignal<String>) {
    let read = |name| attribute(STATUS_ID, name);
    if let Some(element) = document().get_element_by_id(STATUS_ID) {
        drop(element.set_attribute("data-live", ""));
    }
    let url = read("data-status-url");
    let events = listen(&read("data-events"), &url);
    let mut lost = false;
    for ask in 0..ASKS_MAX {
        sleep((WAIT_SECONDS_MIN + ask / 4).min(WAIT_SECONDS_MAX)).await;
        let live = events.as_ref().is_some_and(|events| events.ready_state() == EventSource::OPEN);
        if live && !lost && ask % ASKS_SKIPPED != 0 {
            continue;
        }
        let answer = ask_status(&url).await;
        lost = answer.is_none();
        words.set(if lost { read("data-trouble") } else { String::new() });
        show_if_moved(answer.as_ref());
    }
    words.set(read("data-given-up"));
}

/// Listens to events for as long as the page lives; `None` where the browser cannot.
fn listen(url: &str, status_url: &str) -> Option<EventSource> {
    let events = EventSource::new(url).ok()?;
    let status_url = status_url.to_owned();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if !has_moved(event.data().as_string().and_then(|news| JSON::parse(&news).ok()).as_ref()) {
            return;
        }
        let url = status_url.clone();
        // The network may be gone since the event came, and the browser's own page of errors would stand where the
        // page was. What is not answered now, the next asking finds.
        leptos::task::spawn_local(async move { show_if_moved(ask_status(&url).await.as_ref()) });
    });
    events.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    Some(events)
}

/// Asks the server once; `None` when there is no answer that can be read.
async fn ask_status(url: &str) -> Option<JsValue> {
    let response: Response = JsFuture::from(window().fetch_with_str(url)).await.ok()?.unchecked_into();
    JsFuture::from(response.json().ok()?).await.ok()
}

/// Whether the payment stands elsewhere than the page shows.
fn has_moved(news: Option<&JsValue>) -> bool {
    let status = news.and_then(|news| Reflect::get(news, &"status".into()).ok()?.as_string());
    status.is_some_and(|status| status != attribute(STATUS_ID, "data-shown"))
}

/// The page tells only what the server wrote: when an answer says that the payment moved, it is loaded anew.
fn show_if_moved(answer: Option<&JsValue>) {
    if has_moved(answer) {
        drop(location().reload());
    }
}

async fn sleep(seconds: u32) {
    let wait = Promise::new(&mut |done, _| {
        let wake = move || drop(done.call0(&JsValue::NULL));
        set_timeout(wake, Duration::from_secs(seconds.into()));
    });
    drop(JsFuture::from(wait).await);
}
