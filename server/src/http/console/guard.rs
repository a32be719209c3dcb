//! Stands before every route of the console: finds out who asks, and lets in who may.
//!
//! A form is taken only where the browser says that it comes from a page of ours (`Sec-Fetch-Site`, or `Origin` where a
//! browser does not know that), and, of somebody who is signed in, only with their session's token.

use std::sync::Arc;
use std::time::Duration;

use app::console::form::TOKEN_FIELD;
use app::console::language_for;
use app::console::notice::Notice;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest as _, FromRequestParts as _, Multipart, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use checkout::language::Language;
use checkout::port::{Clock as _, StoreError};
use url::{Url, form_urlencoded};

use super::super::visitor::Visitor;
use super::super::{FORM_BYTES_MAX, Shared, body};
use super::error::{ConsoleError, forbidden, in_words, too_large};
use super::signed_in::{SignedIn, Visit};
use super::{Who, cookie, form_token, sign_in};
use crate::brand::UPLOAD_BYTES_MAX;
use crate::sql::Stage;

/// What the content type of a form with a file begins with.
pub(in super::super) const UPLOAD_TYPE: &[u8] = b"multipart/form-data";

/// How long a file may take to arrive.
const UPLOAD_TIME_MAX: Duration = Duration::from_secs(30);

/// What [`guard`] knows of its route.
type Guarded = State<(Arc<Shared>, Who)>;

pub(super) async fn guard(State((shared, who)): Guarded, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let reopened = (parts.method == Method::GET).then(|| parts.uri.path().to_owned());
    let visitor = match Visitor::from_request_parts(&mut parts, &shared).await {
        Ok(visitor) => visitor,
        Err(never) => match never {},
    };
    let remembered = cookie::language(&parts.headers).and_then(Language::from_tag);
    let language = language_for(visitor.language_chosen_or(remembered));
    let nobody = Visit::new(&parts.uri, language, None, visitor.request_id.clone());
    let signed_in = match signed_in(&shared, &parts.headers).await {
        Ok(signed_in) => signed_in,
        Err(error) => return in_words(ConsoleError::Store(error).into_response(), &nobody),
    };
    let visit = Visit::new(&parts.uri, language, signed_in.as_ref(), visitor.request_id.clone());
    let mut response = match admit(&shared.public_url, who, signed_in, visit.clone(), parts, body).await {
        Ok(request) => in_words(next.run(request).await, &visit),
        Err(refusal) => *refusal,
    };
    if let Some(path) = reopened.filter(|_| response.status() == StatusCode::METHOD_NOT_ALLOWED) {
        response = Redirect::to(above(&path)).into_response();
    }
    if visitor.has_chosen_language()
        && let Some(cookie) = cookie::set_language(language)
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The page that a form stands on, where its own address is opened: by a browser that comes back, or by a link to the
/// page in another language.
fn above(path: &str) -> &str {
    path.rsplit_once('/').map_or("/console", |(above, _)| above)
}

/// Whose session the request brings.
async fn signed_in(shared: &Shared, headers: &HeaderMap) -> Result<Option<SignedIn>, StoreError> {
    let Some(token) = cookie::session(headers) else { return Ok(None) };
    let now = shared.checkout.clock().now();
    let session = shared.checkout.store().session(&token.hash(), now).await?;
    let session = session.filter(|session| session.stage == Stage::SignedIn);
    Ok(session.map(|session| SignedIn {
        user: session.user,
        session: token.hash(),
        token: token.derived(TOKEN_FIELD),
    }))
}

/// The request as its handler gets it, or why it gets none.
async fn admit(
    public_url: &Url,
    who: Who,
    signed_in: Option<SignedIn>,
    visit: Visit,
    mut parts: Parts,
    body: Body,
) -> Result<Request, Box<Response>> {
    let is_form = parts.method == Method::POST;
    if is_form && !is_from_here(&parts.headers, public_url) {
        return Err(Box::new(forbidden(&visit, &Notice::Stale)));
    }
    match (who, &signed_in) {
        (Who::Anybody, _) | (Who::SignedIn, Some(_)) => {}
        (Who::SignedIn | Who::With(_), None) => return Err(Box::new(sign_in::first(&parts))),
        (Who::With(right), Some(signed_in)) => {
            if !signed_in.access().role().has(right) {
                return Err(Box::new(forbidden(&visit, &Notice::Forbidden)));
            }
        }
    }
    let body = match &signed_in {
        Some(signed_in) if is_form => with_token(&parts.headers, body, signed_in, &visit).await?,
        _ => body,
    };
    if let Some(signed_in) = signed_in {
        parts.extensions.insert(signed_in);
    }
    parts.extensions.insert(visit);
    Ok(Request::from_parts(parts, body))
}

/// The body of a form, once the session's token was found in it.
async fn with_token(
    headers: &HeaderMap,
    body: Body,
    signed_in: &SignedIn,
    visit: &Visit,
) -> Result<Body, Box<Response>> {
    let upload = headers.get(header::CONTENT_TYPE).filter(|kind| kind.as_bytes().starts_with(UPLOAD_TYPE));
    let bytes_max = if upload.is_some() { UPLOAD_BYTES_MAX + FORM_BYTES_MAX } else { FORM_BYTES_MAX };
    // A form is there by now; a file is read here, where it is known whose it is.
    let Ok(bytes) = body::read(body, bytes_max, UPLOAD_TIME_MAX).await else {
        return Err(Box::new(forbidden(visit, &Notice::Stale)));
    };
    if bytes.len() > bytes_max {
        return Err(Box::new(too_large(visit)));
    }
    let token = if let Some(kind) = upload {
        token_of_upload(kind, bytes.clone()).await
    } else {
        let mut fields = form_urlencoded::parse(&bytes);
        fields.find_map(|(name, value)| (name == TOKEN_FIELD).then(|| value.into_owned()))
    };
    let is_theirs = token.is_some_and(|token| form_token::is_masked(&token, &signed_in.token));
    if is_theirs { Ok(Body::from(bytes)) } else { Err(Box::new(forbidden(visit, &Notice::Stale))) }
}

/// The token in a form with a file.
async fn token_of_upload(kind: &HeaderValue, bytes: Bytes) -> Option<String> {
    let request = Request::builder().header(header::CONTENT_TYPE, kind).body(Body::from(bytes)).ok()?;
    let mut fields = Multipart::from_request(request, &()).await.ok()?;
    while let Some(field) = fields.next_field().await.ok()? {
        if field.name() == Some(TOKEN_FIELD) {
            return field.text().await.ok();
        }
    }
    None
}

/// Whether a browser says that a page of ours sent this. What says nothing at all is no browser.
fn is_from_here(headers: &HeaderMap, public_url: &Url) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => text("origin").is_some_and(|origin| origin == public_url.origin().ascii_serialization()),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderName;

    use super::*;

    #[test]
    fn only_a_page_of_ours_sends_forms() {
        let public_url = Url::parse("https://pay.kopi.example").unwrap();
        for (headers, expected) in [
            (&[("sec-fetch-site", "same-origin")][..], true),
            (&[("origin", "https://pay.kopi.example")], true),
            (&[("sec-fetch-site", "same-site"), ("origin", "https://pay.kopi.example")], false),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "none")], false),
            (&[("origin", "https://kopi.example")], false),
            (&[("origin", "http://pay.kopi.example")], false),
            (&[("origin", "https://pay.kopi.example:8443")], false),
            (&[("origin", "null")], false),
            (&[], false),
        ] {
            let headers = headers
                .iter()
                .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
            let headers: HeaderMap = headers.collect();
            assert_eq!(is_from_here(&headers, &public_url), expected, "{headers:?}");
        }
    }
}
