//! Forms whose work cannot be undone: each is asked about first, and done once that was confirmed.

use app::console::confirm::{CONFIRMED_FIELD, ConfirmView, Question, render};
use app::console::form::TOKEN_FIELD;
use axum::response::{Html, IntoResponse as _, Response};
use serde::Deserialize;

use super::signed_in::Visit;

/// A form as it was sent.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Sent(Vec<(String, String)>);

impl Sent {
    /// What stands in a field; nothing, where the form has none of this name.
    pub(super) fn field(&self, name: &str) -> &str {
        self.0.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value)
    }

    /// Whether the question about it was answered with yes.
    pub(super) fn is_confirmed(&self) -> bool {
        !self.field(CONFIRMED_FIELD).is_empty()
    }

    /// The question, whose form sends all of this again to the same address.
    pub(super) fn ask(self, visit: Visit, question: Question) -> Response {
        let is_own = |(name, _): &(String, String)| name != TOKEN_FIELD && name != CONFIRMED_FIELD;
        let fields = self.0.into_iter().filter(is_own).collect();
        Html(render(&ConfirmView { frame: visit.frame, question, fields })).into_response()
    }
}
