//! The binary `standee`.

use std::process::ExitCode;

use clap::Parser as _;
use standee::command::{CommandError, CommandLine};

fn main() -> ExitCode {
    let command_line = CommandLine::parse();
    // Outside the runtime: what sends spans waits for answers by itself.
    let begun = command_line.logging().begin();
    let done = match begun {
        Ok(export) => {
            let done = run(command_line);
            if let Some(export) = export {
                export.ends();
            }
            done
        }
        Err(error) => Err(error.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "it is said to who typed the command")]
            {
                eprintln!("standee: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run(command_line: CommandLine) -> Result<(), CommandError> {
    command_line.run().await
}
