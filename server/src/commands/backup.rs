//! `tafsil backup` and `tafsil restore`: a whole copy of a SQLite database.
//! PostgreSQL has tools of its own, which are named instead.

use crate::cli::{Database, Failure, figures};
use clap::Args;
use services::{Options, Store};
use std::path::PathBuf;

const BACKUP: &str = "\
Examples:
  tafsil backup /backups/shop-$(date +%F).db
  pg_dump --format=custom --file=shop.dump \"$TAFSIL_DATABASE\"     # PostgreSQL

The shop may go on being used meanwhile. The copy holds everything: catalogue, accounts,
orders, messages that wait.";

const RESTORE: &str = "\
Examples:
  tafsil restore /backups/shop-2026-03-01.db
  pg_restore --clean --if-exists --no-owner --dbname=\"$TAFSIL_DATABASE\" shop.dump

Stop the server first. The copy is looked at before it takes the database's place; if
anything is wrong with it, nothing is changed.";

#[derive(Args)]
#[command(after_help = BACKUP)]
pub struct Backup {
    /// The file to write, which must not exist
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

#[derive(Args)]
#[command(after_help = RESTORE)]
pub struct Restore {
    /// What `tafsil backup` wrote
    file: PathBuf,
    /// Replace a database that is there
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    database: Database,
}

pub async fn backup(options: Backup) -> Result<(), Failure> {
    let store = options.database.open().await?;
    store.backup(&options.file).await?;
    store.close().await;
    let bytes = std::fs::metadata(&options.file)?.len();
    figures(&format!("file={} bytes={bytes}", options.file.display()));
    Ok(())
}

pub async fn restore(options: Restore) -> Result<(), Failure> {
    let url = &options.database.database;
    Store::restore(url, &options.file, options.force).await?;
    let store = Store::open(url, Options::default()).await?;
    figures(&format!(
        "database={} version={}",
        store.kind(),
        store.version().await?
    ));
    store.close().await;
    Ok(())
}
