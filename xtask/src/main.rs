//! What a developer runs: `cargo xtask run`, `test`, `build`, `bench`, `mutants`, `ci`.
//!
//! On a machine that has Rust (by rustup) and Node.js, these commands find what else is missing, say what they are
//! about to install, install it with the ordinary package clients, and do their work. What is already there is not
//! done again.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks to the terminal")]

mod bench;
mod build;
mod ci;
mod count;
mod demo;
mod engines;
mod find;
mod install;
mod loopback;
mod mirror;
mod mutants;
mod overload;
mod run;
mod services;
mod size;
mod speed;
mod stage;
mod terminal;
mod test;
mod tool;
mod toolbox;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
Usage: cargo xtask <command>

  run [--watch | --release]  start a demo shop: the simulator of Alipay+ and the server; Ctrl-C stops both
                             --watch builds again when a file changes, --release runs the optimised build
  test [FILTER]              run every test, or those whose name contains FILTER
  build                      release build: target/release/standee, which carries its site, target/site
  bench [DATABASE_URL]       measure the release build: a table, and target/bench.json; on SQLite, or on this
                             PostgreSQL database, which must be empty
  speed                      measure the payer's page on a slow phone and network: a table, and target/speed.json
  overload                   ten thousand slow connections, and ten times too many payers: no payment may be lost
  mutants [FILTER]           break the code on purpose, one place at a time, and see that a test fails for each
  ci                         formatting, lints, licences and advisories, old engines, size budgets
  help                       this text

What is missing on this machine is installed first, as far as the command needs it.";

/// What was asked for on the command line.
#[derive(Debug, PartialEq, Eq)]
enum Request {
    Run(run::Options),
    Test { filter: Option<String> },
    Build,
    Bench { database_url: Option<String> },
    Speed,
    Overload,
    Mutants { filter: Option<String> },
    Ci,
    Help,
}

impl Request {
    fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self> {
        let mut arguments = arguments.into_iter();
        let command = arguments.next().unwrap_or_else(|| "help".to_owned());
        let rest: Vec<String> = arguments.collect();
        match (command.as_str(), rest.as_slice()) {
            ("run", flags) => Ok(Self::Run(run::Options::parse(flags)?)),
            ("test", []) => Ok(Self::Test { filter: None }),
            ("test", [filter]) if !filter.starts_with('-') => Ok(Self::Test { filter: Some(filter.clone()) }),
            ("build", []) => Ok(Self::Build),
            ("bench", []) => Ok(Self::Bench { database_url: None }),
            ("bench", [url]) if url.starts_with("postgres://") => {
                Ok(Self::Bench { database_url: Some(url.clone()) })
            }
            ("speed", []) => Ok(Self::Speed),
            ("overload", []) => Ok(Self::Overload),
            ("mutants", []) => Ok(Self::Mutants { filter: None }),
            ("mutants", [filter]) if !filter.starts_with('-') => {
                Ok(Self::Mutants { filter: Some(filter.clone()) })
            }
            ("ci", []) => Ok(Self::Ci),
            ("help" | "--help" | "-h", []) => Ok(Self::Help),
            _ => bail!("`{}` is not understood.\n\n{HELP}", [&[command], rest.as_slice()].concat().join(" ")),
        }
    }

    fn carry_out(&self) -> Result<ExitCode> {
        match self {
            Self::Run(options) => run::run(*options)?,
            Self::Test { filter } => return test::test(filter.as_deref()),
            Self::Build => build::build()?,
            Self::Bench { database_url } => bench::bench(database_url.as_deref())?,
            Self::Speed => speed::speed()?,
            Self::Overload => overload::overload()?,
            Self::Mutants { filter } => mutants::mutants(filter.as_deref())?,
            Self::Ci => ci::ci()?,
            Self::Help => println!("{HELP}"),
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn main() -> ExitCode {
    match Request::parse(std::env::args().skip(1)).and_then(|request| request.carry_out()) {
        Ok(exit_code) => exit_code,
        Err(error) => {
            terminal::stopped(&error);
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Request> {
        Request::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn every_command_of_the_help_is_understood() {
        assert_eq!(parse("run").unwrap(), Request::Run(run::Options::default()));
        assert_eq!(
            parse("run --release").unwrap(),
            Request::Run(run::Options { watch: false, release: true })
        );
        assert_eq!(parse("run --watch").unwrap(), Request::Run(run::Options { watch: true, release: false }));
        assert_eq!(parse("test").unwrap(), Request::Test { filter: None });
        assert_eq!(
            parse("test double_tap").unwrap(),
            Request::Test { filter: Some("double_tap".to_owned()) }
        );
        assert_eq!(parse("build").unwrap(), Request::Build);
        assert_eq!(parse("bench").unwrap(), Request::Bench { database_url: None });
        assert!(parse("bench sqlite://here").is_err());
        assert_eq!(parse("overload").unwrap(), Request::Overload);
        assert_eq!(parse("mutants").unwrap(), Request::Mutants { filter: None });
        assert_eq!(parse("mutants key").unwrap(), Request::Mutants { filter: Some("key".to_owned()) });
        assert_eq!(parse("ci").unwrap(), Request::Ci);
        assert_eq!(parse("").unwrap(), Request::Help);
    }

    #[test]
    fn what_is_not_understood_is_refused_with_the_help() {
        for line in
            ["runn", "run --fast", "test a b", "run fast", "test --release", "build --release", "ci now"]
        {
            let message = parse(line).unwrap_err().to_string();
            assert!(message.contains("is not understood"), "{line}: {message}");
            assert!(message.contains("cargo xtask <command>"), "{line}: {message}");
        }
    }
}
