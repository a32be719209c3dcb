//! `cargo xtask ci`: what has to hold beside the tests before a change lands.

use anyhow::Result;

use crate::{
    build::{self, Intent, Profile},
    engines, install, size, terminal,
    tool::Purpose,
    toolbox::Toolbox,
};

/// Formatting, lints, dependencies, old engines and size budgets; stops at the first that does not hold.
pub(crate) fn ci() -> Result<()> {
    let toolbox = Toolbox::ready(&[Purpose::Build, Purpose::Release, Purpose::Check])?;
    terminal::step("Checking the formatting");
    cargo(&toolbox, &["fmt", "--all", "--check"])?;
    terminal::step("Checking the code");
    cargo(&toolbox, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    terminal::step("Checking the code that runs in the browser");
    cargo(
        &toolbox,
        &[
            "clippy",
            "--package=app",
            "--lib",
            "--target=wasm32-unknown-unknown",
            "--no-default-features",
            "--features=hydrate",
            "--",
            "-D",
            "warnings",
        ],
    )?;
    dependencies(&toolbox)?;
    build::build_all(&toolbox, Profile::Release, Intent::Run)?;
    engines::check(&toolbox)?;
    size::check(&toolbox)
}

fn dependencies(toolbox: &Toolbox) -> Result<()> {
    terminal::step("Checking licences, sources and who may use what");
    cargo(toolbox, &["deny", "check", "bans", "licenses", "sources"])?;
    terminal::step("Checking advisories");
    if cargo(toolbox, &["deny", "fetch", "db"]).is_err() {
        terminal::detail("The advisory database is out of reach from here: advisories were NOT checked.");
        return Ok(());
    }
    cargo(toolbox, &["deny", "check", "--disable-fetch", "advisories"])
}

fn cargo(toolbox: &Toolbox, arguments: &[&str]) -> Result<()> {
    install::run(toolbox.command("cargo")?.args(arguments))
}
