//! Where things are in this checkout, and which versions its lock file names.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The checkout that this xtask was built from.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    pub(crate) fn of_this_xtask() -> Self {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self { root: package.parent().unwrap_or(package).to_path_buf() }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the checkout.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Where cargo builds, whatever the developer's own settings: the other commands look here.
    pub(crate) fn target(&self) -> PathBuf {
        self.path("target")
    }

    /// The version of a package in `Cargo.lock`, so that a tool that must fit it cannot differ from it.
    pub(crate) fn locked_version(&self, package: &str) -> Result<String> {
        let lock_file = self.path("Cargo.lock");
        let lock =
            fs::read_to_string(&lock_file).with_context(|| format!("reading {}", lock_file.display()))?;
        version_in_lock(&lock, package).with_context(|| format!("Cargo.lock has no package {package}"))
    }
}

/// Reads `version = "…"` from the line after `name = "package"`; that is how cargo writes a lock file.
fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name_line = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name_line)?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "\
[[package]]
name = \"wasm-bindgen\"
version = \"0.2.121\"
source = \"registry\"

[[package]]
name = \"wasm-bindgen-macro\"
version = \"0.2.999\"
";

    #[test]
    fn a_version_is_read_from_the_lock_file() {
        assert_eq!(version_in_lock(LOCK, "wasm-bindgen").as_deref(), Some("0.2.121"));
        assert_eq!(version_in_lock(LOCK, "wasm"), None);
    }

    #[test]
    fn the_lock_file_of_this_checkout_has_the_package_that_the_tools_must_fit() {
        let version = Workspace::of_this_xtask().locked_version("wasm-bindgen").unwrap();
        assert_eq!(version.split('.').count(), 3, "{version}");
    }
}
