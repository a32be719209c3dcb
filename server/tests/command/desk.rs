//! A folder with a database, a store in it, and the binary.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// Where commands are typed.
pub(crate) struct Desk {
    folder: TempDir,
    public_url: &'static str,
}

impl Desk {
    pub(crate) fn new(public_url: &'static str) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), public_url }
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Does a command where these variables are not set.
    pub(crate) fn does_without(&self, variables: &[&str], arguments: &[&str]) {
        let mut command = self.command(arguments);
        for variable in variables {
            command.env_remove(variable);
        }
        assert!(command.output().unwrap().status.success(), "{arguments:?}");
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_standee"));
        command.args(arguments).arg("--json").current_dir(self.folder.path());
        command.env("STANDEE_PUBLIC_URL", self.public_url).env_remove("STANDEE_DATABASE_URL");
        command
    }

    /// What a command prints.
    pub(crate) fn does(&self, arguments: &[&str]) -> Value {
        let done = self.run(arguments);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "{arguments:?}: {said}");
        serde_json::from_slice(&done.stdout).unwrap()
    }

    /// What a command says that fails.
    pub(crate) fn fails(&self, arguments: &[&str]) -> String {
        let done = self.run(arguments);
        assert!(!done.status.success(), "{arguments:?} did not fail");
        String::from_utf8(done.stderr).unwrap()
    }

    /// What a command prints, and what it says, that finds something wrong.
    pub(crate) fn says_and_fails(&self, arguments: &[&str]) -> (Value, String) {
        let done = self.run(arguments);
        assert!(!done.status.success(), "{arguments:?} did not fail");
        (serde_json::from_slice(&done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
    }

    /// Opens a store and returns its id.
    pub(crate) fn store(&self, name: &str, language: &str) -> String {
        let merchant = text(&self.does(&["merchant", "add", "--name", "Kopi"])["merchant"]);
        let mut arguments = vec!["store", "add", "--merchant", &merchant, "--name", name];
        arguments.extend(["--currency", "SGD", "--region", "SG", "--language", language]);
        text(&self.does(&arguments)["store"])
    }

    /// Adds a code to a store and returns it.
    pub(crate) fn code(&self, store: &str) -> String {
        text(&self.does(&["code", "add", "--store", store, "--label", "Table 4"])["code"])
    }
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
