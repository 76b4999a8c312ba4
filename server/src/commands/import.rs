//! `tafsil import`: takes a catalogue in, all of it or nothing.

use crate::cli::{Database, Failure};
use crate::commands::progress::{Bar, reading_bar};
use clap::{Args, ValueEnum};
use engine::text::fold;
use services::exchange::{self, Format, Known};
use services::{Counts, Kind, Services};
use std::path::PathBuf;
use std::time::Instant;

/// How many skipped rows are told one by one.
const TOLD: usize = 1_000;

const EXAMPLES: &str = "\
Examples:
  tafsil import catalogue/ --format icecat
  tafsil import products.csv --format shopify --strict
  tafsil export - | ssh elsewhere 'cat > shop.json && tafsil import shop.json --format tafsil'

A second import of the same files changes nothing and says added=0 changed=0. A server on
the same database shows what changed within a second.";

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Import {
    /// A file, or a folder whose files are read in the order of their names: *.json and
    /// *.json.zip for icecat and tafsil, *.csv for shopify; others are left alone
    path: PathBuf,
    /// What the files are written in
    #[arg(long, env = "TAFSIL_IMPORT_FORMAT")]
    format: Named,
    /// Change nothing if a single row cannot be taken. Without it such rows are skipped and
    /// told on standard error with their file, line and reason
    #[arg(long, env = "TAFSIL_IMPORT_STRICT")]
    strict: bool,
    #[command(flatten)]
    database: Database,
}

/// A format's name on the command line.
#[derive(Clone, Copy, ValueEnum)]
pub enum Named {
    /// Arrays of products with attr_t_, attr_n_ and attr_b_ fields
    Icecat,
    /// Shopify's product CSV
    Shopify,
    /// What `tafsil export` writes
    Tafsil,
}

impl From<Named> for Format {
    fn from(named: Named) -> Format {
        match named {
            Named::Icecat => Format::Icecat,
            Named::Shopify => Format::Shopify,
            Named::Tafsil => Format::Tafsil,
        }
    }
}

pub async fn run(options: Import) -> Result<(), Failure> {
    let started = Instant::now();
    let services = options.database.services().await?;
    let known = known(&services);
    let reading = tokio::task::spawn_blocking(move || {
        let told = exchange::Options {
            known,
            ..exchange::Options::default()
        };
        exchange::read_path_with(
            &options.path,
            options.format.into(),
            told,
            &mut reading_bar(),
        )
    });
    let mut reading = reading.await??;
    for row in reading.skipped.iter().take(TOLD) {
        eprintln!("skipped {}:{}: {}", row.file, row.line, row.reason);
    }
    let skipped = reading.skipped.len();
    if skipped > TOLD {
        eprintln!("skipped {} more", skipped - TOLD);
    }
    if options.strict && skipped > 0 {
        return Err(format!("{skipped} rows cannot be taken, so nothing was changed").into());
    }
    exchange::draw_kinds(&mut reading.document);
    let bar = Bar::spinner("keeping the catalogue");
    let applied = services.keep(&reading.document).await?;
    bar.finish();
    for (kind, counts) in &applied.documents {
        tell(kind.as_str(), *counts);
    }
    tell("stock", applied.stock);
    services.store.close().await;
    let Counts {
        added,
        changed,
        unchanged,
    } = applied
        .documents
        .get(&Kind::Product)
        .copied()
        .unwrap_or_default();
    crate::cli::figures(&format!(
        "products={} added={added} changed={changed} unchanged={unchanged} skipped={skipped} seconds={:.1}",
        added + changed + unchanged,
        started.elapsed().as_secs_f64(),
    ));
    Ok(())
}

/// What the shop has, for a document that brings only a part.
fn known(services: &Services) -> Known {
    let shelf = services.shelf();
    let catalog = &shelf.catalog;
    let choices = |attribute: &engine::catalog::Attribute| {
        attribute
            .choices
            .iter()
            .map(|choice| choice.key.clone())
            .collect()
    };
    Known {
        attributes: catalog
            .attributes
            .iter()
            .map(|attribute| (attribute.key.clone(), (attribute.kind, choices(attribute))))
            .collect(),
        categories: catalog
            .categories
            .iter()
            .map(|node| node.category.id.clone())
            .collect(),
        skus: catalog
            .variants
            .iter()
            .map(|variant| variant.sku.clone())
            .collect(),
        products: catalog.items.iter().map(|item| item.id.clone()).collect(),
        brands: catalog
            .brands
            .iter()
            .flat_map(|brand| [&brand.en, &brand.ar])
            .map(|name| fold(name))
            .collect(),
    }
}

fn tell(what: &str, counts: Counts) {
    if counts.added + counts.changed > 0 {
        eprintln!("{what}: {} added, {} changed", counts.added, counts.changed);
    }
}
