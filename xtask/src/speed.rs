//! `cargo xtask speed`: how fast the payer's page is on an old phone in a slow network.

use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::{
    build::{self, Intent, Profile},
    terminal, test,
    tool::Purpose,
    toolbox::Toolbox,
};

/// What drives the browser, and says what is measured and how.
const SCRIPT: &str = "tests/browser/speed.mjs";

/// Measures the release build in a slowed down Chromium, shows a table, writes `target/speed.json`, and fails if
/// something is over its budget.
pub(crate) fn speed() -> Result<()> {
    let toolbox = Toolbox::ready(&[Purpose::Build, Purpose::Release, Purpose::Test])?;
    build::build_all(&toolbox, Profile::Release, Intent::Run)?;
    terminal::step(
        "Measuring the payer's page: a sixth of this machine's speed, 400 ms a round trip, 400 kbit/s",
    );
    let mut command = toolbox.command("node")?;
    command.arg(SCRIPT);
    test::set_environment(&toolbox, &mut command)?;
    let status = command.stdin(Stdio::null()).status().context("starting node")?;
    if !status.success() {
        bail!("something is over its budget, or could not be measured");
    }
    Ok(())
}
