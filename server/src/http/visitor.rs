//! Who asks for a page, as far as the request tells.

use std::convert::Infallible;
use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};
use checkout::device::Device;
use checkout::language::Language;
use checkout::payment::Payer;
use checkout::wallet::Wallet;
use serde::Deserialize;

use super::client::Client;
use super::extract::query;
use super::request_id::RequestId;

/// The most of a User-Agent that is kept and passed on, in bytes.
const USER_AGENT_BYTES_MAX: usize = 2048;

/// Stands in for a missing User-Agent: Alipay+ wants one with every payment.
const USER_AGENT_UNKNOWN: &str = "unknown";

/// Who asks: none of it is proof of anything.
#[derive(Clone, Debug)]
pub(super) struct Visitor {
    user_agent: String,
    accept_language: Option<String>,
    /// `?lang=`, the payer's own choice.
    chosen_language: Option<String>,
    address: Option<IpAddr>,
    /// The request's id, for the error page.
    pub(super) request_id: String,
}

#[derive(Default, Deserialize)]
struct LanguageChoice {
    lang: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let user_agent = text(&parts.headers, USER_AGENT).filter(|text| !text.is_empty());
        let request_id = parts.extensions.get::<RequestId>();
        Ok(Self {
            user_agent: bounded(user_agent.unwrap_or_else(|| USER_AGENT_UNKNOWN.to_owned())),
            accept_language: text(&parts.headers, ACCEPT_LANGUAGE),
            chosen_language: query::<LanguageChoice>(&parts.uri).lang,
            address: parts.extensions.get::<Client>().and_then(|client| client.0),
            request_id: request_id.map_or_else(String::new, |id| id.0.clone()),
        })
    }
}

impl Visitor {
    /// The wallet that the User-Agent speaks of.
    pub(super) fn wallet(&self) -> Wallet {
        Wallet::from_user_agent(&self.user_agent)
    }

    /// The language to answer in, where the store's is `store`.
    pub(super) fn language(&self, store: Language) -> Language {
        Language::choose(
            self.chosen_language.as_deref(),
            &self.user_agent,
            self.accept_language.as_deref(),
            store,
        )
    }

    /// The language to go on in, where the page before was in `before`: another one only by choice. The
    /// browser may name one that the payer has already turned away from.
    pub(super) fn language_after(&self, before: Language) -> Language {
        self.chosen_language.as_deref().and_then(Language::from_tag).unwrap_or(before)
    }

    /// The language of somebody who comes again and again: what they choose now, else what they chose before, else what
    /// their browser asks for.
    pub(super) fn language_chosen_or(&self, before: Option<Language>) -> Language {
        match before {
            Some(before) => self.language_after(before),
            None => self.language(Language::En),
        }
    }

    /// Whether they choose a language with this request.
    pub(super) fn has_chosen_language(&self) -> bool {
        self.chosen_language.as_deref().and_then(Language::from_tag).is_some()
    }

    /// Where they come from.
    pub(super) const fn address(&self) -> Option<IpAddr> {
        self.address
    }

    /// The payer, for an order.
    pub(super) fn payer(&self, language: Language) -> Payer {
        Payer {
            device: Device::from_user_agent(&self.user_agent),
            client_ip: self.address.map(|address| address.to_string()),
            wallet: self.wallet().label().to_owned(),
            user_agent: self.user_agent.clone(),
            language,
        }
    }
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}

fn bounded(mut text: String) -> String {
    let end = text.floor_char_boundary(USER_AGENT_BYTES_MAX);
    text.truncate(end);
    text
}
