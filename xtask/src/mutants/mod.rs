//! `cargo xtask mutants`: breaks the code on purpose, one place at a time, in a copy of this checkout, and sees that a
//! test fails for each.
//!
//! The rules of payments have deliberate bugs of their own in `crates/checkout/tests/mutants`, which run with every test
//! because their crate compiles in seconds. These here are in crates that take minutes to compile again and again, so
//! they run only when asked for. What does run with every test is that each still finds its place in the code.

mod list;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail, ensure};

use crate::{mirror, terminal, tool::Purpose, toolbox::Toolbox, workspace::Workspace};
use list::{MUTANTS, Mutant};

/// Breaks the code in each way whose name contains `filter`.
///
/// # Errors
/// That no test saw one of them, that the sound code fails, or that something does not build.
pub(crate) fn mutants(filter: Option<&str>) -> Result<()> {
    let toolbox = Toolbox::ready(&[Purpose::Build, Purpose::Test])?;
    let chosen: Vec<_> = MUTANTS.iter().filter(|mutant| mutant.name.contains(filter.unwrap_or(""))).collect();
    ensure!(!chosen.is_empty(), "no deliberate bug has {filter:?} in its name");
    let copy = Copy::make(&toolbox)?;

    let mut suites: Vec<_> = chosen.iter().map(|mutant| mutant.tests).collect();
    suites.sort_unstable();
    suites.dedup();
    for suite in suites {
        terminal::step(format!("Testing the sound code: {suite}"));
        if let Verdict::Seen(failed) = copy.test(suite)? {
            bail!("the sound code fails: {failed}");
        }
    }
    let mut unseen = Vec::new();
    for mutant in &chosen {
        terminal::step(mutant.name);
        match copy.broken(mutant)? {
            Verdict::Seen(test) => terminal::detail(format!("seen by {test}")),
            Verdict::Unseen => {
                terminal::detail("NOT SEEN by any test");
                unseen.push(mutant.name);
            }
        }
    }
    ensure!(unseen.is_empty(), "no test saw: {}", unseen.join("; "));
    terminal::step(format!("Each of {} deliberate bugs was seen by a test", chosen.len()));
    Ok(())
}

/// Whether a test failed.
enum Verdict {
    /// The name of the first that did.
    Seen(String),
    Unseen,
}

/// A copy of what git tracks, which can be broken without anyone's work being touched.
struct Copy<'toolbox> {
    toolbox: &'toolbox Toolbox,
    source: PathBuf,
    target: PathBuf,
}

impl<'toolbox> Copy<'toolbox> {
    fn make(toolbox: &'toolbox Toolbox) -> Result<Self> {
        let folder = toolbox.workspace().target().join("mutants");
        let copy = Self { toolbox, source: folder.join("source"), target: folder.join("target") };
        // By way of a fresh folder, so that files that did not change keep their times and are not compiled again.
        let fresh = folder.join("fresh");
        let _ = fs::remove_dir_all(&fresh);
        for file in tracked_files(toolbox.workspace())? {
            let (from, to) = (toolbox.workspace().path(&file), fresh.join(&file));
            let copied = to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::copy(&from, &to));
            copied.with_context(|| format!("copying {file}"))?;
        }
        mirror::mirror(&fresh, &copy.source)?;
        Ok(copy)
    }

    /// Whether a test fails while this bug is in the copy.
    fn broken(&self, mutant: &Mutant) -> Result<Verdict> {
        let file = self.source.join(mutant.file);
        let sound = fs::read_to_string(&file).with_context(|| format!("reading {}", mutant.file))?;
        fs::write(&file, mutant.applied(&sound)?)?;
        let verdict = self.test(mutant.tests);
        fs::write(&file, sound)?;
        verdict
    }

    /// Runs tests of the copy: the arguments of `cargo test`.
    fn test(&self, arguments: &str) -> Result<Verdict> {
        let built = self.cargo(&format!("{arguments} --no-run"))?;
        ensure!(built.0, "the copy does not build:\n{}", built.1);
        let (passed, output) = self.cargo(arguments)?;
        let failed = output.lines().find_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED"));
        match (passed, failed) {
            (true, _) => Ok(Verdict::Unseen),
            (false, Some(test)) => Ok(Verdict::Seen(test.to_owned())),
            (false, None) => bail!("no test failed, and yet:\n{output}"),
        }
    }

    fn cargo(&self, arguments: &str) -> Result<(bool, String)> {
        let mut command = self.toolbox.command("cargo")?;
        command.arg("test").args(arguments.split(' ')).current_dir(&self.source);
        command.env("CARGO_TARGET_DIR", &self.target).stdin(Stdio::null());
        let output = command.output().context("starting cargo")?;
        let text = [output.stdout, output.stderr].concat();
        Ok((output.status.success(), String::from_utf8_lossy(&text).into_owned()))
    }
}

fn tracked_files(workspace: &Workspace) -> Result<Vec<String>> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(workspace.root()).output();
    let listed = listed.context("starting git")?;
    ensure!(listed.status.success(), "git does not list the files of {}", workspace.root().display());
    let files = String::from_utf8(listed.stdout).context("a file has a name that is not UTF-8")?;
    let is_there = |file: &&str| !file.is_empty() && Path::new(&workspace.path(file)).is_file();
    Ok(files.split('\0').filter(is_there).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_deliberate_bug_finds_its_one_place() {
        let workspace = Workspace::of_this_xtask();
        for mutant in MUTANTS {
            let sound = fs::read_to_string(workspace.path(mutant.file)).unwrap();
            let broken = mutant.applied(&sound).unwrap();
            assert_ne!(broken, sound, "{}", mutant.name);
        }
    }

    #[test]
    fn a_bug_whose_place_is_gone_or_there_twice_is_refused() {
        let mutant = Mutant { name: "a bug", file: "a.rs", sound: "==", broken: "!=", tests: "" };
        assert_eq!(mutant.applied("a == b").unwrap(), "a != b");
        assert!(mutant.applied("a = b").is_err());
        assert!(mutant.applied("a == b == c").is_err());
    }
}
