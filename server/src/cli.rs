//! The command line. A command per file in `commands`; what they share is here.
//!
//! Figures go to standard output, as one last line of `key=value` pairs that a
//! script can read; everything else goes to standard error.

use crate::commands::serve;
use clap::{Args, Parser, Subcommand};
use services::{Options, Services, Store};
use std::path::{Path, PathBuf};

pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A storefront made to measure: one binary, its site folder, one database.
#[derive(Parser)]
#[command(name = "tafsil", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Args)]
pub struct Database {
    /// Where the shop is kept: sqlite:FILE or postgres://USER@HOST/NAME. A
    /// missing database is created and brought up to date.
    #[arg(long, env = "TAFSIL_DATABASE", default_value = "sqlite:tafsil.db")]
    pub database: String,
}

impl Database {
    pub async fn open(&self) -> Result<Store, Failure> {
        Ok(Store::open(&self.database, Options::default()).await?)
    }

    /// The folder of a SQLite database; the current one for any other.
    pub fn folder(&self) -> PathBuf {
        let file = self.database.strip_prefix("sqlite:").unwrap_or_default();
        let file = file.split('?').next().unwrap_or_default();
        let folder = Path::new(file.trim_start_matches("//")).parent();
        match folder {
            Some(folder) if folder != Path::new("") => folder.to_owned(),
            _ => PathBuf::from("."),
        }
    }

    pub async fn services(&self) -> Result<Services, Failure> {
        Ok(Services::open(self.open().await?).await?)
    }
}

#[derive(Subcommand)]
enum Command {
    /// Serve the shop to visitors
    Serve(Box<serve::Serve>),
}

/// Does what was asked on the command line.
///
/// # Errors
/// A sentence for the person at the terminal.
pub async fn run(cli: Cli) -> Result<(), Failure> {
    match cli.command {
        Command::Serve(options) => serve::run(*options).await,
    }
}
