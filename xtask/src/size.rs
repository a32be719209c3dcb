//! The size budgets: what a payer's phone has to fetch before it can pay, as it goes over the network.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{
    build::Profile,
    demo::DemoShop,
    loopback,
    run::WALLET_USER_AGENT,
    stage::{Server, Stage},
    terminal,
    toolbox::Toolbox,
};

/// The entry page with its style, compressed by the server, in any language.
const ENTRY_PAGE_BYTES_MAX: u64 = 8_000;
/// The wasm and the JavaScript together, compressed when the site was built.
const SCRIPTS_BYTES_MAX: u64 = 50_000;

/// One line of the table.
struct Measure {
    what: String,
    bytes: u64,
    bytes_max: u64,
}

/// Measures the release build, shows a table, and fails if something is over its budget.
pub(crate) fn check(toolbox: &Toolbox) -> Result<()> {
    terminal::step("Measuring what a payer's phone fetches, in bytes of brotli");
    let (bytes, language) = largest_entry_page(toolbox)?;
    let measures = [
        Measure {
            what: format!("entry page, style and all ({language})"),
            bytes,
            bytes_max: ENTRY_PAGE_BYTES_MAX,
        },
        Measure {
            what: "wasm and JavaScript".to_owned(),
            bytes: scripts_bytes(&Profile::Release.site(toolbox.workspace()).join("pkg"))?,
            bytes_max: SCRIPTS_BYTES_MAX,
        },
    ];
    for Measure { what, bytes, bytes_max } in &measures {
        terminal::detail(format_args!("{what:<40} {bytes:>7} of {bytes_max}"));
    }
    match measures.iter().find(|measure| measure.bytes > measure.bytes_max) {
        Some(measure) => bail!("{} is over its budget", measure.what),
        None => Ok(()),
    }
}

/// Asks a really running server for the page, as a wallet on a phone would, in every language: the bytes of the largest,
/// and its language.
fn largest_entry_page(toolbox: &Toolbox) -> Result<(u64, String)> {
    let workspace = toolbox.workspace();
    let shop = DemoShop::open(workspace.target().join("size"), &Profile::Release.server(workspace))?;
    let mut stage = Stage::set(toolbox, shop)?;
    // As behind a proxy that ends TLS: the same bytes, and xtask needs no TLS of its own.
    let server = Server { name: "the server", tls: "proxy", log: "warn", settings: &[] };
    let listen = stage.starts(&server)?;
    stage.is_ready()?;
    let path = stage.path()?;
    let readable = loopback::get(listen, path, &[("user-agent", WALLET_USER_AGENT)])?;
    let mut largest = (0, String::new());
    for language in languages(&String::from_utf8_lossy(&readable.body)) {
        let bytes = entry_page_bytes(listen, &format!("{path}?lang={language}"))?;
        largest = largest.max((bytes, language.to_owned()));
    }
    if largest.0 == 0 {
        bail!("the entry page leads to no other language");
    }
    Ok(largest)
}

/// The bytes of a page as they are sent.
fn entry_page_bytes(listen: SocketAddr, path: &str) -> Result<u64> {
    let headers =
        [("user-agent", WALLET_USER_AGENT), ("accept-encoding", "br, gzip"), ("accept", "text/html")];
    let answer = loopback::get(listen, path, &headers)?;
    if answer.status != 200 || answer.header("content-encoding") != Some("br") {
        let encoding = answer.header("content-encoding").unwrap_or("no content-encoding");
        bail!("the entry page came with status {} and {encoding}; expected 200 and br", answer.status);
    }
    Ok(u64::try_from(answer.body.len())?)
}

/// The languages that a page leads to.
fn languages(page: &str) -> impl Iterator<Item = &str> {
    page.split("hreflang=\"").skip(1).filter_map(|rest| rest.split('"').next())
}

/// The precompressed scripts of the site, in this folder and those below it.
fn scripts_bytes(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    let mut names = Vec::new();
    for file in files_below(folder)? {
        let name = file.to_string_lossy().into_owned();
        if name.ends_with(".wasm.br") || name.ends_with(".js.br") {
            bytes += fs::metadata(&file)?.len();
            names.push(name);
        }
    }
    if !(names.iter().any(|name| name.ends_with(".wasm.br"))
        && names.iter().any(|name| name.ends_with(".js.br")))
    {
        bail!("{} has no precompressed wasm and JavaScript", folder.display());
    }
    Ok(bytes)
}

/// All files in this folder and the folders in it.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("looking into {}", folder.display()))? {
            let entry = entry?;
            if entry.file_type()?.is_dir() { folders.push(entry.path()) } else { files.push(entry.path()) }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_counted_as_they_are_sent_wherever_they_are() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("snippets")).unwrap();
        for (name, size) in [
            ("standee.A.wasm", 900),
            ("standee.A.wasm.br", 300),
            ("standee.A.wasm.gz", 400),
            ("standee.B.js.br", 40),
            ("standee.C.css.br", 5),
            ("snippets/inline.js.br", 2),
        ] {
            fs::write(folder.path().join(name), vec![0; size]).unwrap();
        }
        assert_eq!(scripts_bytes(folder.path()).unwrap(), 342);
    }

    #[test]
    fn a_page_names_the_languages_it_leads_to() {
        let page = r#"<a href="/e/A?lang=th" lang="th" hreflang="th">ไทย</a><a hreflang="ar" href="">"#;
        assert_eq!(languages(page).collect::<Vec<_>>(), ["th", "ar"]);
        assert_eq!(languages("<p>lang</p>").count(), 0);
    }

    #[test]
    fn a_site_that_was_not_precompressed_cannot_be_measured() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("standee.js.br"), "js").unwrap();
        assert!(scripts_bytes(folder.path()).is_err());
        fs::write(folder.path().join("standee.wasm.br"), "wasm").unwrap();
        assert_eq!(scripts_bytes(folder.path()).unwrap(), 6);
    }
}
