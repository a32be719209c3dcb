//! The browser's files as a release carries them, with the compressed forms that the build made.

use axum::Router;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use include_dir::Dir;

use super::super::coding::Coding;

/// The site of the release build. `cargo xtask build` makes it before it compiles this.
#[cfg(feature = "embedded")]
pub(super) static SITE: Dir<'static> = include_dir::include_dir!("$CARGO_MANIFEST_DIR/../target/site");

/// The compressed forms of a file, by the ends of their names; the smaller first.
const CODINGS: [(Coding, &str); 2] = [(Coding::Brotli, ".br"), (Coding::Gzip, ".gz")];

/// The names of the files in a folder.
pub(super) fn names(site: &'static Dir<'static>, folder: &str) -> Vec<String> {
    let files = site.get_dir(folder).into_iter().flat_map(Dir::files);
    files.filter_map(|file| Some(file.path().file_name()?.to_str()?.to_owned())).collect()
}

/// A file's text.
pub(super) fn text(site: &'static Dir<'static>, path: &str) -> std::io::Result<String> {
    let file = site.get_file(path).ok_or(std::io::ErrorKind::NotFound)?;
    let text = file.contents_utf8().ok_or(std::io::ErrorKind::InvalidData)?;
    Ok(text.to_owned())
}

/// The package's folder.
pub(super) fn package(site: &'static Dir<'static>, package: &str) -> Router {
    let folder = package.to_owned();
    let answer = async move |Path(path): Path<String>, headers: HeaderMap| {
        answer(site, &format!("{folder}/{path}"), &headers)
    };
    Router::new().route(&format!("/{package}/{{*path}}"), get(answer))
}

/// One file beside the package.
pub(super) fn file(router: Router, site: &'static Dir<'static>, name: &'static str) -> Router {
    router.route(&format!("/{name}"), get(async move |headers: HeaderMap| answer(site, name, &headers)))
}

/// The file in the smallest form that the browser takes. Only what the build put there has a name here: there are no
/// folders to climb out of.
fn answer(site: &'static Dir<'static>, path: &str, request: &HeaderMap) -> Response {
    let Some(plain) = site.get_file(path) else { return StatusCode::NOT_FOUND.into_response() };
    let compressed = CODINGS.into_iter().find_map(|(coding, ending)| {
        let file = site.get_file(format!("{path}{ending}"))?;
        coding.is_taken(request).then_some((coding, file))
    });
    let content = compressed.map_or(plain, |(_, file)| file).contents();
    let headers = [(header::CONTENT_TYPE, content_type(path)), (header::VARY, "accept-encoding")];
    let coding = compressed.map(|(coding, _)| [(header::CONTENT_ENCODING, coding.name())]);
    (headers, coding, Bytes::from_static(content)).into_response()
}

/// What a browser has to be told of a file, which it may not guess. These are the kinds that the build makes.
fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, kind)| kind) {
        "js" => "text/javascript",
        "wasm" => "application/wasm",
        "css" => "text/css",
        "svg" => "image/svg+xml",
        "txt" => "text/plain",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use include_dir::{DirEntry, File};
    use leptos::config::LeptosOptions;
    use tower::ServiceExt as _;

    use super::*;
    use crate::http::assets::{Assets, Source};

    static SITE: Dir<'static> = Dir::new(
        "",
        &[
            DirEntry::File(File::new("favicon.svg", b"<svg/>")),
            DirEntry::File(File::new("robots.txt", b"no")),
            DirEntry::Dir(Dir::new(
                "pkg",
                &[
                    DirEntry::File(File::new("pkg/standee.A.css", b"body{}")),
                    DirEntry::File(File::new("pkg/standee.B.js", b"plain")),
                    DirEntry::File(File::new("pkg/standee.B.js.br", b"brotli")),
                    DirEntry::File(File::new("pkg/standee.B.js.gz", b"gzip")),
                    DirEntry::File(File::new("pkg/standee.C.wasm", b"wasm")),
                ],
            )),
        ],
    );

    fn assets() -> Assets {
        let options = LeptosOptions::builder().output_name("standee").build();
        Assets::find(Source::Embedded(&SITE), &options).unwrap()
    }

    async fn asked(method: &str, path: &str, encodings: &str) -> (Response<()>, String) {
        let request = Request::builder().method(method).uri(path).header("accept-encoding", encodings);
        let answer = assets().router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (head, body) = answer.into_parts();
        let body = to_bytes(body, 1_000).await.unwrap();
        (Response::from_parts(head, ()), String::from_utf8(body.to_vec()).unwrap())
    }

    #[test]
    fn pages_name_the_files_as_the_build_named_them() {
        let shell = assets().shell;
        assert_eq!(shell.script_url, "/pkg/standee.B.js");
        assert_eq!(shell.wasm_url, "/pkg/standee.C.wasm");
        assert!(
            matches!(&shell.style, app::shell::Style::Inline(sheet) if format!("{sheet:?}").contains("body{}"))
        );
    }

    #[tokio::test]
    async fn a_file_goes_out_in_the_smallest_form_that_the_browser_takes() {
        for (encodings, body) in [
            ("gzip, deflate, br", "brotli"),
            ("gzip;q=1.0, BR;q=0.1", "brotli"),
            ("gzip, br;q=0", "gzip"),
            ("gzip;q=0.000", "plain"),
            ("brotli, *;q=0", "plain"),
            ("br;q=nonsense", "plain"),
            ("", "plain"),
        ] {
            let (answer, found) = asked("GET", "/pkg/standee.B.js", encodings).await;
            assert_eq!(found, body, "{encodings}");
            assert_eq!(answer.headers()["content-type"], "text/javascript");
            assert_eq!(answer.headers()["vary"], "accept-encoding");
            assert_eq!(answer.headers()["content-length"], body.len().to_string());
            assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
            let coding = answer.headers().get("content-encoding").map(|coding| coding.to_str().unwrap());
            assert_eq!(
                coding,
                [("brotli", "br"), ("gzip", "gzip")]
                    .into_iter()
                    .find_map(|(is, coding)| { (is == body).then_some(coding) })
            );
        }
    }

    #[tokio::test]
    async fn what_has_a_hash_in_its_name_is_kept_for_ever_and_the_rest_for_an_hour() {
        for (path, kind, cache) in [
            ("/pkg/standee.C.wasm", "application/wasm", "public, max-age=31536000, immutable"),
            ("/favicon.svg", "image/svg+xml", "public, max-age=3600"),
            ("/robots.txt", "text/plain", "public, max-age=3600"),
        ] {
            let (answer, _) = asked("HEAD", path, "br").await;
            assert_eq!(answer.status(), 200, "{path}");
            assert_eq!(answer.headers()["content-type"], kind);
            assert_eq!(answer.headers()["cache-control"], cache);
        }
    }

    #[tokio::test]
    async fn nothing_but_the_site_is_served() {
        for path in
            ["/pkg/", "/pkg/other.js", "/pkg/../favicon.svg", "/pkg/%2e%2e/favicon.svg", "/pkg//robots.txt"]
        {
            assert_eq!(asked("GET", path, "br").await.0.status(), 404, "{path}");
        }
        assert_eq!(asked("POST", "/favicon.svg", "br").await.0.status(), 405);
    }
}
