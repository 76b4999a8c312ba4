//! `tafsil eval`: how good the shop's answers are, measured.

use super::import::Named;
use super::progress::reading_bar;
use crate::cli::{Failure, figures};
use clap::{Args, Subcommand};
use services::eval::{self, Judged, Quality};
use services::exchange;
use std::path::PathBuf;
use std::time::Instant;

#[derive(Subcommand)]
pub enum Eval {
    /// Rank a catalogue for queries whose products people have rated
    Search(Search),
}

const EXAMPLES: &str = "\
Example:
  tafsil eval search --catalogue icecat/ --ratings ratings.csv --arabic queries-ar.csv

Prints a line a language: the mean nDCG@10 of the queries that have a product rated above 0
(gain 2^rating − 1, unrated products gain nothing), the same over the rated products alone,
queries without a result, and how long a query takes on one thread, warm, without facets.
No database is needed and none is touched.";

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Search {
    /// A catalogue, as for `import`
    #[arg(long, value_name = "PATH")]
    catalogue: PathBuf,
    /// What it is written in
    #[arg(long, default_value = "icecat")]
    format: Named,
    /// Ratings: query,docid,rating under a heading; docid is a product's id
    #[arg(long, value_name = "CSV")]
    ratings: PathBuf,
    /// The same queries in Arabic: query,arabic under a heading
    #[arg(long, value_name = "CSV")]
    arabic: Option<PathBuf>,
    /// Also say of each query, on standard error, how well it is answered: the worst first
    #[arg(long)]
    each: bool,
}

pub async fn search(options: Search) -> Result<(), Failure> {
    let each = options.each;
    let measured = tokio::task::spawn_blocking(move || measure(&options)).await??;
    for (lang, mut quality) in measured {
        if each {
            quality.each.sort_by(|a, b| a.1[0].total_cmp(&b.1[0]));
            for (query, [ndcg, rated_only]) in &quality.each {
                eprintln!(
                    "lang={lang} ndcg10={ndcg:.4} rated_only={rated_only:.4} query={query:?}"
                );
            }
        }
        figures(&format!(
            "lang={lang} ndcg10={:.4} rated_only={:.4} empty={}/{} p50_ms={:.2} p95_ms={:.2}",
            quality.ndcg,
            quality.rated_only,
            quality.empty,
            quality.queries,
            quality.time(50),
            quality.time(95),
        ));
    }
    Ok(())
}

fn measure(options: &Search) -> Result<Vec<(&'static str, Quality)>, Failure> {
    let judged = eval::ratings(&options.ratings)?;
    let arabic = options
        .arabic
        .as_deref()
        .map(eval::translations)
        .transpose()?;
    let reading = exchange::read_path(
        &options.catalogue,
        options.format.into(),
        &mut reading_bar(),
    )?;
    let started = Instant::now();
    let catalog = eval::catalogue(reading.document);
    let took = started.elapsed().as_millis();
    let products = catalog.items.len();
    eprintln!("catalogue: {products} products, indexed in {took} ms");
    let find = |query: &str| {
        let hits = catalog.text.find(query).into_iter();
        hits.filter_map(|hit| Some(catalog.item(hit.item)?.id.clone()))
            .collect()
    };
    let time = |run: &mut dyn FnMut()| {
        let started = Instant::now();
        run();
        started.elapsed().as_secs_f64() * 1000.0
    };
    let mut measured = vec![("en", eval::search(&judged, find, time))];
    if let Some(arabic) = arabic {
        let judged = judged.into_iter().filter_map(|judged| {
            let query = arabic.get(&judged.query)?.clone();
            Some(Judged { query, ..judged })
        });
        let judged: Vec<Judged> = judged.collect();
        measured.push(("ar", eval::search(&judged, find, time)));
    }
    Ok(measured)
}
