//! The console's own files: compiled in, and named by what is in them.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::http::header;
use axum::routing::get;
use sha2::{Digest as _, Sha256};

use super::super::Shared;
use crate::sql::hex;

const STYLE: &str = include_str!("../../../../style/console.css");

/// A name that carries the hash of the content never means anything else.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Where the style sheet is.
pub(super) static STYLE_URL: LazyLock<String> = LazyLock::new(|| address("console", "css", STYLE));

/// Bytes of the hash that stand in a name.
const HASH_BYTES: usize = 8;

pub(super) fn router() -> Router<Arc<Shared>> {
    let style = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, IMMUTABLE)];
    Router::new().route(&STYLE_URL, get(move || async move { (style, STYLE) }))
}

fn address(name: &str, kind: &str, content: &str) -> String {
    let hash: Vec<u8> = Sha256::digest(content).into_iter().take(HASH_BYTES).collect();
    format!("/console/assets/{name}.{}.{kind}", hex(&hash))
}
