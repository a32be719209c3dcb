//! The operator's pictures, as pages load them.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tower_http::compression::CompressionLayer;

use super::Shared;
use crate::brand::PATH;

/// Their names say what is in them, so they never change.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// A picture that is opened by itself runs nothing and loads nothing, whatever is in it.
const POLICY: &str = "default-src 'none'; img-src data:; frame-ancestors 'none'; sandbox";

/// The routes of the pictures.
pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route(&format!("{PATH}/{{name}}"), get(file))
        .layer(CompressionLayer::new())
        .with_state(shared)
}

async fn file(State(shared): State<Arc<Shared>>, uri: Uri) -> Response {
    let look = shared.looks.now();
    let Some(shown) = look.files.get(uri.path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let file = &shown.file;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.media_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static(IMMUTABLE)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    ];
    (headers, file.bytes.clone()).into_response()
}
