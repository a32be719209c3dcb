//! Pages that say why there is nothing to see.

use leptos::prelude::*;

use super::frame::{Frame, Page, document};
use super::text::Text;

/// Why there is nothing to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Nothing is there, or nothing that this user may know of.
    UnknownPage,
    /// The user's role does not let them in.
    Forbidden,
    /// Staff do not settle alarms of payments whose money they returned themselves.
    OwnAlarm,
    /// The form was not of this session: it is too old, or another site posted it. Nothing was done.
    Stale,
    /// The form is written as no browser writes ours. Nothing was done.
    Unreadable,
    /// What was sent is larger than anything that is taken. Nothing was done.
    TooLarge,
    /// Our side broke.
    ServerError {
        /// What the logs call this request.
        request_id: String,
    },
}

/// The notice's page.
#[must_use]
pub fn render(frame: &Frame, notice: &Notice) -> String {
    let language = frame.language;
    let (title, body) = match notice {
        Notice::UnknownPage => (Text::UnknownPageTitle, Text::UnknownPageBody),
        Notice::Forbidden => (Text::ForbiddenTitle, Text::ForbiddenBody),
        Notice::OwnAlarm => (Text::ForbiddenTitle, Text::SettleOwn),
        Notice::Stale => (Text::StaleTitle, Text::StaleBody),
        Notice::Unreadable => (Text::UnreadableTitle, Text::UnreadableBody),
        Notice::TooLarge => (Text::TooLargeTitle, Text::TooLargeBody),
        Notice::ServerError { .. } => (Text::ServerErrorTitle, Text::ServerErrorBody),
    };
    let request = match notice {
        Notice::ServerError { request_id } => Some(request_id.clone()),
        _ => None,
    };
    let page = Page { title: title.get(language).into_owned(), room: None };
    document(frame, &page, || {
        view! {
            <p>{body.get(language)}</p>
            {request.map(|request| {
                view! { <p>{Text::RequestNumber.get(language)} " " <code>{request}</code></p> }
            })}
            <p><a href="/console">{Text::GoBack.get(language)}</a></p>
        }
    })
}
