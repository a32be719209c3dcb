//! `cargo xtask build`: the server, the simulator and the site.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{install, terminal, tool::Purpose, toolbox::Toolbox, workspace::Workspace};

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

    /// The files that the server serves. Each profile has its own, so that a demo shop that runs while a release is
    /// built keeps its files.
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
    terminal::step(match profile {
        Profile::Development => "Building the server, the pages and the simulator",
        Profile::Release => "Building the release of the server, the pages and the simulator",
    });
    let mut command = toolbox.command("cargo")?;
    command.args(["leptos", "build"]).env("LEPTOS_SITE_ROOT", profile.site(toolbox.workspace()));
    if intent == Intent::Watch {
        command.env("LEPTOS_WATCH", "true");
    }
    if profile == Profile::Release {
        // Names with a hash of what is inside can be cached for ever.
        command.args(["--release", "--precompress"]).env("LEPTOS_HASH_FILES", "true");
    }
    install::run(&mut command)?;
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
