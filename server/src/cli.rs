//! The command line. A command per file in `commands`; what they share is here.
//!
//! Figures go to standard output, as one last line of `key=value` pairs that a
//! script can read, after what was asked for itself where it is text (`export -`,
//! `explain`, `merchant list`, `product list`); everything else goes to standard error.

use crate::commands::{
    account, backup, demo, doctor, eval, explain, export, import, init, merchant, migrate, order,
    product, serve, shop,
};
use clap::{Args, Parser, Subcommand};
use services::{Options, Services, Store};
use std::io::Write;
use std::path::{Path, PathBuf};

pub type Failure = Box<dyn std::error::Error + Send + Sync>;

const EXAMPLES: &str = "\
Examples:
  tafsil demo && tafsil serve                 a shop to look at, on http://127.0.0.1:3000
  tafsil import catalogue/ --format icecat    a real catalogue
  tafsil COMMAND --help                       what a command can be told

Every option can also be given as an environment variable, named beside it. TAFSIL_LOG says
what is logged (error, warn, info, debug; by default info). Figures go to standard output as
one last line of key=value pairs, everything else to standard error.";

/// A storefront made to measure: one binary, its site folder, one database.
#[derive(Parser)]
#[command(name = "tafsil", version, max_term_width = 100, after_help = EXAMPLES)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Args)]
pub struct Database {
    /// Where the shop is kept: sqlite:FILE or postgres://USER@HOST/NAME. It is brought up to
    /// date; one that is missing is created by serve, import, demo, migrate and restore alone
    #[arg(
        long,
        env = "TAFSIL_DATABASE",
        default_value = "sqlite:tafsil.db",
        value_name = "URL"
    )]
    pub database: String,
}

impl Database {
    /// The database; one that is missing is created.
    pub async fn open_or_create(&self) -> Result<Store, Failure> {
        Ok(Store::open(&self.database, Options::default()).await?)
    }

    /// The database, which must be there.
    pub async fn open(&self) -> Result<Store, Failure> {
        let existing = Options {
            create: false,
            ..Options::default()
        };
        Ok(Store::open(&self.database, existing).await?)
    }

    /// The address without what a password would be part of.
    pub fn shown(&self) -> &str {
        match self.database.split_once("://") {
            Some((scheme, _)) if scheme.starts_with("postgres") => "the database",
            _ => &self.database,
        }
    }

    /// The folder of a SQLite database; the current one for any other.
    pub fn folder(&self) -> PathBuf {
        let file = Store::file(&self.database).unwrap_or_default();
        match file.parent() {
            Some(folder) if folder != Path::new("") => folder.to_owned(),
            _ => PathBuf::from("."),
        }
    }

    /// For the few commands that may begin a shop.
    pub async fn services_or_new(&self) -> Result<Services, Failure> {
        Ok(Services::open(self.open_or_create().await?).await?)
    }

    /// For a shop that is there.
    pub async fn services(&self) -> Result<Services, Failure> {
        Ok(Services::open(self.open().await?).await?)
    }
}

/// Writes the figures a command ends with: its one line on standard output.
/// Whoever reads may have had enough (`| head`).
pub fn figures(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Whether a command ended because nobody reads its output any more.
pub fn is_broken_pipe(failure: &Failure) -> bool {
    let error = failure.downcast_ref::<std::io::Error>();
    error.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

#[derive(Subcommand)]
enum Command {
    /// Serve the shop to visitors
    Serve(Box<serve::Serve>),
    /// Take a catalogue in, all of it or nothing
    Import(import::Import),
    /// Write the whole catalogue in the tafsil format
    Export(export::Export),
    /// Say which products are for sale
    #[command(subcommand)]
    Product(product::Product),
    /// Fill an empty database with a shop to look at
    Demo(demo::Demo),
    /// Write the shop's settings into a file to edit
    Init(Box<init::Init>),
    /// Show and change the shop's settings
    #[command(subcommand)]
    Shop(shop::Settings),
    /// Open accounts without a message
    #[command(subcommand)]
    Account(account::Account),
    /// Say which accounts are merchants'
    #[command(subcommand)]
    Merchant(merchant::Merchant),
    /// Write down where an order stands
    #[command(subcommand)]
    Order(order::Order),
    /// Create the database and bring it up to date
    Migrate(migrate::Migrate),
    /// Copy a SQLite database while it is used
    Backup(backup::Backup),
    /// Put a backup in the database's place
    Restore(backup::Restore),
    /// Look for what is wrong
    Doctor(doctor::Doctor),
    /// Measure how good the shop's answers are
    #[command(subcommand)]
    Eval(eval::Eval),
    /// Say why a search shows a product where it does, or does not
    Explain(explain::Explain),
}

/// Does what was asked on the command line.
///
/// # Errors
/// A sentence for the person at the terminal.
pub async fn run(cli: Cli) -> Result<(), Failure> {
    match cli.command {
        Command::Serve(options) => serve::run(*options).await,
        Command::Import(options) => import::run(options).await,
        Command::Export(options) => export::run(options).await,
        Command::Product(command) => product::run(command).await,
        Command::Demo(options) => demo::run(options).await,
        Command::Init(options) => init::run(*options).await,
        Command::Shop(command) => shop::run(command).await,
        Command::Account(account::Account::Add(options)) => account::add(options).await,
        Command::Merchant(command) => merchant::run(command).await,
        Command::Order(command) => order::run(command).await,
        Command::Migrate(options) => migrate::run(options).await,
        Command::Backup(options) => backup::backup(options).await,
        Command::Restore(options) => backup::restore(options).await,
        Command::Doctor(options) => doctor::run(options).await,
        Command::Eval(eval::Eval::Search(options)) => eval::search(options).await,
        Command::Explain(options) => explain::run(options).await,
    }
}
