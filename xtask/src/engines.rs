//! Which engines can run the wasm: it may need nothing that the first WebAssembly did not have.

use anyhow::{Context, Result, bail};

use crate::{build::Profile, size, terminal, toolbox::Toolbox};

/// Binaryen's own wasm-opt, which validates what it reads; the one on the PATH is ours, and optimises.
const VALIDATOR: &str = "node_modules/binaryen/bin/wasm-opt";
/// WebAssembly as engines have had it since 2017 (Chrome 57, Safari 11), and exported globals that change, which
/// wasm-bindgen makes. An engine that lacks even this keeps the page without the island.
const FEATURES: [&str; 2] = ["--mvp-features", "--enable-mutable-globals"];

/// Fails if the release build's wasm needs more than [`FEATURES`].
pub(crate) fn check(toolbox: &Toolbox) -> Result<()> {
    terminal::step("Checking that engines of 2017 can run the wasm");
    let workspace = toolbox.workspace();
    let files = size::files_below(&Profile::Release.site(workspace).join("pkg"))?;
    let wasm = files.iter().find(|file| file.extension().is_some_and(|extension| extension == "wasm"));
    let wasm = wasm.context("the site has no wasm")?;
    let copy = workspace.target().join("validated.wasm");
    let mut command = toolbox.command(workspace.path(VALIDATOR))?;
    let output =
        command.args(FEATURES).arg(wasm).arg("-o").arg(&copy).output().context("starting wasm-opt")?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        bail!("{} needs more than old engines have:\n{words}", wasm.display());
    }
    Ok(())
}
