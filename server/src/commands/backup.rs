//! `tafsil backup` and `tafsil restore`: a whole copy of a SQLite database.
//! PostgreSQL has tools of its own, which are named instead.

use crate::cli::{Database, Failure, figures};
use crate::clock::Clock;
use clap::Args;
use services::{Restored, Store};
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

Stop the server first: a database in use is not replaced. The copy must be a whole backup of a
shop; if anything is wrong with it, nothing is changed. The database that was there is kept
beside the new one, with the time in its name.";

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
    let copied = store.backup(&options.file).await;
    store.close().await;
    copied?;
    let bytes = std::fs::metadata(&options.file)?.len();
    figures(&format!("file={} bytes={bytes}", options.file.display()));
    Ok(())
}

pub async fn restore(options: Restore) -> Result<(), Failure> {
    let url = &options.database.database;
    // 2026-03-01T09:00:00Z, without what a file's name had better not have.
    let stamp = engine::date::rfc3339(Clock::default().now()).replace(['-', ':'], "");
    let Restored { now, before, kept } =
        Store::restore(url, &options.file, options.force, &stamp).await?;
    if let Some(kept) = kept {
        let before = before.map_or("nothing that can be read".to_owned(), |b| b.to_string());
        eprintln!("replaced: {before}; kept as {}", kept.display());
    }
    eprintln!("restored: {now}");
    let store = options.database.open().await?;
    figures(&format!(
        "database={} version={} products={} orders={} accounts={}",
        store.kind(),
        store.version().await?,
        now.products,
        now.orders,
        now.accounts,
    ));
    store.close().await;
    Ok(())
}
