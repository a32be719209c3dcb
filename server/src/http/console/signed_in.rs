//! Who is signed in, as handlers know it; and the frame of the page that answers.

use std::convert::Infallible;

use app::console::{Done, Frame};
use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use checkout::access::{Access, Scope};
use checkout::language::Language;
use checkout::time::Timestamp;
use serde::Deserialize;

use super::assets::STYLE_URL;
use super::form_token;
use crate::http::extract::query;
use crate::sql::{Doer, User};
use crate::token::TokenHash;

/// Somebody who is signed in. Only [`guard`](super::guard) makes one.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn {
    /// Who it is.
    pub(crate) user: User,
    /// Their session.
    pub(super) session: TokenHash,
    /// What their forms carry, behind a mask.
    pub(super) token: String,
}

/// The page around an answer, before it is known whether anybody is signed in.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    /// What the page is in.
    pub(crate) frame: Frame,
    /// The request's id, for the error page.
    pub(crate) request_id: String,
}

#[derive(Default, Deserialize)]
struct Told {
    done: Option<String>,
}

impl SignedIn {
    /// What they may do.
    pub(crate) const fn access(&self) -> &Access {
        &self.user.access
    }

    /// Where they may look: for every query.
    pub(crate) fn scope(&self) -> Scope {
        self.user.access.scope()
    }

    /// Them, as whoever does something now.
    pub(crate) fn doer(&self, at: Timestamp) -> Doer<'_> {
        Doer { by: self.user.name.as_str(), at }
    }

    /// Them, as a page shows it.
    pub(super) fn shown(&self) -> app::console::SignedIn {
        app::console::SignedIn {
            name: self.user.name.to_string(),
            role: self.user.access.role(),
            token: form_token::masked(&self.token),
        }
    }
}

impl Visit {
    /// A page at `uri` in this language.
    pub(super) fn new(uri: &Uri, language: Language, user: Option<&SignedIn>, request_id: String) -> Self {
        let told = query::<Told>(uri).done;
        let frame = Frame {
            language,
            style_url: STYLE_URL.clone(),
            address: address(uri),
            user: user.map(SignedIn::shown),
            done: told.as_deref().and_then(Done::from_name),
        };
        Self { frame, request_id }
    }
}

/// The address of a page without what is only said once: the language, and what was done.
fn address(uri: &Uri) -> String {
    let kept = |pair: &&str| !pair.starts_with("lang=") && !pair.starts_with("done=");
    let query: Vec<&str> = uri.query().unwrap_or_default().split('&').filter(kept).collect();
    let query = query.join("&");
    if query.is_empty() { uri.path().to_owned() } else { format!("{}?{query}", uri.path()) }
}

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        // The guard has let nobody in who is not signed in; a route that anybody may use must not ask for them.
        parts.extensions.get::<Self>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for SignedIn {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        parts.extensions.get::<Self>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_page_keeps_its_query_and_not_what_is_said_once() {
        for (uri, expected) in [
            ("/console", "/console"),
            ("/console?lang=ko", "/console"),
            ("/console/stores?a=1&done=saved&b=2", "/console/stores?a=1&b=2"),
        ] {
            assert_eq!(address(&uri.parse().unwrap()), expected);
        }
    }
}
