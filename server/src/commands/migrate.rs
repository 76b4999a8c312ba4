//! `tafsil migrate`: creates the database and brings it up to date.

use crate::cli::{Database, Failure, figures};
use clap::Args;

const EXAMPLES: &str = "\
Example:
  tafsil migrate --database postgres://shop@db.internal/shop

Every other command brings the database up to date, too. On its own it serves to migrate
before a new version of the server starts.";

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Migrate {
    #[command(flatten)]
    database: Database,
}

pub async fn run(options: Migrate) -> Result<(), Failure> {
    let store = options.database.open_or_create().await?;
    let version = store.version().await?;
    figures(&format!("database={} version={version}", store.kind()));
    store.close().await;
    Ok(())
}
