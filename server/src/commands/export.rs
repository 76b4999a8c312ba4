//! `tafsil export`: the whole catalogue in the exchange format.

use crate::cli::{Database, Failure, figures};
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  tafsil export shop.json
  tafsil export | gzip > shop.json.gz

Importing what was exported gives the same shop. Accounts and orders are not in it: those
are in a backup.";

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Export {
    /// The file to write, which must not exist; - writes to standard output, and the figures
    /// then to standard error
    #[arg(default_value = "-")]
    path: PathBuf,
    #[command(flatten)]
    database: Database,
}

pub async fn run(options: Export) -> Result<(), Failure> {
    let services = options.database.services().await?;
    let document = services.export().await?;
    services.store.close().await;
    let told = format!(
        "products={} categories={} attributes={} price_lists={} media={}",
        document.products.len(),
        document.categories.len(),
        document.attributes.len(),
        document.price_lists.len(),
        document.media.len(),
    );
    if options.path == Path::new("-") {
        write(std::io::stdout().lock(), &document)?;
        eprintln!("{told}");
    } else {
        let name = options.path.display().to_string();
        let file = std::fs::File::create_new(&options.path);
        write(file.map_err(|error| format!("{name}: {error}"))?, &document)?;
        figures(&told);
    }
    Ok(())
}

fn write(mut to: impl Write, document: &services::exchange::Document) -> Result<(), Failure> {
    to.write_all(services::exchange::write(document).as_bytes())?;
    to.flush()?;
    Ok(())
}
