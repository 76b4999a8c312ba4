//! `tafsil import`: takes a catalogue in, all of it or nothing.

use crate::cli::{Database, Failure};
use crate::commands::new_shop::make_settings;
use crate::commands::progress::{Bar, reading_bar};
use clap::{Args, ValueEnum};
use engine::Currency;
use services::exchange::{self, Document, Format, PricesInto, Reading, Skipped};
use services::{Applied, Counts, Keeping, Kind, ServiceError, Services, StockMode};
use std::path::PathBuf;
use std::time::Instant;

/// How many skipped rows are told one by one.
const TOLD: usize = 1_000;

const EXAMPLES: &str = "\
Examples:
  tafsil import catalogue/ --format icecat
  tafsil import products.csv --format shopify --strict
  tafsil import products.csv --format shopify --currency JOD --price-list walk-in
  tafsil import inventory.csv --format shopify
  tafsil import products.csv --format shopify --stock set
  tafsil export - | ssh elsewhere 'cat > shop.json && tafsil import shop.json --format tafsil'

What the shop has and the files do not name stays as it is. A second import of the same files
changes nothing and says added=0 changed=0. A server on the same database shows what changed
within a second.";

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
    /// What the prices of shopify and icecat are in: JOD, USD, EUR, KWD, BHD, SAR or AED. Without
    /// it: what the price list is in, else the shop's own currency (icecat: US dollars)
    #[arg(long, env = "TAFSIL_IMPORT_CURRENCY", value_name = "CODE", value_parser = currency)]
    currency: Option<Currency>,
    /// The id of the price list that the prices of shopify and icecat go to; made if the shop has
    /// none of this id. Without it: the shop's first in the currency
    #[arg(long, env = "TAFSIL_IMPORT_PRICE_LIST", value_name = "ID")]
    price_list: Option<String>,
    /// Whose number stands for units of a SKU that the shop has and the files name. By default
    /// keep where there were orders since an import last set units, otherwise set
    #[arg(long, env = "TAFSIL_IMPORT_STOCK", value_name = "WHOSE")]
    stock: Option<Whose>,
    #[command(flatten)]
    database: Database,
}

fn currency(code: &str) -> Result<Currency, String> {
    let codes = Currency::ALL.map(Currency::code).join(", ");
    Currency::from_code(code).ok_or_else(|| format!("it is one of {codes}"))
}

/// Whose units on hand stand.
#[derive(Clone, Copy, ValueEnum)]
enum Whose {
    /// The shop's: what was sold stays sold
    Keep,
    /// The files'
    Set,
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

/// How often the files are read again because the catalogue changed meanwhile.
const ATTEMPTS: usize = 3;

pub async fn run(options: Import) -> Result<(), Failure> {
    let started = Instant::now();
    let services = options.database.services_or_new().await?;
    let mut attempt = 1;
    let (reading, applied) = loop {
        let reading = read(&services, &options).await?;
        let how = Keeping {
            stock: match options.stock {
                Some(Whose::Keep) => StockMode::Keep,
                Some(Whose::Set) => StockMode::Set,
                None => StockMode::KeepIfSold,
            },
            is_import: true,
            revision: reading.revision,
        };
        let bar = Bar::spinner("keeping the catalogue");
        let kept = services.keep_as(&reading.document, how).await;
        bar.finish();
        match kept {
            Ok(applied) => break (reading, applied),
            Err(ServiceError::Conflict("catalogue")) if attempt < ATTEMPTS => attempt += 1,
            Err(error) => return Err(error.into()),
        }
        eprintln!("the catalogue changed meanwhile: reading again");
    };
    make_settings(&services, &reading.document).await?;
    services.store.close().await;
    for (kind, counts) in &applied.documents {
        tell(kind.as_str(), *counts);
    }
    tell("stock", applied.stock);
    tell_stock(&options, &reading, &applied);
    let skipped = reading.skipped.len();
    let counts = applied.documents.get(&Kind::Product).copied();
    let Counts {
        added,
        changed,
        unchanged,
    } = counts.unwrap_or_default();
    let taken = applied.documents.values().chain([&applied.stock]);
    let taken: usize = taken
        .map(|counts| counts.added + counts.changed + counts.unchanged)
        .sum();
    let products = added + changed + unchanged;
    // Beside products there are prices and stock; where there are products, they count.
    let rows = if products > 0 { products } else { taken };
    if skipped > rows && taken > 0 {
        eprintln!(
            "most rows could not be taken: {skipped} of {}",
            skipped + rows
        );
    }
    crate::cli::figures(&format!(
        "products={products} added={added} changed={changed} unchanged={unchanged} skipped={skipped} seconds={:.1}",
        started.elapsed().as_secs_f64(),
    ));
    Ok(())
}

/// Where prices go, for a format that names no price list.
async fn prices_into(services: &Services, options: &Import) -> Result<Option<PricesInto>, Failure> {
    let shelf = services.shelf();
    let has_shop = !services.store.documents(Kind::Shop).await?.is_empty();
    let shop = match options.format {
        Named::Tafsil if options.currency.is_some() || options.price_list.is_some() => {
            return Err("the tafsil format names its own price lists: --currency and --price-list are for shopify and icecat".into());
        }
        Named::Tafsil => return Ok(None),
        // Icecat's own prices are US dollars, wherever the shop is.
        Named::Icecat => None,
        Named::Shopify => has_shop.then_some(shelf.catalog.shop.currency),
    };
    let lists: Vec<_> = shelf
        .catalog
        .lists
        .iter()
        .map(|prices| prices.list.clone())
        .collect();
    Ok(Some(exchange::prices_into(
        options.currency,
        options.price_list.as_deref(),
        shop,
        shelf.catalog.shop.tax_mode,
        &lists,
    )?))
}

/// Reads the files beside what the shop has, and tells what is not taken as it is.
async fn read(services: &Services, options: &Import) -> Result<Reading, Failure> {
    let into = prices_into(services, options).await?;
    let mut told = exchange::Options {
        known: services.known().await?,
        ..exchange::Options::default()
    };
    if let Some(PricesInto { list, .. }) = &into {
        told.price_list = list.clone();
    }
    let (path, format) = (options.path.clone(), options.format.into());
    let is_derived = format != Format::Tafsil;
    let reading = tokio::task::spawn_blocking(move || {
        exchange::read_path_with(&path, format, told, &mut reading_bar())
    });
    let mut reading = reading.await??;
    if let Some(PricesInto { list, because }) =
        into.filter(|_| !reading.document.price_lists.is_empty())
    {
        eprintln!(
            "prices are in {} ({because}) and go to the price list '{}'",
            list.currency, list.id
        );
    }
    list("note", &reading.notices);
    list("skipped", &reading.skipped);
    let skipped = reading.skipped.len();
    if options.strict && skipped > 0 {
        return Err(format!("{skipped} rows cannot be taken, so nothing was changed").into());
    }
    if skipped > 0 && holds_nothing(&reading.document, is_derived) {
        return Err(format!("none of the {skipped} rows could be taken").into());
    }
    exchange::draw_kinds(&mut reading.document);
    Ok(reading)
}

fn list(what: &str, rows: &[Skipped]) {
    for row in rows.iter().take(TOLD) {
        eprintln!("{what} {}:{}: {}", row.file, row.line, row.reason);
    }
    if rows.len() > TOLD {
        eprintln!("{what} {} more", rows.len() - TOLD);
    }
}

/// Whether no row is left. A category or a price list may come of the format alone, and an
/// attribute of rows that were refused where attributes are derived.
fn holds_nothing(document: &Document, is_derived: bool) -> bool {
    let Document {
        format: _,
        version: _,
        shop,
        attributes,
        categories: _,
        products,
        deleted,
        price_lists,
        stock,
        media,
        curations,
        synonyms,
    } = document;
    let lists = [
        is_derived || attributes.is_empty(),
        products.is_empty(),
        deleted.is_empty(),
        price_lists.iter().all(|section| section.prices.is_empty()),
        stock.is_empty(),
        media.is_empty(),
        curations.is_empty(),
        synonyms.is_empty(),
    ];
    shop.is_none() && lists.iter().all(|is_empty| *is_empty)
}

/// Says whose stock stands and why, where there was a choice.
fn tell_stock(options: &Import, reading: &Reading, applied: &Applied) {
    let is_said = reading
        .document
        .stock
        .iter()
        .any(|row| row.on_hand.is_some());
    let sold = applied.orders_since;
    match (options.stock, applied.stock_kept) {
        _ if !is_said => {}
        (Some(Whose::Keep), _) => eprintln!("stock of known SKUs is kept: --stock keep"),
        (None, true) => eprintln!(
            "stock of known SKUs is kept, because of {sold} orders since an import last set it; \
             --stock set takes the files'"
        ),
        _ if applied.stock.changed > 0 => eprintln!("stock is set to the files'"),
        _ => {}
    }
}

fn tell(what: &str, counts: Counts) {
    if counts.added + counts.changed > 0 {
        eprintln!("{what}: {} added, {} changed", counts.added, counts.changed);
    }
}
