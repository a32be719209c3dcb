//! Finds out which tools are on this machine already.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result};

use crate::{
    tool::{CHROMIUM, Evidence, Source, Tool},
    workspace::Workspace,
};

/// What looking for a tool found.
#[derive(Debug)]
pub(crate) enum Found {
    /// It is here, and this folder has to be on the `PATH` for it, if any has.
    Here(Option<PathBuf>),
    Missing,
}

/// Looks for a tool, of the right version, where its source would put it.
pub(crate) fn look_for(tool: &Tool, workspace: &Workspace) -> Result<Found> {
    let here = match &tool.source {
        Source::RustTarget(target) => rust_target_is_here(target, workspace),
        Source::RustComponent { subcommand } => {
            output_of(Command::new("cargo").args([subcommand, "--version"]).current_dir(workspace.root()))
                .is_some()
        }
        Source::CargoPackage { version, executable, .. } => {
            return cargo_package(tool.name, &version.resolve(workspace)?, executable);
        }
        Source::NodePackages => node_packages_are_here(workspace),
        Source::PythonPackages(packages) => python_packages_are_here(workspace, packages),
        Source::System { evidence, .. } => is_evident(evidence),
        Source::DebianProgram { .. } => return debian_program(tool.name),
        Source::Node { major_version_min } => {
            output_of(Command::new("node").arg("--version"))
                .and_then(|output| major_version(&output))
                .is_some_and(|major| major >= *major_version_min)
                && on_path("npm").is_some()
        }
    };
    Ok(if here { Found::Here(None) } else { Found::Missing })
}

/// The first program of this name on the `PATH`.
pub(crate) fn on_path(executable: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(executable)).find(|file| file.is_file())
}

/// The browser, if there is one.
pub(crate) fn chromium() -> Option<PathBuf> {
    CHROMIUM.iter().find_map(|name| on_path(name))
}

/// Where a Cargo package is installed: a folder of its own, named after its version, so that a new version
/// is a new folder and other checkouts keep theirs.
pub(crate) fn cargo_package_folder(name: &str, version: &str) -> Result<PathBuf> {
    Ok(tools_folder()?.join(format!("{name}-{version}")))
}

/// Where a program out of a package of Debian's is kept, in whatever version Debian has.
pub(crate) fn debian_program_folder(name: &str) -> Result<PathBuf> {
    Ok(tools_folder()?.join(format!("{name}-debian")))
}

/// Where the tools are that are kept apart from the developer's own.
fn tools_folder() -> Result<PathBuf> {
    let cache = match env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => env::home_dir()
            .context("there is no home directory to keep tools in: set XDG_CACHE_HOME")?
            .join(".cache"),
    };
    Ok(cache.join("standee").join("tools"))
}

/// The virtual environment of the Python packages.
pub(crate) fn python_folder(workspace: &Workspace) -> PathBuf {
    workspace.target().join("python")
}

/// A file beside what was installed that says what it was; written last, so that it is there only if all is.
pub(crate) fn node_stamp(workspace: &Workspace) -> PathBuf {
    workspace.path("node_modules/.standee-package-lock.json")
}

/// As [`node_stamp`], for the Python packages.
pub(crate) fn python_stamp(workspace: &Workspace) -> PathBuf {
    python_folder(workspace).join("standee-packages.txt")
}

/// What [`python_stamp`] holds.
pub(crate) fn python_stamp_text(packages: &[&str]) -> String {
    packages.join("\n") + "\n"
}

fn rust_target_is_here(target: &str, workspace: &Workspace) -> bool {
    let sysroot = output_of(Command::new("rustc").args(["--print", "sysroot"]).current_dir(workspace.root()));
    sysroot.is_some_and(|sysroot| {
        Path::new(sysroot.trim()).join("lib/rustlib").join(target).join("lib").is_dir()
    })
}

/// One that is on the `PATH` serves if it is of this version; else the one in the cache folder.
fn cargo_package(name: &str, version: &str, executable: &str) -> Result<Found> {
    let on_path = output_of(Command::new(executable).arg("--version"));
    if on_path.is_some_and(|output| is_version(&output, version)) {
        return Ok(Found::Here(None));
    }
    let folder = cargo_package_folder(name, version)?.join("bin");
    Ok(if folder.join(executable).is_file() { Found::Here(Some(folder)) } else { Found::Missing })
}

fn debian_program(name: &str) -> Result<Found> {
    if on_path(name).is_some() {
        return Ok(Found::Here(None));
    }
    let folder = debian_program_folder(name)?;
    Ok(if folder.join(name).is_file() { Found::Here(Some(folder)) } else { Found::Missing })
}

fn node_packages_are_here(workspace: &Workspace) -> bool {
    let wanted = fs::read(workspace.path("package-lock.json"));
    let installed = fs::read(node_stamp(workspace));
    matches!((wanted, installed), (Ok(wanted), Ok(installed)) if wanted == installed)
}

fn python_packages_are_here(workspace: &Workspace, packages: &[&str]) -> bool {
    fs::read_to_string(python_stamp(workspace))
        .is_ok_and(|installed| installed == python_stamp_text(packages))
}

fn is_evident(evidence: &Evidence) -> bool {
    match evidence {
        Evidence::Executable(names) => names.iter().any(|name| on_path(name).is_some()),
        Evidence::Output([program, arguments @ ..]) => {
            output_of(Command::new(program).args(arguments)).is_some_and(|output| !output.trim().is_empty())
        }
        Evidence::Output([]) => false,
    }
}

/// What a program prints when all is well; nothing if it is not there or fails.
fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether what a program prints for `--version`, such as `wasm-bindgen 0.2.121 (ab12cd)`, names this version.
fn is_version(output: &str, version: &str) -> bool {
    output.lines().next().unwrap_or_default().split_whitespace().nth(1) == Some(version)
}

/// The first number in what Node.js prints, such as `v20.20.2`.
fn major_version(output: &str) -> Option<u32> {
    output.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_version_of_a_tool_will_do() {
        assert!(is_version("wasm-bindgen 0.2.121\n", "0.2.121"));
        assert!(is_version("cargo-leptos 0.3.10 (built from git)\nmore", "0.3.10"));
        for other in
            ["wasm-bindgen 0.2.12\n", "wasm-bindgen 0.2.1210\n", "0.2.121\n", "wasm-bindgen\n0.2.121", ""]
        {
            assert!(!is_version(other, "0.2.121"), "{other:?}");
        }
    }

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(major_version("v20.20.2\n"), Some(20));
        assert_eq!(major_version("v8.9.0"), Some(8));
        assert_eq!(major_version("20.20.2"), None);
        assert_eq!(major_version("vnext"), None);
    }

    #[test]
    fn a_program_that_fails_or_is_not_there_says_nothing() {
        assert_eq!(output_of(Command::new("sh").args(["-c", "echo yes"])).as_deref(), Some("yes\n"));
        assert_eq!(output_of(Command::new("sh").args(["-c", "echo yes; exit 3"])), None);
        assert_eq!(output_of(&mut Command::new("a-program-that-nobody-has")), None);
    }

    #[test]
    fn evidence_needs_output() {
        assert!(is_evident(&Evidence::Output(&["echo", "a font"])));
        assert!(!is_evident(&Evidence::Output(&["true"])));
        assert!(is_evident(&Evidence::Executable(&["a-program-that-nobody-has", "sh"])));
        assert!(!is_evident(&Evidence::Executable(&["a-program-that-nobody-has"])));
    }
}
