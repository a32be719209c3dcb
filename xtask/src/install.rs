//! Installs a tool with the ordinary client of the place it comes from.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::{
    find,
    tool::{Features, Source, Tool},
    workspace::Workspace,
};

/// Installs one tool. The client's own output is the progress that the developer sees.
pub(crate) fn install(tool: &Tool, workspace: &Workspace) -> Result<()> {
    match &tool.source {
        Source::RustTarget(target) => {
            run(Command::new("rustup").args(["target", "add", target]).current_dir(workspace.root()))
        }
        Source::RustComponent { .. } => {
            run(Command::new("rustup").args(["component", "add", tool.name]).current_dir(workspace.root()))
        }
        Source::CargoPackage { version, features, .. } => {
            cargo_package(tool.name, &version.resolve(workspace)?, features, workspace)
        }
        Source::NodePackages => node_packages(workspace),
        Source::PythonPackages(packages) => python_packages(workspace, packages),
        Source::System { debian_package, .. } => run(Command::new("apt-get")
            .args(["install", "--yes", "--no-install-recommends", "--quiet", debian_package])
            .env("DEBIAN_FRONTEND", "noninteractive")),
        Source::DebianProgram { debian_package } => debian_program(tool.name, debian_package),
        Source::Node { major_version_min } => {
            bail!("Node.js {major_version_min} or newer, with npm, is not on the PATH")
        }
    }
}

/// Whether xtask may install packages of the operating system: it is Debian, or one of its kin, and we are root.
pub(crate) fn may_install_system_packages() -> bool {
    rustix::process::geteuid().is_root()
        && Path::new("/etc/debian_version").exists()
        && find::on_path("apt-get").is_some()
}

/// Asks the package archive what it has now; a fresh machine's lists are old or not there.
pub(crate) fn update_package_lists() -> Result<()> {
    run(Command::new("apt-get").args(["update", "--quiet"]))
}

/// Runs a command to its end; its output goes to the developer, and it gets no input.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("starting {program}"))?;
    if !status.success() {
        let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy()).collect();
        bail!("`{program} {}` ended with {status}", arguments.join(" "));
    }
    Ok(())
}

fn cargo_package(name: &str, version: &str, features: &Features, workspace: &Workspace) -> Result<()> {
    let mut command = Command::new("cargo");
    command.args(["install", name, "--version", version, "--locked", "--root"]);
    command.arg(find::cargo_package_folder(name, version)?);
    if let Features::Only(features) = features {
        command.args(["--no-default-features", "--features", features]);
    }
    // In the checkout, so that rust-toolchain.toml decides the compiler.
    command.current_dir(workspace.root());
    // These tools run for seconds: compiling them without optimisation saves more time than it costs.
    command.env("CARGO_PROFILE_RELEASE_LTO", "off");
    command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    command.env("CARGO_PROFILE_RELEASE_DEBUG", "false");
    run(&mut command)
}

/// Takes one program out of a package, which is not installed: nothing is started, nothing needs to be removed.
fn debian_program(name: &str, package: &str) -> Result<()> {
    let folder = find::debian_program_folder(name)?;
    let unpacked = folder.join("unpacked");
    // Left behind by one that was interrupted, perhaps.
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    // By default root downloads as a user who may not enter root's folders.
    run(Command::new("apt-get")
        .args(["download", "--quiet", "--option=APT::Sandbox::User=root", package])
        .current_dir(&folder))?;
    let archive = only_file(&folder)?;
    run(Command::new("dpkg-deb").arg("--extract").args([&archive, &unpacked]))?;
    // Last, so that it is there only if all of it is.
    fs::rename(unpacked.join("usr/bin").join(name), folder.join(name))
        .with_context(|| format!("looking for {name} in {}", archive.display()))?;
    fs::remove_file(&archive)
        .and_then(|()| fs::remove_dir_all(&unpacked))
        .with_context(|| format!("tidying {}", folder.display()))
}

fn only_file(folder: &Path) -> Result<PathBuf> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
    match entries.with_context(|| format!("looking into {}", folder.display()))?.as_slice() {
        [only] => Ok(only.path()),
        several => bail!("{} files are in {}, where one was expected", several.len(), folder.display()),
    }
}

fn node_packages(workspace: &Workspace) -> Result<()> {
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(workspace.root()))?;
    let stamp = find::node_stamp(workspace);
    fs::copy(workspace.path("package-lock.json"), &stamp)
        .with_context(|| format!("writing {}", stamp.display()))?;
    Ok(())
}

fn python_packages(workspace: &Workspace, packages: &[&str]) -> Result<()> {
    let folder = find::python_folder(workspace);
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    // All that is needed is listed with its version, so pip has nothing to choose.
    run(Command::new(folder.join("bin/python"))
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"])
        .args(packages))?;
    let stamp = find::python_stamp(workspace);
    fs::write(&stamp, find::python_stamp_text(packages))
        .with_context(|| format!("writing {}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_fails_is_named_with_its_arguments() {
        let message = run(Command::new("sh").args(["-c", "exit 7"])).unwrap_err().to_string();
        assert!(message.contains("sh -c exit 7") && message.contains('7'), "{message}");
        let message = format!("{:#}", run(&mut Command::new("a-program-that-nobody-has")).unwrap_err());
        assert!(message.contains("a-program-that-nobody-has"), "{message}");
    }
}
