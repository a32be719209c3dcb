//! The binary `standee`.

use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::Parser as _;
use standee::command::CommandLine;
use standee::config::LogFormat;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let command_line = CommandLine::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    // To standard error: what a command prints for scripts stays alone on standard output.
    // Where the log cannot be written, its disk is full: that is no reason to panic, which complaining would be.
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .log_internal_errors(false);
    match command_line.log_format() {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().flatten_event(true).with_span_list(false).init(),
    }
    match command_line.run().await {
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
