//! `tafsil doctor`: looks for what is wrong, and says it.

use crate::cli::{Database, Failure, figures};
use crate::{assets, site};
use clap::Args;
use services::settings::{order_obstacles, unoffered, unset};
use services::{Store, Unsent};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

/// Below this much free space, in MiB, a database is about to stop.
const TIGHT: u64 = 512;

const EXAMPLES: &str = "\
Example:
  tafsil doctor --database sqlite:/var/lib/tafsil/shop.db --site /opt/tafsil/site

Says on standard error what it looked at and what is wrong; ends with status 0 only if
nothing is.";

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Doctor {
    /// The folder with the built site; by default `site` beside the program
    #[arg(long, env = "TAFSIL_SITE", value_name = "DIR")]
    site: Option<PathBuf>,
    #[command(flatten)]
    database: Database,
}

pub async fn run(options: Doctor) -> Result<(), Failure> {
    let mut problems = Vec::new();

    let services = options.database.services().await?;
    let store = &services.store;
    let (kind, version) = (store.kind(), store.version().await?);
    eprintln!("database: {kind}, version {version}");
    problems.extend(
        store
            .check()
            .await?
            .into_iter()
            .map(|line| format!("database: {line}")),
    );

    let shelf = services.shelf();
    let (products, left_out) = (shelf.catalog.items.len(), shelf.left_out.len());
    eprintln!("catalogue: {products} products");
    let left_out_lines = shelf
        .left_out
        .iter()
        .map(|line| format!("left out of the catalogue: {line}"));
    problems.extend(left_out_lines);

    let obstacles = order_obstacles(&shelf);
    if obstacles.is_empty() {
        for line in unoffered(&shelf) {
            eprintln!("a currency is not offered: {line}");
        }
    }
    problems.extend(
        obstacles
            .into_iter()
            .map(|line| format!("nobody can order: {line}")),
    );
    for line in unset(&shelf.catalog.shop) {
        eprintln!("not set: {line}");
    }

    // Not a problem of the shop: one customer who mistypes an address has a message given up.
    let Unsent { waiting, given_up } = store.unsent_messages().await?;
    eprintln!("messages: {waiting} wait to be sent, {given_up} given up");

    let site = options.site.map_or_else(site::beside_the_program, Ok)?;
    match assets::find(&site) {
        Ok(assets) => eprintln!("site: {} with {}", site.display(), assets.wasm),
        Err(error) => problems.push(format!("site: {error}")),
    }

    let mut free = None;
    if Store::file(&options.database.database).is_some() {
        let file = Store::file(&options.database.database).unwrap_or_default();
        if std::fs::metadata(&file)?.permissions().mode() & 0o077 != 0 {
            let file = file.display();
            eprintln!("database: others on this machine may read it, which chmod 600 {file} ends");
        }
        let disk = rustix::fs::statvfs(options.database.folder())?;
        let mib = disk.f_bavail.saturating_mul(disk.f_frsize) >> 20;
        eprintln!("disk: {mib} MiB free beside the database");
        if mib < TIGHT {
            problems.push(format!("disk: only {mib} MiB free beside the database"));
        }
        free = Some(mib);
    }
    services.store.close().await;

    for problem in &problems {
        eprintln!("wrong: {problem}");
    }
    let free = free
        .map(|mib| format!(" free_mib={mib}"))
        .unwrap_or_default();
    figures(&format!(
        "database={kind} version={version} products={products} left_out={left_out} \
         messages={waiting} given_up={given_up}{free} problems={}",
        problems.len()
    ));
    match problems.len() {
        0 => Ok(()),
        1 => Err("one thing is wrong".into()),
        more => Err(format!("{more} things are wrong").into()),
    }
}
