//! Writes every page in every language as a file, to be looked at without a server:
//!
//! ```text
//! cargo run --package app --example gallery -- target/site/pkg/standee.*.css target/gallery
//! ```
//!
//! The first argument is the style sheet as cargo-leptos built it, the second the folder to write to. A page's own
//! script runs there too; its islands do not.

#[expect(clippy::expect_used, reason = "the samples' currencies are known")]
#[path = "../tests/pages/samples.rs"]
mod samples;

use std::path::Path;
use std::{env, fs, io};

use checkout::language::Language;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [css, folder] = arguments.as_slice() else {
        return Err(io::Error::other("say where the style sheet is, and which folder to write to"));
    };
    let shell = samples::shell(&fs::read_to_string(css)?);
    for language in Language::ALL {
        let folder = Path::new(folder).join(language.tag());
        fs::create_dir_all(&folder)?;
        for (name, html) in samples::pages(language, &shell) {
            fs::write(folder.join(name).with_extension("html"), html)?;
        }
    }
    Ok(())
}
