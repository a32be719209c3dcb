//! The console's cookies: whose session it is, which language is read, and which browser it is.
//!
//! All have the prefix `__Host-`: browsers take them from this host alone, over TLS, for every path.

use axum::http::{HeaderMap, HeaderValue, header};
use checkout::language::Language;

use crate::sql::KNOWN_SECONDS;
use crate::token::Token;

const SESSION: &str = "__Host-standee-session";
const LANGUAGE: &str = "__Host-standee-language";
const BROWSER: &str = "__Host-standee-browser";

/// How long the language is remembered, in seconds: a year.
const LANGUAGE_SECONDS: u32 = 365 * 24 * 3600;

/// Of a request's cookies so many are looked at.
const COOKIES_MAX: usize = 64;

/// The session's token that a request brings.
pub(super) fn session(headers: &HeaderMap) -> Option<Token> {
    value(headers, SESSION).and_then(Token::parse)
}

/// The language that was chosen before.
pub(super) fn language(headers: &HeaderMap) -> Option<&str> {
    value(headers, LANGUAGE)
}

/// The secret of a browser in which somebody has signed in before.
pub(super) fn browser(headers: &HeaderMap) -> Option<Token> {
    value(headers, BROWSER).and_then(Token::parse)
}

/// `Set-Cookie` that lets a browser be known again.
pub(super) fn set_browser(token: &Token) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!(
        "{BROWSER}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={KNOWN_SECONDS}",
        token.text()
    ))
    .ok()
}

/// `Set-Cookie` for a session. It lasts as long as the browser; how long it is good, the database knows.
pub(super) fn set_session(token: &Token) -> HeaderValue {
    let cookie = format!("{SESSION}={}; Path=/; Secure; HttpOnly; SameSite=Lax", token.text());
    // A token's text is fit for a cookie.
    HeaderValue::from_str(&cookie).unwrap_or_else(|_| clear_session())
}

/// `Set-Cookie` that takes a session's cookie back.
pub(super) fn clear_session() -> HeaderValue {
    HeaderValue::from_static("__Host-standee-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// `Set-Cookie` that remembers a language.
pub(super) fn set_language(language: Language) -> Option<HeaderValue> {
    let tag = language.tag();
    HeaderValue::from_str(&format!(
        "{LANGUAGE}={tag}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={LANGUAGE_SECONDS}"
    ))
    .ok()
}

fn value<'headers>(headers: &'headers HeaderMap, name: &str) -> Option<&'headers str> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    let mut cookies = lines.flat_map(|line| line.split(';')).take(COOKIES_MAX);
    cookies.find_map(|cookie| {
        let (cookie_name, value) = cookie.trim().split_once('=')?;
        (cookie_name == name).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(cookie: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_str(cookie).unwrap())])
    }

    #[test]
    fn a_session_is_found_among_other_cookies_and_under_its_own_name_alone() {
        let token = Token::new();
        let text = token.text();
        for cookie in [
            format!("{SESSION}={text}"),
            format!("a=b; {SESSION}={text}; c=d"),
            format!("a=b;{SESSION}={text}"),
        ] {
            assert_eq!(session(&with(&cookie)).unwrap(), token, "{cookie}");
        }
        for cookie in [
            format!("standee-session={text}"),
            format!("x{SESSION}={text}"),
            format!("{SESSION}={}", &text[1..]),
            SESSION.to_owned(),
        ] {
            assert!(session(&with(&cookie)).is_none(), "{cookie}");
        }
        assert_eq!(language(&with(&format!("{LANGUAGE}=ko"))), Some("ko"));
    }

    #[test]
    fn browsers_keep_them_to_this_host_to_tls_and_away_from_scripts() {
        let token = Token::new();
        let browser = set_browser(&token).unwrap();
        for cookie in [set_session(&token), clear_session(), set_language(Language::Ko).unwrap(), browser] {
            let cookie = cookie.to_str().unwrap().to_owned();
            assert!(cookie.starts_with("__Host-standee-"), "{cookie}");
            for attribute in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
                assert!(cookie.contains(attribute), "{attribute} in {cookie}");
            }
            assert!(!cookie.contains("Domain"), "{cookie}");
        }
        assert!(clear_session().to_str().unwrap().starts_with(&format!("{SESSION}=; ")));
    }
}
