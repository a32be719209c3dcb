//! Makes sure that the tools a command needs are there, and starts programs that see them.

use std::{
    env,
    ffi::{OsStr, OsString},
    path::PathBuf,
    process::Command,
    time::Instant,
};

use anyhow::{Context, Result, bail};

use crate::{
    find::{self, Found},
    install, terminal,
    terminal::Spoken,
    tool::{Purpose, Source, TOOLS, Tool},
    workspace::Workspace,
};

/// The tools for some purposes, all of them there.
#[derive(Debug)]
pub(crate) struct Toolbox {
    workspace: Workspace,
    /// Folders that come before the developer's own `PATH`.
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// Finds what is missing for these purposes, says so, and installs it.
    ///
    /// Fails if something cannot be installed by xtask here, with one line that says what the developer has to
    /// install, before anything else is done.
    pub(crate) fn ready(purposes: &[Purpose]) -> Result<Self> {
        let workspace = Workspace::of_this_xtask();
        let mut toolbox = Self { workspace, folders: Vec::new() };
        let missing = toolbox.take_what_is_here(purposes)?;
        if !missing.is_empty() {
            toolbox.install(&missing)?;
            let still_missing = toolbox.take_what_is_here(purposes)?;
            if let Some(tool) = still_missing.first() {
                bail!("{} was installed but is not found", tool.name);
            }
        }
        Ok(toolbox)
    }

    pub(crate) fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// A program that runs at the root of the checkout, sees the tools, and builds where the other commands look.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Result<Command> {
        let mut command = Command::new(program);
        command.current_dir(self.workspace.root()).env("CARGO_TARGET_DIR", self.workspace.target());
        command.env("PATH", self.path()?);
        Ok(command)
    }

    fn path(&self) -> Result<OsString> {
        let own = env::var_os("PATH").unwrap_or_default();
        env::join_paths(self.folders.iter().cloned().chain(env::split_paths(&own)))
            .context("a folder of the tools cannot be on the PATH")
    }

    /// The interpreter that has the Python packages.
    pub(crate) fn python(&self) -> PathBuf {
        find::python_folder(&self.workspace).join("bin/python")
    }

    fn take_what_is_here(&mut self, purposes: &[Purpose]) -> Result<Vec<&'static Tool>> {
        let mut missing = Vec::new();
        self.folders.clear();
        for tool in TOOLS.iter().filter(|tool| tool.serves(purposes)) {
            match find::look_for(tool, &self.workspace)? {
                Found::Here(folder) => self.folders.extend(folder),
                Found::Missing => missing.push(tool),
            }
        }
        Ok(missing)
    }

    fn install(&self, missing: &[&'static Tool]) -> Result<()> {
        let system_packages_are_ours = install::may_install_system_packages();
        let not_ours: Vec<String> = missing
            .iter()
            .filter(|tool| match tool.source {
                Source::Node { .. } => true,
                _ => tool.is_of_the_system() && !system_packages_are_ours,
            })
            .map(|tool| tool.title(&self.workspace))
            .collect::<Result<_>>()?;
        if !not_ours.is_empty() {
            bail!("install these first, then run the same command again: {}", not_ours.join(", "));
        }

        let minutes: u32 = missing.iter().map(|tool| tool.install_minutes).sum();
        terminal::step(format_args!("Installing what is missing here: about {minutes} min on two cores"));
        for tool in missing {
            terminal::detail(format_args!("{:<24} {}", tool.title(&self.workspace)?, tool.does));
        }
        if missing.iter().any(|tool| tool.is_of_the_system()) {
            install::update_package_lists()?;
        }
        for (number, tool) in (1..).zip(missing) {
            let title = tool.title(&self.workspace)?;
            terminal::step(format_args!("Installing {title} ({number} of {})", missing.len()));
            let start = Instant::now();
            install::install(tool, &self.workspace).with_context(|| format!("installing {title}"))?;
            terminal::detail(format_args!("Done after {}.", Spoken(start.elapsed())));
        }
        Ok(())
    }
}
