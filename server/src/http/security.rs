//! The headers that every page carries, and the content security policy that holds them to what they are.

use std::sync::Arc;

use app::shell::{Shell, Style};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

use super::Shared;

/// The policy of every page: its own inline scripts and styles by their hashes, its own wasm, and nothing else.
///
/// `form_action` is where the pay form may lead beside this server: browsers check its redirects as well.
pub fn content_security_policy(shell: &Shell, form_action: &str) -> String {
    let hashes = |texts: Vec<&str>| {
        let hash = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
        texts.into_iter().map(hash).collect::<Vec<_>>().join(" ")
    };
    let scripts = hashes(shell.inline_scripts());
    let styles = match &shell.style {
        Style::Inline(_) => hashes(shell.inline_styles()),
        Style::Linked(_) => "'self'".to_owned(),
    };
    // cargo-leptos tells pages to reload over a port of its own, while somebody develops.
    let reload = shell.reload_port.map_or(String::new(), |port| format!(" ws://*:{port} wss://*:{port}"));
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {scripts}; style-src {styles}; \
         img-src 'self' data:; connect-src 'self'{reload}; form-action 'self' {form_action}; \
         base-uri 'none'; frame-ancestors 'none'"
    )
}

/// For two years browsers open this host over TLS alone. Other hosts of the domain are the operator's to speak for. Not
/// with a self-signed certificate: a browser would then let nobody past its warning, on any server of that host.
const STRICT_TRANSPORT_SECURITY: &str = "max-age=63072000";

/// Adds the headers to whatever a handler answered, unless it said otherwise. Nothing may be kept by anyone, since pages
/// speak of money.
pub(super) async fn headers(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    const FIXED: [(HeaderName, &str); 6] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=()",
        ),
    ];
    let mut response = next.run(request).await;
    let is_missing = matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED);
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if shared.strict_transport {
        headers
            .entry(header::STRICT_TRANSPORT_SECURITY)
            .or_insert(HeaderValue::from_static(STRICT_TRANSPORT_SECURITY));
    }
    // A file that is not there yet may be there a moment later, on another server of the same release.
    if is_missing {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if let Ok(policy) = HeaderValue::from_str(&shared.content_security_policy) {
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    response
}

/// Adds the headers of what is no page: nothing is run, framed, guessed or kept.
pub(super) async fn bare_headers(request: Request, next: Next) -> Response {
    const FIXED: [(HeaderName, &str); 3] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    let mut response = next.run(request).await;
    for (name, value) in FIXED {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use app::shell::Sheet;

    use super::*;

    #[test]
    fn inline_texts_are_allowed_by_hash_and_nothing_inline_by_name() {
        let mut shell = Shell {
            script_url: "/pkg/a.js".to_owned(),
            wasm_url: "/pkg/a.wasm".to_owned(),
            style: Style::Inline(Sheet::new("body{}".to_owned())),
            mark: None,
            reload_port: None,
        };
        let policy = content_security_policy(&shell, "https:");
        // printf 'body{}' | openssl dgst -sha256 -binary | base64
        assert!(
            policy.contains("style-src 'sha256-fJgEClQWV1hGkK4qHMO0KotTsVnMYMXTq7/suurGyUo='"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe-inline"));
        assert!(!policy.contains("ws:"));
        let inline = shell.inline_scripts().len() + shell.inline_styles().len();
        assert_eq!(policy.matches("'sha256-").count(), inline);
        shell.style = Style::Linked("/pkg/a.css".to_owned());
        assert!(content_security_policy(&shell, "https:").contains("style-src 'self';"));
    }
}
