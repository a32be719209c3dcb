//! What cargo-leptos built for the browser: found at start, served with the compression it was given.

use std::path::{Path, PathBuf};

use app::shell::{Sheet, Shell, Style};
use axum::Router;
use axum::http::{HeaderValue, header};
use leptos::config::LeptosOptions;
use tower::ServiceBuilder;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// Files whose names carry their hash never change.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// The rest is asked for again after an hour.
const SHORT: &str = "public, max-age=3600";

/// The browser's files on disk.
#[derive(Clone, Debug)]
pub struct Assets {
    site_root: PathBuf,
    package: String,
    hashed: bool,
    /// What pages say about them.
    pub shell: Shell,
}

/// Why the browser's files cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}; `cargo xtask build` makes it")]
pub struct AssetsError {
    path: String,
    source: std::io::Error,
}

impl Assets {
    /// Finds the files that `options` speak of: the style sheet is read, script and wasm are looked up by the
    /// names that the build gave them.
    ///
    /// # Errors
    /// [`AssetsError`], when the site has not been built.
    pub fn find(options: &LeptosOptions) -> Result<Self, AssetsError> {
        let site_root = PathBuf::from(&*options.site_root);
        let package = options.site_pkg_dir.trim_matches('/').to_owned();
        let hashes = read_hashes(options);
        let name = |kind: &str, unhashed: &str| {
            let output = &options.output_name;
            match hash(&hashes, kind) {
                Some(hash) => format!("{output}.{hash}.{kind}"),
                None => format!("{output}{unhashed}"),
            }
        };
        let watched = std::env::var_os("LEPTOS_WATCH").is_some();
        let css_name = name("css", ".css");
        let css_path = site_root.join(&package).join(&css_name);
        let css = std::fs::read_to_string(&css_path)
            .map_err(|source| AssetsError { path: css_path.display().to_string(), source })?;
        let style = if watched {
            Style::Linked(format!("/{package}/{css_name}"))
        } else {
            Style::Inline(Sheet::new(css))
        };
        let shell = Shell {
            script_url: format!("/{package}/{}", name("js", ".js")),
            wasm_url: format!("/{package}/{}", name("wasm", ".wasm")),
            style,
            mark: None,
            reload_port: watched.then(|| u16::try_from(options.reload_port).ok()).flatten(),
        };
        Ok(Self { site_root, package, hashed: !hashes.is_empty(), shell })
    }

    /// The routes of the files.
    pub(super) fn router(&self) -> Router {
        let cached = |value| {
            SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static(value))
        };
        let nosniff = SetResponseHeaderLayer::overriding(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        );
        let package =
            ServeDir::new(self.site_root.join(&self.package)).precompressed_br().precompressed_gzip();
        let package_cache = cached(if self.hashed { IMMUTABLE } else { "no-cache" });
        let file = |name: &str| {
            let file = ServeFile::new(self.site_root.join(name)).precompressed_br().precompressed_gzip();
            ServiceBuilder::new().layer(cached(SHORT)).layer(nosniff.clone()).service(file)
        };
        Router::new()
            .nest_service(
                &format!("/{}", self.package),
                ServiceBuilder::new().layer(package_cache).layer(nosniff.clone()).service(package),
            )
            .route_service("/favicon.svg", file("favicon.svg"))
            .route_service("/robots.txt", file("robots.txt"))
    }
}

/// `cargo xtask build` writes the hashes beside the binary.
fn read_hashes(options: &LeptosOptions) -> String {
    let beside = std::env::current_exe().ok();
    let folder = beside.as_deref().and_then(Path::parent).unwrap_or(Path::new("."));
    // Without the file the names carry no hash: a development build.
    std::fs::read_to_string(folder.join(&*options.hash_file)).unwrap_or_default()
}

fn hash<'text>(hashes: &'text str, kind: &str) -> Option<&'text str> {
    hashes.lines().find_map(|line| {
        let (name, hash) = line.split_once(':')?;
        (name.trim() == kind).then_some(hash.trim())
    })
}
