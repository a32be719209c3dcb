//! `cargo xtask test`: every test there is, and one line at the end that counts them.

use std::{
    fs,
    io::{BufRead, BufReader, Write, stdout},
    path::{Path, PathBuf},
    process::{Command, ExitCode, ExitStatus, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::{
    build::{self, Intent, Profile},
    count::Count,
    find, terminal,
    tool::Purpose,
    toolbox::Toolbox,
};

/// Where the browser tests leave what they saw.
const SCREENSHOTS: &str = "target/screenshots";
/// The browser tests: each `*.test.mjs` in this folder.
const BROWSER_TESTS: &str = "tests/browser";

/// Runs every test, or those whose name contains `filter`. The last line it prints is the count; the exit code tells
/// whether there were tests and all of them passed.
pub(crate) fn test(filter: Option<&str>) -> Result<ExitCode> {
    let toolbox = Toolbox::ready(&[Purpose::Build, Purpose::Release, Purpose::Test])?;
    build::build_all(&toolbox, Profile::Release, Intent::Run)?;

    terminal::step("Running the Rust tests");
    let mut count = rust_tests(&toolbox, &["--workspace"], filter, None)?;
    terminal::step("Running the system's tests again, each on two servers and one PostgreSQL");
    let system = ["--package", "system-tests", "--test", "system"];
    count += rust_tests(&toolbox, &system, filter, Some("STANDEE_TWO_SERVERS"))?;
    count += browser_tests(&toolbox, filter)?;

    println!("{count}");
    Ok(if count.is_success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Those of the chosen tests that cargo runs, with those that are otherwise ignored because they need more than Rust,
/// and with this switch set.
fn rust_tests(
    toolbox: &Toolbox,
    chosen: &[&str],
    filter: Option<&str>,
    switch: Option<&str>,
) -> Result<Count> {
    let mut command = toolbox.command("cargo")?;
    command.args(["test", "--no-fail-fast"]).args(chosen).args(filter).args(["--", "--include-ignored"]);
    command.envs(switch.map(|switch| (switch, "1")));
    set_environment(toolbox, &mut command)?;

    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("starting cargo")?;
    let output = child.stdout.take().context("cargo has no output")?;
    let mut count = Count::default();
    for line in BufReader::new(output).lines() {
        let line = line.context("reading what cargo says")?;
        count += Count::of_cargo_line(&line);
        writeln!(stdout(), "{line}")?;
    }
    Ok(with_silent_failure(count, child.wait()?))
}

/// The tests that drive a browser, run by Node's own test runner.
fn browser_tests(toolbox: &Toolbox, filter: Option<&str>) -> Result<Count> {
    let files = browser_test_files(&toolbox.workspace().path(BROWSER_TESTS))?;
    terminal::step("Running the browser tests");
    let report = toolbox.workspace().target().join("browser-tests.tap");
    let mut command = toolbox.command("node")?;
    command.args([
        "--test",
        "--test-reporter=spec",
        "--test-reporter-destination=stdout",
        "--test-reporter=tap",
    ]);
    command.arg(format!("--test-reporter-destination={}", report.display()));
    if let Some(filter) = filter {
        command.arg(format!("--test-name-pattern={}", literal_pattern(filter)));
    }
    command.args(files);
    set_environment(toolbox, &mut command)?;
    let status = command.stdin(Stdio::null()).status().context("starting node")?;
    let report = fs::read_to_string(&report).with_context(|| format!("reading {}", report.display()))?;
    Ok(with_silent_failure(Count::of_node_report(&report), status))
}

/// Tells the tests where the tools are that xtask made ready for them.
pub(crate) fn set_environment(toolbox: &Toolbox, command: &mut Command) -> Result<()> {
    let workspace = toolbox.workspace();
    let screenshots = workspace.path(SCREENSHOTS);
    fs::create_dir_all(&screenshots).with_context(|| format!("making {}", screenshots.display()))?;
    command.env("STANDEE_SCREENSHOTS", screenshots);
    command.env("STANDEE_PROGRAMS", workspace.target().join("release"));
    command.env("STANDEE_PYTHON", toolbox.python());
    command.env("STANDEE_CHROMIUM", find::chromium().context("there is no Chromium")?);
    Ok(())
}

fn browser_test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("looking into {}", folder.display()))? {
        let file = entry?.path();
        if file.to_string_lossy().ends_with(".test.mjs") {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        bail!("there are no browser tests in {}", folder.display());
    }
    Ok(files)
}

/// A runner that fails without a failed test (it did not compile, it was killed) is a failure all the same.
fn with_silent_failure(mut count: Count, status: ExitStatus) -> Count {
    if !status.success() && count.failed == 0 {
        count += Count::ONE_FAILURE;
    }
    count
}

/// Node takes a regular expression for a name; cargo takes the name as it is written.
fn literal_pattern(filter: &str) -> String {
    filter.chars().fold(String::with_capacity(filter.len()), |mut pattern, character| {
        if !character.is_alphanumeric() && !" _-".contains(character) {
            pattern.push('\\');
        }
        pattern.push(character);
        pattern
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::process::ExitStatusExt;

    use super::*;

    #[test]
    fn a_runner_that_fails_silently_is_counted() {
        let passed = Count { passed: 4, failed: 0 };
        assert_eq!(with_silent_failure(passed, ExitStatus::from_raw(0)), passed);
        assert_eq!(
            with_silent_failure(passed, ExitStatus::from_raw(101 << 8)),
            Count { passed: 4, failed: 1 }
        );
        let failed = Count { passed: 4, failed: 2 };
        assert_eq!(with_silent_failure(failed, ExitStatus::from_raw(101 << 8)), failed);
    }

    #[test]
    fn a_filter_is_taken_literally() {
        assert_eq!(literal_pattern("double tap"), "double tap");
        assert_eq!(literal_pattern("a.b (c)"), "a\\.b \\(c\\)");
    }

    #[test]
    fn only_test_files_are_run_and_none_at_all_is_a_mistake() {
        let folder = tempfile::tempdir().unwrap();
        assert!(browser_test_files(folder.path()).is_err());
        for name in ["pay.test.mjs", "back.test.mjs", "wallet.mjs", "readme.md"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let files = browser_test_files(folder.path()).unwrap();
        let names: Vec<_> = files.iter().map(|file| file.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["back.test.mjs", "pay.test.mjs"]);
    }
}
