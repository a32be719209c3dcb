//! Breaks the rules on purpose, one at a time, in a copy of this crate, and sees the lives (`tests/lives`) find
//! each. Who changes the simulation learns here whether it still sees what it is there to see.
//!
//! It builds the crate once for each, which takes minutes, so it runs only when asked for:
//! `cargo test -p checkout --test mutants -- --ignored`. `STANDEE_MUTANTS` names those to try by parts of their names,
//! with a bar between, and spares the sound code.
#![expect(clippy::unwrap_used, reason = "a test that meets what it did not expect has failed")]

mod list;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use list::{MUTANTS, Mutant};

/// Enough lives for the rarest of them; the sound code has to pass them all.
const LIVES: u32 = 100_000;

/// A copy of the crate in a workspace of its own, where it can be broken.
struct Copy {
    workspace: PathBuf,
}

impl Copy {
    fn make() -> Self {
        let crate_root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = crate_root.ancestors().nth(2).unwrap();
        let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutants");
        let copy = workspace.join("crates/checkout");
        let _ = fs::remove_dir_all(&copy);
        copy_folder(&crate_root.join("src"), &copy.join("src"));
        copy_folder(&crate_root.join("tests/lives"), &copy.join("tests/lives"));
        fs::copy(root.join("Cargo.lock"), workspace.join("Cargo.lock")).unwrap();
        fs::copy(root.join("rust-toolchain.toml"), workspace.join("rust-toolchain.toml")).unwrap();
        let manifest = lines_of(&root.join("Cargo.toml"), |line| {
            let members = line.starts_with("members = ");
            if members { "members = [\"crates/checkout\"]".to_owned() } else { line.to_owned() }
        });
        fs::write(workspace.join("Cargo.toml"), manifest).unwrap();
        // The lives need no library that is only there for tests.
        let other_tests = ["insta", "proptest", "unicode-properties"];
        let manifest = lines_of(&crate_root.join("Cargo.toml"), |line| {
            if other_tests.iter().any(|name| line.starts_with(name)) {
                String::new()
            } else {
                line.to_owned()
            }
        });
        fs::write(copy.join("Cargo.toml"), manifest).unwrap();
        Self { workspace }
    }

    /// What the lives say of the copy as it stands: the last line of the first broken promise, if one is.
    fn live(&self) -> Option<String> {
        let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let built = self.run(Command::new(&cargo).args(["test", "--offline", "--no-run", "--test", "lives"]));
        assert!(built.0, "the copy does not build:\n{}", built.1);
        let (passed, output) = self.run(Command::new(&cargo).args(["test", "--offline", "--test", "lives"]));
        let found = output.lines().rfind(|line| line.starts_with("life "));
        assert!(passed || found.is_some(), "no life broke a promise, and yet:\n{output}");
        found.map(str::to_owned)
    }

    fn run(&self, command: &mut Command) -> (bool, String) {
        let command = command
            .current_dir(&self.workspace)
            .env("CARGO_TARGET_DIR", self.workspace.join("target"))
            .env("STANDEE_LIVES", LIVES.to_string())
            .env("RUST_BACKTRACE", "0")
            .env_remove("STANDEE_SEED");
        let output = command.output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&text).into_owned())
    }

    fn with(&self, mutant: &Mutant, then: impl FnOnce()) {
        let file = self.workspace.join("crates/checkout/src").join(mutant.file);
        let sound = fs::read_to_string(&file).unwrap();
        let places = sound.matches(mutant.sound).count();
        assert_eq!(places, 1, "{}: the code to break is in {} {places} times", mutant.name, mutant.file);
        fs::write(&file, sound.replace(mutant.sound, mutant.broken)).unwrap();
        then();
        fs::write(&file, sound).unwrap();
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn lines_of(file: &Path, change: impl Fn(&str) -> String) -> String {
    fs::read_to_string(file).unwrap().lines().map(|line| change(line) + "\n").collect()
}

#[test]
#[ignore = "builds the crate once for each mutant, which takes minutes"]
fn the_lives_find_whatever_is_broken_on_purpose() {
    let copy = Copy::make();
    let wanted = env::var("STANDEE_MUTANTS").ok();
    if wanted.is_none() {
        assert_eq!(copy.live(), None, "the sound code breaks a promise");
    }
    let mut unseen = Vec::new();
    let is_wanted =
        |name: &str| wanted.as_ref().is_none_or(|parts| parts.split('|').any(|part| name.contains(part)));
    for mutant in MUTANTS.iter().filter(|mutant| is_wanted(mutant.name)) {
        copy.with(mutant, || match copy.live() {
            Some(found) => println!("{}\n    {found}", mutant.name),
            None => unseen.push(mutant.name),
        });
    }
    assert!(unseen.is_empty(), "no life saw: {unseen:#?}");
}
