//! What cargo-leptos built for the browser: script, wasm and style sheet, with the files of `public/`. A release
//! carries them in itself; a development build reads them from the disk, where they change while it runs.

mod disk;
#[cfg(any(feature = "embedded", test))]
mod embedded;

use std::fmt;
use std::path::PathBuf;

use app::shell::{Sheet, Shell, Style};
use axum::Router;
use axum::http::{HeaderValue, header};
use leptos::config::LeptosOptions;
use tower::ServiceBuilder;
use tower_http::set_header::SetResponseHeaderLayer;

/// Files whose names carry their hash never change.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// The rest is asked for again after an hour. None of it has an `ETag`: what has a hash in its name is never asked for
/// again, and the others are no longer than the headers of an answer that says «unchanged».
const SHORT: &str = "public, max-age=3600";

/// The files of `public/` that are served. `cargo xtask build` puts them beside the package.
const PUBLIC_FILES: [&str; 2] = ["favicon.svg", "robots.txt"];

/// The browser's files: where they are, and by which names.
#[derive(Clone, Debug)]
pub struct Assets {
    source: Source,
    package: String,
    hashed: bool,
    /// What pages say about them.
    pub shell: Shell,
}

/// Where the browser's files are.
#[derive(Clone, Debug)]
enum Source {
    /// In this folder, read anew for each request.
    Disk(PathBuf),
    /// In this binary.
    #[cfg(any(feature = "embedded", test))]
    Embedded(&'static include_dir::Dir<'static>),
}

/// Why the browser's files cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}; `cargo xtask build` makes it")]
pub struct AssetsError {
    path: String,
    source: std::io::Error,
}

impl Assets {
    /// The files that this binary carries; if it carries none, those in the folder that `options` name.
    ///
    /// # Errors
    /// [`AssetsError`], when the site has not been built.
    pub fn of_this_binary(options: &LeptosOptions) -> Result<Self, AssetsError> {
        #[cfg(feature = "embedded")]
        return Self::find(Source::Embedded(&embedded::SITE), options);
        #[cfg(not(feature = "embedded"))]
        Self::on_disk(options)
    }

    /// The files in the folder that `options` name.
    ///
    /// # Errors
    /// [`AssetsError`], when the site has not been built.
    pub fn on_disk(options: &LeptosOptions) -> Result<Self, AssetsError> {
        Self::find(Source::Disk(PathBuf::from(&*options.site_root)), options)
    }

    /// The style sheet is read; script and wasm are looked for by the names that the build gave them.
    fn find(source: Source, options: &LeptosOptions) -> Result<Self, AssetsError> {
        let package = options.site_pkg_dir.trim_matches('/').to_owned();
        let names = source.names(&package)?;
        let name = |kind: &str| {
            let found = names.iter().find(|name| is_output(name, &options.output_name, kind));
            found.ok_or_else(|| AssetsError {
                path: format!("{source}/{package}/{}.{kind}", options.output_name),
                source: std::io::ErrorKind::NotFound.into(),
            })
        };
        let (script, wasm, css) = (name("js")?, name("wasm")?, name("css")?);
        let watched = std::env::var_os("LEPTOS_WATCH").is_some();
        let shell = Shell {
            script_url: format!("/{package}/{script}"),
            wasm_url: format!("/{package}/{wasm}"),
            style: if watched {
                Style::Linked(format!("/{package}/{css}"))
            } else {
                Style::Inline(Sheet::new(source.text(&format!("{package}/{css}"))?))
            },
            mark: None,
            reload_port: watched.then(|| u16::try_from(options.reload_port).ok()).flatten(),
        };
        let hashed = *script != format!("{}.js", options.output_name);
        Ok(Self { source, package, hashed, shell })
    }

    /// Where they are, in words: said when the server starts.
    #[must_use]
    pub fn whereabouts(&self) -> String {
        self.source.to_string()
    }

    /// The routes of the files.
    pub(super) fn router(&self) -> Router {
        let package = match &self.source {
            Source::Disk(root) => disk::package(root, &self.package),
            #[cfg(any(feature = "embedded", test))]
            Source::Embedded(site) => embedded::package(site, &self.package),
        };
        let package = package.layer(cached(if self.hashed { IMMUTABLE } else { "no-cache" }));
        let public = PUBLIC_FILES.into_iter().fold(Router::new(), |router, name| match &self.source {
            Source::Disk(root) => disk::file(router, root, name),
            #[cfg(any(feature = "embedded", test))]
            Source::Embedded(site) => embedded::file(router, site, name),
        });
        let nosniff = SetResponseHeaderLayer::overriding(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        );
        package.merge(public.layer(cached(SHORT))).layer(ServiceBuilder::new().layer(nosniff))
    }
}

impl Source {
    /// The names of the files in this folder of the site.
    fn names(&self, folder: &str) -> Result<Vec<String>, AssetsError> {
        match self {
            Self::Disk(root) => {
                let folder = root.join(folder);
                disk::names(&folder)
                    .map_err(|source| AssetsError { path: folder.display().to_string(), source })
            }
            #[cfg(any(feature = "embedded", test))]
            Self::Embedded(site) => Ok(embedded::names(site, folder)),
        }
    }

    /// The text of this file of the site.
    fn text(&self, path: &str) -> Result<String, AssetsError> {
        let read = match self {
            Self::Disk(root) => std::fs::read_to_string(root.join(path)),
            #[cfg(any(feature = "embedded", test))]
            Self::Embedded(site) => embedded::text(site, path),
        };
        read.map_err(|source| AssetsError { path: format!("{self}/{path}"), source })
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(root) => root.display().fmt(formatter),
            #[cfg(any(feature = "embedded", test))]
            Self::Embedded(_) => formatter.write_str("this binary"),
        }
    }
}

fn cached(value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static(value))
}

/// Whether a file is the build's `kind`: `standee.js`, or with its hash `standee.4f2a.js`.
fn is_output(name: &str, output: &str, kind: &str) -> bool {
    let middle = name.strip_prefix(output).and_then(|rest| rest.strip_suffix(kind));
    let hash = middle.and_then(|middle| middle.strip_prefix('.')?.strip_suffix('.'));
    middle == Some(".") || hash.is_some_and(|hash| !hash.is_empty() && !hash.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_the_build_is_known_with_and_without_its_hash() {
        for name in ["standee.js", "standee.3WFWo47W4kiVw02_FaIc2Q.js", "standee.a-b.js"] {
            assert!(is_output(name, "standee", "js"), "{name}");
        }
        for name in
            ["standee.js.br", "standee.A.js.gz", "standee..js", "standeejs", "standee.A.wasm", "other.js"]
        {
            assert!(!is_output(name, "standee", "js"), "{name}");
        }
    }

    #[test]
    fn a_site_that_was_not_built_is_said_to_be_missing_and_how_to_build_it() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        let options =
            LeptosOptions::builder().output_name("standee").site_root(root.display().to_string()).build();
        let missing = Assets::on_disk(&options).unwrap_err().to_string();
        assert!(
            missing.contains("site/pkg") && missing.ends_with("`cargo xtask build` makes it"),
            "{missing}"
        );
        std::fs::create_dir_all(root.join("pkg")).unwrap();
        std::fs::write(root.join("pkg/standee.css"), "").unwrap();
        let missing = Assets::on_disk(&options).unwrap_err().to_string();
        assert!(missing.contains("site/pkg/standee.js"), "{missing}");
    }
}
