//! `cargo xtask build`: the server, the simulator and the site.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail};

use crate::{install, mirror, terminal, tool::Purpose, toolbox::Toolbox, workspace::Workspace};

/// How the code is compiled, and so where the results are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Development,
    Release,
}

impl Profile {
    /// The tools that a build of this profile needs.
    pub(crate) fn purposes(self) -> &'static [Purpose] {
        match self {
            Self::Development => &[Purpose::Build],
            Self::Release => &[Purpose::Build, Purpose::Release],
        }
    }

    /// The server.
    pub(crate) fn server(self, workspace: &Workspace) -> PathBuf {
        self.executable(workspace, "standee")
    }

    /// The stand-in for Alipay+ and the wallet.
    pub(crate) fn simulator(self, workspace: &Workspace) -> PathBuf {
        self.executable(workspace, "alipayplus-simulator")
    }

    /// The browser's files: a release has them in its binary, a development build reads them from here. Each profile
    /// has its own, so that a demo shop that runs while a release is built keeps its files.
    pub(crate) fn site(self, workspace: &Workspace) -> PathBuf {
        match self {
            Self::Development => workspace.target().join("site-development"),
            Self::Release => workspace.target().join("site"),
        }
    }

    fn executable(self, workspace: &Workspace, name: &str) -> PathBuf {
        let folder = match self {
            Self::Development => "debug",
            Self::Release => "release",
        };
        workspace.target().join(folder).join(name)
    }
}

/// Makes the release build.
pub(crate) fn build() -> Result<()> {
    let toolbox = Toolbox::ready(Profile::Release.purposes())?;
    build_all(&toolbox, Profile::Release, Intent::Run)?;
    let workspace = toolbox.workspace();
    for result in [
        Profile::Release.server(workspace),
        Profile::Release.simulator(workspace),
        Profile::Release.site(workspace),
    ] {
        terminal::detail(result.display());
    }
    Ok(())
}

/// What the build is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Intent {
    /// To be run as it is.
    Run,
    /// To be built again and again by `cargo leptos watch`, for which leptos is compiled in another way.
    Watch,
}

/// Builds the server, the simulator and the site; what has not changed is not built again.
pub(crate) fn build_all(toolbox: &Toolbox, profile: Profile, intent: Intent) -> Result<()> {
    match profile {
        Profile::Development => development(toolbox, intent)?,
        Profile::Release => release(toolbox)?,
    }
    // cargo-leptos can fail without saying so in its exit code.
    let workspace = toolbox.workspace();
    for result in
        [profile.server(workspace), profile.simulator(workspace), profile.site(workspace).join("pkg")]
    {
        if !result.exists() {
            bail!("the build made no {}", result.display());
        }
    }
    Ok(())
}

fn development(toolbox: &Toolbox, intent: Intent) -> Result<()> {
    terminal::step("Building the server, the pages and the simulator");
    let mut command = cargo_leptos(toolbox, &Profile::Development.site(toolbox.workspace()))?;
    if intent == Intent::Watch {
        command.env("LEPTOS_WATCH", "true");
    }
    install::run(&mut command)
}

/// First the site, then the server that carries it.
fn release(toolbox: &Toolbox) -> Result<()> {
    terminal::step("Building the release of the pages");
    let workspace = toolbox.workspace();
    // cargo-leptos writes a whole site each time. What is in the binary is compared with what was made, so that the
    // same site does not have the server compiled again, which takes minutes.
    let made = workspace.target().join("site-made");
    let mut pages = cargo_leptos(toolbox, &made)?;
    // Names with a hash of what is inside can be cached for ever.
    pages.args(["--release", "--precompress", "--frontend-only"]).env("LEPTOS_HASH_FILES", "true");
    install::run(&mut pages)?;
    mirror::mirror(&made, &Profile::Release.site(workspace))?;

    terminal::step("Building the release of the server, with the pages in it, and of the simulator");
    let mut programs = toolbox.command("cargo")?;
    programs.args(["build", "--release", "--features=server/embedded"]);
    // One build, so that what both need is compiled once.
    programs.args(["--package=server", "--bin=standee", "--package=simulator", "--bin=alipayplus-simulator"]);
    install::run(&mut programs)
}

fn cargo_leptos(toolbox: &Toolbox, site: &Path) -> Result<Command> {
    let mut command = toolbox.command("cargo")?;
    command.args(["leptos", "build"]).env("LEPTOS_SITE_ROOT", site);
    Ok(command)
}
