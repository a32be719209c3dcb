//! The browser's files as a development build leaves them on the disk.

use std::path::Path;

use axum::Router;
use tower_http::services::{ServeDir, ServeFile};

/// The names of what is in a folder; one that is no UTF-8 is none of ours.
pub(super) fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    let entries = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    Ok(entries.into_iter().filter_map(|entry| entry.file_name().into_string().ok()).collect())
}

/// The package's folder, with the compressed forms that lie beside a file.
pub(super) fn package(root: &Path, package: &str) -> Router {
    let files = ServeDir::new(root.join(package)).precompressed_br().precompressed_gzip();
    Router::new().nest_service(&format!("/{package}"), files)
}

/// One file beside the package.
pub(super) fn file(router: Router, root: &Path, name: &str) -> Router {
    let file = ServeFile::new(root.join(name)).precompressed_br().precompressed_gzip();
    router.route_service(&format!("/{name}"), file)
}
