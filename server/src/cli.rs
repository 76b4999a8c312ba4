//! The command line.

use crate::serve;
use clap::{Args, Parser, Subcommand};
use services::{Options, Services, Store};
use std::net::{IpAddr, SocketAddr};
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
    database: String,
}

impl Database {
    pub async fn open(&self) -> Result<Store, Failure> {
        Ok(Store::open(&self.database, Options::default()).await?)
    }

    /// The folder of a SQLite database; the current one for any other.
    pub fn folder(&self) -> PathBuf {
        let file = self.database.strip_prefix("sqlite:").unwrap_or_default();
        let file = file.split('?').next().unwrap_or_default().trim_start_matches("//");
        Path::new(file).parent().unwrap_or(Path::new("")).to_owned()
    }

    pub async fn services(&self) -> Result<Services, Failure> {
        Ok(Services::open(self.open().await?).await?)
    }
}

#[derive(Subcommand)]
enum Command {
    /// Serve the shop to visitors
    Serve(Serve),
}

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    pub database: Database,
    /// The address to listen on
    #[arg(long, env = "TAFSIL_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// The folder with the built site; by default `site` beside the program
    #[arg(long, env = "TAFSIL_SITE")]
    pub site: Option<PathBuf>,
    /// Visitors come by HTTPS: cookies are marked Secure
    #[arg(long, env = "TAFSIL_SECURE")]
    pub secure: bool,
    /// The address customers reach the shop by, such as https://shop.example:
    /// links in messages begin with it. By default the address listened on
    #[arg(long, env = "TAFSIL_ORIGIN")]
    pub origin: Option<String>,
    /// How messages leave: smtp://USER:PASSWORD@HOST, smtps://… or file:FOLDER
    /// (one file for each message). By default the folder `mail` beside a
    /// SQLite database, or in the current folder
    #[arg(long, env = "TAFSIL_MAIL", hide_env_values = true)]
    pub mail: Option<String>,
    /// A proxy whose X-Forwarded-For is believed; may be repeated
    #[arg(long = "proxy", env = "TAFSIL_PROXIES", value_delimiter = ',')]
    pub proxies: Vec<IpAddr>,
}

pub async fn run(cli: Cli) -> Result<(), Failure> {
    match cli.command {
        Command::Serve(options) => serve::serve(options).await,
    }
}
