//! The command line: one file for each thing that can be worked on. Every command works on the database that
//! the configuration names, whether the server runs or not.

mod api_key;
mod code;
mod doctor;
mod keys;
mod merchant;
mod output;
mod payment;
mod poster;
mod serve;
mod store;
mod unmatched;
mod user;
mod webhook;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::config::{LogFormat, Settings};
use crate::log::Logging;
use crate::sql::Database;

/// What goes wrong in a command: said to whoever typed it, in a line that tells what to do.
pub type CommandError = Box<dyn std::error::Error + Send + Sync>;

/// The checkout behind a static QR standee: scan, type an amount, pay with any Alipay+ wallet.
#[derive(Debug, Parser)]
#[command(name = "standee", version)]
pub struct CommandLine {
    /// The configuration file; `standee.toml` in this folder, unless told otherwise.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Prints one JSON object instead of words.
    #[arg(long, global = true)]
    json: bool,
    /// What to do; without a word, the server runs, as `cargo leptos watch` starts it.
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the server.
    Serve,
    /// Makes and shows the acquirer's keys.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// The companies that are paid.
    #[command(subcommand)]
    Merchant(merchant::Merchant),
    /// Their shops.
    #[command(subcommand)]
    Store(store::Store),
    /// The entry codes on their counters.
    #[command(subcommand)]
    Code(code::Code),
    /// Makes an entry code's poster, and reads its codes back before it is written.
    Poster(poster::Poster),
    /// The payments.
    #[command(subcommand)]
    Payment(payment::Payment),
    /// Who may use the console.
    #[command(subcommand)]
    User(user::User),
    /// Where merchants' own systems hear of results.
    #[command(subcommand)]
    Webhook(webhook::Webhook),
    /// The keys by which merchants' own systems ask.
    #[command(subcommand)]
    ApiKey(api_key::ApiKey),
    /// Looks at everything that a payment needs, and says what is wrong and what to do. Ends with a failure if
    /// something does not work.
    Doctor(doctor::Doctor),
}

impl CommandLine {
    /// How what is done is to be said. Only a server sends spans; a configuration that cannot be read is told as text, by
    /// the command itself.
    #[must_use]
    pub fn logging(&self) -> Logging {
        let Ok(settings) = Settings::load(self.config.as_deref()) else {
            return Logging { format: LogFormat::Text, collector: None };
        };
        let serves = matches!(self.command, None | Some(Command::Serve));
        Logging { format: settings.log_format, collector: settings.otlp_url.filter(|_| serves) }
    }

    /// Does what the command line asks for.
    ///
    /// # Errors
    /// What to tell the user.
    pub async fn run(self) -> Result<(), CommandError> {
        let context = Context { config: self.config, json: self.json };
        match self.command.unwrap_or(Command::Serve) {
            Command::Serve => serve::run(&context).await,
            Command::Keys(command) => keys::run(command, &context),
            Command::Merchant(command) => merchant::run(command, &context).await,
            Command::Store(command) => store::run(command, &context).await,
            Command::Code(command) => code::run(command, &context).await,
            Command::Poster(command) => poster::run(command, &context).await,
            Command::Payment(command) => payment::run(command, &context).await,
            Command::User(command) => user::run(command, &context).await,
            Command::Webhook(command) => webhook::run(command, &context).await,
            Command::ApiKey(command) => api_key::run(command, &context).await,
            Command::Doctor(command) => doctor::run(&command, &context).await,
        }
    }
}

/// What every command is told.
#[derive(Clone)]
struct Context {
    config: Option<PathBuf>,
    json: bool,
}

impl Context {
    fn settings(&self) -> Result<Settings, CommandError> {
        Ok(Settings::load(self.config.as_deref())?)
    }

    /// The database that there is: a command that reads, or works on what is there, makes none.
    async fn database(&self) -> Result<Database, CommandError> {
        Ok(Database::open_existing(&self.settings()?.database_address()?).await?)
    }

    /// The database, which is made where there is none: for what is added before a server ever ran.
    async fn database_or_new_one(&self) -> Result<Database, CommandError> {
        Ok(Database::open(&self.settings()?.database_address()?).await?)
    }
}
