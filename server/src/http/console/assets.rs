//! The console's own files: compiled in, and named by what is in them.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::http::header;
use axum::routing::get;
use sha2::{Digest as _, Sha256};

use super::super::Shared;
use crate::sql::hex;

const STYLE: &str = include_str!("../../../../style/console.css");
const TILL_SCRIPT: &str = include_str!("till/till.js");

/// A name that carries the hash of the content never means anything else.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Where the style sheet is.
pub(super) static STYLE_URL: LazyLock<String> = LazyLock::new(|| address("console", "css", STYLE));

/// Where the script is that keeps the till live.
pub(super) static TILL_SCRIPT_URL: LazyLock<String> = LazyLock::new(|| address("till", "js", TILL_SCRIPT));

/// Bytes of the hash that stand in a name.
const HASH_BYTES: usize = 8;

pub(super) fn router() -> Router<Arc<Shared>> {
    let file = |kind: &'static str, content: &'static str| {
        let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, IMMUTABLE)];
        get(move || async move { (headers, content) })
    };
    Router::new()
        .route(&STYLE_URL, file("text/css; charset=utf-8", STYLE))
        .route(&TILL_SCRIPT_URL, file("text/javascript; charset=utf-8", TILL_SCRIPT))
}

fn address(name: &str, kind: &str, content: &str) -> String {
    let hash: Vec<u8> = Sha256::digest(content).into_iter().take(HASH_BYTES).collect();
    format!("/console/assets/{name}.{}.{kind}", hex(&hash))
}
