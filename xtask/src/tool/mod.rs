//! What a tool is: what it is for, which version, where it comes from. The tools themselves are in `table`.

mod table;

use anyhow::Result;

use crate::workspace::Workspace;
pub(crate) use table::{CHROMIUM, TOOLS};

/// What a command is about to do, and so which tools it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Compiling the server and the pages' wasm.
    Build,
    /// The same for the optimised build.
    Release,
    /// Running every test.
    Test,
    /// Formatting, lints, licences.
    Check,
}

/// One row of the table.
#[derive(Debug)]
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) purposes: &'static [Purpose],
    /// What it is for, as said to the developer before it is installed.
    pub(crate) does: &'static str,
    /// How long installing it takes on two cores, in minutes, rounded up.
    pub(crate) install_minutes: u32,
    pub(crate) source: Source,
}

/// Where a tool comes from, which also says how to find out whether it is here.
#[derive(Debug)]
pub(crate) enum Source {
    /// The standard library for another target, by rustup.
    RustTarget(&'static str),
    /// A part of the Rust toolchain, by rustup; `cargo <subcommand> --version` tells whether it is here.
    RustComponent { subcommand: &'static str },
    /// A program that cargo installs, kept apart from the developer's own in a folder of its own.
    CargoPackage { version: Version, executable: &'static str, features: Features },
    /// The packages of `package-lock.json`.
    NodePackages,
    /// Packages from `PyPI` in a virtual environment of their own, each with its exact version.
    PythonPackages(&'static [&'static str]),
    /// A program or file of the operating system.
    System { evidence: Evidence, debian_package: &'static str },
    /// The program of this tool's name out of a package of Debian's, kept apart like cargo's: installing the package would
    /// start a service on this machine, and bring much else.
    DebianProgram { debian_package: &'static str },
    /// Node.js itself, of at least this major version; it is not xtask's to install.
    Node { major_version_min: u32 },
}

/// Which version of a Cargo package.
#[derive(Debug)]
pub(crate) enum Version {
    Exactly(&'static str),
    /// The version that `Cargo.lock` has of this crate.
    OfCrate(&'static str),
}

impl Version {
    pub(crate) fn resolve(&self, workspace: &Workspace) -> Result<String> {
        match self {
            Self::Exactly(version) => Ok((*version).to_owned()),
            Self::OfCrate(package) => workspace.locked_version(package),
        }
    }
}

/// The features to install a Cargo package with.
#[derive(Debug)]
pub(crate) enum Features {
    Default,
    Only(&'static str),
}

/// How to see that something of the operating system is here.
#[derive(Debug)]
pub(crate) enum Evidence {
    /// One of these programs is on the `PATH`.
    Executable(&'static [&'static str]),
    /// This command succeeds and prints something.
    Output(&'static [&'static str]),
}

impl Tool {
    /// Whether any of these purposes needs it.
    pub(crate) fn serves(&self, purposes: &[Purpose]) -> bool {
        self.purposes.iter().any(|purpose| purposes.contains(purpose))
    }

    /// Whether it comes from the package archive of the operating system.
    pub(crate) fn is_of_the_system(&self) -> bool {
        matches!(self.source, Source::System { .. } | Source::DebianProgram { .. })
    }

    /// Its name with its version, where xtask decides the version.
    pub(crate) fn title(&self, workspace: &Workspace) -> Result<String> {
        match &self.source {
            Source::CargoPackage { version, .. } => {
                Ok(format!("{} {}", self.name, version.resolve(workspace)?))
            }
            Source::Node { major_version_min } => Ok(format!("{} {major_version_min} or newer", self.name)),
            _ => Ok(self.name.to_owned()),
        }
    }
}
